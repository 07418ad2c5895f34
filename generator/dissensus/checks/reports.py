"""Reports: the documents that carry a statement, and who handed it on."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.names import unknown_document, unknown_source
from dissensus.checks.surroundings import Subject
from dissensus.faults import Fault, Where
from dissensus.model import Report


def documents_exist(subject: Subject) -> Iterator[Fault]:
    """Every report names a document that the site holds."""
    documents = subject.around.documents
    for number, card in enumerate(subject.point.cards):
        for index, report in enumerate(card.reports):
            if report.document not in documents:
                where = subject.place("cards", number, "reports", index, "document")
                yield from unknown_document(subject.around, report.document, where)


def relays_exist(subject: Subject) -> Iterator[Fault]:
    """Every relay of a report is a source of the site."""
    for number, card in enumerate(subject.point.cards):
        for index, report in enumerate(card.reports):
            for place, relay in enumerate(report.via):
                where = subject.place("cards", number, "reports", index, "via", place)
                yield from unknown_source(subject.around, relay, where)


def no_report_is_written_twice(subject: Subject) -> Iterator[Fault]:
    """No two reports of a card give the same quote of the same document."""
    for number, card in enumerate(subject.point.cards):
        if len({report.document for report in card.reports}) < len(card.reports):
            yield from _repeated(card.reports, subject.place("cards", number, "reports"))


def _repeated(reports: tuple[Report, ...], where: Where) -> Iterator[Fault]:
    first: dict[tuple[str, str, str | None, str | None], int] = {}
    for index, report in enumerate(reports):
        earlier = first.setdefault((report.document, report.quote, report.before, report.after), index)
        if earlier != index:
            yield Fault(
                code="repeated-report",
                where=where / index / "quote",
                message=f'this quote of "{report.document}" is already a report of this card',
                help="Keep one of the two.",
                related=(("first given here", where / earlier / "quote"),),
            )
