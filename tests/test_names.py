"""What is handed on names no machine: no folder of somebody's, no host but those a licence or a format names."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

SOMEBODYS_FOLDER = re.compile(r"(?<![\w.~$}/-])(/(home|Users|root)/\w|[A-Z]:\\Users\\)")
PLACE_OF_PACKAGES = re.compile(r"(?i)(--(extra-)?index-url|--find-links|--registry|\bregistry\s*=|\"resolved\")")
ADDRESS = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)

HOSTS = {
    "example.org",  # kept for examples by the people who give out names
    "www.w3.org",  # the name of SVG
    "www.sitemaps.org",  # the name of the form of sitemaps
    "docs.oasis-open.org",  # the name of SARIF’s schema
    "json-schema.org",  # the name of the draft in which schemas are written
    "www.adobe.com",  # in the fonts' licence
    "scripts.sil.org",  # in the fonts' licence
}
# Tests may ask for addresses anywhere, to see that they are not; documents stand as archived.
OF_ANY_HOST = ("tests/", "seeds/")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (SOMEBODYS_FOLDER, "open('/home/ann/site')"),
        (SOMEBODYS_FOLDER, r"C:\Users\ann"),
        (PLACE_OF_PACKAGES, "pip install --index-" + "url x"),
        (ADDRESS, "https://packages.example.com/axe-core"),
    ],
)
def test_a_name_is_noticed(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    "text", ["example.org/home/ann", "a/home/b", "~/root/x", "./home/x", "the registry of births", "/home"]
)
def test_other_words_are_left_alone(text: str) -> None:
    for pattern in (SOMEBODYS_FOLDER, PLACE_OF_PACKAGES, ADDRESS):
        assert not pattern.search(text)


def test_no_file_names_a_machine() -> None:
    assert list(_lines(SOMEBODYS_FOLDER)) == []


def test_no_file_names_a_place_of_packages() -> None:
    assert list(_lines(PLACE_OF_PACKAGES)) == []


def test_no_file_names_a_host_that_it_need_not() -> None:
    named = {
        f"{path.relative_to(ROOT)}: {host}"
        for path in _kept_files()
        if not path.relative_to(ROOT).as_posix().startswith(OF_ANY_HOST)
        for host in ADDRESS.findall(path.read_text(encoding="utf-8", errors="replace"))
        if host.lower() not in HOSTS
    }
    assert named == set()


def _lines(pattern: re.Pattern[str]) -> list[str]:
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
