"""The examples of `dissensus explain`, built: the small site that they are taken from, spoilt as one of them says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from textwrap import indent

from dissensus.faults.explanations import Explanation

MENDED_SITE = Path(__file__).parent / "explained"  # holds what every example shows as mended

# What a text cannot show as it is: a byte that is no UTF-8, and a character that commands.
UNSHOWN = {"\ufffd": b"\xc9", "␌": b"\f"}
LINKED = re.compile(r"(?P<name>.+) -> (?P<target>.+)")
SIZED = re.compile(r"(?P<name>.+), (?P<kib>[0-9]+) KiB")


def spoil(folder: Path, each: Explanation) -> Path:
    """`folder/site` as the site, with what the example calls wrong in the place of what it calls mended."""
    site = shutil.copytree(MENDED_SITE, folder / "site")
    if each.file:
        _put_wrong(site / each.file, each)
    else:
        _rename(site, each.mended.rstrip("\n"), each.wrong.rstrip("\n"))
    return site


def places_of(lines: str, text: str) -> list[tuple[int, int, str]]:
    """Where the lines stand in a text, indented or not: start, end and indentation."""
    first = re.escape(lines.partition("\n")[0])
    candidates = re.finditer(rf"^( *){first}$", text, re.MULTILINE)
    found = [(each.start(), indent(lines, each[1]), each[1]) for each in candidates]
    return [(start, start + len(block), by) for start, block, by in found if text.startswith(block, start)]


def _put_wrong(file: Path, each: Explanation) -> None:
    text = file.read_text(encoding="utf-8")
    [(start, end, by)] = places_of(each.mended, text)
    content = (text[:start] + indent(each.wrong, by) + text[end:]).encode()
    for shown, meant in UNSHOWN.items():
        content = content.replace(shown.encode(), meant)
    file.write_bytes(content)


def _rename(site: Path, mended: str, wrong: str) -> None:
    if sized := SIZED.fullmatch(wrong):
        with (site / sized["name"]).open("a", encoding="utf-8") as file:
            file.write(("#" * 1023 + "\n") * int(sized["kib"]))
        return
    content = (site / mended).read_bytes()
    (site / mended).unlink()
    if linked := LINKED.fullmatch(wrong):
        link = site / linked["name"]
        target = link.parent / linked["target"]
        (site.parent / "archive").mkdir()
        link.symlink_to(target)
        (site.parent / "archive" / target.name).write_bytes(content)
        return
    if (site / wrong).is_dir():
        (site / wrong).rmdir()
    (site / wrong).write_bytes(content)
