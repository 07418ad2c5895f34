"""Faults told as commands of a GitHub workflow, which shows them beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dissensus.faults.display import safe
from dissensus.faults.fault import Fault
from dissensus.faults.located import Located, LocatedFault, ReadBytes, located


def tell_github(faults: Iterable[Fault], read_bytes: ReadBytes, *, below: str = "") -> str:
    """A line for each fault, in the order in which text tells them; nothing for no faults.

    `below` is the site's folder as the repository has it: empty, or with a / at its end. Columns are code points.
    GitHub shows the first ten errors and the first ten warnings of a step; its log has them all.
    """
    return "".join(f"{_command(each, below)}\n" for each in located(faults, read_bytes))


def _command(each: LocatedFault, below: str) -> str:
    level = "warning" if each.fault.level == "warning" else "error"
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(each, below))
    return f"::{level} {properties}::{_escaped(_message(each, below))}"


def _properties(each: LocatedFault, below: str) -> Iterator[tuple[str, str]]:
    yield "file", below + each.main.file
    if each.main.place:
        yield "line", str(each.main.place.line)
        yield "col", str(each.main.place.column)
    yield "title", each.fault.code


def _message(each: LocatedFault, below: str) -> str:
    related = [f"{_spot(where, below)} {where.message}" for where in each.related]
    return "\n".join([each.fault.message, *(each.fault.help or "").splitlines(), *related])


def _spot(where: Located, below: str) -> str:
    place = f"{where.place.line}:{where.place.column}:" if where.place else ""
    return f"{below}{where.file}:{place}"


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    """The text on one line, as commands write it: line ends by their number, no other character that commands."""
    lines = (safe(line).replace("%", "%25") for line in text.split("\n"))
    return "%0A".join(lines)
