"""Packed facts: what was packed meets what has changed, and nothing else."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.catalogue import packing
from dissensus.catalogue.facts import ALL, Fact
from dissensus.catalogue.packing import Changed, packed

FACTS = st.sets(st.tuples(st.sampled_from(["point", "source", "po"]), st.sampled_from(["a", "b", "int", "#1", ALL])))


@pytest.mark.parametrize("few", [0, 100])
@given(asked=FACTS, changed=FACTS)
def test_what_was_packed_meets_its_own_facts_and_all_of_a_kind(few: int, asked: set[Fact], changed: set[Fact]) -> None:
    meets = bool(asked & changed) or any((kind, ALL) in asked for kind, _ in changed)
    with patch.object(packing, "_FEW", few):
        assert bool(Changed(changed).meets(packed(asked))) is meets
    assert bool(Changed(changed)) is bool(changed)


@given(FACTS)
def test_packed_is_the_same_whatever_the_order(asked: set[Fact]) -> None:
    assert packed(sorted(asked)) == packed(sorted(asked, reverse=True))
    together = {kind for kind, key in asked if key == ALL}
    assert len(packed(asked)) == 4 * (len(together) + sum(kind not in together for kind, _ in asked))
