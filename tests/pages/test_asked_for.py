"""A view is filled as far as its template can ask for it: what is not there is missed by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dissensus.pages import TEMPLATES, Matter, PlannedPage, list_pages, view_of, views
from dissensus.pages.paging import ON_A_PAGE
from dissensus.rendering.looks import Looks, looks_of
from dissensus.rendering.templates import as_templates, render
from dissensus.rendering.theme import Theme, load_theme
from dissensus.whole import check_site, matter_of
from pages.many_points import write

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=["the repository's site", "many points"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ROOT if request.param != "many points" else write(tmp_path_factory.mktemp("many"), 2 * ON_A_PAGE + 1)


@pytest.fixture(scope="module", params=["default", "plain"])
def laid_out(site: Path, request: pytest.FixtureRequest) -> tuple[Matter, Looks]:
    """All that pages of a site are made from, with a theme that comes with Dissensus or that of the race."""
    theme = load_theme(request.param, ROOT / "bench")
    assert isinstance(theme, Theme)
    checked = check_site(site)
    return matter_of(checked.library, checked.evidence, theme, None), looks_of(theme, TEMPLATES)


def test_a_page_is_the_same_as_if_its_view_were_filled_wholly(laid_out: tuple[Matter, Looks]) -> None:
    matter, looks = laid_out
    templates = as_templates(looks.theme.templates)
    for page, filled, whole in views_twice(matter, looks):
        assert render(templates, page.template, filled) == render(templates, page.template, whole), page.address


def test_what_a_card_itself_states_is_told_apart(laid_out: tuple[Matter, Looks]) -> None:
    for _, filled, whole in views_twice(*laid_out):
        if isinstance(whole, views.PointPage) and isinstance(filled, views.PointPage):
            for card, other in zip(cards_of(whole), cards_of(filled), strict=True):
                assert card.relates == other.relates == tuple(each for each in card.relations if not each.heard)


def views_twice(matter: Matter, looks: Looks) -> Iterator[tuple[PlannedPage, views.View, views.View]]:
    """Each page, its view as far as its template asks, and its whole view."""
    for page in list_pages(matter):
        yield page, view_of(page, matter, looks.asked[page.template]), view_of(page, matter)


def cards_of(page: views.PointPage) -> list[views.Card]:
    in_rows = [card for grid in page.grids for row in grid.rows for cell in row.cells for card in cell.cards]
    return [*in_rows, *page.unplaced]
