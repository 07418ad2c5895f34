"""The server: sockets and threads round the answers. No request ends it, none waits for another."""

from __future__ import annotations

import contextlib
import socket
import sys
import time
import traceback
from http import HTTPStatus
from socketserver import BaseRequestHandler, TCPServer, ThreadingMixIn
from threading import BoundedSemaphore, Thread

from dissensus.serving.answering import Answer, Answering, Stream, head_of, head_of_stream, refusal
from dissensus.serving.request import END, LARGEST_HEAD, Request, read_head

AT_ONCE = 400  # connections, each with a thread; below what a process may usually open
SECONDS_TO_ASK = 10.0  # for the whole head of a request, however slowly it comes
SECONDS_TO_TAKE = 30.0  # for a whole answer
SECONDS_TO_LEAVE = 0.5  # for what is still on its way after a refusal: else the refusal itself would be lost
POLL = 0.05


class Server:
    """Answers on sockets that listen already, until it is closed."""

    def __init__(self, sockets: list[socket.socket], answering: Answering) -> None:
        room = BoundedSemaphore(AT_ONCE)
        self._channel = answering.channel
        self._listeners = [_Listener(each, answering, room) for each in sockets]
        self._threads = [Thread(target=each.serve_forever, args=(POLL,), daemon=True) for each in self._listeners]

    def start(self) -> None:
        """From now on requests are answered."""
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Frees the port. Answers under way are given up with the process."""
        self._channel.close()
        for listener, thread in zip(self._listeners, self._threads, strict=True):
            if thread.is_alive():
                listener.shutdown()
                thread.join()
            listener.server_close()


class _Listener(ThreadingMixIn, TCPServer):
    """One listening socket, and a thread for each of its connections."""

    daemon_threads = True

    def __init__(self, listening: socket.socket, answering: Answering, room: BoundedSemaphore) -> None:
        super().__init__(listening.getsockname(), _Connection, bind_and_activate=False)
        self.socket.close()  # the one that the library has made
        self.socket = listening
        self.answering = answering
        self._room = room

    def get_request(self) -> tuple[socket.socket, object]:
        try:
            return self.socket.accept()
        except OSError:
            time.sleep(POLL)  # no descriptor is free, perhaps: not again at once
            raise

    def verify_request(self, request: object, client_address: object) -> bool:
        return self._room.acquire(blocking=False)

    def process_request(self, request: object, client_address: object) -> None:
        try:
            super().process_request(request, client_address)  # type: ignore[arg-type]  # as it was handed to us
        except RuntimeError:  # no thread could be started: its place is free again
            self._room.release()
            raise

    def process_request_thread(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has gone is nothing to tell; an error of ours is, and the next request is answered."""
        if not isinstance(sys.exception(), OSError):
            traceback.print_exc()


class _Connection(BaseRequestHandler):
    """One connection: one request, one answer."""

    request: socket.socket
    server: _Listener

    def handle(self) -> None:
        head = _head_from(self.request)
        if head is None:
            return
        asked = head if isinstance(head, HTTPStatus) else read_head(head)
        if isinstance(asked, HTTPStatus):
            self._send(refusal(asked), with_content=True)
            _see_out(self.request)
            return
        answer = self._answer_to(asked)
        if isinstance(answer, Stream):
            self._stream(answer)
            return
        self._send(answer, with_content=asked.method != "HEAD")
        if answer.status >= HTTPStatus.BAD_REQUEST:
            _see_out(self.request)
        else:
            _end(self.request)
            self.server.answering.afterwards(answer)

    def _answer_to(self, asked: Request) -> Answer | Stream:
        try:
            return self.server.answering.answer(asked)
        except Exception:
            traceback.print_exc()
            return refusal(HTTPStatus.INTERNAL_SERVER_ERROR)

    def _send(self, answer: Answer, with_content: bool) -> None:
        self.request.settimeout(SECONDS_TO_TAKE)
        self.request.sendall(head_of(answer) + (answer.content if with_content else b""))

    def _stream(self, stream: Stream) -> None:
        channel = self.server.answering.channel
        self.request.settimeout(SECONDS_TO_TAKE)
        self.request.sendall(head_of_stream())
        with channel.listening(stream.listener):
            for event in channel.events():
                self.request.sendall(event)


def _head_from(connection: socket.socket) -> bytes | HTTPStatus | None:
    """The head of a request; the status for one too long or too slow; None if the client has gone."""
    end = time.monotonic() + SECONDS_TO_ASK
    came, stop = bytearray(), -1
    while stop < 0:
        connection.settimeout(max(end - time.monotonic(), 0.001))
        try:
            more = connection.recv(8192)
        except TimeoutError:
            return HTTPStatus.REQUEST_TIMEOUT
        if not more:
            return None
        came += more
        stop = came.find(END, max(0, len(came) - len(more) - len(END)))
        if (len(came) if stop < 0 else stop) > LARGEST_HEAD:
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    return bytes(came[:stop])


def _end(connection: socket.socket) -> None:
    """Tells the client that nothing more is to come."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_WR)


def _see_out(connection: socket.socket) -> None:
    """Takes what is still on its way, for a while: closing on it would make the client lose our answer."""
    end = time.monotonic() + SECONDS_TO_LEAVE
    _end(connection)
    with contextlib.suppress(OSError):
        while (left := end - time.monotonic()) > 0:
            connection.settimeout(left)
            if not connection.recv(65536):
                return
