"""The cases of `tests/spec/*.md`, each tried as it is written, and that none can be overlooked."""

from __future__ import annotations

from pathlib import Path

import pytest

import spec.coverage
import spec.quotes
import spec.reading
from spec.cases import Case, Kinds, Unclear, cases_of

FOLDER = Path(__file__).parent / "spec"
RUNNERS = {"coverage": spec.coverage, "quotes": spec.quotes, "reading": spec.reading}

CASES = [
    (name, case)
    for name, runner in RUNNERS.items()
    for case in cases_of((FOLDER / f"{name}.md").read_text(encoding="utf-8"), runner.KINDS)
]


def name_of(case: object) -> str:
    return f"{case.result.heading}, line {case.result.line}" if isinstance(case, Case) else str(case)


@pytest.mark.parametrize(("name", "case"), CASES, ids=name_of)
def test_what_is_said_comes_of_it(name: str, case: Case, tmp_path: Path) -> None:
    assert RUNNERS[name].came_of(case.given, case.result, tmp_path) == case.result.text


def test_every_page_is_run_and_every_result_on_it() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == RUNNERS.keys()
    for name, runner in RUNNERS.items():
        fences = [line for line in (FOLDER / f"{name}.md").read_text(encoding="utf-8").split("\n") if "```" in line]
        results = [fence for fence in fences if fence.removeprefix("```") in runner.KINDS.results]
        assert len(results) == sum(page == name for page, _ in CASES) > 20


KINDS = Kinds(lasting=frozenset({"document"}), once=frozenset({"quote"}), results=frozenset({"result"}))
WHOLE = "```document\nd\n```\n```quote\nq\n```\n```result\nr\n```\n"


def test_blocks_are_given_until_their_result() -> None:
    again = "```quote\np\n```\n```result\ns\n```\n## Next\n```document wrapped\ne\n```\n```result\nt\n```\n"
    found = [
        ({slot: (block.kind, block.text) for slot, block in case.given.items()}, case.result.heading, case.result.text)
        for case in cases_of(f"Prose\n\n## First\n\n{WHOLE}{again}", KINDS)
    ]
    assert found == [
        ({"document": ("document", "d"), "quote": ("quote", "q")}, "First", "r"),
        ({"document": ("document", "d"), "quote": ("quote", "p")}, "First", "s"),
        ({"document": ("document wrapped", "e")}, "Next", "t"),
    ]


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("```quot\nq\n```\n", "line 1: no block of this page is called `quot`"),
        (f"{WHOLE}```quote\nq\n```\n", "nothing comes of the last quote"),
        (f"{WHOLE}```document\nq\n```\n", "nothing comes of the last document"),
        ("```quote\nq\n```\n" * 2, "line 4: a second `quote`, and nothing came of the first"),
        ("```document\nq\n```\n" * 2, "line 4: a second `document`, and nothing came of the first"),
        ("```result\nr\n```\n", "line 1: a `result` of nothing"),
        (f"{WHOLE}  ```quote\n", "line 10: a fence begins its line, and says what its block is"),
        (f"{WHOLE}~~~quote\n", "line 10: a fence begins its line, and says what its block is"),
        (f"{WHOLE}```\nq\n```\n", "line 10: a fence begins its line, and says what its block is"),
        (f"{WHOLE}```quote\nq\n", "line 10: a fence is never closed"),
    ],
)
def test_a_case_that_could_be_overlooked_is_a_mistake(page: str, why: str) -> None:
    with pytest.raises(Unclear) as raised:
        list(cases_of(page, KINDS))
    assert str(raised.value) == why
