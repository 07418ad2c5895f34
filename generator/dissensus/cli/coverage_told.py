"""Coverage as text, for people, and as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dissensus.deriving.coverage import Coverage, Sentence
from dissensus.evidence.normal import in_one_line
from dissensus.faults.display import safe
from dissensus.model import Library

_FATES = {"used": "used", "set-aside": "set aside", "open": "not dealt with"}


def tell_text(library: Library, documents: Sequence[Coverage]) -> str:
    """Every document: each sentence with what became of it, then the counts; at the end those of all together."""
    told = ["\n".join(_document_lines(library, coverage)) for coverage in documents]
    counts = _counts([sentence for coverage in documents for sentence in coverage.sentences])
    return "\n\n".join([*told, f"All {len(documents)} documents: {counts}"] if len(documents) > 1 else told)


def tell_json(library: Library, documents: Sequence[Coverage]) -> str:
    """`{"documents": […]}`, each with its counts and its sentences in order. Offsets are code points, from 0."""
    return json.dumps({"documents": [_document(library, coverage) for coverage in documents]}, indent=2)


def percentage(per_mille: int) -> str:
    """“46.3 %”."""
    return f"{per_mille // 10}.{per_mille % 10} %"


def _document_lines(library: Library, coverage: Coverage) -> Iterator[str]:
    text = library.texts[coverage.document]
    yield safe(f"{coverage.document}: {in_one_line(library.documents[coverage.document].title)}")
    for sentence in coverage.sentences:
        yield f"  line {sentence.lines[0]}: {safe(_account(sentence))}"
        yield f"    {_words(text, sentence.start, sentence.end)}"
        if sentence.left and sentence.fate == "used":
            left = " · ".join(_words(text, start, end) for start, end in sentence.left)
            yield f"    without: {left}"
    yield f"  {_counts(coverage.sentences)}"


def _account(sentence: Sentence) -> str:
    reasons = [aside.reason + (f" ({in_one_line(aside.note)})" if aside.note else "") for aside in sentence.aside]
    why = [*(use.told for use in sentence.uses), *(f"set aside as {reason}" for reason in reasons)]
    if sentence.fate == "set-aside":
        return "set aside as " + ", ".join(reasons)
    if sentence.fate == "open" and why:
        return f"not dealt with in full: {', '.join(why)}"
    return f"{_FATES[sentence.fate]}: {', '.join(why)}" if why else _FATES[sentence.fate]


def _words(text: str, start: int, end: int) -> str:
    return safe(in_one_line(text[start:end]))


def _counts(sentences: Sequence[Sentence]) -> str:
    each = Coverage("", tuple(sentences))
    parts = ", ".join(f"{each.count(fate)} {told}" for fate, told in _FATES.items())  # type: ignore[arg-type]  # its keys are fates
    number = f"{len(sentences)} {'sentence' if len(sentences) == 1 else 'sentences'}"
    return f"{number}: {parts}; {percentage(each.per_mille)} dealt with"


def _document(library: Library, coverage: Coverage) -> dict[str, Any]:
    text = library.texts[coverage.document]
    return {
        "document": coverage.document,
        "file": library.documents[coverage.document].file,
        "counts": {
            "sentences": len(coverage.sentences),
            "used": coverage.count("used"),
            "set_aside": coverage.count("set-aside"),
            "open": coverage.count("open"),
        },
        "per_cent": coverage.per_mille / 10,
        "sentences": [_sentence(text, sentence) for sentence in coverage.sentences],
    }


def _sentence(text: str, sentence: Sentence) -> dict[str, Any]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "lines": list(sentence.lines),
        "text": text[sentence.start : sentence.end],
        "fate": sentence.fate,
        "uses": [
            {"use": use.kind, **({"point": use.card[0], "card": use.card[1]} if use.card else {})}
            for use in sentence.uses
        ],
        "set_aside": [
            {"reason": aside.reason, **({"note": aside.note} if aside.note else {})} for aside in sentence.aside
        ],
        "left": _stretches(text, sentence.left),
    }


def _stretches(text: str, stretches: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "text": text[start:end]} for start, end in stretches]
