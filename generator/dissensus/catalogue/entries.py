"""Entries: under which headings others find what a point says. Statements are named by point and number.

A heading is a kind and a key, and is a fact: all that stands under it, in order. `rank` decides the order, then the
point, then the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dissensus.deriving.points import targets_of
from dissensus.deriving.resting import rank_of
from dissensus.deriving.statements import Statement
from dissensus.model import Point

Heading = tuple[str, str]  # kind and key
Entry = tuple[str, str, bytes, int]  # kind, key, rank, number of the statement (0: the point itself)

TITLED: Final = "titled"  # all points A–Z by title, under no key: no list, but an index of the points
TOPIC: Final = "topic"
SAID: Final = "said"  # by a source
RELAYED: Final = "relayed"  # by a source
RESTING: Final = "resting"  # on a document, in the order of the text
CAVEAT: Final = "caveat"  # having a caveat in a document, in the order of the text
HEARD: Final = "heard"  # by a card, “point#card”: the statements that stand in a relation to it


def entries_of(point: Point, statements: Sequence[Statement]) -> list[Entry]:
    """Everything of one point that is found under a heading, each once."""
    title = rank_of_title(point.title)
    entries: list[Entry] = [(TOPIC, topic, title, 0) for topic in point.topics]
    for statement in statements:
        number = statement.number
        entries.append((SAID, statement.card.speaker, b"", number))
        if statement.card.relates:
            entries += [(HEARD, "#".join(target), b"", number) for target in targets_of(statement)]
        for reported in statement.reports:
            document = reported.report.document
            for relay in reported.report.via:
                entries.append((RELAYED, relay, b"", number))
            entries.append((RESTING, document, rank_of(reported.passage), number))
            if reported.caveat:
                entries.append((CAVEAT, document, rank_of(reported.caveat), number))
    return list(dict.fromkeys(entries))


def rank_of_title(title: str) -> bytes:
    """A rank by which points stand A–Z by title."""
    return title.casefold().encode()
