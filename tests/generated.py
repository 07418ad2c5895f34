"""Generated sites: whole, lawful, and unlike ours, for the promises that hold for every site.

A site is plain values first (`Plain`), so that a test can shuffle, swap or edit it, then files. Those are
JSON, which is YAML too. Each quote is marked by two words of its own, so that it stands once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

Plain = dict[str, Any]  # sources.yaml, documents.yaml, points by id, texts by document

WORDS = (
    "bridge", "мост", "не", "<b>bold</b>", "“stands”", "🚀", "O’Brien", "naïve", "1,500", "{{ 7*7 }}", "&amp;",
    "</script>", "עולם", "no", "— so —", "''", "[x](javascript:y)", "`code`", "*", "%", "…", "\\",
)  # fmt: skip

KINDS = ("person", "body", "armed-group")


@st.composite
def sites(draw: st.DrawFn) -> Plain:
    """A site with up to three points, four speakers, two outlets and three documents."""
    parties = {f"party-{n}": {"name": f"Party {n} {draw(words(0, 2))}".strip()} for n in range(draw(numbers(0, 3)))}
    outlets = [f"outlet-{n}" for n in range(draw(numbers(1, 2)))]
    speakers = [f"speaker-{n}" for n in range(draw(numbers(1, 4)))]
    sources = {id_: {"name": f"The {id_}", "kind": "outlet"} for id_ in outlets}
    sources |= {id_: _speaker(draw, id_, list(parties)) for id_ in speakers}
    documents = {f"document-{n}": _document(draw, n, outlets) for n in range(draw(numbers(1, 3)))}
    texts = {id_: [document["title"]] for id_, document in documents.items()}
    points = {f"point-{n}": _point(draw, n, [*speakers, *outlets], texts, outlets) for n in range(draw(numbers(0, 3)))}
    return {
        "sources": {"parties": parties, "sources": sources},
        "documents": documents,
        "points": points,
        "texts": {id_: "\n\n".join(paragraphs) + "\n" for id_, paragraphs in texts.items()},
        "order": {"rows": draw(st.sampled_from(["sources", "days"])), "positions": "first-said"},
        "whole": draw(st.booleans()),
    }


def numbers(least: int, most: int) -> st.SearchStrategy[int]:
    """Whole numbers."""
    return st.integers(least, most)


def words(least: int, most: int) -> st.SearchStrategy[str]:
    """Some words, among them such as trip up HTML, YAML, Markdown and regular expressions."""
    return st.lists(st.sampled_from(WORDS), min_size=least, max_size=most).map(" ".join)


def days() -> st.SearchStrategy[str]:
    """Dates of the profile, before every document's."""
    day = st.dates().map(lambda d: d.replace(year=2024, month=3, day=min(d.day, 28))).map(str)
    return st.one_of(day, day.map("../{}".format), day.map("[2024-02-01..{}]".format), st.just("2024-03-XX"))


def files(site: Plain) -> dict[str, bytes]:
    """The site's files, by name."""
    texts = {id_: text.encode() for id_, text in site["texts"].items()}
    documents = {
        id_: {**document, "file": f"seeds/{id_}.txt", "sha256": hashlib.sha256(texts[id_]).hexdigest()}
        for id_, document in site["documents"].items()
    }
    written = {
        "site.toml": _settings(site),
        "content/sources.yaml": _yaml(site["sources"]),
        "content/documents.yaml": _yaml({"documents": documents}),
        **{f"content/points/{id_}.yaml": _yaml(point) for id_, point in site["points"].items()},
    }
    return {name: text.encode() for name, text in written.items()} | {f"seeds/{i}.txt": t for i, t in texts.items()}


def write(site: Plain, root: Path) -> Path:
    """The site on disk, and nothing else below its `content/` and `seeds/`."""
    wanted = files(site)
    for folder in ("content", "seeds"):
        for path in sorted((root / folder).rglob("*"), reverse=True):
            if path.is_file() and path.relative_to(root).as_posix() not in wanted:
                path.unlink()
    for name, content in wanted.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def _settings(site: Plain) -> str:
    published = "whole" if site["whole"] else "passages"
    order = "".join(f'{key} = "{value}"\n' for key, value in site["order"].items())
    return f'title = "Generated"\n[order]\n{order}[publish]\ndocuments = "{published}"\ncontext = 20\n'


