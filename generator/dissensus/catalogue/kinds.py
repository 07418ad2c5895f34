"""The kinds of facts that follow from points, beside the headings of their entries."""

from __future__ import annotations

from typing import Final

POINT: Final = "point"  # the whole of it: its words and its statements
HEAD: Final = "head"  # its title and its question
BRIEF: Final = "brief"
STATEMENT: Final = "statement"
OUTLINE: Final = "outline"
CARD: Final = "card"  # which number the statement of a card has on the page of its point
NEIGHBOURS: Final = "neighbours"
NUMBER: Final = "number"  # how many statements there are
CARRIED: Final = "carried"  # by a document: the statements that it reports, wherever in it
SPEAKERS: Final = "speakers"  # which sources have any
PUBLISHED_BY: Final = "published by"  # by an outlet: which documents, and of which days
SIDES: Final = "sides"  # of each source its party, and for whom its name stands
