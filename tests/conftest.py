"""What every test may ask for: small sites, the site of this checkout built, a static host, a refresh."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

import folder_server
import small_site
from dissensus import parallel

ROOT = Path(__file__).parent.parent

# A shared machine is slow when it likes: no deadline. A failure prints what reproduces it.
settings.register_profile("usual", deadline=None, print_blob=True)
settings.register_profile("thorough", settings.get_profile("usual"), max_examples=2_000)
settings.load_profile("usual")


class MakeSite(Protocol):
    """`make_site(folder, files)`: `folder` as the small site, with `files` put in; None leaves a file out."""

    def __call__(self, folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path: ...


class BuildSite(Protocol):
    """`build_site(folder)`: the folder's `public/`, built by the command as a curator runs it."""

    def __call__(self, folder: Path) -> Path: ...


class Serve(Protocol):
    """`with serve(folder, below="/a/b/") as address`: the folder on a static host of this machine."""

    def __call__(self, folder: Path, below: str = "/a/b/") -> AbstractContextManager[str]: ...


@pytest.fixture(params=["fork", "spawn"])
def started(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How further processes are started: as here, and as where nothing can be forked."""
    if request.param == "fork" and sys.platform != "linux":
        pytest.skip("processes are forked on Linux alone")
    method = str(request.param)
    monkeypatch.setattr(parallel, "_start_method", lambda: method)
    return method


@pytest.fixture
def heard_signals() -> Iterator[None]:
    """Ctrl-C and a terminal that hangs up reach what a test starts, though the suite may run behind `nohup` and `&`."""
    signals = [each for each in (signal.SIGINT, getattr(signal, "SIGHUP", None)) if each]
    before = {each: signal.getsignal(each) for each in signals}
    for each in signals:
        signal.signal(each, signal.default_int_handler if each == signal.SIGINT else signal.SIG_DFL)
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write golden files and told faults anew")


@pytest.fixture(scope="session")
def refresh(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written anew instead of compared."""
    return bool(request.config.getoption("--refresh"))


@pytest.fixture(scope="session")
def make_site() -> MakeSite:
    return small_site.make_site


@pytest.fixture(scope="session")
def build_site() -> BuildSite:
    return _build


@pytest.fixture(scope="session")
def serve() -> Serve:
    return folder_server.served


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this checkout, built elsewhere once for each worker: whatever `public/` holds."""
    copy = tmp_path_factory.mktemp("real")
    shutil.copy(ROOT / "site.toml", copy)
    for part in ("content", "seeds"):
        shutil.copytree(ROOT / part, copy / part)
    return _build(copy)


def _build(folder: Path) -> Path:
    done = subprocess.run(
        [sys.executable, "-m", "dissensus", "build"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "public"
