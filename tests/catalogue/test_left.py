"""How everything was left: believed only as it was written, and while nothing is about to change it."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from dissensus.catalogue.left import (
    ROLLED_IN,
    as_left,
    break_seal,
    is_as_it_was_left,
    published_in,
    seal,
    told_by,
    write_left,
    write_told,
)
from dissensus.marks import Marks
from dissensus.ordinary import stamp_at

NUMBERS = (54, 68, 0)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with nothing in it but what is remembered of it."""
    site = tmp_path / "site"
    folder = site / ".dissensus"
    folder.mkdir(parents=True)
    (folder / "catalogue").write_bytes(b"a catalogue")
    (site / "public").mkdir()
    (site / "public/page").write_bytes(b"a page")
    published = {"page": stamp(site / "public/page")}
    write_left(str(folder), (os.path.realpath(site / "public"), "None"), NUMBERS, ("site.toml",), {}, published)
    seal(str(folder))
    return site


def stamp(path: Path) -> str:
    return stamp_at(str(path)) or ""


def known_of(site: Path, output: str) -> tuple[Marks, str]:
    look, left = published_in(str(site / ".dissensus"), str(site / output))
    return look.marks, left


def left_of(site: Path) -> tuple[int, ...] | None:
    return as_left(str(site), str(site / "public"), "None")


def test_what_was_left_is_known(site: Path) -> None:
    assert left_of(site) == NUMBERS
    assert known_of(site, "public") == ({"page": stamp(site / "public/page")}, stamp(site / ".dissensus/site.left"))


def test_of_another_folder_nothing_is_known(site: Path) -> None:
    assert known_of(site, "elsewhere") == ({}, "")


def test_with_any_byte_other_it_is_as_good_as_not_there(site: Path) -> None:
    path = site / ".dissensus/site.left"
    content = path.read_bytes()
    for at in (*range(100), *range(100, len(content), 97)):
        for by in (1, 16, 255):
            spoilt = bytearray(content)
            spoilt[at] ^= by
            path.write_bytes(spoilt)
            assert left_of(site) is None
            assert known_of(site, "public") == ({}, "")


def test_what_was_told_is_told_again_only_as_it_was(site: Path) -> None:
    folder = site / ".dissensus"
    write_told(str(folder), stamp(folder / "site.left"), "80", "A warning.")
    assert told_by(str(folder), "80") == "A warning."
    assert told_by(str(folder), "100") is None
    path = folder / "told.left"
    path.write_bytes(path.read_bytes().replace(b"A warning", b"B warning"))
    assert told_by(str(folder), "80") is None


@pytest.mark.parametrize("told", ["“So … it is”, says Ω", "a name that is no text: \udcff", "\ud800", ""])
def test_any_text_is_told_again_whatever_the_locale_could_say(site: Path, told: str) -> None:
    folder = site / ".dissensus"
    write_told(str(folder), stamp(folder / "site.left"), "80", told)
    assert told_by(str(folder), "80") == (told or None)


def test_what_is_in_another_form_is_as_good_as_not_there(site: Path) -> None:
    path = site / ".dissensus/site.left"
    plain = path.read_bytes()[4:].replace(b"site.toml", b"s\xfftoml")
    path.write_bytes(zlib.crc32(plain).to_bytes(4, "big") + plain)
    assert left_of(site) is None


@pytest.mark.parametrize("ending", ROLLED_IN)
def test_beside_what_would_be_rolled_into_it_a_catalogue_is_not_believed(site: Path, ending: str) -> None:
    assert is_as_it_was_left(str(site / ".dissensus"))
    (site / f".dissensus/catalogue{ending}").symlink_to("nowhere")
    assert not is_as_it_was_left(str(site / ".dissensus"))
    assert left_of(site) is None


def test_with_the_seal_broken_nothing_is_as_it_was_left(site: Path) -> None:
    break_seal(str(site / ".dissensus"))
    break_seal(str(site / ".dissensus"))
    assert not is_as_it_was_left(str(site / ".dissensus"))
    assert left_of(site) is None


def test_beside_a_build_that_has_not_finished_nothing_is_as_it_was_left(site: Path) -> None:
    (site / "public/.dissensus").mkdir()
    assert left_of(site) == NUMBERS
    (site / "public/.dissensus/journal.json").write_bytes(b"")
    assert left_of(site) is None
