"""A lawful site of as many points, parties and outlets as one likes, every kind of statement among them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Plain = dict[str, Any]

SUBJECTS = ("Crossing of the river", "Strikes", "Losses", "Who gave the order", "Evacuation", "The bridge", "Prisoners")
NAMES = ("Northern authorities", "Port council", "The garrison", "River guild", "Ministry of waters", "Volunteers")
LABELS = ("Attack repelled", "Fighting under way", "Village taken", "No order known", "Crossing held at both banks")
KINDS = ("holds", "partly", "rejects", "declines", "aside", "rejects-card")


def write(root: Path, points: int, parties: int = 8, outlets: int = 12, topics: int = 5) -> Path:
    """The site at `root`; from the same numbers always the same."""
    texts = {f"paper-{n}": [f"Title of paper {n}."] for n in range(outlets)}
    written = {f"point-{n:05}": _point(n, parties, topics, texts) for n in range(points)}
    _put(root / "site.toml", 'title = "Many points"\nbase-url = "https://example.org/many/"\n')
    _put(root / "content/sources.yaml", json.dumps(_sources(parties, outlets)))
    for id_, paragraphs in texts.items():
        _put(root / f"seeds/{id_}.txt", "\n\n".join(paragraphs) + "\n")
    documents = {id_: _document(root, id_, number) for number, id_ in enumerate(texts)}
    _put(root / "content/documents.yaml", json.dumps({"documents": documents}))
    for id_, point in written.items():
        _put(root / f"content/points/{id_}.yaml", json.dumps(point))
    return root


def _sources(parties: int, outlets: int) -> Plain:
    sides = {f"party-{n}": {"name": f"{NAMES[n % len(NAMES)]} {n}"} for n in range(parties)}
    speakers = {
        f"speaker-{n}": {"name": f"Speaker {n}", "kind": "person", "party": f"party-{n}"} for n in range(parties)
    }
    papers = {f"outlet-{n}": {"name": f"The Daily {n} Herald", "kind": "outlet"} for n in range(outlets)}
    silent = {"outlet-none": {"name": "A paper without a document", "kind": "outlet"}}
    return {"parties": sides, "sources": {**speakers, **papers, **silent, "bystander": _BYSTANDER}}


_BYSTANDER = {"name": "A bystander", "kind": "person"}


def _document(root: Path, id_: str, number: int) -> Plain:
    return {
        "file": f"seeds/{id_}.txt",
        "sha256": hashlib.sha256((root / f"seeds/{id_}.txt").read_bytes()).hexdigest(),
        "title": f"Title of paper {number}.",
        "outlet": f"outlet-{number}",
        "published": "2024-04-01",
        "language": "en",
    }


def _point(number: int, parties: int, topics: int, texts: dict[str, list[str]]) -> Plain:
    labels = [LABELS[(number + n) % len(LABELS)] for n in range(2 + number % 3)]
    cards = list(_cards(number, parties, len(labels), texts))
    return {
        "question": f"What is said of {SUBJECTS[number % len(SUBJECTS)].lower()} on day {number}?",
        "title": f"{SUBJECTS[number % len(SUBJECTS)]} {number}",
        "positions": {f"position-{n}": {"label": label} for n, label in enumerate(labels)},
        "cards": cards,
        **({"topics": [f"topic-{number % topics}"]} if topics else {}),
    }


def _cards(number: int, parties: int, positions: int, texts: dict[str, list[str]]) -> Iterator[Plain]:
    speakers = [f"speaker-{(number * 3 + n) % parties}" for n in range(min(parties, 3 + number % 3))]
    for index, speaker in enumerate([*speakers, "bystander"] if number % 4 == 0 else speakers):
        words = f"words {number} of card {index} as given"
        carriers = sorted({(number + index) % len(texts), (number * 5 + 1) % len(texts)})
        for carrier in carriers:
            texts[f"paper-{carrier}"].append(f"They said “{words}” again.")
        yield {
            "id": f"card-{index}",
            "speaker": speaker,
            "said": f"2024-03-{1 + (number + index) % 28:02}",
            "claim": "Said it.",
            "reports": [{"document": f"paper-{carrier}", "quote": words} for carrier in carriers],
            **_stance(KINDS[(number + index) % len(KINDS)], index, positions),
        }


def _stance(kind: str, index: int, positions: int) -> Plain:
    position = f"position-{index % positions}"
    return {
        "holds": {"position": position},
        "partly": {"position": position, "fit": "partial"},
        "rejects": {"rejects": position},
        "declines": {"declines": "true"},
        "aside": {"aside": "true"},
        "rejects-card": {"rejects": "card-0"} if index else {"position": position},
    }[kind]


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
