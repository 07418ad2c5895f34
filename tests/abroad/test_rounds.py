"""A round: what is asked and what is remembered, one thing at a time of each host; and what comes of being offline."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest

from abroad.hosts import Host, answering
from dissensus.abroad import rounds
from dissensus.abroad.asking import Manners
from dissensus.abroad.memory import Memory
from dissensus.abroad.rounds import make_round
from dissensus.abroad.visiting import Visit

QUICK = Manners(allow_private=True, pause=0.02, patience=2, waiting=0.1)


@pytest.fixture
def host() -> Iterator[Host]:
    with answering() as server:
        yield server


def test_nothing_to_ask_is_nothing_found() -> None:
    found = make_round([], Memory(), QUICK, 0, 0)
    assert not found.visits and not found.asked and not found.is_offline


def test_what_is_remembered_is_not_asked(host: Host) -> None:
    new, known = host.address("/ok"), host.address("/gone")
    memory = Memory().with_visits({known: Visit("there", 200)}, 1_000)
    found = make_round([known, new], memory, QUICK, 1_001, 60)
    assert found.visits == {known: Visit("there", 200), new: Visit("there", 200)}
    assert list(found.asked) == [new]
    assert host.asked == ["HEAD /ok"]


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(host: Host) -> None:
    hosts = ["127.0.0.1", "localhost"]
    addresses = [host.address(f"/pause?{number}", each) for number in range(4) for each in hosts]
    found = make_round(addresses, Memory(), QUICK, 0, 0)
    assert {visit.verdict for visit in found.visits.values()} == {"there"}
    assert list(found.visits) == addresses
    for each in hosts:
        requests = sorted((r for r in host.requests if r.host == each), key=lambda request: request.began)
        assert len(requests) == 4
        assert all(second.began - first.ended >= QUICK.pause / 2 for first, second in pairwise(requests))
    assert any(
        a.host != b.host and a.began < b.ended and b.began < a.ended for a in host.requests for b in host.requests
    )


def test_a_host_that_asks_for_quiet_is_left_alone(host: Host) -> None:
    quiet, other = host.address("/quiet"), host.address("/ok")
    found = make_round([quiet, other], Memory(), QUICK, 0, 0)
    assert host.asked == ["HEAD /quiet"]
    assert found.visits[other] == found.visits[quiet] == Visit("unsure", 503)


def test_where_no_host_is_reached_the_machine_is_offline_and_is_not_asked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def unreached(address: str, *_: object) -> Visit:
        asked.append(address)
        return Visit("silent", why="no such host was found", is_offline=True)

    monkeypatch.setattr(rounds, "visit", unreached)
    found = make_round([f"http://host-{number}.invalid/" for number in range(40)], Memory(), QUICK, 0, 0)
    assert found.is_offline and not found.visits and not found.asked
    assert len(asked) < 10


def test_one_host_that_is_no_more_does_not_make_us_offline(host: Host) -> None:
    found = make_round(["http://nobody.invalid/", host.address("/ok")], Memory(), QUICK, 0, 0)
    assert not found.is_offline
    assert [visit.verdict for visit in found.visits.values()] == ["silent", "there"]


def test_a_mistake_of_ours_is_raised_and_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Visit:
        raise ZeroDivisionError

    monkeypatch.setattr(rounds, "visit", broken)
    with pytest.raises(ZeroDivisionError):
        make_round(["http://a.invalid/"], Memory(), QUICK, 0, 0)


def test_what_was_found_out_is_rescued_when_a_round_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(address: str, *_: object) -> Visit:
        if address.endswith("/broken"):
            raise ZeroDivisionError
        return Visit("there", 200)

    monkeypatch.setattr(rounds, "visit", breaking)
    rescued: list[Mapping[str, Visit]] = []
    with pytest.raises(ZeroDivisionError):
        make_round(["http://a.invalid/", "http://a.invalid/broken"], Memory(), QUICK, 0, 0, rescued.append)
    assert rescued == [{"http://a.invalid/": Visit("there", 200)}]


@pytest.mark.parametrize("before", [[], ["http://a.invalid/"]], ids=["nothing", "offline"])
def test_where_nothing_was_found_out_nothing_is_rescued(before: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(address: str, *_: object) -> Visit:
        if address.endswith("/broken"):
            raise ZeroDivisionError
        return Visit("silent", why="no such host was found", leads="x", is_offline=True)

    monkeypatch.setattr(rounds, "visit", breaking)
    rescued: list[Mapping[str, Visit]] = []
    with pytest.raises(ZeroDivisionError):
        make_round([*before, "http://a.invalid/broken"], Memory(), QUICK, 0, 0, rescued.append)
    assert not rescued


def test_threads_do_not_keep_the_program_from_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds: list[bool] = []

    def noted(*_: object) -> Visit:
        kinds.append(threading.current_thread().daemon)
        return Visit("there", 200)

    monkeypatch.setattr(rounds, "visit", noted)
    make_round(["http://a.invalid/"], Memory(), QUICK, 0, 0)
    assert kinds == [True]


def test_a_build_knows_nothing_of_the_network() -> None:
    clients = {"http.client", "ssl", "urllib.request"}
    code = f"import sys, dissensus.build; sys.exit(', '.join({clients} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
