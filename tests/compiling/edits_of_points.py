"""Edits of points, their cards, and what those rest on."""

from __future__ import annotations

import copy
from typing import Any

from compiling.picking import Pick, change
from compiling.whole_site import WORDS, card, caveat, quote, report
from compiling.world import World
from generated import Plain

NAMELESS = "Printed {} in April"  # words of a document on which no statement rests


def edit_card(world: World, pick: Pick) -> None:
    """A field of a card."""
    home = pick(sorted(world.points))
    cards = world.points[home].get("cards", [])
    if not cards:
        return
    one, leads = pick(cards), _leads(world, home)
    field = pick(["claim", "said", "speaker", "figure", "terms", "note", "relates", "id"])
    choices: dict[str, list[Any]] = {
        "claim": ["Said so.", "Said that it was.", "Said that the regime was.", "Claimed 13 times.", ""],
        "said": ["2024-03-11", "2024-03-10", "../2024-03-12", "2024-05-01", "soon"],
        "speaker": [*sorted(world.sources), "nobody"],
        "figure": [
            None,
            _figure(exactly="12"),
            _figure(at_least="13"),
            _figure(),
            {**_figure(), "as-worded": "no such"},
        ],
        "terms": [None, *([{"words": word, "of": "men"}] for word in ("stood", "alfa", "no such"))],
        "note": [None, "A *note*.", "At [it](points/crossing/).", *(f"Of [@{lead}]." for lead in leads)],
        "relates": [None, *([{"to": lead, **way}] for lead in leads for way in WAYS)],
        "id": ["mod", "reb", "gov", "new"],
    }
    change(one, field, choices[field], pick)


WAYS: tuple[Plain, ...] = ({"as": "repeats"}, {"as": "contradicts", "how": "implied"}, {"as": "revises", "why": "So."})


def _figure(**bounds: str) -> Plain:
    numbers = {name.replace("_", "-"): number for name, number in bounds.items()}
    return {"counted": "killed", "whom": "men", "as-worded": "stood", **numbers}


def change_stance(world: World, pick: Pick) -> None:
    """A card that holds, rejects, declines, or stands aside."""
    point = world.points[pick(sorted(world.points))]
    if not point.get("cards"):
        return
    one, positions = pick(point["cards"]), sorted(point["positions"])
    for key in ("declines", "aside", "position", "rejects", "fit"):
        one.pop(key, None)
    stances: list[Plain] = [{"declines": "true"}, {"aside": "true"}, {"position": positions[0], "fit": "partial"}]
    stances += [{stance: position} for position in positions for stance in ("position", "rejects")]
    one.update(pick(stances))


def edit_report(world: World, pick: Pick) -> None:
    """What a card rests on: other words, provable or not, another document, a report more or fewer."""
    cards = [each for point in world.points.values() for each in point.get("cards", [])]
    if not cards:
        return
    reports = pick(cards)["reports"]
    one = pick(reports)
    match pick(["quote", "document", "caveat", "via", "more", "fewer"]):
        case "quote":
            told = [quote(one["document"], word) for word in WORDS]
            change(one, "quote", [*told, "no such words", NAMELESS.format(one["document"])], pick)
        case "document":
            change(one, "document", [*sorted(world.documents), "nowhere"], pick)
        case "caveat":
            words = caveat(one["document"], pick(WORDS))
            change(one, "caveat", [None, {"quote": words, "covers": "it"}, {"quote": words, "covers": "a part"}], pick)
        case "via":
            change(one, "via", [None, *([source] for source in sorted(world.sources))], pick)
        case "more":
            reports.append(report(pick(sorted(world.documents)), pick(WORDS)))
        case "fewer" if len(reports) > 1:
            reports.remove(one)


