"""Cases in prose: fenced blocks under headings, each of a kind that its page declares.

Blocks are given until a block of a result says what has to come of them. Some kinds, such as a document, are given up
to the next one of that kind; the others for one result alone. What could be overlooked is a mistake: a block of an
unknown kind, one that no result follows, one given twice, a fence that is indented or never closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

FENCE = "```"


@dataclass(frozen=True)
class Kinds:
    """The kinds of block that a page may have, and the slot that each fills; “document wrapped” fills “document”."""

    lasting: frozenset[str]
    once: frozenset[str]
    results: frozenset[str]

    def slot(self, kind: str) -> str | None:
        """The slot of a kind; None if the page has no such kind."""
        return next((slot for slot in (kind, kind.partition(" ")[0]) if slot in self.lasting | self.once), None)


class Block(NamedTuple):
    """A fenced block."""

    kind: str
    text: str
    heading: str
    line: int


class Case(NamedTuple):
    """What is given, by slot, and the block that says what has to come of it."""

    given: dict[str, Block]
    result: Block


class Unclear(ValueError):  # noqa: N818 -- of the page, not of a program
    """A page that cannot be run as it is written."""


@dataclass
class _Given:
    """What was given so far, by slot, and the slots that no result has followed yet."""

    kinds: Kinds
    blocks: dict[str, Block] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)

    def take(self, block: Block, slot: str) -> None:
        if slot in self.waiting:
            raise Unclear(f"line {block.line}: a second `{slot}`, and nothing came of the first")
        self.blocks[slot] = block
        self.waiting.add(slot)

    def follow(self, result: Block) -> Case:
        case = Case(dict(self.blocks), result)
        if not case.given:
            raise Unclear(f"line {result.line}: a `{result.kind}` of nothing")
        self.waiting.clear()
        self.blocks = {slot: block for slot, block in self.blocks.items() if slot in self.kinds.lasting}
        return case


def cases_of(page: str, kinds: Kinds) -> Iterator[Case]:
    """The cases of a page, in order. Raises Unclear where one could be overlooked."""
    given = _Given(kinds)
    for block in blocks_of(page):
        slot = kinds.slot(block.kind)
        if block.kind in kinds.results:
            yield given.follow(block)
        elif slot:
            given.take(block, slot)
        else:
            raise Unclear(f"line {block.line}: no block of this page is called `{block.kind}`")
    if given.waiting:
        raise Unclear(f"nothing comes of the last {' and '.join(sorted(given.waiting))}")


def blocks_of(page: str) -> Iterator[Block]:
    """Every fenced block of a page, under its heading."""
    heading, opened, kind = "", 0, ""
    among: list[str] = []
    for number, line in enumerate(page.split("\n"), 1):
        if opened and line == FENCE:
            yield Block(kind, "\n".join(among), heading, opened)
            opened = 0
        elif opened:
            among.append(line)
        elif line.lstrip().startswith((FENCE, "~~~")):
            if not line.startswith(FENCE) or not line.strip("`"):
                raise Unclear(f"line {number}: a fence begins its line, and says what its block is")
            opened, kind, among = number, line.removeprefix(FENCE), []
        elif line.startswith("## "):
            heading = line.removeprefix("## ")
    if opened:
        raise Unclear(f"line {opened}: a fence is never closed")
