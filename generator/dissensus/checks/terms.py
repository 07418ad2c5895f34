"""Terms: the words by which statements name somebody or something."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.names import unknown
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.model import Library, point_file


def named_parties_exist(library: Library) -> Iterator[Fault]:
    """The party of what is named is one of the site."""
    for id_, point in library.points_in_view.items():
        for name, named in point.named.items():
            if named.party is not None:
                where = point_file(id_) / "named" / name / "party"
                yield from unknown(named.party, library.parties, where, kind="party", code="unknown-party")


def terms_name_something(library: Library) -> Iterator[Fault]:
    """Every term is of something that its point lists, and no card has the same term twice."""
    for id_, card, where in library.cards():
        first: dict[tuple[str, str], Where] = {}
        for index, term in enumerate(card.terms):
            here = where / "terms" / index
            named = library.points[id_].named
            yield from unknown(term.of, named, here / "of", kind="entry of `named:`", code="unknown-named")
            earlier = first.setdefault((term.words, term.of), here)
            if earlier != here:
                yield Fault(
                    code="repeated-term",
                    where=here / "words",
                    message=f"these words of {shown(term.of)} are already a term of this card",
                    help="Keep one of the two.",
                    related=(("first given here", earlier / "words"),),
                )


def named_things_are_used(library: Library) -> Iterator[Fault]:
    """Everything that a point lists as named has a term.

    Not told where a term is of something unknown: it may be the one that is meant.
    """
    for id_, point in library.points_in_view.items():
        used = {term.of for card in point.cards for term in card.terms}
        for name in point.named if used <= point.named.keys() else ():
            if name not in used:
                yield Fault(
                    code="unused-named",
                    where=(point_file(id_) / "named" / name).key(),
                    message=f'no term is of "{name}"',
                    level="warning",
                )
