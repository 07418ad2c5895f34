"""Looks: all that a theme comes to, worked out once and kept for as long as the theme is the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from dissensus.catalogue.maker import maker_digest
from dissensus.rendering.templates import Templates, as_templates
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
    from dissensus.rendering.assets import standing_alone

    names = tuple(sorted(name for name in used if name in theme.templates))
    asked, codes = _read(as_templates(theme.templates), names)
    return Looks(theme, standing_alone(theme.style), asked, maker_digest(), codes)


@lru_cache(maxsize=4)  # 60 ms, and whoever builds more than one site in a process has most often the same templates
def _read(
    templates: Templates, names: tuple[str, ...]
) -> tuple[Mapping[str, frozenset[str] | None], Mapping[str, bytes]]:
    """What these templates can ask for, and what they and those they lean on are compiled to."""
    from dissensus.rendering.asked import Asked

    asked = Asked(templates)
    leaning = {name: asked.of(name) for name in names}
    codes = asked.compiled(sorted({each for one in leaning.values() for each in one.templates}))
    return {name: one.fields for name, one in leaning.items()}, codes
