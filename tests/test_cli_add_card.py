"""`dissensus add card`: a statement put behind the others, or nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from adding.commands import POINT, options, standing
from conftest import MakeSite
from dissensus.whole import find_faults
from terminal import END_OF_INPUT, INTERRUPT, at_terminal
from test_cli import dissensus

CARD = {
    "speaker": "port-spokesman",
    "said": "2024-03-11",
    "rejects": "stands",
    "claim": "Said that the bridge had fallen.",
    "document": "herald-2024-03-12",
    "words": "the bridge had fallen",
}

ANSWERS = [
    *("herald-2024-03-12", "the bridge fell", "n", "bridge", "9", "3"),
    *("port-spokseman", "port-spokesman", "11 March", "2024-03-11", "?", "", "mon", "Monday"),
    *("?", "rejects stand", "rejects stands", "?", "", "Said that\n  the bridge\n\nhad fallen."),
    *("", "", "", "", "y"),
]


def test_a_card_is_put_behind_the_others(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    before = (site / POINT).read_text(encoding="utf-8")
    done = dissensus("add", "card", "bridge", *options(CARD), folder=site)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"Added {POINT}:21\n")
    assert (site / POINT).read_text(encoding="utf-8") == before + (
        "  - id: port-spokesman-rejects-stands\n"
        "    speaker: port-spokesman\n"
        "    said: 2024-03-11\n"
        "    dated: stated\n"
        "    rejects: stands\n"
        "    claim: Said that the bridge had fallen.\n"
        "    reports:\n"
        "      - document: herald-2024-03-12\n"
        "        quote: the bridge had fallen\n"
    )
    assert find_faults(site) == ()


def test_a_card_in_full_dress(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    more = {
        **CARD,
        "rejects": None,
        "position": "stands",
        "fit": "partial",
        "dated": "derived",
        "dated-by": "Monday",
        "dated-note": "The document is of Tuesday.",
        "via": "officials",
        "words": "bridge",
        "before": "A",
        "caveat": "The bridge stands",
        "covers": "All of it.",
        "note": "Two\nlines: kept",
        "id": "in-full",
    }
    done = dissensus("add", "card", "bridge", *options(more), folder=site)
    assert (done.returncode, done.stderr) == (0, f"Added {POINT}:21\n")
    assert (site / POINT).read_text(encoding="utf-8").partition("  - id: in-full\n")[2] == (
        "    speaker: port-spokesman\n"
        "    said: 2024-03-11\n"
        "    dated: derived\n"
        "    dated-by: Monday\n"
        "    dated-note: The document is of Tuesday.\n"
        "    position: stands\n"
        "    fit: partial\n"
        "    claim: Said that the bridge had fallen.\n"
        "    reports:\n"
        "      - document: herald-2024-03-12\n"
        "        quote: bridge\n"
        "        before: A\n"
        "        via: [officials]\n"
        "        caveat:\n"
        "          quote: The bridge stands\n"
        "          covers: All of it.\n"
        "    note: |-\n"
        "      Two\n"
        "      lines: kept\n"
    )
    assert find_faults(site) == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"speaker": None, "claim": None}, "--speaker, --claim"),
        ({"rejects": None}, "--position or --rejects or --declines or --aside or --term"),
        ({"speaker": "oficials"}, 'Did you mean "officials"?'),
        ({"said": "March"}, "--said: A date is written like 2024-03-12"),
        ({"rejects": None, "position": "stand"}, 'Did you mean "stands"?'),
        ({"claim": "x\x1b[31m"}, "U+001B"),
        ({"words": "bridge"}, "stand more than once"),
        ({"words": "the bridge had falen"}, "Nearest: line 5: the bridge had fallen."),
        ({"words": "quite other matters"}, "Nothing near"),
        ({"words": "…"}, "no words"),
        ({"words": "bridge", "before": "A", "after": "fell"}, "stand more than once"),
        ({"dated": "derived"}, "--dated-note"),
        ({"dated-by": "Tuesday"}, 'do not stand in "herald-2024-03-12"'),
        ({"claim": " ? "}, "--claim: A question mark alone is no answer."),
        ({"note": "?"}, "--note: A question mark alone is no answer."),
        ({"id": "stands"}, "taken already"),
        ({"id": "A B"}, "Lower-case"),
        ({"caveat": "The bridge stands"}, "--covers"),
        ({"fit": "half"}, "full or partial"),
    ],
)
def test_an_option_that_will_not_do_ends_with_2(
    given: dict[str, str | None], said: str, make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(tmp_path)
    before = standing(site)
    done = dissensus("add", "card", "bridge", *options({**CARD, **given}), folder=site)
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and standing(site) == before


@pytest.mark.parametrize(
    ("files", "given", "said"),
    [
        ({}, {"said": "2024-04-01"}, "said-after-published"),
        ({}, {"rejects": "stands", "position": "stands"}, "rejects-itself"),
        ({POINT: "cards: ["}, {}, "yaml-syntax"),
        (
            {POINT: "question: Q?\ntitle: T\npositions: {stands: {label: L}}\ncards: [{id: a}]\n"},
            {},
            "between brackets",
        ),
        ({"site.toml": None}, {}, "dissensus new DIR"),
    ],
)
def test_what_would_bring_a_fault_is_not_written(
    files: dict[str, str | bytes | None], given: dict[str, str], said: str, make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(tmp_path, files)
    before = standing(site)
    done = dissensus("add", "card", "bridge", *options({**CARD, **given}), folder=site)
    assert done.returncode in (1, 2) and "Traceback" not in done.stderr
    assert said in done.stderr or "No point is called" in done.stderr
    assert standing(site) == before


def test_a_link_out_of_the_site_is_not_followed(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "away.yaml").write_bytes((site / POINT).read_bytes())
    (site / POINT).unlink()
    (site / POINT).symlink_to(tmp_path.parent / "outside.yaml")
    (tmp_path.parent / "outside.yaml").write_bytes((site / "away.yaml").read_bytes())
    before = standing(site)
    done = dissensus("add", "card", "bridge", *options(CARD), folder=site)
    assert done.returncode == 2 and "No point is called" in done.stderr  # a link out of the site is not read
    assert standing(site) == before


def test_a_card_is_asked_for(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    talk = at_terminal(["add", "card", "bridge"], site, ANSWERS)
    assert talk.code == 0, talk.shown
    for said in (
        'Did you mean "port-spokesman"?',
        "A date is written like 2024-03-12",
        "derived: it follows",
        "capitals and digits count",
        "fallen: Bridge fallen",
        'Did you mean "stands"?',
        "such as: Said that the bridge had fallen.",
        "Took these 3 lines as one answer.",
        "claim: Said that the bridge had fallen.",
        "This cannot be left out.",
        "These are not the words you gave.",
        "Give a number from 1 to 3",
        "port-spokesman-rejects-stands",
    ):
        assert said in talk.shown, talk.shown
    written = (site / POINT).read_text(encoding="utf-8")
    assert written.endswith("        quote: bridge\n        before: the\n")
    assert "    dated-by: Monday\n" in written
    assert find_faults(site) == ()


@pytest.mark.parametrize(
    ("after", "last"),
    [(0, INTERRUPT), (5, END_OF_INPUT), (len(ANSWERS) - 1, INTERRUPT), (len(ANSWERS) - 1, "n")],
)
def test_whoever_breaks_off_finds_everything_as_it_was(
    after: int, last: str, make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(tmp_path)
    before = standing(site)
    talk = at_terminal(["add", "card", "bridge"], site, [*ANSWERS[:after], last])
    assert talk.code == (1 if last == "n" else 130)
    assert "Nothing was written." in talk.shown and "Traceback" not in talk.shown
    assert standing(site) == before


NAMED = {
    POINT: """\
