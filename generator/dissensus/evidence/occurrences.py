"""Where names stand in a document: all the names of a site at once, in one pass over the text.

A name stands where a quote of it would: in the same normal form, in one paragraph, cutting no word. “Putin” stands in
“Putin’s” too. Where a longer name stands round a shorter one, as “Russian Volunteer Corps” round “Volunteer Corps”,
the document writes the longer: the shorter is told to stand within it, whoever's names the two are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec import Struct

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.boundaries import UNSPACED, has_words
from dissensus.evidence.normal import normalise

# No name begins or ends inside one of these: a letter of a script without spaces, a run of other letters and digits, a
# sign. That a name cuts no word is looked at besides.
_RUN = rf"{UNSPACED}|[^\W{UNSPACED[1:-1]}]+"
_TOKEN = re.compile(rf"{_RUN}|.", re.DOTALL)
_FIRST_TOKEN = re.compile(rf"{_RUN}|[^\w\s]")
_POSSESSIVE = "'s"


class Occurrence(Struct, frozen=True):
    """A name where a document has it. Offsets are code points of the text as archived, end excluded."""

    name: str  # as curators typed it
    start: int
    end: int
    is_within: bool  # a longer name stands round it


@dataclass
class NameTree:
    """Names by their tokens: which of them end here, and what can follow."""

    ending: list[str] = field(default_factory=list)
    following: dict[str, NameTree] = field(default_factory=dict)


def tree_of(names: Iterable[str]) -> NameTree:
    """The names as a tree, in which those that begin alike share a branch. A name without a word stands nowhere."""
    root = NameTree()
    for name in names:
        normal = normalise(name)
        if has_words(normal):
            branch = root
            for token in _TOKEN.findall(normal):
                branch = branch.following.setdefault(token, NameTree())
            branch.ending.append(name)
    return root


def occurrences(tree: NameTree, archived: ArchivedText) -> Iterator[Occurrence]:
    """Every place of every name, in the order of the text.

    Time is linear in the text and in what of it is names, whatever the number of names.
    """
    reach = 0  # where the farthest of the names that began before this one ends
    for found in _FIRST_TOKEN.finditer(archived.normal.text):
        branch = tree.following.get(found[0])
        if branch is None or not archived.is_boundary(found.start()):
            continue
        ends = list(_ends(branch, archived, found.end()))
        longest = max((reach, *(end for end, _ in ends)))
        start = archived.normal.start(found.start())
        for end, names in ends:
            is_within = end < longest or end <= reach
            yield from (Occurrence(name, start, archived.normal.end(end), is_within) for name in names)
        reach = longest


def _ends(branch: NameTree, archived: ArchivedText, at: int) -> Iterator[tuple[int, list[str]]]:
    """Where names that go on from this branch end in the normal form, the shortest first."""
    text = archived.normal.text
    while True:
        if branch.ending and _ends_word(archived, at):
            yield at, branch.ending
        token = _TOKEN.match(text, at)
        following = branch.following.get(token[0]) if token else None
        if token is None or following is None:
            return
        branch, at = following, token.end()


def _ends_word(archived: ArchivedText, at: int) -> bool:
    if archived.is_boundary(at):
        return True
    behind = at + len(_POSSESSIVE)
    return archived.normal.text[at:behind] == _POSSESSIVE and archived.is_boundary(behind)
