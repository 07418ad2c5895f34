"""Answers, as given by options or asked for, each held against the loader's rules before the next is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

Ask = Callable[[str, str | None], str]  # what is asked, and what an empty answer means


class Unfit(Exception):  # noqa: N818 - whoever runs the command gave it, and is told
    """An option whose value cannot be taken."""

    def __init__(self, option: str, why: str) -> None:
        super().__init__(option, why)
        self.option = option
        self.why = why


class Missing(Exception):  # noqa: N818 - as above
    """Options that are needed, and nobody to ask for what they would say."""

    def __init__(self, options: Sequence[str]) -> None:
        super().__init__(options)
        self.options = tuple(options)


class Question(Struct, frozen=True):
    """What is to be known, under which option it may be given, and what will do for an answer."""

    option: str
    asks: str
    why_not: Callable[[str], str | None]  # a sentence; None for an answer that will do
    default: str | None = None
    is_needed: bool = True
    choices: Sequence[str] = ()  # told when `?` is answered
    form: str = ""  # told in their stead where there are none: what is expected, with an example

    @property
    def told(self) -> str:
        """What will do for an answer: the choices there are, or the form that is expected."""
        if self.choices:
            return "  " + "\n  ".join(self.choices)
        return self.form or self.why_not("?") or "Words of your own, as they are to stand there."


class Interview:
    """Questions in, answers out. Without somebody to ask, an option must hold each answer that is needed."""

    def __init__(self, given: Mapping[str, tuple[str, ...]], ask: Ask | None, tell: Callable[[str], None]) -> None:
        self._given = given
        self._ask = ask
        self.tell = tell
        self.has_asked = False

    @property
    def can_ask(self) -> bool:
        """Whether anybody is there to answer."""
        return self._ask is not None

    def demand(self, options: Collection[str]) -> None:
        """Raises Missing with those of the options that are not given, where nobody can be asked for them."""
        missing = [option for option in options if not self._given.get(option)]
        if missing and not self.can_ask:
            raise Missing(missing)

    def gives(self, option: str) -> bool:
        """Whether an option was given."""
        return bool(self._given.get(option))

    def given(self, option: str) -> str | None:
        """What an option says."""
        return (self._given.get(option) or (None,))[-1]

    def answer(self, question: Question) -> str | None:
        """The answer; None where it is not needed and was left out. Raises Unfit and Missing."""
        if given := self._given.get(question.option):
            return self._taken(question, given[-1])
        return self.asked(question)

    def asked(self, question: Question) -> str | None:
        """The answer of somebody, whatever an option says; its default where nobody can be asked."""
        return self._unasked(question) if self._ask is None else self._asked(question, self._ask)

    def answers(self, question: Question, parted_by: str = r";") -> tuple[str, ...]:
        """Several answers: an option may be given again; asked for, they stand on one line, parted."""
        if given := self._given.get(question.option):
            return tuple(self._taken(question, each) for each in given)
        if self._ask is None:
            return ()

        def why_not(line: str) -> str | None:
            return next((why for each in _parts(line, parted_by) if (why := _why_no(question, each))), None)

        several = replace(question, why_not=why_not, default=None, form=replace(question, choices=()).told)
        return tuple(_parts(self.answer(several) or "", parted_by))

    def confirms(self, question: str, *, default: bool = True) -> bool:
        """Whether the one who is asked agrees. Where nobody is, nothing is agreed to."""
        if self._ask is None:
            return False
        while True:
            answer = self._put(self._ask, f"{question} [{'Y/n' if default else 'y/N'}]", None).strip().casefold()
            if answer in ("", "y", "yes", "n", "no"):
                return default if not answer else answer[0] == "y"
            self.tell("Answer y or n.")

    def _taken(self, question: Question, given: str) -> str:
        if (why := _why_no(question, given)) is not None:
            raise Unfit(question.option, why)
        return given

    def _unasked(self, question: Question) -> str | None:
        if question.default is not None:
            return self._taken(question, question.default)
        if question.is_needed:
            raise Missing([question.option])
        return None

    def _asked(self, question: Question, ask: Ask) -> str | None:
        while True:
            answer = self._put(ask, question.asks, question.default)
            if answer.strip() == "?":
                self.tell(question.told)
            elif not answer.strip():
                if not question.is_needed:
                    return None
                self.tell("This cannot be left out.")
            elif (why := question.why_not(answer)) is None:
                return answer
            else:
                self.tell(why)

    def _put(self, ask: Ask, words: str, default: str | None) -> str:
        self.has_asked = True
        return ask(words, default)


def _why_no(question: Question, answer: str) -> str | None:
    """Why this is no answer; a lone question mark never is."""
    if answer.strip() == "?":
        return f"A question mark alone is no answer. {' '.join(question.told.split())}"
    return question.why_not(answer)


def _parts(line: str, parted_by: str) -> list[str]:
    return [part.strip() for part in re.split(parted_by, line) if part.strip()]
