"""Wordings: only equal tokens share a column, none is lost, and the order of reports does not show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dissensus.deriving.tokens import Token, _at_once, tokens_of
from dissensus.deriving.wording import Phrase, Run, _in_phrases, _of_many, aligned, phrases_of
from dissensus.evidence import Passage, Piece, Segment


def tokens(words: str) -> tuple[Token, ...]:
    """The tokens of words in which “…” stands for the document's quotation marks and `[…]` for words left out."""
    pieces = []
    for piece in words.split(" […] "):
        parts = [part.partition("”") for part in piece.split("“")]
        segments = [Segment(parts[0][0], False)]
        for quoted, _, behind in parts[1:]:
            segments += [Segment(quoted, True), Segment(behind, False)]
        pieces.append(Piece(0, len(piece), 1, 1, tuple(segment for segment in segments if segment.text)))
    return tokens_of(Passage(tuple(pieces)))


def laid_out(*reports: str) -> list[tuple[str, ...]]:
    """For each phrase: by whom it is held, then the words of each report, `_` behind those that it has alone."""
    return [
        (phrase.held, *(told(phrase, report) for report in range(len(reports))))
        for phrase in phrases_of([tokens(report) for report in reports])
    ]


def told(phrase: Phrase, report: int) -> str:
    return " ".join(token.text + "_" * run.alone for run in phrase.cells[report] for token in run.tokens)


def cells_of(reports: Sequence[Sequence[Token]], number: int) -> list[tuple[Run, ...]]:
    """What the phrases have of one report."""
    return [phrase.cells[number] for phrase in phrases_of(reports)]


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
    assert [token.text for token in tokens(words)] == texts


def test_a_token_knows_its_quotation_marks_the_space_and_the_gap_before_it() -> None:
    assert [(t.text, t.quoted, t.spaced, t.elided) for t in tokens("He said: “No, no,” twice. […] “So”")] == [
        ("He", False, False, False),
        ("said", False, True, False),
        (":", False, False, False),
        ("No", True, True, False),
        (",", True, False, False),
        ("no", True, True, False),
        (",", True, False, False),
        ("twice", False, True, False),
        (".", False, False, False),
        ("So", True, False, True),
    ]


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
REPORT = st.builds(tokens, TEXT)
REPORTS = st.lists(REPORT, min_size=2, max_size=4)
ROWS = st.lists(st.lists(st.sampled_from(["a", "b", "c", "1", ","]), max_size=8).map(tuple), min_size=2, max_size=4)


@given(st.lists(st.tuples(st.text(max_size=12), st.booleans()), max_size=4))
def test_no_token_is_lost(segments: list[tuple[str, bool]]) -> None:
    whole = Passage((Piece(0, 1, 1, 1, tuple(Segment(text, quoted) for text, quoted in segments)),))
    shown = "".join(" " * token.spaced + token.text for token in tokens_of(whole))
    assert "".join(shown.split()) == "".join("".join(text for text, _ in segments).split())
    for quoted in (True, False):
        mine = "".join(token.text for token in tokens_of(whole) if token.quoted == quoted)
        assert "".join(mine.split()) == "".join("".join(text for text, q in segments if q == quoted).split())


@given(st.text("aA1 5,.-–’$%橋\u0301+/:'_\n", max_size=24))
def test_tokens_found_by_chunks_are_those_found_at_once(text: str) -> None:
    found = tokens_of(Passage((Piece(0, 1, 1, 1, (Segment(text, quoted=False),)),)))
    at_once = _at_once(text, quoted=False)
    assert list(found[1:]) == at_once[1:]
    assert [replace(token, spaced=False, shown="") for token in found[:1]] == [
        replace(token, spaced=False, shown="") for token in at_once[:1]
    ]


@given(REPORTS)
def test_each_report_read_downwards_is_itself(reports: list[Sequence[Token]]) -> None:
    for number, report in enumerate(reports):
        assert [token for cell in cells_of(reports, number) for run in cell for token in run.tokens] == list(report)


@given(REPORTS)
def test_a_phrase_of_all_holds_equal_tokens(reports: list[Sequence[Token]]) -> None:
    for phrase in phrases_of(reports):
        rows = {tuple(token.normal for run in cell for token in run.tokens) for cell in phrase.cells}
        assert phrase.held != "all" or len(rows) == 1


@given(REPORTS)
def test_what_is_not_alone_stands_in_another_report_of_the_phrase(reports: list[Sequence[Token]]) -> None:
    for phrase in phrases_of(reports):
        shared = [[t.normal for run in cell if not run.alone for t in run.tokens] for cell in phrase.cells]
        for number, mine in enumerate(shared):
            others = {token for other in (*shared[:number], *shared[number + 1 :]) for token in other}
            assert others.issuperset(mine)


@given(st.lists(REPORT, min_size=2, max_size=2))
def test_two_reports_are_laid_out_as_any_number_is(reports: list[Sequence[Token]]) -> None:
    assert phrases_of(reports) == _in_phrases(_of_many(reports))


@given(REPORTS)
def test_a_phrase_in_which_numbers_differ_is_not_the_same_in_all(reports: list[Sequence[Token]]) -> None:
    for phrase in phrases_of(reports):
        numbers = {
            tuple(token.normal for run in cell for token in run.tokens if token.is_number) for cell in phrase.cells
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
