"""The watch over a site's files: events say where to look, a look says what has changed.

No event is believed. Reading makes events on some systems, saving makes several on all, and a few file systems make
none; so events only ring, and now and then a look round the whole site finds what no event told of.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from dissensus.serving.checkouts import GitAtWork
from dissensus.serving.ears import Ears, Event, MakeObserver
from dissensus.serving.grounds import Grounds
from dissensus.serving.lookouts import lookouts
from dissensus.serving.settling import Bell, Patience
from dissensus.serving.survey import NOTHING, Survey, differences, look_again, may_lead, step_by_step, survey

BETWEEN_ROUNDS = 2.0  # seconds between two looks round the whole site
UNHEARD = 0.5  # the same where the system tells of no events
SHARE = 50  # a look round that takes a second is taken every fifty seconds at most
MANY = 50  # names that rang: from here on one look round everything is quicker


class Watch:
    """Waits for a site's files to change, and says which have."""

    def __init__(
        self,
        root: Path,
        make_observer: MakeObserver | None,
        patience: Patience | None = None,
        between_rounds: float | None = BETWEEN_ROUNDS,
    ) -> None:
        """Knows how the files stand now, and has started no thread yet.

        `make_observer` makes watchdog's; None means to go by looks round alone. `between_rounds` is None to go by
        events alone.
        """
        real = Path(os.path.realpath(root))
        self._grounds = Grounds(real)
        self._bell = Bell(patience or Patience(), GitAtWork(real))
        self._ears = Ears(make_observer, self.ring)
        self._between_rounds = between_rounds
        self._is_over = False
        self._cost = 0.0  # seconds that the last look round has taken
        self._survey: Survey = NOTHING
        self._look_round()
        self._unsaid: frozenset[str] = frozenset()  # found changed while nobody asked

    @property
    def deaf(self) -> str | None:
        """Why the system's events are not heard; None if they are."""
        return self._ears.deaf

    def start(self) -> None:
        """Begins to hear of changes; what changed since the watch was set up is not forgotten."""
        self._ears.open()
        self._unsaid |= self._look_round()

    def stop(self) -> None:
        """Ends every thread, and lets go of whoever waits for a change."""
        self._is_over = True
        self._bell.ring("")
        self._ears.close()

    def follow(self, named: frozenset[str]) -> None:
        """From now on these files, named by the site's content, are its own as well."""
        if named != self._grounds.named:
            former, self._grounds = self._grounds, Grounds(self._grounds.root, named)
            self._unsaid |= frozenset(filter(former.hold, self._look_round()))

    def ring(self, name: str, event: Event = Event.BEGUN) -> None:
        """Something happened at `name`: it is to be looked at, if it is the site's own or holds what is.

        A file that was there before is whole when it is closed or another is moved into its place. One that is new is
        perhaps about to be moved into another's place, and then it has come and gone.
        """
        if self._grounds.own_in(name):
            awaited = Event.COMPLETED if name in self._survey else Event.GONE
            self._bell.ring(name, is_whole=event is awaited)

    def changed(self, at_most: float | None = None) -> frozenset[str]:
        """The names that have changed, once there are any and they have settled; none after `at_most` seconds."""
        end = None if at_most is None else time.monotonic() + at_most
        while True:
            left = 0.0 if self._unsaid else None if end is None else max(0.0, end - time.monotonic())
            rang = self._bell.settled(_sooner(left, self._until_round()))
            changed, self._unsaid = self._look(rang) | self._unsaid, frozenset()
            if changed or left == 0.0 or self._is_over:
                return changed

    def _until_round(self) -> float | None:
        if self._between_rounds is None:
            return None
        least = min(UNHEARD, self._between_rounds) if self.deaf else self._between_rounds
        return max(least, SHARE * self._cost)

    def _look(self, rang: frozenset[str]) -> frozenset[str]:
        if not rang:
            return self._look_round_in_quiet()
        if len(rang) > MANY or "" in rang:
            return self._look_round()
        before = self._survey
        self._survey, seen = look_again(self._grounds, before, rang)
        has_come_or_gone = any(not self._grounds.hold(name) for name in rang)  # a folder of named files
        if has_come_or_gone or any(may_lead(stood.get(name)) for stood in (before, self._survey) for name in seen):
            self._post()
            return differences(before, self._survey)
        return differences(before, self._survey, seen)

    def _look_round_in_quiet(self) -> frozenset[str]:
        """What a look round finds; nothing if the bell rings meanwhile: of 12,000 files a save would wait 80 ms."""
        found, begun = {}, time.monotonic()
        for name, stamp in step_by_step(self._grounds, self._survey):
            if self._bell.is_rung:
                return frozenset()
            found[name] = stamp
        return self._go_by(found, time.monotonic() - begun)

    def _look_round(self) -> frozenset[str]:
        begun = time.monotonic()
        return self._go_by(survey(self._grounds, self._survey), time.monotonic() - begun)

    def _go_by(self, found: Survey, cost: float) -> frozenset[str]:
        before, self._survey, self._cost = self._survey, found, cost
        self._post()
        return differences(before, self._survey)

    def _post(self) -> None:
        """Listens wherever it has become worth while, and looks again at what was not listened to until now."""
        new = self._ears.post(set(lookouts(self._grounds, self._survey)))
        self._survey, _ = look_again(self._grounds, self._survey, {lookout.name for lookout in new if lookout.name})


def _sooner(one: float | None, other: float | None) -> float | None:
    return min((seconds for seconds in (one, other) if seconds is not None), default=None)
