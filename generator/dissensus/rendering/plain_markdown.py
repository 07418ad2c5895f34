"""The Markdown that summaries and notes mostly are: paragraphs of plain text, *…*, **…** and citations.

What is written so is made into HTML here, in a fifth of the time; everything else is markdown-it-py's. Both give the
same bytes, so what counts as plain is narrow: in doubt it is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dissensus.citations import CITATION, references

# Code, HTML, entities, escapes, tables, underscores, and white space that is neither a space nor a line end.
_WHITE = "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_NOT_PLAIN = frozenset("\\`<&_|~\0" + _WHITE)
_BLOCK = re.compile(r"[#>+=: -]|[0-9]+[.)]|\*(?:[ *]|\Z)")  # what a line begins with that is no paragraph
_BLANK_LINES = re.compile("\n\n+")
# Marks that can only open, or only close, whatever CommonMark looks at to either side of them.
_EMPHASIS = re.compile(r"(?<![^ \n(])(\*\*?)(?=[^\W_])([^*]*)(?<=[^\W_])\1(?![^ \n.,;:)?!])")

Cite = Callable[[tuple[str, ...]], str]  # from what a citation refers to, to its markup


def plain_html(markdown: str, cite: Cite) -> str | None:
    """Plain Markdown as blocks of HTML; None if it is not plain."""
    text = markdown.strip("\n")
    if not _is_plain(text):
        return None
    made: list[str] = []
    for paragraph in _BLANK_LINES.split(text):
        if (html := _paragraph(paragraph, cite)) is None:
            return None
        made.append(f"<p>{html}</p>\n")
    return "".join(made)


def _is_plain(text: str) -> bool:
    """Whether it holds nothing but letters, marks that mean nothing, stars, brackets, and lines that begin no block."""
    if not text or "]:" in text or " \n" in text or text[-1] == " " or any(map(text.__contains__, _NOT_PLAIN)):
        return False
    return not any(_BLOCK.match(line) for line in text.split("\n") if line)


def _paragraph(text: str, cite: Cite) -> str | None:
    """The HTML of a paragraph; None where brackets or stars stand otherwise than round a citation or some words."""
    made: list[str] = []
    end = 0
    for found in CITATION.finditer(text):
        made += (text[end : found.start()], cite(references(found)))
        end = found.end()
    made.append(text[end:])
    for place in range(0, len(made), 2):
        words = made[place]
        if "[" in words or "]" in words:
            return None
        words = words.replace('"', "&quot;").replace(">", "&gt;")
        if "*" in words:
            words = _EMPHASIS.sub(_emphasised, words)
            if "*" in words:
                return None
        made[place] = words
    return "".join(made)


def _emphasised(found: re.Match[str]) -> str:
    name = "em" if found[1] == "*" else "strong"
    return f"<{name}>{found[2]}</{name}>"
