"""Answers that a file itself gives: offered where somebody is asked, taken where nobody is, told in either case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dissensus.adding.guesses import Guess
from dissensus.adding.interview import Interview, Question


def ask_guessed(
    interview: Interview,
    option: str,
    asks: str,
    why_not: Callable[[str], str | None],
    guess: Guess | None,
    choices: Sequence[str] = (),
    form: str = "",
) -> str:
    """One answer, with a guess to begin from, told with its reason. Where nobody is asked the guess is taken."""
    if guess and why_not(guess.value) is None and not interview.gives(option):
        interview.tell(f"Guessed {option}: {guess.value} ({guess.why}).")
        default: str | None = guess.value
    else:
        default = None
    answer = interview.answer(Question(option, asks, why_not, default, choices=choices, form=form))
    assert answer is not None
    return answer
