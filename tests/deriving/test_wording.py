"""Wordings: only equal tokens share a column, none is lost, and the order of reports does not show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.deriving.tokens import MARK, Row, _at_once, normal_of, rows_of
from dissensus.deriving.wording import Run, _in_phrases, _of_many, aligned, phrases_of
from dissensus.evidence import Passage, Piece, Segment


def passage(words: str) -> Passage:
    """Words in which “…” stands for the document's quotation marks and `[…]` for words left out."""
    pieces = []
    for piece in words.split(" […] "):
        parts = [part.partition("”") for part in piece.split("“")]
        segments = [Segment(parts[0][0], False)]
        for quoted, _, behind in parts[1:]:
            segments += [Segment(quoted, True), Segment(behind, False)]
        pieces.append(Piece(0, len(piece), 1, 1, tuple(segment for segment in segments if segment.text)))
    return Passage(tuple(pieces))


def rows(*reports: str) -> list[Row]:
    return rows_of(map(passage, reports))


def texts_of(row: Row, start: int = 0, end: int | None = None) -> list[str]:
    return [shown.removeprefix(" ") for shown in row.shown[start:end]]


def normals(cell: Sequence[Run], row: Row) -> list[str]:
    return [normal_of(letter) for start, end, _ in cell for letter in row.letters[start:end]]


def laid_out(*reports: str) -> list[tuple[str, ...]]:
    """For each phrase: by whom it is held, then the words of each report, `_` behind those that it has alone."""
    of = rows(*reports)
    return [
        (phrase.held, *(told(cell, row) for cell, row in zip(phrase.cells, of, strict=True)))
        for phrase in phrases_of(of)
    ]


def told(cell: Sequence[Run], row: Row) -> str:
    return " ".join(text + "_" * alone for start, end, alone in cell for text in texts_of(row, start, end))


TOKENS = [
    ("", []),
    ("it’s well-known", ["it’s", "well-known"]),
    ("He said, no.", ["He", "said", ",", "no", "."]),
    ("no — none–at all", ["no", "—", "none–at", "all"]),
    ("T-72 1,500 2.5 12:30 3/4", ["T-72", "1,500", "2.5", "12:30", "3/4"]),
    ("-5 +5 ≥10 $5 5% 5 %", ["-5", "+5", "≥10", "$5", "5%", "5 %"]),
    ("1 500 men, 12 March", ["1 500", "men", ",", "12", "March"]),
    ("10 000 000 and 2024 300", ["10 000 000", "and", "2024", "300"]),
    ("50km 2,000.", ["50km", "2,000", "."]),
    ("не “мо\u0306й” дом", ["не", "мо\u0306й", "дом"]),
    ("soft\u00adhyphen zero\u200bwidth", ["soft\u00adhyphen", "zero\u200bwidth"]),
    ("橋は落ちた", ["橋", "は", "落", "ち", "た"]),
    ("one […] two", ["one", "two"]),
]


@pytest.mark.parametrize(("words", "texts"), TOKENS)
def test_words_numbers_and_marks_are_tokens(words: str, texts: list[str]) -> None:
    (row,) = rows(words)
    assert texts_of(row) == texts
    assert len(row.letters) == len(row.kinds) == len(texts)


def test_a_token_knows_the_space_before_it_and_whether_it_is_a_word() -> None:
    (row,) = rows("He said: “No, no,” twice. […] “So 5”")
    assert row.shown == ["He", " said", ":", " No", ",", " no", ",", " twice", ".", "So", " 5"]
    assert [kind == MARK for kind in row.kinds] == [text in ":,." for text in texts_of(row)]


def test_a_voice_begins_where_quotation_marks_do_or_end_and_behind_what_is_left_out() -> None:
    (row,) = rows("He said: “No, no,” twice. […] “So” […] “it” ends")
    assert row.voices == ((0, False, False), (3, True, False), (7, False, False), (9, True, True), (10, True, True),
                          (11, False, False))  # fmt: skip


