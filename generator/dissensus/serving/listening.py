"""The sockets of the server: on this machine alone, unless other addresses are asked for by name."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from collections.abc import Iterable

from dissensus.serving.door import written

OWN = ("127.0.0.1", "::1")
BACKLOG = 256  # connections that may wait to be accepted
TRIES = 20  # for a port that is free on every address


class NoPort(Exception):  # noqa: N818 -- no error of ours
    """Why this port cannot be listened to, and what to do."""


def listen(hosts: Iterable[str], port: int) -> list[socket.socket]:
    """Listening sockets, all of one port: the first on 127.0.0.1, or on the first of the hosts asked for.

    Port 0 means any that is free. A machine without IPv6 does without it. Raises NoPort.
    """
    addresses = _addresses(hosts) or [(socket.AF_INET, OWN[0]), (socket.AF_INET6, OWN[1])]
    for tries_left in reversed(range(TRIES if port == 0 else 1)):
        sockets, failed = _bound(addresses, port)
        if not failed:
            return sockets
        for each in sockets:
            each.close()
        if not tries_left:
            raise NoPort(_why(*failed, port))
    raise AssertionError("there is at least one try")


def is_own(host: str) -> bool:
    """Whether only this machine itself can reach this host."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _addresses(hosts: Iterable[str]) -> list[tuple[socket.AddressFamily, str]]:
    """The addresses of hosts, each once; one that stands for all leaves no other of its family."""
    found: dict[tuple[socket.AddressFamily, str], None] = {}
    for host in hosts:
        try:
            infos = socket.getaddrinfo(host.strip("[]"), None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        except (OSError, UnicodeError):
            raise NoPort(f'no address of this machine is known for the host "{host}"') from None
        found |= {(info[0], str(info[4][0])): None for info in infos}
    everywhere = {family for family, address in found if ipaddress.ip_address(address.partition("%")[0]).is_unspecified}
    return [
        (family, address)
        for family, address in found
        if family not in everywhere or ipaddress.ip_address(address.partition("%")[0]).is_unspecified
    ]


def _bound(
    addresses: list[tuple[socket.AddressFamily, str]], port: int
) -> tuple[list[socket.socket], tuple[str, OSError] | None]:
    """The sockets that could be bound, and the address that could not, if one."""
    sockets: list[socket.socket] = []
    for family, address in addresses:
        try:
            sockets.append(_socket(family, address, sockets[0].getsockname()[1] if sockets else port))
        except OSError as error:
            if not (sockets and error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)):
                return sockets, (address, error)
    return sockets, None


def _socket(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # a port just let go is free at once; on Windows this would share one in use
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((address, port))
        made.listen(BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def _why(address: str, error: OSError, port: int) -> str:
    where = f"{written(address)}:{port}"
    if error.errno == errno.EADDRINUSE:
        return (
            f"{where} is taken by another program; name another port, such as --port {port % 65535 + 1}, or 0 for any"
        )
    if error.errno == errno.EACCES:
        return f"{where} is reserved by the system; name a port from 1024 on, or 0 for any"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{where} is no address of this machine; name one of its own with --host, or leave that out"
    return f"{where}: {(error.strerror or str(error)).lower()}"


def address_of(sockets: list[socket.socket], hosts: tuple[str, ...]) -> str:
    """The address to open in a browser of this machine."""
    name, port = sockets[0].getsockname()[:2]
    is_everywhere = ipaddress.ip_address(name.partition("%")[0]).is_unspecified
    host = OWN[sockets[0].family == socket.AF_INET6] if is_everywhere else hosts[0] if hosts else name
    return f"http://{written(host)}:{port}/"
