"""The server as whoever can reach its port finds it: the site, and nothing but the site (S1–S6, S17)."""

from __future__ import annotations

import json
import random
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from conftest import BuildSite, MakeSite
from dissensus.serving import server
from dissensus.serving.answering import MODULES, Answer, Answering
from dissensus.serving.channel import Channel
from dissensus.serving.door import Door
from dissensus.serving.request import Request
from dissensus.serving.workshop import Workshop
from serving.running import LONG, Reply, Running, reply, running

SECRET = b"never to be seen"
OWN_SCRIPT = re.compile(rb"<script [^>]*data-dissensus[^>]*></script>")
POLICY = re.compile(rb"<meta[^>]*Content-Security-Policy[^>]*>")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, make_site: MakeSite, build_site: BuildSite) -> Path:
    """A small site, built as well, with things beside it and in it that are nobody's business."""
    folder = tmp_path_factory.mktemp("served") / "site"
    make_site(folder)
    build_site(folder)
    for secret in ("../secret.txt", ".env", "secret.txt", "public/secret.txt", "public-leak/index.html"):
        (folder / secret).parent.mkdir(exist_ok=True)
        (folder / secret).write_bytes(SECRET)
    return folder


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[Running]:
    with running(site) as started:
        yield started


def published(page: bytes) -> bytes:
    """A page without what a server adds to it, and without its policy."""
    return POLICY.sub(b"", OWN_SCRIPT.sub(b"", page))


def test_every_file_that_a_build_publishes_is_served_as_it_is(site: Path, served: Running) -> None:
    public = site / "public"
    files = [path for path in public.rglob("*") if path.is_file() and path.name != "secret.txt"]
    files = [path for path in files if ".dissensus" not in path.parts]
    assert len(files) > 10
    for path in files:
        found = served.get(f"/{path.relative_to(public).as_posix()}")
        assert found.status == 200, path
        assert published(found.content) == published(path.read_bytes()), path


@pytest.mark.parametrize("path", ["/", "/index.html", "/points/bridge/", "/points/bridge/index.html", "/?a=b"])
def test_a_page_is_had_under_its_addresses(path: str, served: Running) -> None:
    found = served.get(path)
    assert (found.status, found.fields["content-type"]) == (200, "text/html; charset=utf-8")
    assert len(OWN_SCRIPT.findall(found.content)) == 1


def test_an_address_without_its_slash_leads_to_the_one_with_it(served: Running) -> None:
    found = served.get("/points/bridge?a=b")
    assert (found.status, found.fields["location"]) == (302, "/points/bridge/")


@pytest.mark.parametrize(
    ("ending", "media"), [("css", "text/css; charset=utf-8"), ("svg", "image/svg+xml"), ("woff2", "font/woff2")]
)
def test_assets_have_their_types(ending: str, media: str, site: Path, served: Running) -> None:
    path = next((site / "public/assets").rglob(f"*.{ending}"))
    found = served.get(f"/{path.relative_to(site / 'public').as_posix()}")
    assert (found.fields["content-type"], found.content) == (media, path.read_bytes())


def test_what_is_not_there_is_the_sites_own_404(site: Path, served: Running) -> None:
    found = served.get("/points/no-such-point/")
    assert found.status == 404
    assert published(found.content) == published((site / "public/404.html").read_bytes())


def test_a_site_with_a_path_of_its_own_is_found_below_it_too(tmp_path: Path, make_site: MakeSite) -> None:
    settings = 'title = "S"\nbase-url = "https://example.org/a/b"\n'
    with running(make_site(tmp_path / "site", {"site.toml": settings})) as below:
        for path in ("/", "/a/b/", "/points/bridge/", "/a/b/points/bridge/"):
            assert below.get(path).status == 200, path
        lost = below.get("/a/b/nowhere")
        assert lost.status == 404
        links = re.findall(rb'<a href="(/[^"#]*)', lost.content)
        assert links and all(below.get(link.decode()).status == 200 for link in links)


def test_head_is_get_without_its_content(served: Running) -> None:
    asked, peeked = served.get("/assets/"), served.ask("HEAD", "/assets/")
    assert (peeked.status, peeked.content) == (asked.status, b"")
    assert peeked.fields["content-length"] == asked.fields["content-length"] == str(len(asked.content))


def test_a_page_that_is_known_is_not_sent_again(served: Running) -> None:
    found = served.get("/")
    again = served.get("/", If_None_Match=found.fields["etag"])
    assert (again.status, again.content) == (304, b"")
    assert served.get("/", If_None_Match='"other"').status == 200


