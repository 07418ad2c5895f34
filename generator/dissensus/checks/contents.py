"""The structural checks, in the order in which a reader of the site format meets their rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple, TypeAlias

import msgspec

from dissensus.checks.citing import citations_lead_to_cards, links_lead_to_pages
from dissensus.checks.dating import (
    dates_are_edtf,
    derived_dates_give_a_reason,
    nothing_is_reported_before_it_is_said,
)
from dissensus.checks.facets import facets_are_used, positions_name_facets
from dissensus.checks.figures import figures_are_one_number_or_one_range
from dissensus.checks.ids import ids_are_unique_in_a_point, retired_ids_are_free
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
from dissensus.checks.summaries import sentences_of_summaries_cite
from dissensus.checks.terms import named_parties_exist, named_things_are_used, terms_name_something
from dissensus.checks.wording import (
    figures_in_claims_are_carried,
    labels_name_no_side,
    loaded_words_are_quoted,
    positions_have_like_length,
    questions_are_open,
    summaries_end_open,
    verbs_of_saying_are_neutral,
    without_allowed,
)
from dissensus.faults import Fault, in_order
from dissensus.memory import recall_all, settled
from dissensus.model import NO_POINT, CardId, Library, PointId

Check: TypeAlias = Callable[[Library], Iterator[Fault]]

# Rules about what is no point's, or about all points together.
OF_SITE: Final[tuple[Check, ...]] = (
    # sources and documents
    parties_exist,
    wholes_exist,
    no_source_is_part_of_itself,
    members_speak_for_themselves,
    names_lead_to_one_source,
    outlets_are_outlets,
    # points
    retired_ids_are_free,
    # prose
    links_lead_to_pages,
)

# Rules that hold for each point by itself; those about dates and prose, for what is no point's as well.
OF_POINTS: Final[tuple[Check, ...]] = (
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
EDITORIAL: Final[tuple[Check, ...]] = (
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


def check(library: Library) -> list[Fault]:
    """Every fault that the checks find, in order."""
    cards = recall_all("ids", {id_: (point,) for id_, point in library.points.items()}, partial(_ids, library))
    surroundings = (
        library.parties, library.sources, library.documents, library.pages, library.settings, library.wording,
        library.unread, settled("cards", cards),
    )  # fmt: skip
    parts = {NO_POINT: (object(),)} | {id_: (point, *surroundings) for id_, point in library.points.items()}
    found = recall_all("checks", parts, lambda names: [_found(library, part) for part in names]).values()
    faults = [fault for rule in OF_SITE for fault in rule(library)]
    faults += [fault for part in found for fault in part.faults]
    warnings = [fault for part in found for fault in part.warnings]
    return in_order([*faults, *without_allowed(library, warnings)])


def _ids(library: Library, points: Sequence[PointId]) -> list[tuple[CardId, ...]]:
    return [tuple(card.id for card in library.points[id_].cards) for id_ in points]


def _found(library: Library, part: PointId) -> Found:
    seen = msgspec.structs.replace(library, part=part)
    return Found(
        tuple(fault for rule in OF_POINTS for fault in rule(seen)),
        tuple(fault for rule in EDITORIAL for fault in rule(seen)),
    )
