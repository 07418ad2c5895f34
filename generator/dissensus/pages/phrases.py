"""The site's own phrases that depend on numbers: counts, spans of time, rules of order."""

from __future__ import annotations

from collections.abc import Sequence

from dissensus import dates
from dissensus.deriving.briefs import Tally
from dissensus.deriving.statements import Reported, Statement
from dissensus.model import SourceKind
from dissensus.settings import Order

KINDS: dict[SourceKind, str] = {"person": "Person", "body": "Body", "armed-group": "Armed group", "outlet": "Outlet"}

_POSITIONS = {
    "first-said": "Positions, and the questions they answer, stand by the date of their first statement, ties A–Z.",
    "label": "Positions, and the questions they answer, stand A–Z.",
}
_ROWS = {
    "sources": "Rows are sources, by the date of their first statement, ties A–Z.",
    "days": "Rows are dates, earliest first.",
}
_CARDS = "Statements stand by the date said, then full fit before partial, quoted words before paraphrase, outlet A–Z."


def counted(number: int, one: str, many: str | None = None) -> str:
    """“1 document”, “3 documents”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def statements_by_sources(statements: Sequence[Statement]) -> str:
    """“3 statements by 2 sources”; “No statement” if there is none."""
    if not statements:
        return "No statement"
    return _by_sources(len(statements), len({statement.card.speaker for statement in statements}))


def count_of(tally: Tally) -> str:
    """The one computed line of a point: it only counts."""
    if not tally.statements:
        return "No statement yet"
    parts = [_by_sources(tally.statements, tally.sources), counted(tally.documents, "document")]
    if tally.first and tally.last:
        parts.append(f"said {dates.range_in_words(tally.first, tally.last)}")
    return " · ".join(parts)


def also_by(reports: Sequence[Reported]) -> str | None:
    """Who else carries a statement, behind its first report; None if nobody does."""
    first, *others = reports
    if not others:
        return None
    outlets = dict.fromkeys([o.outlet for o in others if o.report.document != first.report.document])
    if not outlets:
        return "Also in another passage of this document"
    return f"Also reported by {listed(list(outlets))}"


def _by_sources(statements: int, sources: int) -> str:
    return f"{counted(statements, 'statement')} by {counted(sources, 'source')}"


def order_of_points(order: Order) -> str:
    """The rules by which a point's page stands."""
    return f"{_POSITIONS[order.positions]} {_ROWS[order.rows]} {_CARDS}"


def lines(first: int, last: int) -> str:
    """“line 17”, “lines 17–19”."""
    return f"line {first}" if first == last else f"lines {first}–{last}"


def listed(names: Sequence[str]) -> str:
    """“A, B and C”."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
