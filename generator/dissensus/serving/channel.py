"""The channel on which open pages hear that the site has changed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from msgspec import Struct

BETWEEN_BEATS = 5.0  # seconds: so long it takes at most to see that a page was closed


class News(Struct, frozen=True):
    """What open pages are told."""

    number: int = 0  # of the state that is shown now
    told: str = ""  # the faults, as the terminal tells them
    count: str = ""  # how many there are
    is_behind: bool = False  # whether what is shown is older than what was written


class Channel:
    """The latest news, for as many listeners as there are open pages. A late one misses nothing but what is past."""

    def __init__(self) -> None:
        self._news = News()
        self._serial = 0
        self._is_closed = False
        self._changed = Condition()
        self._open: Counter[str] = Counter()

    def publish(self, news: News) -> None:
        """Tells every listener."""
        with self._changed:
            self._news = news
            self._serial += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Lets every listener go."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def open_pages(self) -> frozenset[str]:
        """The addresses of the pages that listen."""
        with self._changed:
            return frozenset(self._open)

    def events(self, between_beats: float = BETWEEN_BEATS) -> Iterator[bytes]:
        """The news and all that follow, as server-sent events, with a beat where there are none for a while."""
        heard = -1
        while not self._is_closed:
            serial, news = self._after(heard, between_beats)
            yield b":\n\n" if serial == heard else _event(news)
            heard = serial

    @contextmanager
    def listening(self, address: str) -> Iterator[None]:
        """For as long as the block runs, the page at this address is open."""
        with self._changed:
            self._open[address] += 1
        try:
            yield
        finally:
            with self._changed:
                self._open -= Counter({address: 1})

    def _after(self, heard: int, at_most: float) -> tuple[int, News]:
        """The latest news and their number, once that is not `heard`, or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._serial != heard, at_most)
            return self._serial, self._news


def _event(news: News) -> bytes:
    told = {"number": news.number, "told": news.told, "count": news.count, "behind": news.is_behind}
    return f"data: {json.dumps(told)}\n\n".encode()
