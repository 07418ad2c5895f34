"""The promises of the design, tried on generated sites."""

from __future__ import annotations

import copy
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

import generated
from dissensus.build import build
from dissensus.evidence import archive
from dissensus.whole import check_site
from generated import Plain

Anew = Callable[[], Path]

FEW = settings(max_examples=25)


def built(site: Plain, folder: Path, jobs: int = 1) -> dict[str, bytes]:
    """The pages that come of a site, by address; what the generator keeps for itself left out."""
    generated.write(site, folder)
    outcome = build(folder, folder / "public", jobs=jobs)
    assert outcome.publication is not None, outcome.faults
    return pages_in(folder / "public")


def pages_in(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and ".dissensus" not in path.parts
    }


@pytest.fixture(scope="session")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Anew:
    """A function that gives an empty folder each time: hypothesis calls a test many times with the same fixtures."""
    return lambda: tmp_path_factory.mktemp("site")


def shuffled(site: Plain, seed: int) -> Plain:
    """The same site with every mapping and list whose order is not the curator's say in another order."""
    mixed, chance = copy.deepcopy(site), random.Random(seed)
    for mapping in (
        mixed["sources"]["parties"],
        mixed["sources"]["sources"],
        mixed["documents"],
        mixed["points"],
    ):
        _shuffle_mapping(mapping, chance)
    for point in mixed["points"].values():
        chance.shuffle(point["cards"])
        _shuffle_mapping(point["positions"], chance)
        for card in point["cards"]:
            chance.shuffle(card["reports"])
    return mixed


def _shuffle_mapping(mapping: dict[str, Any], chance: random.Random) -> None:
    items = list(mapping.items())
    chance.shuffle(items)
    mapping.clear()
    mapping.update(items)


def swapped(site: Plain) -> Plain:
    """The same site with the first two parties' ids changed for each other, wherever they stand."""
    other, (one, two, *_) = copy.deepcopy(site), site["sources"]["parties"]
    names = {one: two, two: one}
    other["sources"]["parties"] = {names.get(i, i): p for i, p in site["sources"]["parties"].items()}
    named = [each for point in other["points"].values() for each in point.get("named", {}).values()]
    for each in (*other["sources"]["sources"].values(), *named):
        if "party" in each:
            each["party"] = names.get(each["party"], each["party"])
    return other


def renamed(site: Plain) -> Plain:
    """The same site with the first two parties' names changed for each other."""
    other, (one, two, *_) = copy.deepcopy(site), site["sources"]["parties"]
    parties, old = other["sources"]["parties"], site["sources"]["parties"]
    parties[one], parties[two] = old[two], old[one]
    return other


def looks(page: bytes) -> Counter[tuple[str, str]]:
    """The elements of a page with their classes and states, whatever their order."""
    return Counter(
        (element.tag, f"{element.get('class')} {element.get('open')} {element.get('hidden')}")
        for element in html.document_fromstring(page.decode()).iter()
        if isinstance(element.tag, str)
    )


@FEW
@given(site=generated.sites(), seed=st.integers(0, 99))
def test_the_order_of_input_does_not_show(site: Plain, seed: int, anew: Anew) -> None:
    assert built(site, anew()) == built(shuffled(site, seed), anew())


@FEW
@given(site=generated.sites())
def test_a_second_build_writes_nothing(site: Plain, anew: Anew) -> None:
    folder = anew()
    built(site, folder)
    before = {path: path.stat().st_mtime_ns for path in (folder / "public").rglob("*") if path.is_file()}
    again = build(folder, folder / "public").publication
    assert again is not None and not again.written and not again.removed
    assert before == {path: path.stat().st_mtime_ns for path in before}


@FEW
@given(sites=st.lists(generated.sites(), min_size=2, max_size=3))
def test_incremental_equals_clean(sites: list[Plain], anew: Anew) -> None:
    folder = anew()
    for site in sites:
        assert built(site, folder) == built(site, anew())


@FEW
@given(site=generated.sites().filter(lambda site: len(site["sources"]["parties"]) >= 2))
@example(site=generated.naming_each_other())
def test_swapping_two_parties_changes_nothing_but_places(site: Plain, anew: Anew) -> None:
    pages = built(site, anew())
    assert built(swapped(site), anew()) == pages
    others = built(renamed(site), anew())
    assert others.keys() == pages.keys()
    for address, page in pages.items():
        if address.endswith(".html"):
            assert looks(others[address]) == looks(page), address


@FEW
@given(site=generated.sites())
def test_every_quotation_on_any_page_stands_in_its_document(site: Plain, anew: Anew) -> None:
    folder = anew()
    pages = built(site, folder)
    texts = {f"../../documents/{id_}/index.html": archive(text).normal.text for id_, text in site["texts"].items()}
    for address, page in pages.items():
        if address.startswith("points/"):
            for report in html.document_fromstring(page.decode()).iter("div"):
                if report.get("class") == "report":
                    (document,) = report.xpath("*[@class='found']/a[@class='doc']/@href")
                    for piece in report.xpath(".//blockquote//text()"):
                        words = archive(piece).normal.text.strip(" \n\"'")
                        assert words in texts[document]


def test_hash_seed_time_zone_locale_and_jobs_do_not_show(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent
    environments = [
        ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}, "1"),
        ({"PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"}, "2"),
        ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8"}, "5"),
    ]
    outputs = []
    for number, (environment, jobs) in enumerate(environments):
        output = tmp_path / str(number)
        command = [sys.executable, "-m", "dissensus", "build", str(root), "-o", str(output), "--jobs", jobs]
        subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)
        outputs.append(pages_in(output))
    assert outputs[0] == outputs[1] == outputs[2]


def test_many_points_give_the_same_bytes_with_any_number_of_processes(
    tmp_path: Path, make_site: Any, started: str
) -> None:
    point = (make_site(tmp_path / "one") / "content/points/bridge.yaml").read_text()
    many = {f"content/points/bridge-{number}.yaml": point for number in range(200)}
    site = make_site(tmp_path / "many", many)
    outputs = []
    for jobs in (1, 2, 3):
        build(site, tmp_path / str(jobs), jobs=jobs)
        outputs.append(pages_in(tmp_path / str(jobs)))
    assert len(outputs[0]) > 200
    assert outputs[0] == outputs[1] == outputs[2]


def test_a_build_with_faults_leaves_the_last_site_as_it_was(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path)
    build(site, site / "public")
    before = pages_in(site / "public")
    make_site(tmp_path, {"content/points/bridge.yaml": "question: What?\n"})
    assert build(site, site / "public").publication is None
    assert pages_in(site / "public") == before


def test_a_deleted_point_takes_its_page_along_and_foreign_files_stay(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path, {"content/points/second.yaml": "question: What?\ntitle: Second\n"})
    build(site, site / "public")
    (site / "public" / "CNAME").write_text("example.org\n")
    assert (site / "public/points/second/index.html").exists()
    (site / "content/points/second.yaml").unlink()
    build(site, site / "public")
    assert not (site / "public/points/second").exists()
    assert (site / "public" / "CNAME").read_text() == "example.org\n"


def test_a_generated_site_has_no_fault(tmp_path: Path) -> None:
    @FEW
    @given(site=generated.sites())
    def holds(site: Plain) -> None:
        assert not [fault for fault in check_site(generated.write(site, tmp_path)).faults if fault.level == "fault"]

    holds()
