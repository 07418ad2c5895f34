"""A static host on this machine: one folder, below a path, with the types and the 404 page of a real host."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}


@contextmanager
def served(folder: Path, below: str = "/a/b/") -> Iterator[str]:
    """The address of `folder` for as long as the block runs; anything outside `below` is not found."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(folder, below))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{below}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(folder: Path, below: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = unquote(urlsplit(self.path).path)
            path = folder / address.removeprefix(below)
            if not address.startswith(below) or ".." in address.split("/"):
                self._answer(HTTPStatus.NOT_FOUND, None)
            elif path.is_dir() and not address.endswith("/"):
                self._redirect(address + "/")
            elif path.is_dir():
                self._answer(HTTPStatus.OK, path / "index.html")
            else:
                self._answer(HTTPStatus.OK, path)

        def _answer(self, status: HTTPStatus, path: Path | None) -> None:
            if path is None or not path.is_file():
                status, path = HTTPStatus.NOT_FOUND, folder / "404.html"
            body = path.read_bytes() if path.is_file() else b"Not found"
            self.send_response(status)
            self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(body)

        def _redirect(self, address: str) -> None:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", address)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
