"""What is remembered of earlier visits, so that no host is asked again too soon and no bad day counts as an end.

A file of JSON in the user's cache folder. It may be lost at any time: then everything is asked anew.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from dissensus.abroad.visiting import Visit

DAY = 86_400.0
_AGAIN = DAY / 24  # seconds after which an address that gave trouble is asked again
_YEAR_10000 = 253_402_300_800.0  # in which days have no name
_KEPT = 400 * DAY  # seconds after which an address that nobody asks for any more is forgotten


Moment = Annotated[float, Meta(ge=0, lt=_YEAR_10000)]  # seconds since 1970; a file with any other is damaged


class Remembered(Struct, frozen=True):
    """The last visit to an address, and for how long it has not answered."""

    visit: Visit
    asked: Moment
    silences: int = 0  # rounds in a row without an answer
    since: Moment | None = None  # the first of them


class Memory(Struct, frozen=True):
    """Visits by address."""

    visits: Mapping[str, Remembered] = {}

    def fresh(self, address: str, now: float, oldest: float) -> Visit | None:
        """The last visit, if it still counts: a good answer for `oldest` seconds, any other for an hour."""
        last = self.visits.get(address)
        if last is None or not 0 <= now - last.asked < (
            oldest if last.visit.verdict == "there" else min(oldest, _AGAIN)
        ):
            return None
        return last.visit

    def with_visits(self, visits: Mapping[str, Visit], now: float) -> Memory:
        """What is remembered after a round."""
        kept = {address: last for address, last in self.visits.items() if now - last.asked < _KEPT}
        return Memory({**kept, **{address: self._after(address, visit, now) for address, visit in visits.items()}})

    def _after(self, address: str, visit: Visit, now: float) -> Remembered:
        last = self.visits.get(address)
        if visit.verdict != "silent":
            return Remembered(visit, now)
        if last is None or last.visit.verdict != "silent":
            return Remembered(visit, now, 1, now)
        return replace(last, visit=visit, asked=now, silences=last.silences + 1)


def read_memory(file: Path) -> Memory:
    """What the file remembers; nothing if it cannot be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Memory)
    except (OSError, msgspec.DecodeError, RecursionError):
        return Memory()


def write_memory(memory: Memory, file: Path) -> None:
    """Puts the file in place whole, or leaves it as it was. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f"{file.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(memory, order="deterministic"), indent=1))
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def usual_file() -> Path:
    """`links.json` in the cache folder of the user, as the system has it."""
    home = Path.home()
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local")
    elif sys.platform == "darwin":
        folder = home / "Library/Caches"
    else:
        named = os.environ.get("XDG_CACHE_HOME", "")
        folder = Path(named) if named.startswith("/") else home / ".cache"
    return folder / "dissensus" / "links.json"
