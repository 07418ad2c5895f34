"""Editorial warnings: what is told of the site's own words, and what is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dissensus.checks import check
from dissensus.faults import Fault
from dissensus.faults.places import FilePlaces
from dissensus.reading import Site, read
from small_site import FILES

POINT = "content/points/bridge.yaml"
WORDING = "content/wording.yaml"


def claim(words: str) -> dict[str, str]:
    return {POINT: FILES[POINT].replace("Said that the bridge stands.", words)}


def question(words: str) -> dict[str, str]:
    return {POINT: FILES[POINT].replace("What became of the bridge?", words)}


def label(words: str) -> dict[str, str]:
    return {POINT: FILES[POINT].replace("Bridge standing", words)}


def holds(words: str) -> dict[str, str]:
    return {POINT: FILES[POINT].replace("{label: Bridge standing}", f"{{label: Bridge standing, holds: {words}}}")}


def summary(words: str) -> dict[str, str]:
    return {POINT: FILES[POINT].replace("title: The bridge", f"title: The bridge\nsummary: >-\n  {words}")}


def page(words: str) -> dict[str, str]:
    return {"content/pages/about.md": f"---\ntitle: About\n---\n\n{words}\n"}


def warnings(folder: Path, make_site: Any, files: dict[str, str]) -> list[Fault]:
    library, faults = read(Site(make_site(folder, files)), 1)
    assert not faults
    return check(library)


OPEN = "Officials said so [@officials-stands]. No report here says more [@officials-stands]."

LEFT_ALONE = [
    {},
    claim("Said “terrorists” of those on the bridge."),
    claim('''"Said that 'it' is so."'''),
    claim("Said that the proposal and the antique stand."),  # pro-*, anti-* are words with a hyphen
    claim("Said on 12 March 2024 that the bridge stands."),
    claim("Said on 12–14 March that the bridge stands."),
    claim("Said that “3,000” came."),
    question("Which of them was it?"),
    question("What was it?"),
    label("Stands as before"),
    holds("The bridge stands as it stood before the flood came."),
    summary(OPEN),
    page("*Claimed* and `regime` and “saboteurs” and [confirmed-not](https://example.org/regime)."),
]

TOLD = [
    (claim("Said that terrorists stand."), "loaded-word", "terrorists"),
    (claim("Said that the Regime stands."), "loaded-word", "Regime"),
    (claim("Said that the pro-north side stands."), "loaded-word", "pro-north"),
    (claim("Said that the liberation forces stand."), "loaded-word", "liberation forces"),
    (claim("Confirmed that it stands."), "reporting-verb", "Confirmed"),
    (label("Bridge allegedly up"), "reporting-verb", "allegedly"),
    (question("Was it the wind?"), "leading-question", "Was"),
    (question("Isn’t it gone?"), "leading-question", "Isn’t"),
    (label("Officials of the province hold"), "sided-label", "Officials of the province"),
    (label("The port stands"), "sided-label", "The port"),
    (summary("Officials said so [@officials-stands]. The bridge stands [@officials-stands]."), "certain-ending", None),
    (claim("Said that 3 bridges stand."), "uncarried-figure", "3"),
    (claim("Said that 1,500 bridges stand."), "uncarried-figure", "1,500"),
    (holds("The bridge " + "stands and " * 10 + "stands."), "unequal-positions", None),
    (page("They claimed so."), "reporting-verb", "claimed"),
    (page("First line.\n\nSecond *claimed*, third claimed."), "reporting-verb", "claimed"),
]


@pytest.mark.parametrize("files", LEFT_ALONE)
def test_fair_words_are_left_alone(files: dict[str, str], tmp_path: Path, make_site: Any) -> None:
    assert warnings(tmp_path, make_site, files) == []


@pytest.mark.parametrize(("files", "code", "words"), TOLD)
def test_a_warning_is_told_at_its_words(
    files: dict[str, str], code: str, words: str | None, tmp_path: Path, make_site: Any
) -> None:
    (warning,) = warnings(tmp_path, make_site, files)
    assert (warning.code, warning.level) == (code, "warning")
    if words:
        assert warning.where.words == words
        content = (tmp_path / warning.where.file).read_bytes()
        place = FilePlaces(warning.where.file, content).place(warning.where)
        assert place is not None
        line = content.decode().split("\n")[place.line - 1]
        assert line[place.column - 1 : place.end_column - 1] == words


def test_an_occurrence_may_be_allowed_with_a_reason(tmp_path: Path, make_site: Any) -> None:
    allowed = f"allowed:\n  - {{file: {POINT}, words: Terrorists, because: It is the name of a band.}}\n"
    files = {**claim("Said that terrorists stand."), WORDING: allowed}
    assert warnings(tmp_path, make_site, files) == []


def test_an_allowance_of_nothing_is_told(tmp_path: Path, make_site: Any) -> None:
    allowed = f"allowed:\n  - {{file: {POINT}, words: terrorists, because: It is the name of a band.}}\n"
    (warning,) = warnings(tmp_path, make_site, {WORDING: allowed})
    assert (warning.code, warning.where.path) == ("needless-allowance", ("allowed", 0))


def test_each_list_tells_of_its_own_words_and_of_one_that_both_have(make_site: Any, tmp_path: Path) -> None:
    lists = "loaded: [goblins, claimed]\nverbs: [claimed, admitted]\n"
    found = warnings(tmp_path, make_site, {**claim("Claimed that goblins had admitted it."), WORDING: lists})
    assert sorted((each.code, each.where.words) for each in found) == [
        ("loaded-word", "Claimed"),
        ("loaded-word", "goblins"),
        ("reporting-verb", "Claimed"),
        ("reporting-verb", "admitted"),
    ]


def test_a_sites_own_list_takes_the_place_of_the_languages(tmp_path: Path, make_site: Any) -> None:
    files = {**claim("Said that terrorists and goblins stand."), WORDING: "loaded: [goblins]\n"}
    (warning,) = warnings(tmp_path, make_site, files)
    assert warning.where.words == "goblins"


def test_the_settings_may_name_another_file(tmp_path: Path, make_site: Any) -> None:
    files = {
        **claim("Said that goblins stand."),
        "site.toml": 'title = "A"\nwording = "desk/words.yaml"\n',
        "desk/words.yaml": "loaded: [goblins]\n",
    }
    (warning,) = warnings(tmp_path, make_site, files)
    assert warning.code == "loaded-word"


def test_a_file_that_the_settings_name_has_to_be_there(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path, {"site.toml": 'title = "A"\nwording = "words.yaml"\n'})
    _, (fault,) = read(Site(site), 1)
    assert (fault.code, fault.where.path) == ("missing-file", ("wording",))


def test_a_language_without_lists_is_not_judged_by_anothers(tmp_path: Path, make_site: Any) -> None:
    files = {**claim("Said that terrorists stand."), "site.toml": 'title = "A"\nlanguage = "nl"\n'}
    assert warnings(tmp_path, make_site, files) == []
