"""The door: which requests may come in (S1–S4)."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from dissensus.serving.door import Door, door_for
from dissensus.serving.request import Request


def asked(method: str = "GET", **fields: str) -> Request:
    return Request(method, "/", {name.replace("_", "-"): value for name, value in fields.items()})


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "LocalHost:1", "127.0.0.1:8000", "[::1]", "[::1]:8000"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_our_own_names_come_in(method: str, host: str) -> None:
    assert Door("token").turns_away(asked(method, host=host)) is None
    assert Door("token").turns_away(asked(method, host=host, origin=f"http://{host}")) is None


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "evil.localhost",
        "localhost@evil.example",
        "localhost:8000@evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "0.0.0.0",
        "::1",
        "[::1",
        "[::]",
        "localhost:",
        "localhost:80000000",
        "localhost, evil.example",
        "localhost/",
        "192.168.1.5",
    ],
)
def test_s2_a_name_that_is_not_ours_is_turned_away(host: str) -> None:
    assert Door("token").turns_away(asked(host=host)) == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    "origin",
    ["null", "", "http://evil.example", "https://localhost:8000", "http://localhost", "http://localhost:8001"],
)
def test_s3_a_page_of_another_origin_is_turned_away(origin: str) -> None:
    assert Door("token").turns_away(asked(host="localhost:8000", origin=origin)) == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "BREW"])
def test_s4_nothing_but_get_and_head_comes_in(method: str) -> None:
    assert Door("token").turns_away(asked(method, host="localhost")) == HTTPStatus.METHOD_NOT_ALLOWED


def test_a_host_asked_for_is_a_name_of_ours() -> None:
    door = door_for(("Desk.local", "2001:db8::5"))
    for host in ("desk.local:8000", "[2001:db8::5]:8000", "localhost"):
        assert door.turns_away(asked(host=host)) is None
    for host in ("other.local", "[2001:db8::6]", "192.168.1.5"):
        assert door.turns_away(asked(host=host)) == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::"])
def test_on_every_address_each_number_is_ours_and_no_name_is(everywhere: str) -> None:
    door = door_for((everywhere,))
    for host in ("192.168.1.5:8000", "[2001:db8::5]"):
        assert door.turns_away(asked(host=host)) is None
    assert door.turns_away(asked(host="rebound.example")) == HTTPStatus.FORBIDDEN


def test_s3_only_who_knows_the_token_listens() -> None:
    door = door_for(())
    assert door.lets_listen(asked(), door.token)
    assert door.lets_listen(asked(sec_fetch_site="same-origin"), door.token)
    for token in ("", "token", door.token[:-1], door.token.swapcase(), "ключ"):
        assert not door.lets_listen(asked(), token)
    for site in ("cross-site", "same-site", ""):
        assert not door.lets_listen(asked(sec_fetch_site=site), door.token)


def test_s3_each_run_has_a_token_of_its_own() -> None:
    assert len({door_for(()).token for _ in range(50)}) == 50
    assert min(len(door_for(()).token) for _ in range(50)) >= 32
