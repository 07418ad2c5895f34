"""Looks: all that a theme comes to, worked out once and kept for as long as the theme is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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

    reading = _reading_of(theme, used)
    for _ in reading.steps():
        pass
    return Looks(theme, standing_alone(theme.style), reading.fields, maker_digest(), reading.codes)


def steps_to_looks(theme: Theme, used: Iterable[str]) -> Iterator[None]:
    """The long part of it, step by step: after the last, the looks are at hand."""
    yield from _reading_of(theme, used).steps()
    maker_digest()
    yield


class _Reading:
    """What templates can ask for, and what they and those they lean on are compiled to; each is read once."""

    def __init__(self, templates: Templates, names: tuple[str, ...]) -> None:
        from dissensus.rendering.asked import Asked

        self._asked = Asked(templates)
        self._names = names
        self._leaning: dict[str, frozenset[str]] = {}
        self._compiled: set[str] = set()
        self.fields: dict[str, frozenset[str] | None] = {}
        self.codes: dict[str, bytes] = {}

    def steps(self) -> Iterator[None]:
        """All that is still to be done, a few milliseconds at a time."""
        for name in self._names:
            if name not in self._leaning:
                leaning = self._asked.of(name)
                self.fields[name], self._leaning[name] = leaning.fields, leaning.templates
                yield
        for name in sorted({each for leaning in self._leaning.values() for each in leaning} - self._compiled):
            self.codes |= self._asked.compiled([name])
            self._compiled.add(name)
            yield


def _reading_of(theme: Theme, used: Iterable[str]) -> _Reading:
    return _reading(as_templates(theme.templates), tuple(sorted(name for name in used if name in theme.templates)))


@lru_cache(maxsize=4)  # 60 ms, and whoever builds more than one site in a process has most often the same templates
def _reading(templates: Templates, names: tuple[str, ...]) -> _Reading:
    return _Reading(templates, names)
