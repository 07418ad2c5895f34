"""The ears of a watch: what the system tells, by way of watchdog, of the folders that are listened to."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection
from enum import Enum, auto

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MOVED,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver, ObservedWatch

from dissensus.serving.lookouts import Lookout

TELLING: list[type[FileSystemEvent]] = [  # not those of opening and of closing unwritten: our own reading makes them
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


class Event(Enum):
    """What happened to a file, as far as it matters for when to look at it."""

    COMPLETED = auto()  # closed after writing, or moved there: nothing more is to come
    GONE = auto()
    BEGUN = auto()  # whatever else


Ring = Callable[[str, Event], None]
MakeObserver = Callable[[], BaseObserver]


class Ears:
    """Rings, from a thread of its own, with the names in the site of what has happened."""

    def __init__(self, make_observer: MakeObserver | None, ring: Ring) -> None:
        """`make_observer` makes watchdog's; None means to hear nothing."""
        self.deaf: str | None = "nobody listens"  # why the system is not heard
        self._make_observer = make_observer
        self._observer: BaseObserver | None = None
        self._ring = ring
        self._posted: dict[Lookout, ObservedWatch] = {}
        self._lost: set[Lookout] = set()  # their folders went: one of the same name and number may come

    def open(self) -> None:
        """Begins to listen."""
        if self._make_observer is None:
            return
        try:
            self._observer = self._make_observer()
            self._observer.start()
            self.deaf = None
        except OSError as error:
            self._go_deaf(error)

    def close(self) -> None:
        """Ends every thread."""
        if self._observer and self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def post(self, wanted: Collection[Lookout]) -> frozenset[Lookout]:
        """Listens from these lookouts and from no others; gives those that are new, where something may be missed."""
        if self._observer is None or self.deaf:
            return frozenset()
        lost = {self._lost.pop() for _ in range(len(self._lost))}
        for lookout in [each for each in self._posted if each in lost or each not in wanted]:
            self._dismiss(self._observer, lookout)
        new = frozenset(wanted) - self._posted.keys()
        for lookout in new:
            self._listen(self._observer, lookout)
        return new

    def _listen(self, observer: BaseObserver, lookout: Lookout) -> None:
        ear = _Ear(lookout, self._ring, self._lost.add)
        try:
            self._posted[lookout] = observer.schedule(
                ear, lookout.folder, recursive=lookout.is_recursive, event_filter=TELLING
            )
        except FileNotFoundError:
            return  # gone again: its own going rings
        except OSError as error:
            self._go_deaf(error)

    def _dismiss(self, observer: BaseObserver, lookout: Lookout) -> None:
        watch = self._posted.pop(lookout)
        if watch not in self._posted.values():
            with contextlib.suppress(KeyError):
                observer.unschedule(watch)

    def _go_deaf(self, error: OSError) -> None:
        self.deaf = (error.strerror or str(error)).lower()


class _Ear(FileSystemEventHandler):
    """What watchdog tells of one lookout."""

    def __init__(self, lookout: Lookout, ring: Ring, lose: Callable[[Lookout], None]) -> None:
        self._lookout = lookout
        self._ring = ring
        self._lose = lose

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Rings for either end of a move; tells of the lookout's own end."""
        if event.event_type == EVENT_TYPE_DELETED and os.fsdecode(event.src_path) == self._lookout.folder:
            self._lose(self._lookout)
        left, reached = _of(event)
        for path, what in ((event.src_path, left), (event.dest_path, reached)):
            if path:
                self._ring(self._lookout.name_of(os.fsdecode(path)), what)


def _of(event: FileSystemEvent) -> tuple[Event, Event]:
    """What happened at the path of an event, and at the one that it moved to."""
    if event.is_directory:
        return Event.BEGUN, Event.BEGUN
    if event.event_type in (EVENT_TYPE_DELETED, EVENT_TYPE_MOVED):
        return Event.GONE, Event.COMPLETED
    return (Event.COMPLETED if event.event_type == EVENT_TYPE_CLOSED else Event.BEGUN), Event.BEGUN
