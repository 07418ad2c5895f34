"""A checkout installs itself: at pinned versions, from whatever registry is set, or with a plain sentence."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
NPM = ("", "bench/peers/eleventy")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    exact = [re.fullmatch(r"([\w.-]+)==([\w.]+)", line) for line in lines if not line.startswith("#")]
    assert all(exact), "every line pins one exact version, and names nothing else"
    return {canonicalize_name(match[1]): match[2] for match in exact if match}


def declared(*extras: str) -> list[Requirement]:
    named = [
        *PROJECT["dependencies"],
        *(line for extra in extras for line in PROJECT["optional-dependencies"][extra]),
    ]
    return [Requirement(line) for line in named]


def closure(wanted: list[Requirement]) -> set[str]:
    """The names of `wanted` and of all that they need on this machine."""
    names: set[str] = set()
    waiting = [(requirement, "") for requirement in wanted]
    while waiting:
        requirement, extra = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in names or (requirement.marker and not requirement.marker.evaluate({"extra": extra})):
            continue
        names.add(name)
        needed = [Requirement(line) for line in requires(name) or ()]
        waiting += [(each, one) for each in needed for one in (requirement.extras or {""})]
    return names


def test_whatever_is_installed_is_pinned() -> None:
    build = [Requirement(line) for line in ("hatchling", "editables")]
    for name in closure([*declared("dev"), *[each for each in build if _is_installed(each.name)]]):
        assert name in pins(), f"{name} has no line in constraints.txt: make pins"
        assert pins()[name] == version(name), f"{name} is installed at another version than constraints.txt says"


def test_pins_meet_what_is_declared() -> None:
    for requirement in declared("dev"):
        assert pins()[canonicalize_name(requirement.name)] in requirement.specifier


def test_every_import_is_declared() -> None:
    distributions = packages_distributions()
    for folder, extras in ((ROOT / "generator", ()), (ROOT / "tests", ("dev",))):
        allowed = {canonicalize_name(requirement.name) for requirement in declared(*extras)} | {"dissensus"}
        for module, file in _imports(folder):
            offered_by = {canonicalize_name(name) for name in distributions.get(module, ())}
            assert not offered_by or offered_by & allowed, f"pyproject.toml does not declare {module}: {file.name}"


@pytest.mark.parametrize("folder", NPM)
def test_the_lock_file_names_no_host(folder: str) -> None:
    lock = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in lock
    packages = json.loads(lock)["packages"]
    assert all("integrity" in package for path, package in packages.items() if path)


@pytest.mark.parametrize("folder", NPM)
def test_npm_packages_are_pinned(folder: str) -> None:
    wanted = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    assert "dependencies" not in wanted, "the generator and its sites need nothing from npm"
    for number in wanted["devDependencies"].values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", number)


def test_the_readme_names_what_the_checks_run() -> None:
    run = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = run[-1]
    assert re.search(rf"^\s*{command}\b", readme, re.MULTILINE) or f"`{command}`" in readme
    assert os.access(ROOT / ".ci/run", os.X_OK)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("exit 1", "needs Python 3.11 or newer; ./old is Python 3.9.2"),
        ("case $2 in *ensurepip*) exit 1; esac", "cannot make virtual environments"),
    ],
)
def test_a_python_that_will_not_do_is_told_in_a_sentence(tmp_path: Path, answer: str, sentence: str) -> None:
    old = tmp_path / "old"
    old.write_text(f"#!/bin/sh\ncase $1 in --version) echo Python 3.9.2; exit; esac\n{answer}\n", encoding="utf-8")
    old.chmod(0o755)
    assert sentence in _make(tmp_path, "PYTHON=./old", "site")


def test_a_python_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    assert 'No program is called "./none"' in _make(tmp_path, "PYTHON=./none", "site")


def test_a_browser_that_is_not_there_is_told_in_a_sentence() -> None:
    finder = [sys.executable, str(ROOT / "tests/browser/chromium.py")]
    done = subprocess.run(
        finder,
        env=os.environ | {"DISSENSUS_CHROMIUM": "/no/such/browser"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "DISSENSUS_CHROMIUM names '/no/such/browser', which is no program that can be run.\n"


def _make(folder: Path, *arguments: str) -> str:
    """What `make` says in a folder with nothing but our Makefile, where it fails."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    (folder / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    done = subprocess.run(["make", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert not (folder / ".venv").exists()
    return done.stderr


def _imports(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every top-level module that a folder's files import, with the file."""
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((alias.name.partition(".")[0], file) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0], file


def _is_installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True
