"""The wheel: installed where there is no checkout, it builds a site with the theme it carries."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.starting.skeleton import site_files

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be handed on, built with the hatchling that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        folder,
    )
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def apart(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel, borrows what it needs, and sees no checkout."""
    folder = tmp_path_factory.mktemp("apart") / "environment"
    venv.create(folder, with_pip=False)
    [packages] = folder.glob("lib/python*/site-packages")
    python = folder / "bin/python"
    _run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(python),
            "install",
            "--no-deps",
            "--no-index",
            str(wheel),
        ],
        folder,
    )
    # A path file within a path file is not followed: an editable install of the checkout stays out of sight.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin"


def test_the_default_theme_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name.removeprefix("dissensus/") for name in archive.namelist()}
    theme = {path.relative_to(ROOT).as_posix() for path in (ROOT / "themes/default").rglob("*") if path.is_file()}
    assert theme
    assert theme <= inside


def test_the_explanations_are_inside(apart: Path, tmp_path: Path) -> None:
    assert "Mended:" in _run([str(apart / "dissensus"), "explain", "unknown-document"], tmp_path)


def test_the_scripts_of_the_watching_server_are_inside(wheel: Path) -> None:
    folder = ROOT / "generator/dissensus/serving/page"
    with zipfile.ZipFile(wheel) as archive:
        for script in folder.iterdir():
            assert archive.read(f"dissensus/serving/page/{script.name}") == script.read_bytes()


def test_nothing_but_the_generator_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {"dissensus", _metadata(wheel)}


def test_the_command_is_that_of_the_wheel(apart: Path, tmp_path: Path) -> None:
    where = _run([str(apart / "python"), "-c", "import dissensus; print(dissensus.__file__)"], tmp_path)
    assert Path(where.strip()).is_relative_to(apart.parent)


def test_it_tells_what_it_can_do(apart: Path, tmp_path: Path) -> None:
    assert "build" in _run([str(apart / "dissensus"), "--help"], tmp_path)


def test_it_builds_a_site_in_an_empty_folder(apart: Path, make_site: MakeSite, tmp_path: Path) -> None:
    _run([str(apart / "dissensus"), "build"], make_site(tmp_path))
    built = tmp_path / "public"
    assert "Bridge standing" in (built / "points/bridge/index.html").read_text(encoding="utf-8")
    assert list(built.rglob("*.css")), "the default theme's style sheet"


def test_it_makes_a_new_site_with_every_file_of_it(apart: Path, tmp_path: Path) -> None:
    _run([str(apart / "dissensus"), "new", "clock"], tmp_path)
    made = {
        path.relative_to(tmp_path / "clock").as_posix() for path in (tmp_path / "clock").rglob("*") if path.is_file()
    }
    assert made == set(site_files())
    assert {".gitignore", ".github/workflows/site.yml", ".vscode/settings.json"} <= made
    _run([str(apart / "dissensus"), "check", "--strict", "clock"], tmp_path)


def _metadata(wheel: Path) -> str:
    return "-".join(wheel.name.split("-")[:2]) + ".dist-info"


def _run(command: list[str], folder: Path) -> str:
    """What a program prints that runs in `folder` and knows nothing of this checkout."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
