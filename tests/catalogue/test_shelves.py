"""The tables of the catalogue are those that are derived from a library at hand, whatever is looked up ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_type_hints
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import MakeSite
from dissensus.build import build
from dissensus.catalogue import facts, points, related
from dissensus.catalogue.entries import HEARD
from dissensus.catalogue.facts import ALL, reads
from dissensus.catalogue.kinds import HEAD, OUTLINE, PUBLISHED_BY, SIDES, SPEAKERS, STATEMENT
from dissensus.catalogue.opening import catalogue_of
from dissensus.catalogue.sealing import Damaged
from dissensus.compiling.update import bring_up_to_date
from dissensus.deriving import Derived, Tables, derive
from dissensus.deriving.outlines import Place, place_of
from dissensus.deriving.tables import Ahead
from dissensus.model import DOCUMENTS_FILE
from dissensus.whole import check_site, stop
from generated import Plain, sites, write
from small_site import FILES, TEXT

AT_HAND = ((facts, "AT_HAND"), (points, "_HEADS"), (related, "_AT_HAND"))  # how much is kept of what was looked up
AHEAD = st.lists(st.sampled_from(["heads", "briefs"]), unique=True)


def derived(root: Path) -> Derived:
    checked = check_site(root)
    assert not stop(checked.faults, strict=False), checked.faults
    return derive(checked.library, checked.evidence)


@settings(max_examples=30)
@given(site=sites(), ahead=AHEAD, around=st.floats(0, 1), at_hand=st.sampled_from([2, 1_000]))
def test_what_is_looked_up_is_what_is_derived(
    tmp_path_factory: pytest.TempPathFactory, site: Plain, ahead: Sequence[Ahead], around: float, at_hand: int
) -> None:
    root = write(site, tmp_path_factory.mktemp("site"))
    expected = derived(root)
    small = [mock.patch.object(*each, at_hand) for each in AT_HAND]
    with catalogue_of(root) as opened, small[0], small[1], small[2]:
        found = bring_up_to_date(opened.store, root, 1).shelves
        found.look_ahead(list(expected.points), *ahead)
        found.look_ahead([], *ahead)
        statements = [statement for table in expected.points.values() for statement in table.statements]
        found.look_round(statements[: round(around * len(statements))])
        assert lists(found, site) == lists(expected, site)
        assert of_points(found, expected) == of_points(expected, expected)
        assert keys(found) == keys(expected)
        of_documents = {at: each for at, each in expected.evidence.passages.items() if at.file == DOCUMENTS_FILE}
        assert dict(found.evidence.passages) == of_documents
        assert len(found.evidence.passages) == len(of_documents)
        assert dict(found.evidence.spellings) == {
            id_: each for id_, each in expected.evidence.spellings.items() if each
        }


MAPPINGS = [
    name
    for name, each in vars(Tables).items()
    if isinstance(each, property) and "Mapping" in str(get_type_hints(each.fget)["return"])
]


def keys(tables: Tables) -> dict[str, list[object]]:
    """What each of the tables has something of: as much as it says, and all of it can be looked up."""
    mappings: dict[str, Mapping[Any, object]] = {name: getattr(tables, name) for name in MAPPINGS}
    found = {name: dict(mapping) for name, mapping in mappings.items()}
    assert {name: len(mapping) for name, mapping in mappings.items()} == {name: len(found[name]) for name in found}
    return {name: sorted(mapping) for name, mapping in mappings.items()}


def lists(tables: Tables, site: Plain) -> list[object]:
    """What stands under the headings of sources and documents."""
    sources, documents = site["sources"], site["documents"]
    listed: list[Mapping[str, Sequence[Place]]] = [tables.by_source, tables.jointly, tables.relayed_by]
    return [
        *(list(table.get(source, ())) for table in listed for source in sources),
        *(list(tables.published.get(source, ())) for source in sources),
        *(tables.uncarried.get(source) for source in sources),
        *(tables.by_document.get(document, ()) for document in documents),
        tables.sides,
    ]


def of_points(tables: Tables, all_: Derived) -> list[object]:
    """What is told of points and of their statements."""
    places = [place_of(statement) for table in all_.points.values() for statement in table.statements][::-1]
    return [
        *(tables.heads[point] for point in all_.points),
        *(tables.briefs[point] for point in all_.points),
        *(tuple(tables.heard[card]) for card in all_.cards),
        *(tables.cards[card] for card in all_.cards),
        list(tables.cards),
        list(tables.outlines(places)),
        list(tables.in_full(places)),
        list(tables.in_full(())),
    ]


@pytest.mark.parametrize(
    ("before", "after", "is_other"),
    [
        ("position: fallen", "position: fallen\n    fit: partial", False),
        ("position: fallen", "position: fallen\n    note: A word on it.", False),
        ("title: The bridge", "title: A bridge", False),
        ("said: 2024-03-11\n    position: fallen", "said: 2024-03-10\n    position: fallen", True),
        ("claim: Said that the bridge had fallen.", "claim: Said that it had fallen.", True),
        ("quote: the bridge had fallen", "quote: that the bridge had fallen", True),
        ("id: port-fallen", "id: port-says-fallen", True),
    ],
)
def test_the_page_of_a_document_is_made_anew_only_where_a_line_or_a_passage_of_it_is_other(
    tmp_path: Path, make_site: MakeSite, before: str, after: str, is_other: bool
) -> None:
    root = make_site(tmp_path)
    build(root, root / "public")
    point = root / "content/points/bridge.yaml"
    point.write_text(point.read_text().replace(before, after))
    assert after in point.read_text()
    with catalogue_of(root) as opened:
        assert bring_up_to_date(opened.store, root, 1).faults == ()
        stale = {address for (address,) in opened.store.rows("select address from page where is_stale")}
    assert "points/bridge/index.html" in stale
    assert ("documents/herald-2024-03-12/index.html" in stale) == is_other


@pytest.mark.parametrize(
    ("before", "after", "stale"),
    [
        ("published: 2024-03-13", "published: 2024-03-14", {"gazette"}),
        ("title: A spokesman", "title: A spokesman of the port", {"gazette"}),
        ("outlet: gazette", "outlet: herald", {"gazette", "herald"}),
    ],
)
def test_the_page_of_an_outlet_is_made_anew_only_where_a_document_of_it_is_other(
    tmp_path: Path, make_site: MakeSite, before: str, after: str, stale: set[str]
) -> None:
    sources = str(FILES["content/sources.yaml"]) + "  gazette: {name: Gazette, kind: outlet}\n"
    root = make_site(tmp_path, {"content/sources.yaml": sources, "seeds/gazette.txt": TEXT})
    documents = root / DOCUMENTS_FILE
    herald = documents.read_text()
    gazette = herald.removeprefix("documents:\n").replace("title: A bridge in the north", "title: A spokesman")
    gazette = gazette.replace("herald.txt", "gazette.txt").replace("herald", "gazette").replace("03-12\n", "03-13\n")
    gazette = gazette.replace("gazette-2024-03-12", "gazette-2024-03-13")
    documents.write_text(herald + gazette)
    build(root, root / "public")
    documents.write_text(herald + gazette.replace(before, after))
    with catalogue_of(root) as opened:
        assert bring_up_to_date(opened.store, root, 1).faults == ()
        found = {address for (address,) in opened.store.rows("select address from page where is_stale")}
    outlets = {"gazette", "herald"}
    assert {each for each in outlets if f"sources/{each}/index.html" in found} == stale


def test_a_statement_that_is_gone_from_the_store_is_no_list_one_shorter(tmp_path: Path, make_site: MakeSite) -> None:
    root = make_site(tmp_path)
    with catalogue_of(root) as opened:
        found = bring_up_to_date(opened.store, root, 1).shelves
        with pytest.raises(Damaged):
            found.outlines([("bridge", 1), ("bridge", 3)])


def test_to_look_ahead_is_not_to_ask(tmp_path: Path, make_site: MakeSite) -> None:
    root = make_site(tmp_path)
    with catalogue_of(root) as opened:
        found = bring_up_to_date(opened.store, root, 1).shelves
        with reads() as asked:
            found.look_ahead(["bridge", "none"], "heads", "briefs")
        assert asked == set()
        with reads() as asked:
            assert found.heads["bridge"].title == "The bridge"
            assert "none" not in found.heads
            assert not found.heard["bridge", "port-fallen"]
            assert found.outlines([("bridge", 1)])[0].number == 1
            assert found.in_full([("bridge", 2)])[0].number == 2
        told = {(HEAD, "bridge"), (HEAD, "none"), (HEARD, "bridge#port-fallen")}
        assert asked == told | {(OUTLINE, "bridge#1"), (STATEMENT, "bridge#2")}


def test_who_stands_together_hangs_on_parties_and_members_alone(tmp_path: Path, make_site: MakeSite) -> None:
    """However a source is called: a name spelled otherwise is no reason to look at pages that do not show it."""
    root = make_site(tmp_path)
    with catalogue_of(root) as opened:
        found = bring_up_to_date(opened.store, root, 1).shelves
        with reads() as asked:
            assert found.sides
            assert not found.jointly.get("herald")
    assert asked == {(SPEAKERS, ALL), (SIDES, ALL), ("jointly", "herald")}


def test_what_an_outlet_published_hangs_on_its_own_documents_alone(tmp_path: Path, make_site: MakeSite) -> None:
    root = make_site(tmp_path)
    with catalogue_of(root) as opened:
        found = bring_up_to_date(opened.store, root, 1).shelves
        with reads() as asked:
            assert list(found.published) == ["herald"]
            assert found.published["herald"] == ("herald-2024-03-12",)
            assert not found.published.get("officials")
    assert asked == {(PUBLISHED_BY, "herald"), (PUBLISHED_BY, ALL), (PUBLISHED_BY, "officials")}
