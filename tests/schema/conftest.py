"""One judge for all tests of schemas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from schema.judging import Judge, judging


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    """An editor's parser and validator that knows every schema."""
    with judging() as judge_:
        yield judge_
