"""The whole examination, section by section."""

from __future__ import annotations

import locale
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from dissensus.examining.disk import folder_facts
from dissensus.examining.facts import Fact, Section, Value, section
from dissensus.examining.machine import system, versions
from dissensus.examining.stopwatch import Stopwatch
from dissensus.examining.unusual import unusual_around, unusual_in
from dissensus.faults import Fault
from dissensus.model import Library
from dissensus.progress import watched
from dissensus.settings import SETTINGS_FILE
from dissensus.settings import Section as Table

_SLOWEST = 5
_WHOLE = "all of it"


class Checked(Protocol):
    """What all stages but the writing come to."""

    @property
    def library(self) -> Library:
        """All that was read."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All that was found."""


def examination(
    root: Path, output: Path, examine: Callable[[], Checked], written: Mapping[str, Any], today: date
) -> list[Section]:
    """What is found out about the site at `root`.

    `examine` does all that a build does but the writing; `written` is `site.toml` as it stands there.
    """
    stopwatch, library, faults, trouble = _timed(examine)
    return [
        section("versions", versions),
        section("system", system),
        section("site", lambda: folder_facts("folder", root)),
        section("output", lambda: folder_facts("folder", output)),
        section("settings", lambda: tuple(_settings(library.settings, written)) if library else ()),
        section("contents", lambda: _contents(library, faults, trouble)),
        section("time for each stage, in one process", lambda: _stages(stopwatch)),
        section("slowest", lambda: _slowest(stopwatch)),
        section("unusual", lambda: _unusual(root, output, today, library)),
    ]


def _timed(examine: Callable[[], Checked]) -> tuple[Stopwatch, Library | None, tuple[Fault, ...], str | None]:
    stopwatch = Stopwatch()
    try:
        with watched(stopwatch):
            checked = examine()
    except Exception as error:  # what stands in the way of a build is among what is to be found out
        return stopwatch, None, (), f"{type(error).__name__}: {error}"
    finally:
        stopwatch.stop()
    return stopwatch, checked.library, checked.faults, None


def _settings(settings: Struct, written: Mapping[str, Any], above: str = "") -> Iterator[Fact]:
    """Every setting in force, with where it comes from."""
    for name in settings.__struct_fields__:
        key, value = name.replace("_", "-"), getattr(settings, name)
        stands = written.get(key) if isinstance(written, Mapping) else None
        if isinstance(value, Table):
            yield from _settings(value, stands if isinstance(stands, Mapping) else {}, f"{above}{key}.")
        else:
            origin = "default" if stands is None else SETTINGS_FILE
            yield Fact(f"{above}{key}", f"{'(none)' if value is None else value} [{origin}]")


def _contents(library: Library | None, faults: tuple[Fault, ...], trouble: str | None) -> tuple[Fact, ...]:
    if library is None:
        return (Fact("the site cannot be examined", trouble),)
    warnings = sum(fault.level == "warning" for fault in faults)
    counts: dict[str, Value] = {
        "points": len(library.points),
        "cards": sum(len(point.cards) for point in library.points.values()),
        "reports": sum(1 for _ in library.reports()),
        "sources": len(library.sources),
        "documents": len(library.documents),
        "characters of documents": sum(map(len, library.texts.values())),
        "pages of prose": len(library.pages),
        "faults": len(faults) - warnings,
        "warnings": warnings,
    }
    return (*(Fact(name, count) for name, count in counts.items()), *_first_fault(faults))


def _first_fault(faults: tuple[Fault, ...]) -> Iterator[Fact]:
    """The first of what stops a build; `dissensus check` tells them all, at their places."""
    for fault in [each for each in faults if each.level == "fault"][:1]:
        yield Fact("first fault", f"{fault.where.file}: {fault.message} [{fault.code}]")


def _stages(stopwatch: Stopwatch) -> tuple[Fact, ...]:
    stages = {**stopwatch.stages, _WHOLE: sum(stopwatch.stages.values())}
    return tuple(Fact(stage, round(seconds, 3), "seconds") for stage, seconds in stages.items())


def _slowest(stopwatch: Stopwatch) -> tuple[Fact, ...]:
    found = stopwatch.slowest(_SLOWEST)
    return tuple(Fact(f"{stage}: {name}", round(seconds, 3), "seconds") for seconds, stage, name in found)


def _unusual(root: Path, output: Path, today: date, library: Library | None) -> tuple[Fact, ...]:
    found = [*unusual_around(root, output, locale.getencoding(), today, library)]
    found += unusual_in(library) if library else ()
    return tuple(Fact("", words) for words in found)
