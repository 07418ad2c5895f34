"""A name that is new, or gone, is looked for in the labels of every point; no other point is read again for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus import ticks
from dissensus.build import build
from dissensus.compiling import update
from dissensus.compiling.points import Filed, Shared, Task, work_out
from dissensus.whole import check_site

SOURCES = "content/sources.yaml"


@pytest.fixture
def site(tmp_path: Path, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that was built, on a disk whose times tell any two changes apart."""
    monkeypatch.setattr(ticks, "FINE_NS", 0)
    site = make_site(tmp_path / "site")
    build(site, site / "public")
    return site


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the points' files that are worked out from now on."""
    names: list[str] = []

    def noted(shared: Shared, task: Task) -> Filed | None:
        names.append(task.name)
        return work_out(shared, task)

    monkeypatch.setattr(update, "work_out", noted)
    return names


def rename(site: Path, before: str, after: str) -> None:
    text = (site / SOURCES).read_text()
    assert before in text
    (site / SOURCES).write_text(text.replace(before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: The Herald,", "name: Bridge standing,"),
        ("name: The Herald,", "name: fallen,"),
        ("port: {name: The port}", "port: {name: BRIDGE FALLEN}"),
        ("sources:", "  third: {name: Bridge}\nsources:"),
    ],
)
def test_a_label_that_comes_to_hold_a_name_is_told_and_not_any_more_when_it_does_not(
    site: Path, before: str, after: str
) -> None:
    rename(site, before, after)
    told = build(site, site / "public").faults
    assert "sided-label" in {fault.code for fault in told}
    assert told == check_site(site).faults
    rename(site, after, before)
    assert build(site, site / "public").faults == check_site(site).faults == ()


def test_a_name_that_no_label_holds_is_no_reason_to_read_a_point(site: Path, read: list[str]) -> None:
    rename(site, "sources:", "  third: {name: The ferry}\nsources:")
    build(site, site / "public")
    assert read == []
    rename(site, "The ferry", "Ferries standing")
    build(site, site / "public")
    assert read == []
    rename(site, "Ferries standing", "standing")
    build(site, site / "public")
    assert read == ["bridge.yaml"]
