"""The watch: what counts as a change, how it is heard of, and how many changes are one (W1–W5)."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers import Observer

from conftest import MakeSite
from dissensus.build import build
from dissensus.serving import watching
from dissensus.serving.grounds import Grounds
from dissensus.serving.settling import Patience
from dissensus.serving.survey import Stamp, Survey, step_by_step
from dissensus.serving.watching import Watch

# watchdog watches some folders twice that are made one inside the other; the session silences its saying so.
pytestmark = pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning")

POINT = "content/points/bridge.yaml"
SEED = "seeds/herald.txt"
CALM = Patience(quiet=0.3, breath=0.3, longest=20.0, under_way=60.0)  # a loaded machine may pause a writer for a while
LONG = 30.0  # seconds in which a change is certain to be heard; waited out only where a test fails
QUIET = 0.6  # seconds in which nothing is heard, where nothing should be


@pytest.fixture
def site(tmp_path: Path, make_site: MakeSite) -> Path:
    return make_site(tmp_path / "site", {"themes/own/theme.toml": 'name = "own"\napi = 1\nextends = "default"\n'})


@pytest.fixture
def watch(site: Path) -> Iterator[Watch]:
    """A watch that goes by events alone."""
    watch = Watch(site, Observer, CALM, between_rounds=None)
    watch.follow(frozenset({SEED}))
    watch.start()
    yield watch
    watch.stop()


def touch(path: Path) -> None:
    path.touch()


def chmod_and_back(path: Path) -> None:
    path.chmod(0o600)
    path.chmod(0o644)


def write_the_same(path: Path) -> None:
    path.write_bytes(path.read_bytes())


def replace_by_the_same(path: Path) -> None:
    other = path.with_name(".4913")
    other.write_bytes(path.read_bytes())
    other.rename(path)


@pytest.mark.parametrize("deed", [Path.read_bytes, touch, chmod_and_back, write_the_same, replace_by_the_same])
def test_w1_what_leaves_the_bytes_as_they_are_is_no_change(
    deed: Callable[[Path], object], site: Path, watch: Watch
) -> None:
    deed(site / POINT)
    assert watch.changed(QUIET) == frozenset()


@pytest.mark.parametrize(
    "name",
    [
        "public/index.html",
        "public/points/bridge/index.html",
        ".dissensus/catalogue",
        ".dissensus/catalogue-journal",
        ".git/index",
        ".venv/lib/thing.py",
        "node_modules/thing/index.js",
        "notes.txt",
        "seeds/never-named.txt",
        "content/points/.bridge.yaml.swp",
        "content/points/bridge.yaml~",
        "content/points/#bridge.yaml#",
        "content/points/bridge.yaml.orig",
        "content/.hidden/thing.yaml",
        "themes/own/assets/.style.css.swx",
    ],
)
def test_what_is_not_the_sites_own_is_no_change(name: str, site: Path, watch: Watch) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("something")
    found = watch.changed(QUIET)
    assert name not in found
    assert all((site / each).is_dir() for each in found)  # but for a folder of its own that was made on the way


def test_a_build_beside_it_is_no_change(site: Path, watch: Watch) -> None:
    for _ in range(2):
        assert build(site, site / "public").publication
        assert (site / ".dissensus/catalogue").is_file() and (site / "public/index.html").is_file()
        assert watch.changed(QUIET) == frozenset()


@pytest.mark.parametrize(
    "name",
    [
        "site.toml",
        POINT,
        SEED,
        "content/sources.yaml",
        "content/points/new.yaml",
        "content/pages/about.md",
        "content/stray.yml",
        "themes/own/assets/style.css",
        "themes/own/templates/parts/deep/card.html",
    ],
)
def test_what_is_the_sites_own_is_a_change(name: str, site: Path, watch: Watch) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("something")
    assert name in watch.changed(LONG)
    (site / name).unlink()
    assert name in watch.changed(LONG)
    (site / name).write_text("something else")
    assert name in watch.changed(LONG)


def by_rename(path: Path) -> None:
    path.with_name(".saving").write_text("new")
    path.with_name(".saving").rename(path)


def as_vim_does(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text("new")
    path.with_name(f"{path.name}~").unlink()


def by_deleting_first(path: Path) -> None:
    path.unlink()
    path.write_text("new")


def from_outside(path: Path) -> None:
    outside = path.parents[3] / "outside.yaml"
    outside.write_text("new")
    outside.rename(path)


@pytest.mark.parametrize("save", [by_rename, as_vim_does, by_deleting_first, from_outside])
def test_w2_however_an_editor_saves_it_is_one_change(save: Callable[[Path], None], site: Path, watch: Watch) -> None:
    save(site / POINT)
    assert watch.changed(LONG) == {POINT}
    assert watch.changed(QUIET) == frozenset()


def test_w2_a_renamed_file_has_gone_from_one_name_and_come_under_another(site: Path, watch: Watch) -> None:
    (site / POINT).rename(site / "content/points/brook.yaml")
    assert watch.changed(LONG) == {POINT, "content/points/brook.yaml"}


def test_w3_what_a_linked_folder_holds_is_heard_of(site: Path, watch: Watch) -> None:
    shutil.move(site / "content/points", site / "elsewhere")
    (site / "content/points").symlink_to("../elsewhere")
    watch.changed(LONG)
    (site / "elsewhere/bridge.yaml").write_text("new")
    assert watch.changed(LONG) == {POINT}
    (site / "elsewhere/deep").mkdir()
    watch.changed(LONG)
    (site / "elsewhere/deep/brook.yaml").write_text("new")
    assert watch.changed(LONG) == {"content/points/deep/brook.yaml"}


def test_w3_what_a_linked_file_holds_is_heard_of(site: Path, watch: Watch) -> None:
    (site / "drafts").mkdir()
    shutil.move(site / POINT, site / "drafts/bridge.yaml")
    (site / POINT).symlink_to("../../drafts/bridge.yaml")
    watch.changed(LONG)
    by_rename(site / "drafts/bridge.yaml")
    assert watch.changed(LONG) == {POINT}


def test_w3_links_that_lead_round_or_out_are_not_entered(tmp_path: Path, site: Path, watch: Watch) -> None:
    (tmp_path / "secret.yaml").write_text("outside")
    (site / "content/points/up").symlink_to("..")
    (site / "content/points/out").symlink_to(tmp_path)
    (site / "content/points/nowhere").symlink_to("nothing-here")
    links = {f"content/points/{name}" for name in ("up", "out", "nowhere")}
    assert watch.changed(LONG) == links


def test_w3_a_theme_that_is_kept_elsewhere_is_heard_of(tmp_path: Path, site: Path, watch: Watch) -> None:
    shutil.move(site / "themes/own", tmp_path / "kept")
    (site / "themes/own").symlink_to(tmp_path / "kept")
    watch.changed(LONG)
    (tmp_path / "kept/theme.toml").write_text("new")
    assert watch.changed(LONG) == {"themes/own/theme.toml"}


def test_w4_files_in_folders_made_just_now_are_found(site: Path, watch: Watch) -> None:
    deep = site / "themes/own/templates/parts/deep"
    deep.mkdir(parents=True)
    for number in range(20):
        (deep / f"{number}.html").write_text("new")
    found = set(watch.changed(LONG))
    expected = {f"themes/own/templates/parts/deep/{number}.html" for number in range(20)}
    while not expected <= found:
        more = watch.changed(LONG)
        assert more, expected - found
        found |= more


@pytest.mark.parametrize("folder", ["content", "content/points", "themes", "seeds"])
def test_w4_a_folder_that_goes_and_comes_again_is_still_watched(folder: str, site: Path, watch: Watch) -> None:
    inside = next(path for path in (site / folder).rglob("*") if path.is_file()).relative_to(site)
    shutil.copytree(site / folder, site / "copy")
    shutil.rmtree(site / folder)
    assert inside.as_posix() in watch.changed(LONG)
    (site / "copy").rename(site / folder)
    assert inside.as_posix() in watch.changed(LONG)
    (site / inside).write_text("new")
    began = time.monotonic()
    assert watch.changed(LONG) == {inside.as_posix()}
    assert time.monotonic() - began < LONG  # it was heard, not found by the last look


def test_w5_without_events_looks_round_find_every_change(site: Path) -> None:
    watch = Watch(site, None, CALM, between_rounds=0.05)
    watch.start()
    assert watch.changed(QUIET) == frozenset()
    by_rename(site / POINT)
    assert watch.changed(LONG) == {POINT}
    (site / "content/pages").mkdir()
    (site / "content/pages/about.md").write_text("new")
    assert "content/pages/about.md" in set(watch.changed(LONG)) | set(watch.changed(QUIET))
    (site / POINT).unlink()
    assert watch.changed(LONG) == {POINT}


def test_w5_a_system_that_gives_no_ears_is_no_end(site: Path) -> None:
    def refuse() -> Observer:  # type: ignore[valid-type]  # watchdog's is one of several classes
        raise OSError(28, "inotify watch limit reached")

    watch = Watch(site, refuse, CALM, between_rounds=0.05)
    watch.start()
    assert watch.deaf == "inotify watch limit reached"
    by_rename(site / POINT)
    assert watch.changed(LONG) == {POINT}
    watch.stop()


def test_what_changes_before_anybody_listens_is_not_missed(site: Path) -> None:
    watch = Watch(site, Observer, CALM, between_rounds=None)
    by_rename(site / POINT)
    watch.start()
    assert watch.changed(LONG) == {POINT}
    watch.stop()


def test_a_hundred_writes_at_once_make_at_most_two_changes(site: Path, watch: Watch) -> None:
    names = {f"content/points/point-{number}.yaml" for number in range(100)}
    for name in sorted(names):
        (site / name).write_text("new")
    found, changes = set(watch.changed(LONG)), 1
    while not names <= found:
        found |= watch.changed(LONG)
        changes += 1
    assert changes <= 2
    assert found == names


def test_a_checkout_of_a_thousand_files_is_one_change(site: Path, watch: Watch) -> None:
    git(site, "init", "--quiet")
    git(site, "commit", "--quiet", "--allow-empty", "--message", "nothing yet")
    git(site, "branch", "few")
    names = {f"content/points/point-{number}.yaml" for number in range(1_000)}
    for name in names:
        (site / name).write_text("new")
    git(site, "add", "content/points")
    git(site, "commit", "--quiet", "--message", "many points")
    found = set(watch.changed(LONG))
    while not names <= found:
        found |= watch.changed(LONG)
    assert watch.changed(QUIET) == frozenset()

    git(site, "checkout", "--quiet", "few")
    assert names <= watch.changed(LONG)
    assert watch.changed(QUIET) == frozenset()


def git(folder: Path, *words: str) -> None:
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "nobody@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True)


def test_a_look_round_gives_way_to_what_rings(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A curator's save does not wait until thousands of other files have been looked at."""
    watch = Watch(site, None, CALM, between_rounds=0.01)
    looked_at: list[str] = []

    def interrupted(grounds: Grounds, before: Survey) -> Iterator[tuple[str, Stamp]]:
        for name, stamp in step_by_step(grounds, before):
            looked_at.append(name)
            watch.ring(POINT)
            yield name, stamp

    monkeypatch.setattr(watching, "step_by_step", interrupted)
    (site / POINT).write_text("new")
    assert watch.changed(LONG) == {POINT}
    assert len(looked_at) == 1
    monkeypatch.undo()
    (site / "site.toml").write_text("new")
    assert watch.changed(LONG) == {"site.toml"}
