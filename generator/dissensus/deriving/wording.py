"""How each outlet put it: the reports of one statement, token by token beside each other.

Only equal tokens stand in one column, so that no number ever stands for another and no letter's case is passed over.
The alignment is progressive (Feng and Doolittle, J. Molecular Evolution 25, 1987, 351–360): the two wordings most
alike first, then always the one that is most like one of those taken. As a column holds one token only, however often,
what was aligned is again a sequence of tokens, to which the next is matched by its longest common stretches (Ratcliff
and Metzener, Dr. Dobb's Journal 13/7, 1988, 46–51). Wordings are taken by what they say, never by where they stand, so
that the order of reports does not show. Time is at worst cubic in the tokens of a pair, in practice linear.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from msgspec import Struct

from dissensus.deriving.statements import Statement
from dissensus.deriving.tokens import Token, tokens_of

Held = Literal["all", "some", "one"]  # by how many of the reports

PARTING_WORDS = 2  # so many words in a row that all share part what differs; fewer, like a lone “the”, are chance

Row = tuple[str, ...]  # the tokens of one report, in normal form
Places = tuple[int | None, ...]  # for each row, which of its tokens stands in a column; None where none does


class Column(Struct, frozen=True):
    """One token, in every report that has it; None where a report has nothing there. One place for each report."""

    tokens: tuple[Token | None, ...]

    @property
    def held(self) -> Held:
        """By how many reports the token is shared."""
        return _held(len(self.tokens) - self.tokens.count(None), len(self.tokens))


class Phrase(Struct, frozen=True):
    """A run of columns: all shared by all reports, or between such."""

    columns: tuple[Column, ...]

    @property
    def held(self) -> Held:
        """`all` if every token is in all reports, `one` if none is in two, else `some`."""
        held = {column.held for column in self.columns}
        return "all" if held == {"all"} else "one" if held == {"one"} else "some"


class Wording(Struct, frozen=True):
    """A statement with two or more reports, and their words aligned; the reports stand as in the statement."""

    statement: Statement
    phrases: tuple[Phrase, ...]


def wordings_of(statements: Iterable[Statement]) -> tuple[Wording, ...]:
    """One wording for each statement with two or more reports, in their order."""
    return tuple(
        Wording(statement, phrases_of([tokens_of(reported.passage) for reported in statement.reports]))
        for statement in statements
        if len(statement.reports) > 1
    )


def phrases_of(reports: Sequence[Sequence[Token]]) -> tuple[Phrase, ...]:
    """The tokens of the reports in columns, the columns in runs."""
    columns = [
        Column(tuple(None if place is None else tokens[place] for tokens, place in zip(reports, places, strict=True)))
        for places in aligned([tuple(token.normal for token in tokens) for tokens in reports])
    ]
    runs = [list(run) for _, run in groupby(columns, key=lambda column: column.held == "all")]
    parting = [len(runs) == 1 or _parts(run) for run in runs]
    grouped = groupby(zip(parting, runs, strict=True), key=lambda run: run[0])
    return tuple(Phrase(tuple(column for _, run in group for column in run)) for _, group in grouped)


def aligned(rows: Sequence[Row]) -> list[Places]:
    """The columns of an alignment in which only equal tokens share one, in the order of every row."""
    distinct = sorted(set(rows))
    columns: list[dict[int, int]] = []  # by the number of a distinct row
    for number in _nearest_first(distinct):
        columns = _with(columns, number, distinct)
    numbers = [distinct.index(row) for row in rows]
    return [tuple(map(column.get, numbers)) for column in columns]


def _nearest_first(rows: Sequence[Row]) -> list[int]:
    """The numbers of the rows in the order of being taken. Ties fall to the first in the order given."""
    every = range(len(rows))
    if len(rows) < 3:
        return list(every)
    likeness = {
        frozenset((one, other)): _matcher(rows[one], rows[other]).ratio() for one in every for other in every[one + 1 :]
    }
    nearest = max(likeness.values())
    taken = [next(row for row in every if any(row in pair for pair, alike in likeness.items() if alike == nearest))]
    while len(taken) < len(rows):
        left = [row for row in every if row not in taken]
        taken.append(max(left, key=lambda row: max(likeness[frozenset((row, other))] for other in taken)))
    return taken


def _with(columns: Sequence[dict[int, int]], number: int, rows: Sequence[Row]) -> list[dict[int, int]]:
    """The columns with one more row in them, or between them: behind those that it has nothing for."""
    keys = [next(rows[other][place] for other, place in column.items()) for column in columns]
    widened: list[dict[int, int]] = []
    for kind, start, end, first, last in _matcher(keys, rows[number]).get_opcodes():
        if kind == "equal":
            widened += [columns[start + n] | {number: first + n} for n in range(end - start)]
        else:
            widened += [*columns[start:end], *({number: place} for place in range(first, last))]
    return widened


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def _parts(run: Sequence[Column]) -> bool:
    if run[0].held != "all":
        return False
    words = [column for column in run if any(token and token.is_word for token in column.tokens)]
    return len(words) >= PARTING_WORDS


def _held(number: int, of: int) -> Held:
    return "all" if number == of else "one" if number == 1 else "some"
