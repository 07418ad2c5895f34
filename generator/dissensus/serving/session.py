"""A session: watch, workshop and server put together, from the first reading to Ctrl-C."""

from __future__ import annotations

import socket
import time
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from dissensus.faults.text import count_in_words, tell_text
from dissensus.reading import Site
from dissensus.serving.answering import Answering
from dissensus.serving.channel import Channel, News
from dissensus.serving.door import Door
from dissensus.serving.server import Server
from dissensus.serving.watching import Watch
from dissensus.serving.workshop import State, Workshop

AGAIN = 2.0  # seconds: after so long, what the machine kept from us is tried again


class Turn(Struct, frozen=True):
    """What the terminal is told of one reading of the site."""

    state: State
    changed: frozenset[str] | None  # None for the first reading, and where a page met a fault when it was asked for
    seconds: float


class Terms(Struct, frozen=True):
    """What a session is agreed to be."""

    root: Path
    edition: date | None
    jobs: int
    width: int  # of the terminal, and so of what open pages are told
    explain: Callable[[Exception], str]  # words what no curator can mend
    report: Callable[[Turn], None]


class Session:
    """Shows a site until it is interrupted."""

    def __init__(self, terms: Terms, sockets: list[socket.socket], door: Door) -> None:
        """The site has been read once when this is done."""
        self._terms = terms
        self._is_over = False
        self._channel = Channel()
        self._watch = Watch(terms.root, _observer)
        self._workshop = Workshop(terms.root, terms.edition, terms.explain, self._tell_late, terms.jobs)
        self._server = Server(sockets, Answering(door, self._workshop, self._channel))
        self._turn(None)

    def start(self) -> None:
        """From now on pages are shown, and changes heard."""
        self._watch.start()
        self._server.start()

    @property
    def deaf(self) -> str | None:
        """Why the system does not tell of changes, so that they are looked for; None if it does."""
        return self._watch.deaf

    def keep_up(self) -> None:
        """Reads the site again whenever it changes, until the session is closed."""
        while not self._is_over:
            had_trouble = self._workshop.state.trouble is not None
            changed = self._watch.changed(AGAIN if had_trouble else None)
            if not self._is_over:
                self._turn(changed)

    def close(self) -> None:
        """Frees the port and ends every thread that could hold the process."""
        self._is_over = True
        self._server.close()
        self._watch.stop()
        self._workshop.close()

    def _turn(self, changed: frozenset[str] | None) -> None:
        before, begun = self._workshop.state, time.perf_counter()
        state = self._workshop.refresh(changed or None, self._channel.open_pages())
        self._watch.follow(self._workshop.named)
        if changed or state.trouble is None or state.trouble != before.trouble:
            self._tell(Turn(state, changed, time.perf_counter() - begun))

    def _tell_late(self, state: State) -> None:
        self._tell(Turn(state, None, 0.0))

    def _tell(self, turn: Turn) -> None:
        self._channel.publish(self._news(turn.state))
        self._terms.report(turn)

    def _news(self, state: State) -> News:
        told = tell_text(state.faults, Site(self._terms.root).glance, colour=False, width=self._terms.width)
        count = count_in_words(list(state.faults)) if state.faults else ""
        if state.trouble:
            told, count = f"{state.trouble}\n\n{told}".rstrip(), "The site cannot be read"
        return News(state.number, told, count, state.is_behind)


def _observer() -> BaseObserver:
    # Of folders made one inside the other it watches some twice, says so where the curator reads, and means no harm.
    warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
    return Observer()
