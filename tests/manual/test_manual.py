"""The manual: every command in it is run and says what it shows, every example is read, every link leads somewhere."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
import yaml

from dissensus.cli import COMMANDS
from manual.pages import MANUAL, Block, blocks, pages, runs, says

ROOT = MANUAL.parent
READERS: Mapping[str, Callable[[str], object]] = {"yaml": yaml.compose, "toml": tomllib.loads, "json": json.loads}
GENERATED = ("faults.md", "format.md")  # proved by tests of their own


def ids(page: Path) -> str:
    return page.relative_to(MANUAL).as_posix()


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which `dissensus` is the one that is tested."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "dissensus"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dissensus "$@"\n')
    program.chmod(0o755)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DISSENSUS")}
    return inherited | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "HOME": str(tmp_path),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


@pytest.mark.parametrize("page", [page for page in pages() if page.name not in GENERATED], ids=ids)
def test_what_the_page_does_is_what_comes_of_it(page: Path, tmp_path: Path, shell: dict[str, str]) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    for block in blocks(page):
        if block.language == "console":
            run_all(block, folder, shell)
        elif block.rest:
            write(block, folder)


def run_all(block: Block, folder: Path, shell: dict[str, str]) -> None:
    for command, said in runs(block):
        done = subprocess.run(
            ["bash", "-euc", command],
            cwd=folder, env=shell, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        assert done.returncode == int(block.rest or 0), f"line {block.line}: {command}\n{done.stdout}"
        assert says(done.stdout, said), f"line {block.line}: {command}\nsays\n{done.stdout}\nand not\n{said}"


def write(block: Block, folder: Path) -> None:
    name, _, plus = block.rest.partition(" ")
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text((file.read_text(encoding="utf-8") if plus else "") + block.text, encoding="utf-8")


@pytest.mark.parametrize("page", [page for page in pages() if page.name != "faults.md"], ids=ids)
def test_examples_are_of_their_language(page: Path) -> None:
    for block in blocks(page):
        if block.language in READERS:
            READERS[block.language](block.text)


@pytest.mark.parametrize("page", pages(), ids=ids)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if not link.startswith("https://"):
            file, _, anchor = link.partition("#")
            target = (page.parent / file).resolve() if file else page
            assert target.exists(), link
            assert not anchor or anchor in anchors(target), link


def prose(page: Path) -> str:
    """The page without its blocks and its words set as code."""
    return re.sub(r"^ *```.*?^ *```$|`[^`\n]+`", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The anchors that headings of a page have where Markdown is shown, as on code hosts."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", pages(), ids=ids)
def test_commands_and_options_that_are_named_exist(page: Path) -> None:
    for words in re.findall(r"`dissensus ([^`]+)`", page.read_text(encoding="utf-8")):
        command = command_of(words.split())
        known = {option for each in command.params for option in (*each.opts, *each.secondary_opts)} | {"--help", "-h"}
        assert {option.partition("=")[0] for option in words.split() if option.startswith("-")} <= known, words


def command_of(words: list[str]) -> click.Command:
    assert words[0] in COMMANDS, words
    command: click.Command = importlib.import_module(f"dissensus.cli.{words[0]}").command
    if isinstance(command, click.Group) and len(words) > 1 and not words[1].startswith("-"):
        assert words[1] in command.commands, words
        return command.commands[words[1]]
    return command


@pytest.mark.parametrize("name", sorted({
    name for page in pages() for name in re.findall(r"`((?:generator|themes|tests|content|seeds|docs|bench)/[\w./-]*)`",
                                                    page.read_text(encoding="utf-8"))
    if page.name in ("architecture.md",)
}))  # fmt: skip
def test_files_of_the_project_that_are_named_exist(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("a\nb\n", "a\nb"),
        ("Built 3 pages in 0.2 s", "Built 3 pages in … s"),
        ("a\nx\ny\nb", "a\n…\nb"),
        ("a\nb", "a\n…\nb"),
        ("a\n", "…"),
    ],
)
def test_what_is_shown_matches_what_is_said(told: str, expected: str) -> None:
    assert says(told, expected)


@pytest.mark.parametrize(("told", "expected"), [("a", "b"), ("a\nb", "a"), ("a", ""), ("ab", "a.")])
def test_what_is_shown_and_not_said_is_noticed(told: str, expected: str) -> None:
    assert not says(told, expected)