def test_tokens_have_the_same_letter_if_their_normal_forms_are_the_same() -> None:
    one, other = rows("It’s “one - One", "one It's – 1")
    assert [one.letters[0], one.letters[1], one.letters[2]] == [other.letters[1], other.letters[0], other.letters[2]]
    assert len({*one.letters, *other.letters}) == 5
    assert [normal_of(letter) for letter in other.letters] == ["one", "It's", "-", "1"]


LAID_OUT = [
    # What must not be parted, or taken for a difference.
    (["a b c", "a b c"], [("all", "a b c", "a b c")]),
    (["It’s 5 - so", "It's 5 – so"], [("all", "It’s 5 - so", "It's 5 – so")]),
    (["a “b c”", "“a b” c"], [("all", "a b c", "a b c")]),
    (["no", "no"], [("all", "no", "no")]),
    # One has a word that the other lacks.
    (
        ["The village of Tyotkino fell", "The village Tyotkino fell"],
        [("all", "The village", "The village"), ("one", "of_", ""), ("all", "Tyotkino fell", "Tyotkino fell")],
    ),
    # Case is a difference, and so is every number.
    (["they Said so", "they said so"], [("some", "they Said_ so", "they said_ so")]),
    (
        ["it lost 1,500 men there", "it lost 500 men there"],
        [("all", "it lost", "it lost"), ("one", "1,500_", "500_"), ("all", "men there", "men there")],
    ),
    (["lost 5", "lost -5"], [("some", "lost 5_", "lost -5_")]),
    # A lone word or mark that all share is no phrase.
    (["x , y the z .", "u , v the w ."], [("some", "x_ , y_ the z_ .", "u_ , v_ the w_ .")]),
    (["x y", "u v"], [("one", "x_ y_", "u_ v_")]),
    # Three reports.
    (
        ["on Monday it had fallen", "on Tuesday it had fallen", "on Monday it had not fallen"],
        [
            ("some", "on Monday", "on Tuesday_", "on Monday"),
            ("all", "it had", "it had", "it had"),
            ("some", "fallen", "fallen", "not_ fallen"),
        ],
    ),
]


@pytest.mark.parametrize(("reports", "phrases"), LAID_OUT)
def test_phrases_are_shared_by_all_or_stand_between_such(reports: list[str], phrases: list[tuple[str, ...]]) -> None:
    assert laid_out(*reports) == phrases


def test_the_two_most_alike_are_aligned_first() -> None:
    far, near, nearer = ("x", "a", "y"), ("a", "b", "c", "d"), ("a", "b", "c", "e")
    columns = aligned([far, near, nearer])
    assert [column[1:] for column in columns if None not in column[1:]] == [(0, 0), (1, 1), (2, 2)]
    assert [column for column in columns if column[0] == 1] == [(1, 0, 0)]


# Few letters, so that much is shared, and what trips up: marks, signs, groups of digits, letters with marks on them.
TEXT = st.text("aAb1 5,.-–’“”\u0301\u200b\u00adй橋 $%", max_size=24)
REPORTS = st.lists(TEXT, min_size=2, max_size=4).map(lambda texts: rows(*texts))
ROWS = st.lists(st.lists(st.sampled_from(["a", "b", "c", "1", ","]), max_size=8).map(tuple), min_size=2, max_size=4)


@given(st.lists(st.tuples(st.text(max_size=12), st.booleans()), max_size=4))
def test_no_token_is_lost(segments: list[tuple[str, bool]]) -> None:
    (row,) = rows_of([Passage((Piece(0, 1, 1, 1, tuple(Segment(text, quoted) for text, quoted in segments)),))])
    assert "".join("".join(row.shown).split()) == "".join("".join(text for text, _ in segments).split())
    ends = [*(start for start, _, _ in row.voices[1:]), len(row.shown)]
    for quoted in (True, False):
        mine = "".join(
            "".join(row.shown[start:end]) for (start, q, _), end in zip(row.voices, ends, strict=False) if q == quoted
        )
        assert "".join(mine.split()) == "".join("".join(text for text, q in segments if q == quoted).split())


