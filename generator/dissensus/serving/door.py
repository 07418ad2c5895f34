"""The door: who may ask for anything at all.

A page of any site in the same browser can send requests to this machine. It cannot read the answers, unless it makes
its own name lead here; so a request has to call us by a name of ours, and may not come out of another site's page.
"""

from __future__ import annotations

import ipaddress
import re
import secrets
from http import HTTPStatus

from msgspec import Struct

from dissensus.serving.request import Request

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?")


class Door(Struct, frozen=True):
    """The names under which this server may be asked, and the word that its own pages know."""

    token: str
    hosts: frozenset[str] = LOOPBACK
    any_number: bool = False  # whether every IP address is a name of ours: nobody can make one lead elsewhere

    def turns_away(self, request: Request) -> HTTPStatus | None:
        """The status with which a request is turned away; None if it may come in."""
        if request.method not in ("GET", "HEAD"):
            return HTTPStatus.METHOD_NOT_ALLOWED
        asked = request.fields.get("host", "")
        origin = request.fields.get("origin")
        if not self._is_ours(asked) or origin not in (None, f"http://{asked}"):
            return HTTPStatus.FORBIDDEN
        return None

    def lets_listen(self, request: Request, token: str) -> bool:
        """Whether one of our own pages asks, for what only they may have."""
        site = request.fields.get("sec-fetch-site", "same-origin")
        return site in ("same-origin", "none") and secrets.compare_digest(token.encode(), self.token.encode())

    def _is_ours(self, asked: str) -> bool:
        host = _HOST.fullmatch(asked)
        return host is not None and (host[1].lower() in self.hosts or (self.any_number and _is_number(host[1])))


def door_for(hosts: tuple[str, ...]) -> Door:
    """A door with a new token, for a server that is asked to be reached under these names and addresses besides."""
    wildcard = any(_is_number(host) and ipaddress.ip_address(host.strip("[]")).is_unspecified for host in hosts)
    return Door(secrets.token_urlsafe(24), LOOPBACK | {written(host) for host in hosts}, wildcard)


def written(host: str) -> str:
    """A host as it stands in an address: one of IPv6 in brackets."""
    return f"[{host.strip('[]')}]".lower() if ":" in host else host.lower()


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
