"""Between points: references that lead somewhere are left alone, others told at their places."""

from __future__ import annotations

import pytest

from dissensus.checks import Destinations, Reference, between
from dissensus.checks.references import Retired, ToCard, ToPage
from dissensus.faults import Where

WHERE = Where("content/points/bridge.yaml", ("summary",))
TO = Destinations(
    cards={"bridge": ("stands", "fallen"), "ferry": ("runs",)},
    pages=("index.html", "about/index.html", "sources/index.html", "sources/clerk/index.html"),
    unread=frozenset({"content/points/lost.yaml", "content/pages/gone.md"}),
)
OLD = Retired("old-ferry", "ferry", 0)

LEFT_ALONE: list[list[Reference]] = [
    [],
    [OLD, Retired("older-ferry", "ferry", 1), Retired("old-bridge", "bridge", 0)],
    [ToCard("ferry", "runs", "bridge", WHERE)],
    [ToCard("ferry", "runs", None, WHERE)],
    [ToCard("lost", "runs", "bridge", WHERE)],
    [ToPage(href, WHERE) for href in ("", "about/", "points/bridge/", "points/bridge/#fallen", "#top")],
    [OLD, ToPage("points/old-ferry/#runs", WHERE)],
    [ToPage("points/lost/#any", WHERE), ToPage("gone/", WHERE)],
    [
        ToPage(href, WHERE)
        for href in ("sources/clerk/2/", "sources/clerk/12/index.html#_said", "map/sources/3/", "map/2/")
    ],
]

TOLD: list[tuple[list[Reference], str, str, str | None]] = [
    (
        [Retired("ferry", "bridge", 0)],
        "retired-id-taken",
        '"ferry" is the id of a point, or already a retired one',
        None,
    ),
    ([Retired("bridge", "bridge", 0)], "retired-id-taken", '"bridge" is the id of a point', None),
    ([Retired("old-ferry", "ferry", 1), OLD], "retired-id-taken", '"old-ferry" is the id', None),
    ([ToCard("ferry", "rums", "bridge", WHERE)], "unknown-card", '"ferry#rums"', 'Did you mean "runs"?'),
    ([ToCard("fery", "runs", "bridge", WHERE)], "unknown-card", '"fery#runs"', 'Did you mean "ferry"?'),
    ([ToCard("ferry", "fallen", "bridge", WHERE)], "unknown-card", '"ferry#fallen"', '"bridge#fallen".'),
    ([ToCard("ferry", "fallen", None, WHERE)], "unknown-card", '"ferry#fallen"', None),
    ([ToPage("points/old-ferry/", WHERE)], "unknown-page", '"points/old-ferry/"', None),
    ([ToPage("abuot/", WHERE)], "unknown-page", 'no page "abuot/"', 'Did you mean "about/"?'),
    ([ToPage("sources/clark/2/", WHERE)], "unknown-page", 'no page "sources/clark/2/"', None),
    ([ToPage("sources/clerk/02/", WHERE)], "unknown-page", 'no page "sources/clerk/02/"', None),
    ([ToPage("map/documents/2/", WHERE)], "unknown-page", 'no page "map/documents/2/"', None),
    ([ToPage("about/2/", WHERE)], "unknown-page", 'no page "about/2/"', None),
    ([ToPage("points/ferry/#stands", WHERE)], "unknown-page", 'no card "stands"', None),
]


@pytest.mark.parametrize("references", LEFT_ALONE)
def test_what_leads_somewhere_is_left_alone(references: list[Reference]) -> None:
    assert between(references, TO) == []


@pytest.mark.parametrize(("references", "code", "message", "remedy"), TOLD)
def test_what_leads_nowhere_is_told_at_its_place(
    references: list[Reference], code: str, message: str, remedy: str | None
) -> None:
    (fault,) = between(references, TO)
    assert (fault.code, fault.where) == (code, references[0].where)
    assert message in fault.message
    if remedy:
        assert remedy in (fault.help or "")


def test_of_two_points_with_one_retired_id_the_later_is_told_whatever_the_order() -> None:
    rivals = [Retired("old", "ferry", 0), Retired("old", "bridge", 0)]
    for references in (rivals, rivals[::-1]):
        (fault,) = between(references, TO)
        assert fault.where == rivals[0].where
        assert fault.related == (("it stands here", rivals[1].where),)
