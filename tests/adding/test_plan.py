"""What is to be written: planned without touching the disk, carried out whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from adding.commands import DOCUMENTS, POINT, standing
from conftest import MakeSite
from dissensus.adding import replacing
from dissensus.adding.draft import examine
from dissensus.adding.insertion import Addition
from dissensus.adding.plan import Change, Plan, carry_out, faults_of, plan_addition, plan_file, with_files
from dissensus.adding.replacing import ChangedMeanwhile
from dissensus.reading import Site

ENTRY = Addition("documents", {"file": "seeds/new.txt"}, "new")
SEED = Change("seeds/new.txt", None, b"new")


def planned(site: Path) -> Plan:
    plan = plan_addition(Site(site), DOCUMENTS, ENTRY)
    assert isinstance(plan, Plan)
    return with_files(plan, SEED)


def test_a_plan_touches_nothing_until_it_is_carried_out(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    before = standing(site)
    plan = planned(site)
    assert [fault.code for fault in faults_of(plan, Site(site), examine(Site(site)))]
    assert standing(site) == before
    carry_out(plan, site)
    assert standing(site) == {**before, **{change.file: change.new for change in plan.changes}}
    assert (plan.file, plan.line, plan.shown) == (DOCUMENTS, 10, ("  new:", "    file: seeds/new.txt"))


def test_what_was_written_is_taken_back_if_the_rest_cannot_be(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    plan = planned(site)
    (site / DOCUMENTS).write_bytes(b"documents: {}\n")
    before = standing(site)
    with pytest.raises(ChangedMeanwhile):
        carry_out(plan, site)
    assert standing(site) == before


def test_what_breaks_off_once_the_entry_stands_takes_nothing_back(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(folder: Path) -> None:
        if folder.name == "content":
            raise KeyboardInterrupt

    site = make_site(tmp_path)
    before, plan = standing(site), planned(site)
    monkeypatch.setattr(replacing, "settle", interrupted)
    with pytest.raises(KeyboardInterrupt):
        carry_out(plan, site)
    assert standing(site) == {**before, **{change.file: change.new for change in plan.changes}}


def test_a_file_that_appeared_meanwhile_is_left_alone(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    plan = planned(site)
    (site / SEED.file).write_bytes(b"mine")
    before = standing(site)
    with pytest.raises(ChangedMeanwhile):
        carry_out(plan, site)
    assert standing(site) == before


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfquestion: Q?\r\ntitle: T", b"question: Q?\ntitle: T\n"])
def test_the_byte_order_mark_and_line_ends_stay(content: bytes, make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path, {POINT: content})
    plan = plan_addition(Site(site), POINT, Addition("cards", {"id": "a"}))
    assert isinstance(plan, Plan)
    end = b"\r\n" if b"\r" in content else b"\n"
    assert plan.changes[0].new == content.removesuffix(b"\n") + end * 2 + b"cards:" + end + b"  - id: a" + end


@pytest.mark.parametrize(("content", "code"), [(b"\xff", "not-utf-8"), (b"a: \x07", "control-character"), (None, None)])
def test_a_file_that_cannot_be_read_is_told(
    content: bytes | None, code: str | None, make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(tmp_path, {POINT: content})
    plan = plan_addition(Site(site), POINT, Addition("cards", {"id": "a"}))
    assert (None if isinstance(plan, Plan) else [fault.code for fault in plan]) == (code and [code])


def test_a_new_file_is_never_planned_over_another(make_site: MakeSite, tmp_path: Path) -> None:
    site = Site(make_site(tmp_path))
    refused = plan_file(site, POINT, Addition("", {"question": "Q?"}))
    assert isinstance(refused, list) and "already" in refused[0].message
