"""`dissensus explain`: every fault is explained, every example is true, and the manual's page is made of the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from dissensus.cli.commands import dissensus as command_line
from dissensus.faults.explanation_text import tell_all, tell_explanation
from dissensus.faults.explanations import CODES, GROUPS, Explanation, explanation, parse
from dissensus.faults.manual import manual
from dissensus.faults.text import tell_text
from dissensus.reading import Site
from dissensus.whole import find_faults
from explained_site import MENDED_SITE, places_of, spoil

ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "generator/dissensus/faults/explained"
MANUAL = ROOT / "docs/faults.md"
COLUMNS = 100
NOT_FOR_CURATORS = re.compile(
    r"\b(?:dict|str|int|float|string|array|object|null|boolean|exception|traceback|parser?|invalid|illegal|"
    r"forbidden|forgot|your|please|simply|just)\b",
    re.IGNORECASE,
)


def explained(code: str) -> Explanation:
    found = explanation(code)
    assert found
    return found


def dissensus(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dissensus", *arguments],
        env={**os.environ, "COLUMNS": str(COLUMNS), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# ── which are explained ──────────────────────────────────────────────────────────────────────────────────────────


def test_every_code_is_explained_and_every_explanation_has_a_code() -> None:
    folders = {path.name for path in (ROOT / "tests/faults").iterdir() if path.is_dir()}
    assert set(CODES) == folders == {path.stem for path in TEXTS.iterdir()}


def test_no_code_stands_in_two_groups() -> None:
    assert len(CODES) == len(set(CODES))
    assert all(GROUPS.values())


def test_the_texts_are_found_where_the_package_is() -> None:
    assert (files("dissensus.faults") / "explained" / f"{CODES[0]}.md").is_file()


@pytest.mark.parametrize("code", ["", "unknown", "../fault", "unknown-document.md", "UNKNOWN-DOCUMENT"])
def test_what_is_no_code_has_no_explanation(code: str) -> None:
    assert explanation(code) is None


# ── what they say ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_is_of_its_code_and_short(code: str) -> None:
    each = explained(code)
    assert each.code == code
    assert each.meaning.endswith(".") and not re.search(r"[.?!] [A-Z]", each.meaning), "one sentence"
    assert 60 < len(each.why) < 500
    ours = each.markdown.replace(each.told, "")
    assert max(len(line) for line in ours.splitlines()) <= 120
    assert each.wrong != each.mended


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_is_written_for_curators(code: str) -> None:
    each = explained(code)
    assert not NOT_FOR_CURATORS.findall(re.sub(r"`[^`]*`", "", f"{each.meaning} {each.why}"))


@pytest.mark.parametrize("text", ["", "# a\n\nB.\n", "# a\n\nB.\n\nC.\n\nIn `d`, wrong:\n\n```yaml\n```\n"])
def test_another_shape_is_our_error(text: str) -> None:
    with pytest.raises(ValueError, match="shape"):
        parse(text)


# ── their examples are true ──────────────────────────────────────────────────────────────────────────────────────


def test_the_site_with_everything_mended_has_no_fault() -> None:
    assert find_faults(MENDED_SITE) == ()


@pytest.mark.parametrize("code", [code for code in CODES if explained(code).file])
def test_what_is_called_mended_stands_in_that_site(code: str) -> None:
    each = explained(code)
    assert len(places_of(each.mended, (MENDED_SITE / str(each.file)).read_text(encoding="utf-8"))) == 1


@pytest.mark.parametrize("code", CODES)
def test_what_is_called_wrong_is_told_so(code: str, tmp_path: Path, refresh: bool) -> None:
    each = explained(code)
    site = Site(spoil(tmp_path, each))
    faults = find_faults(site.root)
    told = tell_text(faults, site.glance, colour=False, width=COLUMNS).rpartition("\n\n")[0] + "\n"
    if refresh:
        written = (TEXTS / f"{code}.md").read_text(encoding="utf-8")
        (TEXTS / f"{code}.md").write_text(
            written.replace(f"```text\n{each.told}```\n\nMended", f"```text\n{told}```\n\nMended"),
            encoding="utf-8",
            newline="\n",
        )
    assert {fault.code for fault in faults} == {code}
    assert told == explained(code).told


# ── how they are told ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("width", [1, 60, 300])
def test_all_of_an_explanation_is_told(code: str, width: int) -> None:
    each = explained(code)
    told = tell_explanation(each, colour=False, width=width)
    words = told.split()
    for part in (each.code, each.meaning, each.why, each.file or "", each.wrong, each.told, each.mended):
        assert " ".join(part.split()) in " ".join(words)


def test_paragraphs_keep_to_the_width_and_examples_to_their_lines() -> None:
    each = explained("unequal-positions")
    told = tell_explanation(each, colour=False, width=60)
    before, _, example = told.partition(", wrong:")
    assert max(map(len, before.splitlines())) <= 60
    assert all(f"    {line}" in example.splitlines() for line in each.wrong.splitlines())


def test_a_very_wide_terminal_makes_no_very_wide_paragraph() -> None:
    assert max(map(len, tell_all(colour=False, width=1_000).splitlines())) <= 104


def test_colour_adds_nothing_but_colour() -> None:
    each = explained("tag")
    for plain, coloured in (
        (tell_all(colour=False, width=80), tell_all(colour=True, width=80)),
        (tell_explanation(each, colour=False, width=80), tell_explanation(each, colour=True, width=80)),
    ):
        assert re.sub(r"\x1b\[[01]m", "", coloured) == plain != coloured


def test_the_list_has_every_code_with_its_sentence() -> None:
    told = " ".join(tell_all(colour=False, width=80).split())
    for title, codes in GROUPS.items():
        assert title in told
        for code in codes:
            assert f"{code} {explained(code).meaning}" in told


# ── the manual ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_of_the_manual_is_that_of_these_texts(refresh: bool) -> None:
    if refresh:
        MANUAL.write_text(manual(), encoding="utf-8", newline="\n")
    assert MANUAL.read_text(encoding="utf-8") == manual(), "make it anew: dissensus explain --markdown >docs/faults.md"


def test_links_of_that_page_lead_to_its_headings() -> None:
    page = manual()
    assert re.findall(r"\]\(#([^)]+)\)", page) == re.findall(r"^### (.+)$", page, re.MULTILINE) == list(CODES)


# ── the command ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_is_told_on_standard_output() -> None:
    done = dissensus("explain", "unknown-document")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == tell_explanation(explained("unknown-document"), colour=False, width=COLUMNS) + "\n"


@pytest.mark.parametrize("typed", ["[unknown-document]", "UNKNOWN-document", " [unknown-document] "])
def test_a_code_may_be_typed_as_it_is_told(typed: str) -> None:
    assert dissensus("explain", typed).stdout == dissensus("explain", "unknown-document").stdout


def test_without_a_code_all_are_listed() -> None:
    done = dissensus("explain")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == tell_all(colour=False, width=COLUMNS) + "\n"


def test_markdown_is_that_of_the_manual() -> None:
    assert dissensus("explain", "--markdown").stdout == manual()
    one = dissensus("explain", "tag", "--markdown", PYTHONIOENCODING="ascii").stdout
    assert one == (TEXTS / "tag.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("unknown-dokument", 'Did you mean "unknown-document"?'),
        ("UNKNOWN_DOCUMENT", 'Did you mean "unknown-document"?'),
        ("zzz", "`dissensus explain` lists them all."),
        ("\x1b[2J", "lists them all."),
    ],
)
def test_a_code_that_is_none_is_misuse_with_a_hint(code: str, said: str) -> None:
    done = dissensus("explain", code)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "\x1b" not in done.stderr


def test_a_terminal_without_these_letters_gets_their_numbers() -> None:
    done = dissensus("explain", "quote-elision", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert r"[\u2026]" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="a terminal is made with pty")
@pytest.mark.parametrize(
    ("environment", "is_bold"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_is_told_in_bold_unless_it_wants_none(environment: dict[str, str], is_bold: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dissensus", "explain", "tag"]
    usual = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    subprocess.run(command, env={**usual, "TERM": "xterm", **environment}, stdout=theirs, check=True)
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    assert said.startswith("\x1b[1mtag\x1b[0m" if is_bold else "tag\r\n")


def test_codes_are_completed() -> None:
    completion = ShellComplete(command_line, {}, "dissensus", "_DISSENSUS_COMPLETE")
    assert [each.value for each in completion.get_completions(["explain"], "quote-e")] == [
        "quote-elision",
        "quote-empty",
    ]
