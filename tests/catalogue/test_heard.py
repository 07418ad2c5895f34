"""Relations as the cards they lead to see them: looked up point by point, the same as gone through one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissensus.catalogue.entries import HEARD
from dissensus.catalogue.facts import reads
from dissensus.catalogue.filing import file_points
from dissensus.catalogue.kinds import CARD, OUTLINE
from dissensus.catalogue.sealing import sealed
from dissensus.catalogue.shelves import Shelves
from dissensus.catalogue.store import Store
from dissensus.compiling.points import Filed
from dissensus.deriving.outlines import outline_of
from dissensus.deriving.points import CardPlace, heard_in, targets_of
from dissensus.deriving.statements import Statement, alone
from dissensus.model import Card, Relation

POINTS = ("a", "a-b", "a-b-c", "a0", "ab", "b")  # ids that begin alike, and sort before and behind one another
CARDS = ("x", "x-y", "y")
PLACES = [(point, card) for point in POINTS for card in CARDS]

Relations = dict[CardPlace, list[CardPlace]]


@pytest.fixture(scope="session")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A function that gives an empty folder each time."""
    return lambda: tmp_path_factory.mktemp("heard")


def statement(place: CardPlace, to: list[CardPlace]) -> Statement:
    point, id_ = place
    relates = tuple(Relation(to=card if there == point else f"{there}#{card}", as_="repeats") for there, card in to)
    card = Card(id=id_, speaker="somebody", said="2024-03-12", claim="Said so.", reports=(), relates=relates)
    return Statement(point, alone(card), (), number=CARDS.index(id_) + 1)


def filed(point: str, statements: list[Statement]) -> Filed:
    entries = {(HEARD, "#".join(to), b"", each.number) for each in statements for to in targets_of(each)}
    told = tuple((each.card.id, sealed(each)) for each in statements)
    outlines = tuple(sealed(outline_of(each)) for each in statements)
    return Filed(
        point, b"", b"", b"", is_sound=True, entries=sealed(sorted(entries)), statements=told, outlines=outlines
    )


@settings(max_examples=25)
@given(
    relations=st.fixed_dictionaries({place: st.lists(st.sampled_from(PLACES), max_size=2) for place in PLACES}),
    asked=st.permutations(PLACES),
    around=st.lists(st.sampled_from(range(len(PLACES))), unique=True),
)
def test_whoever_asks_in_whatever_order(
    relations: Relations, asked: list[CardPlace], around: list[int], anew: Callable[[], Path]
) -> None:
    statements = [statement(place, relations[place]) for place in PLACES]
    store = Store.new(anew() / "catalogue", "me")
    file_points(store, [filed(point, [s for s in statements if s.point == point]) for point in POINTS], ())
    shelves = Shelves(store, cast(Any, None), cast(Any, None))
    shelves.look_round([statements[number] for number in around])
    for card in asked:
        with reads() as facts:
            heard = shelves.heard[card]
            told = shelves.cards[card]
        assert list(heard) == list(heard_in(map(outline_of, statements), card))
        assert told == outline_of(statements[PLACES.index(card)])
        asked_for = {told, *(each.by for each in heard)}
        assert facts == {
            (HEARD, "#".join(card)),
            (CARD, "#".join(card)),
            *((OUTLINE, f"{each.point}#{each.number}") for each in asked_for),
        }
    store.close()
