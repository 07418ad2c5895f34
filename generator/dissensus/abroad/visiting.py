"""A visit to one address: asked politely, followed where it leads, and judged by no more than the answer shows."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urldefrag, urljoin, urlsplit

from msgspec import Struct

from dissensus.abroad.asking import Answer, Manners, NoAnswer, ask
from dissensus.abroad.courtesy import Turnstile

# Whoever answers `unsure` is there and does not say whether the page is: it wants no programs, or is in trouble itself.
Verdict = Literal["there", "gone", "unsure", "silent", "refused"]

_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_GONE = (404, 410)
LATER = (429, 503)
_FARTHEST = 10  # redirects


class Visit(Struct, frozen=True):
    """What came of asking for an address."""

    verdict: Verdict
    status: int | None = None  # of the last answer
    why: str = ""  # where nothing was answered
    moved: str | None = None  # where it says it has moved for good
    leads: str | None = None  # where one is led in the end, if that is elsewhere
    is_offline: bool = False


def visit(url: str, manners: Manners, turnstile: Turnstile) -> Visit:
    """Asks for an address and follows its redirects, each as carefully as the address itself."""
    here, moved, for_good = url, None, True
    seen: set[str] = set()
    while here not in seen and len(seen) <= _FARTHEST:
        seen.add(here)
        try:
            answer = _asked(here, manners, turnstile)
        except NoAnswer as none:
            verdict: Verdict = "refused" if none.is_refused else "silent"
            return Visit(verdict, why=none.why, leads=_elsewhere(here, url), is_offline=none.is_offline)
        if answer.status not in _REDIRECTS or not answer.location:
            return Visit(_judged(answer.status), answer.status, moved=moved, leads=_elsewhere(here, url))
        here = _followed(here, answer.location)
        for_good = for_good and answer.status in _FOR_GOOD
        moved = here if for_good else moved
    return Visit("unsure", why="sends one from address to address without end")


def _asked(url: str, manners: Manners, turnstile: Turnstile) -> Answer:
    """The answer to HEAD; where that is no good one, to GET, since many hosts know no HEAD."""
    answer = _in_turn("HEAD", url, manners, turnstile)
    if answer.status < 400 or answer.status in LATER:
        return answer
    return _in_turn("GET", url, manners, turnstile)


def _in_turn(method: str, url: str, manners: Manners, turnstile: Turnstile) -> Answer:
    host = host_of(url)
    with turnstile.turn(host):
        answer = ask(method, url, manners)
    wait = seconds_to_wait(answer.retry_after)
    if answer.status not in LATER or wait is None:
        return answer
    turnstile.come_back(host, min(wait, manners.waiting))
    if wait > manners.waiting:
        return answer
    with turnstile.turn(host):
        return ask(method, url, manners)


def host_of(url: str) -> str:
    """The host that an address names. Raises NoAnswer if it is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        raise NoAnswer("is no address", is_refused=True) from None


def _followed(here: str, location: str) -> str:
    """Where a redirect leads. One that is no address stays as it is, to be refused like any such."""
    try:
        return urldefrag(urljoin(here, location)).url
    except ValueError:
        return location


def seconds_to_wait(retry_after: str | None, now: datetime | None = None) -> float | None:
    """How long a host asks us to wait: it says so in seconds, or by a date."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError):  # the latter where its time zone is days away
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max((until - (now or datetime.now(UTC))).total_seconds(), 0.0)


def _judged(status: int) -> Verdict:
    if status in _GONE:
        return "gone"
    return "there" if 200 <= status < 300 else "unsure"


def _elsewhere(here: str, url: str) -> str | None:
    return here if here != url else None
