"""Who speaks in a card, and what the statement holds, rejects or declines to say."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.names import unknown, unknown_source
from dissensus.faults import Fault
from dissensus.faults.suggestions import did_you_mean, shown
from dissensus.model import PLACEHOLDER, Library


def speakers_exist(library: Library) -> Iterator[Fault]:
    """Every speaker is a source of the site."""
    for _, card, where in library.cards():
        yield from unknown_source(library, card.speaker, where / "speaker")


def positions_exist(library: Library) -> Iterator[Fault]:
    """The position that a card holds is one of its point."""
    for point, card, where in library.cards():
        if card.position is not None:
            positions = library.points[point].positions
            where_held = where / "position"
            yield from unknown(card.position, positions, where_held, kind="position", code="unknown-position")


def rejected_things_exist(library: Library) -> Iterator[Fault]:
    """What a card rejects is a position or a card of its point: not itself, and not the position it holds."""
    for point_id, card, where in library.cards():
        point = library.points[point_id]
        known = [*point.positions, *(each.id for each in point.cards if each is not card)]
        if card.rejects is None:
            continue
        if card.rejects in (card.id, card.position):
            object_ = "itself" if card.rejects == card.id else "the position it holds"
            yield Fault(
                code="rejects-itself",
                where=where / "rejects",
                message=f"a card cannot reject {object_}",
            )
        elif card.rejects not in known and PLACEHOLDER not in known:
            yield Fault(
                code="unknown-rejected",
                where=where / "rejects",
                message=f"no position or card of this point is called {shown(card.rejects)}",
                help=did_you_mean(card.rejects, known),
            )


def cards_take_a_stance(library: Library) -> Iterator[Fault]:
    """Every card holds, rejects, names, declines or stands aside; of the last two, it takes no other stance."""
    for _, card, where in library.cards():
        taken = [key for key in ("position", "rejects", "declines", "aside") if getattr(card, key) is not None]
        alone = next((key for key in taken if key in ("declines", "aside")), None)
        if alone and len(taken) > 1:
            yield Fault(
                code="two-stances",
                where=where / alone,
                message=f"a card with `{alone}` takes no other stance",
                help="Keep one of the two lines.",
                related=tuple((f"its `{key}` stands here", where / key) for key in taken if key != alone),
            )
        if not taken and not card.terms:
            yield Fault(
                code="no-stance",
                where=where,
                message="the card holds, rejects and declines nothing, and does not stand aside",
                help=(
                    "Add `position:`, `rejects:` or `declines: true`; `terms:` where it names something; "
                    "`aside: true` where it takes no position."
                ),
            )


def fit_is_that_of_a_position(library: Library) -> Iterator[Fault]:
    """Only a card that holds a position can fit it in part."""
    for _, card, where in library.cards():
        if card.fit == "partial" and card.position is None:
            yield Fault(
                code="needless-fit",
                where=where / "fit",
                message="the card holds no position that it could fit in part",
                help="Add `position:`, or leave this line out.",
            )
