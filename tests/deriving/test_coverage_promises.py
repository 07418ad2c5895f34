"""What coverage promises of every site: one fate for each sentence, and nothing by chance."""

from __future__ import annotations

import copy
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissensus.deriving.coverage import Coverage
from dissensus.model import Library
from dissensus.whole import find_coverage
from generated import Plain, sites, write

FEW = settings(max_examples=40)

Found = tuple[Library, Mapping[str, Coverage]]
Find = Callable[[Plain], Found]


@pytest.fixture(scope="module")
def find(tmp_path_factory: pytest.TempPathFactory) -> Find:
    """A function that gives the library and the coverage of a generated site."""
    folder = tmp_path_factory.mktemp("site")

    def found(site: Plain) -> Found:
        checked, coverage = find_coverage(write(site, folder))
        assert coverage.keys() == site["documents"].keys(), checked.faults
        return checked.library, coverage

    return found


@FEW
@given(site=sites())
def test_every_sentence_of_any_site_has_one_fate(find: Find, site: Plain) -> None:
    library, coverage = find(site)
    for name, document in coverage.items():
        text = library.texts[name]
        assert sum(document.count(fate) for fate in ("used", "set-aside", "open")) == len(document.sentences)
        assert all(before.end <= behind.start for before, behind in pairwise(document.sentences))
        counted = "".join(text[each.start : each.end] for each in document.sentences)
        assert re.findall(r"\w", counted) == re.findall(r"\w", text)
        for each in document.sentences:
            assert each.fate == "open" or each.uses or not each.left
            assert each.fate != "set-aside" or (each.aside and not each.left and not each.uses)
            assert all(each.start <= start < end <= each.end for start, end in each.left)
            assert all(text[start:end].strip() == text[start:end] for start, end in each.left)


@FEW
@given(site=sites())
def test_all_that_rests_on_a_document_is_a_use_and_all_that_is_set_aside_is_told(find: Find, site: Plain) -> None:
    library, coverage = find(site)
    for name, document in coverage.items():
        reports = [(point, card, report) for point, card, report, _ in library.reports() if report.document == name]
        uses = {use for each in document.sentences for use in each.uses}
        assert {use.card for use in uses if use.kind == "report"} == {(point, card.id) for point, card, _ in reports}
        assert {use.card for use in uses if use.kind == "caveat"} == {
            (point, card.id) for point, card, report in reports if report.caveat
        }
        written = library.documents[name]
        assert {use.kind for use in uses if use.card is None} == {"title"} | ({"date"} if written.dated_by else set())
        assert {aside for each in document.sentences for aside in each.aside} == set(written.set_aside)


@FEW
@given(site=sites(), seed=st.integers(0, 99))
def test_no_order_of_what_curators_wrote_shows(find: Find, site: Plain, seed: int) -> None:
    mixed, chance = copy.deepcopy(site), random.Random(seed)
    for document in mixed["documents"].values():
        chance.shuffle(document.get("set-aside", []))
    for point in mixed["points"].values():
        chance.shuffle(point["cards"])
        for card in point["cards"]:
            chance.shuffle(card["reports"])
    mixed["points"] = dict(chance.sample(list(mixed["points"].items()), len(mixed["points"])))
    assert find(mixed)[1] == find(site)[1]


@FEW
@given(site=sites().filter(lambda site: any(point["cards"] for point in site["points"].values())), data=st.data())
def test_coverage_never_grows_by_the_loss_of_a_card(find: Find, site: Plain, data: st.DataObject) -> None:
    cards = [(point, card["id"]) for point, written in site["points"].items() for card in written["cards"]]
    lost = data.draw(st.sampled_from(cards))
    before, behind = find(site)[1], find(_without(site, *lost))[1]
    for name, document in behind.items():
        for then, now in zip(before[name].sentences, document.sentences, strict=True):
            assert (then.start, then.end, then.aside) == (now.start, now.end, now.aside)
            assert now.fate == then.fate or (then.fate == "used" and then.uses != now.uses)
            assert set(now.uses) == {use for use in then.uses if use.card != lost}
        assert document.dealt_with <= before[name].dealt_with


def _without(site: Plain, point: str, card: str) -> Plain:
    """The same site without a card, and without what leads to it."""
    left = copy.deepcopy(site)
    cards = left["points"][point]["cards"]
    cards[:] = [each for each in cards if each["id"] != card]
    for name, written in left["points"].items():
        written.pop("summary", None)
        for each in written["cards"]:
            if each.get("rejects") == card:
                del each["rejects"]
                each["declines"] = "true"
            if each.get("relates", [{}])[0].get("to") in {f"{point}#{card}", *({card} if name == point else ())}:
                del each["relates"]
    return left


SEEDS = ({"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"})


@settings(max_examples=3)
@given(site=sites())
def test_hash_seed_time_zone_and_locale_do_not_show_in_what_is_told(
    tmp_path_factory: pytest.TempPathFactory, site: Plain
) -> None:
    folder = str(write(site, tmp_path_factory.mktemp("site")))
    command = [sys.executable, "-m", "dissensus", "coverage", folder, "--format", "json"]
    one, other = (
        subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True).stdout
        for environment in SEEDS
    )
    assert one == other
    assert json.loads(one)["documents"]
