"""Figures: the numbers of a card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dissensus.checks.surroundings import Subject
from dissensus.faults import Fault, Where
from dissensus.model import Figure

SINGLE = ("exactly", "about")
LOWER = ("at-least", "more-than")
UPPER = ("at-most", "fewer-than")
FIELDS = {key: key.replace("-", "_") for key in (*SINGLE, *LOWER, *UPPER)}
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")  # what is none was told as it was read


def figures_are_one_number_or_one_range(subject: Subject) -> Iterator[Fault]:
    """A figure has `exactly` alone, `about` alone, a range with one bound or two, or no number."""
    for index, card in enumerate(subject.point.cards):
        if card.figure is not None and len(given := _given(card.figure)) > 1:
            where = subject.place("cards", index, "figure")
            yield from _too_many(given, where)
            yield from _empty_range(given, where)


def _given(figure: Figure) -> dict[str, str]:
    """The numbers of a figure by their keys."""
    values = ((key, getattr(figure, field)) for key, field in FIELDS.items())
    return {key: value for key, value in values if value is not None}


def _too_many(given: dict[str, str], where: Where) -> Iterator[Fault]:
    for group in (SINGLE, LOWER, UPPER):
        rivals = [key for key in given if key in group or group is SINGLE]
        first = next((key for key in given if key in group), None)
        for key in rivals:
            if first is not None and key != first:
                yield _fault(where, key, first, f"`{key}` cannot stand beside `{first}`")
        if group is SINGLE and first is not None:
            return


def _empty_range(given: dict[str, str], where: Where) -> Iterator[Fault]:
    lower = next((key for key in LOWER if key in given), None)
    upper = next((key for key in UPPER if key in given), None)
    if lower is None or upper is None:
        return
    if _is_empty(given[lower], given[upper], with_ends=(lower, upper) == ("at-least", "at-most")):
        yield _fault(where, upper, lower, f"no number is {_worded(lower, given)} and {_worded(upper, given)}")


def _is_empty(lower: str, upper: str, *, with_ends: bool) -> bool:
    if not (NUMBER.fullmatch(lower) and NUMBER.fullmatch(upper)):
        return False
    least, most = Decimal(lower), Decimal(upper)
    return least > most or (least == most and not with_ends)


def _worded(key: str, given: dict[str, str]) -> str:
    return f"{key.replace('-', ' ')} {given[key]}"


def _fault(where: Where, key: str, other: str, message: str) -> Fault:
    return Fault(
        code="figure-numbers",
        where=(where / key).key(),
        message=message,
        help="A figure has `exactly` alone, `about` alone, or one lower bound and one upper bound at most.",
        related=(("which stands here", (where / other).key()),),
    )
