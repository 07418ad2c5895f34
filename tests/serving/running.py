"""A session on a free port of this machine, for as long as a test needs it, and raw talk with it."""

from __future__ import annotations

import re
import socket
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Thread

from dissensus.serving.door import door_for
from dissensus.serving.listening import listen
from dissensus.serving.session import Session, Terms, Turn

LONG = 30.0  # seconds in which whatever is waited for is certain to come


@dataclass
class Running:
    """A session that runs: its port, its token, and every turn that it has told of."""

    port: int
    token: str
    turns: list[Turn] = field(default_factory=list)
    told: Condition = field(default_factory=Condition)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def report(self, turn: Turn) -> None:
        with self.told:
            self.turns.append(turn)
            self.told.notify_all()

    def wait_for(self, is_so: Callable[[Turn], bool]) -> Turn:
        """The latest turn, once it is as wanted."""
        with self.told:
            assert self.told.wait_for(lambda: bool(self.turns) and is_so(self.turns[-1]), LONG), self.turns[-1:]
            return self.turns[-1]

    def get(self, path: str, **fields: str) -> Reply:
        """The answer to a plain request."""
        return self.ask("GET", path, **fields)

    def ask(self, method: str, path: str, **fields: str) -> Reply:
        named = {"Host": f"127.0.0.1:{self.port}", **{name.replace("_", "-"): value for name, value in fields.items()}}
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in named.items())]
        return reply(self.say("\r\n".join([*lines, "", ""]).encode("latin-1")))

    def say(self, words: bytes) -> bytes:
        """All that comes back when these bytes are sent, until the server ends the connection."""
        with self.connection() as connection:
            connection.sendall(words)
            return everything(connection)

    def connection(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), LONG)


@dataclass(frozen=True)
class Reply:
    """An answer, taken apart."""

    status: int
    fields: dict[str, str]
    content: bytes


def reply(answer: bytes) -> Reply:
    head, _, content = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    status = re.fullmatch(r"HTTP/1\.1 (\d{3}) [\w -]+", first)
    assert status, first
    return Reply(int(status[1]), fields, content)


def everything(connection: socket.socket) -> bytes:
    came = bytearray()
    while more := connection.recv(65536):
        came += more
    return bytes(came)


@contextmanager
def running(site: Path, port: int = 0) -> Iterator[Running]:
    """The site, shown; when the block ends, no thread of it is left."""
    sockets, door = listen((), port), door_for(())
    started = Running(sockets[0].getsockname()[1], door.token)
    explain = lambda error: "".join(traceback.format_exception(error))  # noqa: E731 -- said once, here
    session = Session(Terms(site, None, 1, 100, explain, started.report), sockets, door)
    keeper = Thread(target=session.keep_up)
    session.start()
    keeper.start()
    try:
        yield started
    finally:
        session.close()
        keeper.join()