question: What was it called?
title: Names of the bridge
named:
  the-bridge: {name: The bridge}
cards:
  - id: officials-names
    speaker: officials
    said: 2024-03-11
    claim: Said that the bridge stands.
    terms: [{words: bridge, of: the-bridge}]
    reports:
      - {document: herald-2024-03-12, quote: The bridge stands}
"""
}
TERMS = """\
  - id: port-spokesman-names
    speaker: port-spokesman
    said: 2024-03-11
    dated: stated
    claim: Said that the bridge had fallen.
    terms:
      - words: the bridge
        of: the-bridge
    reports:
      - document: herald-2024-03-12
        quote: the bridge had fallen
"""


def test_a_card_may_only_name_something(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path, NAMED)
    given = {**CARD, "rejects": None, "term": "the-bridge=the bridge"}
    done = dissensus("add", "card", "bridge", *options(given), folder=site)
    assert done.returncode == 0, done.stderr
    assert (site / POINT).read_text(encoding="utf-8").endswith(TERMS)
    assert find_faults(site) == ()


def test_terms_are_asked_for_where_a_point_lists_what_is_named(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path, NAMED)
    answers = ["herald-2024-03-12", "the bridge had fallen", "y"]
    answers += [*("port-spokesman", "2024-03-11", "", "", "", "Said that the bridge had fallen.")]
    answers += [
        "",
        "",
        "?",
        "the-brigde=x",
        "the-bridge=ship",
        "",
        "the-bridge=the bridge",
    ]
    talk = at_terminal(["add", "card", "bridge"], site, [*answers, "", "", "y"])
    assert talk.code == 0, talk.shown
    assert "“ship” does not stand in the words of the card." in talk.shown
    assert (site / POINT).read_text(encoding="utf-8").endswith(TERMS)


@pytest.mark.parametrize(
    ("term", "said"),
    [("the-brigde=the bridge", 'Did you mean "the-bridge"?'), ("the-bridge=ship", "does not stand"), ("x", "entry of")],
)
def test_a_term_that_will_not_do_ends_with_2(term: str, said: str, make_site: MakeSite, tmp_path: Path) -> None:
    given = {**CARD, "rejects": None, "term": term}
    done = dissensus("add", "card", "bridge", *options(given), folder=make_site(tmp_path, NAMED))
    assert done.returncode == 2 and said in done.stderr, done.stderr


def test_options_that_say_enough_are_not_asked_about(make_site: MakeSite, tmp_path: Path) -> None:
    talk = at_terminal(["add", "card", "bridge", *options(CARD)], make_site(tmp_path), [])
    assert (talk.code, talk.shown) == (0, f"Added {POINT}:21\n")


def test_the_point_is_asked_for_where_none_is_named(make_site: MakeSite, tmp_path: Path) -> None:
    talk = at_terminal(
        ["add", "card", *options(CARD)], make_site(tmp_path), ["?", "brigde", "bridge", "", "", "", "", "", "", "", "y"]
    )
    assert talk.code == 0 and "bridge: " in talk.shown and 'Did you mean "bridge"?' in talk.shown, talk.shown


def test_without_a_terminal_the_point_is_missing(make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("add", "card", *options(CARD), folder=make_site(tmp_path))
    assert done.returncode == 2 and "Missing argument 'POINT'." in done.stderr


def test_what_is_written_is_named_from_where_one_stands(make_site: MakeSite, tmp_path: Path) -> None:
    make_site(tmp_path / "site")
    done = dissensus("add", "card", "bridge", *options(CARD), "--site", "site", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, f"Added site/{POINT}:21\n")


@pytest.mark.parametrize("site", [".", "site/content", "site/.."])
def test_a_folder_that_is_no_site_is_not_written_to(site: str, make_site: MakeSite, tmp_path: Path) -> None:
    make_site(tmp_path / "site")
    before = standing(tmp_path)
    given = ["--name", "N", "--kind", "outlet"]
    for arguments in (
        ["add", "source", *given],
        ["add", "point", "--question", "Q?", "--title", "T"],
        ["quote", "a", "b"],
    ):
        done = dissensus(*arguments, "--site", site, folder=tmp_path)
        assert done.returncode == 2 and "is no site: it has no site.toml." in done.stderr
    assert standing(tmp_path) == before


@pytest.mark.parametrize("arguments", [["add", "crad"], ["add", "document", "nowhere.txt"], ["add", "card", "brigde"]])
def test_misuse_ends_with_2(arguments: list[str], make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus(*arguments, *(options(CARD) if "card" in arguments else []), folder=make_site(tmp_path))
    assert done.returncode == 2 and "Traceback" not in done.stderr
