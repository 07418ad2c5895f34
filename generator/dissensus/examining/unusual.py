"""What is unusual about a site: no fault, and often meant so, but worth a look where something is slow or strange."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from typing import TypeAlias

from dissensus import dates
from dissensus.examining.disk import file_system, is_network, synced_by
from dissensus.model import Library

LONG_QUOTE = 1_000  # characters
LARGE_DOCUMENT = 1_000_000  # characters: a book
MANY_CARDS = 100
FIRST_DAY = date(2026, 1, 1)  # before this Dissensus was not there, and a clock that says so has stopped
_TOLD = 3  # of a kind

Look: TypeAlias = Callable[[Library], Iterator[str]]


def unusual_in(library: Library) -> Iterator[str]:
    """What is unusual about what curators wrote."""
    for look in (long_quotes, large_documents, crowded_points, empty_points, silent_sources, unused_documents):
        yield from look(library)


def long_quotes(library: Library) -> Iterator[str]:
    """Quotes of more than a page."""
    found = [f"{point}#{card.id}" for point, card, report, _ in library.reports() if len(report.quote) > LONG_QUOTE]
    yield from _told(
        found, f"has a quote of more than {LONG_QUOTE:,} characters", f"have quotes of more than {LONG_QUOTE:,}"
    )


def large_documents(library: Library) -> Iterator[str]:
    """Documents that take long to search."""
    found = [id_ for id_, text in library.texts.items() if len(text) > LARGE_DOCUMENT]
    yield from _told(found, "has more than a million characters", "have more than a million characters")


def crowded_points(library: Library) -> Iterator[str]:
    """Points whose page nobody reads to its end."""
    found = [id_ for id_, point in library.points.items() if len(point.cards) > MANY_CARDS]
    yield from _told(found, f"has more than {MANY_CARDS} cards", f"have more than {MANY_CARDS} cards each")


def empty_points(library: Library) -> Iterator[str]:
    """Points without a card."""
    found = [id_ for id_, point in library.points.items() if not point.cards]
    yield from _told(found, "has no card", "have no card")


def silent_sources(library: Library) -> Iterator[str]:
    """Sources that say nothing, hand nothing on, and are no part or whole of another."""
    heard = {card.speaker for _, card, _ in library.cards()}
    heard |= {relay for _, _, report, _ in library.reports() for relay in report.via}
    heard |= {document.outlet for document in library.documents.values()}
    heard |= {source.part_of for source in library.sources.values() if source.part_of}
    found = [id_ for id_ in library.sources if id_ not in heard]
    yield from _told(found, "is a source without a statement", "are sources without a statement")


def unused_documents(library: Library) -> Iterator[str]:
    """Documents that no card rests on."""
    used = {report.document for _, _, report, _ in library.reports()}
    found = [id_ for id_ in library.documents if id_ not in used]
    yield from _told(found, "is a document that no card rests on", "are documents that no card rests on")


def unusual_around(root: Path, output: Path, encoding: str, today: date, library: Library | None) -> Iterator[str]:
    """What is unusual about the machine, as far as it touches the site."""
    for name, folder in (("site", root), ("output folder", output)):
        if program := synced_by(folder):
            yield f"the {name} lies in a folder that is kept alike elsewhere ({program}): files may change meanwhile"
        if folder.exists() and is_network(file_system(folder)):
            yield f"the {name} lies on another machine: builds take longer, and locks may not hold"
    if encoding.lower().replace("-", "") != "utf8":
        yield f"the locale's letters are {encoding}, not UTF-8: names on the terminal may look strange"
    newest = max(_days(library), default=FIRST_DAY) if library else FIRST_DAY
    if today < max(newest, FIRST_DAY):
        yield f"the clock says {today.isoformat()}, which is before the newest document or this program"


def _days(library: Library) -> Iterator[date]:
    for document in library.documents.values():
        span = dates.parse(document.published)
        if day := span.first:
            yield day


def _told(found: Collection[str], one: str, several: str) -> Iterator[str]:
    if not found:
        return
    named = ", ".join(list(found)[:_TOLD]) + (f" and {len(found) - _TOLD} more" if len(found) > _TOLD else "")
    yield f"{named} {one if len(found) == 1 else several}"
