"""Lawful sites that chance hardly ever draws, for `@example`."""

from __future__ import annotations

from generated.plain import Plain


def naming_each_other() -> Plain:
    """A site in which a source of each of two parties uses one word, each of the other party."""
    cards = [_card(number, *pair) for number, pair in enumerate([("one", "second"), ("two", "first")])]
    named = {"first": {"name": "The first", "party": "party-0"}, "second": {"name": "The second", "party": "party-1"}}
    return {
        "settings": {"title": "Generated"},
        "sources": {
            "parties": {"party-0": {"name": "Party A"}, "party-1": {"name": "Party B"}},
            "sources": {
                "herald": {"name": "The Herald", "kind": "outlet"},
                "one": {"name": "Speaker one", "kind": "body", "party": "party-0"},
                "two": {"name": "Speaker two", "kind": "body", "party": "party-1"},
            },
        },
        "documents": {
            "document-0": {"title": "A title", "outlet": "herald", "published": "2024-04-01", "language": "en"}
        },
        "points": {
            "point-0": {"question": "What?", "title": "A point", "positions": {}, "named": named, "cards": cards}
        },
        "pages": {},
        "texts": {"document-0": "A title\n\nThey said word0.\n\nThey said word1.\n"},
    }


def _card(number: int, speaker: str, of: str) -> Plain:
    return {
        "id": f"card-{number}",
        "speaker": speaker,
        "said": "2024-03-01",
        "claim": "Said so.",
        "terms": [{"words": f"word{number}", "of": of, "headword": "the word"}],
        "reports": [{"document": "document-0", "quote": f"word{number}"}],
    }
