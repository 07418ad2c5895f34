"""A small site with one of everything that leads from one file to another, as plain values."""

from __future__ import annotations

from typing import Any

from generated import Plain

WORDS = ("alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel")

THEME = {
    "themes/own/theme.toml": b'name = "own"\napi = 1\nextends = "default"\n',
    "themes/own/templates/prose.html": b'{% extends "default/prose.html" %}\n',
    "themes/own/assets/style.css": b"body { color: black }\n",
}
WORDING = b'allowed:\n  - {file: content/points/flood.yaml, words: regime, because: "It is a term of hydrology."}\n'


def quote(document: str, word: str) -> str:
    """Words that stand once in one document alone."""
    return f"{word} of {document} stood"


def caveat(document: str, word: str) -> str:
    """The reservation that the document has about these words."""
    return f"nobody could verify {word} {document}"


def text(document: str, title: str, words: tuple[str, ...] = WORDS) -> str:
    """An archived text: each quote and each caveat stands in it once, the name that a ministry is spelt by often."""
    said = [f"They said that {quote(document, word)} with 12 men; {caveat(document, word)}." for word in words]
    return "\n\n".join([title, *said, f"Printed {document} in April.", "Read more. Subscribe!"]) + "\n"


def report(document: str, word: str, **further: Any) -> Plain:
    """A report of one of the quotes."""
    return {"document": document, "quote": quote(document, word), **further}


def card(id_: str, speaker: str, stance: Plain, *reports: Plain, **further: Any) -> Plain:
    """A card."""
    return {
        "id": id_,
        "speaker": speaker,
        "said": "2024-03-11",
        "claim": "Said so.",
        **stance,
        "reports": [*reports],
        **further,
    }


_TITLES = {"first": "A bridge in the north", "second": "A village in the south", "third": "Nothing of note"}

# Four points, seven sources, three documents of two outlets: everything leads to something in another file.
SITE: Plain = {
    "settings": {"title": "A site", "theme": "own", "topics": {"north": "The north"}},
    "sources": {
        "parties": {"north": {"name": "The North", "about": "All of it."}, "south": {"name": "The South"}},
        "sources": {
            "herald": {"name": "The Herald", "kind": "outlet"},
            "post": {"name": "The Post", "kind": "outlet", "party": "south"},
            "ministry": {
                "name": "A ministry",
                "kind": "body",
                "party": "north",
                "spellings": ["They"],
                "note": "A *note*.",
            },
            "governor": {
                "name": "A governor",
                "kind": "person",
                "party": "north",
                "part-of": "ministry",
                "role": "head",
            },
            "rebels": {"name": "Rebels", "kind": "armed-group", "party": "south"},
            "jointly": {"name": "All of them", "kind": "body", "members": ["ministry", "rebels"]},
            "silent": {"name": "A silent one", "kind": "person"},
        },
    },
    "documents": {
        "first": {"title": _TITLES["first"], "outlet": "herald", "published": "2024-04-01", "language": "en"},
        "second": {
            "title": _TITLES["second"],
            "outlet": "post",
            "published": "2024-04-02",
            "language": "en",
            "dated-by": "Printed second in April",
            "line-ends": "wrapped",
            "note": "A *note*.",
            "url": "https://example.org/second",
            "authors": ["Ann Bo"],
            "set-aside": [{"words": "Read more. Subscribe", "reason": "furniture"}],
        },
        "third": {"title": _TITLES["third"], "outlet": "post", "published": "2024-04-03", "language": "en"},
    },
    "texts": {id_: text(id_, title) for id_, title in _TITLES.items()},
    "points": {
        "bridge": {
            "question": "What became of the bridge?",
            "title": "The bridge",
            "topics": ["north", "river"],
            "summary": "First it stood [@mod]. No report says what then [@village#gov].",
            "positions": {
                "stands": {"label": "Bridge standing"},
                "fell": {"label": "Bridge fallen", "holds": "That it fell."},
            },
            "named": {"men": {"name": "the men", "party": "south"}},
            "previously": ["crossing"],
            "cards": [
                card(
                    "mod",
                    "ministry",
                    {"position": "stands"},
                    report("first", "alfa"),
                    report("second", "alfa", via=["herald"]),
                    figure={"counted": "killed", "whom": "men", "exactly": "12", "as-worded": "alfa"},
                    relates=[
                        {"to": "village#gov", "as": "contradicts", "how": "explicit"},
                        {"to": "reb", "as": "responds"},
                    ],
                ),
                card(
                    "reb",
                    "rebels",
                    {"position": "fell", "fit": "partial"},
                    report("first", "bravo", caveat={"quote": caveat("first", "bravo"), "covers": "all of it"}),
                    terms=[{"words": "bravo", "of": "men"}],
                    note="A *note* [@mod], [there](points/village/#gov).",
                ),
            ],
        },
        "village": {
            "question": "Who held the village?",
            "title": "The village",
            "topics": ["north"],
            "facets": {"who": "Who was it?", "when": "When was it?"},
            "positions": {
                "north": {"label": "Held by some", "facet": "who"},
                "day": {"label": "Held by day", "facet": "when"},
            },
            "cards": [
                card("gov", "governor", {"position": "north"}, report("second", "bravo"), said="2024-03-12"),
                card(
                    "joint",
                    "jointly",
                    {"position": "day"},
                    report("second", "charlie", via=["rebels"]),
                    relates=[{"to": "bridge#mod", "as": "repeats"}],
                ),
                card("her", "herald", {"rejects": "north"}, report("first", "charlie")),
            ],
        },
        "flood": {
            "question": "Which regime did the river have?",
            "title": "Flood",
            "topics": ["river"],
            "positions": {"high": {"label": "River high"}},
            "cards": [card("mod", "ministry", {"declines": "true"}, report("second", "delta"))],
        },
        "empty": {
            "question": "What of the harbour?",
            "title": "The harbour",
            "positions": {"open": {"label": "Harbour open"}},
        },
    },
    "pages": {
        "about": {"title": "About", "order": "3", "body": "On [the bridge](points/bridge/#mod) and [all](sources/).\n"},
        "index": {"title": "Home", "body": "Begin *here*.\n"},
    },
}
