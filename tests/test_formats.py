"""`--format` of the commands that tell faults: each form alone on standard output, whatever else is said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeSite

BROKEN = {"content/points/bridge.yaml": "question: What?\ntitel: The bridge\n"}
WARNED = {"content/points/second.yaml": "question: What?\ntitle: Second\nsummary: A sentence that cites nothing.\n"}


def dissensus(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dissensus", *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def results(told: str) -> list[Any]:
    return list(json.loads(told)["runs"][0]["results"])


COUNTED: dict[str, Callable[[str], int]] = {
    "json": lambda told: len(json.loads(told)["faults"]),
    "sarif": lambda told: len(results(told)),
    "github": lambda told: told.count("::error ") + told.count("::warning "),
}


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("form", COUNTED)
@pytest.mark.parametrize(("files", "code"), [({}, 0), (BROKEN, 1), (WARNED, 0)])
def test_a_form_is_all_there_is_on_stdout(
    command: str, form: str, files: Any, code: int, tmp_path: Path, make_site: MakeSite
) -> None:
    done = dissensus(command, "--format", form, folder=make_site(tmp_path, files))
    assert done.returncode == code
    assert bool(COUNTED[form](done.stdout)) is bool(files)
    assert "[unknown-key]" not in done.stderr
    assert not done.stdout.endswith("\n\n")


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(("options", "code"), [([], 0), (["--strict"], 1)])
def test_sarif_tells_how_the_command_ends(
    command: str, options: list[str], code: int, tmp_path: Path, make_site: MakeSite
) -> None:
    done = dissensus(command, "--format", "sarif", *options, folder=make_site(tmp_path, WARNED))
    assert done.returncode == json.loads(done.stdout)["runs"][0]["invocations"][0]["exitCode"] == code


def test_files_are_named_from_the_root_of_the_repository(tmp_path: Path, make_site: MakeSite) -> None:
    (tmp_path / ".git").mkdir()
    make_site(tmp_path / "our site", BROKEN)
    for arguments, folder in ((["our site"], tmp_path), ([], tmp_path / "our site")):
        github = dissensus("check", *arguments, "--format", "github", folder=folder).stdout
        assert github.startswith("::error file=our site/content/points/bridge.yaml,line=2,col=1,title=unknown-key::")
        [first, *_] = results(dissensus("check", *arguments, "--format", "sarif", folder=folder).stdout)
        artifact = first["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifact["uri"] == "our%20site/content/points/bridge.yaml"


def test_letters_are_utf_8_whatever_the_terminal_has(tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path, {"site.toml": 'title = "A site"\nübrig = "Київ"\n'})
    done = dissensus("check", "--format", "github", folder=site, PYTHONIOENCODING="latin-1")
    assert done.returncode == 1
    wording = {"site.toml": 'title = "A site"\n', "content/sources.yaml": "Київ: {}\n"}
    done = dissensus("check", "--format", "github", folder=make_site(tmp_path, wording), PYTHONIOENCODING="latin-1")
    assert "Київ" in done.stdout


@pytest.mark.skipif(sys.platform == "darwin", reason="its disks refuse names that are no UTF-8")
@pytest.mark.parametrize("form", COUNTED)
def test_a_name_that_is_no_utf_8_is_told(form: str, tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path)
    (site / os.fsdecode(b"content/caf\xe9.yaml")).write_bytes(b"")
    done = dissensus("check", "--format", form, folder=site)
    assert (done.returncode, COUNTED[form](done.stdout)) == (0, 1), done.stderr


def test_forms_are_the_same_on_whichever_hash_seed(tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path, {**BROKEN, **WARNED, "content/pages/a.md": "[@none] [@nobody]", "content/x.yaml": ""})
    for form in COUNTED:
        told = {dissensus("check", "--format", form, folder=site, PYTHONHASHSEED=seed).stdout for seed in "012"}
        assert len(told) == 1


@pytest.mark.skipif(os.name != "posix", reason="a terminal is made with pty")
@pytest.mark.parametrize(("files", "hint"), [(BROKEN, "unknown-key"), (WARNED, "CODE")])
def test_a_terminal_is_told_that_more_can_be_told(files: Any, hint: str, tmp_path: Path, make_site: MakeSite) -> None:
    import pty

    site = make_site(tmp_path, files)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dissensus", "check"]
    done = subprocess.run(command, cwd=site, stderr=theirs, stdout=subprocess.PIPE, check=False)
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    assert not done.stdout
    assert f"`dissensus explain {hint}` tells more." in said