def _yaml(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _speaker(draw: st.DrawFn, id_: str, parties: list[str]) -> Plain:
    party = draw(st.sampled_from([None, *parties]))
    speaker = {"name": f"The {id_} {draw(words(0, 2))}".strip(), "kind": draw(st.sampled_from(KINDS))}
    return speaker | ({"party": party} if party else {})


def _document(draw: st.DrawFn, number: int, outlets: list[str]) -> Plain:
    return {
        "title": f"Title {number} {draw(words(0, 3))} end",
        "outlet": draw(st.sampled_from(outlets)),
        "published": f"2024-04-0{draw(numbers(1, 9))}",
        "language": draw(st.sampled_from(["en", "ru", "he"])),
    }


def _point(draw: st.DrawFn, number: int, speakers: list[str], texts: dict[str, list[str]], outlets: list[str]) -> Plain:
    facets = {f"facet-{n}": f"Facet {n} {draw(words(0, 2))}?" for n in range(draw(numbers(0, 2)))}
    positions = {f"position-{n}": _position(draw, n, list(facets)) for n in range(draw(numbers(1, 4)))}
    cards = [
        _card(draw, f"{number}-{n}", speakers, list(positions), texts, outlets) for n in range(draw(numbers(0, 5)))
    ]
    ids = [card["id"] for card in cards]
    cited = " ".join(f"Sentence {draw(words(0, 3))} [@{id_}]." for id_ in ids)
    point = {
        "question": f"Question {number} {draw(words(0, 2))}?",
        "title": f"Point {number} {draw(words(0, 2))}".strip(),
        "positions": positions,
        "cards": cards,
    }
    return point | ({"facets": facets} if facets else {}) | ({"summary": cited} if cited else {})


def _position(draw: st.DrawFn, number: int, facets: list[str]) -> Plain:
    position = {"label": f"Label {number} {draw(words(0, 2))}".strip()}
    return position | ({"facet": draw(st.sampled_from(facets))} if facets else {})


def _card(
    draw: st.DrawFn,
    name: str,
    speakers: list[str],
    positions: list[str],
    texts: dict[str, list[str]],
    outlets: list[str],
) -> Plain:
    reports = [_report(draw, f"{name}-{n}", texts, outlets) for n in range(draw(numbers(1, 2)))]
    card = {
        "id": f"card-{name}",
        "speaker": draw(st.sampled_from(speakers)),
        "said": draw(days()),
        "claim": f"Said that {draw(words(1, 4))}.",
        "reports": reports,
        **draw(st.sampled_from(_stances(positions))),
    }
    if draw(st.booleans()):
        card["figure"] = _figure(draw, f"m{name}-0a")
    return card


def _stances(positions: list[str]) -> list[Plain]:
    stances: list[Plain] = [{"declines": "true"}]
    for position in positions:
        stances += [{"position": position}, {"position": position, "fit": "partial"}, {"rejects": position}]
        stances += [{"position": position, "rejects": other} for other in positions if other != position]
    return stances


def _figure(draw: st.DrawFn, as_worded: str) -> Plain:
    bounds = draw(st.sampled_from([[], ["exactly"], ["about"], ["at-least"], ["fewer-than"], ["at-least", "at-most"]]))
    low, high = sorted([draw(numbers(0, 10**6)), draw(numbers(0, 10**6))])
    values = {"at-most": high, "fewer-than": high}
    numbered = {bound: str(values.get(bound, low)) for bound in bounds}
    return {
        "counted": draw(st.sampled_from(["killed", "held"])),
        "whom": "people",
        "as-worded": as_worded,
        **numbered,
    }


def _report(draw: st.DrawFn, name: str, texts: dict[str, list[str]], outlets: list[str]) -> Plain:
    """A report, whose words are put into its document on the way."""
    document = draw(st.sampled_from(sorted(texts)))
    quote = f"m{name}a {draw(words(0, 5))} m{name}z"
    frame = draw(st.sampled_from(["They said {}.", "“{}”, they said.", "Мы: “no, {}”.", "{}"]))
    texts[document].append(frame.format(quote))
    report: Plain = {"document": document, "quote": quote}
    if draw(st.booleans()):
        texts[document].append(f"Nobody c{name}a could {draw(words(0, 2))} c{name}z verify.")
        caveat = texts[document][-1].removeprefix("Nobody ").removesuffix(" verify.")
        report["caveat"] = {"quote": caveat, "covers": "the statement"}
    if draw(st.booleans()):
        report["via"] = [draw(st.sampled_from(outlets))]
    return report
