"""A site in which everything is too long for one page: a source, a book, silence, and who reported what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Plain = dict[str, Any]

POINTS, CARDS, EXTRAS = 60, 4, 55  # of one speaker; sources that say nothing
SPEAKERS, SHEETS = 60, 40  # of the crowd, each with one statement; documents that carry them
FILLING = "Nothing else was told of that day, and nobody asked. " * 10


def write(root: Path, published: str = "passages") -> Path:
    """The site at `root`."""
    quotes = [f"words {point} of {card} as given" for point in range(POINTS) for card in range(CARDS)]
    cries = [f"cry {number} was heard" for number in range(SPEAKERS)]
    texts = {"book": _text("A book", quotes, FILLING), "other": "Another\n\nNothing.\n"}
    texts |= {f"sheet-{n}": _text(f"Sheet {n}", cries[n::SHEETS], "") for n in range(SHEETS)}
    _put(
        root / "site.toml",
        f'title = "Large"\nbase-url = "https://example.org/"\n[publish]\ndocuments = "{published}"\n',
    )
    _put(root / "content/sources.yaml", json.dumps(_sources()))
    for id_, text in texts.items():
        _put(root / f"seeds/{id_}.txt", text)
    documents = {id_: _document(id_, text) for id_, text in texts.items()}
    _put(root / "content/documents.yaml", json.dumps({"documents": documents}))
    for number in range(POINTS):
        mine = quotes[number * CARDS : (number + 1) * CARDS]
        cards = [_card(n, "clerk", "book", quote) for n, quote in enumerate(mine)]
        _put(root / f"content/points/point-{number:02}.yaml", json.dumps(_point(f"Point {number:02}", cards)))
    crowd = [_card(n, f"crier-{n}", f"sheet-{n % SHEETS}", cry) for n, cry in enumerate(cries)]
    _put(root / "content/points/the-crowd.yaml", json.dumps(_point("The crowd", crowd)))
    return root


def _text(title: str, quotes: list[str], filling: str) -> str:
    return "\n\n".join([title, *(f"They said “{quote}”. {filling}" for quote in quotes)]) + "\n"


def _sources() -> Plain:
    return {
        "parties": {"north": {"name": "The north"}, "south": {"name": "The south"}},
        "sources": {
            "press": {"name": "The Press", "kind": "outlet"},
            "mirror": {"name": "The Mirror", "kind": "outlet"},
            "council": {"name": "The council", "kind": "body", "party": "north"},
            "clerk": {"name": "The clerk", "kind": "person", "party": "north", "part-of": "council"},
            "southerner": {"name": "A southerner", "kind": "person", "party": "south"},
            **dict(_people("extra", EXTRAS)),
            **dict(_people("crier", SPEAKERS)),
        },
    }


def _people(name: str, number: int) -> Iterator[tuple[str, Plain]]:
    for n in range(number):
        yield f"{name}-{n}", {"name": f"{name.title()} {n}", "kind": "person", "party": "north"}


def _document(id_: str, text: str) -> Plain:
    return {
        "file": f"seeds/{id_}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": text.partition("\n")[0],
        "outlet": "mirror" if id_ == "other" else "press",
        "published": "2024-04-01",
        "language": "en",
    }


def _point(title: str, cards: list[Plain]) -> Plain:
    return {
        "question": f"What is told of {title.lower()}?",
        "title": title,
        "positions": {"so": {"label": "It was so"}, "not": {"label": "It was not so"}},
        "cards": cards,
    }


def _card(number: int, speaker: str, document: str, quote: str) -> Plain:
    return {
        "id": f"card-{number}",
        "speaker": speaker,
        "said": "2024-03-12",
        "position": "so",
        "claim": "Said it.",
        "reports": [{"document": document, "quote": quote}],
    }


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
