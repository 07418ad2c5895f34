"""Plans: which pages there are, planned anew only where something has changed that a plan was made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from dissensus.catalogue.entries import TITLED, TOPIC
from dissensus.catalogue.facts import ask, reads
from dissensus.catalogue.packing import Changed, packed, unpacked
from dissensus.compiling.ground import DOCUMENT, PROSE, RULES, SOURCE
from dissensus.pages import Matter, PlannedPage, Subject, pages_about, subjects

# Whatever makes a subject or takes it away changes a fact of one of these kinds.
MAKING_SUBJECTS = frozenset({TITLED, TOPIC, SOURCE, DOCUMENT, PROSE, RULES})


class Plan(NamedTuple):
    """The pages of one subject, and the facts that were asked for in planning them."""

    reads: bytes
    pages: tuple[PlannedPage, ...]


class Plans:
    """The plan of every subject of a site, in order."""

    def __init__(self, by_subject: Mapping[Subject, Plan]) -> None:
        self._by_subject = by_subject
        self.pages = {page.address: page for plan in by_subject.values() for page in plan.pages}
        self._by_fact = _by_fact(by_subject)  # at once: else the next save would wait for it

    @staticmethod
    def of(matter: Matter) -> Plans:
        """Everything planned."""
        return Plans({subject: _planned(subject, matter) for subject in subjects(matter)})

    def after(self, changed: Changed, matter: Matter) -> Plans:
        """The plans once these facts have changed; the same, if none of them differs."""
        stale = self._made_from(changed)
        if MAKING_SUBJECTS.isdisjoint(kind for kind, _ in changed.facts):
            fresh = {subject: _planned(subject, matter) for subject in stale}
            is_same = all(self._by_subject[subject] == plan for subject, plan in fresh.items())
            return self if is_same else Plans({**self._by_subject, **fresh})
        known = {subject: plan for subject, plan in self._by_subject.items() if subject not in stale}
        return Plans({subject: known.get(subject) or _planned(subject, matter) for subject in subjects(matter)})

    @cached_property
    def first_of_each_template(self) -> Mapping[str, str]:
        """By template the first address at which it makes a page."""
        return {self.pages[address].template: address for address in sorted(self.pages, reverse=True)}

    def _made_from(self, changed: Changed) -> set[Subject]:
        return {subject for number in changed.numbers for subject in self._by_fact.get(number, ())}


def _by_fact(plans: Mapping[Subject, Plan]) -> Mapping[int, Iterable[Subject]]:
    """The subjects that were planned from each fact. There are too many plans to look at each after every save."""
    found: dict[int, list[Subject]] = {}
    for subject, plan in plans.items():
        for number in unpacked(plan.reads):
            found.setdefault(number, []).append(subject)
    return found


def _planned(subject: Subject, matter: Matter) -> Plan:
    with reads() as facts:
        ask(RULES)
        pages = pages_about(subject, matter)
    return Plan(packed(facts), pages)
