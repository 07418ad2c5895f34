"""Looks: all that a theme comes to, worked out once and kept for as long as the theme is the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dissensus.catalogue.maker import maker_digest
from dissensus.rendering.templates import as_templates, compile_ahead
from dissensus.rendering.theme import Theme


class Looks(Struct, frozen=True):
    """A theme with what was worked out of it."""

    theme: Theme
    style: str  # that stands alone, for the one page that cannot know its depth
    asked: Mapping[str, frozenset[str] | None]  # by template: what it can ask for, see `rendering.asked`; None: any
    maker: str  # a digest of what lays pages out besides templates
    codes: Mapping[str, bytes]  # templates as they were compiled


def looks_of(theme: Theme, used: Iterable[str]) -> Looks:
    """The looks of a theme of which these templates make pages."""
    from dissensus.rendering.asked import Asked
    from dissensus.rendering.assets import standing_alone

    templates = as_templates(theme.templates)
    asked = Asked(templates)
    leaning = {name: asked.of(name) for name in sorted(used) if name in theme.templates}
    codes: dict[str, bytes] = {}
    compile_ahead(templates, sorted({each for one in leaning.values() for each in one.templates}), codes)
    fields = {name: one.fields for name, one in leaning.items()}
    return Looks(theme, standing_alone(theme.style), fields, maker_digest(), codes)
