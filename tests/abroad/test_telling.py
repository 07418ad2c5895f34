"""What is told of outside addresses: whatever is remembered of them."""

from __future__ import annotations

import pytest

from dissensus.abroad.memory import Memory
from dissensus.abroad.telling import warnings_of
from dissensus.abroad.visiting import Visit
from dissensus.faults import Where


@pytest.mark.parametrize(
    ("leads", "is_told"),
    [
        ("https://example.org/page-2", False),
        ("https://example.org/?page", False),
        ("http://[::1", False),  # from a memory that was damaged
        ("https://example.org", True),
        ("https://example.org/", True),
    ],
)
def test_only_a_page_that_leads_to_the_front_has_moved_so(leads: str, is_told: bool) -> None:
    address = "https://example.org/page"
    told = warnings_of({address: (Where("a.yaml"),)}, {address: Visit("there", 200, leads=leads)}, Memory())
    assert [fault.message for fault in told] == [f'"{address}" leads to the front page of example.org'] * is_told
