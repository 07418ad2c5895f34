"""What comes of the cases of `quotes.md`: the words that a quote stands in, with their lines, or the fault."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from dissensus.evidence import ArchivedText, Passage, Segment, archive, find
from dissensus.evidence.telling import told
from spec.cases import Block, Kinds

KINDS = Kinds(frozenset({"document"}), frozenset({"quote", "before", "after"}), frozenset({"result"}))


def came_of(given: Mapping[str, Block], result: Block, folder: Path) -> str:
    """The lines and the words found, `‹…›` round speech where the result shows speech; or the fault's code."""
    typed = {slot: _characters(block.text) for slot, block in given.items()}
    document = archive(typed["document"], wrapped=given["document"].kind == "document wrapped")
    found = find(typed["quote"], document, typed.get("before"), typed.get("after"))
    if not isinstance(found, Passage):
        return told(found, "it").code
    first, last = found.lines
    lines = f"line {first}" if first == last else f"lines {first}–{last}"
    pieces = [_words(document, piece.start, piece.end, piece.segments, "‹" in result.text) for piece in found.pieces]
    return _visible(f"{lines}: {' […] '.join(pieces)}")


def _characters(text: str) -> str:
    text = text.replace("{400 letters}", "x" * 400)
    return re.sub(r"\{U\+([0-9A-F]{4})\}", lambda found: chr(int(found[1], 16)), text)


def _visible(text: str) -> str:
    return re.sub("[\u00a0\u00ad\u200d\u2009\u0301]", lambda found: f"{{U+{ord(found[0]):04X}}}", text)


def _words(document: ArchivedText, start: int, end: int, segments: tuple[Segment, ...], shows_speech: bool) -> str:
    if shows_speech:
        return "".join(f"‹{segment.text}›" if segment.quoted else segment.text for segment in segments)
    return document.text[start:end].replace("\n", "⏎")
