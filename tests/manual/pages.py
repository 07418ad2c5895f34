"""The manual as tests read it: its pages, and the fenced blocks of each in order.

The word behind a fence says what is done with its block:

- a language and the name of a file: the block is that file, written into the page's folder; with `+` behind the name
  it is added to the file's end;
- `console`: each line that begins with `$ ` is run in the page's folder, and what follows is what it says, on both
  streams together. `…` stands for anything within a line, a line of `…` alone for any lines. The exit code is that
  which stands behind `console`, else 0;
- `yaml`, `toml` and `json` alone: an excerpt, which must at least be read without a fault of its language;
- any other language: shown, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MANUAL = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^(?P<indent> *)```(?P<info>[^\n`]+)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)$", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block, and the line of the page on which it begins."""

    line: int
    language: str
    rest: str  # of the words behind the fence
    text: str


class Run(NamedTuple):
    """A command, and all that it says."""

    command: str
    said: str


def pages() -> list[Path]:
    """Every page of the manual."""
    return sorted(MANUAL.rglob("*.md"))


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        language, _, rest = found["info"].strip().partition(" ")
        inner = re.sub(rf"^{found['indent']}", "", found["text"], flags=re.MULTILINE)
        yield Block(text.count("\n", 0, found.start()) + 1, language, rest.strip(), inner)


def runs(block: Block) -> Iterator[Run]:
    """The commands of a `console` block, each with what it is to say."""
    found = list(_COMMAND.finditer(block.text))
    assert found and found[0].start() == 0, f"line {block.line}: a console block begins with a command"
    ends = [each.start() for each in found[1:]] + [len(block.text)]
    for each, end in zip(found, ends, strict=True):
        yield Run(each[1], block.text[each.end() : end].strip("\n"))


def says(told: str, expected: str) -> bool:
    """Whether a command said what the manual shows."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else r"[^\n]*".join(map(re.escape, line.split("…"))) + "\n"
        for line in expected.splitlines()
    )
    return re.fullmatch(pattern, _trimmed(told)) is not None


def _trimmed(told: str) -> str:
    lines = [line.rstrip() for line in told.strip("\n").splitlines()]
    return "".join(f"{line}\n" for line in lines)
