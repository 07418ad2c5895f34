"""One request to one host, and what it answers: its status and where it sends us, never what the page says.

The standard library's client is enough: it makes the one plain request, and the rest (which addresses may be connected
to, which redirects are followed, when a host is asked again) has to be ours and would be switched off in a larger one.
"""

from __future__ import annotations

import errno
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from contextlib import suppress
from functools import cache
from typing import NoReturn
from urllib.parse import quote, urlsplit

from msgspec import Struct

from dissensus import __version__

AGENT = f"dissensus/{__version__} (link check)"
_KEPT = "%/:=&?~+!$,;'@()*[]-._"  # what a path or a query may hold as it is


class Manners(Struct, frozen=True):
    """How the check behaves towards others. Times are in seconds."""

    allow_private: bool = False  # whether addresses of this machine and of private networks may be asked
    patience: float = 15  # for each step of a request
    longest: float = 40  # for a request as a whole, however slowly it trickles in; only a look-up cannot be cut short
    pause: float = 1  # between two requests to one host
    waiting: float = 60  # at most, where a host asks us to come back later
    hosts: int = 4  # asked at a time, each no more than one thing


class Answer(Struct, frozen=True):
    """What a host answered."""

    status: int
    location: str | None = None
    retry_after: str | None = None


class NoAnswer(Exception):  # noqa: N818 - a finding, not an error of ours
    """Why nothing was answered. `is_offline` where that looks like this machine's own connection."""

    def __init__(self, why: str, is_offline: bool = False, is_refused: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.is_offline = is_offline
        self.is_refused = is_refused  # by us: not an address that may be asked


def ask(method: str, url: str, manners: Manners) -> Answer:
    """The answer to one request, no redirect followed. Raises NoAnswer."""
    connection, target = _prepared(url, manners)
    watchdog = threading.Timer(manners.longest, _hang_up, (connection,))
    watchdog.daemon = True
    watchdog.start()
    try:
        connection.request(method, target, headers={"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"})
        response = connection.getresponse()
        _seconds_until(connection.deadline)  # what we broke off amid its headers is taken for whole by the library
        return Answer(response.status, _location(response), response.getheader("Retry-After"))
    except (OSError, http.client.HTTPException) as error:
        _explain(error)
    finally:
        watchdog.cancel()
        connection.close()


def _location(response: http.client.HTTPResponse) -> str | None:
    """Where the answer sends us. The client reads headers as Latin-1; hosts write UTF-8."""
    location = response.getheader("Location")
    return location.encode("latin-1", "replace").decode("utf-8", "replace") if location else None


def _prepared(url: str, manners: Manners) -> tuple[_Plain, str]:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
        if parts.scheme not in ("http", "https") or not host:
            raise NoAnswer("is neither http nor https", is_refused=True)
        kind = _Encrypted if parts.scheme == "https" else _Plain
        # Without a port, what stands behind a colon of IPv6 would be one.
        connection = kind(host, kind.default_port if port is None else port, manners)
    except (ValueError, http.client.InvalidURL):
        raise NoAnswer("is no address", is_refused=True) from None
    path = quote(parts.path or "/", _KEPT) + (f"?{quote(parts.query, _KEPT)}" if parts.query else "")
    return connection, path


class _Plain(http.client.HTTPConnection):
    def __init__(self, host: str, port: int, manners: Manners) -> None:
        super().__init__(host, port, timeout=manners.patience)
        self.manners = manners
        self.deadline = time.monotonic() + manners.longest

    def connect(self) -> None:
        """Connects to an address that may be asked: looked up once, so that no second answer can lead elsewhere."""
        self._go_on_with(_connected(self.host, self.port, self.manners, self.deadline))

    def _go_on_with(self, sock: socket.socket) -> None:
        """From here on the watchdog can hang up on the socket; if it has come before, we do."""
        self.sock = sock
        _seconds_until(self.deadline)


class _Encrypted(_Plain):
    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        """Connects, and demands the certificate of the host by its name."""
        super().connect()
        sock = _trust().wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
        self._go_on_with(sock)
        sock.do_handshake()


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _seconds_until(deadline: float) -> float:
    """How long there still is. Raises TimeoutError if it is past."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _connected(host: str, port: int, manners: Manners, deadline: float) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    allowed = [each for each in found if manners.allow_private or is_public(str(each[4][0]))]
    if not allowed:
        raise NoAnswer("is an address of this machine or of a private network", is_refused=True)
    trouble: OSError | None = None
    for family, kind, protocol, _, address in allowed:
        patience = min(manners.patience, _seconds_until(deadline))
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(patience)
        try:
            sock.connect(address)
            return sock
        except OSError as error:
            sock.close()
            trouble = error
    assert trouble is not None, "there was an address to try"
    raise trouble


# IPv6 that stands for IPv4 in a way of old, or in one network alone: no public page is there, but a way inside may be.
_STAND_INS = tuple(map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48")))


def is_public(address: str) -> bool:
    """Whether an address of the network is one that anybody may ask, also by an older one that it stands for."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if any(ip in network for network in _STAND_INS):
            return False
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.IPv6Network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _hang_up(connection: http.client.HTTPConnection) -> None:
    if connection.sock is not None:
        with suppress(OSError):  # it may have ended by itself meanwhile
            # By the plain socket's way: an encrypted one would forget its keys while the other thread reads.
            socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)


_UNREACHED = {"ENETUNREACH", "ENETDOWN", "EHOSTUNREACH"}


def _explain(error: OSError | http.client.HTTPException) -> NoReturn:
    """What stood in the way, in words."""
    if isinstance(error, socket.gaierror):
        raise NoAnswer("no such host was found", is_offline=True) from None
    if isinstance(error, TimeoutError):
        raise NoAnswer("nothing was answered in time") from None
    if isinstance(error, ssl.SSLCertVerificationError):
        raise NoAnswer(f"the certificate is not good: {error.verify_message}") from None
    if isinstance(error, ssl.SSLError):
        raise NoAnswer("no encrypted connection came about") from None
    if isinstance(error, ConnectionRefusedError):
        raise NoAnswer("the host lets nobody connect") from None
    if isinstance(error, OSError) and error.errno is not None:
        is_offline = errno.errorcode.get(error.errno) in _UNREACHED
        raise NoAnswer((error.strerror or "the connection broke").lower(), is_offline) from None
    raise NoAnswer("what was answered is no HTTP") from None
