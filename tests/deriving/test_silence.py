"""Silence: parties, then sources, without a statement; outlets are not listed."""

from pathlib import Path
from typing import Any

from dissensus.build import check_site, stop
from dissensus.deriving import derive
from dissensus.deriving.silence import Silence

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
    return derive(checked.library, checked.evidence).points[point].silence


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
