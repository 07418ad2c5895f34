"""Faults told as text: the place, the message, the curator's own line with the words marked, the remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dissensus.faults.display import safe, width
from dissensus.faults.fault import Fault
from dissensus.faults.located import Located, LocatedFault, ReadBytes, located
from dissensus.faults.places import Place

GUTTER = 5  # digits of a line's number
INDENT = " " * (GUTTER + 1)
NARROWEST = 40  # columns for the curator's line, however narrow the terminal
BOLD, RED, YELLOW, PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[0m"


def tell_text(faults: Iterable[Fault], read_bytes: ReadBytes, colour: bool, width: int) -> str:
    """Every fault by file, line and column, then how many there are. Nothing for no faults.

    `width` is that of the terminal: longer lines are shown around what is marked. Bytes of a curator or a
    document reach the terminal as letters, never as commands to it.
    """
    found = located(faults, read_bytes)
    if not found:
        return ""
    told = ["\n".join(_fault_lines(each, colour, width)) for each in found]
    return "\n\n".join([*told, count_in_words([each.fault for each in found])]) + "\n"


def count_in_words(faults: list[Fault]) -> str:
    """How many faults and warnings there are: `3 faults, 1 warning in 2 files`."""
    warnings = sum(fault.level == "warning" for fault in faults)
    counts = [_counted(len(faults) - warnings, "fault"), _counted(warnings, "warning")]
    files = _counted(len({fault.where.file for fault in faults}), "file")
    return f"{', '.join(filter(None, counts)) or 'no faults'} in {files or 'no file'}"


def _fault_lines(each: LocatedFault, colour: bool, columns: int) -> Iterator[str]:
    fault = each.fault
    warning = fault.level == "warning"
    hue = YELLOW if warning else RED
    message = f"{'warning: ' if warning else ''}{fault.message}"
    yield f"{_painted(_spot(each.main), BOLD, colour)} {_one_line(message)} [{fault.code}]"
    yield from _snippet(each.main, hue if colour else "", columns)
    for line in (fault.help or "").splitlines():
        yield f"{INDENT}{safe(line)}"
    for related in each.related:
        yield f"{_painted(_spot(related), BOLD, colour)} {_one_line(related.message)}"
        yield from _snippet(related, hue if colour else "", columns)


def _spot(where: Located) -> str:
    place = f"{where.place.line}:{where.place.column}:" if where.place else ""
    return f"{_one_line(where.file)}:{place}"


def _snippet(where: Located, hue: str, columns: int) -> Iterator[str]:
    if where.place is None or where.line is None:
        return
    line, start, stop = _window(safe(where.line), where.place, max(columns - GUTTER - 3, NARROWEST))
    indent = "".join("\t" if letter == "\t" else " " * width(letter) for letter in line[:start])
    marks = "^" * max(width(line[start:stop]), 1)
    yield f"{where.place.line:>{GUTTER}} | {line}".rstrip()
    yield f"{INDENT}| {indent}{_painted(marks, hue, bool(hue))}"


def _window(line: str, place: Place, columns: int) -> tuple[str, int, int]:
    """As much of the line as there is room for, and from where to where in it the mark goes."""
    start = place.column - 1
    stop = max(min(place.end_column - 1, len(line)), start)
    if width(line) <= columns:
        return line, start, stop
    marked = _reach(line, start, stop, columns - 2)
    first, last = _widened(line, start, marked, columns - 2)
    before, after = "…" if first else "", "…" if last < len(line) else ""
    return before + line[first:last] + after, len(before) + start - first, len(before) + marked - first


def _reach(line: str, start: int, stop: int, room: int) -> int:
    """The offset up to which the mark can be shown."""
    for at in range(start, stop):
        room -= width(line[at])
        if room < 0:
            return at
    return stop


def _widened(line: str, first: int, last: int, columns: int) -> tuple[int, int]:
    """The stretch with as much on both sides as there is room for."""
    room = columns - width(line[first:last])
    while room > 1 and (first > 0 or last < len(line)):
        if first > 0:
            first -= 1
            room -= width(line[first])
        if last < len(line):
            room -= width(line[last])
            last += 1
    return first, last


def _one_line(text: str) -> str:
    return safe(text).replace("\t", " ")


def _painted(text: str, hue: str, colour: bool) -> str:
    return f"{hue}{text}{PLAIN}" if colour else text


def _counted(number: int, noun: str) -> str:
    return "" if number == 0 else f"{number} {noun}{'' if number == 1 else 's'}"
