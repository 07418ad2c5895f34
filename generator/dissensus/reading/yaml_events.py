"""YAML to plain values from the parser's events, strictly: mappings, lists and text as typed, nothing else.

Nothing is resolved, constructed, merged or repeated: `no`, `0123`, `12:30` and `2024-03-12` stay text, an alias is
never followed, and depth costs no recursion.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from dissensus.faults import Fault, Where
from dissensus.faults.fault import Key
from dissensus.reading.decoding import escaped_controls
from dissensus.reading.limits import DEPTH
from dissensus.reading.plain import EMPTY, Plain
from dissensus.reading.yaml_syntax import syntax_fault

IS_TEXT = "put it in quotation marks."
WRITE_OUT = f"Write the value out wherever it is needed. If the text itself begins so, {IS_TEXT}"
NO_TAGS = f"Delete it. If the text itself begins with `!`, {IS_TEXT}"

ONE_OF_TWO = "Keep one of the two."
ANEW = "Does a new item begin here? Then write `- ` before it; if not, keep one of the two."

NODES = (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)

Vessel: TypeAlias = "dict[str, Plain] | list[Plain]"


def read_by_events(text: str, file: str) -> tuple[Plain | None, list[Fault]]:
    """The one value of a file, and its faults, whatever the text is. None if reading broke off."""
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            builder.take(event)
            if builder.documents > 1:
                break
    except yaml.MarkedYAMLError as error:
        return None, [*builder.faults, syntax_fault(error, text, file)]
    except _BrokenOffError as stop:
        return None, [*builder.faults, stop.fault]
    return builder.root, builder.faults


class _BrokenOffError(Exception):
    """Reading cannot go on; what it broke off at is told."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass
class _Frame:
    """A mapping or list that is being read. A mapping waits for a key while `key` is None."""

    value: Vessel
    path: tuple[Key, ...]
    ignored: bool  # stands under something already faulted: no more faults from in here
    key: str | None = None
    skips_next: bool = False  # the key was faulted: its value is read and dropped
    is_item: bool = False  # a mapping in a list, written line by line
    is_over: bool = False  # its first key came again: what follows is the next item's, and dropped


@dataclass
class _Builder:
    """Events in, one plain value and faults out."""

    file: str
    root: Plain = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    documents: int = 0

    def take(self, event: Any) -> None:
        """One event of the parser."""
        if isinstance(event, NODES):
            if self._waits_for_key():
                self._take_key(event)
            else:
                self._take_value(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.frames.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._take_document(event)

    def _waits_for_key(self) -> bool:
        if not self.frames:
            return False
        frame = self.frames[-1]
        return isinstance(frame.value, dict) and frame.key is None

    def _take_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            where = Where(self.file, mark=_mark(event))
            self._tell("several-documents", where, "a second YAML document begins here", "Delete the `---`.")

    def _take_key(self, event: Any) -> None:
        frame = self.frames[-1]
        if not isinstance(event, yaml.ScalarEvent) or (event.value == "" and event.style == ""):
            self._tell_odd_key(event)
            frame.key, frame.skips_next = "", True
            if isinstance(event, yaml.CollectionStartEvent):
                self.frames.append(_Frame(_vessel(event), (*frame.path, ""), ignored=True))
            return
        self._tell_properties(event, Where(self.file, (*frame.path, event.value), of="key"))
        frame.key = event.value
        frame.skips_next = self._is_lost(event, frame)
        if frame.skips_next and _begins_anew(event.value, frame):
            frame.is_over = frame.ignored = True

    def _is_lost(self, event: Any, frame: _Frame) -> bool:
        """Whether the value under this key cannot be taken; told if so."""
        if frame.is_over:
            return True
        where = Where(self.file, (*frame.path, event.value), of="key", mark=_mark(event))
        if event.value == "<<" and event.style == "":
            self._tell("merge-key", where, "`<<` would merge another mapping into this one", WRITE_OUT)
        elif event.value in frame.value:
            first = Where(self.file, where.path, of="key")
            message = f'"{event.value}" is written twice in this mapping'
            remedy = ANEW if _begins_anew(event.value, frame) else ONE_OF_TWO
            self._tell("repeated-key", where, message, remedy, ("first written here", first))
        else:
            return False
        return True

    def _take_value(self, event: Any) -> None:
        path, ignored = self._next_place()
        where = Where(self.file, path)
        if not ignored:
            self._tell_properties(event, where)
        if isinstance(event, yaml.CollectionStartEvent):
            vessel = _vessel(event)
            self._put(vessel)
            self._open(vessel, path, ignored, event)
        elif isinstance(event, yaml.AliasEvent):
            self._put(EMPTY)
        else:
            self._put(EMPTY if event.value == "" and event.style == "" else event.value)

    def _next_place(self) -> tuple[tuple[Key, ...], bool]:
        """The path of the value that comes next, and whether it is read only to be dropped."""
        if not self.frames:
            return (), False
        frame = self.frames[-1]
        key: Key = frame.key or "" if isinstance(frame.value, dict) else len(frame.value)
        return (*frame.path, key), frame.ignored or frame.skips_next

    def _put(self, value: Plain) -> None:
        if not self.frames:
            self.root = {} if value is EMPTY else value
            return
        frame = self.frames[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
        else:
            if not frame.skips_next:
                frame.value[frame.key or ""] = value
            frame.key, frame.skips_next = None, False

    def _open(self, vessel: Vessel, path: tuple[Key, ...], ignored: bool, event: Any) -> None:
        if len(self.frames) >= DEPTH:
            message = f"lists and mappings stand more than {DEPTH} deep within each other"
            where = Where(self.file, mark=_mark(event))
            raise _BrokenOffError(Fault(code="too-deep", where=where, message=message))
        is_item = bool(path) and isinstance(path[-1], int) and not event.flow_style
        self.frames.append(_Frame(vessel, path, ignored, is_item=is_item))

    def _tell_properties(self, event: Any, where: Where) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._tell("alias", where, f"`*{event.anchor}` stands for a value written elsewhere", WRITE_OUT)
            return
        if event.anchor is not None:
            self._tell("alias", where, f"`&{event.anchor}` gives a value a second name", WRITE_OUT)
        if event.tag is not None:
            message = f"`{_as_typed(event.tag)}` is a tag of YAML, and values here have none"
            self._tell("tag", where, message, NO_TAGS)
        if isinstance(event, yaml.ScalarEvent) and event.style == '"':  # no other can hold an escape
            self._add(escaped_controls(event.value, where))

    def _tell_odd_key(self, event: Any) -> None:
        where = Where(self.file, (*self.frames[-1].path, ""), of="key", mark=_mark(event))
        self._tell("key-not-text", where, "a key is a word, and this is none", f"If it is text, {IS_TEXT}")

    def _tell(self, code: str, where: Where, message: str, remedy: str, *related: tuple[str, Where]) -> None:
        self._add([Fault(code=code, where=where, message=message, help=remedy, related=related)])

    def _add(self, faults: Iterable[Fault]) -> None:
        if not (self.frames and self.frames[-1].ignored):
            self.faults.extend(faults)


def _begins_anew(key: str, frame: _Frame) -> bool:
    """Whether this key, which came before, rather begins a new item than says something of this one again."""
    return frame.is_item and key in frame.value and (key == "id" or key == next(iter(frame.value)))


def _vessel(event: Any) -> Vessel:
    return {} if isinstance(event, yaml.MappingStartEvent) else []


def _mark(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _as_typed(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
