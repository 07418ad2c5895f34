"""The tables of a site as the catalogue has them: looked up when a page asks, in part where they are long."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Literal

from msgspec import Struct

from dissensus.catalogue.entries import (
    CAVEAT,
    HEARD,
    RELAYED,
    RESTING,
    SAID,
    TITLED,
    TOPIC,
    rank_of_title,
)
from dissensus.catalogue.facts import ALL, Filed, ask, ask_all, is_asked, reads
from dissensus.catalogue.store import Damaged, Store, opened
from dissensus.deriving.briefs import Brief, Head
from dissensus.deriving.carrying import LISTED, Uncarried
from dissensus.deriving.coverage import Report
from dissensus.deriving.outlines import Outline, Place, outline_of
from dissensus.deriving.points import (
    CardPlace,
    Heard,
    PointTable,
    documents_by_date,
    heard_in,
    point_table,
    referred_to,
)
from dissensus.deriving.resting import Resting, passages_of
from dissensus.deriving.sides import sides_of
from dissensus.deriving.silence import Roll, roll_of
from dissensus.deriving.statements import Statement
from dissensus.deriving.tables import Ahead
from dissensus.evidence import Evidence
from dissensus.model import CardId, DocumentId, Id, Library, PartyId, Point, PointId, SourceId

POINT = "point"  # the whole of it: its words and its statements
HEAD = "head"  # its title and its question
BRIEF = "brief"
STATEMENT = "statement"
OUTLINE = "outline"
CARD = "card"  # which number the statement of a card has on the page of its point
NEIGHBOURS = "neighbours"
NUMBER = "number"  # how many statements there are
CARRIED = "carried"  # by a document: the statements that it reports, wherever in it
SPEAKERS = "speakers"  # which sources have any
SIDES = "sides"  # of each source its party, and for whom its name stands


class _Renamed(Struct, frozen=True):
    """Of a point only what it was called before."""

    previously: tuple[str, ...] = ()


class Shelves:
    """The tables of one state of a site. `library` is without points; they are looked up here."""

    def __init__(self, store: Store, library: Library, evidence: Evidence) -> None:
        self.store = store
        self.library = library
        self.evidence = evidence
        ids = self._ids
        self.written: Filed[Point] = Filed(POINT, ids, self._written)
        self.points: Mapping[PointId, PointTable] = Filed(POINT, ids, self._table, _TABLES)
        self.briefs: Filed[Brief] = Filed(BRIEF, ids, self._brief)
        self.heads: Filed[Head] = Filed(HEAD, ids, self._head, _HEADS)
        self.heard: Mapping[CardPlace, Sequence[Heard]] = _HeardBy(self)
        self.spoken_on: Mapping[SourceId, Collection[PointId]] = Filed(SAID, self._sources, self._spoken_on)
        self.retired: Mapping[PointId, Sequence[PointId]] = Filed(POINT, ids, self._retired)
        self.neighbours: Mapping[PointId, tuple[PointId | None, PointId | None]] = Filed(NEIGHBOURS, ids, self._beside)
        self.topics: Mapping[Id, Sequence[PointId]] = Filed(TOPIC, partial(self._headings, TOPIC), self._of_topic)
        self.by_source: Mapping[SourceId, Sequence[Place]] = Filed(SAID, self._speakers, self._said)
        self.jointly: Mapping[SourceId, Sequence[Place]] = Filed("jointly", self._joining, self._said_jointly)
        self.relayed_by: Mapping[SourceId, Sequence[Place]] = Filed(
            RELAYED, partial(self._headings, RELAYED), self._relayed
        )
        self.uncarried: Mapping[SourceId, Uncarried] = Filed(CARRIED, self._outlets, self._not_carried)
        self.by_document: Mapping[DocumentId, Sequence[Resting]] = Filed(
            RESTING, partial(self._headings, RESTING), self._resting
        )
        self.cards: Mapping[CardPlace, Outline] = _ByCard(self)
        self.lengths: Mapping[DocumentId, int] = Filed("document", self._measured, self._length)
        self._outlined: dict[PointId, dict[CardId, Outline]] = {}
        self._heard_on: dict[PointId, dict[CardId, list[Place]]] = {}
        self._heard_by: dict[str, list[Outline]] = {}  # of the statements of one page, as is what they refer to
        self._referred: dict[CardPlace, Outline] = {}
        self._documents: Mapping[str, Sequence[DocumentId]] = Filed("documents", tuple, self._documents_by_date)
        self._roll: Mapping[str, Roll] = Filed("roll", tuple, self._whole_roll)

    def __getstate__(self) -> tuple[Store, Library, Evidence]:
        return self.store, self.library, self.evidence

    def __setstate__(self, state: tuple[Store, Library, Evidence]) -> None:
        self.__init__(*state)  # type: ignore[misc]  # as made anew

    def renewed(self) -> Shelves:
        """The same for another state of the points amid the same parties, sources and documents."""
        shelves = Shelves(self.store, self.library, self.evidence)
        shelves._documents, shelves._roll = self._documents, self._roll
        return shelves

    @property
    def roll(self) -> Roll:
        """Who can be silent on a point."""
        return self._roll[ALL]

    @property
    def ordered(self) -> Sequence[PointId]:
        """All points A–Z by title."""
        ask(TITLED)
        return self._ordered

    @property
    def sides(self) -> Collection[PartyId | None]:
        """The parties that somebody speaks for."""
        ask(SPEAKERS)
        ask(SIDES)
        return self._sides

    @property
    def number(self) -> int:
        """How many statements there are."""
        ask(NUMBER)
        return self._number

    @property
    def documents(self) -> Sequence[DocumentId]:
        """All documents by date."""
        return self._documents[ALL]

    def outlines(self, places: Sequence[Place]) -> Sequence[Outline]:
        """Some statements in outline."""
        ask_all([(OUTLINE, f"{point}#{number}") for point, number in places])
        return self._found("outline", places, Outline)

    def in_full(self, places: Sequence[Place]) -> Sequence[Statement]:
        """Some statements."""
        ask_all([(STATEMENT, f"{point}#{number}") for point, number in places])
        return self._found("statement", places, Statement)

    def look_ahead(self, points: Sequence[PointId], *kinds: Ahead) -> None:
        """Has at hand what will be asked of some tables about each of these points."""
        if "heads" in kinds:
            self.heads.look_ahead(points, partial(self._values, "head", Head))
        if "briefs" in kinds:
            self.briefs.look_ahead(points, partial(self._values, "brief", Brief))

    def look_round(self, statements: Sequence[Statement]) -> None:
        """Has at hand to which others these statements of a page refer, and which relate to them: two queries."""
        heard: dict[str, list[Outline]] = {f"{each.point}#{each.card.id}": [] for each in statements}
        query = """
            select entry.key, outline.value from json_each(?) as sought cross join entry
            on kind = ? and entry.key = sought.value cross join outline using (point, number)
            order by entry.key, point, number
        """
        for card, value in self.store.rows(query, json.dumps(list(heard)), HEARD):
            heard[card].append(opened(value, Outline))
        self._heard_by = heard
        query = """
            select outline.value from json_each(?) as sought cross join outline
            on point = sought.key and instr(outline.value, cast(sought.value as blob))
        """
        named = {place for each in statements for place in referred_to(each)}
        found = [opened(value, Outline) for (value,) in self.store.rows(query, _object(named))] if named else []
        self._referred = {(each.point, each.card): each for each in found}

    def _found(self, table: Literal["outline", "statement"], places: Sequence[Place], kind: Any) -> list[Any]:
        if not places:
            return []
        query = f"""
            select held.value from json_each(?) as place cross join {table} as held
            on point = place.key and number = place.value
        """
        rows = self.store.rows(query, _object(places))
        if len(rows) != len(places):
            raise Damaged("a statement is gone")
        return [opened(value, kind) for (value,) in rows]

    def _values(self, column: str, kind: Any, ids: Sequence[PointId]) -> dict[PointId, Any]:
        query = f"select point.id, {column} from json_each(?) as sought cross join point on point.id = sought.value"
        return {id_: opened(value, kind) for id_, value in self.store.rows(query, json.dumps(ids))}

    def _under(self, kind: str, key: str) -> list[Place]:
        """The statements under a heading, each once, point by point."""
        rows = self.store.rows("select distinct point, number from entry where kind = ? and key = ?", kind, key)
        return sorted(rows)

    def _ids(self) -> list[PointId]:
        return [id_ for (id_,) in self.store.rows("select id from point order by id")]

    @cached_property
    def _ordered(self) -> tuple[PointId, ...]:
        return self._of_heading(TITLED, "")

    @cached_property
    def _number(self) -> int:
        return int(self.store.rows("select count(*) from statement")[0][0])

    def _of_heading(self, kind: str, key: str) -> tuple[PointId, ...]:
        query = "select point from entry where kind = ? and key = ? order by rank, point"
        return tuple(point for (point,) in self.store.rows(query, kind, key))

    def _headings(self, kind: str) -> list[str]:
        """What anything stands under, of a kind."""
        return [key for (key,) in self.store.rows("select distinct key from entry where kind = ? order by key", kind)]

    def _of_topic(self, topic: Id) -> Sequence[PointId] | None:
        return self._of_heading(TOPIC, topic) or None

    def _beside(self, id_: PointId) -> tuple[PointId | None, PointId | None]:
        rank = rank_of_title(self.heads[id_].title)
        return self._next(id_, rank, "<", "desc"), self._next(id_, rank, ">", "asc")

    def _next(self, id_: PointId, rank: bytes, side: str, order: str) -> PointId | None:
        """The point that stands nearest on one side, A–Z by title; found without a look at all the others."""
        found = self.store.row(
            f"select point from entry where kind = ? and key = '' and (rank, point) {side} (?, ?)"
            f" order by rank {order}, point {order} limit 1",
            *(TITLED, rank, id_),
        )
        return None if found is None else str(found[0])

    def _value(self, column: str, id_: PointId, kind: Any) -> Any:
        found = self.store.row(f"select {column} from point where id = ?", id_)
        return None if found is None else opened(found[0], kind)

    def _written(self, id_: PointId) -> Point | None:
        written: Point | None = self._value("written", id_, Point)
        return written

    def _brief(self, id_: PointId) -> Brief | None:
        brief: Brief | None = self._value("brief", id_, Brief)
        return brief

    def _table(self, id_: PointId) -> PointTable | None:
        found = self.store.row("select brief, written from point where id = ?", id_)
        if found is None:
            return None
        brief, written = found
        self.written.keep(id_, opened(written, Point))  # its page asks for both
        rows = self.store.rows("select value from statement where point = ? order by number", id_)
        statements = tuple([opened(value, Statement) for (value,) in rows])
        self._keep_outlined(id_, map(outline_of, statements))  # its page leads to them, and they are not opened twice
        return point_table(id_, statements, opened(brief, Brief), self.library)

    def _retired(self, id_: PointId) -> Sequence[PointId] | None:
        renamed: _Renamed | None = self._value("written", id_, _Renamed)
        return None if renamed is None else renamed.previously

    def _head(self, id_: PointId) -> Head | None:
        head: Head | None = self._value("head", id_, Head)
        return head

    def _documents_by_date(self, _: str) -> Sequence[DocumentId]:
        return documents_by_date(self.library.documents, self.library)

    def _whole_roll(self, _: str) -> Roll:
        return roll_of(self.library.parties, self.library.sources)

    def heard_by(self, card: CardPlace) -> Sequence[Heard]:
        """The relations that lead to a card."""
        point, id_ = card
        ask(HEARD, f"{point}#{id_}")
        outlines = self._heard_by.get(f"{point}#{id_}")
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

    def _outlines_on(self, point: PointId) -> Mapping[CardId, Outline]:
        if point not in self._outlined:
            rows = self.store.rows("select value from outline where point = ? order by number", point)
            self._keep_outlined(point, [opened(value, Outline) for (value,) in rows])
        return self._outlined[point]

    def _keep_outlined(self, point: PointId, outlines: Iterable[Outline]) -> None:
        """Has the statements of a point at hand in outline: all of them, in order."""
        if len(self._outlined) >= _AT_HAND:
            self._outlined.clear()
        self._outlined[point] = {each.card: each for each in outlines}

    def _outlines_at_hand(self, places: Sequence[Place]) -> Sequence[Outline]:
        """Some statements in outline, mostly of one point that is at hand."""
        points = {point for point, _ in places}
        if not points <= self._outlined.keys():
            return self.outlines(places)
        ask_all([(OUTLINE, f"{point}#{number}") for point, number in places if not is_asked(POINT, point)])
        at_hand = {(point, each.number): each for point in points for each in self._outlined[point].values()}
        if not at_hand.keys() >= set(places):
            raise Damaged("a statement is gone")
        return [at_hand[place] for place in places]

    def _listen(self, to: PointId) -> None:
        """Has at hand which statements stand in a relation to any card of a point."""
        if len(self._heard_on) >= _AT_HAND:
            self._heard_on.clear()
        heard = self._heard_on[to] = {}
        query = """
            select key, point, number from entry where kind = ? and key > ? and key < ? order by key, point, number
        """
        for key, point, number in self.store.rows(query, HEARD, f"{to}#", f"{to}$"):
            heard.setdefault(key[len(to) + 1 :], []).append((point, number))

    def _speakers(self) -> Sequence[SourceId]:
        ask(SPEAKERS)
        return self._known_speakers

    @cached_property
    def _known_speakers(self) -> Sequence[SourceId]:
        return self._headings(SAID)

    def _sources(self) -> Sequence[SourceId]:
        return list(self.library.sources)

    def _joining(self) -> Sequence[SourceId]:
        """The sources that speak together with others."""
        ask(SIDES)
        return sorted({member for name in self._speakers() for member in self._together.get(name, ())})

    def _outlets(self) -> Sequence[SourceId]:
        return sorted({document.outlet for document in self.library.documents.values()})

    def _measured(self) -> Sequence[DocumentId]:
        return list(self.library.documents)

    def _spoken_on(self, source: SourceId) -> Collection[PointId]:
        return frozenset(point for name in (source, *self._joint(source)) for point, _ in self._under(SAID, name))

    def _joint(self, source: SourceId) -> list[SourceId]:
        """The names under which a source speaks together with others."""
        ask(SIDES)
        names = [name for name, members in self._together.items() if source in members]
        for name in names:
            ask(SAID, name)
        return names

    @cached_property
    def _sides(self) -> Collection[PartyId | None]:
        with reads():  # of sources only what is a fact of its own
            return sides_of(self._known_speakers, self.library.sources)

    @cached_property
    def _together(self) -> dict[SourceId, Collection[SourceId]]:
        with reads():  # likewise
            return {name: each.members for name, each in self.library.sources.items() if each.members}

    def _said(self, source: SourceId) -> Sequence[Place] | None:
        return self._under(SAID, source) or None

    def _relayed(self, source: SourceId) -> Sequence[Place] | None:
        return self._under(RELAYED, source) or None

    def _said_jointly(self, source: SourceId) -> Sequence[Place] | None:
        return sorted(place for name in self._joint(source) for place in self._under(SAID, name)) or None

    def _not_carried(self, outlet: SourceId) -> Uncarried | None:
        documents = [id_ for id_, document in self.library.documents.items() if document.outlet == outlet]
        if not documents:
            return None
        ask_all([(CARRIED, id_) for id_ in documents])
        carried = self._carried(documents)
        number = self.number - len(carried)
        if number > LISTED:
            return Uncarried(number, ())
        all_ = sorted(self.store.rows("select point, number from statement"))
        return Uncarried(number, tuple(place for place in all_ if place not in carried))

    def _carried(self, documents: Sequence[DocumentId]) -> set[Place]:
        """The statements that any of some documents reports."""
        query = """
            select point, number from json_each(?) as document cross join entry
            on kind = ? and entry.key = document.value
        """
        return set(self.store.rows(query, json.dumps(documents), RESTING))

    def _resting(self, document: DocumentId) -> Sequence[Resting] | None:
        ask(CAVEAT, document)
        query = "select rank, kind = ?, point, number from entry where kind in (?, ?) and key = ?"
        return passages_of(self.store.rows(query, CAVEAT, CAVEAT, RESTING, document)) or None

    def _length(self, document: DocumentId) -> int | None:
        found = self.store.row("select length from document where id = ?", document)
        return None if found is None else int(found[0])

    def reports_on(self, document: DocumentId) -> list[Report]:
        """The reports that a document carries, point by point."""
        ask(RESTING, document)
        return [
            Report(statement, reported)
            for statement in self.in_full(self._under(RESTING, document))
            for reported in statement.reports
            if reported.report.document == document
        ]


def _object(pairs: Iterable[tuple[str, str | int]]) -> str:
    """Pairs as one JSON object, in which a key may recur: SQLite reads it in half the time of a list of pairs.

    They are ids and numbers, in which nothing has to be escaped.
    """
    members = ",".join([f'"{key}":"{value}"' for key, value in pairs])
    return f"{{{members}}}"


_TABLES = 4  # worked-out points at hand, mostly each for one page: soon let go, still in the processor's cache
_HEADS = 4096  # titles at hand, some three megabytes: a page of a source tells those of fifty points
_AT_HAND = 256  # points of which it is at hand what leads to and from their cards


class _HeardBy(Mapping[CardPlace, Sequence[Heard]]):
    """Relations by the card that they lead to."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def __getitem__(self, card: CardPlace) -> Sequence[Heard]:
        return self._shelves.heard_by(card)

    def __iter__(self) -> Iterator[CardPlace]:
        return iter(self._shelves.cards)

    def __len__(self) -> int:
        return len(self._shelves.cards)


class _ByCard(Mapping[CardPlace, Outline]):
    """Statements in outline by point and card."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def __getitem__(self, card: CardPlace) -> Outline:
        return self._shelves.card(card)

    def __iter__(self) -> Any:
        ask(CARD, ALL)
        return iter(self._shelves.store.rows("select point, card from statement order by point, number"))

    def __len__(self) -> int:
        return self._shelves.number
