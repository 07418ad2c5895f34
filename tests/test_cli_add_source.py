"""`dissensus add source`: whoever speaks, put behind the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from adding.commands import DOCUMENTS, POINT, SOURCES, options, standing
from conftest import MakeSite
from terminal import at_terminal
from test_cli import dissensus


def test_a_source_is_put_behind_the_others(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    before = (site / SOURCES).read_text(encoding="utf-8")
    given = {"name": "The Evening: Post", "kind": "outlet", "role": "newspaper", "part-of": "herald"}
    done = dissensus("add", "source", *options(given), folder=site)
    assert (done.returncode, done.stderr) == (0, f"Added {SOURCES}:8\n")
    assert (site / SOURCES).read_text(encoding="utf-8") == before + (
        '  the-evening-post:\n    name: "The Evening: Post"\n    kind: outlet\n'
        "    role: newspaper\n    part-of: herald\n"
    )


def test_a_source_is_asked_for(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path, {SOURCES: "parties:\n  port: {name: The port}\nsources: {}  # none yet\n", POINT: None})
    answers = ["日本", "man", "person", "prot", "port", "", "?", "", "", "", "Not an id", "nihon", "y"]
    talk = at_terminal(["add", "source"], site, answers)
    assert talk.code == 0, talk.shown
    assert (
        (site / SOURCES)
        .read_text(encoding="utf-8")
        .endswith("sources:  # none yet\n  nihon:\n    name: 日本\n    kind: person\n    party: port\n")
    )


def test_a_source_of_several_is_put_behind_the_others(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    given = ["--name", "Both jointly", "--kind", "body", "--member", "officials", "--member", "port-spokesman"]
    assert dissensus("add", "source", *given, folder=site).returncode == 0
    assert (site / SOURCES).read_text(encoding="utf-8").endswith("    members: [officials, port-spokesman]\n")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "--name, --kind"),
        ({"name": "N", "kind": "body", "member": "oficials"}, 'Did you mean "officials"?'),
        ({"name": "the herald", "kind": "outlet"}, 'a name of the source "herald" already'),
        ({"name": "N", "kind": "man"}, "--kind: "),
        ({"name": "N", "kind": "person", "party": "prot"}, 'Did you mean "port"?'),
        ({"name": "日本", "kind": "person"}, "--id"),
        ({"name": "N", "kind": "person", "id": "herald"}, "taken already"),
    ],
)
def test_a_source_that_will_not_do_ends_with_2(
    given: dict[str, str], said: str, make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(tmp_path)
    before = standing(site)
    done = dissensus("add", "source", *options(given), folder=site)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr
    assert standing(site) == before


def test_a_site_may_begin_without_sources(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path, {SOURCES: None, DOCUMENTS: None, POINT: None})
    done = dissensus("add", "source", "--name", "The Herald", "--kind", "outlet", folder=site)
    assert done.returncode == 0
    assert (site / SOURCES).read_text(
        encoding="utf-8"
    ) == "sources:\n  the-herald:\n    name: The Herald\n    kind: outlet\n"