# ── S1 ──


def test_s1_only_this_machine_is_listened_to(served: Running) -> None:
    for address in _other_addresses():
        with pytest.raises(OSError):
            socket.create_connection((address, served.port), 1).close()
    with served.connection() as connection:
        assert connection.getpeername()[0] == "127.0.0.1"


@pytest.mark.skipif(not socket.has_ipv6, reason="this Python knows no IPv6")
def test_s1_both_of_its_own_addresses_answer(served: Running) -> None:
    try:
        connection = socket.create_connection(("::1", served.port), LONG)
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    with connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n")
        assert connection.recv(15) == b"HTTP/1.1 200 OK"


def _other_addresses() -> list[str]:
    try:
        infos = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        infos = []
    return [address for info in infos if not (address := str(info[4][0])).startswith("127.")]


# ── S2, S3, S4: the door itself is tried in test_door.py ──


@pytest.mark.parametrize("path", ["/", "/assets/", "/_dissensus/", "/points/no-such-point/"])
def test_s2_a_rebound_name_gets_nothing(path: str, served: Running) -> None:
    found = served.get(path, Host="evil.example:8000")
    assert (found.status, found.content) == (403, b"Forbidden\n")


def test_s2_an_address_within_the_request_is_no_way_round_the_host(served: Running) -> None:
    assert served.get("http://127.0.0.1/", Host="evil.example").status == 403
    assert served.get("http://evil.example/").status == 400


@pytest.mark.parametrize("path", ["/", "/_dissensus/{token}/events", "/_dissensus/{token}/reload.js", "/nowhere"])
def test_s3_no_answer_has_a_cors_header(path: str, served: Running) -> None:
    at = path.format(token=served.token)
    own = f"http://127.0.0.1:{served.port}"
    for origin in (own, "http://evil.example", "null"):
        if "events" in path and origin == own:
            continue
        found = served.get(at, Origin=origin)
        assert not [name for name in found.fields if name.startswith("access-control")]
        assert (found.status == 403) is (origin != own)


@pytest.mark.parametrize("token", ["", "token", "../x", "%00", "{token}x"])
@pytest.mark.parametrize("name", ["events", *MODULES])
def test_s3_the_channel_and_its_scripts_need_the_token(token: str, name: str, served: Running) -> None:
    found = served.get(f"/_dissensus/{token.format(token=served.token)}/{name}")
    assert found.status in (400, 403) and len(found.content) < 20


def test_s3_another_page_of_this_browser_may_not_listen_even_with_the_token(served: Running) -> None:
    for site in ("cross-site", "same-site"):
        assert served.get(f"/_dissensus/{served.token}/events", Sec_Fetch_Site=site).status == 403


@pytest.mark.parametrize("name", MODULES)
def test_the_scripts_are_served_to_our_own_pages(name: str, served: Running) -> None:
    found = served.get(f"/_dissensus/{served.token}/{name}")
    assert (found.status, found.fields["content-type"]) == (200, "text/javascript; charset=utf-8")
    imported = re.findall(rb'from "\./([\w.]+)"', found.content)
    assert {name.decode() for name in imported} <= set(MODULES)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_s4_nothing_can_be_written(method: str, served: Running) -> None:
    found = served.ask(method, "/")
    assert (found.status, found.fields["allow"]) == (405, "GET, HEAD")


def test_s4_a_body_is_not_taken(served: Running) -> None:
    assert served.ask("GET", "/", Content_Length="5").status == 413
    assert served.ask("POST", "/", Transfer_Encoding="chunked").status == 413


