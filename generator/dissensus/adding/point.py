"""A point, asked for: a contested question and the answers to it."""

from __future__ import annotations

import re
from functools import partial

from dissensus.adding.blocks import Entry
from dissensus.adding.insertion import Addition
from dissensus.adding.interview import Interview, Question, Unfit
from dissensus.adding.proposed import free_id, id_of
from dissensus.adding.rules import why_no, why_no_date, why_no_item, why_no_new_id
from dissensus.model import Library, Point, PointId, Position
from dissensus.values import ID_PATTERN

NEEDED = ("question", "title")
_LABEL = "Two to four words that name no speaker, such as: Bridge standing"

_WITH_ID = re.compile(rf"(?P<id>{ID_PATTERN.removeprefix('^').partition('$')[0]})\s*=\s*(?P<label>.*)", re.DOTALL)


def ask_point(interview: Interview, library: Library) -> tuple[PointId, Addition]:
    """The point's id, and its file's content. Raises Unfit and Missing."""
    interview.demand(NEEDED)
    question = interview.answer(
        Question(
            "question",
            "Question, open (“When was …?”)",
            partial(why_no, Point, "question"),
            form="An open question, such as: What happened to the bridge?",
        )
    )
    title = interview.answer(
        Question(
            "title", "Title, a few words", partial(why_no, Point, "title"), form="A few words, such as: The bridge"
        )
    )
    assert title is not None
    topics = interview.answers(
        Question(
            "topic",
            "Topics, ids parted by spaces (or nothing)",
            partial(why_no_item, Point, "topics"),
            is_needed=False,
            choices=_topics(library),
            form="Ids of your own, such as: bridges north-shore",
        ),
        r"[\s,;]+",
    )
    period = interview.answer(
        Question("period", "Period it is about (or nothing)", partial(why_no_date, Point, "period"), is_needed=False)
    )
    positions = dict(_given_positions(interview) or _asked_positions(interview))
    taken = {*library.points, *(id_ for point in library.points.values() for id_ in point.previously)}
    id_ = interview.answer(
        Question(
            "id",
            "Id, the page's address",
            partial(why_no_new_id, taken=taken),
            free_id(id_of(title), taken),
        )
    )
    assert id_ is not None
    entry: dict[str, Entry | None] = {
        "question": question,
        "title": title,
        "topics": topics,
        "period": period,
        "positions": positions,
    }
    return id_, Addition("", {key: held for key, held in entry.items() if held})


def _topics(library: Library) -> list[str]:
    """The topics that other points have: a new one may be named as well."""
    return sorted({topic for point in library.points.values() for topic in point.topics})


def _given_positions(interview: Interview) -> list[tuple[str, dict[str, Entry]]]:
    """The positions of options, each a label, or `id=label`."""
    if not interview.gives("position"):
        return []
    found: list[tuple[str, dict[str, Entry]]] = []
    for given in interview.answers(Question("position", "", _why_no_position)):
        id_, label = _id_and_label(given)
        if id_ is None or id_ in dict(found):
            raise Unfit("position", f'"{id_}" is the id of two positions.')
        found.append((id_, {"label": label}))
    return found


def _asked_positions(interview: Interview) -> list[tuple[str, dict[str, Entry]]]:
    """The positions as somebody names them, one after the other, until nothing is said."""
    found: list[tuple[str, dict[str, Entry]]] = []
    while interview.can_ask:
        asks = "A position, as a label of two to four words (or nothing)" if not found else "Another (or nothing)"
        label = interview.answer(
            Question("position", asks, partial(why_no, Position, "label"), is_needed=False, form=_LABEL)
        )
        if label is None:
            break
        taken = [id_ for id_, _ in found]
        id_ = interview.answer(
            Question("", "  Its id", partial(why_no_new_id, taken=taken), free_id(id_of(label), taken))
        )
        holds = interview.answer(
            Question(
                "",
                "  What it holds, in full (or nothing)",
                partial(why_no, Position, "holds"),
                is_needed=False,
                form="The position as a sentence, such as: The bridge was still standing on 12 March.",
            )
        )
        assert id_ is not None
        found.append((id_, {"label": label, **({"holds": holds} if holds else {})}))
    return found


def _why_no_position(given: str) -> str | None:
    id_, label = _id_and_label(given)
    if id_ is None:
        return "No id can be made of this label: give it as ID=LABEL."
    return why_no_new_id(id_, ()) or why_no(Position, "label", label)


def _id_and_label(given: str) -> tuple[str | None, str]:
    if found := _WITH_ID.fullmatch(given):
        return found["id"], found["label"]
    return id_of(given), given
