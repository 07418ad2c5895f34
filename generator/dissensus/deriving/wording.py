"""How each outlet put it: the reports of one statement, token by token beside each other.

Only equal tokens stand in one column, so that no number ever stands for another and no letter's case is passed over.
The alignment is progressive (Feng and Doolittle, J. Molecular Evolution 25, 1987, 351–360): the two wordings most
alike first, then always the one that is most like one of those taken. As a column holds one token only, however often,
what was aligned is again a sequence of tokens, to which the next is matched by its longest common stretches (Ratcliff
and Metzener, Dr. Dobb's Journal 13/7, 1988, 46–51). Wordings are taken by what they say, never by where they stand, so
that the order of reports does not show. Two reports, which is what most statements have, need no columns: the stretches
that they share say it all. Time is in practice linear in the tokens of a pair (see `deriving.stretches`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from dissensus.deriving.statements import Statement
from dissensus.deriving.stretches import Stretch, as_letters, shared_stretches
from dissensus.deriving.tokens import Token, tokens_of

Held = Literal["all", "some", "one"]  # by how many of the reports

PARTING_WORDS = 2  # so many words in a row that all share part what differs; fewer, like a lone “the”, are chance

Row = tuple[str, ...]  # the tokens of one report, in normal form
Places = tuple[int | None, ...]  # for each row, which of its tokens stands in a column; None where none does


class Run(Struct, frozen=True, gc=False):
    """Tokens of one report that follow one another: all of them in no other report, or each in another as well."""

    tokens: Sequence[Token]  # one at least
    alone: bool


class Phrase(Struct, frozen=True, gc=False):
    """A stretch of the reports that all share, or one between such."""

    held: Held  # `all` if every token is in all reports, `one` if none is in two, else `some`
    cells: tuple[tuple[Run, ...], ...]  # of each report; none where it has no words for this


class Wording(Struct, frozen=True, gc=False):
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
    """The tokens of the reports beside each other, in phrases."""
    return _of_two(*reports) if len(reports) == 2 else _in_phrases(_of_many(reports))


def _of_two(one: Sequence[Token], other: Sequence[Token]) -> tuple[Phrase, ...]:
    """Two reports: what they share, and what stands between."""
    first, second = [token.normal for token in one], [token.normal for token in other]
    if second < first:  # taken by what they say: the shared stretches must not depend on which is which
        return tuple(Phrase(phrase.held, phrase.cells[::-1]) for phrase in _of_two(other, one))
    found: list[Phrase] = []
    cells: tuple[list[Run], list[Run]] = ([], [])  # of the phrase that is being put together
    mine = theirs = 0
    for start, begin, length in shared_stretches(*as_letters(first, second)):
        if mine < start:
            cells[0].append(Run(one[mine:start], True))
        if theirs < begin:
            cells[1].append(Run(other[theirs:begin], True))
        mine, theirs = start + length, begin + length
        shared = Run(one[start:mine], False), Run(other[begin:theirs], False)
        if length == len(first) == len(second) or _parts(shared[0]):
            found += _between(*cells)
            cells = [], []
            found.append(Phrase("all", ((shared[0],), (shared[1],))))
        else:
            cells[0].append(shared[0])
            cells[1].append(shared[1])
    if mine < len(one):
        cells[0].append(Run(one[mine:], True))
    if theirs < len(other):
        cells[1].append(Run(other[theirs:], True))
    found += _between(*cells)
    return tuple(found)


def _between(mine: Sequence[Run], theirs: Sequence[Run]) -> Iterator[Phrase]:
    """What stands between phrases that two reports share, if anything: with a lone word that they share, or without."""
    if mine or theirs:
        held: Held = "one" if all(run.alone for run in (*mine, *theirs)) else "some"
        yield Phrase(held, (tuple(mine), tuple(theirs)))


def _of_many(reports: Sequence[Sequence[Token]]) -> list[Phrase]:
    """Any number of reports, by the columns of their alignment."""
    columns = aligned([tuple(token.normal for token in tokens) for tokens in reports])
    numbers = [len(column) - column.count(None) for column in columns]
    found: list[Phrase] = []
    start = 0
    for is_shared, run in groupby(numbers, key=lambda number: number == len(reports)):
        counts = list(run)
        end = start + len(counts)
        cells = tuple(
            _runs(tokens, [column[report] for column in columns[start:end]], counts)
            for report, tokens in enumerate(reports)
        )
        found.append(Phrase("all" if is_shared else "one" if set(counts) == {1} else "some", cells))
        start = end
    return found


def _runs(tokens: Sequence[Token], places: Sequence[int | None], counts: Sequence[int]) -> tuple[Run, ...]:
    """What one report has in some columns, of which each is held by as many reports as its count says."""
    is_alone = [(place, count == 1) for place, count in zip(places, counts, strict=True) if place is not None]
    groups = groupby(is_alone, key=lambda each: each[1])
    return tuple(Run(tuple(tokens[place] for place, _ in group), alone) for alone, group in groups)


def _in_phrases(runs: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The runs, those put together that nothing parts."""
    if len(runs) == 1:
        return tuple(runs)
    grouped = groupby(runs, key=lambda run: run.held == "all" and _parts(run.cells[0][0]))
    return tuple(phrase for parts, group in grouped for phrase in (group if parts else [_joined(list(group))]))


def _joined(runs: Sequence[Phrase]) -> Phrase:
    if len(runs) == 1:
        return runs[0]
    cells = tuple(
        tuple(run for phrase in column for run in phrase) for column in zip(*(r.cells for r in runs), strict=True)
    )
    return Phrase("one" if all(run.held == "one" for run in runs) else "some", cells)


def _parts(shared: Run) -> bool:
    """Whether tokens that all reports share part what differs; in every other report they are the same."""
    return len(shared.tokens) >= PARTING_WORDS and sum([t.is_word for t in shared.tokens]) >= PARTING_WORDS


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
        frozenset((one, other)): _likeness(rows[one], rows[other]) for one in every for other in every[one + 1 :]
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
    start = first = 0
    for stretch in (*shared_stretches(*as_letters(keys, rows[number])), Stretch(len(keys), len(rows[number]), 0)):
        widened += [*columns[start : stretch.one], *({number: place} for place in range(first, stretch.other))]
        widened += [columns[stretch.one + n] | {number: stretch.other + n} for n in range(stretch.length)]
        start, first = stretch.one + stretch.length, stretch.other + stretch.length
    return widened


def _likeness(one: Row, other: Row) -> float:
    """From 0 to 1: how much of both is shared."""
    shared = sum(stretch.length for stretch in shared_stretches(*as_letters(one, other)))
    return 2 * shared / (len(one) + len(other)) if one or other else 1.0
