"""What each fault means, why its rule is there, and an example with its remedy: texts that come with the generator.

Each code has a file in `explained/`, Markdown of one shape: its sentence, the reason, what is wrong in the file named,
how that is told, and the same mended. The examples are those of one small site, and a test builds each of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from msgspec import Struct


class Explanation(Struct, frozen=True):
    """A fault explained to a curator."""

    code: str
    meaning: str  # one sentence
    why: str  # one paragraph, with `code` as in Markdown
    file: str | None  # where the example stands; None where it is about the names of files
    wrong: str
    told: str  # as text, at the width of the manual
    mended: str
    markdown: str  # all of it but the code, as written


# The codes by what they are about, in the order in which a curator meets the rules.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "The files of a site": (
        "missing-file",
        "bad-path",
        "not-a-file",
        "not-a-folder",
        "outside-site",
        "stray-file",
        "too-large",
        "not-utf-8",
        "control-character",
        "document-changed",
        "repeated-file",
    ),
    "How a file is written": (
        "yaml-syntax",
        "toml-syntax",
        "no-head",
        "several-documents",
        "repeated-key",
        "key-not-text",
        "alias",
        "merge-key",
        "tag",
        "too-deep",
    ),
    "Keys and their values": (
        "unknown-key",
        "missing-key",
        "empty",
        "wrong-kind",
        "unknown-word",
        "bad-form",
        "bad-id",
        "reserved-id",
        "too-long",
        "out-of-range",
    ),
    "Sources and parties": (
        "unknown-source",
        "unknown-party",
        "circular-part-of",
        "joint-member",
        "not-an-outlet",
        "shared-name",
        "spelling-not-found",
    ),
    "Points, positions and cards": (
        "repeated-id",
        "retired-id-taken",
        "missing-facet",
        "unknown-facet",
        "unused-facet",
        "no-stance",
        "two-stances",
        "unknown-position",
        "unknown-rejected",
        "rejects-itself",
        "needless-fit",
        "relates-to-itself",
        "unknown-named",
        "unused-named",
        "repeated-term",
        "missing-how",
        "needless-how",
        "unknown-card",
        "unknown-page",
    ),
    "Reports and quotes": (
        "unknown-document",
        "repeated-report",
        "quote-not-found",
        "quote-ambiguous",
        "neighbours-not-found",
        "quote-cuts-word",
        "quote-crosses-paragraphs",
        "quote-elision",
        "quote-empty",
        "title-not-found",
        "term-words-not-found",
        "set-aside-ends-early",
        "set-aside-used",
    ),
    "Dates and figures": (
        "bad-date",
        "missing-date-reason",
        "date-words-not-found",
        "said-after-published",
        "figure-numbers",
        "figure-words-not-found",
        "uncarried-figure",
    ),
    "How the site speaks": (
        "loaded-word",
        "reporting-verb",
        "leading-question",
        "sided-label",
        "unequal-positions",
        "uncited-sentence",
        "certain-ending",
        "needless-allowance",
    ),
    "Themes": ("unknown-theme", "unusable-theme", "unusable-template"),
    "Pages as they are built": ("dead-link", "other-host", "repeated-anchor"),
}
CODES: Final = tuple(code for codes in GROUPS.values() for code in codes)

_TEXTS: Final = files("dissensus.faults") / "explained"
_SHAPE: Final = re.compile(
    r"# (?P<code>[a-z0-9-]+)\n\n"
    r"(?P<markdown>(?P<meaning>(?:.+\n)+)\n(?P<why>(?:.+\n)+)\n"
    r"(?:In `(?P<file>[^`\n]+)`|Among the files), wrong:\n\n```[a-z]+\n(?P<wrong>(?:.*\n)+?)```\n\n"
    r"This is told as:\n\n```text\n(?P<told>(?:.*\n)+?)```\n\n"
    r"Mended:\n\n```[a-z]+\n(?P<mended>(?:.*\n)+?)```\n)"
)


def explanation(code: str) -> Explanation | None:
    """The explanation of a code; None where there is no such code."""
    return parse((_TEXTS / f"{code}.md").read_text(encoding="utf-8")) if code in CODES else None


def parse(text: str) -> Explanation:
    """The explanation in a file of `explained/`. Raises ValueError where its shape is another."""
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise ValueError(f"not in the shape of an explanation: {text[:80]!r}")
    return Explanation(
        code=found["code"],
        meaning=_joined(found["meaning"]),
        why=_joined(found["why"]),
        file=found["file"],
        wrong=found["wrong"],
        told=found["told"],
        mended=found["mended"],
        markdown=found["markdown"],
    )


def _joined(lines: str) -> str:
    return " ".join(lines.split())
