"""Terms: the words by which statements name somebody or something."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dissensus.checks.names import unknown
from dissensus.checks.surroundings import Subject
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.model import Card, NamedId


def named_parties_exist(subject: Subject) -> Iterator[Fault]:
    """The party of what is named is one of the site."""
    for name, named in subject.point.named.items():
        if named.party is not None:
            where = subject.place("named", name, "party")
            yield from unknown(named.party, subject.around.parties, where, kind="party", code="unknown-party")


def terms_name_something(subject: Subject) -> Iterator[Fault]:
    """Every term is of something that its point lists, and no card has the same term twice."""
    for index, card in enumerate(subject.point.cards):
        if card.terms:
            yield from _wrong_terms(card, subject.point.named, subject.place("cards", index))


def named_things_are_used(subject: Subject) -> Iterator[Fault]:
    """Everything that a point lists as named has a term.

    Not told where a term is of something unknown: it may be the one that is meant.
    """
    if not (named := subject.point.named):
        return
    used = {term.of for card in subject.point.cards for term in card.terms}
    for name in named if used <= named.keys() else ():
        if name not in used:
            yield Fault(
                code="unused-named",
                where=subject.place("named", name).key(),
                message=f'no term is of "{name}"',
                level="warning",
            )


def _wrong_terms(card: Card, named: Collection[NamedId], where: Where) -> Iterator[Fault]:
    first: dict[tuple[str, str], Where] = {}
    for index, term in enumerate(card.terms):
        here = where / "terms" / index
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
