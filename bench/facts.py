"""Which facts of a corpus an output states, whoever made it: that no tool is fast by leaving out.

    python bench/facts.py build/corpus public

The facts are the corpus' own, read from its YAML by PyYAML; each has a page, and where it is a statement's, an article
of that page, that must state it. Tells how many of how many are stated, kind of page by kind, and the first others.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from stated import BASE, SUMMARY, Page, Stated, folded, read_home, read_page, read_sitemap, read_source

Plain = Mapping[str, Any]
SHOWN = 10  # facts that are told where they are missed


class Fact(NamedTuple):
    """Words or a link that a page must state; `part` is the part of the page in which, if any: see `stated.Page`."""

    words: str = ""
    link: str = ""
    part: str = ""


class Tally(NamedTuple):
    """How many facts are stated, and which are not: each with its page."""

    stated: int
    missed: tuple[tuple[str, Fact], ...]

    @property
    def facts(self) -> int:
        """How many there are."""
        return self.stated + len(self.missed)


class Told(NamedTuple):
    """What is left of a point when its page is read: its tally, and what pages of sources and the home page owe it."""

    tally: Tally
    home: tuple[Fact, ...]
    by_speaker: Mapping[str, tuple[Fact, ...]]


class Shared(NamedTuple):
    """What points refer to."""

    sources: Plain
    parties: Plain
    documents: Plain


def check(corpus: Path, output: Path) -> dict[str, Tally]:
    """The tally of each kind of page of an output made of the corpus."""
    shared = read_shared(corpus)
    files = sorted((corpus / "content/points").glob("*.yaml"))
    with Pool(2) as pool:
        told = pool.map(partial(check_point, shared=shared, output=output), files, chunksize=20)
        owed: dict[str, list[Fact]] = defaultdict(list)
        for point in told:
            for speaker, facts in point.by_speaker.items():
                owed[speaker] += facts
        asked = [(id_, [*facts_of_source(source, shared), *owed[id_]]) for id_, source in shared.sources.items()]
        of_sources = pool.starmap(partial(check_source, output=output), asked, chunksize=5)
    return {
        "points": _sum(point.tally for point in told),
        "sources": _sum(of_sources),
        "home": tally("", [fact for point in told for fact in point.home], Page(read_home(output), {})),
        "sitemap": _check_sitemap([file.stem for file in files], shared, output),
    }


def read_shared(corpus: Path) -> Shared:
    """Sources, parties and documents of a corpus."""
    sources, documents = (_read(corpus / f"content/{name}.yaml") for name in ("sources", "documents"))
    return Shared(sources["sources"], sources["parties"], documents["documents"])


def check_point(file: Path, shared: Shared, output: Path) -> Told:
    """What the page of a point states of it, and what other pages must."""
    point = _read(file)
    address = f"points/{file.stem}/"
    by_speaker: dict[str, tuple[Fact, ...]] = defaultdict(tuple)
    for card in point["cards"]:
        by_speaker[card["speaker"]] += (
            Fact(words=card["said"]),
            Fact(words=folded(card["claim"])),
            Fact(link=f"{BASE}{address}#{card['id']}"),
        )
    home = (Fact(words=point["title"]), Fact(words=point["question"]), Fact(link=BASE + address))
    facts = facts_of_point(address, point, shared)
    return Told(tally(address, facts, read_page(output, address)), home, dict(by_speaker))


def check_source(id_: str, facts: list[Fact], output: Path) -> Tally:
    """What the pages of a source state."""
    address = f"sources/{id_}/"
    return tally(address, facts, Page(read_source(output, address), {}))


def tally(address: str, facts: Iterator[Fact] | list[Fact], page: Page) -> Tally:
    """Which of the facts a page states."""
    stated, missed = 0, []
    for fact in facts:
        if is_stated(fact, page):
            stated += 1
        else:
            missed.append((address, fact))
    return Tally(stated, tuple(missed))


def is_stated(fact: Fact, page: Page) -> bool:
    """Whether a page states a fact, in the part that must."""
    part: Stated | None = page.parts.get(fact.part) if fact.part else page.whole
    return part is not None and fact.words in part.words and (not fact.link or fact.link in part.links)


def facts_of_point(address: str, point: Plain, shared: Shared) -> Iterator[Fact]:
    """All that the page of a point must state."""
    here = BASE + address
    yield from (Fact(words=point[key]) for key in ("question", "title"))
    yield from (Fact(words=topic) for topic in point["topics"])
    for sentence in filter(None, point["summary"].split("].")):
        words, _, cited = sentence.partition(" [@")
        yield Fact(words=words.strip(), link=f"{here}#{cited}" if cited else "", part=SUMMARY)
    for position in point["positions"].values():
        yield from (Fact(words=position[key]) for key in ("label", "holds"))
    for card in point["cards"]:
        yield from (fact._replace(part=card["id"]) for fact in facts_of_card(here, card, point, shared))


def facts_of_card(here: str, card: Plain, point: Plain, shared: Shared) -> Iterator[Fact]:
    """All that the article of a statement must state."""
    speaker = card["speaker"]
    yield Fact(words=shared.sources[speaker]["name"], link=f"{BASE}sources/{speaker}/")
    yield Fact(words=card["said"])
    yield Fact(words=point["positions"][card["position"]]["label"])
    yield Fact(words=folded(card["claim"]))
    for report in card["reports"]:
        yield from facts_of_report(report, shared)
    yield from (Fact(words=card["figure"][key]) for key in ("as-worded", "counted", "whom") if "figure" in card)
    yield from (Fact(words=each["why"], link=f"{here}#{each['to']}") for each in card.get("relates", ()))


def facts_of_report(report: Plain, shared: Shared) -> Iterator[Fact]:
    """The words, whose document they stand in, and the outlet's caveat."""
    document = shared.documents[report["document"]]
    yield Fact(words=folded(report["quote"]))
    yield Fact(words=document["title"])
    yield Fact(words=shared.sources[document["outlet"]]["name"])
    yield Fact(words=document["published"])
    yield from (Fact(words=folded(words)) for words in report.get("caveat", {}).values())


