"""Cards: what somebody said of a point, with the reports, whose words are put into their documents on the way."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from generated.documents import Draft
from generated.plain import Plain, days, how_dated, numbers, one_of, some, words

SINGLE = ("", "exactly", "about", "at-least", "more-than", "at-most", "fewer-than")
BOUNDS = [bounds.split() for bounds in (*SINGLE, "at-least at-most", "more-than fewer-than")]
UPPER = ("at-most", "fewer-than")
FRAMES = ("They said {}.", "“{}”, they said.", "Мы: “no, {}”.", "{}")


@dataclass(frozen=True)
class Surroundings:
    """What a card can lead to, and where its words go."""

    speakers: list[str]
    outlets: list[str]
    positions: list[str]
    named: list[str]
    drafts: dict[str, Draft]


def card(draw: st.DrawFn, name: str, around: Surroundings, earlier: list[str]) -> Plain:
    """A card that may reject an earlier one of its point."""
    reports = [_report(draw, f"{name}-{n}", around) for n in range(draw(numbers(1, 2)))]
    first_word = f"m{name}-0a"
    terms = _terms(draw, first_word, around.named)
    return {
        "id": f"card-{name}",
        "speaker": one_of(draw, around.speakers),
        "said": draw(days()),
        "claim": f"Said that {draw(words(1, 4))}.",
        "reports": reports,
        **one_of(draw, _stances(around.positions, earlier, names=bool(terms))),
        **how_dated(draw, first_word),
        **some(draw, figure=_figure(draw, first_word), note=f"A *note* [@card-{name}]."),
        **({"terms": terms} if terms else {}),
    }


def _stances(positions: list[str], earlier: list[str], *, names: bool) -> list[Plain]:
    """Every stance that a card can take; one that `names` something need take none."""
    stances: list[Plain] = [{"declines": "true"}, {"aside": "true"}, *({"rejects": card} for card in earlier)]
    stances += [{}] if names else []
    for position in positions:
        stances += [{"position": position}, {"position": position, "fit": "partial"}, {"rejects": position}]
        stances += [{"position": position, "rejects": other} for other in positions if other != position]
    return stances


def _figure(draw: st.DrawFn, as_worded: str) -> Plain:
    low, high = sorted([draw(numbers(0, 10**6)), draw(numbers(0, 10**6))])
    numbered = {bound: str(high + 1 if bound in UPPER else low) for bound in one_of(draw, BOUNDS)}
    return {"counted": one_of(draw, ["killed", "held"]), "whom": "people", "as-worded": as_worded, **numbered}


def _terms(draw: st.DrawFn, words: str, named: list[str]) -> list[Plain]:
    return [{"words": words, "of": each, **some(draw, headword="<i>head</i>")} for each in one_of(draw, [[], named])]


def _report(draw: st.DrawFn, name: str, around: Surroundings) -> Plain:
    document = one_of(draw, sorted(around.drafts))
    draft = around.drafts[document]
    quote = f"m{name}a {draw(words(0, 5))} m{name}z"
    return {
        "document": document,
        "quote": quote,
        **_place(draw, name, quote, draft),
        **some(draw, caveat=_caveat(draw, name, draft), via=[one_of(draw, around.outlets)]),
    }


def _place(draw: st.DrawFn, name: str, quote: str, draft: Draft) -> Plain:
    """Puts the quote into its document, and gives what tells it apart: it may stand there twice."""
    way = one_of(draw, ["once", "led-to", "before", "after"])
    if way == "once":
        draft.paragraphs.append(one_of(draw, FRAMES).format(quote))
        return {}
    if way == "led-to":
        draft.paragraphs.append(f"One w{name} said: {quote}.")
        draft.loose.append(f"One w{name} said")
        return {}
    draft.paragraphs += [f"One{name} said {quote}. So be it.", f"“{quote}” was two{name}’s answer."]
    return {"before": f"One{name} said"} if way == "before" else {"after": f"was two{name}’s"}


def _caveat(draw: st.DrawFn, name: str, draft: Draft) -> Plain:
    quote = f"c{name}a could {draw(words(0, 2))} c{name}z"
    draft.paragraphs.append(f"Nobody {quote} verify.")
    return {"quote": quote, "covers": "the statement", **some(draw, before="Nobody", after="verify")}
