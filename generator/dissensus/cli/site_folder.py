"""The folder that commands add to and quote from: a site, or told to be none before anything else is done."""

from __future__ import annotations

from pathlib import Path

import click

from dissensus.faults.display import safe

SETTINGS = "site.toml"


def demand_site(root: Path) -> None:
    """Raises UsageError, with what to do, unless the folder is that of a site."""
    if (root / SETTINGS).exists():
        return
    folder = "This folder" if root == Path() else f'"{root}"'
    way = "Name the site with --site, or make one: dissensus new DIR."
    raise click.UsageError(safe(f"{folder} is no site: it has no {SETTINGS}. {way}"))
