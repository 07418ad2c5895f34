"""When a document was published, asked for: the day, how it is known, and the words of the text that it rests on."""

from __future__ import annotations

from functools import partial

from dissensus import dates
from dissensus.adding import forms
from dissensus.adding.dates_found import DayFound, days_in
from dissensus.adding.guessed import ask_guessed
from dissensus.adding.guesses import Guess, day_of
from dissensus.adding.incoming import Incoming
from dissensus.adding.interview import Interview, Question
from dissensus.adding.rules import why_no, why_no_date
from dissensus.evidence import ArchivedText
from dissensus.evidence.finding import stands_in
from dissensus.model import Document

OF_THE_PAGE = "The page's own data give this day; its text does not."


def ask_date(interview: Interview, file: Incoming, archived: ArchivedText) -> dict[str, str]:
    """The day, how it is known, and the words it rests on. Raises Unfit and Missing."""
    found = [day for day in days_in(file.text) if stands_in(day.words, archived)]
    plain = day_of(file, archived)
    guess = plain[0] if plain else _of_page(file)
    if found and interview.can_ask and not interview.gives("published"):
        interview.tell("\n".join(["Days that the text names:", *(f"  {_told(day)}" for day in found)]))
    published = ask_guessed(interview, "published", "Published on", partial(why_no_date, Document, "published"), guess)
    resting = next((day for day in found if day.day == published), None)
    dated = interview.answer(
        Question(
            "dated",
            "Date known how (stated, derived, bounded)",
            partial(why_no, Document, "dated"),
            _usual(published, resting),
            choices=forms.DATED,
        )
    )
    dated_by = interview.answer(
        Question(
            "dated-by",
            "Words of the text that it rests on" + ("" if resting else " (or nothing)"),
            partial(_why_no_date_words, archived),
            resting.words if resting else None,
            is_needed=False,
            form="Words of the text, as they stand there, such as: 12 March 2024",
        )
    )
    entry = {"published": published, "dated": dated or "", "dated-by": dated_by or ""}
    entry["dated-note"] = _ask_date_note(interview, file, entry) or ""
    return {key: held for key, held in entry.items() if held}


def _ask_date_note(interview: Interview, file: Incoming, entry: dict[str, str]) -> str | None:
    is_needed = entry["dated"] != "stated" and not entry["dated-by"]
    if not is_needed and not interview.gives("dated-note"):
        return None
    is_of_page = file.is_page and file.published == entry["published"]
    return interview.answer(
        Question(
            "dated-note",
            "How the date is known",
            partial(why_no, Document, "dated_note"),
            OF_THE_PAGE if is_of_page else None,
            is_needed=is_needed,
            form="How the day is known, such as: The page's own data give it; its text does not.",
        )
    )


def _of_page(file: Incoming) -> Guess | None:
    return Guess(file.published, "the page's own data give it") if file.published else None


def _told(day: DayFound) -> str:
    return f"{day.day}: “{day.words}” on line {day.line}"


def _usual(published: str, resting: DayFound | None) -> str:
    """How a date is most likely known: it is stated only if the text has it."""
    if resting:
        return "stated"
    return "bounded" if dates.parse(published).shape in ("among", "until", "since", "throughout") else "derived"


def _why_no_date_words(archived: ArchivedText, text: str) -> str | None:
    if (why := why_no(Document, "dated_by", text)) is not None:
        return why
    return None if stands_in(text, archived) else "These words do not stand in the text: capitals and digits count."
