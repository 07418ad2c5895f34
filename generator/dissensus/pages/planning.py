"""Which pages there are: of what each is, where it lies, and which template makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from dissensus import addresses
from dissensus.pages.atlas import by_outlet, by_party, of_topic
from dissensus.pages.entries import entries_of, pages_of
from dissensus.pages.paging import Paged
from dissensus.pages.parts import parts_of
from dissensus.pages.sheet import Matter
from dissensus.pages.source_list import sources_listed

Kind = Literal["home", "outlets", "topic", "point", "source", "document", "prose", "sources", "documents", "not-found"]


TEMPLATES: Final = (
    "home.html", "map.html", "point.html", "source.html", "document.html", "prose.html", "sources.html",
    "documents.html", "not-found.html",
)  # fmt: skip


class Subject(NamedTuple):
    """What one page or several are of: a point, a source, all points by party."""

    kind: Kind
    id: str = ""  # of which point, source, document, topic or page of prose


class PlannedPage(Struct, frozen=True, array_like=True):
    """A page that the site has."""

    address: str
    template: str
    subject: Subject
    number: int = 1  # of several pages of a subject: which
    former: bool = False  # the address is a retired one of the subject

    @property
    def is_lasting(self) -> bool:
        """Whether it is cited by this address."""
        return not self.former and self.subject.kind != "not-found"


def subjects(matter: Matter) -> Iterator[Subject]:
    """Everything that has pages in the theme."""
    return (subject for subject in _all_subjects(matter) if subject.kind in matter.kinds)


def _all_subjects(matter: Matter) -> Iterator[Subject]:
    library = matter.library
    yield from (Subject("home"), Subject("sources"), Subject("documents"), Subject("not-found"))
    if library.documents:
        yield Subject("outlets")
    yield from (Subject("topic", id_) for id_ in matter.tables.topics)
    yield from (Subject("point", id_) for id_ in matter.tables.ordered)
    yield from (Subject("source", id_) for id_ in library.sources)
    yield from (Subject("document", id_) for id_ in library.documents)
    yield from (Subject("prose", name) for name in library.pages if name != addresses.INDEX)


def pages_about(subject: Subject, matter: Matter) -> tuple[PlannedPage, ...]:
    """The pages of one subject, in order."""
    return tuple(_PLANS[subject.kind](subject, matter))


def list_pages(matter: Matter) -> tuple[PlannedPage, ...]:
    """Every page of the site, in the order of their addresses."""
    pages = (page for subject in subjects(matter) for page in pages_about(subject, matter))
    return tuple(sorted(pages, key=lambda page: page.address))


_Plan = Iterator[PlannedPage]


def _home(subject: Subject, matter: Matter) -> _Plan:
    for number, there in by_party(matter.tables).numbered():
        yield PlannedPage(there, "home.html" if number == 1 else "map.html", subject, number)


def _outlets(subject: Subject, matter: Matter) -> _Plan:
    return _numbered(subject, "map.html", by_outlet(matter.tables))


def _topic(subject: Subject, matter: Matter) -> _Plan:
    return _numbered(subject, "map.html", of_topic(subject.id, matter.tables))


def _point(subject: Subject, matter: Matter) -> _Plan:
    yield PlannedPage(addresses.point(subject.id), "point.html", subject)
    for retired in matter.tables.retired[subject.id]:
        # The whole page again: so every anchor of the old address goes on leading to its card, without a script.
        yield PlannedPage(addresses.point(retired), "point.html", subject, former=True)


def _source(subject: Subject, matter: Matter) -> _Plan:
    return _numbered(subject, "source.html", pages_of(subject.id, entries_of(matter, subject.id)))


def _document(subject: Subject, matter: Matter) -> _Plan:
    for part in parts_of(matter, subject.id):
        yield PlannedPage(addresses.document(subject.id, part), "document.html", subject, part)


def _prose(subject: Subject, matter: Matter) -> _Plan:
    yield PlannedPage(addresses.prose(subject.id), "prose.html", subject)


def _sources(subject: Subject, matter: Matter) -> _Plan:
    return _numbered(subject, "sources.html", Paged(len(sources_listed(matter.library)), addresses.sources))


def _documents(subject: Subject, matter: Matter) -> _Plan:
    return _numbered(subject, "documents.html", Paged(len(matter.library.documents), addresses.documents))


def _not_found(subject: Subject, matter: Matter) -> _Plan:
    yield PlannedPage(addresses.NOT_FOUND, "not-found.html", subject)


def _numbered(subject: Subject, template: str, pages: Paged) -> _Plan:
    for number, there in pages.numbered():
        yield PlannedPage(there, template, subject, number)


_PLANS: dict[Kind, Callable[[Subject, Matter], _Plan]] = {
    "home": _home,
    "outlets": _outlets,
    "topic": _topic,
    "point": _point,
    "source": _source,
    "document": _document,
    "prose": _prose,
    "sources": _sources,
    "documents": _documents,
    "not-found": _not_found,
}
