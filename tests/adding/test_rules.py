"""What is said of one answer: what the loader would say of it in a file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adding.hostile import texts
from dissensus.adding.blocks import mapping_lines
from dissensus.adding.rules import why_no, why_no_date, why_no_item, why_no_new_id, why_not_known
from dissensus.model import Card, Document, Point, Position, Source, SourcesFile
from dissensus.reading.fields import fields_in

FIELDS = ["name", "kind", "party", "role", "part_of", "note"]


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        (Card, "claim", "Said so."),
        (Card, "dated", "bounded"),
        (Source, "kind", "armed-group"),
        (Document, "language", "zh-Hant"),
        (Document, "url", "https://example.org/a?b#c"),
        (Position, "label", "Bridge standing"),
    ],
)
def test_what_the_loader_takes_will_do(kind: type, field: str, text: str) -> None:
    assert why_no(kind, field, text) is None


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (why_no(Card, "dated", "statd"), 'Did you mean "stated"?'),
        (why_no(Card, "claim", " "), "empty"),
        (why_no(Card, "claim", "x" * 2001), "2000 at most"),
        (why_no(Card, "claim", "a\x07"), "U+0007"),
        (why_no(Card, "claim", "a\udcff"), "not UTF-8"),
        (why_no(Document, "language", "English"), "BCP 47"),
        (why_no_item(Point, "topics", "No id"), "Lower-case"),
        (why_no_item(Document, "authors", "\x85"), "U+0085"),
        (why_no_date(Card, "said", "2024-02-30"), "The calendar has no day 2024-02-30."),
        (why_no_date(Card, "said", "12 March"), "A date is written like 2024-03-12"),
        (why_no_new_id("A b", ()), "Lower-case"),
        (why_no_new_id("con", ()), "device"),
        (why_no_new_id("index", ()), "kept for something else"),
        (why_no_new_id("a", ("a",)), "taken already"),
        (why_not_known("ganzette", ("gazette",), "source"), 'Did you mean "gazette"?'),
    ],
)
def test_what_it_refuses_is_told_in_sentences(why: str | None, said: str) -> None:
    assert why and said in why and not why[0].islower()


@pytest.mark.parametrize("text", ["2024-03-12", "2024-03-12/..", "[2024-03-12..2024-03-15]", "2024-03-XX"])
def test_dates_of_the_profile_will_do(text: str) -> None:
    assert why_no_date(Card, "said", text) is None


@given(texts(), st.sampled_from(FIELDS))
def test_an_answer_will_do_just_where_the_loader_takes_it(text: str, field: str) -> None:
    entry = {"name": "Ann", "kind": "person", field.replace("_", "-"): text}
    lines = "".join(f"{line}\n" for line in mapping_lines({"sources": {"ann": entry}}, 0))
    _, faults = fields_in(lines, "", SourcesFile)
    assert (why_no(Source, field, text) is None) is (not faults)
