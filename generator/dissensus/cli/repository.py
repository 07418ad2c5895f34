"""Where a site lies in its repository: names that services can follow are written from the repository's root."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def below_repository(site: Path) -> str:
    """The site's folder from the repository's root, with a / at its end; empty where the site is the root.

    The root is the nearest folder with a `.git`; where there is none, the workspace that GitHub names, else the
    current folder, if the site lies in it.
    """
    here = site.resolve()
    root = next((folder for folder in _roots(here) if here.is_relative_to(folder)), here)
    path = here.relative_to(root).as_posix()
    return "" if path == "." else f"{path}/"


def _roots(site: Path) -> Iterator[Path]:
    yield from (folder for folder in (site, *site.parents) if os.path.lexists(folder / ".git"))
    if workspace := os.environ.get("GITHUB_WORKSPACE"):
        yield Path(workspace).resolve()
    yield Path.cwd()
