"""A host on this machine that answers as hosts do, well and badly, and notes what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

REDIRECTS = {
    "/moved": (301, "/ok"),
    "/moved-twice": (308, "/moved"),
    "/led": (302, "/ok"),
    "/led-then-moved": (302, "/moved"),
    "/front": (302, "/"),
    "/moved-and-gone": (301, "/gone"),
    "/round": (302, "/round-and"),
    "/round-and": (302, "/round"),
    "/abroad": (302, "ftp://example.org/"),
    "/to-file": (302, "file:///etc/passwd"),
    "/neighbour": (302, "//[::1]:{port}/ok"),
    "/nowhere": (302, None),
    "/to-half-a-bracket": (302, "http://[::1"),
    "/to-a-bracketed-name": (302, "//[x]/"),
    "/to-a-letter-that-folds": (302, "http://\u2100.example/"),
    "/to-a-gap": (301, "http://a b/"),
    "/to-a-control-character": (302, "http://a\x01b/"),
    "/to-no-port": (302, "http://127.0.0.1:99999/"),
}
STATUS = {"/ok": 200, "/": 200, "/gone": 404, "/gone-too": 410, "/forbidden": 403, "/broken": 500, "/later": 429}


class Request(NamedTuple):
    """What was asked, of whom, by whom, and from when to when it was being answered."""

    method: str
    path: str
    host: str
    agent: str
    began: float
    ended: float


class Host(ThreadingHTTPServer):
    """The server, and the requests it had."""

    daemon_threads = True
    requests: list[Request]

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        """An address on it."""
        return f"http://{host}:{self.server_port}{path}"

    @property
    def asked(self) -> list[str]:
        """`HEAD /ok` and so on, in order."""
        return [f"{request.method} {request.path}" for request in self.requests]


@contextmanager
def answering() -> Iterator[Host]:
    """The host, while the `with` lasts."""
    server = Host(("127.0.0.1", 0), _Answers)
    server.requests = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Answers(BaseHTTPRequestHandler):
    server: Host

    def do_HEAD(self) -> None:
        self._began = time.monotonic()
        self._answer(self.path.partition("?")[0])

    do_GET = do_HEAD  # noqa: N815

    def _answer(self, path: str) -> None:
        if path in REDIRECTS:
            status, there = REDIRECTS[path]
            location = there.format(port=self.server.server_port).encode().decode("latin-1") if there else None
            self._say(status, **({"Location": location} if location else {}))
        elif path == "/no-head":
            self._say(405 if self.command == "HEAD" else 200)
        elif path == "/busy":
            self._say(*((429, "0") if "HEAD /busy" not in self.server.asked else (200,)))
        elif path == "/quiet":
            self._say(503, **{"Retry-After": "86400"})
        elif path == "/slow":
            time.sleep(0.6)
            self._say(200)
        elif path == "/trickle":
            self._trickle()
        elif path == "/garbage":
            self._note()
            self.wfile.write(b"\x00\x01 no HTTP at all\r\n\r\n")
        elif path == "/pause":
            time.sleep(0.03)
            self._say(200)
        else:
            self._say(STATUS.get(path, 404))

    def _note(self) -> None:
        """Notes the request, before whoever asked can go on."""
        agent, host = self.headers["User-Agent"], self.headers["Host"].partition(":")[0]
        self.server.requests.append(Request(self.command, self.path, host, agent, self._began, time.monotonic()))

    def _say(self, status: int, retry: str = "", **headers: str) -> None:
        self._note()
        self.send_response(status)
        for name, value in {**headers, **({"Retry-After": retry} if retry else {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _trickle(self) -> None:
        """A header that never ends, letter by letter."""
        self._note()
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.1)
        except OSError:
            pass  # whoever asked has hung up

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""
