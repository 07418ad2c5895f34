"""Fates are those that coverage tells, of every sentence of any site."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from dissensus.deriving import derive
from dissensus.deriving.fates import fates_in
from dissensus.whole import check_site, stop
from generated import Plain, sites, write


@settings(max_examples=40)
@given(site=sites())
def test_each_sentence_has_the_fate_that_coverage_tells(tmp_path_factory: pytest.TempPathFactory, site: Plain) -> None:
    checked = check_site(write(site, tmp_path_factory.mktemp("site")))
    assert not stop(checked.faults, strict=False), checked.faults
    tables = derive(checked.library, checked.evidence)
    for name, coverage in tables.coverage.items():
        resting = [piece for each in tables.by_document.get(name, ()) for piece in each.pieces]
        fates = fates_in(name, checked.library, checked.evidence, resting)
        assert (fates.used, fates.aside) == (coverage.count("used"), coverage.count("set-aside"))
        assert fates.open == tuple(each.lines[0] for each in coverage.sentences if each.fate == "open")
