"""Completion: the ids of a site where a command takes one; nothing, and no word, where there are none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from conftest import MakeSite
from dissensus.cli.commands import dissensus
from dissensus.cli.completing import Complete, card_ids, document_ids, point_ids, source_ids
from dissensus.cli.completion import SHELLS
from dissensus.cli.ids import card_ids_in, listed_ids_in, point_ids_in

BROKEN = "question: What?\ncards:\n  - {id: one, claim: Said one.}\n  - {id: two, claim: [\n"


def offered(root: click.Command, *words: str) -> dict[str, str | None]:
    """What is offered for the last of the words."""
    *before, incomplete = words
    completions = ShellComplete(root, {}, "dissensus", "_DISSENSUS_COMPLETE").get_completions(before, incomplete)
    return {item.value: item.help for item in completions}


def taking(complete: Complete) -> click.Command:
    """A command that takes a point, an id and a site."""

    @click.command()
    @click.option("--site", type=click.Path(path_type=Path))
    @click.option("--point")
    @click.argument("id_", shell_complete=complete)
    def command(**_: object) -> None: ...

    return command


@pytest.mark.parametrize(
    ("complete", "words", "found"),
    [
        (point_ids, ["br"], {"bridge": None}),
        (point_ids, ["x"], {}),
        (source_ids, ["of"], {"officials": "Officials of the province"}),
        (document_ids, [""], {"herald-2024-03-12": "A bridge in the north"}),
        (card_ids, [""], {"bridge#": None}),
        (card_ids, ["bridge#p"], {"bridge#port-fallen": "Said that the bridge had fallen."}),
        (card_ids, ["ferry#"], {}),
        (card_ids, ["../bridge#"], {}),
        (card_ids, ["--point", "bridge", "port"], {"port-fallen": "Said that the bridge had fallen."}),
    ],
)
def test_ids_are_offered(
    complete: Complete, words: list[str], found: dict[str, str | None], tmp_path: Path, make_site: MakeSite
) -> None:
    assert offered(taking(complete), "--site", str(make_site(tmp_path)), *words) == found


def test_without_a_site_it_is_the_current_folder(
    tmp_path: Path, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_site(tmp_path))
    assert list(offered(taking(point_ids), "")) == ["bridge"]
    assert list(offered(dissensus, "coverage", "--document", "her")) == ["herald-2024-03-12"]


@pytest.mark.parametrize("complete", [point_ids, source_ids, document_ids, card_ids])
def test_where_no_site_is_nothing_is_offered(complete: Complete, tmp_path: Path) -> None:
    assert offered(taking(complete), "--site", str(tmp_path), "") == {}
    assert offered(taking(complete), "--site", str(tmp_path / "nowhere"), "") == {}


@pytest.mark.parametrize("complete", [source_ids, document_ids])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"sources: [a, {b: c}]\n", b"- 1\n", b"a: *b\n", b"{"])
def test_a_file_with_faults_is_read_past_them(
    complete: Complete, content: bytes, tmp_path: Path, make_site: MakeSite
) -> None:
    files = {"content/sources.yaml": content, "content/documents.yaml": content}
    assert set(offered(taking(complete), "--site", str(make_site(tmp_path, files)), "")) <= {"0", "1"}


def test_what_stands_before_a_break_is_offered(tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path, {"content/points/bridge.yaml": BROKEN})
    assert card_ids_in(site, "bridge") == {"one": "Said one.", "two": ""}


def test_help_is_no_command_to_the_terminal(tmp_path: Path, make_site: MakeSite) -> None:
    sources = 'sources:\n  herald: {name: "The\\e]0;x\\a\\nHerald"}\n'
    site = make_site(tmp_path, {"content/sources.yaml": sources})
    assert offered(taking(source_ids), "--site", str(site), "") == {"herald": "The␛]0;x␇ Herald"}


def test_ids_are_read_whatever_the_style(tmp_path: Path, make_site: MakeSite) -> None:
    block = "sources:\n  b:\n    spellings: [x, {y: z}]\n    name: B\n  a: {name: A}\nparties:\n  c: {name: C}\n"
    site = make_site(tmp_path, {"content/sources.yaml": block})
    assert listed_ids_in(site, "content/sources.yaml", "sources", "name") == {"a": "A", "b": "B"}


def test_points_are_known_by_the_names_of_their_files(tmp_path: Path, make_site: MakeSite) -> None:
    files: dict[str, str | bytes | None] = {
        "content/points/ferry.yaml": b"\x00",
        "content/points/.ferry.yaml.swp": "",
        "content/points/x.txt": "",
    }
    assert point_ids_in(make_site(tmp_path, files)) == ["bridge", "ferry"]


def test_a_large_file_is_not_waited_for(tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path, {"content/sources.yaml": b"sources: {a: {name: A}}\n#" + b"x" * (5 << 20)})
    assert listed_ids_in(site, "content/sources.yaml", "sources", "name") == {}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_all_there_is_on_stdout(shell: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dissensus", "completion", shell]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "_DISSENSUS_COMPLETE" in done.stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="this machine has no bash")
def test_bash_completes_an_id(tmp_path: Path, make_site: MakeSite) -> None:
    """The whole way: bash reads the script, and asks a program called dissensus on its path."""
    site = make_site(tmp_path / "site")
    program = tmp_path / "bin" / "dissensus"
    program.parent.mkdir()
    called = tmp_path / "dissensus"  # by its own name; and a path with a space in it can stand in no first line
    called.write_text("from dissensus.cli import main\nmain()\n")
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{called}" "$@"\n')
    program.chmod(0o755)
    script = """
        eval "$(dissensus completion bash)"
        COMP_WORDS=(dissensus coverage --document her) COMP_CWORD=3
        _dissensus_completion dissensus her --document
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script], cwd=site, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("herald-2024-03-12\n", "")


