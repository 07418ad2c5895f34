"""The turnstile: pauses between requests to one host, and one at a time."""

from __future__ import annotations

from dissensus.abroad.courtesy import Turnstile


class Time:
    """A clock that goes while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_the_first_request_waits_for_nothing_and_the_next_for_the_pause() -> None:
    time = Time()
    turnstile = Turnstile(1, lambda: time.now, time.sleep)
    for _ in range(3):
        with turnstile.turn("a"):
            time.now += 0.25
    assert time.slept == [0, 1, 1]


def test_another_host_does_not_wait() -> None:
    time = Time()
    turnstile = Turnstile(1, lambda: time.now, time.sleep)
    for host in ("a", "b"):
        with turnstile.turn(host):
            pass
    assert time.slept == [0, 0]


def test_a_host_that_asks_for_quiet_has_it() -> None:
    time = Time()
    turnstile = Turnstile(1, lambda: time.now, time.sleep)
    turnstile.come_back("a", 30)
    turnstile.come_back("a", 5)
    with turnstile.turn("a"):
        pass
    assert time.slept == [30]
