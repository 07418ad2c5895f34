"""Sources, their parties, and the outlets of documents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dissensus.checks.names import unknown, unknown_source
from dissensus.checks.surroundings import Surroundings
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.model import Source, SourceId, document_place, source_place


def parties_exist(around: Surroundings) -> Iterator[Fault]:
    """Every party that a source belongs to is one of the site."""
    for name, source in around.sources.items():
        if source.party is not None:
            yield from unknown(
                source.party, around.parties, source_place(name) / "party", kind="party", code="unknown-party"
            )


def wholes_exist(around: Surroundings) -> Iterator[Fault]:
    """What a source is part of is a source of the site."""
    for name, source in around.sources.items():
        if source.part_of is not None:
            yield from unknown_source(around, source.part_of, source_place(name) / "part-of")


def members_speak_for_themselves(around: Surroundings) -> Iterator[Fault]:
    """Who speaks together with others is a source of the site, and none that is itself several."""
    for name, source in around.sources.items():
        for index, member in enumerate(source.members):
            where = source_place(name) / "members" / index
            yield from unknown_source(around, member, where)
            if member in around.sources and around.sources[member].members:
                yield Fault(
                    code="joint-member",
                    where=where,
                    message=f"{shown(member)} has members itself",
                    help="List each single source.",
                    related=(("its members stand here", (source_place(member) / "members").key()),),
                )


def no_source_is_part_of_itself(around: Surroundings) -> Iterator[Fault]:
    """No source is, by whatever way, part of itself; each circle is told once, at its first source."""
    for first, *others in _circles(around):
        yield Fault(
            code="circular-part-of",
            where=source_place(first) / "part-of",
            message=f"{shown(first)} is part of itself",
            help=f"The circle is {' → '.join([first, *others, first])}.",
            related=tuple(("which is part of", source_place(each) / "part-of") for each in others),
        )


def names_lead_to_one_source(around: Surroundings) -> Iterator[Fault]:
    """No two sources share a name or a spelling, upper and lower case aside."""
    first: dict[str, tuple[SourceId, Where]] = {}
    for name, source in around.sources.items():
        for spelling, where in _spellings(name, source):
            earlier, there = first.setdefault(folded_name(spelling), (name, where))
            if earlier != name:
                yield Fault(
                    code="shared-name",
                    where=where,
                    message=f'{shown(spelling)} is already a name of the source "{earlier}"',
                    help="One name leads to one source: join the two, or word one name more fully.",
                    related=(("written here too", there),),
                )


def outlets_are_outlets(around: Surroundings) -> Iterator[Fault]:
    """The outlet of a document is a source of the site, and of the kind `outlet`."""
    for name, document in around.documents.items():
        where = document_place(name) / "outlet"
        yield from unknown_source(around, document.outlet, where)
        outlet = around.sources.get(document.outlet)
        if outlet is not None and outlet.kind != "outlet":
            yield Fault(
                code="not-an-outlet",
                where=where,
                message=f"{shown(document.outlet)} is a source of the kind {outlet.kind}, not an outlet",
                related=(("its kind stands here", source_place(document.outlet) / "kind"),),
            )


def _circles(around: Surroundings) -> Iterator[list[SourceId]]:
    """Every circle of sources that are part of each other, from its first source on. No source is walked twice."""
    walked: set[SourceId] = set()
    for start in around.sources:
        way: list[SourceId] = []
        at: SourceId | None = start
        while at is not None and at in around.sources and at not in walked:
            walked.add(at)
            way.append(at)
            at = around.sources[at].part_of
        if at in way:
            circle = way[way.index(at) :]
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]


def _spellings(name: SourceId, source: Source) -> Iterator[tuple[str, Where]]:
    yield source.name, source_place(name) / "name"
    for index, spelling in enumerate(source.spellings):
        yield spelling, source_place(name) / "spellings" / index


def folded_name(name: str) -> str:
    """A name as it is compared: two that fold alike are one."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
