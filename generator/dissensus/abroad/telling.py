"""What is told of outside addresses: warnings where a curator can act, notes where nobody can know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from dissensus.abroad.memory import Memory
from dissensus.abroad.visiting import Visit
from dissensus.faults import Fault, Where, in_order
from dissensus.faults.suggestions import shown

_STRIKES = 3  # rounds without an answer, before it is more than a bad day

GONE, SILENT, MOVED, REFUSED = "address-gone", "address-silent", "address-moved", "address-refused"
_ARCHIVE = "The document itself is archived, and stays so. If the page stands elsewhere now, write that address."


def warnings_of(places: Mapping[str, tuple[Where, ...]], visits: Mapping[str, Visit], memory: Memory) -> list[Fault]:
    """A warning at every place of an address that is gone, has moved, or has been silent for several rounds."""
    return in_order(
        Fault(code, where, message, help_, level="warning")
        for address, visit in visits.items()
        for code, message, help_ in _found(address, visit, memory)
        for where in places[address]
    )


def notes_of(visits: Mapping[str, Visit], memory: Memory) -> list[str]:
    """A line for every address of which nothing certain is known."""
    return [_note(address, visit) for address, visit in visits.items() if _is_unknown(address, visit, memory)]


def _found(address: str, visit: Visit, memory: Memory) -> Iterator[tuple[str, str, str]]:
    led = f", to where {shown(address)} leads" if visit.leads else ""
    if visit.verdict == "gone":
        yield GONE, f"{_named(address, visit)}{led} is not there any more: answered {visit.status}", _ARCHIVE
    elif visit.verdict == "refused":
        help_ = "Only http and https addresses that anybody can open are asked; --allow-private asks others too."
        yield REFUSED, f"{_named(address, visit)}{led} {visit.why}", help_
    elif visit.verdict == "silent" and _silences(address, memory) >= _STRIKES:
        yield SILENT, f"{_named(address, visit)}{led} has not answered {_since(address, memory)}: {visit.why}", _ARCHIVE
    elif visit.verdict == "there" and visit.moved:
        yield MOVED, f"{shown(address)} has moved", f"Its host says that it now stands at\n{visit.moved}"
    elif visit.verdict == "there" and visit.leads and _is_front(visit.leads) and not _is_front(address):
        help_ = "What stood there may be gone; see whether it is still to be found."
        yield MOVED, f"{shown(address)} leads to the front page of {urlsplit(visit.leads).hostname}", help_


def _named(address: str, visit: Visit) -> str:
    return shown(visit.leads or address)


def _since(address: str, memory: Memory) -> str:
    last = memory.visits[address]
    day = datetime.fromtimestamp(last.since or last.asked, UTC).date().isoformat()
    return f"since {day}, asked {last.silences} times"


def _silences(address: str, memory: Memory) -> int:
    return memory.visits[address].silences if address in memory.visits else 0


def _is_front(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query


def _is_unknown(address: str, visit: Visit, memory: Memory) -> bool:
    return visit.verdict == "unsure" or (visit.verdict == "silent" and _silences(address, memory) < _STRIKES)


def _note(address: str, visit: Visit) -> str:
    if visit.verdict == "unsure":
        return (
            f"{address}: {visit.why or f'answered {visit.status}'}; nobody can tell from it whether the page is there."
        )
    return f"{address}: {visit.why}; it will be told as silent after {_STRIKES} rounds."
