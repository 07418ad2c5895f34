"""The tables of a site as the catalogue has them: looked up when a page asks, in part where they are long."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar, overload

from dissensus.catalogue.entries import CARRIED, HEARD, RELAYED, RESTING, SAID, TITLED, TOPIC
from dissensus.catalogue.facts import ALL, Filed, ask
from dissensus.catalogue.store import Store, opened
from dissensus.deriving.briefs import Brief, Head
from dissensus.deriving.carrying import LISTED, Uncarried
from dissensus.deriving.coverage import Coverage, Report, coverage_in
from dissensus.deriving.points import (
    CardPlace,
    Heard,
    PointTable,
    documents_by_date,
    heard_in,
    point_table,
)
from dissensus.deriving.silence import Roll, roll_of
from dissensus.deriving.statements import Statement
from dissensus.deriving.tables import Resting, passages_of
from dissensus.deriving.wording import Wording, wordings_of
from dissensus.evidence import Evidence
from dissensus.model import DocumentId, Id, Library, Point, PointId, SourceId

Value = TypeVar("Value")
Place = tuple[PointId, int]  # of a statement: its point and its number there

POINT = "point"  # the whole of it: its words and its statements
HEAD = "head"  # its title and its question
BRIEF = "brief"
STATEMENT = "statement"
CARD = "card"  # which number the statement of a card has on the page of its point
NEIGHBOURS = "neighbours"
NUMBER = "number"  # how many statements there are
SPEAKERS = "speakers"  # which sources have any


class Shelves:
    """The tables of one state of a site. `library` is without points; they are looked up here."""

    def __init__(self, store: Store, library: Library, evidence: Evidence) -> None:
        self.store = store
        self.library = library
        self.evidence = evidence
        ids = self._ids
        self.written: Mapping[PointId, Point] = Filed(POINT, ids, self._written)
        self.points: Mapping[PointId, PointTable] = Filed(POINT, ids, self._table)
        self.briefs: Mapping[PointId, Brief] = Filed(BRIEF, ids, self._brief)
        self.heads: Mapping[PointId, Head] = Filed(HEAD, ids, self._head)
        self.heard: Mapping[CardPlace, Sequence[Heard]] = _HeardBy(self)
        self.spoken_on: Mapping[SourceId, Collection[PointId]] = Filed(SAID, self._speakers, self._spoken_on)
        self.wordings: Mapping[PointId, Sequence[Wording]] = Filed(POINT, ids, self._wordings)
        self.retired: Mapping[PointId, Sequence[PointId]] = Filed(POINT, ids, self._retired)
        self.neighbours: Mapping[PointId, tuple[PointId | None, PointId | None]] = Filed(NEIGHBOURS, ids, self._beside)
        self.topics: Mapping[Id, Sequence[PointId]] = Filed(TOPIC, self._topics, self._of_topic)
        self.by_source: Mapping[SourceId, Sequence[Statement]] = Filed(SAID, self._speakers, self._said)
        self.jointly: Mapping[SourceId, Sequence[Statement]] = Filed("jointly", self._speakers, self._said_jointly)
        self.relayed_by: Mapping[SourceId, Sequence[Statement]] = Filed(RELAYED, self._speakers, self._relayed)
        self.uncarried: Mapping[SourceId, Uncarried] = Filed(CARRIED, self._speakers, self._not_carried)
        self.by_document: Mapping[DocumentId, Sequence[Resting]] = Filed(RESTING, self._speakers, self._resting)
        self.coverage: Mapping[DocumentId, Coverage] = Filed(RESTING, self._speakers, self._coverage)
        self.statements: Mapping[CardPlace, Statement] = _ByCard(self)
        self.lengths: Mapping[DocumentId, int] = Filed("document", tuple, self._length)
        self._at_hand: dict[Place, Statement] = {}
        self.numbers: dict[CardPlace, int] = {}  # of statements at hand
        self._documents: Mapping[str, Sequence[DocumentId]] = Filed("documents", tuple, self._documents_by_date)
        self._roll: Mapping[str, Roll] = Filed("roll", tuple, self._whole_roll)

    def __getstate__(self) -> tuple[Store, Library, Evidence]:
        return self.store, self.library, self.evidence

    def __setstate__(self, state: tuple[Store, Library, Evidence]) -> None:
        self.__init__(*state)  # type: ignore[misc]  # as made anew

    @property
    def ordered(self) -> Sequence[PointId]:
        """All points A–Z by title."""
        ask(TITLED)
        return self._ordered

    @property
    def number(self) -> int:
        """How many statements there are."""
        ask(NUMBER)
        return self._number

    @property
    def documents(self) -> Sequence[DocumentId]:
        """All documents by date."""
        return self._documents[ALL]

    def statement(self, place: Place) -> Statement:
        """The statement at its place."""
        ask(STATEMENT, f"{place[0]}#{place[1]}")
        known = self._at_hand.get(place)
        if known is None:
            found = self.store.row("select value from statement where point = ? and number = ?", *place)
            known = opened(found and found[0], Statement)
            self._keep(known)
        return known

    def _statements_of(self, id_: PointId) -> Iterator[Statement]:
        """All statements of a point; whoever looks for one of them by its card finds it at hand."""
        for card, value in self.store.rows("select card, value from statement where point = ? order by number", id_):
            statement: Statement = opened(value, Statement)
            self._keep(statement)
            self.numbers[id_, card] = statement.number
            yield statement

    def _keep(self, statement: Statement) -> None:
        if len(self._at_hand) >= _AT_HAND:
            self._at_hand.clear()
            self.numbers.clear()
        self._at_hand[statement.point, statement.number] = statement

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

    def _topics(self) -> list[Id]:
        query = "select distinct key from entry where kind = ? order by key"
        return [topic for (topic,) in self.store.rows(query, TOPIC)]

    def _of_topic(self, topic: Id) -> Sequence[PointId] | None:
        return self._of_heading(TOPIC, topic) or None

    def _beside(self, id_: PointId) -> tuple[PointId | None, PointId | None]:
        place = self._places[id_]
        before = self._ordered[place - 1] if place else None
        return before, self._ordered[place + 1] if place + 1 < len(self._ordered) else None

    @cached_property
    def _places(self) -> dict[PointId, int]:
        return {id_: place for place, id_ in enumerate(self._ordered)}

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
        written, brief = self._written(id_), self._brief(id_)
        if written is None or brief is None:
            return None
        statements = tuple(self._statements_of(id_))
        return point_table(id_, written, statements, brief, self.library, self._roll[ALL])

    def _wordings(self, id_: PointId) -> Sequence[Wording]:
        return wordings_of(self.points[id_].statements)

    def _retired(self, id_: PointId) -> Sequence[PointId] | None:
        written = self._written(id_)
        return None if written is None else written.previously

    def _head(self, id_: PointId) -> Head | None:
        head: Head | None = self._value("head", id_, Head)
        return head

    def _documents_by_date(self, _: str) -> Sequence[DocumentId]:
        return documents_by_date(self.library.documents, self.library)

    def _whole_roll(self, _: str) -> Roll:
        return roll_of(self.library.parties, self.library.sources)

    def heard_by(self, card: CardPlace) -> Sequence[Heard]:
        """The relations that lead to a card."""
        key = "#".join(card)
        ask(HEARD, key)
        places = self._under(HEARD, key)
        return heard_in(map(self.statement, places), card) if places else ()

    def _speakers(self) -> Sequence[SourceId]:
        ask(SPEAKERS)
        return self._known_speakers

    @cached_property
    def _known_speakers(self) -> Sequence[SourceId]:
        query = "select distinct key from entry where kind = ? order by key"
        return [source for (source,) in self.store.rows(query, SAID)]

    def _spoken_on(self, source: SourceId) -> Collection[PointId]:
        return frozenset(point for name in (source, *self._joint(source)) for point, _ in self._under(SAID, name))

    def _joint(self, source: SourceId) -> list[SourceId]:
        """The names under which a source speaks together with others."""
        names = [name for name, each in self.library.sources.items() if source in each.members]
        for name in names:
            ask(SAID, name)
        return names

    def _said(self, source: SourceId) -> Sequence[Statement] | None:
        return self._looked_up(self._under(SAID, source)) or None

    def _relayed(self, source: SourceId) -> Sequence[Statement] | None:
        return self._looked_up(self._under(RELAYED, source)) or None

    def _said_jointly(self, source: SourceId) -> Sequence[Statement] | None:
        places = sorted(place for name in self._joint(source) for place in self._under(SAID, name))
        return self._looked_up(places) or None

    def _looked_up(self, places: Sequence[Place]) -> Sequence[Statement]:
        return LookedUp(places, self.statement)

    def _not_carried(self, outlet: SourceId) -> Uncarried | None:
        if all(document.outlet != outlet for document in self.library.documents.values()):
            return None
        query = "select count(*) from entry where kind = ? and key = ?"
        number = self.number - int(self.store.rows(query, CARRIED, outlet)[0][0])
        if number > LISTED:
            return Uncarried(number, ())
        carried = set(self._under(CARRIED, outlet))
        all_ = sorted(self.store.rows("select point, number from statement"))
        return Uncarried(number, tuple(self.statement(place) for place in all_ if place not in carried))

    def _resting(self, document: DocumentId) -> Sequence[Resting] | None:
        query = "select rank, point, number from entry where kind = ? and key = ? order by rank, point, number"
        places: dict[bytes, list[Place]] = {}
        for rank, point, number in self.store.rows(query, RESTING, document):
            places.setdefault(rank, []).append((point, number))
        return passages_of(self._reports_in(document, sorted({p for each in places.values() for p in each}))) or None

    def _reports_in(self, document: DocumentId, places: Sequence[Place]) -> list[Report]:
        statements = map(self.statement, places)
        return [
            Report(statement, reported)
            for statement in statements
            for reported in statement.reports
            if reported.report.document == document
        ]

    def _length(self, document: DocumentId) -> int | None:
        found = self.store.row("select length from document where id = ?", document)
        return None if found is None else int(found[0])

    def _coverage(self, document: DocumentId) -> Coverage:
        reports = self._reports_in(document, self._under(RESTING, document))
        return coverage_in(document, self.library, self.evidence, reports)

    def reports_on(self, document: DocumentId) -> list[Report]:
        """The reports that a document carries, point by point."""
        ask(RESTING, document)
        return self._reports_in(document, self._under(RESTING, document))


_AT_HAND = 1_000


class LookedUp(Sequence[Value]):
    """A sequence of which only what is asked for is looked up."""

    def __init__(self, places: Sequence[Place], look_up: Callable[[Place], Value]) -> None:
        self._places = places
        self._look_up = look_up

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Value]: ...
    def __getitem__(self, place: int | slice) -> Value | Sequence[Value]:
        if isinstance(place, slice):
            return LookedUp(self._places[place], self._look_up)
        return self._look_up(self._places[place])


class _HeardBy(Mapping[CardPlace, Sequence[Heard]]):
    """Relations by the card that they lead to."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def __getitem__(self, card: CardPlace) -> Sequence[Heard]:
        return self._shelves.heard_by(card)

    def __iter__(self) -> Iterator[CardPlace]:
        return iter(self._shelves.statements)

    def __len__(self) -> int:
        return len(self._shelves.statements)


class _ByCard(Mapping[CardPlace, Statement]):
    """Statements by point and card."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def __getitem__(self, place: CardPlace) -> Statement:
        ask(CARD, f"{place[0]}#{place[1]}")
        number = self._shelves.numbers.get(place)
        if number is None:
            query = "select number from statement where point = ? and card = ?"
            found = self._shelves.store.row(query, *place)
            if found is None:
                raise KeyError(place)
            (number,) = found
        return self._shelves.statement((place[0], number))

    def __iter__(self) -> Any:
        ask(STATEMENT, ALL)
        return iter(self._shelves.store.rows("select point, card from statement order by point, number"))

    def __len__(self) -> int:
        return self._shelves.number
