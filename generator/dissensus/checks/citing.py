"""Citations of cards in summaries, notes and pages, as far as one point tells, or none."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.names import no_card, unknown_card
from dissensus.checks.surroundings import Subject, Surroundings
from dissensus.citations import citations, cites_only
from dissensus.faults import Fault, Where
from dissensus.prose import prose_beside_points, prose_of_point


def citations_lead_to_cards(subject: Subject) -> Iterator[Fault]:
    """Every citation leads to a card, if it is one of the point itself."""
    for prose in prose_of_point(subject.id, subject.point):
        for citation in () if cites_only(prose.markdown, subject.card_ids) else citations(prose.markdown):
            if citation.point is not None or citation.card not in subject.card_ids:
                place = prose.place_of(citation.words, citation.line)
                yield from unknown_at_home(subject, citation.reference, place)


def citations_beside_points_name_them(around: Surroundings) -> Iterator[Fault]:
    """A citation outside of a point says of which point its card is."""
    for prose in prose_beside_points(around.sources, around.documents, around.pages):
        for citation in citations(prose.markdown):
            if citation.point is None:
                place = prose.place_of(citation.words, citation.line)
                yield no_card(
                    citation.card, place, "Outside of a point, a card is cited with its point: [@point#card]."
                )


def unknown_at_home(subject: Subject, reference: str, where: Where) -> Iterator[Fault]:
    """A fault, if `card`, or `point#card` of this very point, leads to no card that could be read."""
    point, hash_mark, _ = reference.rpartition("#")
    is_at_home = not hash_mark or point == subject.id
    if is_at_home and subject.place().file not in subject.around.unread:
        yield from unknown_card(reference, subject.card_ids, where)
