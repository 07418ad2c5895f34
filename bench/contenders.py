"""Who races: our two themes and the peers; how each is laid out, started and made to forget."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from functools import partial
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from peers.laying import lay_for_eleventy, lay_for_hugo
from running import run

HERE = Path(__file__).parent
ELEVENTY = HERE / "peers/eleventy/node_modules/@11ty/eleventy"
CACHES = (".dissensus", "resources", ".cache", ".hugo_build.lock")  # whatever a tool keeps in a site's folder


class Contender(NamedTuple):
    """A tool with its site: `lay` makes the site of a corpus, `command` builds site into output with so many jobs."""

    name: str
    lay: Callable[[Path, Path], object]
    command: Callable[[Path, Path, int], list[str]]
    points: str  # the folder of points in its site
    facts: str  # the file that holds sources in its site
    most: int = sys.maxsize  # points, for what fails at more
    has_jobs: bool = False


def contenders() -> dict[str, Contender]:
    """All of them, by name; the peers are looked for when they are started."""
    ours = partial(Contender, command=_build, points="content/points", facts="content/sources.yaml", has_jobs=True)
    hugo = partial(Contender, command=_hugo, points="content/points", facts="data/sources.json")
    return {
        each.name: each
        for each in (
            hugo("Hugo", partial(lay_for_hugo, front="yaml")),
            hugo("Hugo fed JSON", partial(lay_for_hugo, front="json")),
            Contender("Eleventy", _lay_for_eleventy, _eleventy, "points", "_data/sources.json", most=1000),
            ours("Dissensus, plain theme", lay_plain),
            ours("Dissensus, default theme", lay_default),
        )
    }


def lay_default(corpus: Path, site: Path) -> None:
    """The corpus as it is."""
    shutil.copytree(corpus, site)


def lay_plain(corpus: Path, site: Path) -> None:
    """The corpus with the theme that makes the peers' pages."""
    lay_default(corpus, site)
    shutil.copytree(HERE / "themes/plain", site / "themes/plain")
    with (site / "site.toml").open("a", encoding="utf-8") as settings:
        settings.write('theme = "plain"\n')


def forget(site: Path, output: Path) -> None:
    """Puts aside whatever an earlier build has left.

    It is not deleted: where thousands of files were deleted within the last minutes, ext4 looks past each of them
    whenever a file is made, and the next tool's builds took up to half as long again.
    """
    past = output.with_name("past")
    past.mkdir(exist_ok=True)
    for left in (output, *(site / cache for cache in CACHES)):
        if left.exists():
            left.rename(past / str(sum(1 for _ in past.iterdir())))


def versions() -> list[str]:
    """Every tool with its version. Raises SystemExit if one is missing."""
    eleventy = json.loads((eleventy_package() / "package.json").read_text())["version"]
    return [
        run([sys.executable, "-m", "dissensus", "--version"]).told.strip(),
        f"Hugo {run([hugo_program(), 'version']).told.partition('-')[0].removeprefix('hugo v')}",
        f"Eleventy {eleventy}",
        f"Node {run(['node', '--version']).told.strip().removeprefix('v')}",
    ]


def hugo_program() -> str:
    """The program itself, without the Python that its package starts it with. Raises SystemExit if it is missing."""
    try:
        return str(distribution("hugo").locate_file("hugo/binaries/hugo"))
    except PackageNotFoundError:
        raise SystemExit("Hugo is not installed here: make bench installs it.") from None


def eleventy_package() -> Path:
    """The folder of its package. Raises SystemExit if it is missing."""
    if not ELEVENTY.exists():
        raise SystemExit("Eleventy is not installed here: make bench installs it.")
    return ELEVENTY


def _build(site: Path, output: Path, jobs: int) -> list[str]:
    return [sys.executable, "-m", "dissensus", "build", str(site), "--output", str(output), "--jobs", str(jobs)]


def _hugo(site: Path, output: Path, jobs: int) -> list[str]:
    return [hugo_program(), "--quiet", "--source", str(site), "--destination", str(output)]


def _eleventy(site: Path, output: Path, jobs: int) -> list[str]:
    return ["node", str(eleventy_package() / "cmd.cjs"), "--quiet", f"--output={output}"]


def _lay_for_eleventy(corpus: Path, site: Path) -> None:
    lay_for_eleventy(corpus, site)
    (site / "node_modules").symlink_to(ELEVENTY.parents[1])
