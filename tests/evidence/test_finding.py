"""Quotes found and refused: the promise that a true excerpt is always found, and an altered one never."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dissensus.evidence import Passage, archive, find, find_all
from dissensus.evidence.finding import find_within
from dissensus.evidence.unfound import (
    Absent,
    Ambiguous,
    CrossesParagraphs,
    CutsWord,
    Empty,
    LooseElision,
    NotBeside,
    OutOfOrder,
    Spot,
    TooFarApart,
)
from evidence.documents import LOOKALIKES, WORDS, Word, Written, count, documents, typed

FOUND = [
    ("killed 234 combatants", "They killed 234 combatants there.", "killed 234 combatants"),
    ("  killed 234\n combatants \n", "They killed 234 combatants there.", "killed 234 combatants"),
    ('"no" to Kyiv\'s', "He said “no” to Kyiv’s men", "“no” to Kyiv’s"),
    ("“no” to Kyiv’s", 'He said "no" to Kyiv\'s men', '"no" to Kyiv\'s'),
    ("saying they were", "evacuate, saying\u00a0 they were", "saying\u00a0 they were"),
    ("breakthrough", "a break\u00adthrough came", "break\u00adthrough"),
    ("goals - to pull", "our goals – to pull back", "goals – to pull"),
    ("was told", "👩🏽\u200d🚀🇺🇦 was told", "was told"),
    ("he said.", "No, he said.", "he said."),
    ("(They are) helping", "“(They are) helping to", "(They are) helping"),
]


@pytest.mark.parametrize(("quote", "document", "words"), FOUND)
def test_found(quote: str, document: str, words: str) -> None:
    passage = find(quote, archive(document))
    assert isinstance(passage, Passage)
    assert document[passage.start : passage.end] == words


REFUSED = [
    ("confirmed a breakthrough", "The ministry denied any breakthrough.", Absent),
    ("confirmed a breakthrough by the attackers", "It denied any breakthrough by the attackers.", Absent),
    ("There were deaths.", "There were no deaths.", Absent),
    ("killed 1,500 combatants", "Forces killed 234 combatants.", Absent),
    ("killed 23 combatants", "Forces killed 234 combatants.", Absent),
    ("forces did not kill 234 combatants", "forces killed 234 combatants", Absent),
    ("killed 23", "Forces killed 234 combatants.", CutsWord),
    ("took Tyоtkino", "They took Tyotkino.", Absent),
    ("Took Tyotkino", "They took Tyotkino.", Absent),
    ("1500 men", "1,500 men", Absent),
    ("resume", "résumé", Absent),
    ("ﬁre", "fire", Absent),
    ("the end. The next", "It was the end.\n\nThe next began.", CrossesParagraphs),
    ("the end. The next", "It was the end.\nThe next began.", CrossesParagraphs),
    ("", "Words.", Empty),
    (" \n\u00ad“.” ", "Words “.” and", Empty),
    ("[…]", "Words.", Empty),
    ("one […] . […] two", "one . two", Empty),
    ("[…] Words", "Words.", LooseElision),
    ("Words […]", "Words.", LooseElision),
    ("a […][...] b", "a b", LooseElision),
]


@pytest.mark.parametrize(("quote", "document", "why"), REFUSED)
def test_refused(quote: str, document: str, why: type) -> None:
    assert type(find(quote, archive(document))) is why


PIECES = [
    ("One […] three", "One two three.", ["One", "three"]),
    ("One [...] three", "One two three.", ["One", "three"]),
    ("One. […] Two", "One.\n\nTwo.", ["One.", "Two"]),
    ("One […] two […] three", "One, two, three.", ["One", "two", "three"]),
    ("will […] win", "We will […] win.", ["will", "win"]),  # the document's own
]


@pytest.mark.parametrize(("quote", "document", "words"), PIECES)
def test_pieces(quote: str, document: str, words: list[str]) -> None:
    passage = find(quote, archive(document))
    assert isinstance(passage, Passage)
    assert [document[piece.start : piece.end] for piece in passage.pieces] == words


def test_pieces_stand_in_order_close_together_and_whole() -> None:
    assert isinstance(find("three […] One", archive("One two three.")), OutOfOrder)
    assert isinstance(find("two three […] three four", archive("two three four")), OutOfOrder)
    assert find("One […] two", archive("One" + " -" * 200 + "  two")) == TooFarApart("One", "two", 401)
    assert isinstance(find("One […] two", archive("One" + " -" * 199 + "  two")), Passage)
    assert isinstance(find("One […] thr", archive("One two three.")), CutsWord)
    absent = find("One […] four", archive("One two three."))
    assert isinstance(absent, Absent)
    assert absent.is_piece


def test_a_quote_that_stands_twice_is_told_apart_by_words_beside_it() -> None:
    archived = archive("First, he said no. Then: “he said no” again.\n\nHe said no.")
    assert find("he said no", archived) == Ambiguous(2, (Spot(1, "First", None), Spot(1, "Then", None)))
    passages = [
        find("he said no", archived, before="First"),
        find("he said no", archived, after="Then:"),
        find("he said no", archived, before="First,", after="Then"),
        find("he said no", archived, before="Then"),
        find("he said no", archived, after="again"),
        find("he said no", archived, before="said no.\nThen: “", after="” again."),
    ]
    assert [passage.start for passage in passages if isinstance(passage, Passage)] == [7, 7, 7, 26, 26, 26]


def test_words_beside_a_quote_that_are_not_needed_must_stand_there_all_the_same() -> None:
    archived = archive("First, he said no.")
    assert isinstance(find("said no", archived, before="he"), Passage)
    assert find("said no", archived, before="she") == NotBeside("before", "she", ("he",), both=False)
    assert find("said no", archived, before="e") == NotBeside("before", "e", ("he",), both=False)
    assert find("he said", archived, after="yes") == NotBeside("after", "yes", ("no",), both=False)
    assert find("First", archived, before="he") == NotBeside("before", "he", (), both=False)


def test_words_before_and_after_have_to_be_beside_the_same_place() -> None:
    archived = archive("a no b. c no d.")
    assert isinstance(find("no", archived, before="a", after="b"), Passage)
    assert find("no", archived, before="a", after="d") == NotBeside("after", "d", (), both=True)


def test_words_behind_pieces_are_those_behind_a_way_to_place_them() -> None:
    archived = archive("b first. a b then. a b last.")
    passage = find("a […] b", archived, after="last", before="then")
    assert isinstance(passage, Passage)
    assert (passage.start, passage.end) == (19, 22)
    assert find("a […] b", archived, after="first") == NotBeside("after", "first", ("then", "last"), both=False)
    assert find("a […] b", archived, before="last", after="first") == NotBeside(
        "before", "last", ("first", "then"), both=False
    )
    assert find("a […] b", archived, before="then", after="then") == NotBeside("after", "then", (), both=True)


def test_every_way_to_place_the_pieces_counts() -> None:
    spots = (Spot(1, None, "b"), Spot(1, None, "a"), Spot(1, None, None), Spot(1, "b", None))
    assert find("a […] b", archive("a b. b. a b.")) == Ambiguous(4, spots)


def test_places_that_overlap_count() -> None:
    found = find("ha ha", archive("ha ha ha"))
    assert isinstance(found, Ambiguous)
    assert found.count == 2


def test_very_many_ways_are_counted_and_not_walked() -> None:
    found = find("a […] a […] a […] a […] a […] a […] a […] a", archive("a " * 2_000))
    assert isinstance(found, Ambiguous)
    assert found.count > 10**15
    assert isinstance(find("a […] a […] a […] a […] a […] b", archive("b " + "a " * 2_000)), OutOfOrder)


def test_what_is_cut_is_shown_whole() -> None:
    found = find("killed 23", archive("Forces killed 234 combatants."))
    assert found == CutsWord("killed 23", "234", "ends", "killed 234", 1)
    found = find("confirmed reports", archive("\nThere were un\u00adconfirmed reports."))
    assert found == CutsWord("confirmed reports", "unconfirmed", "begins", "unconfirmed reports", 2)


def test_it_is_told_whether_a_blank_line_parts_the_paragraphs() -> None:
    single, blank = find("A. B", archive("\nA.\nB.")), find("A. B", archive("\nA.\n\nB."))
    assert single == CrossesParagraphs(("A.", "B"), 2, is_blank=False)
    assert blank == CrossesParagraphs(("A.", "B"), 2, is_blank=True)


def test_titles_may_stand_more_than_once_and_hold_the_documents_own_elision() -> None:
    archived = archive("Raid […] over\n\nRead on: Raid […] over")
    passages = find_all("Raid […] over", archived)
    assert isinstance(passages, list)
    assert [passage.lines for passage in passages] == [(1, 1), (3, 3)]
    assert isinstance(find_all(" ", archived), Empty)
    assert isinstance(find_all("Raid … over", archived), Absent)


@given(documents(), st.data())
def test_a_true_excerpt_is_found_where_it_stands(document: Written, data: st.DataObject) -> None:
    paragraph = data.draw(st.integers(0, len(document.paragraphs) - 1))
    start = data.draw(st.integers(0, len(document.paragraphs[paragraph]) - 1))
    end = data.draw(st.integers(start + 1, len(document.paragraphs[paragraph])))
    excerpt = document.paragraphs[paragraph][start:end]
    found = find(data.draw(typed(excerpt)), archive(document.text))
    if count(document, excerpt) == 1:
        assert isinstance(found, Passage)
        places = document.places[paragraph]
        assert (found.start, found.end) == (places[start].start, places[end - 1].end)
    else:
        assert isinstance(found, Ambiguous)
        assert found.count == count(document, excerpt)


@given(documents(), st.data())
def test_words_that_are_said_to_tell_places_apart_do(document: Written, data: st.DataObject) -> None:
    archived = archive(document.text)
    quote = " […] ".join(data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
    found = find(quote, archived)
    for spot in found.spots if isinstance(found, Ambiguous) else ():
        if spot.before or spot.after:
            passage = find(quote, archived, spot.before, spot.after)
            assert isinstance(passage, Passage)
            assert passage.lines[0] == spot.line


@given(documents(), st.data())
def test_an_altered_excerpt_is_never_found_unless_it_stands_there_too(document: Written, data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from(document.paragraphs))
    start = data.draw(st.integers(0, len(paragraph) - 1))
    end = data.draw(st.integers(start + 1, len(paragraph)))
    excerpt = data.draw(altered(paragraph[start:end]))
    found = find(data.draw(typed(excerpt)), archive(document.text))
    expected = {0: (Absent, CutsWord, CrossesParagraphs), 1: (Passage,)}.get(count(document, excerpt), (Ambiguous,))
    assert isinstance(found, expected)


@given(documents(), st.data())
def test_words_of_two_paragraphs_are_no_quote_without_an_elision(document: Written, data: st.DataObject) -> None:
    assume(len(document.paragraphs) > 1)
    first = data.draw(st.integers(0, len(document.paragraphs) - 2))
    start = document.places[first][data.draw(st.integers(0, len(document.places[first]) - 1))].start
    end = data.draw(st.sampled_from(document.places[first + 1])).end
    archived = archive(document.text)
    found = find(document.text[start:end], archived)
    if isinstance(found, Passage):  # the same words stand elsewhere, in one paragraph
        assert archived.paragraph(found.start) == archived.paragraph(found.end - 1)
    elif not isinstance(found, Ambiguous):
        assert isinstance(found, CrossesParagraphs)
        assert isinstance(find(" […] ".join(found.parts), archived), Passage | Ambiguous)


@st.composite
def altered(draw: st.DrawFn, excerpt: tuple[Word, ...]) -> tuple[Word, ...]:
    """An excerpt with a word left out, put in, exchanged or altered by one letter."""
    at = draw(st.integers(0, len(excerpt) - 1))
    word = excerpt[at]
    other = Word(draw(st.sampled_from(WORDS)), " ")
    ways = [
        (*excerpt[:at], *excerpt[at + 1 :]) or (other,),
        (*excerpt[:at], other, *excerpt[at:]),
        (*excerpt[:at], Word(other.text, word.gap), *excerpt[at + 1 :]),
        (*excerpt[:at], Word(draw(st.sampled_from(_slips(word.text))), word.gap), *excerpt[at + 1 :]),
        tuple(reversed(excerpt)),
    ]
    return draw(st.sampled_from(ways))


def _slips(word: str) -> list[str]:
    """Ways to get one letter of a word wrong."""
    slips = [word.swapcase(), word.translate(str.maketrans("0123456789", "1234567890")), f"un{word}", f"{word}5"]
    slips += [word.replace(letter, other) for letter, other in LOOKALIKES.items()]
    slips += [word[:-1], word[1:]]
    return [slip for slip in slips if any(character.isalnum() for character in slip)] or ["not"]


@given(st.text(max_size=30), st.text(max_size=60), st.text(max_size=9) | st.none(), st.text(max_size=9) | st.none())
def test_nothing_that_is_typed_makes_it_stumble(quote: str, text: str, before: str | None, after: str | None) -> None:
    archived = archive(text)
    found = find(quote, archived, before, after)
    assert not isinstance(found, Passage) or 0 <= found.start < found.end <= len(text)
    find_all(quote, archived)


WITHIN = [
    ("the bridge", "said the bridge", "the bridge"),
    ("bridge", "the bridge […] a bridge", "bridge"),
    ("a bridge", "the bridge […] a bridge", "a bridge"),
    ("they", "“they” said", "they"),
]


@pytest.mark.parametrize(("words", "quote", "found"), WITHIN)
def test_words_found_within_a_passage(words: str, quote: str, found: str) -> None:
    archived = archive("They said the bridge, and “they” said a bridge; the bridge stood.")
    whole = find(quote, archived)
    assert isinstance(whole, Passage)
    within = find_within(words, whole, archived)
    assert within is not None
    assert archived.text[within.start : within.end] == found
    assert whole.start <= within.start <= within.end <= whole.end


@pytest.mark.parametrize("words", ["stood", "bridge, and", "brid", "", "!", "said they"])
def test_words_outside_a_passage_or_across_its_pieces_are_not_within(words: str) -> None:
    archived = archive("They said the bridge, and “they” said a bridge; the bridge stood.")
    whole = find("said the bridge […] “they”", archived)
    assert isinstance(whole, Passage)
    assert find_within(words, whole, archived) is None


@given(documents(), st.data())
def test_a_quote_that_stands_once_is_found_in_one_go_as_it_is_piece_by_piece(
    document: Written, data: st.DataObject
) -> None:
    paragraph = data.draw(st.sampled_from(document.paragraphs))
    start = data.draw(st.integers(0, len(paragraph) - 1))
    quote = data.draw(typed(paragraph[start : data.draw(st.integers(start + 1, len(paragraph)))]))
    quote += data.draw(st.sampled_from(["", "", " […] Kyiv", "[…]", "x"]))
    found = find(quote, archive(document.text))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dissensus.evidence.finding._found_alone", lambda quote, archived: None)
        assert find(quote, archive(document.text)) == found


@pytest.mark.parametrize("quote", ["one two", " one two ", "one\ntwo", "one  two", "one\ttwo\n"])
def test_white_space_that_was_typed_is_never_sought_as_such(quote: str) -> None:
    found = find(quote, archive("Of one\n\ntwo and one two there."))
    assert isinstance(found, Passage)
    assert (found.start, found.end) == (16, 23)
