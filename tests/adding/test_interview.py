"""Answers: taken from options, asked for again until they will do, or named as missing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dissensus.adding.interview import Interview, Missing, Question, Unfit


def short(answer: str) -> str | None:
    return None if len(answer) <= 3 else "Three letters at most."


NAME = Question("name", "Name", short, choices=["ann", "bob"])
ROLE = Question("role", "Role", short, is_needed=False)
FORM = Question("name", "Name", short, form="A name, such as: Bob")
NUMBER = Question("number", "Number", lambda answer: None if answer.isdigit() else "A number.")
KIND = Question("kind", "Kind", short, "own")


class Desk:
    """Somebody who gives these answers, and what was told to them."""

    def __init__(self, answers: Iterable[str]) -> None:
        self.answers = list(answers)
        self.told: list[str] = []
        self.asked: list[tuple[str, str | None]] = []

    def ask(self, words: str, default: str | None) -> str:
        self.asked.append((words, default))
        return self.answers.pop(0) or default or ""

    def interview(self, **given: str | tuple[str, ...]) -> Interview:
        taken = {option: held if isinstance(held, tuple) else (held,) for option, held in given.items()}
        return Interview(taken, self.ask, self.told.append)


def alone(**given: str) -> Interview:
    return Interview({option: (held,) for option, held in given.items()}, None, lambda _: None)


@pytest.mark.parametrize(
    ("answers", "question", "answer", "told"),
    [
        (["ann"], NAME, "ann", []),
        (["", "ann"], NAME, "ann", ["This cannot be left out."]),
        (["carol", "ann"], NAME, "ann", ["Three letters at most."]),
        (["?", "bob"], NAME, "bob", ["  ann\n  bob"]),
        ([" ? ", "bob"], ROLE, "bob", ["Words of your own, as they are to stand there."]),
        (["?", "bob"], FORM, "bob", ["A name, such as: Bob"]),
        (["?", "n", "7"], NUMBER, "7", ["A number.", "A number."]),
        ([""], ROLE, None, []),
        ([" "], ROLE, None, []),
        ([""], KIND, "own", []),
        (["odd"], KIND, "odd", []),
    ],
)
def test_it_asks_until_an_answer_will_do(
    answers: list[str], question: Question, answer: str | None, told: list[str]
) -> None:
    desk = Desk(answers)
    assert desk.interview().answer(question) == answer
    assert desk.told == told and desk.answers == []


def test_an_option_is_taken_and_nobody_asked() -> None:
    desk = Desk([])
    interview = desk.interview(name="ann")
    assert interview.answer(NAME) == "ann" and not interview.has_asked


def test_an_option_that_will_not_do_is_unfit() -> None:
    with pytest.raises(Unfit) as unfit:
        Desk([]).interview(name="carol").answer(NAME)
    assert (unfit.value.option, unfit.value.why) == ("name", "Three letters at most.")


def test_without_anybody_defaults_hold_and_the_rest_is_missing() -> None:
    assert alone().answer(KIND) == "own"
    assert alone().answer(ROLE) is None
    assert not alone().confirms("So?")
    with pytest.raises(Missing) as missing:
        alone(kind="own").demand(["name", "kind", "role"])
    assert missing.value.options == ("name", "role")
    with pytest.raises(Missing):
        alone().answer(NAME)


@pytest.mark.parametrize(
    ("answers", "agreed"), [(["y"], True), (["N"], False), ([""], True), (["perhaps", "no"], False), (["Yes"], True)]
)
def test_a_yes_is_a_yes(answers: list[str], agreed: bool) -> None:
    assert Desk(answers).interview().confirms("So?") is agreed


def test_several_answers_stand_on_one_line_or_in_several_options() -> None:
    assert Desk(["a; b;c "]).interview().answers(ROLE) == ("a", "b", "c")
    assert Desk(["long;b", "a b"]).interview().answers(ROLE, r"[\s;]+") == ("a", "b")
    assert Desk([]).interview(role=("a;b", "c")).answers(ROLE) == ("a;b", "c")
    assert alone().answers(ROLE) == ()


def test_a_question_mark_alone_is_never_an_answer() -> None:
    for given in ("?", ("a", " ?")):
        with pytest.raises(Unfit, match=r"A question mark alone is no answer\. ann bob"):
            Desk([]).interview(name=given).answers(NAME)
    desk = Desk(["a; ?", "?", "a?; ??"])
    assert desk.interview().answers(FORM) == ("a?", "??")
    assert desk.told == ["A question mark alone is no answer. A name, such as: Bob", "A name, such as: Bob"]
