"""Words sought in a document: given as they stand there, told apart where they stand twice, and never made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adding.hostile import texts
from dissensus.adding.blocks import list_lines
from dissensus.adding.quotes import Quotable, seek
from dissensus.adding.reports import report_of
from dissensus.evidence import Passage, archive, find
from dissensus.reading.yaml import read_yaml
from evidence.documents import Written, documents

TEXT = """\
A bridge in the north

Officials said on Monday: “The bridge stands.” The bridge was closed.

The bridge  stands, said
the port’s spokesman. No deaths were reported.
"""
ARCHIVED = archive(TEXT)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("No deaths", [Quotable("No deaths", (6, 6))]),
        ("a spokesman", []),
        ("the port's spokesman", [Quotable("the port’s spokesman", (6, 6))]),
        ("stands, said the port", []),  # it would cut a word, and cross paragraphs
        ("Officials said […] was closed", [Quotable("Officials said […] was closed", (3, 3))]),
        ("A bridge in the north", [Quotable("A bridge in the north", (1, 1))]),
        (
            "The bridge stands",
            [
                Quotable("The bridge stands", (3, 3), before="Monday"),
                Quotable("The bridge stands", (5, 5), after="said"),
            ],
        ),
    ],
)
def test_words_that_stand_there_are_given_as_they_stand(words: str, found: list[Quotable]) -> None:
    assert list(seek(words, "d", ARCHIVED).found) == found


@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        ("no death was reported", "No deaths were reported"),
        ("OFFICIALS SAID ON MONDAY", "Officials said on Monday"),
        ("fficials sai", "Officials said"),
        ("bridge was closed. The bridge stands", "bridge was closed. […] The bridge stands"),
        ("Oficials said […] was clsed", "Officials said […] was closed"),
    ],
)
def test_what_comes_near_is_a_suggestion(words: str, suggested: str) -> None:
    sought = seek(words, "d", ARCHIVED)
    assert sought.found == () and sought.why
    assert [each.quote for each in sought.suggested] == [suggested]


@pytest.mark.parametrize("words", ["", "…", "[…]", "quite other matters", "[…] bridge", "closed […] Officials"])
def test_what_comes_to_nothing_says_why(words: str) -> None:
    sought = seek(words, "d", ARCHIVED)
    assert (sought.found, sought.suggested) == ((), ()) and sought.why


def test_many_places_are_told_apart_and_the_rest_are_counted() -> None:
    archived = archive("\n\n".join(f"The {number} bridge stands." for number in range(1000, 1080)))
    sought = seek("bridge", "d", archived)
    assert len(sought.found) == 50 and sought.more == 30
    assert sought.found[7].before == "1007"


def test_what_stands_too_often_is_counted() -> None:
    sought = seek("bridge", "d", archive("the bridge " * 1_000))
    assert (sought.found, sought.more) == ((), 1_000) and "1000 places" in (sought.why or "")


def test_two_copies_of_one_text_are_told_apart_by_their_surroundings() -> None:
    archived = archive("First copy.\n\nThe bridge stands.\n\nSecond copy.\n\nThe bridge stands.\n")
    sought = seek("The bridge stands", "d", archived)
    assert [(each.lines, each.before) for each in sought.found] == [((3, 3), "First copy."), ((7, 7), "Second copy.")]


def test_a_passage_that_no_card_could_hold_is_not_given() -> None:
    sought = seek("bridge", "d", archive("The bridge\x07 stands. A bridge fell."))
    assert [each.quote for each in sought.found] == ["bridge", "bridge"] and sought.more == 0
    held = seek("bri dge", "d", archive("A bri\x07 dge."))
    assert held.found == () and all("\x07" not in each.quote for each in held.suggested)


@given(documents(), st.data())
def test_what_is_given_is_accepted_by_the_prover_as_it_is_pasted(document: Written, data: st.DataObject) -> None:
    archived = archive(document.text)
    start = data.draw(st.integers(0, len(document.text)))
    words = document.text[start : start + data.draw(st.integers(1, 60))]
    _demand_accepted(words, document.text)
    sought = seek(words, "d", archived)
    if isinstance(find(words, archived), Passage):
        assert len(sought.found) == 1


@given(texts(60), texts())
def test_whatever_is_sought_in_whatever_text(text: str, words: str) -> None:
    _demand_accepted(words, text)
    _demand_accepted(text[3:20], text)


def _demand_accepted(words: str, text: str) -> None:
    """Every place that is given is found by the prover, and by it alone, from the YAML that is printed."""
    archived = archive(text)
    sought = seek(words, "d", archived)
    given_ = [*sought.found, *sought.suggested]
    passages = [_as_pasted(each, text) for each in given_]
    assert all(isinstance(passage, Passage) for passage in passages)
    assert len({(p.start, p.end) for p in passages if isinstance(p, Passage)}) == len(given_)


def _as_pasted(quotable: Quotable, text: str) -> object:
    plain, faults = read_yaml("".join(f"{line}\n" for line in list_lines([report_of("d", quotable)], 0)), "")
    assert not faults and isinstance(plain, list)
    report = plain[0]
    assert isinstance(report, dict)
    return find(report["quote"], archive(text), report.get("before"), report.get("after"))
