"""Sequences: one source at certainly different dates, in order; no order where dates overlap."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generated
from dissensus.deriving.changes import sequences_of, steps_of
from dissensus.deriving.statements import Statement, alone
from dissensus.model import Card, Report

Told = list[list[str]]


def statement(number: int, speaker: str, said: str) -> Statement:
    report = Report(document="d", quote="q")
    card = Card(id=f"card-{number}", speaker=speaker, said=said, declines="true", claim="c", reports=(report,))
    return Statement("point", alone(card), ())


def statements(*said: str, speaker: str = "officials") -> list[Statement]:
    return [statement(number, speaker, edtf) for number, edtf in enumerate(said)]


def told(*said: str) -> tuple[Told, list[str]] | None:
    """The dates of each step, then those without a firm date; None where there is no sequence."""
    found = sequences_of(statements(*said))
    if not found:
        return None
    return [[s.said.edtf for s in step] for step in found[0].steps], [s.said.edtf for s in found[0].loose]


NONE = [
    [],
    ["2024-03-12"],
    ["2024-03-12", "2024-03-12"],
    ["2024-03-12T09:00:00Z", "2024-03-12T21:00:00Z"],
    ["2024-03-12", "2024-03-XX"],
    ["2024-03-12/2024-03-14", "2024-03-14"],
    ["2024-03-11", "2024-03-13", "[2024-03-11..2024-03-13]"],
    ["../2024-03-13", "2024-03-13"],
    ["2024-03-13", "2024-03-14", "../2024-03-14"],
    ["2024-03-12/..", "2024-03-15"],
    ["2024-03-12", "2024-03-15~"],
    ["2024-03-12?", "2024-03-15"],
]

SEQUENCES = [
    (["2024-03-13", "2024-03-12"], [["2024-03-12"], ["2024-03-13"]], []),
    (["../2024-03-12", "2024-03-13/.."], [["../2024-03-12"], ["2024-03-13/.."]], []),
    (["2024-03-XX", "2024-04-XX"], [["2024-03-XX"], ["2024-04-XX"]], []),
    (
        ["2024-03-11", "[2024-03-12..2024-03-13]", "2024-03-12", "2024-03-13", "2024-03-14"],
        [["2024-03-11"], ["2024-03-12", "[2024-03-12..2024-03-13]", "2024-03-13"], ["2024-03-14"]],
        [],
    ),
    (["2024-03-12", "2024-03-13~", "2024-03-14"], [["2024-03-12"], ["2024-03-14"]], ["2024-03-13~"]),
]


@pytest.mark.parametrize("said", NONE)
def test_without_a_certain_order_there_is_no_sequence(said: list[str]) -> None:
    assert told(*said) is None


@pytest.mark.parametrize(("said", "steps", "loose"), SEQUENCES)
def test_steps_stand_in_order(said: list[str], steps: Told, loose: list[str]) -> None:
    assert told(*said) == (steps, loose)


def test_each_source_has_its_own_sequence_by_its_first_statement() -> None:
    said = [*statements("2024-03-12", "2024-03-13", speaker="b"), *statements("2024-03-11", "2024-03-14", speaker="a")]
    assert [sequence.speaker for sequence in sequences_of(said)] == ["b", "a"]
    apart = [statement(1, "a", "2024-03-11"), statement(2, "b", "2024-03-12")]
    assert sequences_of(apart) == ()


SAID = st.lists(generated.days(), max_size=6).map(lambda said: statements(*said))


@given(SAID)
def test_every_statement_of_a_step_is_certainly_after_all_before_it(said: list[Statement]) -> None:
    steps = steps_of(said)
    for number, step in enumerate(steps):
        for later in step:
            assert all(later.said.certainly_after(s.said) for before in steps[:number] for s in before)


@given(SAID)
def test_no_statement_is_lost_and_no_step_could_be_parted(said: list[Statement]) -> None:
    steps = steps_of(said)
    assert sorted(s.card.id for step in steps for s in step) == sorted(s.card.id for s in said)
    for step in steps:
        for cut in range(1, len(step)):
            assert not all(b.said.certainly_after(a.said) for a in step[:cut] for b in step[cut:])


@given(SAID, st.integers(0, 99))
def test_the_order_of_input_does_not_show_in_the_steps(said: list[Statement], seed: int) -> None:
    mixed = random.Random(seed).sample(said, len(said))

    def days_of(list_: list[Statement]) -> list[list[str]]:
        return [sorted(s.card.id for s in step) for step in steps_of(list_)]

    assert days_of(mixed) == days_of(said)
