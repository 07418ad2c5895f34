"""The normal form: what it folds, what it leaves alone, and the way back to the archived text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dissensus.evidence.normal import NORMALISATION, in_one_line, normal_form, normalise

SPACES, DROPPED, DOUBLE, SINGLE, DASHES = (characters for _, characters in NORMALISATION[1:])

# Letters, marks that compose with them (some only across others), letters that NFC takes apart, jamo that make
# syllables, everything that is folded, and line ends.
CHARACTERS = st.sampled_from(
    [
        *"abeikAK01.,",
        *"\u0301\u0323\u0327\u0308\u0338\u0345\u093c",
        *"éńйїёиеіаαά",
        *"\u212b\u2126\u212a\u0958\ufb2c\u0344\u2adc\u0915\u09c7\u09be\u0b47\u0b3e",
        *"\u1100\u1161\u11a8\uac00\u11a7\u11c3",
        *"😀👩👧\u200d\ufe0f\U0001f1fa\U0001f3fd\U0001d15e",
        *SPACES,
        *DROPPED,
        *DOUBLE,
        *SINGLE,
        *DASHES,
        *"«»‹›‒′″\u202e\u2066ﬁ½²",
    ]
)
TEXTS = st.text(CHARACTERS, max_size=40) | st.text(max_size=40)


def naive(text: str) -> str:
    """The published rules, taken literally, one after the other."""
    text = "".join(character for character in text if character not in DROPPED)
    text = "".join(" " if character in SPACES else character for character in unicodedata.normalize("NFC", text))
    for family in (DOUBLE, SINGLE, DASHES):
        text = "".join(family[0] if character in family else character for character in text)
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


LEFT_ALONE = [
    "Plain words, 1,500 of them.",
    "no deaths",
    "Case and case",
    "«guillemets» and ‹single ones›",
    "primes: 5′ 3″",
    "ligature ﬁ, superscript ², fraction ½, full-width Ａ",
    "accented é and е, ё and e",
    "an override \u202eis read otherwise, so it stays",
    "emoji ☎\ufe0f with its selector",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert normalise(text) == text
    assert normal_form(text, wrapped=False).text == text


FOLDED = [
    ("  two   spaces ", "two spaces"),
    ("no\u00a0break, thin\u2009, narrow\u202f, wide\u3000.", "no break, thin , narrow , wide ."),
    ("typed over\nlines\r\n  of YAML", "typed over lines of YAML"),
    ("soft\u00adhyphen", "softhyphen"),
    ("zero\u200bwidth\u2060, \ufeffmark", "zerowidth, mark"),
    ("right\u200fto\u200eleft\u061c", "righttoleft"),
    ('“curly” „low“ ‟high” "straight"', '"curly" "low" "high" "straight"'),
    ("‘curly’ ‚low‘ ‛high’ 'straight'", "'curly' 'low' 'high' 'straight'"),
    ("a‐b‑c‒d–e—f―g−h-i", "a-b-c-d-e-f-g-h-i"),
    ("cafe\u0301", "café"),
    ("и\u0306", "й"),
    ("e\u00ad\u0301", "é"),
    ("\u1112\u1161\u11ab", "한"),
    ("\u212b", "Å"),
]


@pytest.mark.parametrize(("text", "normal"), FOLDED)
def test_folded(text: str, normal: str) -> None:
    assert normalise(text) == normal
    assert normal_form(text, wrapped=True).text.strip(" ") == normal


@given(TEXTS)
@example("e\u00ad\u0301")
@example("\u0301\u0323")
@example(" \u200b\u0301\u0323")
@example("\u1100\u200b\u1161\u00ad\u11a8")
@example("\u2000\u2001")
def test_is_what_the_rules_say_taken_literally(text: str) -> None:
    assert normalise(text) == naive(text)
    assert normal_form(text, wrapped=True).text.replace("\n", " ").strip(" ") == naive(text)


@given(TEXTS)
def test_folds_nothing_twice(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    form = normal_form(once, wrapped=True)
    assert (form.text, list(form.at)) == (once, [0])


@given(TEXTS)
def test_the_way_back_never_turns_round(text: str) -> None:
    form = normal_form(text, wrapped=False)
    starts = [form.start(place) for place in range(len(form.text))]
    ends = [form.end(place + 1) for place in range(len(form.text))]
    assert starts == sorted(starts)
    assert all(0 <= start <= end <= len(text) for start, end in zip(starts, ends, strict=True))


@given(TEXTS, st.data())
def test_both_ends_of_a_stretch_are_found_as_one_by_one(text: str, data: st.DataObject) -> None:
    form = normal_form(text, wrapped=False)
    if form.text:
        place = data.draw(st.integers(0, len(form.text) - 1))
        behind = data.draw(st.integers(place + 1, len(form.text)))
        assert form.span(place, behind) == (form.start(place), form.end(behind))


@given(TEXTS, st.data())
def test_the_way_back_gives_the_same_words(text: str, data: st.DataObject) -> None:
    """Cut before any character that composes with none before it, normal and archived text are the same words."""
    form = normal_form(text, wrapped=True)
    cuts = [place for place in range(len(form.text) + 1) if _is_cut(form.text, place)]
    start, end = sorted((data.draw(st.sampled_from(cuts)), data.draw(st.sampled_from(cuts))))
    if start < end:
        words = text[form.start(start) : form.end(end)]
        assert normalise(words) == form.text[start:end].replace("\n", " ").strip(" ")


@given(TEXTS)
def test_a_place_is_found_back(text: str) -> None:
    form = normal_form(text, wrapped=False)
    for place in range(len(form.text)):
        assert form.start(form.place(form.start(place))) == form.start(place)


@given(TEXTS, st.integers(0, 45))
def test_the_place_of_an_offset_is_the_first_that_begins_there_or_behind(text: str, offset: int) -> None:
    form = normal_form(text, wrapped=False)
    places = [place for place in range(len(form.text)) if form.start(place) >= offset]
    assert form.place(offset) == min(places, default=len(form.text))


PLAIN = st.lists(
    st.sampled_from([*"a.é“”\u00a0\u2009", " ", "\n", "\r\n", "\n\n", "x" * 45, "\u00ad", "e\u0301"]), max_size=20
)


@given(PLAIN.map("".join) | TEXTS, st.booleans())
def test_plain_lines_are_read_as_any_text_is(text: str, wrapped: bool) -> None:
    form = normal_form(text, wrapped=wrapped)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dissensus.evidence.normal._plain_lines", lambda text: None)
        assert normal_form(text, wrapped=wrapped) == form


def test_offsets_are_code_points() -> None:
    form = normal_form("👩🏽\u200d🚀 said “no”", wrapped=False)
    assert form.start(form.text.index("no")) == 11


def test_marks_that_stand_alone_end_where_a_letter_begins() -> None:
    form = normal_form("a\u2028\u0301\u200b\u093cb", wrapped=True)
    assert (form.text, form.start(4), form.end(4)) == ("a \u093c\u0301b", 5, 5)


def test_a_script_that_is_not_known_to_compose_is_right_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dissensus.evidence.composing._composes_backwards", lambda character: False)
    form = normal_form("cafe\u0301 was", wrapped=True)
    assert (form.text, form.start(3), form.end(4)) == ("café was", 3, 5)


def test_a_passage_leaves_out_what_is_dropped_at_its_ends() -> None:
    form = normal_form("a \u200bword\u200b b", wrapped=False)
    assert (form.start(2), form.end(6)) == (3, 7)


def test_words_in_one_line_keep_their_marks() -> None:
    assert in_one_line(" “no\u00a0\n losses”\u00ad – ") == "“no losses” –"


def test_every_character_that_is_folded_is_named_once() -> None:
    characters = "".join(characters for _, characters in NORMALISATION)
    assert len(set(characters)) == len(characters)


def _is_cut(normal: str, place: int) -> bool:
    if not 0 < place < len(normal):
        return True
    right = normal[place]
    is_jamo = "\u1160" <= right <= "\u11ff"
    return not is_jamo and unicodedata.category(right)[0] != "M"
