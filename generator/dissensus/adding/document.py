"""A document, made of a file: its text archived, its digest taken, and what else is asked for or guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import partial

from msgspec import Struct

from dissensus import dates
from dissensus.adding.blocks import Entry
from dissensus.adding.document_date import ask_date
from dissensus.adding.guessed import ask_guessed
from dissensus.adding.guesses import Guess, authors_of, day_of, language_guess, outlet_of, title_of
from dissensus.adding.incoming import Incoming, Unusable
from dissensus.adding.insertion import Addition
from dissensus.adding.interview import Interview, Question
from dissensus.adding.plan import Change
from dissensus.adding.proposed import free_id, id_of
from dissensus.adding.rules import why_no, why_no_item, why_no_new_id, why_not_known
from dissensus.evidence import ArchivedText, archive
from dissensus.evidence.finding import stands_in
from dissensus.model import Document, DocumentId, Library
from dissensus.reading import Site

FOLDER = "seeds"


class NewDocument(Struct, frozen=True):
    """A text for `seeds/`, and the entry that describes it."""

    seed: Change
    addition: Addition


def same_document(file: Incoming, library: Library) -> DocumentId | None:
    """The document of the site that is this very text, if there is one."""
    return next((id_ for id_, document in library.documents.items() if document.sha256 == _digest(file)), None)


def ask_document(interview: Interview, library: Library, site: Site, file: Incoming) -> NewDocument:
    """The document, each guess told or offered. Raises Unfit, Missing and Unusable."""
    archived = archive(file.text)
    _demand(interview, library, file, archived)
    if file.charset:
        interview.tell(f"Guessed encoding: {file.charset[0]} ({file.charset[1]}).")
    title = ask_guessed(
        interview,
        "title",
        "Title, as the text has it",
        partial(_why_no_title, archived),
        title_of(file, archived),
        form="Words of the text, as they stand there: its headline, or its first line.",
    )
    outlet = _ask_outlet(interview, library, outlet_of(file, archived, library))
    dated = ask_date(interview, file, archived)
    authors = _ask_authors(interview, file)
    language = ask_guessed(
        interview, "language", "Language (en, uk, ru …)", partial(why_no, Document, "language"), language_guess(file)
    )
    url = _ask_url(interview, file)
    id_ = _ask_id(interview, library, site, outlet, dated["published"])
    seed = Change(f"{FOLDER}/{id_}.txt", None, file.content)
    entry: dict[str, Entry | None] = {"file": seed.file, "sha256": _digest(file), "title": title, "outlet": outlet}
    entry |= {**dated, "authors": authors, "language": language, "url": url}
    return NewDocument(seed, Addition("documents", {key: held for key, held in entry.items() if held}, id_))


def _digest(file: Incoming) -> str:
    return hashlib.sha256(file.content).hexdigest()


def _demand(interview: Interview, library: Library, file: Incoming, archived: ArchivedText) -> None:
    """Raises Missing with all that neither an option nor the file says, where nobody can be asked."""
    if not any(source.kind == "outlet" for source in library.sources.values()):
        raise Unusable("the site has no outlet yet, and a document has one:  dissensus add source --kind outlet.")
    guesses = {
        "title": title_of(file, archived),
        "outlet": outlet_of(file, archived, library),
        "published": day_of(file, archived) or file.published,
        "language": language_guess(file),
    }
    interview.demand([option for option, guess in guesses.items() if guess is None])


def _why_no_title(archived: ArchivedText, text: str) -> str | None:
    if (why := why_no(Document, "title", text)) is not None:
        return why
    return None if stands_in(text, archived) else "These words do not stand in the text: capitals and digits count."


def _ask_outlet(interview: Interview, library: Library, guess: Guess | None) -> str:
    outlets = {id_: source for id_, source in library.sources.items() if source.kind == "outlet"}
    return ask_guessed(
        interview,
        "outlet",
        "Outlet (a source's id; ? lists them)",
        partial(_why_no_outlet, library, outlets),
        guess,
        [f"{id_}: {source.name}" for id_, source in outlets.items()],
    )


def _why_no_outlet(library: Library, outlets: Collection[str], text: str) -> str | None:
    if (why := why_not_known(text, outlets, "outlet")) is None:
        return None
    if text in library.sources:
        kind = library.sources[text].kind
        why = f'"{text}" is {"an" if kind[0] in "aeiou" else "a"} {kind}, and no outlet.'
    return f"{why} An outlet that is new is added first: dissensus add source --kind outlet"


def _ask_authors(interview: Interview, file: Incoming) -> tuple[str, ...]:
    """The authors; where nobody is asked, those that are guessed."""
    why_not = partial(why_no_item, Document, "authors")
    guess = authors_of(file)
    if guess and not interview.gives("author") and not any(map(why_not, guess.values)):
        interview.tell(f"Guessed authors: {', '.join(guess.values)} ({guess.why}).")
        if not interview.can_ask or interview.confirms("Take these authors?"):
            return guess.values
    return interview.answers(
        Question(
            "author",
            "Authors, parted by ; (or nothing)",
            why_not,
            is_needed=False,
            form="Names parted by ; such as: Ann Rowe; Ben Sole",
        )
    )


def _ask_url(interview: Interview, file: Incoming) -> str | None:
    why_not = partial(why_no, Document, "url")
    question = Question(
        "url", "Address (or nothing)", why_not, is_needed=False, form="An address, such as: https://example.org/bridge"
    )
    if not file.url or interview.gives("url") or why_not(file.url) is not None:
        return interview.answer(question)
    interview.tell(f"Guessed url: {file.url} (the page gives it).")
    if not interview.can_ask or interview.confirms("Take this address?"):
        return file.url
    return interview.answer(question)


def _ask_id(interview: Interview, library: Library, site: Site, outlet: str, published: str) -> str:
    """An id under which neither a document nor a file stands yet."""
    named = {name.removesuffix(".txt") for name in site.names(FOLDER)}
    taken = {*library.documents, *named}
    span = dates.parse(published)
    day = span.first or span.last
    proposed = free_id(id_of(outlet, day.isoformat() if day else ""), taken)
    answer = interview.answer(
        Question("id", "Id, in the page's address", partial(why_no_new_id, taken=taken), proposed)
    )
    assert answer is not None
    return answer
