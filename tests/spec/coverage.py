"""What comes of the cases of `coverage.md`: the sentences of a document, and what became of each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dissensus.deriving.coverage import Coverage, Sentence
from dissensus.reading.yaml import read_yaml
from dissensus.whole import find_coverage
from small_site import SEED, make_site
from spec.cases import Block, Kinds

KINDS = Kinds(
    lasting=frozenset({"document"}),
    once=frozenset({"quote", "caveat", "dated-by", "set-aside"}),
    results=frozenset({"sentences", "fates", "fault"}),
)
NAME = "herald-2024-03-12"
FATES = {"used": "used", "set-aside": "set aside", "open": "open"}


def came_of(given: Mapping[str, Block], result: Block, folder: Path) -> str:
    """The sentences, one a line; or the codes of the faults that keep a site from being built."""
    text = given["document"].text + "\n"
    site = make_site(
        folder,
        {
            SEED: text,
            "content/documents.yaml": json.dumps({"documents": {NAME: _document(text, given)}}),
            "content/points/bridge.yaml": _point(given),
        },
    )
    checked, coverage = find_coverage(site)
    if not coverage:
        return "\n".join(fault.code for fault in checked.faults)
    if result.kind == "sentences":
        return "\n".join(_shown(text, each.start, each.end) for each in coverage[NAME].sentences)
    return "\n".join(_fates(text, coverage[NAME], with_left="‹" in result.text))


def _document(text: str, given: Mapping[str, Block]) -> dict[str, Any]:
    document = {
        "file": SEED,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": text.partition("\n")[0],
        "outlet": "herald",
        "published": "2024-03-12",
        "language": "en",
    }
    if given["document"].kind == "document wrapped":
        document["line-ends"] = "wrapped"
    if "dated-by" in given:
        document["dated-by"] = given["dated-by"].text
    return document | ({"set-aside": _set_aside(given["set-aside"])} if "set-aside" in given else {})


def _set_aside(block: Block) -> Any:
    """The entries of a block, one a line, as they stand between the braces of a flow mapping."""
    entries: Any
    entries, faults = read_yaml("\n".join(f"- {{{line}}}" for line in block.text.split("\n")), "")
    assert not faults, faults
    return [{"reason": "background", **entry} for entry in entries]


def _point(given: Mapping[str, Block]) -> str | None:
    """A point whose cards rest on the quotes, one a line, and on the caveat; none where no quote is given."""
    if "quote" not in given:
        return None
    caveat = {"caveat": {"quote": given["caveat"].text, "covers": "All."}} if "caveat" in given else {}
    cards = [
        {"id": f"card-{number}", "speaker": "officials", "said": "2024-03-11", "declines": "true", "claim": "None.",
         "reports": [{"document": NAME, "quote": quote, **caveat}]}
        for number, quote in enumerate(given["quote"].text.split("\n"))
    ]  # fmt: skip
    return json.dumps({"question": "What?", "title": "What", "cards": cards})


def _fates(text: str, coverage: Coverage, *, with_left: bool) -> Iterator[str]:
    for sentence in coverage.sentences:
        words = _marked(text, sentence) if with_left else _shown(text, sentence.start, sentence.end)
        yield f"{FATES[sentence.fate]}: {words}"


def _marked(text: str, sentence: Sentence) -> str:
    """The sentence, `‹…›` round what nothing holds."""
    shown, read = "", sentence.start
    for start, end in sentence.left:
        shown += f"{_shown(text, read, start)}‹{_shown(text, start, end)}›"
        read = end
    return shown + _shown(text, read, sentence.end)


def _shown(text: str, start: int, end: int) -> str:
    return text[start:end].replace("\n", "⏎")
