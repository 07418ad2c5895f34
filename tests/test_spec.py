"""The cases of `tests/spec/quotes.md`, each tried as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from dissensus.evidence import ArchivedText, Passage, Segment, archive, find
from dissensus.evidence.telling import told

SPEC = Path(__file__).parent / "spec" / "quotes.md"
BLOCK = re.compile(r"^## (?P<heading>[^\n]+)$|^```(?P<kind>[a-z ]+)\n(?P<text>.*?)\n```$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    """A quote, the document it is said to be from, and what has to come of it."""

    heading: str
    document: ArchivedText
    quote: str
    before: str | None
    after: str | None
    result: str


def _characters(text: str) -> str:
    text = text.replace("{400 letters}", "x" * 400)
    return re.sub(r"\{U\+([0-9A-F]{4})\}", lambda found: chr(int(found[1], 16)), text)


def cases() -> Iterator[Case]:
    heading, document, typed = "", archive(""), dict[str, str]()
    for block in BLOCK.finditer(SPEC.read_text(encoding="utf-8")):
        kind, text = block["kind"], _characters(block["text"] or "")
        if block["heading"]:
            heading = block["heading"]
        elif kind in ("document", "document wrapped"):
            document = archive(text, wrapped=kind.endswith("wrapped"))
        elif kind == "result":
            yield Case(heading, document, typed["quote"], typed.get("before"), typed.get("after"), text)
            typed = {}
        else:
            assert kind in ("quote", "before", "after")
            typed[kind] = text


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.heading}: {case.quote}")
def test_quote(case: Case) -> None:
    found = find(case.quote, case.document, case.before, case.after)
    if not isinstance(found, Passage):
        assert told(found, "it").code == case.result
    else:
        first, last = found.lines
        lines = f"line {first}" if first == last else f"lines {first}–{last}"
        shows_speech = "‹" in case.result
        words = " […] ".join(
            _words(case.document, piece.start, piece.end, piece.segments, shows_speech) for piece in found.pieces
        )
        assert f"{lines}: {words}" == case.result


def test_every_case_is_read() -> None:
    text = SPEC.read_text(encoding="utf-8")
    assert len(list(cases())) == text.count("```result") == text.count("```quote") > 50


def _words(document: ArchivedText, start: int, end: int, segments: tuple[Segment, ...], shows_speech: bool) -> str:
    if shows_speech:
        return "".join(f"‹{segment.text}›" if segment.quoted else segment.text for segment in segments)
    return document.text[start:end].replace("\n", "⏎")
