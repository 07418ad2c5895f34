"""What is handed on names no machine: no folder of somebody's, and no host that packages come from."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

SOMEBODYS_FOLDER = re.compile(r"(?<![\w.~$}/-])(/(home|Users|root|work)/\w|/tmp/venv\b|[A-Z]:\\Users\\)")
PACKAGE_HOST = re.compile(r"(?i)\b(pypi|pythonhosted|npmjs|yarnpkg|debian|proxy\.golang)\.(org|com)\b")
PLACE_OF_PACKAGES = re.compile(r"(?i)(--(extra-)?index-url|--find-links|--registry|\bregistry\s*=|\"resolved\")")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (SOMEBODYS_FOLDER, "open('/home/ann/site')"),
        (SOMEBODYS_FOLDER, "cd /work/x"),
        (SOMEBODYS_FOLDER, r"C:\Users\ann"),
        (PACKAGE_HOST, "https://registry." + "npmjs" + ".org/axe-core"),
        (PLACE_OF_PACKAGES, "pip install --index-" + "url x"),
    ],
)
def test_a_name_is_noticed(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    "text",
    ["https://example.org/home/ann", "a/work/b", "~/root/x", "./home/x", "the registry of births", "/home"],
)
def test_other_words_are_left_alone(text: str) -> None:
    for pattern in (SOMEBODYS_FOLDER, PACKAGE_HOST, PLACE_OF_PACKAGES):
        assert not pattern.search(text)


def test_no_file_names_a_machine() -> None:
    assert list(_names(SOMEBODYS_FOLDER)) == []


def test_no_file_names_a_host_of_packages() -> None:
    assert list(_names(PACKAGE_HOST)) == []
    assert list(_names(PLACE_OF_PACKAGES)) == []


def _names(pattern: re.Pattern[str]) -> list[str]:
    """File, line and words of every match, this file's own samples aside."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in _kept_files()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def _kept_files() -> list[Path]:
    """Every file that git keeps, or would."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no git checkout, so that nobody knows which files are handed on")
    paths = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    assert paths
    return [path for path in paths if path.is_file()]
