"""Silence: parties, then sources, without a statement; outlets are not listed."""

from pathlib import Path
from typing import Any

from dissensus.deriving import derive
from dissensus.deriving.silence import Silence, silence_on
from dissensus.whole import check_site, stop

SOURCES = """\
parties:
  province: {name: The province}
  port: {name: The port}
  sea: {name: Admiralty}
sources:
  herald: {name: The Herald, kind: outlet}
  officials: {name: Officials of the province, kind: body, party: province}
  council: {name: The council, kind: body, party: province}
  port-spokesman: {name: A spokesman of the port, kind: person, party: port}
  admiral: {name: The admiral, kind: person, party: sea}
  passer-by: {name: A passer-by, kind: person}
"""


def silence_of(site: Path, point: str) -> Silence:
    checked = check_site(site)
    assert not stop(checked.faults, strict=False), checked.faults
    tables = derive(checked.library, checked.evidence)
    return silence_on(tables.points[point].statements, checked.library, tables.roll)


def test_a_party_of_which_nobody_speaks_is_named_once(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path, {"content/sources.yaml": SOURCES})
    assert silence_of(site, "bridge") == Silence(parties=("sea",), sources=("passer-by", "council"))


def test_a_point_without_statements_has_every_party_silent(tmp_path: Path, make_site: Any) -> None:
    empty = "question: What?\ntitle: Nothing\n"
    site = make_site(tmp_path, {"content/sources.yaml": SOURCES, "content/points/nothing.yaml": empty})
    assert silence_of(site, "nothing") == Silence(parties=("sea", "port", "province"), sources=("passer-by",))


def test_who_declines_is_not_silent(tmp_path: Path, make_site: Any) -> None:
    point = (make_site(tmp_path) / "content/points/bridge.yaml").read_text()
    declining = point.replace("position: fallen\n", "declines: true\n")
    site = make_site(tmp_path, {"content/sources.yaml": SOURCES, "content/points/bridge.yaml": declining})
    assert "port" not in silence_of(site, "bridge").parties


JOINT = (
    SOURCES
    + """\
  all: {name: All of them, kind: body, members: [officials, passer-by]}
  clerk: {name: The clerk, kind: person, party: province, part-of: council}
  page: {name: The page, kind: person, party: province, part-of: clerk}
"""
)


def bridge_said_by(speaker: str, folder: Path, make_site: Any) -> Silence:
    point = (make_site(folder) / "content/points/bridge.yaml").read_text()
    spoken = point.replace("speaker: officials\n", f"speaker: {speaker}\n")
    site = make_site(folder, {"content/sources.yaml": JOINT, "content/points/bridge.yaml": spoken})
    return silence_of(site, "bridge")


def test_who_speaks_together_with_others_is_not_silent(tmp_path: Path, make_site: Any) -> None:
    assert bridge_said_by("all", tmp_path, make_site) == Silence(("sea",), ("clerk", "council", "page"), {})


def test_a_name_for_several_is_never_listed(tmp_path: Path, make_site: Any) -> None:
    assert "all" not in bridge_said_by("officials", tmp_path, make_site).sources


def test_whose_part_speaks_is_silent_by_name_and_the_part_is_told(tmp_path: Path, make_site: Any) -> None:
    found = bridge_said_by("page", tmp_path, make_site)
    assert found.sources == ("passer-by", "officials", "clerk", "council"), found
    assert found.parts == {"clerk": ("page",), "council": ("page",)}
