"""The structural checks, in the order in which a reader of the site format meets their rules.

Each point is checked by itself, amid what is no point's. What leads from one point to another is looked at when the
references of all are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from dissensus.checks.between import Destinations, between, pages_beside_points
from dissensus.checks.citing import citations_beside_points_name_them, citations_lead_to_cards
from dissensus.checks.dating import (
    dates_are_edtf,
    dates_of_publication_are_edtf,
    derived_dates_give_a_reason,
    derived_dates_of_documents_give_a_reason,
    nothing_is_reported_before_it_is_said,
)
from dissensus.checks.facets import facets_are_used, positions_name_facets
from dissensus.checks.figures import figures_are_one_number_or_one_range
from dissensus.checks.ids import ids_are_unique_in_a_point
from dissensus.checks.references import Reference, ToPage, references_beside_points, references_of
from dissensus.checks.relating import contradictions_say_how, related_cards_exist
from dissensus.checks.reports import documents_exist, no_report_is_written_twice, relays_exist
from dissensus.checks.sources import (
    members_speak_for_themselves,
    names_lead_to_one_source,
    no_source_is_part_of_itself,
    outlets_are_outlets,
    parties_exist,
    wholes_exist,
)
from dissensus.checks.stances import (
    cards_take_a_stance,
    fit_is_that_of_a_position,
    positions_exist,
    rejected_things_exist,
    speakers_exist,
)
from dissensus.checks.summaries import sentences_of_summaries_cite, summaries_end_open
from dissensus.checks.surroundings import Subject, Surroundings, subject_of, surroundings_of
from dissensus.checks.terms import named_parties_exist, named_things_are_used, terms_name_something
from dissensus.checks.wording import (
    figures_in_claims_are_carried,
    labels_name_no_side,
    loaded_words_are_quoted,
    positions_have_like_length,
    questions_are_open,
    verbs_of_saying_are_neutral,
    without_allowed,
    words_beside_points_take_no_side,
)
from dissensus.faults import Fault, in_order
from dissensus.model import Library, Point, PointId

CheckOfSite: TypeAlias = Callable[[Surroundings], Iterator[Fault]]
CheckOfPoint: TypeAlias = Callable[[Subject], Iterator[Fault]]

# Rules about what is no point's.
OF_SITE: Final[tuple[CheckOfSite, ...]] = (
    # sources and documents
    parties_exist,
    wholes_exist,
    no_source_is_part_of_itself,
    members_speak_for_themselves,
    names_lead_to_one_source,
    outlets_are_outlets,
    # dates
    dates_of_publication_are_edtf,
    derived_dates_of_documents_give_a_reason,
    # prose
    citations_beside_points_name_them,
)

# Rules that hold for each point by itself.
OF_POINTS: Final[tuple[CheckOfPoint, ...]] = (
    # points
    positions_name_facets,
    facets_are_used,
    named_parties_exist,
    named_things_are_used,
    ids_are_unique_in_a_point,
    # cards
    speakers_exist,
    positions_exist,
    rejected_things_exist,
    cards_take_a_stance,
    fit_is_that_of_a_position,
    figures_are_one_number_or_one_range,
    terms_name_something,
    related_cards_exist,
    contradictions_say_how,
    # reports
    documents_exist,
    relays_exist,
    no_report_is_written_twice,
    # dates
    dates_are_edtf,
    derived_dates_give_a_reason,
    nothing_is_reported_before_it_is_said,
    # prose
    citations_lead_to_cards,
    sentences_of_summaries_cite,
)

# Warnings about the site's own words; a site may allow an occurrence.
EDITORIAL: Final[tuple[CheckOfPoint, ...]] = (
    loaded_words_are_quoted,
    verbs_of_saying_are_neutral,
    questions_are_open,
    labels_name_no_side,
    summaries_end_open,
    figures_in_claims_are_carried,
    positions_have_like_length,
)


class Found(NamedTuple):
    """What the rules for one part of a site found."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]  # that a site may allow


class Checked(NamedTuple):
    """A part of a site looked at by itself, and what it names beyond itself."""

    found: Found
    references: tuple[Reference, ...]


def check(library: Library) -> list[Fault]:
    """Every fault that the checks find, in order."""
    around = surroundings_of(library)
    parts = [Checked(check_site(around), references_beside_points(around)), *_each_point(library, around)]
    references = [reference for part in parts for reference in part.references]
    faults = [fault for part in parts for fault in part.found.faults]
    faults += between(references, _destinations(library, around, references))
    warnings = [fault for part in parts for fault in part.found.warnings]
    return in_order([*faults, *without_allowed(around, warnings)])


def check_point(around: Surroundings, point_id: PointId, point: Point) -> Found:
    """What is wrong with a point by itself."""
    subject = subject_of(point_id, point, around)
    return Found(
        tuple(chain.from_iterable([rule(subject) for rule in OF_POINTS])),
        tuple(chain.from_iterable([rule(subject) for rule in EDITORIAL])),
    )


def check_site(around: Surroundings) -> Found:
    """What is wrong with what is no point's: sources, documents and pages."""
    return Found(
        tuple(fault for rule in OF_SITE for fault in rule(around)),
        tuple(words_beside_points_take_no_side(around)),
    )


def _each_point(library: Library, around: Surroundings) -> list[Checked]:
    points = library.points.items()
    return [Checked(check_point(around, id_, point), references_of(id_, point)) for id_, point in points]


def _destinations(library: Library, around: Surroundings, references: Sequence[Reference]) -> Destinations:
    has_links = any(isinstance(reference, ToPage) for reference in references)
    topics = {topic for point in library.points.values() for topic in point.topics}
    return Destinations(
        cards={id_: tuple(card.id for card in point.cards) for id_, point in library.points.items()},
        pages=tuple(pages_beside_points(around, topics)) if has_links else (),
        unread=library.unread,
    )
