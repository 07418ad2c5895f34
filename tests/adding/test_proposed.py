"""Ids proposed: ids in any case, legible where letters allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.adding.proposed import free_id, id_of
from dissensus.reading.ids import is_id


@pytest.mark.parametrize(
    ("names", "proposed"),
    [
        (["gazette", "2024-05-07"], "gazette-2024-05-07"),
        (["The Saltmere Gazette"], "the-saltmere-gazette"),
        (["Ukraine’s military intelligence"], "ukraines-military-intelligence"),
        (["Øre & Ćosić, Ltd."], "re-cosic-ltd"),
        (["Київ"], "kyiv"),
        (["Рыбинск"], "rybinsk"),
        (["Григорий Ёлкин"], "grigorii-elkin"),
        (["日本"], None),
        (["…"], None),
        (["x" * 63, "yes"], "x" * 63),
        (["x" * 65], None),
    ],
)
def test_names_become_ids(names: list[str], proposed: str | None) -> None:
    assert id_of(*names) == proposed


@pytest.mark.parametrize(
    ("proposed", "taken", "free"),
    [
        ("a", [], "a"),
        ("a", ["a"], "a-2"),
        ("a", ["a", "a-2"], "a-3"),
        (None, [], None),
        ("x" * 64, ["x" * 64], "x" * 59 + "-2"),
    ],
)
def test_what_is_taken_gets_a_number(proposed: str | None, taken: list[str], free: str | None) -> None:
    assert free_id(proposed, taken) == free


@given(st.lists(st.text(max_size=60), max_size=4))
def test_whatever_is_proposed_is_an_id(names: list[str]) -> None:
    proposed = id_of(*names)
    assert proposed is None or is_id(proposed)
    assert proposed is None or is_id(free_id(proposed, {proposed}) or "")
