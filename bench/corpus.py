"""A large site to measure with: any number of points of ten cards, each card with two reports, every quote provable.

    python bench/corpus.py 1000 build/corpus

Per point some 10.6 KB of YAML: question, summary with citations, three positions, ten cards, twenty reports, four
caveats, two figures, two relations. A document is carried by a hundred reports, a source has two hundred statements.
The same number gives the same bytes.
"""

from __future__ import annotations

import hashlib
import random
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CARDS = 10
REPORTS = 2
REPORTS_A_DOCUMENT = 100
STATEMENTS_A_SOURCE = 200
OUTLETS = 12
TOPICS = ("harbour", "river", "roads", "schools", "market", "power")
TEXT = (
    "the council of the northern province said on Monday that a bridge near the harbour had been closed since early "
    "morning while workers from three villages looked for the reason and counted boats carts and people who waited on "
    "either bank for news of a ferry that was to come from the south before evening with bread and letters for all"
)
WORDS = TEXT.split()


class Quote(NamedTuple):
    """Words that a card quotes, and the document they are put into."""

    document: str
    words: str


class Corpus(NamedTuple):
    """How large a site is."""

    points: int

    @property
    def documents(self) -> int:
        """Enough that each is carried by the same number of reports."""
        return max(OUTLETS, self.points * CARDS * REPORTS // REPORTS_A_DOCUMENT)

    @property
    def speakers(self) -> int:
        """Enough that each has the same number of statements."""
        return max(10, self.points * CARDS // STATEMENTS_A_SOURCE)


def write(corpus: Corpus, folder: Path) -> None:
    """The files of the site, into an empty folder or a new one."""
    chance = random.Random(corpus.points)
    for part in ("content/points", "seeds"):
        (folder / part).mkdir(parents=True)
    texts: dict[str, list[str]] = {f"document-{n}": [f"What was said in week {n}"] for n in range(corpus.documents)}
    for number in range(corpus.points):
        point = "".join(_point(corpus, number, texts, chance))
        (folder / f"content/points/point-{number:06}.yaml").write_text(point)
    (folder / "site.toml").write_text('title = "A large site"\nbase-url = "https://example.org/large"\n')
    (folder / "content/sources.yaml").write_text("".join(_sources(corpus)))
    (folder / "content/documents.yaml").write_text("".join(_documents(texts, folder)))


def point_file(number: int) -> str:
    """Where a point is written."""
    return f"content/points/point-{number:06}.yaml"


def _sources(corpus: Corpus) -> Iterator[str]:
    yield "parties:\n"
    for name in ("north", "south", "harbour"):
        yield f"  {name}: {{name: The {name} side}}\n"
    yield "sources:\n"
    for n in range(OUTLETS):
        yield f"  outlet-{n}: {{name: The Herald of District {n}, kind: outlet}}\n"
    for n in range(corpus.speakers):
        party = ("north", "south", "harbour")[n % 3]
        yield f"  speaker-{n}: {{name: Speaker Number {n}, kind: person, party: {party}, role: of the council {n}}}\n"


def _documents(texts: dict[str, list[str]], folder: Path) -> Iterator[str]:
    yield "documents:\n"
    for number, (name, paragraphs) in enumerate(texts.items()):
        text = "\n\n".join(paragraphs) + "\n"
        (folder / f"seeds/{name}.txt").write_text(text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield (
            f"  {name}:\n    file: seeds/{name}.txt\n    sha256: {digest}\n    title: {paragraphs[0]}\n"
            f"    outlet: outlet-{number % OUTLETS}\n    published: 2024-0{4 + number % 6}-{1 + number % 28:02}\n"
            f"    language: en\n"
        )


def _point(corpus: Corpus, number: int, texts: dict[str, list[str]], chance: random.Random) -> Iterator[str]:
    yield f"question: What became of bridge number {number}?\ntitle: Bridge number {number}\n"
    yield f"topics: [{TOPICS[number % len(TOPICS)]}]\nsummary: >-\n"
    for card in range(CARDS):
        yield f"  On a day in March 2024 a speaker said so, as a herald wrote [@card-{card}].\n"
    yield "  No report here establishes what became of the bridge [@card-0].\n"
    yield "positions:\n"
    for position in ("standing", "fallen", "closed"):
        yield f"  {position}: {{label: Bridge {position}, holds: The bridge was {position} in March 2024.}}\n"
    yield "cards:\n"
    for card in range(CARDS):
        yield from _card(corpus, f"{number}x{card}", card, texts, chance)


def _card(corpus: Corpus, mark: str, card: int, texts: dict[str, list[str]], chance: random.Random) -> Iterator[str]:
    stance = "position: " + ("standing", "fallen", "closed")[card % 3]
    yield (
        f"  - id: card-{card}\n    speaker: speaker-{chance.randrange(corpus.speakers)}\n"
        f"    said: 2024-03-{1 + chance.randrange(28):02}\n    {stance}\n"
        f"    claim: Said that {_words(chance, 14)}.\n"
    )
    quotes = [_put(texts, f"q{mark}x{report} {_words(chance, 46)}", chance) for report in range(REPORTS)]
    if card in (2, 5):
        yield f"    figure: {{counted: boats, whom: of the harbour, at-least: {card}0, as-worded: q{mark}x0}}\n"
    yield "    reports:\n"
    for report, quote in enumerate(quotes):
        yield f"      - document: {quote.document}\n        quote: >-\n{_folded(quote.words)}\n"
        if report == 0 and card < 4:
            caveat = f"Nobody could verify c{mark} by evening"
            texts[quote.document].append(f"{caveat}.")
            yield f"        caveat: {{quote: {caveat}, covers: The whole of the statement.}}\n"
    if card in (3, 7):
        yield f"    relates:\n      - {{to: card-{card - 1}, as: differs, why: They speak of other days.}}\n"


def _folded(words: str) -> str:
    return textwrap.fill(words, 110, initial_indent=" " * 10, subsequent_indent=" " * 10)


def _words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choices(WORDS, k=number))


def _put(texts: dict[str, list[str]], words: str, chance: random.Random) -> Quote:
    document = f"document-{chance.randrange(len(texts))}"
    texts[document].append(chance.choice(["They said: “{}.”", "It was written that {}, and no more."]).format(words))
    return Quote(document, words)


if __name__ == "__main__":
    write(Corpus(int(sys.argv[1])), Path(sys.argv[2]))