# ── S5: payloads of the advisories named in each line ──


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/points/../../secret.txt",
        "/.env",
        "/secret.txt",
        "/public/index.html",
        "/site.toml",
        "/content/sources.yaml",
        "/seeds/herald.txt",
        "/.git/config",
        "//etc/passwd",
        "/etc/passwd",
        "/../../../../../../../etc/passwd",  # MkDocs, CVE-2021-40978
        "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",  # the same, encoded
        "/..%252f..%252fsecret.txt",  # dev-server 152: decoded twice
        "/../public-leak/index.html",  # dev-server 152: a folder whose name begins like ours
        "/public-leak/index.html",
        "/-leak/index.html",
        "/@fs/etc/passwd",  # Vite, CVE-2025-30208
        "/@fs/etc/passwd?raw??",
        "/@fs/etc/passwd?import&raw??",
        "/@id/etc/passwd",
        "/index.html?raw??/../../secret.txt",
        "/..%5csecret.txt",  # esbuild, GHSA-g7r4-m6w7-qqqr
        "/..\\secret.txt",
        "/%5c..%5c..%5csecret.txt",
        "/C:/Windows/win.ini",
        "/c%3a%5cWindows%5cwin.ini",
        "/file:///etc/passwd",
        "/webpack/..%2f..%2f..%2f..%2fetc/passwd",  # webpack-dev-middleware, CVE-2024-29180
        "/assets/../../secret.txt",
        "/secret.txt%00.html",
        "/secret.txt%00",
        "/%c0%ae%c0%ae/secret.txt",  # an overlong dot
        "/%uff0e%uff0e/secret.txt",
        "/.%2e/secret.txt",
        "/;/../secret.txt",
        "/_dissensus/../secret.txt",
        "/_dissensus/{token}/../answering.py",
        "/_dissensus/{token}/answering.py",
        "/_dissensus/{token}/page/reload.js",
        "/_dissensus/{token}/..%2f..%2fsettings.py",
        "/_dissensus/{token}//etc/passwd",
    ],
)
def test_s5_no_path_leads_to_the_disk(target: str, served: Running) -> None:
    found = served.get(target.format(token=served.token))
    if found.status == 200:  # the query is no part of the path: this is a page of the site
        assert target.startswith("/index.html?")
    else:
        assert found.status in (400, 403, 404)
    for secret in (SECRET, b"root:", b"[fonts]", b"import annotations", b"title ="):
        assert secret not in found.content


def test_s5_no_path_becomes_markup_or_a_header(served: Running) -> None:
    marked = served.get("/%3Cscript%3Ealert(1)%3C/script%3E/")
    assert marked.status == 404 and b"alert(1)" not in marked.content
    split = served.get("/points/bridge%0d%0aSet-Cookie:%20a=b")
    assert split.status == 400 and "set-cookie" not in split.fields
    assert served.get("//evil.example/").status == 400
    assert served.get("/%2fevil.example/..").status == 400


# ── S6 ──


def still_answers(served: Running) -> None:
    assert served.get("/").status == 200


@pytest.mark.parametrize(
    "words",
    [
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"\x00" * 100 + b"\r\n\r\n",
        b"\xff\xfe\xfd\r\n\r\n",
        b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\r\n\r\n",
        b"GET /%00%ff%fe HTTP/1.1\r\nHost: localhost\r\n\r\n",  # dev-server 150: one request ended the process
        b"GET /% HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /%E0%A4%A HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /\xc3\xa9 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET http://[::1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: [\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-18446744073709551615\r\n\r\n",
        b"GET " + b"/" * 5_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /?" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"A: b\r\n" * 5_000 + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" * 50,
    ],
)
def test_s6_whatever_is_said_has_an_answer_and_ends_nothing(words: bytes, served: Running) -> None:
    assert reply(served.say(words)).status in (200, 400, 403, 404, 405, 413)
    still_answers(served)


@pytest.mark.parametrize("before", [b"", b"GET /", b"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: "])
def test_s6_a_line_without_end_is_cut_short(before: bytes, served: Running) -> None:
    assert reply(served.say(before + b"a" * 200_000)).status == 431
    still_answers(served)


def test_s6_random_bytes_end_nothing(served: Running) -> None:
    dice = random.Random(6)
    whole = b"GET /points/bridge/ HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n\r\n"
    for _ in range(300):
        words = bytearray(whole)
        for _ in range(dice.randrange(1, 6)):
            at = dice.randrange(len(words))
            words[at : at + dice.randrange(3)] = dice.randbytes(dice.randrange(4))
        with served.connection() as connection:
            connection.sendall(bytes(words) + b"\r\n\r\n")
            assert connection.recv(12)[:9] == b"HTTP/1.1 "
    still_answers(served)


def test_s6_clients_that_go_at_once_end_nothing(served: Running) -> None:
    for words in (
        b"",
        b"G",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        f"GET /_dissensus/{served.token}/events".encode(),
    ):
        for _ in range(20):
            connection = served.connection()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")  # ends with a reset
            connection.sendall(words)
            connection.close()
    still_answers(served)


