"""A whole site, drawn."""

from __future__ import annotations

from hypothesis import strategies as st

from generated.cards import Surroundings
from generated.documents import draft, set_aside, write_names
from generated.plain import Plain, numbers, one_of, some, words
from generated.points import point, relate
from generated.sources import outlets, parties, speakers


@st.composite
def sites(draw: st.DrawFn) -> Plain:
    """A site with up to three points, four speakers, two outlets and three documents."""
    sides, printing = parties(draw), outlets(draw)
    sources = speakers(draw, sides) | printing
    drafts = {f"document-{n}": draft(draw, n, printing) for n in range(draw(numbers(1, 3)))}
    around = Surroundings(list(sources), list(printing), [], [], drafts)
    points = {f"point-{n}": point(draw, n, around, sides) for n in range(draw(numbers(0, 3)))}
    relate(draw, points)
    write_names(draw, drafts, sources)
    for id_, each in drafts.items():
        if stretches := set_aside(draw, each, id_):
            each.document["set-aside"] = stretches
    return {
        "sources": {"parties": sides, "sources": sources},
        "documents": {id_: each.document for id_, each in drafts.items()},
        "points": points,
        "texts": {id_: each.text for id_, each in drafts.items()},
        "pages": {"method": _page(draw), **some(draw, index=_page(draw), about=_page(draw))},
        "settings": _settings(draw),
    }


def _page(draw: st.DrawFn) -> Plain:
    """The head of a page of prose and, under `body`, its Markdown."""
    head = {"title": f"Page {draw(words(0, 2))} end", **some(draw, description="A <i>page</i>.", order="3")}
    return head | {"body": f"## {draw(words(1, 3))}\n\n{draw(words(1, 5))}, [sources](sources/).\n"}


def _settings(draw: st.DrawFn) -> Plain:
    return {
        "title": f"Generated {draw(words(0, 2))}".strip(),
        **some(draw, tagline="All <b>of</b> it.", curators="Ann & Bo", base_url="https://example.org/all/of/it"),
        "order": {
            "rows": one_of(draw, ["sources", "days"]),
            "positions": one_of(draw, ["first-said", "label"]),
        },
        "publish": {
            "documents": one_of(draw, ["passages", "whole"]),
            "context": one_of(draw, [0, 20]),
        },
    }
