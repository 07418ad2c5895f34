"""One thing at a time of each host, and a pause between two."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Turnstile:
    """Lets requests through to each host, one by one, `pause` seconds apart, whichever thread makes them."""

    def __init__(
        self, pause: float, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._pause, self._clock, self._sleep = pause, clock, sleep
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._next: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Within the `with`, this host is asked by nobody else."""
        with self._locks[host]:
            self._sleep(max(self._next.get(host, 0.0) - self._clock(), 0.0))
            try:
                yield
            finally:
                self._next[host] = self._clock() + self._pause

    def come_back(self, host: str, seconds: float) -> None:
        """The host asks to be left alone for so long."""
        self._next[host] = max(self._next.get(host, 0.0), self._clock() + seconds)