def test_s6_who_asks_slowly_is_turned_away_and_keeps_nobody_waiting(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "SECONDS_TO_ASK", 0.5)
    with served.connection() as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nX: ")
        still_answers(served)
        stop = threading.Event()

        def drip() -> None:
            while not stop.wait(0.05):
                try:
                    slow.sendall(b"a")
                except OSError:
                    return

        dripping = threading.Thread(target=drip)
        dripping.start()
        try:
            assert slow.recv(12) == b"HTTP/1.1 408"
        finally:
            stop.set()
            dripping.join()


def test_s6_two_hundred_at_once_wait_for_nobody(served: Running) -> None:
    with ExitStack() as open_:
        idle = [open_.enter_context(served.connection()) for _ in range(200)]
        still_answers(served)
        for connection in idle:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert all(connection.recv(15) == b"HTTP/1.1 200 OK" for connection in idle)


def test_s6_beyond_what_can_be_served_at_once_who_comes_is_let_go(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "AT_ONCE", 3)
    with running(site) as few:
        with ExitStack() as open_:
            for _ in range(3):
                open_.enter_context(few.connection())
            assert few.say(b"") == b""
        for _ in range(200):
            answer = _answer_or_nothing(few)
            if answer:
                break
        assert answer.startswith(b"HTTP/1.1 200")


def _answer_or_nothing(served: Running) -> bytes:
    try:
        return served.say(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    except ConnectionError:
        return b""


def test_s6_an_error_of_ours_is_told_and_ends_nothing(
    served: Running, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(_: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("dissensus.serving.answering.path_in", fail)
    assert served.get("/").status == 500
    monkeypatch.undo()
    assert "ZeroDivisionError" in capfd.readouterr().err
    still_answers(served)


# ── S17 ──


@pytest.mark.parametrize("path", ["/", "/nowhere", "/%", "/assets/", "/points/bridge", "/_dissensus/x/events"])
def test_s17_nothing_is_kept_and_no_type_is_guessed(path: str, served: Running) -> None:
    fields = served.get(path).fields
    assert (fields["cache-control"], fields["x-content-type-options"]) == ("no-store", "nosniff")
    assert fields["cross-origin-resource-policy"] == "same-origin"
    assert "frame-ancestors" in fields["content-security-policy"]


def test_s17_each_page_says_of_which_state_it_is(served: Running) -> None:
    assert re.fullmatch(r'state;desc="\d+"', served.get("/").fields["server-timing"])


# ── the channel ──


def test_the_channel_tells_the_state_and_every_later_one(tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path / "site")
    point = site / "content/points/bridge.yaml"
    good = point.read_text()
    with running(site) as started, _listening(started) as news:
        assert next(news) == {"number": 1, "told": "", "count": "", "behind": False}
        point.write_text(good + "bogus: 1\n")
        broken = next(news)
        assert broken["behind"] and broken["count"] == "1 fault in 1 file"
        assert 'content/points/bridge.yaml:21:1: there is no key "bogus" [unknown-key]' in str(broken["told"])
        point.write_text(good)
        assert next(news) == {"number": 3, "told": "", "count": "", "behind": False}


class _listening:  # noqa: N801 -- reads as a `with`
    def __init__(self, served: Running) -> None:
        self._connection = served.connection()
        self._connection.sendall(
            f"GET /_dissensus/{served.token}/events?at=/ HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        )

    def __enter__(self) -> Iterator[dict[str, object]]:
        return self._news()

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def _news(self) -> Iterator[dict[str, object]]:
        with self._connection.makefile("rb") as lines:
            for line in lines:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))


def test_a_reply_is_taken_apart() -> None:
    assert reply(b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nc") == Reply(200, {"a": "b"}, b"c")


def test_a_page_never_claims_to_be_newer_than_it_is(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = Workshop(site)
    workshop.refresh(None)
    number = workshop.state.number
    file = workshop.file

    def file_while_the_site_changes(address: str) -> bytes | None:
        content = file(address)
        workshop.refresh(None)
        return content

    monkeypatch.setattr(workshop, "file", file_while_the_site_changes)
    answer = Answering(Door("t"), workshop, Channel()).answer(Request("GET", "/", {"host": "localhost"}))
    assert isinstance(answer, Answer)
    assert ("Server-Timing", f'state;desc="{number}"') in answer.fields


def test_a_path_of_the_host_that_is_also_a_folder_of_the_site(tmp_path: Path, make_site: MakeSite) -> None:
    settings = 'title = "S"\nbase-url = "https://example.org/points/"\n'
    with running(make_site(tmp_path / "site", {"site.toml": settings})) as started:
        for path in ("/", "/points/", "/points/bridge/", "/points/points/bridge/"):
            assert started.get(path).status == 200, path
