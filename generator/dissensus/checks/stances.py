"""Who speaks in a card, and what the statement holds, rejects or declines to say."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.names import unknown, unknown_source
from dissensus.checks.surroundings import Subject
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import did_you_mean, shown
from dissensus.model import PLACEHOLDER, Card


def speakers_exist(subject: Subject) -> Iterator[Fault]:
    """Every speaker is a source of the site."""
    for index, card in enumerate(subject.point.cards):
        if card.speaker not in subject.around.sources:
            yield from unknown_source(subject.around, card.speaker, subject.place("cards", index, "speaker"))


def positions_exist(subject: Subject) -> Iterator[Fault]:
    """The position that a card holds is one of its point."""
    positions = subject.point.positions
    for index, card in enumerate(subject.point.cards):
        if card.position is not None and card.position not in positions:
            where = subject.place("cards", index, "position")
            yield from unknown(card.position, positions, where, kind="position", code="unknown-position")


def rejected_things_exist(subject: Subject) -> Iterator[Fault]:
    """What a card rejects is a position or a card of its point: not itself, and not the position it holds."""
    for index, card in enumerate(subject.point.cards):
        if card.rejects is None:
            continue
        where = subject.place("cards", index, "rejects")
        known = [*subject.point.positions, *(each.id for each in subject.point.cards if each is not card)]
        if card.rejects in (card.id, card.position):
            object_ = "itself" if card.rejects == card.id else "the position it holds"
            yield Fault(code="rejects-itself", where=where, message=f"a card cannot reject {object_}")
        elif card.rejects not in known and PLACEHOLDER not in known:
            yield Fault(
                code="unknown-rejected",
                where=where,
                message=f"no position or card of this point is called {shown(card.rejects)}",
                help=did_you_mean(card.rejects, known),
            )


def cards_take_a_stance(subject: Subject) -> Iterator[Fault]:
    """Every card holds, rejects, names, declines or stands aside; of the last two, it takes no other stance."""
    for index, card in enumerate(subject.point.cards):
        if card.declines is not None or card.aside is not None:
            yield from _two_stances(card, subject.place("cards", index))
        elif card.position is None and card.rejects is None and not card.terms:
            yield Fault(
                code="no-stance",
                where=subject.place("cards", index),
                message="the card holds, rejects and declines nothing, and does not stand aside",
                help=(
                    "Add `position:`, `rejects:` or `declines: true`; `terms:` where it names something; "
                    "`aside: true` where it takes no position."
                ),
            )


def fit_is_that_of_a_position(subject: Subject) -> Iterator[Fault]:
    """Only a card that holds a position can fit it in part."""
    for index, card in enumerate(subject.point.cards):
        if card.position is None and card.fit == "partial":
            yield Fault(
                code="needless-fit",
                where=subject.place("cards", index, "fit"),
                message="the card holds no position that it could fit in part",
                help="Add `position:`, or leave this line out.",
            )


def _two_stances(card: Card, where: Where) -> Iterator[Fault]:
    """A fault for a card that declines or stands aside, if it takes another stance too."""
    taken = [key for key in ("position", "rejects", "declines", "aside") if getattr(card, key) is not None]
    if len(taken) > 1:
        alone = "declines" if "declines" in taken else "aside"
        yield Fault(
            code="two-stances",
            where=where / alone,
            message=f"a card with `{alone}` takes no other stance",
            help="Keep one of the two lines.",
            related=tuple((f"its `{key}` stands here", where / key) for key in taken if key != alone),
        )
