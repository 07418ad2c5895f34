"""Points: their facets, positions, named things and cards; and how the cards of all points relate."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from generated.cards import Surroundings, card
from generated.plain import Plain, numbers, one_of, some, words

RELATIONS: tuple[Plain, ...] = (
    {"as": "repeats"},
    {"as": "revises", "why": "So <i>it</i> is."},
    {"as": "responds"},
    {"as": "differs", "why": "`No`."},
    {"as": "contradicts", "how": "explicit"},
    {"as": "contradicts", "how": "implied"},
)


def point(draw: st.DrawFn, number: int, around: Surroundings, parties: Plain) -> Plain:
    """A point with up to four cards."""
    facets = {f"facet-{n}": f"Facet {n} {draw(words(0, 2))}?" for n in range(draw(numbers(0, 2)))}
    positions = {f"position-{n}": _position(draw, n, list(facets)) for n in range(draw(numbers(1, 4)))}
    named = {f"named-{n}": _named(draw, n, list(parties)) for n in range(draw(numbers(0, 2)))}
    here = replace(around, positions=list(positions), named=list(named))
    cards: list[Plain] = []
    for n in range(draw(numbers(0, 4))):
        cards.append(card(draw, f"{number}-{n}", here, [each["id"] for each in cards]))
    summary = " ".join(f"Sentence {draw(words(0, 3))} [@{each['id']}]." for each in cards)
    return {
        "question": f"Question {number} {draw(words(0, 2))}?",
        "title": f"Point {number} {draw(words(0, 2))}".strip(),
        "positions": positions,
        "cards": cards,
        **({"facets": facets} if facets else {}),
        **({"named": named} if named else {}),
        **some(
            draw,
            summary=summary,
            topics=["north", "south"],
            period="2024-03-12/2024-03-19",
            previously=[f"once-{number}", f"twice-{number}"],
        ),
    }


def relate(draw: st.DrawFn, points: Plain) -> None:
    """Lets some cards relate to others, of their point or of another."""
    cards = [(point, card) for point in points for card in points[point]["cards"]]
    for point, one in cards:
        other_point, other = one_of(draw, cards)
        if other is not one and draw(st.booleans()):
            reference = other["id"] if other_point == point else f"{other_point}#{other['id']}"
            one["relates"] = [{"to": reference, **one_of(draw, RELATIONS)}]


def _position(draw: st.DrawFn, number: int, facets: list[str]) -> Plain:
    position = {"label": f"Label {number} {draw(words(0, 2))}".strip(), **some(draw, holds="That it <b>is</b> so.")}
    return position | ({"facet": one_of(draw, facets)} if facets else {})


def _named(draw: st.DrawFn, number: int, parties: list[str]) -> Plain:
    """Something named: each of another party, so that two sides can name each other with one word."""
    party = one_of(draw, [None, *parties[number : number + 1]])
    return {"name": f"Thing {number} {draw(words(0, 2))}".strip(), **({"party": party} if party else {})}
