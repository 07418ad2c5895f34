"""Faults as commands of a GitHub workflow: one line each, that says what it says and commands nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.faults import Fault, Where
from dissensus.faults.display import safe
from dissensus.faults.github import tell_github

COMMAND = re.compile(r"::(?P<level>error|warning) (?P<properties>[^:]*)::(?P<message>[^\n]*)\n")


def tell(*faults: Fault, text: str | None = "question: Who?\n", below: str = "") -> str:
    return tell_github(faults, lambda _: None if text is None else text.encode(), below=below)


def test_no_faults_are_no_lines() -> None:
    assert tell() == ""


TOLD = [
    (
        Fault("leading-question", Where("a.yaml", ("question",)), "leads", level="warning"),
        "::warning file=a.yaml,line=1,col=11,title=leading-question::leads",
    ),
    (
        Fault("c", Where("a.yaml", ("question",)), "m", 'Did you mean "b"?\nOr "c"?'),
        '::error file=a.yaml,line=1,col=11,title=c::m%0ADid you mean "b"?%0AOr "c"?',
    ),
    (
        Fault("c", Where("a b,c:d%.yaml"), "100 % of it, so: it is\nover two lines"),
        "::error file=a b%2Cc%3Ad%25.yaml,line=1,col=1,title=c::100 %25 of it, so: it is%0Aover two lines",
    ),
    (
        Fault("c", Where("a.yaml"), "m", related=(("first written here", Where("a.yaml", ("question",))),)),
        "::error file=a.yaml,line=1,col=1,title=c::m%0Aa.yaml:1:11: first written here",
    ),
    (
        Fault("c", Where("a.yaml"), "\x1b[2J\r\x07::set-env name=A::b\u202e"),
        "::error file=a.yaml,line=1,col=1,title=c::␛[2J␍␇::set-env name=A::b\ufffd",
    ),
]


@pytest.mark.parametrize(("fault", "told"), TOLD)
def test_a_fault_is_one_command(fault: Fault, told: str) -> None:
    assert tell(fault) == told + "\n"


def test_a_file_that_cannot_be_read_has_no_line() -> None:
    assert tell(Fault("c", Where("a.yaml"), "m"), text=None) == "::error file=a.yaml,title=c::m\n"


def test_names_are_given_from_the_root_of_the_repository() -> None:
    fault = Fault("c", Where("a.yaml"), "m", related=(("see", Where("b.yaml")),))
    assert tell(fault, below="our site/") == (
        "::error file=our site/a.yaml,line=1,col=1,title=c::m%0Aour site/b.yaml:1:1: see\n"
    )


def test_columns_are_code_points() -> None:
    fault = Fault("c", Where("a.yaml", mark=(1, 4), words="word"), "m")
    assert "line=1,col=4," in tell(fault, text="🛶🛶 word")


@given(st.text(), st.text(min_size=1), st.text())
def test_whatever_a_fault_says_it_is_one_command_and_can_be_had_back(message: str, file: str, help_: str) -> None:
    told = tell(Fault("c", Where(file), message, help_))
    found = COMMAND.fullmatch(told)
    assert found and told.count("\n") == 1
    said = found["message"].replace("%0A", "\n").replace("%25", "%")
    assert said == "\n".join(safe(line) for line in "\n".join([message, *help_.splitlines()]).split("\n"))
    named = dict(each.split("=", 1) for each in found["properties"].split(","))["file"]
    for code, letter in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%25", "%")):
        named = named.replace(code, letter)
    assert named == "\n".join(map(safe, file.split("\n")))
