"""Heads of requests: what is read, what is turned away, and that nothing whatever raises."""

from __future__ import annotations

import posixpath
from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.serving.request import Request, path_in, read_head

HOST = b"\r\nHost: localhost:8000"


@pytest.mark.parametrize(
    ("head", "method", "target", "fields"),
    [
        (b"GET / HTTP/1.1" + HOST, "GET", "/", {"host": "localhost:8000"}),
        (b"HEAD /a?b=c HTTP/1.1" + HOST, "HEAD", "/a?b=c", {"host": "localhost:8000"}),
        (b"GET / HTTP/1.0", "GET", "/", {}),
        (b"BREW / HTTP/1.0\r\nX: \t a b \t", "BREW", "/", {"x": "a b"}),
        (b"GET / HTTP/1.0\r\nCookie: a=b\r\ncookie: c=d", "GET", "/", {"cookie": "a=b, c=d"}),
        (b"GET / HTTP/1.0\r\nContent-Length: 0", "GET", "/", {"content-length": "0"}),
        (b"GET / HTTP/1.0\r\nName: \xd0\xb9", "GET", "/", {"name": "Ð¹"}),
    ],
)
def test_a_head_is_read(head: bytes, method: str, target: str, fields: dict[str, str]) -> None:
    assert read_head(head) == Request(method, target, fields)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"GET",
        b"GET /",
        b"GET / HTTP/1.1",  # and no Host
        b"GET / HTTP/2.0" + HOST,
        b"GET / HTTP/0.9" + HOST,
        b"GET  / HTTP/1.1" + HOST,
        b"GET / HTTP/1.1 " + HOST,
        b" GET / HTTP/1.1" + HOST,
        b"GET /a b HTTP/1.1" + HOST,
        b"GET /\x00 HTTP/1.1" + HOST,
        b"GET /\xff HTTP/1.1" + HOST,
        b"GET / HTTP/1.1\nHost: localhost",
        b"GET / HTTP/1.1\r\nHost: localhost\nX: y",
        b"GET / HTTP/1.1\r\nHost: localhost\rX: y",
        b"GET / HTTP/1.1\r\nHost: localhost\x00",
        b"GET / HTTP/1.1\r\nHost : localhost",
        b"GET / HTTP/1.1\r\n Host: localhost",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n folded",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example",
        b"GET / HTTP/1.1\r\nno colon",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # the beginning of TLS
    ],
)
def test_what_is_no_head_is_turned_away(head: bytes) -> None:
    assert read_head(head) == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("field", [b"Content-Length: 1", b"Content-Length: -1", b"Transfer-Encoding: chunked"])
def test_a_request_with_a_body_is_turned_away(field: bytes) -> None:
    assert read_head(b"GET / HTTP/1.1" + HOST + b"\r\n" + field) == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_whatever_raise(head: bytes) -> None:
    read_head(head)
    read_head(b"GET / HTTP/1.1\r\n" + head)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "/"),
        ("/points/bridge/", "/points/bridge/"),
        ("/points/bridge/?a=b/../c", "/points/bridge/"),
        ("/a%20b/%D0%B9", "/a b/й"),
        ("/%252e%252e/", "/%2e%2e/"),  # decoded once: no page has that name
        ("/...", "/..."),
    ],
)
def test_a_target_means_a_path(target: str, path: str) -> None:
    assert path_in(target) == path


@pytest.mark.parametrize(
    "target",
    [
        "*",
        "",
        "a",
        "http://localhost/",
        "http:/a",
        "//evil.example/",
        "/a//b",
        "/.",
        "/..",
        "/../etc/passwd",
        "/a/../b",
        "/a/./b",
        "/%2e%2e/",
        "/%2E%2e%2fetc",
        "/a%2f..%2fb",
        "/%5c..%5cb",
        "/a\\..\\b",
        "/%00",
        "/a%0d%0aSet-Cookie:%20a=b",
        "/%",
        "/%4",
        "/%zz",
        "/%ff",
        "/%c0%ae%c0%ae/",  # overlong dots
        "/%ed%a0%80",  # half a surrogate
    ],
)
def test_a_target_that_no_page_can_have_means_none(target: str) -> None:
    assert path_in(target) is None


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=80))
def test_no_path_leads_upwards(target: str) -> None:
    path = path_in(f"/{target}")
    assert path is None or posixpath.normpath(path) in (path, path.removesuffix("/"))
