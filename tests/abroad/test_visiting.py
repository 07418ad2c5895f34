"""A visit: what each answer is taken for, where redirects lead, and whom we never ask."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abroad.hosts import Host, answering
from dissensus import __version__
from dissensus.abroad import asking
from dissensus.abroad.asking import Manners, NoAnswer, ask, is_public
from dissensus.abroad.courtesy import Turnstile
from dissensus.abroad.visiting import Visit, seconds_to_wait, visit

QUICK = Manners(allow_private=True, pause=0, patience=0.4, longest=0.8, waiting=0.1)


@pytest.fixture
def host() -> Iterator[Host]:
    with answering() as server:
        yield server


def visited(address: str, manners: Manners = QUICK) -> Visit:
    return visit(address, manners, Turnstile(manners.pause))


@pytest.mark.parametrize(
    ("path", "verdict", "status", "asked"),
    [
        ("/ok", "there", 200, ["HEAD /ok"]),
        ("/ok?a=b%20c&d=é", "there", 200, ["HEAD /ok?a=b%20c&d=%C3%A9"]),
        ("/no-head", "there", 200, ["HEAD /no-head", "GET /no-head"]),
        ("/busy", "there", 200, ["HEAD /busy", "HEAD /busy"]),
        ("/gone", "gone", 404, ["HEAD /gone", "GET /gone"]),
        ("/gone-too", "gone", 410, ["HEAD /gone-too", "GET /gone-too"]),
        ("/forbidden", "unsure", 403, ["HEAD /forbidden", "GET /forbidden"]),
        ("/broken", "unsure", 500, ["HEAD /broken", "GET /broken"]),
        ("/later", "unsure", 429, ["HEAD /later"]),
        ("/quiet", "unsure", 503, ["HEAD /quiet"]),
        ("/nowhere", "unsure", 302, ["HEAD /nowhere"]),
    ],
)
def test_an_answer_is_taken_for_no_more_than_it_says(
    path: str, verdict: str, status: int, asked: list[str], host: Host
) -> None:
    found = visited(host.address(path))
    assert (found.verdict, found.status, found.moved, found.leads) == (verdict, status, None, None)
    assert host.asked == asked


@pytest.mark.parametrize(
    ("path", "verdict", "moved", "leads"),
    [
        ("/moved", "there", "/ok", "/ok"),
        ("/moved-twice", "there", "/ok", "/ok"),
        ("/led", "there", None, "/ok"),
        ("/led-then-moved", "there", None, "/ok"),
        ("/front", "there", None, "/"),
        ("/moved-and-gone", "gone", "/gone", "/gone"),
    ],
)
def test_redirects_are_followed(path: str, verdict: str, moved: str | None, leads: str, host: Host) -> None:
    found = visited(host.address(path))
    assert found.verdict == verdict
    assert found.moved == (host.address(moved) if moved else None)
    assert found.leads == host.address(leads)


def test_a_circle_ends(host: Host) -> None:
    assert visited(host.address("/round")).verdict == "unsure"
    assert host.asked == ["HEAD /round", "HEAD /round-and"]


def test_who_asks_is_said(host: Host) -> None:
    visited(host.address("/ok"))
    assert host.requests[0].agent == f"dissensus/{__version__} (link check)"


@pytest.mark.parametrize(
    ("path", "why"),
    [("/slow", "in time"), ("/trickle", ""), ("/garbage", "HTTP")],
)
def test_no_answer_is_silence(path: str, why: str, host: Host) -> None:
    began = time.monotonic()
    found = visited(host.address(path))
    assert found.verdict == "silent" and why in found.why and not found.is_offline
    assert time.monotonic() - began < 5


def test_a_host_that_lets_nobody_connect_is_silent() -> None:
    with socket.socket() as bound:  # and never listening
        bound.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{bound.getsockname()[1]}/ok"
        assert visited(address) == Visit("silent", why="the host lets nobody connect")


def test_a_host_that_is_not_there_may_be_our_own_connection() -> None:
    found = visited("http://nobody.invalid/")
    assert found.verdict == "silent" and found.is_offline


@pytest.mark.parametrize("path", ["/abroad", "/to-file"])
def test_a_redirect_to_what_is_no_web_address_is_refused(path: str, host: Host) -> None:
    assert visited(host.address(path)).verdict == "refused"


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/to-half-a-bracket", "http://[::1"),
        ("/to-a-bracketed-name", "//[x]/"),
        ("/to-a-letter-that-folds", "http://\u2100.example/"),
        ("/to-a-gap", "http://a b/"),
        ("/to-a-control-character", "http://a\x01b/"),
        ("/to-no-port", "http://127.0.0.1:99999/"),
    ],
)
def test_a_redirect_to_what_is_no_address_at_all_is_refused(path: str, location: str, host: Host) -> None:
    assert visited(host.address(path)) == Visit("refused", why="is no address", leads=location)


def test_this_machine_is_asked_only_where_that_is_allowed(host: Host) -> None:
    found = visited(host.address("/ok"), Manners(pause=0))
    assert (found.verdict, host.asked) == ("refused", [])


def test_a_redirect_is_looked_at_like_any_address(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "is_public", lambda address: address == "127.0.0.1")
    found = visited(host.address("/neighbour"), Manners(pause=0))
    assert (found.verdict, found.leads) == ("refused", host.address("/ok", "[::1]"))
    assert host.asked == ["HEAD /neighbour"]


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"])
def test_addresses_for_anybody(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "::7f00:1", "::808:808", "::ffff:0:127.0.0.1", "::ffff:0:808:808", "64:ff9b:1::", "64:ff9b:1::7f00:1",
    ],
)  # fmt: skip
def test_addresses_for_nobody_else(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "file:///etc/passwd", "http://", "http://a:b/", "http://[::1", "http://a..b/", "x",
        "http://a b/", "http://a\x7fb/", "https://\u2100.example/", "http://127.0.0.1:99999/",
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(url: str) -> None:
    with pytest.raises(NoAnswer) as none:
        ask("HEAD", url, QUICK)
    assert none.value.is_refused


NOW = datetime(2024, 3, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (None, None),
        ("soon", None),
        ("", None),
        ("0", 0),
        (" 120 ", 120),
        ("-5", None),
        ("Tue, 12 Mar 2024 09:01:00 GMT", 60),
        ("Tue, 12 Mar 2024 08:00:00 GMT", 0),
        ("Tue, 12 Mar 2024 09:01:00 -0000", 60),
        ("Tue, 12 Mar 99999 09:00:00 GMT", None),
        ("Mon, 01 Jan 2024 00:00:00 +9999", None),
        ("Mon, 01 Jan 2024 00:00:00 +99999999999999", None),
    ],
)
def test_how_long_a_host_asks_us_to_wait(written: str | None, seconds: float | None) -> None:
    assert seconds_to_wait(written, NOW) == seconds


@given(st.text() | st.from_regex(r"Mon, \d{1,3} Jan \d{1,6} \d{1,3}:\d\d:\d\d [+-]\d{0,20}", fullmatch=True))
def test_whatever_a_host_writes_is_a_time_to_wait_or_none(written: str) -> None:
    seconds = seconds_to_wait(written, NOW)
    assert seconds is None or seconds >= 0


def looked_up(monkeypatch: pytest.MonkeyPatch, port: int, addresses: int = 1, after: float = 0) -> None:
    """Every host has so many addresses of this machine, found after so many seconds."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", port))] * addresses

    def look_up(*_: object, **__: object) -> list[object]:
        time.sleep(after)
        return [*found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_a_slow_look_up_leaves_no_time_for_a_trickle(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up(monkeypatch, host.server_port, after=0.5)
    hurried = Manners(allow_private=True, patience=2, longest=0.3)
    with pytest.raises(NoAnswer, match="in time"):
        ask("HEAD", "http://slow.example/trickle", hurried)
    assert not host.asked


class Deaf(socket.socket):
    """A socket to an address at which nobody answers."""

    waited: ClassVar[list[float]] = []

    def connect(self, _: object) -> None:
        patience = self.gettimeout() or 0.0
        self.waited.append(patience)
        time.sleep(patience)
        raise TimeoutError


def test_a_host_of_many_dead_addresses_takes_no_longer_than_one_request_may(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up(monkeypatch, 80, addresses=20)
    monkeypatch.setattr(socket, "socket", Deaf)
    monkeypatch.setattr(Deaf, "waited", [])
    hurried = Manners(allow_private=True, patience=0.2, longest=0.5)
    with pytest.raises(NoAnswer, match="in time"):
        ask("HEAD", "http://dead.example/", hurried)
    assert len(Deaf.waited) <= 3 and sum(Deaf.waited) <= hurried.longest + 0.01
