"""A small corpus, and what our two themes make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from contenders import lay_default, lay_plain
from corpus import Corpus, write
from dissensus.build import build

POINTS = 3


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "corpus"
    write(Corpus(POINTS), folder)
    return folder


@pytest.fixture(scope="session", params=["plain", "default"])
def output(request: pytest.FixtureRequest, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    {"plain": lay_plain, "default": lay_default}[request.param](corpus, folder / "site")
    outcome = build(folder / "site", folder / "output")
    assert outcome.publication, outcome.faults
    return folder / "output"