def test_nothing_heavy_is_imported_for_a_tab(tmp_path: Path, make_site: MakeSite) -> None:
    code = (
        "import sys\n"
        "from click.shell_completion import ShellComplete\n"
        "from dissensus.cli.commands import dissensus\n"
        "complete = ShellComplete(dissensus, {}, 'dissensus', 'X').get_completions\n"
        "assert complete([], 'b') and complete(['coverage', '--document'], '')\n"
        "sys.exit(', '.join(sorted({'jinja2', 'markdown_it', 'dissensus.whole'} & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=make_site(tmp_path), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_ten_thousand_points_cost_one_look_into_their_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "content/points"
    folder.mkdir(parents=True)
    for number in range(10_000):
        (folder / f"point-{number}.yaml").touch()
    opened: list[object] = []
    monkeypatch.setattr(Path, "open", _noting(opened))
    assert len(offered(taking(point_ids), "--site", str(tmp_path), "point-99")) == 111
    assert opened == []


def _noting(opened: list[object]) -> Callable[..., object]:
    def refuse(path: Path, *_: object, **__: object) -> object:
        opened.append(path)
        raise AssertionError("no file is to be opened")

    return refuse


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["add", "card", ""], {"bridge"}),
        (["add", "card", "bridge", "--speaker", "o"], {"officials"}),
        (["add", "card", "bridge", "--via", ""], {"herald", "officials", "port-spokesman"}),
        (["add", "card", "bridge", "--document", ""], {"herald-2024-03-12"}),
        (["add", "card", "bridge", "--position", "st"], {"stands"}),
        (["add", "card", "bridge", "--rejects", ""], {"stands", "fallen", "officials-stands", "port-fallen"}),
        (["add", "card", "ferry", "--rejects", ""], set()),
        (["add", "card", "../bridge", "--position", ""], set()),
        (["add", "card", "--dated", "d"], {"derived"}),
        (["add", "card", "--fit", ""], {"full", "partial"}),
        (["add", "source", "--kind", "o"], {"outlet"}),
        (["add", "source", "--party", ""], {"port", "province"}),
        (["add", "source", "--part-of", "h"], {"herald"}),
        (["add", "source", "--member", "h"], {"herald"}),
        (["add", "document", "--outlet", ""], {"herald"}),
        (["quote", "her"], {"herald-2024-03-12"}),
    ],
)
def test_every_id_of_a_command_is_offered(
    words: list[str], found: set[str], tmp_path: Path, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_site(tmp_path))
    assert set(offered(dissensus, *words)) == found
