"""What the YAML parser could not read, in plain words and at the place where it went wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from dissensus.faults import Fault, Where
from dissensus.faults.lines import LineTable
from dissensus.reading.conflicts import conflict_before

IN_MARKS = "Put the whole value in quotation marks, or under `|` with its lines indented."
INDENT = "Keys of one mapping begin in one column; what belongs to a key is indented further, with spaces."
BRACKETS = "What is opened is closed, and commas part its items. A value with a comma or `: ` needs quotation marks."

LETTERS = (
    '“ ” and their like are letters here. Put the whole value between " and ", or under `|` with its lines indented.'
)
BEGINS_LIKE_QUOTED = re.compile(r"[^“”„‟«»‘’‚]*?(?:: |- )\s*[“”„‟«»‘’‚]")


class _Trouble(NamedTuple):
    """Part of what the parser says, and what we say."""

    part: str
    message: str
    remedy: str
    at_start: bool = False  # told where the construct began, not where the parser gave up


_TROUBLES = (
    _Trouble(
        "mapping values are not allowed",
        "a `: ` stands inside a value, or the line is indented too far",
        f"{IN_MARKS}\n{INDENT}",
    ),
    _Trouble(
        "block sequence entries are not allowed",
        "a list cannot begin on the line of its key",
        "Begin it on the next line. If this is text, put it in quotation marks.",
    ),
    _Trouble(
        "did not find expected key",
        "this does not fit the mapping around it",
        f"{INDENT}\nBehind a closing quotation mark a value is over.",
    ),
    _Trouble(
        "did not find expected '-'",
        "a list is over here, but this stands in its column",
        "Begin each item with `- `, or indent this line less.",
    ),
    _Trouble("could not find expected ':'", "a key without its `: `", INDENT, at_start=True),
    _Trouble(
        "scanning a quoted scalar",
        "a quotation mark is opened here and never closed",
        "Close it, or write the text under `|`.",
        at_start=True,
    ),
    _Trouble("expected ',' or ']'", "a list is opened with `[` here and not closed", BRACKETS, at_start=True),
    _Trouble("expected ',' or '}'", "a mapping is opened with `{` here and not closed", BRACKETS, at_start=True),
    _Trouble(
        "parsing a quoted scalar",
        "this backslash stands for no character",
        "Between \" and \" a backslash is written twice; between ' and ' it is itself.",
    ),
    _Trouble("tab character", "a tab stands where lines are indented", "Indent with spaces."),
    _Trouble("comment or line break", "behind `|` or `>` the line must end", "Begin the text on the next line."),
    _Trouble("directive", "a line that begins with `%` speaks to the parser", IN_MARKS, at_start=True),
    _Trouble("expected node content", "a value cannot begin so", "If this is text, put it in quotation marks."),
)


def syntax_fault(error: yaml.MarkedYAMLError, text: str, file: str) -> Fault:
    """The fault for what stopped the parser."""
    lines = LineTable(text)
    if (conflict := conflict_before(_place(error.problem_mark, lines)[0], text, file, "yaml-syntax")) is not None:
        return conflict
    said = f"{error.context or ''} {error.problem or ''}"
    if "cannot start any token" in said:
        return _odd_beginning(error, lines, file)
    if "expected ',' or" in said and _line(error.context_mark) == _line(error.problem_mark):
        return _fault(lines, file, error.problem_mark, "this does not fit between the brackets", BRACKETS)
    for trouble in _TROUBLES:
        if trouble.part in said:
            mark = error.context_mark if trouble.at_start else error.problem_mark
            return _fault(lines, file, mark, trouble.message, _like_marks(mark, lines) or trouble.remedy)
    return _fault(lines, file, error.problem_mark, "this cannot be read as YAML", IN_MARKS)


def _like_marks(mark: yaml.Mark | None, lines: LineTable) -> str | None:
    """The remedy where the value on this line begins with a mark that only looks like one of YAML's."""
    line, column = _place(mark, lines)
    return LETTERS if BEGINS_LIKE_QUOTED.match(lines.line(line)[:column]) else None


def _odd_beginning(error: yaml.MarkedYAMLError, lines: LineTable, file: str) -> Fault:
    line, column = _place(error.problem_mark, lines)
    character = lines.line(line)[column - 1 : column]
    if character == "\t":
        message, remedy = "a tab stands where lines are indented", "Indent with spaces."
    else:
        message, remedy = f"a value cannot begin with `{character}`", IN_MARKS
    return _fault(lines, file, error.problem_mark, message, remedy)


def _fault(lines: LineTable, file: str, mark: yaml.Mark | None, message: str, remedy: str) -> Fault:
    where = Where(file, mark=_place(mark, lines))
    return Fault(code="yaml-syntax", where=where, message=message, help=remedy)


def _line(mark: yaml.Mark | None) -> int | None:
    return None if mark is None else mark.line


def _place(mark: yaml.Mark | None, lines: LineTable) -> tuple[int, int]:
    """The parser's mark as an editor counts; where it stands behind the end, the last line that has words."""
    if mark is None:
        return 1, 1
    line, column = mark.line + 1, mark.column + 1
    if mark.index < len(lines.text):
        return line, column
    return lines.place(len(re.sub(r"\s+\Z", "", lines.text)))
