"""Where everything in a YAML file stands, from the parser's events, as far as the file can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from dissensus.faults.fault import Key
from dissensus.faults.spots import DEEPEST, Path, Span, Spot, Spots, put


def yaml_spots(text: str) -> Spots:
    """The spots by path. Of a key written twice, the first; behind a mistake of syntax, none."""
    spotter = _Spotter(text)
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            if not spotter.take(event):
                break
    except yaml.YAMLError:
        pass  # told by the reader; what stands before it is found
    return spotter.spots


@dataclass
class _Frame:
    path: Path
    is_mapping: bool
    length: int = 0
    key: str | None = None
    key_span: Span | None = None


class _Spotter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.spots: Spots = {}
        self.frames: list[_Frame] = []
        self.open: list[Spot] = []

    def take(self, event: Any) -> bool:
        """One event; False where nothing more is to be sought."""
        if isinstance(event, yaml.CollectionEndEvent):
            self._close(_span(event))
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent | yaml.CollectionStartEvent):
            self._take_node(event)
        elif isinstance(event, yaml.DocumentEndEvent):
            return False
        return len(self.frames) < DEEPEST

    def _take_node(self, event: Any) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame and frame.is_mapping and frame.key is None:
            self._take_key(frame, event)
            return
        spot = Spot(frame.key_span if frame else None, _span(event), getattr(event, "style", None) or "")
        path = self._path_of_value(frame)
        put(self.spots, path, spot)
        self._open(event, path, spot)

    def _take_key(self, frame: _Frame, event: Any) -> None:
        frame.key = event.value if isinstance(event, yaml.ScalarEvent) else ""
        frame.key_span = _span(event)
        self._open(event, (*frame.path, ""), Spot(None, frame.key_span))

    def _open(self, event: Any, path: Path, spot: Spot) -> None:
        if isinstance(event, yaml.CollectionStartEvent):
            self.frames.append(_Frame(path, isinstance(event, yaml.MappingStartEvent)))
            self.open.append(spot)

    def _close(self, end: Span) -> None:
        self.frames.pop()
        spot = self.open.pop()
        spot.value = Span(spot.value.start, end.stop)

    def _path_of_value(self, frame: _Frame | None) -> Path:
        if frame is None:
            return ()
        key: Key = frame.length if frame.key is None else frame.key
        frame.length += 1
        frame.key = None
        return (*frame.path, key)


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)
