"""What a statement does with the positions of its point: holds or rejects one, declines to say, or stands aside.

A statement of a point that lists what is named may do none of these, and only name something.
"""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from dissensus.adding.interview import Interview, Question, Unfit
from dissensus.adding.rules import why_not_known
from dissensus.model import Point

STANCES = ("position", "rejects", "declines", "aside", "term")


class Stance(Struct, frozen=True):
    """What a statement does with the positions of its point."""

    keys: tuple[tuple[str, str], ...]  # as the card has them
    named: tuple[str, ...]  # for an id


NAMES_ALONE = Stance((), ("names",))


def ask_stance(interview: Interview, point: Point) -> Stance:
    """What the statement does, as options or somebody say. Raises Unfit."""
    if any(map(interview.gives, STANCES)) or not interview.can_ask:
        return _given_stance(interview, point)
    choices = [f"{id_}: {position.label}" for id_, position in point.positions.items()]
    asks = "It holds (a position's id), or `rejects ID`, `declines`, `aside` (? lists the positions)"
    if point.named:
        asks += ", or nothing where it only names something"
    answer = interview.answer(
        Question("stance", asks, partial(_why_no_stance, point), is_needed=not point.named, choices=choices)
    )
    return NAMES_ALONE if answer is None else _stance(answer)


def _given_stance(interview: Interview, point: Point) -> Stance:
    keys: list[tuple[str, str]] = []
    for key in ("position", "rejects"):
        if interview.gives(key):
            known = _rejectable(point) if key == "rejects" else tuple(point.positions)
            given = interview.answer(Question(key, "", partial(why_not_known, known=known, kind="position or card")))
            assert given is not None
            keys.append((key, given))
    keys += [(key, "true") for key in ("declines", "aside") if interview.gives(key)]
    if len(keys) > 1 and any(key in ("declines", "aside") for key, _ in keys):
        alone = next(key for key, _ in keys if key in ("declines", "aside"))
        raise Unfit(alone, "A statement that declines, or stands aside, takes no other stance.")
    if not keys:
        return NAMES_ALONE
    named = tuple(held if key == "position" else f"{key}-{held}" if key == "rejects" else key for key, held in keys)
    return Stance(tuple(keys), named)


def _stance(answer: str) -> Stance:
    match answer.split():
        case ["rejects", other]:
            return Stance((("rejects", other),), ("rejects", other))
        case ["declines" | "aside" as alone]:
            return Stance(((alone, "true"),), (alone,))
        case [position]:
            return Stance((("position", position),), (position,))
    raise AssertionError(answer)


def _why_no_stance(point: Point, answer: str) -> str | None:
    match answer.split():
        case ["rejects", other]:
            return why_not_known(other, _rejectable(point), "position or card of this point")
        case ["declines" | "aside"]:
            return None
        case [position]:
            return why_not_known(position, tuple(point.positions), "position")
    return "Give one word, or `rejects` and an id."


def _rejectable(point: Point) -> tuple[str, ...]:
    return (*point.positions, *(card.id for card in point.cards))