def facts_of_source(source: Plain, shared: Shared) -> Iterator[Fact]:
    """What a source's page must state of the source itself."""
    yield Fact(words=source["name"])
    if "role" in source:
        yield Fact(words=source["role"])
    if "party" in source:
        yield Fact(words=shared.parties[source["party"]]["name"])


def told_in_lines(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """A line for each kind of page, and one for each of the first facts that are missed."""
    for kind, found in tallies.items():
        yield f"{kind}: {found.stated:,} of {found.facts:,} facts"
        yield from (f"  not at /{address}: {fact}" for address, fact in found.missed[:SHOWN])
    stated, facts = (sum(numbers) for numbers in zip(*((t.stated, t.facts) for t in tallies.values()), strict=True))
    yield f"in all: {stated:,} of {facts:,} facts"


def _check_sitemap(points: list[str], shared: Shared, output: Path) -> Tally:
    named = read_sitemap(output)
    paths = ("", *(f"points/{id_}/" for id_ in points), *(f"sources/{id_}/" for id_ in shared.sources))
    missed = tuple(("sitemap.xml", Fact(link=BASE + path)) for path in paths if BASE + path not in named)
    return Tally(len(paths) - len(missed), missed)


def _sum(tallies: Iterator[Tally] | list[Tally]) -> Tally:
    each = list(tallies)
    return Tally(sum(one.stated for one in each), tuple(missed for one in each for missed in one.missed))


def _read(file: Path) -> Plain:
    return yaml.load(file.read_bytes(), yaml.CBaseLoader)  # type: ignore[no-any-return]  # a mapping at the top


if __name__ == "__main__":
    found = check(Path(sys.argv[1]), Path(sys.argv[2]))
    print("\n".join(told_in_lines(found)))
    sys.exit(any(each.missed for each in found.values()))