def edit_point(world: World, pick: Pick) -> None:
    """What a point says besides its cards."""
    name = pick(sorted(world.points))
    leads = _leads(world, name)
    field = pick(["question", "title", "topics", "summary", "named", "previously", "period"])
    choices: dict[str, list[Any]] = {
        "question": ["What was it?", "Why was it?", "Was it so?"],
        "title": ["A title", "The bridge", "Zero", "the bridge", "Über"],
        "topics": [None, ["north"], ["river"], ["north", "river"], ["other"]],
        "summary": [None, *(f"No report says so [@{lead}]." for lead in leads), "All [there](sources/rebels/) end."],
        "named": [None, {"men": {"name": "the men"}}, {"men": {"name": "some", "party": "north"}}],
        "previously": [None, ["crossing"], ["once"], ["crossing", "once"], ["village"]],
        "period": [None, "2024-03-11/2024-03-12", "2024-03"],
    }
    change(world.points[name], field, choices[field], pick)


def edit_position(world: World, pick: Pick) -> None:
    """A position otherwise called, one more, or one fewer."""
    positions = world.points[pick(sorted(world.points))]["positions"]
    match pick(["label", "holds", "more", "fewer"]):
        case "label":
            change(positions[pick(sorted(positions))], "label", ["Bridge standing", "Rebels winning", "It stood"], pick)
        case "holds":
            change(positions[pick(sorted(positions))], "holds", [None, "What it was", "That it stood."], pick)
        case "more":
            positions["another"] = {"label": pick(["Another one", "Yet another"])}
        case "fewer" if len(positions) > 1:
            del positions[pick(sorted(positions))]


def add_card(world: World, pick: Pick) -> None:
    """A card more in a point, at whichever end."""
    point = world.points[pick(sorted(world.points))]
    rests_on = report(pick(sorted(world.documents)), pick(WORDS))
    stance = {"position": pick(sorted(point["positions"]))}
    cards = point.setdefault("cards", [])
    cards.insert(
        pick([len(cards), 0]), card(pick(["new", "newer", "mod"]), pick(sorted(world.sources)), stance, rests_on)
    )


def remove_card(world: World, pick: Pick) -> None:
    """A card fewer, whatever leads to it."""
    cards = world.points[pick(sorted(world.points))].get("cards", [])
    if cards:
        cards.remove(pick(cards))


def turn_cards_round(world: World, pick: Pick) -> None:
    """The cards of a point, the last first."""
    world.points[pick(sorted(world.points))].get("cards", []).reverse()


def add_point(world: World, pick: Pick) -> None:
    """A point more, empty or the like of another."""
    like = pick([None, *sorted(world.points)])
    fresh: Plain = {"question": "What now?", "positions": {"so": {"label": "It is"}}}
    made = {**copy.deepcopy(world.points[like]), "previously": []} if like else fresh
    world.points[pick(["newest", "crossing", "once", "a", "Bad"])] = {**made, "title": pick(["Newest", "A title"])}


def remove_point(world: World, pick: Pick) -> None:
    """A point fewer, whatever leads to it."""
    if len(world.points) > 1:
        del world.points[pick(sorted(world.points))]


def rename_point(world: World, pick: Pick) -> None:
    """A point under another id, its old one retired or not; what led to it leads there still, or nowhere."""
    old, new = pick(sorted(world.points)), pick(["renamed", "another", "once", "crossing"])
    point = world.points[new] = world.points.pop(old)
    if pick([True, False]):
        point["previously"] = [*point.get("previously", []), old]
    if pick([True, False]):
        world.site["points"] = _replaced(world.points, f"{old}#", f"{new}#")


def _leads(world: World, home: str) -> list[str]:
    """The cards that a text of a point may lead to, and some that are not there."""
    cards = [(point, card["id"]) for point in sorted(world.points) for card in world.points[point].get("cards", [])]
    return [*(card if point == home else f"{point}#{card}" for point, card in cards), "bridge#none", "none#mod"]


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(each, old, new) for key, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, old, new) for each in value]
    return value.replace(old, new) if isinstance(value, str) else value


OF_POINTS = (
    edit_card, change_stance, edit_report, edit_point, edit_position,
    add_card, remove_card, turn_cards_round, add_point, remove_point, rename_point,
)  # fmt: skip
