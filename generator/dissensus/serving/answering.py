"""What is answered: a request in, an answer out. Paths are looked up in the site's pages, never on the disk."""

from __future__ import annotations

import secrets
from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, quote

from msgspec import Struct
from msgspec.structs import replace

from dissensus.addresses import HOME, NOT_FOUND
from dissensus.serving import media
from dissensus.serving.channel import Channel
from dissensus.serving.door import Door
from dissensus.serving.injecting import digest, with_script
from dissensus.serving.request import Request, path_in
from dissensus.serving.workshop import Workshop

OURS = "/_dissensus/"  # no page of a site can have this address: ids have no underscore
MODULES = ("reload.js", "visiting.js", "morphing.js", "keeping.js", "overlay.js")
EVENTS = "events"

ALWAYS = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Content-Security-Policy", "frame-ancestors 'self'"),
    ("Referrer-Policy", "same-origin"),
)

STAND_IN = b"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No page yet</title>
</head>
<body>
<p>There is no page to show here until the faults are mended.</p>
</body>
</html>
"""


class Answer(Struct, frozen=True):
    """A whole answer."""

    status: HTTPStatus
    media: str = media.PLAIN
    content: bytes = b""
    fields: tuple[tuple[str, str], ...] = ()
    page: str | None = None  # the address of the page of the site that it shows


class Stream(Struct, frozen=True):
    """An answer without an end: the news, for the page at an address."""

    listener: str


class Answering:
    """Answers requests from what the workshop holds. Of any number of threads at once."""

    def __init__(self, door: Door, workshop: Workshop, channel: Channel) -> None:
        self.channel = channel
        self._door = door
        self._workshop = workshop

    def answer(self, request: Request) -> Answer | Stream:
        """What is answered to a request."""
        if status := self._door.turns_away(request):
            return refusal(status)
        path = path_in(request.target)
        if path is None:
            return refusal(HTTPStatus.BAD_REQUEST)
        if path.startswith(OURS):
            return self._of_ours(request, path.removeprefix(OURS))
        return self._of_site(request, path)

    def afterwards(self, answer: Answer) -> None:
        """Makes ready what may follow upon an answer, once that was given."""
        if answer.page:
            self._workshop.make_ready(answer.page)

    def _of_ours(self, request: Request, path: str) -> Answer | Stream:
        token, _, name = path.partition("/")
        if not self._door.lets_listen(request, token):
            return refusal(HTTPStatus.FORBIDDEN)
        if name == EVENTS and request.method == "GET":
            query = parse_qs(request.target.partition("?")[2], errors="replace")
            return Stream(self._address(query.get("at", ["/"])[0]))
        if name in MODULES:
            return Answer(HTTPStatus.OK, media.SCRIPT, _module(name))
        return refusal(HTTPStatus.NOT_FOUND)

    def _of_site(self, request: Request, path: str) -> Answer:
        # The state is looked at first: a number that is too old costs one visit more, one too new would hide a change.
        state = self._workshop.state
        if state.standing is None:
            return self._page(request, HTTPStatus.SERVICE_UNAVAILABLE, None, state.number)
        address = self._address(path)
        content = self._workshop.file(address)
        if content is None and address in state.standing.pages:
            return self._page(request, HTTPStatus.SERVICE_UNAVAILABLE, None, state.number)
        if content is None and f"{address}/{HOME}" in state.standing.pages:
            return Answer(HTTPStatus.FOUND, fields=(("Location", f"{quote(path)}/"),))
        if content is None:
            return self._page(request, HTTPStatus.NOT_FOUND, self._workshop.file(NOT_FOUND), state.number)
        if media.media_type(address) == media.HTML:
            return replace(self._page(request, HTTPStatus.OK, content, state.number), page=address)
        return Answer(HTTPStatus.OK, media.media_type(address), content)

    def _page(self, request: Request, status: HTTPStatus, content: bytes | None, number: int) -> Answer:
        """A page with our script in it; one that stands in for it where there is none to show."""
        page = STAND_IN if content is None else content
        tag = f'"{digest(page)}"'
        named = (("ETag", tag), ("Server-Timing", f'state;desc="{number}"'))
        if request.fields.get("if-none-match") == tag:
            return Answer(HTTPStatus.NOT_MODIFIED, media.HTML, b"", named)
        script = f"{OURS}{self._door.token}/{MODULES[0]}"
        return Answer(status, media.HTML, with_script(page, script, secrets.token_urlsafe(16), number), named)

    def _address(self, path: str) -> str:
        """The address in the site that a path means, whether or not it starts with the path of the site's host."""
        standing = self._workshop.state.standing
        below = path.removeprefix("/")
        if standing and path.startswith(standing.root) and _file_at(below) not in standing.pages:
            below = path.removeprefix(standing.root)
        return _file_at(below)


def _file_at(below: str) -> str:
    return f"{below}{HOME}" if not below or below.endswith("/") else below


def refusal(status: HTTPStatus) -> Answer:
    """An answer that says no and nothing else."""
    fields = (("Allow", "GET, HEAD"),) if status == HTTPStatus.METHOD_NOT_ALLOWED else ()
    return Answer(status, media.PLAIN, f"{status.phrase}\n".encode(), fields)


def head_of(answer: Answer) -> bytes:
    """The head of an answer, as it is sent."""
    fields = [("Content-Type", answer.media), ("Content-Length", str(len(answer.content))), *ALWAYS, *answer.fields]
    return _written(answer.status, fields)


def head_of_stream() -> bytes:
    """The head of an answer without an end."""
    return _written(HTTPStatus.OK, [("Content-Type", media.EVENTS), *ALWAYS])


def _written(status: HTTPStatus, fields: list[tuple[str, str]]) -> bytes:
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in fields)]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("ascii")


@cache
def _module(name: str) -> bytes:
    return (Path(__file__).parent / "page" / name).read_bytes()
