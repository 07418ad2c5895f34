"""Terms: the words that sources use of somebody or something, and of whom each uses them.

Wordings that share a headword stand together. A headword is used by two sides of each other where a source of one
party uses it of what is of another party, and a source of that party uses it of what is of the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from dissensus.deriving.sides import parties_of
from dissensus.deriving.statements import Reported, Statement, Voice, manner
from dissensus.evidence import Passage
from dissensus.evidence.normal import normalise
from dissensus.model import CardId, Library, NamedId, PartyId, Point, Term

Sides = tuple[PartyId, PartyId]  # who uses a word, and of whom


class Wording(Struct, frozen=True, gc=False):
    """The words of a term as one report has them."""

    reported: Reported
    words: Passage
    voice: Voice  # of these words alone


class Use(Struct, frozen=True, gc=False):
    """One statement's use of a headword: every wording of it, in every report that has one."""

    statement: Statement
    wordings: tuple[Wording, ...]


class Entry(Struct, frozen=True, gc=False):
    """A headword, by whom it is used, and between which sides it goes both ways."""

    headword: str
    uses: tuple[Use, ...]  # in the order of statements
    mutual: tuple[Sides, ...]  # both ways of each pair, A–Z by id


class Vocabulary(Struct, frozen=True, gc=False):
    """The words used of one thing, A–Z."""

    named: NamedId
    entries: tuple[Entry, ...]


def vocabularies_of(point: Point, statements: Iterable[Statement], library: Library) -> tuple[Vocabulary, ...]:
    """One vocabulary for each thing that terms of a point name, A–Z by its name."""
    found: dict[NamedId, dict[str, list[tuple[Term, Statement]]]] = {}
    for statement in statements:
        for term in statement.card.terms:
            found.setdefault(term.of, {}).setdefault(_folded(term), []).append((term, statement))
    sides = _sides(found, point, library)
    return tuple(
        Vocabulary(named, _entries(found[named], sides, point.named[named].party))
        for named in sorted(found, key=lambda id_: (point.named[id_].name.casefold(), id_))
    )


def _uses(terms: Iterable[tuple[Term, Statement]]) -> tuple[Use, ...]:
    """The uses of one headword, in the order of statements."""
    wordings: dict[CardId, list[Wording]] = {}
    statements: dict[CardId, Statement] = {}
    for term, statement in terms:
        statements[statement.card.id] = statement
        wordings.setdefault(statement.card.id, []).extend(_wordings(term, statement))
    return tuple(Use(statement, tuple(wordings[id_])) for id_, statement in statements.items())


def _wordings(term: Term, statement: Statement) -> Iterator[Wording]:
    index = statement.card.terms.index(term)
    for reported in statement.reports:
        if words := reported.terms[index]:
            yield _wording(reported, words)


def _wording(reported: Reported, words: Passage) -> Wording:
    return Wording(reported, words, reported.voice if reported.voice in ("headline", "own-voice") else manner(words))


def _folded(term: Term) -> str:
    return normalise(_headword(term)).casefold()


def _headword(term: Term) -> str:
    return term.headword or term.words


def _sides(
    found: Mapping[NamedId, Mapping[str, list[tuple[Term, Statement]]]], point: Point, library: Library
) -> dict[str, set[Sides]]:
    """By headword: which parties use it of which."""
    sides: dict[str, set[Sides]] = {}
    for named, words in found.items():
        of = point.named[named].party
        for headword, terms in words.items():
            by = {party for _, each in terms for party in parties_of(each.card.speaker, library.sources)}
            sides.setdefault(headword, set()).update((party, of) for party in by if party and of and party != of)
    return sides


def _entries(
    words: Mapping[str, list[tuple[Term, Statement]]], sides: Mapping[str, set[Sides]], of: PartyId | None
) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            headword=min(_headword(term) for term, _ in words[folded]),
            uses=_uses(words[folded]),
            mutual=tuple(sorted(_both_ways(sides[folded], of))),
        )
        for folded in sorted(words)
    )


def _both_ways(sides: set[Sides], of: PartyId | None) -> set[Sides]:
    """The pairs, both ways, of which this thing's party is one side."""
    return {(by, whom) for by, whom in sides if (whom, by) in sides and of in (by, whom)}
