"""Points in brief: what a cell of the map says, and how much was said, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from dissensus.deriving.briefs import NOTHING, MapCell, Tally, cell_of, stance_of, tally_of
from dissensus.deriving.statements import Statement, alone
from dissensus.model import Card, Term


def statement(**stance: Any) -> Statement:
    card = Card(id="card", speaker="somebody", said="2024-03-12", claim="Said so.", reports=(), **stance)
    return Statement("point", alone(card), ())


HOLDS_A, HOLDS_B = statement(position="a"), statement(position="b")
A_IN_PART = statement(position="a", fit="partial")
REJECTS_A, REJECTS_CARD = statement(rejects="a"), statement(rejects="other-card")
DECLINES, ASIDE = statement(declines="true"), statement(aside="true")
NAMES = statement(terms=(Term(words="raid", of="raids"),))


@pytest.mark.parametrize(
    ("statements", "cell"),
    [
        ([], NOTHING),
        ([HOLDS_A], MapCell(holds=("a",))),
        ([HOLDS_A, HOLDS_A], MapCell(holds=("a",))),
        ([HOLDS_B, HOLDS_A], MapCell(holds=("b", "a"))),
        ([A_IN_PART], MapCell(holds_in_part=("a",))),
        ([A_IN_PART, HOLDS_A], MapCell(holds=("a",))),
        ([HOLDS_B, A_IN_PART], MapCell(holds=("b",), holds_in_part=("a",))),
        ([REJECTS_A], MapCell(rejects=("a",))),
        ([HOLDS_A, REJECTS_A], MapCell(holds=("a",), rejects=("a",))),
        ([statement(position="b", rejects="a")], MapCell(holds=("b",), rejects=("a",))),
        ([statement(position="b", rejects="other-card")], MapCell(holds=("b",))),
        ([statement(position="b", terms=NAMES.card.terms)], MapCell(holds=("b",))),
        ([DECLINES], MapCell(besides=("declines",))),
        ([ASIDE], MapCell(besides=("aside",))),
        ([statement(aside="true", terms=NAMES.card.terms)], MapCell(besides=("aside",))),
        ([REJECTS_CARD], MapCell(besides=("rejects-card",))),
        ([NAMES], MapCell(besides=("words",))),
        ([ASIDE, DECLINES, ASIDE, HOLDS_A], MapCell(holds=("a",), besides=("declines", "aside"))),
    ],
)
def test_a_cell_says_each_thing_once(statements: list[Statement], cell: MapCell) -> None:
    columns = ("b", "a")  # which do not stand A–Z
    assert cell_of([stance_of(each.card, columns) for each in statements], columns) == cell
    assert cell_of([stance_of(each.card, columns) for each in statements[::-1]], columns) == cell


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ([], None, None),
        (["2024-03-12"], (2024, 3, 12), (2024, 3, 12)),
        (["2024-03-12", "2024-03-10"], (2024, 3, 10), (2024, 3, 12)),
        (["2024-03-XX", "2024-03-12"], (2024, 3, 1), (2024, 3, 31)),
        (["../2024-03-12"], (2024, 3, 12), (2024, 3, 12)),
        (["2024-03-11/..", "2024-03-01/2024-03-09"], (2024, 3, 1), (2024, 3, 11)),
    ],
)
def test_a_tally_has_the_days_that_are_known(
    said: list[str], first: tuple[int, int, int] | None, last: tuple[int, int, int] | None
) -> None:
    statements = [replace(HOLDS_A, card=replace(HOLDS_A.card, said=each)) for each in said]
    assert tally_of(statements) == Tally(
        len(said), min(1, len(said)), 0, date(*first) if first else None, date(*last) if last else None
    )
