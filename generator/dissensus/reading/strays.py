"""The files of a folder that the site format names, and those that a curator may think are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import did_you_mean, shown
from dissensus.file_names import as_text
from dissensus.reading.site import Site

# What editors, file managers and version control leave behind: nobody takes these for content.
LEFTOVER = re.compile(r"\..*|.*~|#.*#|.*\.(?:bak|orig|rej|swp|swo|tmp)|Thumbs\.db|desktop\.ini", re.DOTALL)

CONTENT = "content"
IN_CONTENT = ("documents.yaml", "pages", "points", "releases", "sources.yaml", "wording.yaml")
MEANT = {".yml": ".yaml", ".yaml": ".yaml", ".md": ".md", ".markdown": ".md"}  # endings, in lower case


def named_files(site: Site, folder: str, ending: str) -> tuple[list[str], list[Fault]]:
    """The names in a folder that have the ending, in order, and faults for whatever else stands there."""
    if site.exists(folder) and not site.is_folder(folder):
        return [], [_not_a_folder(folder)]
    entries = {name: is_folder for name, is_folder in site.entries(folder).items() if not LEFTOVER.fullmatch(name)}
    named = [name for name, is_folder in entries.items() if name.endswith(ending) and not is_folder]
    strays = entries.keys() - named if len(named) < len(entries) else ()
    return named, [_stray(folder, as_text(name), ending, entries[name]) for name in sorted(strays)]


def strays_in_content(site: Site) -> Iterator[Fault]:
    """What stands in `content/` under a name that the site format does not know; or `content` itself, if a file."""
    if site.exists(CONTENT) and not site.is_folder(CONTENT):
        yield _not_a_folder(CONTENT)
    for name in site.names(CONTENT):
        if name not in IN_CONTENT and not LEFTOVER.fullmatch(name):
            remedy, told = did_you_mean(name, IN_CONTENT), as_text(name)
            yield Fault(
                code="stray-file",
                where=Where(f"{CONTENT}/{told}"),
                message=f"{shown(told)} is not read: nothing of this name belongs here",
                help=remedy or "What the site does not need can stand outside of content/.",
                level="fault" if remedy else "warning",
            )


def _stray(folder: str, name: str, ending: str, is_folder: bool) -> Fault:
    """A file with another spelling of the ending was meant to be read; anything else may lie there."""
    stem, dot, last = name.rpartition(".")
    meant = bool(stem) and MEANT.get(dot + last.lower()) == ending and not name.endswith(ending) and not is_folder
    only = f"Only files that end in {ending} are read here"
    return Fault(
        code="stray-file",
        where=Where(f"{folder}/{name}"),
        message=f"{shown(name)} is not read",
        help=f'Rename it to "{stem}{ending}".' if meant else f"{only}{', and folders are not' if is_folder else ''}.",
        level="fault" if meant else "warning",
    )


def _not_a_folder(folder: str) -> Fault:
    return Fault(code="not-a-folder", where=Where(folder), message=f'"{folder}" is not a folder')
