"""Large things in one piece, each built as a whole site at half its size and at its full size.

    python bench/large.py [SHAPE …]

A document of 5 MB, a point with 5,000 cards, a source with 50,000 statements, 10,000 documents. Twice as large should
take about twice as long: the exponent is that of seconds by size, start of the program included.
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from arithmetic import exponent
from corpus import WORDS
from machine import machine, settle
from results import table
from running import run

SITE = 'title = "A site with something large"\nbase-url = "https://example.org/large"\n'
PARTS = 2  # half of it, and all of it
QUOTED = 40  # words of a quote


class Shape(NamedTuple):
    """What is large: how much of it there is, and how such a site is written."""

    most: int
    unit: str
    write: Callable[[int, Path], None]


class Written(NamedTuple):
    """One statement: the document that carries it, the words quoted, and who speaks."""

    document: str
    words: str
    speaker: str = "speaker"


def write_long_document(characters: int, folder: Path) -> None:
    """One document of so many characters; a statement rests on each 10,000 of them."""
    chance = random.Random(characters)
    said: list[Written] = []
    length = 0
    paragraphs: list[str] = ["What was said in all those weeks"]
    while length < characters:
        words = _words(chance, f"q{len(paragraphs)}x")
        paragraphs.append(f"They said: “{words}.”")
        length += len(paragraphs[-1]) + 2
        if len(said) * 10_000 < length:
            said.append(Written("long", words))
    _write(folder, {"long": paragraphs}, _in_points(said, 10))


def write_long_point(cards: int, folder: Path) -> None:
    """One point of so many cards, a hundred of them from each document."""
    _write_statements(folder, cards, a_document=100, a_point=cards)


def write_many_statements(statements: int, folder: Path) -> None:
    """One source with so many statements, ten to a point, a hundred from each document."""
    _write_statements(folder, statements, a_document=100, a_point=10)


def write_many_documents(documents: int, folder: Path) -> None:
    """So many documents, one statement from each, ten to a point."""
    _write_statements(folder, documents, a_document=1, a_point=10)


SHAPES = {
    "document": Shape(5_000_000, "characters of one document", write_long_document),
    "point": Shape(5_000, "cards of one point", write_long_point),
    "source": Shape(50_000, "statements of one source", write_many_statements),
    "documents": Shape(10_000, "documents", write_many_documents),
}


class Built(NamedTuple):
    """A whole site, built cold: seconds, bytes of memory, bytes of its largest page and of all its files."""

    size: int
    seconds: float
    memory: int
    largest: int
    whole: int


def build(shape: Shape, size: int, scratch: Path) -> Built:
    """A site of that size, written and built cold by the command."""
    site, output = scratch / "site", scratch / "public"
    shape.write(size, site)
    settle()
    command = [sys.executable, "-m", "dissensus", "build", str(site), "-o", str(output)]
    built = run(command, look_at_memory=True)
    sizes = {file: file.stat().st_size for file in output.rglob("*") if file.is_file()}
    largest = max(length for file, length in sizes.items() if file.suffix == ".html")
    return Built(size, built.seconds, built.memory, largest, sum(sizes.values()))


def report(names: Sequence[str]) -> Iterator[str]:
    """What each shape needs, as Markdown."""
    yield "## Large things in one piece, default theme, cold\n"
    yield f"{machine()}\n"
    rows = []
    with tempfile.TemporaryDirectory() as scratch:  # nothing is deleted before the end: see `contenders.forget`
        for name in names:
            half, whole = (_built(name, part, Path(scratch)) for part in range(1, PARTS + 1))
            power = exponent([half.size, whole.size], [half.seconds, whole.seconds])
            rows += [(SHAPES[name].unit, *_shown(half), ""), ("", *_shown(whole), f"{power:.2f}")]
    yield from table(("", "how many", "seconds", "memory", "largest page", "all files", "exponent"), rows)


def _built(name: str, part: int, scratch: Path) -> Built:
    shape = SHAPES[name]
    size = shape.most * part // PARTS
    print(f"{size:,} {shape.unit}", file=sys.stderr, flush=True)
    return build(shape, size, scratch / f"{name} {part}")


def _shown(built: Built) -> tuple[str, ...]:
    sizes = (f"{number / 1e6:,.1f} MB" for number in (built.memory, built.largest, built.whole))
    return f"{built.size:,}", f"{built.seconds:.2f}", *sizes


def _write_statements(folder: Path, statements: int, *, a_document: int, a_point: int) -> None:
    chance = random.Random(statements)
    documents: dict[str, list[str]] = {}
    said = []
    for number in range(statements):
        name = f"document-{number // a_document}"
        written = Written(name, _words(chance, f"q{number}x"))
        documents.setdefault(name, [f"What was said in week {number // a_document}"]).append(f"“{written.words}.”")
        said.append(written)
    _write(folder, documents, _in_points(said, a_point))


def _words(chance: random.Random, mark: str) -> str:
    return " ".join([mark, *chance.choices(WORDS, k=QUOTED)])


def _in_points(said: Sequence[Written], a_point: int) -> Iterator[Sequence[Written]]:
    return (said[start : start + a_point] for start in range(0, len(said), a_point))


def _write(folder: Path, documents: dict[str, list[str]], points: Iterator[Sequence[Written]]) -> None:
    (folder / "content/points").mkdir(parents=True)
    (folder / "texts").mkdir()
    (folder / "site.toml").write_text(SITE)
    (folder / "content/sources.yaml").write_text(
        "sources:\n  herald: {name: The Herald, kind: outlet}\n"
        "  speaker: {name: A Speaker, kind: person, role: of the council}\n"
    )
    (folder / "content/documents.yaml").write_text("".join(_declared(documents, folder)))
    for number, said in enumerate(points):
        (folder / f"content/points/point-{number:06}.yaml").write_text("".join(_point(number, said)))


def _declared(documents: dict[str, list[str]], folder: Path) -> Iterator[str]:
    yield "documents:\n"
    for number, (name, paragraphs) in enumerate(documents.items()):
        text = "\n\n".join(paragraphs) + "\n"
        (folder / f"texts/{name}.txt").write_text(text)
        yield (
            f"  {name}:\n    file: texts/{name}.txt\n    sha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
            f"    title: {paragraphs[0]}\n    outlet: herald\n    published: 2024-04-{1 + number % 28:02}\n"
            f"    language: en\n"
        )


def _point(number: int, said: Sequence[Written]) -> Iterator[str]:
    yield f"question: What became of bridge number {number}?\ntitle: Bridge number {number}\npositions:\n"
    for position in ("standing", "fallen"):
        yield f"  {position}: {{label: Bridge {position}, holds: The bridge was {position} in March 2024.}}\n"
    yield "cards:\n"
    for card, written in enumerate(said):
        yield (
            f"  - id: card-{card}\n    speaker: {written.speaker}\n    said: 2024-03-{1 + card % 28:02}\n"
            f"    position: {('standing', 'fallen')[card % 2]}\n    claim: Said so for the {card}th time.\n"
            f"    reports:\n      - document: {written.document}\n        quote: {written.words}\n"
        )


def main(words: Sequence[str]) -> None:
    """Prints what is asked for, everything unless told otherwise."""
    for line in report(words or list(SHAPES)):
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
