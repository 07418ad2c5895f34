"""Guesses: made where the file is plain, and none where it is not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dissensus.adding.guesses import authors_of, day_of, language_guess, outlet_of, title_of
from dissensus.adding.incoming import Incoming
from dissensus.evidence import archive
from dissensus.model import Library, Source
from dissensus.settings import Settings

TEXT = "Clock strikes again\n\nThe Gazette\n\n9 May 2024\n\nThe council said so on 7 May.\n"
LIBRARY = Library(
    settings=Settings(title="T"),
    parties={},
    sources={
        "gazette": Source(name="The Gazette", kind="outlet", spellings=("Saltmere Gazette",)),
        "post": Source(name="The Post", kind="outlet"),
        "council": Source(name="The council", kind="body"),
    },
    documents={},
    texts={},
    points={},
    pages={},
)


def file(text: str = TEXT, **said: object) -> Incoming:
    return replace(Incoming(text.encode(), text), **said)


@pytest.mark.parametrize(
    ("arrived", "title"),
    [
        (file(), "Clock strikes again"),
        (file(titles=("Clock strikes again | The Gazette", "strikes again")), "strikes again"),
        (file(titles=("Elsewhere",)), "Clock strikes again"),
        (file("\n …\n\xa0 Late title \n"), "Late title"),
        (file("x" * 400), None),
    ],
)
def test_a_title_stands_in_the_text(arrived: Incoming, title: str | None) -> None:
    guess = title_of(arrived, archive(arrived.text))
    assert (guess.value if guess else None) == title


@pytest.mark.parametrize(
    ("arrived", "outlet"),
    [
        (file(), "gazette"),
        (file(site="the post"), "post"),
        (file(site="Elsewhere"), "gazette"),
        (file("The Saltmere Gazette wrote."), "gazette"),
        (file("The Post wrote what The Gazette had."), None),
        (file("The council said so."), None),
        (file("The Postman wrote."), None),
    ],
)
def test_an_outlet_is_guessed_where_one_alone_is_named(arrived: Incoming, outlet: str | None) -> None:
    guess = outlet_of(arrived, archive(arrived.text), LIBRARY)
    assert (guess.value if guess else None) == outlet


@pytest.mark.parametrize(
    ("arrived", "day"),
    [
        (file(), "2024-05-09"),
        (file(published="2024-05-09"), "2024-05-09"),
        (file(published="2024-05-10"), None),
        (file("1 May 2024 or 2 May 2024"), None),
        (file("Title\n" * 20 + "1 May 2024"), None),
        (file("Title\n" * 20 + "1 May 2024", published="2024-05-01"), "2024-05-01"),
    ],
)
def test_a_day_is_guessed_where_the_text_is_plain(arrived: Incoming, day: str | None) -> None:
    found = day_of(arrived, archive(arrived.text))
    assert (found[0].value if found else None) == day


@pytest.mark.parametrize(("said", "tag"), [("en-GB", "en-GB"), ("uk", "uk"), ("English!", None), (None, None)])
def test_a_language_is_that_of_the_page_or_of_its_words(said: str | None, tag: str | None) -> None:
    guess = language_guess(file("Little here.", language=said))
    assert (guess.value if guess else None) == tag


@pytest.mark.parametrize(
    ("arrived", "authors"),
    [
        (file(), ()),
        (file("Title\n\nBy and large it stood.\n"), ()),
        (file("Title\n\nBy Monday\n"), ()),
        (file("Title\n\nSeen by Ann Rowe\n"), ()),
        (file("\n" * 20 + "By Ann Rowe\n"), ()),
        (file("Title\n\n By Ann Rowe \n"), ("Ann Rowe",)),
        (file("Title\n\nBY ANN ROWE\n"), ("ANN ROWE",)),
        (
            file("Title\nBy Ann M. Rowe-O’Hara, Bo van der Ek and Олена Шуль\n"),
            ("Ann M. Rowe-O’Hara", "Bo van der Ek", "Олена Шуль"),
        ),
        (file("Title\nBy Ann Rowe\n", authors=("Bo Ek",)), ("Bo Ek",)),
    ],
)
def test_an_author_is_given_by_the_page_or_named_in_a_line_of_its_own(
    arrived: Incoming, authors: tuple[str, ...]
) -> None:
    guess = authors_of(arrived)
    assert (guess.values if guess else ()) == authors
