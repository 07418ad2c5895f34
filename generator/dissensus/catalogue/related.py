"""How statements stand to others, as the catalogue has it: which statement a card is, and which relate to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dissensus.catalogue.entries import HEARD
from dissensus.catalogue.facts import ALL, ask, ask_all, is_asked
from dissensus.catalogue.headings import Under
from dissensus.catalogue.kinds import CARD, OUTLINE, POINT
from dissensus.catalogue.sealing import Damaged, opened
from dissensus.catalogue.statements import Statements, as_object
from dissensus.catalogue.store import Store
from dissensus.deriving.outlines import Outline, Place
from dissensus.deriving.points import CardPlace, Heard, heard_in, referred_to
from dissensus.deriving.statements import Statement
from dissensus.model import CardId, PointId

_AT_HAND = 256  # points of which it is at hand what leads to and from their cards


class Related:
    """The statements of cards, and the relations that lead to them."""

    def __init__(self, store: Store, statements: Statements) -> None:
        self.store = store
        self.statements = statements
        self.cards: Mapping[CardPlace, Outline] = _ByCard(self)
        self.heard: Mapping[CardPlace, Sequence[Heard]] = _HeardBy(self)
        self._outlined: dict[PointId, dict[CardId, Outline]] = {}
        self._heard_on: dict[PointId, dict[CardId, list[Place]]] = {}
        self._heard_by: dict[str, list[Outline]] = {}  # of the statements of one page, as is what they refer to
        self._referred: dict[CardPlace, Outline] = {}

    def __reduce__(self) -> tuple[type[Related], tuple[Store, Statements]]:
        return Related, (self.store, self.statements)  # in another process as made anew

    def look_round(self, statements: Sequence[Statement]) -> None:
        """Has at hand to which others these statements of a page refer, and which relate to them: three queries."""
        heard: dict[str, list[Outline]] = {f"{each.point}#{each.card.id}": [] for each in statements}
        query = """
            select heading.key, entries from json_each(?) as sought cross join heading
            on kind = ? and heading.key = sought.value
        """
        places = _relating(self.store.rows(query, json.dumps(list(heard)), HEARD))
        for (card, *_), outline in zip(places, self.statements.looked_up([each[1:] for each in places]), strict=True):
            heard[card].append(outline)
        self._heard_by = heard
        query = """
            select outline.value from json_each(?) as sought cross join outline
            on point = sought.key and instr(outline.value, cast(sought.value as blob))
        """
        named = {place for each in statements for place in referred_to(each)}
        found = [opened(value, Outline) for (value,) in self.store.rows(query, as_object(named))] if named else []
        self._referred = {(each.point, each.card): each for each in found}

    def heard_by(self, card: CardPlace) -> Sequence[Heard]:
        """The relations that lead to a card."""
        point, id_ = card
        key = f"{point}#{id_}"
        ask(HEARD, key)
        outlines = self._heard_by.get(key)
        if outlines is not None:
            ask_all([(OUTLINE, f"{each.point}#{each.number}") for each in outlines])
            return heard_in(outlines, card) if outlines else ()
        if point not in self._heard_on:
            self._listen(point)
        places = self._heard_on[point].get(id_)
        return heard_in(self._outlines_at_hand(places), card) if places else ()

    def card(self, card: CardPlace) -> Outline:
        """The statement of a card. Whoever asks for one mostly asks for others of its point."""
        point, id_ = card
        is_whole = is_asked(POINT, point)
        if not is_whole:
            ask(CARD, f"{point}#{id_}")
        outline = self._referred.get(card) or self._outlines_on(point)[id_]
        if not is_whole:
            ask(OUTLINE, f"{point}#{outline.number}")
        return outline

    def keep_outlined(self, point: PointId, outlines: Iterable[Outline]) -> None:
        """Has the statements of a point at hand in outline: all of them, in order."""
        if len(self._outlined) >= _AT_HAND:
            self._outlined.clear()
        self._outlined[point] = {each.card: each for each in outlines}

    def _outlines_on(self, point: PointId) -> Mapping[CardId, Outline]:
        if point not in self._outlined:
            rows = self.store.rows("select value from outline where point = ? order by number", point)
            self.keep_outlined(point, [opened(value, Outline) for (value,) in rows])
        return self._outlined[point]

    def _outlines_at_hand(self, places: Sequence[Place]) -> Sequence[Outline]:
        """Some statements in outline, mostly of one point that is at hand."""
        points = {point for point, _ in places}
        if not points <= self._outlined.keys():
            return self.statements.outlines(places)
        ask_all([(OUTLINE, f"{point}#{number}") for point, number in places if not is_asked(POINT, point)])
        at_hand = {point: list(self._outlined[point].values()) for point in points}
        if any(number > len(at_hand[point]) for point, number in places):
            raise Damaged("a statement is gone")
        return [at_hand[point][number - 1] for point, number in places]

    def _listen(self, to: PointId) -> None:
        """Has at hand which statements stand in a relation to any card of a point."""
        if len(self._heard_on) >= _AT_HAND:
            self._heard_on.clear()
        heard = self._heard_on[to] = {}
        query = "select key, entries from heading where kind = ? and key > ? and key < ?"
        for key, point, number in _relating(self.store.rows(query, HEARD, f"{to}#", f"{to}$")):
            heard.setdefault(key[len(to) + 1 :], []).append((point, number))


def _relating(rows: Iterable[tuple[str, bytes]]) -> list[tuple[str, str, int]]:
    """From pieces of lists: a card, and the point and the number of a statement that relates to it, in order."""
    return sorted((card, point, number) for card, value in rows for _, point, number in opened(value, list[Under]))


class _HeardBy(Mapping[CardPlace, Sequence[Heard]]):
    """Relations by the card that they lead to."""

    def __init__(self, related: Related) -> None:
        self._related = related

    def __getitem__(self, card: CardPlace) -> Sequence[Heard]:
        return self._related.heard_by(card)

    def __iter__(self) -> Iterator[CardPlace]:
        return iter(self._related.cards)

    def __len__(self) -> int:
        return len(self._related.cards)


class _ByCard(Mapping[CardPlace, Outline]):
    """Statements in outline by point and card."""

    def __init__(self, related: Related) -> None:
        self._related = related

    def __getitem__(self, card: CardPlace) -> Outline:
        return self._related.card(card)

    def __iter__(self) -> Any:
        ask(CARD, ALL)
        return iter(self._related.store.rows("select point, card from statement order by point, number"))

    def __len__(self) -> int:
        return self._related.statements.number
