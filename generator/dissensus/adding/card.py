"""A card, asked for: one source's statement on a point, and where a document carries it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from dissensus.adding import forms
from dissensus.adding.blocks import Entry
from dissensus.adding.insertion import Addition
from dissensus.adding.interview import Interview, Question
from dissensus.adding.passages import Passages, ask_words
from dissensus.adding.proposed import free_id, id_of
from dissensus.adding.reports import report_of
from dissensus.adding.rules import why_no, why_no_date, why_no_new_id, why_not_known
from dissensus.adding.stances import STANCES, Stance, ask_stance
from dissensus.adding.terms import ask_terms
from dissensus.evidence.finding import stands_in
from dissensus.model import Card, Caveat, Library, Point, PointId

_CLAIM = "What was said, in your words, such as: Said that the bridge had fallen."
_COVERS = "What the reservation covers, in your words, such as: The number of the wounded."

NEEDED = ("speaker", "said", "claim", "document", "words")


def ask_card(interview: Interview, library: Library, point_id: PointId) -> Addition:
    """The card as an entry of the point's list. Raises Unfit and Missing."""
    point = library.points[point_id]
    _demand(interview)
    passages = _ask_document(interview, library)
    quotable = ask_words(interview, passages, "words", "Words, as you remember them")
    assert quotable is not None
    speaker = interview.answer(_speaker(library))
    said = interview.answer(Question("said", "Said on (2024-03-12, or …/…)", partial(why_no_date, Card, "said")))
    dated = _ask_dated(interview, passages)
    stance = ask_stance(interview, point)
    fit = _ask_fit(interview, stance)
    claim = interview.answer(
        Question("claim", "Claim (“Said that …”)", partial(why_no, Card, "claim"), form=_CLAIM),
    )
    report = {**report_of(passages.document, quotable), **_ask_way(interview, library, passages)}
    terms = ask_terms(interview, point, quotable.quote, is_needed=not stance.keys)
    note = interview.answer(
        Question("note", "Note (or nothing)", partial(why_no, Card, "note"), is_needed=False, form=forms.NOTE)
    )
    assert speaker is not None and said is not None
    id_ = interview.answer(_id(point, speaker, stance))
    entry: dict[str, Entry | None] = {"id": id_, "speaker": speaker, "said": said, **dated, **dict(stance.keys)}
    entry |= {"fit": fit, "claim": claim, "terms": terms, "reports": [report], "note": note}
    return Addition("cards", {key: held for key, held in entry.items() if held})


def is_enough(given: Mapping[str, object]) -> bool:
    """Whether options say all that a card needs, so that nothing has to be asked for."""
    return all(map(given.get, NEEDED)) and any(map(given.get, STANCES))


def _demand(interview: Interview) -> None:
    """Raises Missing with all that no option says, where nobody can be asked."""
    stance = next(filter(interview.gives, STANCES), " or --".join(STANCES))
    interview.demand([*NEEDED[:2], stance, *NEEDED[2:]])


def _speaker(library: Library) -> Question:
    return Question(
        "speaker",
        "Speaker (a source's id; ? lists them)",
        partial(why_not_known, known=library.sources, kind="source"),
        choices=[f"{id_}: {source.name}" for id_, source in library.sources.items()],
        form="The site has no source yet. Add it first: dissensus add source",
    )


def _ask_document(interview: Interview, library: Library) -> Passages:
    document = interview.answer(
        Question(
            "document",
            "Document that carries it (? lists them)",
            partial(why_not_known, known=library.texts, kind="document"),
            choices=[f"{id_}: {each.title}" for id_, each in library.documents.items() if id_ in library.texts],
            form="The site has no document yet. Add it first: dissensus add document FILE",
        )
    )
    assert document is not None
    return Passages.of(document, library)


def _ask_dated(interview: Interview, passages: Passages) -> dict[str, Entry | None]:
    """How the date is known, with the words it rests on."""
    dated = interview.answer(
        Question(
            "dated",
            "Date known how (stated, derived, bounded)",
            partial(why_no, Card, "dated"),
            "stated",
            choices=forms.DATED,
        )
    )
    dated_by = interview.answer(
        Question(
            "dated-by",
            "Words of the document that it rests on (or nothing)",
            partial(_why_no_date_words, passages),
            is_needed=False,
            form="Words of the document, as they stand there, such as: on Monday",
        )
    )
    needs_note = dated != "stated" and dated_by is None
    note = None
    if interview.gives("dated-note") or dated != "stated":
        asks = "How it follows from them" if dated_by else "How it is known"
        note = interview.answer(
            Question(
                "dated-note",
                asks if needs_note else f"{asks} (or nothing)",
                partial(why_no, Card, "dated_note"),
                is_needed=needs_note,
                form=forms.HOW,
            )
        )
    return {"dated": dated, "dated-by": dated_by, "dated-note": note}


def _why_no_date_words(passages: Passages, text: str) -> str | None:
    if (why := why_no(Card, "dated_by", text)) is not None:
        return why
    if stands_in(text, passages.archived):
        return None
    return f'These words do not stand in "{passages.document}": capitals and digits count.'


def _ask_fit(interview: Interview, stance: Stance) -> str | None:
    """`partial`, where a card holds a position and says so; full is not written."""
    if "position" not in dict(stance.keys) and not interview.gives("fit"):
        return None
    fit = interview.answer(
        Question("fit", "Fit (full, partial)", partial(why_no, Card, "fit"), "full", choices=forms.FIT)
    )
    return fit if fit != "full" else None


def _ask_way(interview: Interview, library: Library, passages: Passages) -> dict[str, Entry]:
    """By whom the words came into the document, and what its outlet holds against them."""
    via = interview.answers(
        Question(
            "via",
            "Relays between the speaker and the document, ids parted by spaces (or nothing)",
            partial(why_not_known, known=library.sources, kind="source"),
            is_needed=False,
            choices=[f"{id_}: {source.name}" for id_, source in library.sources.items()],
        ),
        r"[\s,;]+",
    )
    caveat = _ask_caveat(interview, passages)
    return {**({"via": via} if via else {}), **({"caveat": caveat} if caveat else {})}


def _ask_caveat(interview: Interview, passages: Passages) -> dict[str, Entry] | None:
    """The outlet's own reservation and what it covers."""
    quotable = ask_words(
        interview, passages, "caveat", "The outlet's own reservation, as you remember it (or nothing)", is_needed=False
    )
    if quotable is None:
        return None
    covers = interview.answer(Question("covers", "What it covers", partial(why_no, Caveat, "covers"), form=_COVERS))
    assert covers is not None
    beside = {key: words for key, words in report_of("", quotable).items() if key in ("before", "after")}
    return {"quote": quotable.quote, "covers": covers, **beside}


def _id(point: Point, speaker: str, stance: Stance) -> Question:
    taken = {*point.positions, *(card.id for card in point.cards)}
    proposed = free_id(id_of(speaker, *stance.named), taken)
    return Question("id", "Id, in the card's address", partial(why_no_new_id, taken=taken), proposed)
