"""The machine: versions of what runs, the system, its locale, its clock."""

from __future__ import annotations

import importlib
import importlib.metadata
import locale
import os
import platform
import re
import sys
from collections.abc import Iterator
from datetime import datetime

from dissensus import __version__
from dissensus.examining.facts import Fact, fact
from dissensus.parallel import available_processors

HEARD = ("SOURCE_DATE_EPOCH", "NO_COLOR", "TERM", "CI", "COLUMNS", "PYTHONHASHSEED", "TZ", "LC_ALL", "LC_CTYPE", "LANG")


def versions() -> tuple[Fact, ...]:
    """Dissensus, Python, and every library that a build uses."""
    return (
        Fact("dissensus", __version__),
        fact("Python", lambda: f"{platform.python_implementation()} {platform.python_version()}"),
        *(fact(name, lambda name=name: importlib.metadata.version(name)) for name in _libraries()),  # type: ignore[misc]  # a default is bound at once
        fact("libyaml", _libyaml),
    )


def system() -> tuple[Fact, ...]:
    """Where it runs."""
    return (
        fact("system", platform.platform),
        fact("machine", platform.machine),
        fact("processors for us", available_processors),
        fact("letters of file names", sys.getfilesystemencoding),
        fact("letters of the locale", locale.getencoding),
        fact("letters of the output", lambda: getattr(sys.stdout, "encoding", None)),
        fact("clock", lambda: datetime.now().astimezone().isoformat(timespec="seconds")),
        *(Fact(name, os.environ[name]) for name in HEARD if name in os.environ),
    )


def _libraries() -> Iterator[str]:
    """The names in our own metadata, those of extras left out."""
    try:
        required = importlib.metadata.requires("dissensus") or []
    except importlib.metadata.PackageNotFoundError:
        return
    for requirement in required:
        if "extra ==" not in requirement:
            yield re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def _libyaml() -> str:
    return str(importlib.import_module("yaml._yaml").get_version_string())
