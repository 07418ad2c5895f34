"""Reports: the documents that carry a statement, and who handed it on."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.names import unknown_document, unknown_source
from dissensus.faults import Fault, Where
from dissensus.model import Library


def documents_exist(library: Library) -> Iterator[Fault]:
    """Every report names a document that the site holds."""
    for _, _, report, where in library.reports():
        yield from unknown_document(library, report.document, where / "document")


def relays_exist(library: Library) -> Iterator[Fault]:
    """Every relay of a report is a source of the site."""
    for _, _, report, where in library.reports():
        for index, relay in enumerate(report.via):
            yield from unknown_source(library, relay, where / "via" / index)


def no_report_is_written_twice(library: Library) -> Iterator[Fault]:
    """No two reports of a card give the same quote of the same document."""
    for _, card, where in library.cards():
        first: dict[tuple[str, str, str | None, str | None], Where] = {}
        for index, report in enumerate(card.reports):
            here = where / "reports" / index
            earlier = first.setdefault((report.document, report.quote, report.before, report.after), here)
            if earlier != here:
                yield Fault(
                    code="repeated-report",
                    where=here / "quote",
                    message=f'this quote of "{report.document}" is already a report of this card',
                    help="Keep one of the two.",
                    related=(("first given here", earlier / "quote"),),
                )
