"""Pages of prose."""

from __future__ import annotations

from markupsafe import Markup as Html
from msgspec import Struct

from dissensus.pages.views.common import Frame


class ProsePage(Struct, frozen=True, kw_only=True):
    """A page of Markdown."""

    frame: Frame
    title: str
    body: Html


class NotFoundPage(Struct, frozen=True, kw_only=True):
    """What a host shows for an address that leads nowhere."""

    frame: Frame