@given(st.text("aA1 5,.-–’$%橋\u0301+/:'_\n", max_size=24))
def test_tokens_found_by_chunks_are_those_found_at_once(text: str) -> None:
    (row,) = rows_of([Passage((Piece(0, 1, 1, 1, (Segment(text, quoted=False),)),))])
    letters, shown, kinds = _at_once(text)
    assert (row.letters, row.kinds) == (letters, kinds)
    assert row.shown[1:] == shown[1:]
    assert texts_of(row) == [each.removeprefix(" ") for each in shown]


def test_letters_are_known_anew_before_they_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dissensus.deriving.tokens._MOST_LETTERS", 3)
    for words in ("a b c d e", "e d, c b a", "f a 5 b"):
        one, other = rows(words, words)
        assert one == other
        assert [normal_of(letter) for letter in one.letters] == texts_of(one)


@given(REPORTS)
def test_each_report_read_downwards_is_itself(reports: list[Row]) -> None:
    for number, row in enumerate(reports):
        places = [
            place for p in phrases_of(reports) for start, end, _ in p.cells[number] for place in range(start, end)
        ]
        assert places == list(range(len(row.letters)))


@given(REPORTS)
def test_a_phrase_of_all_holds_equal_tokens(reports: list[Row]) -> None:
    for phrase in phrases_of(reports):
        different = {tuple(normals(cell, row)) for cell, row in zip(phrase.cells, reports, strict=True)}
        assert phrase.held != "all" or len(different) == 1


@given(REPORTS)
def test_what_is_not_alone_stands_in_another_report_of_the_phrase(reports: list[Row]) -> None:
    for phrase in phrases_of(reports):
        shared = [
            normals([run for run in cell if not run[2]], row) for cell, row in zip(phrase.cells, reports, strict=True)
        ]
        for number, mine in enumerate(shared):
            others = {token for other in (*shared[:number], *shared[number + 1 :]) for token in other}
            assert others.issuperset(mine)


@given(st.lists(TEXT, min_size=2, max_size=2).map(lambda texts: rows(*texts)))
def test_two_reports_are_laid_out_as_any_number_is(reports: list[Row]) -> None:
    assert phrases_of(reports) == _in_phrases(_of_many(reports), reports)


@given(REPORTS)
def test_a_phrase_in_which_numbers_differ_is_not_the_same_in_all(reports: list[Row]) -> None:
    for phrase in phrases_of(reports):
        numbers = {
            tuple(text for text in normals(cell, row) if any(map(str.isnumeric, text)))
            for cell, row in zip(phrase.cells, reports, strict=True)
        }
        assert len(numbers) == 1 or phrase.held != "all"


@given(ROWS)
def test_only_equal_tokens_share_a_column(rows: list[tuple[str, ...]]) -> None:
    for column in aligned(rows):
        assert len({row[place] for row, place in zip(rows, column, strict=True) if place is not None}) == 1


@given(ROWS)
def test_the_order_of_reports_does_not_show(rows: list[tuple[str, ...]]) -> None:
    columns = aligned(rows)
    for order in permutations(range(len(rows))):
        permuted = aligned([rows[n] for n in order])
        assert permuted == [tuple(column[n] for n in order) for column in columns]


@given(ROWS)
def test_every_token_stands_once_in_order_and_no_column_is_empty(rows: list[tuple[str, ...]]) -> None:
    columns = aligned(rows)
    for number, row in enumerate(rows):
        assert [column[number] for column in columns if column[number] is not None] == list(range(len(row)))
    assert all(any(place is not None for place in column) for column in columns)
