"""Who carried what: the outlets whose documents report a statement, and the statements that an outlet's do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from dissensus.deriving.on_demand import OnDemand
from dissensus.deriving.statements import Statement
from dissensus.model import Library, SourceId


def uncarried(statements: Sequence[Statement], library: Library) -> Mapping[SourceId, tuple[Statement, ...]]:
    """For each outlet that has a document here, the statements that none of its documents reports, in order."""
    outlets = {document.outlet for document in library.documents.values()}
    return OnDemand(sorted(outlets), partial(_missing, statements, library))


def _missing(statements: Sequence[Statement], library: Library, outlet: SourceId) -> tuple[Statement, ...]:
    own = {id_ for id_, document in library.documents.items() if document.outlet == outlet}
    return tuple(
        statement
        for statement in statements
        if not any(reported.report.document in own for reported in statement.reports)
    )
