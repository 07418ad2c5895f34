"""Who carried what: the statements that no document of an outlet reports, listed while they can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct

from dissensus.deriving.on_demand import OnDemand
from dissensus.deriving.outlines import Place, place_of
from dissensus.deriving.statements import Statement
from dissensus.model import DocumentId, Library, SourceId

LISTED = 200  # statements of one outlet's list, beyond which they are counted


class Uncarried(Struct, frozen=True):
    """The statements that none of an outlet's documents reports."""

    number: int
    statements: tuple[Place, ...]  # in order; none where they are too many to be listed


def uncarried(statements: Sequence[Statement], library: Library) -> Mapping[SourceId, Uncarried]:
    """For each outlet that has a document here, what none of its documents reports; counted for all in one pass."""
    outlet_of = {id_: document.outlet for id_, document in library.documents.items()}
    carried = Counter(outlet for statement in statements for outlet in _outlets(statement, outlet_of))
    numbers = {outlet: len(statements) - carried[outlet] for outlet in sorted(set(outlet_of.values()))}
    return OnDemand(numbers, partial(_uncarried, statements, outlet_of, numbers))


def _uncarried(
    statements: Sequence[Statement],
    outlet_of: Mapping[DocumentId, SourceId],
    numbers: Mapping[SourceId, int],
    outlet: SourceId,
) -> Uncarried:
    if numbers[outlet] > LISTED:
        return Uncarried(numbers[outlet], ())
    missing = (place_of(statement) for statement in statements if outlet not in _outlets(statement, outlet_of))
    return Uncarried(numbers[outlet], tuple(missing))


def _outlets(statement: Statement, outlet_of: Mapping[DocumentId, SourceId]) -> set[SourceId]:
    return {outlet_of[reported.report.document] for reported in statement.reports}
