"""What makes pages: told apart by its code and by the versions of what it leans on, and by nothing of one machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import jinja2
import pytest

from dissensus.catalogue import maker
from dissensus.catalogue.maker import generator_files, maker_digest

CODE = {"catalogue/maker.py": "one", "rendering/templates.py": "two"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A generator, and a Jinja of version 3.1.6 beside it."""
    package = tmp_path / "here/dissensus"
    for name, code in CODE.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(code)
    (tmp_path / "site/jinja2").mkdir(parents=True)
    (tmp_path / "site/jinja2/__init__.py").touch()
    (tmp_path / "site/Jinja2-3.1.6.dist-info").mkdir()
    monkeypatch.setattr(jinja2, "__file__", str(tmp_path / "site/jinja2/__init__.py"))
    stands_at(package, monkeypatch)
    return package


def stands_at(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maker, "__file__", str(package / "catalogue/maker.py"))
    monkeypatch.setattr(maker, "_known", {})


def test_the_same_code_is_the_same_maker_at_any_time_and_in_any_place(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = maker_digest()
    os.utime(package / "rendering/templates.py", (0, 0))
    (package / "rendering/__pycache__").mkdir()
    (package / "rendering/__pycache__/templates.py").write_text("of no account")
    stands_at(package, monkeypatch)
    assert maker_digest() == before
    stands_at(Path(shutil.copytree(package, package.parent / "there/dissensus")), monkeypatch)
    assert maker_digest() == before


@pytest.mark.parametrize("name", [*CODE, "rendering/new.py"])
def test_other_code_is_another_maker(package: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = maker_digest()
    (package / name).write_text("six")
    assert maker_digest() == before  # it is the one that was loaded
    stands_at(package, monkeypatch)
    assert maker_digest() != before


def test_code_elsewhere_is_another_maker(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = maker_digest()
    (package / "rendering/templates.py").rename(package / "rendering/renamed.py")
    stands_at(package, monkeypatch)
    assert maker_digest() != before


def test_another_version_of_what_it_leans_on_is_another_maker_although_no_file_shows_it(
    package: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before, files_before = maker_digest(), generator_files()
    (tmp_path / "site/Jinja2-3.1.6.dist-info").rename(tmp_path / "site/Jinja2-3.1.7.dist-info")
    stands_at(package, monkeypatch)
    assert maker_digest() != before
    assert generator_files() != files_before


def test_what_else_is_installed_is_of_no_account(
    package: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before, files_before = maker_digest(), generator_files()
    (tmp_path / "site/jinja2_extras-1.0.dist-info").mkdir()
    stands_at(package, monkeypatch)
    assert maker_digest() == before
    assert generator_files() == files_before
