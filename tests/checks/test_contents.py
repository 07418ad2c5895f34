"""Each rule of the site format: what it leaves alone, and what it tells, each once and at its place."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import small_site
from dissensus.catalogue.facts import Traced, reads
from dissensus.checks import (
    Destinations,
    Reference,
    between,
    check,
    check_point,
    check_site,
    references_beside_points,
    references_of,
    surroundings_of,
)
from dissensus.checks.between import BETWEEN, pages_beside_points
from dissensus.checks.contents import EDITORIAL, OF_POINTS, OF_SITE
from dissensus.checks.wording import without_allowed
from dissensus.deriving.topics import points_by_topic
from dissensus.faults import Fault, in_order
from dissensus.model import Library
from dissensus.reading import Site, read

POINT = "content/points/bridge.yaml"
SOURCES = "content/sources.yaml"
FERRY = """\
question: When does the ferry run?
title: The ferry
positions:
  runs: {label: Ferry running}
cards:
  - id: port-runs
    speaker: port-spokesman
    said: 2024-03-11
    position: runs
    claim: Said so.
    reports: [{document: herald-2024-03-12, quote: said}]
"""


def found(tmp_path: Path, changes: dict[str, list[tuple[str, str]]]) -> list[Fault]:
    """The faults of the small site, once some of its words are put in the place of others."""
    small_site.make_site(tmp_path, {"content/points/ferry.yaml": FERRY})
    for file, words in changes.items():
        text = (tmp_path / file).read_text(encoding="utf-8")
        for old, new in words:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / file).write_text(text, encoding="utf-8")
    library, faults = read(Site(tmp_path), 1)
    assert faults == []
    return check(library)


def card(old: str, new: str) -> dict[str, list[tuple[str, str]]]:
    return {POINT: [(old, new)]}


def added(line: str) -> dict[str, list[tuple[str, str]]]:
    """A line more in the first card."""
    return card("    claim:", f"    {line}\n    claim:")


def top(line: str) -> dict[str, list[tuple[str, str]]]:
    """A line more of the point."""
    return card("positions:", f"{line}\npositions:")


def sources(old: str, new: str) -> dict[str, list[tuple[str, str]]]:
    return {SOURCES: [(old, new)]}


QUOTE = "quote: The bridge stands}"
FACETS = "facets: {state: What state?, cause: What cause?}"
FACETED = [
    ("positions:", f"{FACETS}\npositions:"),
    ("stands: {", "stands: {facet: state, "),
    ("fallen: {", "fallen: {facet: cause, "),
]
FIGURE = "figure: {{counted: bridges, whom: of the north, as-worded: The bridge, {}}}"

LEFT_ALONE = [
    {},
    {POINT: FACETED},
    sources("kind: person, party", "kind: person, part-of: officials, party"),
    sources("name: Officials of the province", "name: Officials of the province, spellings: [The officials]"),
    card("position: stands", "rejects: fallen"),
    card("position: stands", "rejects: port-fallen"),
    card("position: stands", "declines: true"),
    added("rejects: fallen"),
    added("fit: partial"),
    added("dated: derived\n    dated-by: on Monday"),
    added("dated: bounded\n    dated-note: It was a Monday."),
    added("relates: [{to: port-fallen, as: contradicts, how: implied}, {to: ferry#port-runs, as: differs}]"),
    added("note: Compare [@port-fallen; @ferry#port-runs] and `[@nothing]`."),
    *[added(FIGURE.format(number)) for number in ("exactly: 1", "about: -1.5", "at-least: 1", "at-most: 9")],
    *[added(FIGURE.format(bounds)) for bounds in ("more-than: 1, fewer-than: 2", "at-least: 2, at-most: 2")],
    added("figure: {counted: bridges, whom: of the north, as-worded: several}"),
    card("said: 2024-03-11", "said: 2024-03-12T23:59:59+02:00"),
    card("said: 2024-03-11", "said: ../2024-03-20"),
    card("said: 2024-03-11", "said: 2024-03-10/.."),
    card("said: 2024-03-11", "said: '[2024-03-12..2024-03-19]'"),
    top("previously: [old-bridge]"),
    top("summary: 'On 11 March, St. Mary said so [@port-fallen]. Nothing here says more [@port-fallen].'"),
    card(QUOTE, "quote: The bridge stands}\n      - {document: herald-2024-03-12, quote: The bridge}"),
]  # fmt: skip


@pytest.mark.parametrize("changes", LEFT_ALONE)
def test_what_is_lawful_is_left_alone(tmp_path: Path, changes: dict[str, list[tuple[str, str]]]) -> None:
    assert found(tmp_path, changes) == []


TOLD = [
    (sources("party: port", "party: ports"), "unknown-party", "sources/port-spokesman/party"),
    (sources("kind: person", "kind: person, part-of: x"), "unknown-source", "sources/port-spokesman/part-of"),
    (sources("kind: body", "kind: body, part-of: officials"), "circular-part-of", "sources/officials/part-of"),
    (sources("name: Officials of the province", "name: the herald"), "shared-name", "sources/officials/name"),
    (sources("kind: outlet", "kind: body"), "not-an-outlet", "documents/herald-2024-03-12/outlet"),
    (card("stands: {", "stands: {facet: state, "), "unknown-facet", "positions/stands/facet"),
    ({POINT: [*FACETED, ("facet: cause", "facet: reason")]}, "unknown-facet", "positions/fallen/facet"),
    (card("id: port-fallen", "id: officials-stands"), "repeated-id", "cards/1/id"),
    (card("id: port-fallen", "id: fallen"), "repeated-id", "cards/1/id"),
    (top("previously: [bridge]"), "retired-id-taken", "previously/0"),
    (top("previously: [old, old]"), "retired-id-taken", "previously/1"),
    (card("speaker: officials", "speaker: office"), "unknown-source", "cards/0/speaker"),
    (card("position: stands", "position: standing"), "unknown-position", "cards/0/position"),
    (card("position: stands", "rejects: port-runs"), "unknown-rejected", "cards/0/rejects"),
    (card("position: stands", "rejects: officials-stands"), "rejects-itself", "cards/0/rejects"),
    (added("rejects: stands"), "rejects-itself", "cards/0/rejects"),
    (card("    position: stands\n", ""), "no-stance", "cards/0"),
    (added("declines: true"), "two-stances", "cards/0/declines"),
    (card("position: stands", "rejects: fallen\n    fit: partial"), "needless-fit", "cards/0/fit"),
    (added(FIGURE.format("exactly: 1, at-most: 2")), "figure-numbers", "cards/0/figure/at-most"),
    (added(FIGURE.format("about: 1, more-than: 0")), "figure-numbers", "cards/0/figure/more-than"),
    (added(FIGURE.format("at-least: 1, more-than: 0")), "figure-numbers", "cards/0/figure/more-than"),
    (added(FIGURE.format("at-most: 1, fewer-than: 0")), "figure-numbers", "cards/0/figure/fewer-than"),
    (added(FIGURE.format("at-least: 10, at-most: 9")), "figure-numbers", "cards/0/figure/at-most"),
    (added(FIGURE.format("more-than: 9, at-most: 9")), "figure-numbers", "cards/0/figure/at-most"),
    (added("relates: [{to: ferry#x, as: differs}]"), "unknown-card", "cards/0/relates/0/to"),
    (added("relates: [{to: bridge#officials-stands, as: differs}]"), "relates-to-itself", "cards/0/relates/0/to"),
    (added("relates: [{to: port-fallen, as: contradicts}]"), "missing-how", "cards/0/relates/0/as"),
    (added("relates: [{to: port-fallen, as: repeats, how: implied}]"), "needless-how", "cards/0/relates/0/how"),
    (card("document: herald-2024-03-12", "document: herald"), "unknown-document", "cards/0/reports/0/document"),
    (card(QUOTE, "quote: The bridge stands, via: [x]}"), "unknown-source", "cards/0/reports/0/via/0"),
    (
        card(QUOTE, "quote: said}\n      - {document: herald-2024-03-12, quote: said}"),
        "repeated-report",
        "cards/0/reports/1/quote",
    ),
    (card("said: 2024-03-11", "said: 11 March"), "bad-date", "cards/0/said"),
    (top("period: 2024-03-12/2024-03-11"), "bad-date", "period"),
    (added("dated: bounded"), "missing-date-reason", "cards/0/dated"),
    (card("said: 2024-03-11", "said: 2024-04-XX"), "said-after-published", "cards/0/said"),
    (card("said: 2024-03-11", "said: 2024-03-15/.."), "said-after-published", "cards/0/said"),
    (added("note: Compare [@port-falling]."), "unknown-card", "cards/0/note"),
    (added("note: Compare [@Port fallen]."), "unknown-card", "cards/0/note"),
    (sources("kind: person", "kind: person, note: '[@port-fallen]'"), "unknown-card", "sources/port-spokesman/note"),
    (top("summary: 'They said so. No report here says more [@port-fallen].'"), "uncited-sentence", "summary"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "path"), TOLD)
def test_what_is_not_is_told_once_at_its_place(
    tmp_path: Path, changes: dict[str, list[tuple[str, str]]], code: str, path: str
) -> None:
    (fault,) = found(tmp_path, changes)
    assert (fault.code, "/".join(map(str, fault.where.path))) == (code, path)


def test_a_circle_of_three_is_told_once(tmp_path: Path) -> None:
    parts = [("kind: body,", "kind: body, part-of: herald,"), ("kind: outlet", "kind: outlet, part-of: port-spokesman")]
    (fault,) = found(tmp_path, {SOURCES: [*parts, ("kind: person,", "kind: person, part-of: officials,")]})
    assert fault.code == "circular-part-of"
    assert fault.help == "The circle is herald → port-spokesman → officials → herald."


def test_who_leads_into_a_circle_is_no_part_of_it(tmp_path: Path) -> None:
    parts = [("kind: body,", "kind: body, part-of: officials,"), ("kind: person,", "kind: person, part-of: officials,")]
    (fault,) = found(tmp_path, {SOURCES: parts})
    assert fault.where.path == ("sources", "officials", "part-of")


def test_a_long_way_up_is_walked_once(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(5_000)]
    ways = [f"  {a}: {{name: {a}, kind: body, part-of: {b}}}\n" for a, b in itertools.pairwise([*names, names[-2]])]
    (fault,) = found(tmp_path, {SOURCES: [("sources:\n", "sources:\n" + "".join(ways))]})
    assert fault.where.path == ("sources", "s4998", "part-of")


def test_every_check_says_its_rule_in_a_sentence_and_stands_once() -> None:
    rules: tuple[Callable[..., object], ...] = (*OF_SITE, *OF_POINTS, *EDITORIAL, *BETWEEN)
    assert len(set(rules)) == len(rules)
    for rule in rules:
        first_line = (rule.__doc__ or "").splitlines()[0]
        assert first_line.endswith(".")


@pytest.mark.parametrize("folder", sorted((Path(__file__).parents[1] / "faults").iterdir()), ids=lambda path: path.name)
def test_references_of_points_put_away_and_taken_out_are_all_that_is_needed_of_them(folder: Path) -> None:
    library, _ = read(Site(folder), 1)
    around = surroundings_of(library)
    parts = [check_site(around), *(check_point(around, id_, point) for id_, point in library.points.items())]
    references = list(references_beside_points(around))
    for id_, point in library.points.items():
        references += put_away_and_taken_out(references_of(id_, point))
    faults = [fault for part in parts for fault in part.faults] + between(reversed(references), destinations(library))
    warnings = without_allowed(around, [fault for part in parts for fault in part.warnings])
    assert in_order([*faults, *warnings]) == check(library)


def test_a_point_asks_only_for_the_documents_that_report_it(tmp_path: Path) -> None:
    library, faults = read(Site(small_site.make_site(tmp_path)), 1)
    assert faults == []
    (document,) = library.documents.items()
    documents = Traced("document", dict([document, ("another", document[1])]))
    around = msgspec.structs.replace(surroundings_of(library), documents=documents)
    with reads() as asked:
        assert check_point(around, "bridge", library.points["bridge"]).faults == ()
    assert asked == {("document", "herald-2024-03-12")}


def put_away_and_taken_out(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    return msgspec.msgpack.decode(msgspec.msgpack.encode(references), type=tuple[Reference, ...])


def destinations(library: Library) -> Destinations:
    pages = pages_beside_points(surroundings_of(library), points_by_topic(library.points))
    cards = {id_: [card.id for card in point.cards] for id_, point in [*library.points.items()][::-1]}
    return Destinations(cards=cards, pages=set(pages), unread=library.unread)


@pytest.mark.parametrize(
    ("said", "helped"),
    [
        ("3 December 2024", "Did you mean 2024-12-03?"),
        ("03.04.2024", "Did you mean 2024-04-03 or 2024-03-04?"),
        ("lately", "A date is written like"),
        ("2024-02-30", "The calendar has no day"),
    ],
)
def test_a_date_in_another_form_is_helped_with_what_it_means(tmp_path: Path, said: str, helped: str) -> None:
    point = str(small_site.FILES[POINT]).replace("said: 2024-03-11", f"said: {said}", 1)
    library, _ = read(Site(small_site.make_site(tmp_path, {POINT: point})), 1)
    [told] = [fault for fault in check(library) if fault.code == "bad-date"]
    assert (told.help or "").startswith(helped)
