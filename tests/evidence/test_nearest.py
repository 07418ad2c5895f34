"""What is suggested for words that do not stand in a document; and for what nothing is."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dissensus.evidence import Passage, archive, find
from dissensus.evidence.alignment import align, tokens_of
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

CLOCK = """\
Mayor Ida Brook told the Gazette on Thursday that the clock had been “going by Sunday evening, whatever he says.”

Edda Finch, the clockmaker, declined to say on which day she had opened the case.

The council has asked for a second spring, Brook said. She did not give a price.

The Anchor: good food by the harbour
"""

BRIDGE = """\
Bridge closed: ‘no money’, says councillor

Councillor Mary Tuck told Valley News that the footbridge at Millbrook was closed
because there was no money for a yearly inspection.

“Without an inspection the insurer won’t have it open,” she said on Tuesday.

The council said on 30 November that two of the bolts were rusted through.
"""

# What the paragraph before has of the same words must not draw the suggestion there, or do away with it.
REPEATING = [
    (
        CLOCK,
        "The council has asked for a new spring, Brook told us",
        "The council has asked for a second spring, Brook said",
        "new|second, told us|said",
    ),
    (
        BRIDGE,
        "Without an inspection the insurer won't have it open.”",
        "Without an inspection the insurer won’t have it open,”",
        ".|,",
    ),
    (
        BRIDGE,
        "The council said on Nov 30 that two of the bolts had rusted through",
        "The council said on 30 November that two of the bolts were rusted through",
        "Nov 30|30, that|November that, had|were",
    ),
]

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


@pytest.mark.parametrize(("text", "words", "suggested", "changes"), REPEATING)
def test_words_that_stand_in_the_paragraph_before_too(text: str, words: str, suggested: str, changes: str) -> None:
    near = nearest(normalise(words), archive(text))
    assert near is not None
    assert near.words == suggested
    assert ", ".join(f"{change.quoted}|{change.archived}" for change in near.changes) == changes


def test_of_words_that_stand_often_the_last_place_is_as_good_as_the_first() -> None:
    others = "\n\n".join(f"The council met in town {number} and the mayor spoke of water." for number in range(400))
    archived = archive(f"{others}\n\nThe mayor of the town spoke and the council met.")
    near = nearest("The mayor of the town wept and the council met", archived)
    assert near is not None
    assert near.words == "The mayor of the town spoke and the council met"


REPEATEDLY = ("no", "deaths", "the", "council", "said", "that", "two", "bolts", "in", "town", "had", "gone")


class Slip(NamedTuple):
    """Paragraphs of a few words that repeat, the one that is quoted, and its words as they were mistaken."""

    paragraphs: tuple[str, ...]
    quoted: int
    words: str


@st.composite
def slips(draw: st.DrawFn) -> Slip:
    """Words of one paragraph, one or two of them exchanged, or some left out in their midst."""
    repeated = st.lists(st.sampled_from(REPEATEDLY), min_size=6, max_size=18)
    paragraphs = draw(st.lists(repeated, min_size=2, max_size=8))
    quoted = draw(st.integers(0, len(paragraphs) - 1))
    meant = paragraphs[quoted]
    start = draw(st.integers(0, len(meant) - 6))
    words = meant[start : draw(st.integers(start + 6, len(meant)))]
    at = draw(st.integers(1, len(words) - 3))
    if draw(st.booleans()):
        del words[at : at + draw(st.integers(1, 2))]
    else:
        words[at], words[at + draw(st.integers(0, 2))] = "seven", draw(st.sampled_from(REPEATEDLY))
    return Slip(tuple(" ".join(words) for words in paragraphs), quoted, " ".join(words))


@given(slips())
def test_what_is_suggested_is_as_near_as_any_paragraph_has_it(slip: Slip) -> None:
    archived = archive("\n\n".join(slip.paragraphs))
    assume(slip.words not in archived.normal.text)
    apart = [_apart(slip.words, paragraph) for paragraph in slip.paragraphs]
    near = nearest(slip.words, archived)
    assert near is not None
    assert _apart(slip.words, near.words) == pytest.approx(min(apart))
    if apart.count(min(apart)) == 1 and min(apart) == apart[slip.quoted]:
        assert near.line == 2 * slip.quoted + 1
    shared = Counter(slip.words.split()) & Counter(near.words.split())
    assert shared.total() > len(slip.words.split()) / 2


def _apart(words: str, text: str) -> float:
    """What the best stretch of a text costs, every stretch tried."""
    cost, _ = align(tokens_of(words, 0, len(words)), tokens_of(text, 0, len(text)))
    return cost


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
