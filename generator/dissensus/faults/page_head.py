"""Where the YAML head of a Markdown page stands."""

from __future__ import annotations

import re

_LINE_END = r"(?>\r\n|\n|\r)"  # atomic: read in two ways, a long page without an end to its head would never be done
_HEAD = re.compile(rf"---[ \t]*{_LINE_END}(?P<head>(?:[^\r\n]*{_LINE_END})*?)---[ \t]*(?:{_LINE_END}|\Z)")


def split_page(text: str) -> tuple[str, int] | None:
    """The head of a page, and the offset at which its body begins; None if it has no head.

    The `---` before the head is given as spaces, so that offsets and lines in the head are those of the page.
    """
    found = _HEAD.match(text)
    if found is None:
        return None
    return "   " + text[3 : found.end("head")], found.end()
