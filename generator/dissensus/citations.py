"""Citations of cards in Markdown: `[@card]`, `[@point#card]`, or several at once, `[@card; @point#card]`.

Nothing is cited within code, after a backslash, or by a link's text (`[@name](address)`). The check and the
page read citations by the same rule, so what is shown as a citation is what was checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

# Loose about what stands inside: a reference that leads nowhere is to be told, not shown as if it were prose.
CITATION = re.compile(r"\[@([^\[\]\n]*)\](?!\(|\[(?!@))")


class Citation(Struct, frozen=True):
    """One reference of a citation. `words` is the whole citation as typed; `line` counts from 0."""

    words: str
    point: str | None  # None: a card of the point that cites
    card: str
    line: int  # of the Markdown, on which the paragraph or heading begins

    @property
    def reference(self) -> str:
        """What it refers to as typed, without its `@`: `card` or `point#card`."""
        return self.card if self.point is None else f"{self.point}#{self.card}"


def citations(markdown: str) -> Iterator[Citation]:
    """Every reference, in the order written."""
    if "[@" not in markdown:
        return
    found = _in_plain_lines(markdown) if _is_plain(markdown) else _parsed(markdown)
    for words, referred, line in found:
        for reference in referred:
            point, hash_mark, card = reference.rpartition("#")
            yield Citation(words, point if hash_mark else None, card, line)


def cites_only(markdown: str, cards: frozenset[str]) -> bool:
    """Whether a glance shows nothing but single citations of these; then a closer look shows no others."""
    return cards.issuperset(CITATION.findall(markdown))


def links(markdown: str) -> Iterator[tuple[str, int]]:
    """The address of every link, percent-encoded, with the line, from 0, on which its paragraph or heading begins."""
    if "](" not in markdown and "<" not in markdown and "]:" not in markdown:
        return
    for block in _reader().parse(markdown):
        for token in block.children or ():
            if token.type == "link_open":
                yield str(token.attrs["href"]), block.map[0] if block.map else 0


def references(citation: re.Match[str]) -> tuple[str, ...]:
    """What a match of CITATION refers to: `card` or `point#card`, each without its `@`."""
    return tuple(part.strip().removeprefix("@") for part in citation.group(1).split(";"))


def dialect() -> MarkdownIt:
    """A parser of the Markdown that curators write: CommonMark with tables and citations, no raw HTML, no images."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.inline.ruler.before("link", "citation", _read_citation)
    return parser


_reader = cache(dialect)


def _parsed(markdown: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    for block in _reader().parse(markdown):
        for token in block.children or ():
            if token.type == "citation":
                yield token.content, token.meta["references"], block.map[0] if block.map else 0


# One paragraph without code, escapes, tables and links, in which a citation is whatever looks like one. To parse such a
# summary takes seven times as long, and most are such.
_LINE = r"(?![ \-+*_=#>:]|\d+[.)])[^\\`~<|\t\r\n\0]+"
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*\n*")


def _is_plain(markdown: str) -> bool:
    return "](" not in markdown and "]:" not in markdown and _PARAGRAPH.fullmatch(markdown) is not None


def _in_plain_lines(markdown: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    return ((found[0], references(found), 0) for found in CITATION.finditer(markdown))


def _read_citation(state: StateInline, silent: bool) -> bool:
    """The rule by which markdown-it reads a citation into a token; stands before its rule `link`."""
    found = CITATION.match(state.src, state.pos)
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found.group()
        token.meta = {"references": references(found)}
    state.pos = found.end()
    return True
