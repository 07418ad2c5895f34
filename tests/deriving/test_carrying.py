"""What an outlet's documents do not carry."""

import hashlib
from pathlib import Path
from typing import Any

from dissensus.deriving import Tables, derive
from dissensus.deriving.carrying import Uncarried
from dissensus.whole import check_site, stop

SOURCES = """\
sources:
  herald: {name: The Herald, kind: outlet}
  mirror: {name: The Mirror, kind: outlet}
  wire: {name: The Wire, kind: outlet}
  officials: {name: Officials of the province, kind: body}
  port-spokesman: {name: A spokesman of the port, kind: person}
"""
MIRROR = "The bridge, again\n\nOfficials of the province said: “The bridge stands.”\n"


def test_each_outlet_with_a_document_is_told_what_none_of_its_documents_reports(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path, {"content/sources.yaml": SOURCES, "seeds/mirror.txt": MIRROR})
    documents = (site / "content/documents.yaml").read_text()
    mirror = (
        documents.partition("\n")[2].replace("herald", "mirror").replace("A bridge in the north", "The bridge, again")
    )
    digest = hashlib.sha256(MIRROR.encode()).hexdigest()
    mirror = "\n".join(f"    sha256: {digest}" if "sha256" in line else line for line in mirror.split("\n"))
    point = (site / "content/points/bridge.yaml").read_text()
    report = "      - {document: herald-2024-03-12, quote: The bridge stands}\n"
    both = point.replace(report, report + report.replace("herald", "mirror"))
    (site / "content/documents.yaml").write_text(documents + mirror)
    (site / "content/points/bridge.yaml").write_text(both)
    checked = check_site(site)
    assert not stop(checked.faults, strict=False), checked.faults
    tables = derive(checked.library, checked.evidence)
    told = {outlet: cards(tables, missing) for outlet, missing in tables.uncarried.items()}
    assert told == {"herald": [], "mirror": ["port-fallen"]}


def cards(tables: Tables, missing: Uncarried) -> list[str]:
    return [outline.card for outline in tables.outlines(missing.statements)]
