"""What is suggested for words that do not stand in a document; and for what nothing is."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dissensus.evidence import Passage, archive, find
from dissensus.evidence.boundaries import has_words
from dissensus.evidence.nearest import nearest
from dissensus.evidence.normal import normalise
from dissensus.evidence.unfound import Absent, Ambiguous, CrossesParagraphs, CutsWord
from evidence.documents import Written, documents, typed
from evidence.test_finding import altered

TEXT = """\
Attack on a village

The ministry denied any breakthrough by the attackers. Forces killed 234 combatants, it said.

There were no deaths. The village of Tyotkino was “quiet”, Ukraine’s military intelligencesaid.
"""

HOPELESS = ["confirmed a breakthrough", "nothing of this", "xyzzy", "他们说", "of the by any it"]

NEAR = [
    ("confirmed a breakthrough by the attackers", "denied any breakthrough by the attackers", "confirmed a|denied any"),
    ("Forces killed 1,500 combatants", "Forces killed 234 combatants", "1,500|234"),
    ("killed 23 combatants", "killed 234 combatants", "23|234"),
    ("There were deaths.", "There were no deaths.", "deaths|no deaths"),
    ("There were deaths", "There were no deaths", "deaths|no deaths"),
    ("Forces did not kill 234 combatants", "Forces killed 234 combatants", "did not kill|killed"),
    ("There were also no deaths", "There were no deaths", "also no|no"),
    ("denied any breakthrough, by the", "denied any breakthrough by the", "breakthrough,|breakthrough"),
    ("village of tyotkino", "village of Tyotkino", "tyotkino|Tyotkino"),
    ("village of Tyоtkino", "village of Tyotkino", "Tyоtkino|Tyotkino"),
    ("Tyоtkino", "Tyotkino", "Tyоtkino|Tyotkino"),
    ("Tyotikno", "Tyotkino", "Tyotikno|Tyotkino"),
    ("military intelligence said", "military intelligencesaid", "intelligence said|intelligencesaid"),
    ("“quiet” , Ukraine's military", "“quiet”, Ukraine’s military", ""),
]


@pytest.mark.parametrize("words", HOPELESS)
def test_nothing_is_near(words: str) -> None:
    assert nearest(normalise(words), archive(TEXT)) is None


@pytest.mark.parametrize(("words", "suggested", "change"), NEAR)
def test_near(words: str, suggested: str, change: str) -> None:
    near = nearest(normalise(words), archive(TEXT))
    assert near is not None
    assert near.words == suggested
    assert "|".join(f"{change.quoted}|{change.archived}" for change in near.changes) == change
    assert near.line == next(line for line, text in enumerate(TEXT.splitlines(), 1) if suggested in text)


def test_of_very_many_words_those_are_compared_where_they_leave_the_document() -> None:
    words = [f"word{number}" for number in range(2_000)]
    text = " ".join(words)
    near = nearest(text.replace("word1500", "another"), archive(text))
    assert near is not None
    assert [(change.quoted, change.archived) for change in near.changes] == [("another", "word1500")]
    assert near.words in text


@given(documents(), st.data())
def test_what_is_suggested_stands_there(document: Written, data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from(document.paragraphs))
    quote = data.draw(altered(paragraph).flatmap(typed))
    archived = archive(document.text)
    found = find(quote, archived)
    assume(isinstance(found, Absent) and found.near)
    assert isinstance(found, Absent)
    assert found.near is not None
    assert isinstance(find(found.near.words, archived), Passage | Ambiguous)


@given(documents(), st.data())
def test_whole_words_and_joined_parts_that_are_shown_stand_there(document: Written, data: st.DataObject) -> None:
    text = normalise(document.text)
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    archived = archive(document.text)
    found = find(text[start:end], archived)
    if isinstance(found, CutsWord):
        assert isinstance(find(found.whole, archived), Passage | Ambiguous)
    if isinstance(found, CrossesParagraphs) and all(map(has_words, found.parts)):
        assert isinstance(find(" […] ".join(found.parts), archived), Passage | Ambiguous)


@given(st.text(max_size=40), st.text(max_size=200))
def test_nothing_makes_it_stumble(words: str, text: str) -> None:
    if has_words(words):
        near = nearest(normalise(words), archive(text))
        assert near is None or near.words
