"""Who carried what: the outlets whose documents report a statement, and the statements that an outlet's do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dissensus.deriving.statements import Statement
from dissensus.model import Library, SourceId


def uncarried(statements: Iterable[Statement], library: Library) -> Mapping[SourceId, tuple[Statement, ...]]:
    """For each outlet that has a document here, the statements that none of its documents reports, in order."""
    outlets = {document.outlet for document in library.documents.values()}
    missing: dict[SourceId, list[Statement]] = {outlet: [] for outlet in sorted(outlets)}
    for statement in statements:
        carriers = {library.documents[reported.report.document].outlet for reported in statement.reports}
        for outlet in missing.keys() - carriers:
            missing[outlet].append(statement)
    return {outlet: tuple(group) for outlet, group in missing.items()}
