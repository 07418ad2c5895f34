"""What is published of a theme's assets. How it is worked out stands apart: a second build need not load it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Assets(Struct, frozen=True):
    """What is published of a theme's assets: `addresses` by the name in the theme, `files` by address."""

    addresses: Mapping[str, str]
    files: Mapping[str, bytes]
