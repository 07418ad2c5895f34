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

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from dissensus.deriving.statements import Statement
from dissensus.deriving.stretches import Stretch, as_letters, shared_stretches
from dissensus.deriving.tokens import MARK, Row, normal_of, rows_of

Held = Literal["all", "some", "one"]  # by how many of the reports

PARTING_WORDS = 2  # so many words in a row that all share part what differs; fewer, like a lone “the”, are chance

Words = tuple[str, ...]  # the tokens of one report, in normal form
# Tokens of one report that follow one another, all of them in no other report, or each in another as well: where they
# start and end in the report's row, and whether they stand in it alone. Plain values: a statement has twenty.
Run = tuple[int, int, bool]
Places = tuple[int | None, ...]  # for each row, which of its tokens stands in a column; None where none does


class Phrase(Struct, frozen=True, gc=False):
    """A stretch of the reports that all share, or one between such."""

    held: Held  # `all` if every token is in all reports, `one` if none is in two, else `some`
    cells: tuple[tuple[Run, ...], ...]  # of each report; none where it has no words for this


class Wording(Struct, frozen=True, gc=False):
    """A statement with two or more reports, and their words aligned; the reports stand as in the statement."""

    statement: Statement
    rows: Sequence[Row]
    phrases: tuple[Phrase, ...]


def wordings_of(statements: Iterable[Statement]) -> tuple[Wording, ...]:
    """One wording for each statement with two or more reports, in their order."""
    return tuple([_wording(statement) for statement in statements if len(statement.reports) > 1])


def _wording(statement: Statement) -> Wording:
    rows = rows_of([reported.passage for reported in statement.reports])
    return Wording(statement, rows, phrases_of(rows))


def phrases_of(rows: Sequence[Row]) -> tuple[Phrase, ...]:
    """The tokens of reports beside each other, in phrases; their rows are made together."""
    return _of_two(*rows) if len(rows) == 2 else _in_phrases(_of_many(rows), rows)


def _of_two(one: Row, other: Row) -> tuple[Phrase, ...]:
    """Two reports: what they share, and what stands between."""
    first, second = one.letters, other.letters
    found: list[Phrase] = []
    cells: tuple[list[Run], list[Run]] = ([], [])  # of the phrase that is being put together
    held: Held = "one"
    mine = theirs = 0
    for start, begin, length in _shared(first, second):
        if mine < start:
            cells[0].append((mine, start, True))
        if theirs < begin:
            cells[1].append((theirs, begin, True))
        mine, theirs = start + length, begin + length
        shared = (start, mine, False), (begin, theirs, False)
        if length == len(first) == len(second) or _parts(shared[0], one):
            if cells != ([], []):
                found.append(Phrase(held, (tuple(cells[0]), tuple(cells[1]))))
            found.append(Phrase("all", ((shared[0],), (shared[1],))))
            cells, held = ([], []), "one"
        else:
            cells[0].append(shared[0])
            cells[1].append(shared[1])
            held = "some"
    if mine < len(first):
        cells[0].append((mine, len(first), True))
    if theirs < len(second):
        cells[1].append((theirs, len(second), True))
    if cells != ([], []):
        found.append(Phrase(held, (tuple(cells[0]), tuple(cells[1]))))
    return tuple(found)


def _shared(one: str, other: str) -> list[Stretch]:
    """The stretches that two reports share. They are taken by what they say: it must not matter which is which."""
    if _is_before(other, one):
        return [(start, begin, length) for begin, start, length in shared_stretches(other, one)]
    return shared_stretches(one, other)


def _is_before(one: str, other: str) -> bool:
    """Whether the one row of letters says what stands before what the other says, in the order of normal forms."""
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            return normal_of(mine) < normal_of(theirs)
    return len(one) < len(other)


def _of_many(rows: Sequence[Row]) -> list[Phrase]:
    """Any number of reports, by the columns of their alignment."""
    columns = aligned([tuple(map(normal_of, row.letters)) for row in rows])
    numbers = [len(column) - column.count(None) for column in columns]
    found: list[Phrase] = []
    start = 0
    for is_shared, run in groupby(numbers, key=lambda number: number == len(rows)):
        counts = list(run)
        end = start + len(counts)
        cells = tuple(_runs([column[report] for column in columns[start:end]], counts) for report in range(len(rows)))
        found.append(Phrase("all" if is_shared else "one" if set(counts) == {1} else "some", cells))
        start = end
    return found


def _runs(places: Sequence[int | None], counts: Sequence[int]) -> tuple[Run, ...]:
    """What one report has in some columns, of which each is held by as many reports as its count says."""
    is_alone = [(place, count == 1) for place, count in zip(places, counts, strict=True) if place is not None]
    groups = ((alone, [place for place, _ in group]) for alone, group in groupby(is_alone, key=lambda each: each[1]))
    return tuple((run[0], run[-1] + 1, alone) for alone, run in groups)  # columns stand in the order of each row


def _in_phrases(runs: Sequence[Phrase], rows: Sequence[Row]) -> tuple[Phrase, ...]:
    """The runs, those put together that nothing parts."""
    if len(runs) == 1:
        return tuple(runs)
    grouped = groupby(runs, key=lambda run: run.held == "all" and _parts(run.cells[0][0], rows[0]))
    return tuple(phrase for parts, group in grouped for phrase in (group if parts else [_joined(list(group))]))


def _joined(runs: Sequence[Phrase]) -> Phrase:
    if len(runs) == 1:
        return runs[0]
    cells = tuple(
        tuple(run for phrase in column for run in phrase) for column in zip(*(r.cells for r in runs), strict=True)
    )
    return Phrase("one" if all(run.held == "one" for run in runs) else "some", cells)


def _parts(shared: Run, row: Row) -> bool:
    """Whether tokens that all reports share part what differs; in every other report they are the same."""
    start, end, _ = shared
    length = end - start
    return length >= PARTING_WORDS and length - row.kinds.count(MARK, start, end) >= PARTING_WORDS


def aligned(rows: Sequence[Words]) -> list[Places]:
    """The columns of an alignment in which only equal tokens share one, in the order of every row."""
    distinct = sorted(set(rows))
    columns: list[dict[int, int]] = []  # by the number of a distinct row
    for number in _nearest_first(distinct):
        columns = _with(columns, number, distinct)
    numbers = [distinct.index(row) for row in rows]
    return [tuple(map(column.get, numbers)) for column in columns]


def _nearest_first(rows: Sequence[Words]) -> list[int]:
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


def _with(columns: Sequence[dict[int, int]], number: int, rows: Sequence[Words]) -> list[dict[int, int]]:
    """The columns with one more row in them, or between them: behind those that it has nothing for."""
    keys = [next(rows[other][place] for other, place in column.items()) for column in columns]
    widened: list[dict[int, int]] = []
    start = first = 0
    for stretch in (*shared_stretches(*as_letters(keys, rows[number])), (len(keys), len(rows[number]), 0)):
        one, other, length = stretch
        widened += [*columns[start:one], *({number: place} for place in range(first, other))]
        widened += [columns[one + n] | {number: other + n} for n in range(length)]
        start, first = one + length, other + length
    return widened


def _likeness(one: Words, other: Words) -> float:
    """From 0 to 1: how much of both is shared."""
    shared = sum(length for _, _, length in shared_stretches(*as_letters(one, other)))
    return 2 * shared / (len(one) + len(other)) if one or other else 1.0
