"""What curators see in their editors: the real YAML language server over our files, and over broken ones.

It is wired as `dissensus schema` and `wiring` say; no alarm stands in a good file, each alarm on the line of its fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dissensus.schema.kinds import FILE_KINDS, FileKind, kind_named
from dissensus.schema.wiring import editor_settings, modeline
from schema.files import trees
from schema.judging import Judge
from schema.language_server import LanguageServer, language_server
from schema.trees import Tree, written
from test_cli import dissensus

ROOT = Path(__file__).parents[2]
POINT = "content/points/bridge.yaml"

GOOD = """\
question: Who held the bridge?
title: The bridge
topics: [bridges, 2024]
period: 2024-03-12/2024-03-19
positions:
  held: {label: Bridge held}
  true: {label: 1984}
cards:
  - id: mayor-held
    speaker: mayor
    said: 2024-03-12
    dated: derived
    position: held
    claim: Said that the bridge was held.
    figure: {counted: held, whom: bridges, as-worded: "1", exactly: 1}
    reports:
      - document: herald
        quote: 12:30
        via: [no, 012]
    relates:
      - {to: other, as: contradicts, how: implied}
  - id: other
    speaker: null
    said: ../2024-03-12
    declines: true
    claim: Yes
    reports: [{document: herald, quote: true}]
"""
# What is put in the place of a line, and the line on which an editor shall mark it.
BROKEN = [
    ("title: The bridge", "titel: The bridge", 2, "titel"),
    ("title: The bridge", "colour: red", 2, "colour"),
    ("topics: [bridges, 2024]", "topics: bridges", 3, "array"),
    ("topics: [bridges, 2024]", "topics: [Bridges]", 3, "Lower-case letters"),
    ("period: 2024-03-12/2024-03-19", "period: 12 March 2024", 4, "A date"),
    ("  held: {label: Bridge held}", "  Held it: {label: Bridge held}", 6, "Lower-case letters"),
    ("  held: {label: Bridge held}", "  held: Bridge held", 6, "position"),
    ("  held: {label: Bridge held}", "  held: {label: [Bridge]}", 6, "string"),
    ("  held: {label: Bridge held}", "  held: {holds: The bridge}", 6, "label"),
    ("  - id: mayor-held", "  - id: Mayor", 9, "Lower-case letters"),
    ("    said: 2024-03-12", "    said: 2024-3-12", 11, "A date"),
    ("    dated: derived", "    dated: probably", 12, "derived"),
    ("    dated: derived", "    dated:", 12, "derived"),
    ("    claim: Said that the bridge was held.", '    claim: ""', 14, "1"),
    ("    claim: Said that the bridge was held.", '    claim: " "', 14, "Something"),
    ("    claim: Said that the bridge was held.", f"    claim: {'a' * 2_001}", 14, "2000"),
    ("exactly: 1", 'exactly: "1,500"', 15, "Digits"),
    ("exactly: 1", "exactly: about 1", 15, "Digits"),
    ("        via: [no, 012]", "        via: {a: b}", 19, "array"),
    ("as: contradicts", "as: contradict", 21, "contradicts"),
    ("    declines: true", "    declines: yes", 25, "true"),
    ("    claim: Yes", "", 22, "claim"),
    ("    reports: [{document: herald, quote: true}]", "    reports: []", 27, "1"),
    ("    reports: [{document: herald, quote: true}]", "    reports: [{document: herald}]", 27, "quote"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the command has written its schemas."""
    folder = tmp_path_factory.mktemp("site")
    assert dissensus("schema", folder=folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[LanguageServer]:
    """A server wired by an editor's settings."""
    with language_server(site, {"schemas": editor_settings()["yaml.schemas"]}) as server_:
        yield server_


@pytest.fixture(scope="module")
def unwired(site: Path) -> Iterator[LanguageServer]:
    """A server that knows of schemas by the files' own first lines alone."""
    with language_server(site, {}) as server_:
        yield server_


CONTENT = [path.relative_to(ROOT).as_posix() for kind in FILE_KINDS if kind.is_yaml for path in ROOT.glob(kind.files)]


@pytest.mark.parametrize("file", sorted(CONTENT))
def test_no_alarm_stands_in_the_files_of_this_checkout(server: LanguageServer, file: str) -> None:
    assert server.told(file, (ROOT / file).read_text(encoding="utf-8")) == []


def test_no_alarm_stands_in_a_file_of_odd_words(server: LanguageServer) -> None:
    assert server.told(POINT, GOOD) == []


@pytest.mark.parametrize(("words", "instead", "line", "message"), BROKEN)
def test_an_alarm_stands_on_the_line_of_the_fault(
    server: LanguageServer, words: str, instead: str, line: int, message: str
) -> None:
    assert words in GOOD
    told = server.told(POINT, GOOD.replace(words, instead, 1))
    assert any(at == line and message in said for at, said in told), told


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("content/sources.yaml", "parties: {a: {name: A}}\nsources:\n  b: {name: B, kind: human}\n", 3),
        ("content/documents.yaml", "documents:\n  a: {file: a.txt}\n", 2),
        ("content/wording.yaml", "loaded: [a]\nverb: [b]\n", 2),
    ],
)
def test_each_kind_of_file_has_its_own_schema(server: LanguageServer, file: str, text: str, line: int) -> None:
    assert {at for at, _ in server.told(file, text)} == {line}


@pytest.mark.parametrize("kind", [kind for kind in FILE_KINDS if kind.is_yaml], ids=lambda kind: kind.name)
def test_a_first_line_leads_to_the_schema_too(unwired: LanguageServer, kind: FileKind) -> None:
    file = kind.files.replace("*", "bridge")
    assert unwired.told(file, "colour: red\n") == []
    assert (2, "Property colour is not allowed.") in unwired.told(file, f"{modeline(kind, file)}\ncolour: red\n")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("question", ["The contested question", "Who held the village?"]),
        ("said", ["When it was said.", "2024-03-XX"]),
        ("derived", ["How that date is known.", "`derived`: it follows from words of the document"]),
        ("to: other", ["The card it stands in relation to.", "A card of this point"]),
        ("as: contra", ["`contradicts`: the same proposition at the same time, rejected"]),
        ("counted", ["What is counted.", "killed"]),
    ],
)
def test_an_editor_shows_what_a_field_is(server: LanguageServer, words: str, shown: list[str]) -> None:
    over = server.hover(POINT, GOOD, words)
    for each in shown:
        assert each in over


def test_the_server_and_the_validator_agree(server: LanguageServer, judge: Judge) -> None:
    kind = kind_named("point")

    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(trees(kind.declaration))
    def same(tree: Tree) -> None:
        text = written(tree)
        if "🚀" not in text:  # the server counts UTF-16 units where draft 7 counts characters
            assert bool(server.told(POINT, text)) == bool(judge.judge(kind, text)["errors"]), text

    same()
