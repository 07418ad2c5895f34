"""Where names stand in a document: all the names of a site at once, in one pass over the text.

A name stands where a quote of it would: in the same normal form, in one paragraph, cutting no word. “Putin” stands in
“Putin’s” too. Where a longer name stands round a shorter one, as “Russian Volunteer Corps” round “Volunteer Corps”,
the document writes the longer: the shorter is told to stand within it, whoever's names the two are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.boundaries import UNSPACED, has_words
from dissensus.evidence.normal import normalise

# No name begins or ends inside one of these: a letter of a script without spaces, a run of other letters and digits, a
# sign. That a name cuts no word is looked at besides.
_RUN = rf"{UNSPACED}|[^\W{UNSPACED[1:-1]}]+"
_TOKEN = re.compile(rf"{_RUN}|.", re.DOTALL)
# What names have and most words have not, a capital, a digit or a character beyond ASCII: from there to the run's end.
# (Told by what it is not, the first of it takes a hundredth of the time to compile, and less to find.)
_MARKED = re.compile(rf"[^\x00-/:-@\[-\x7f](?:(?<={UNSPACED})|(?<=\w)[^\W{UNSPACED[1:-1]}]*)")
_POSSESSIVE = "'s"


class Occurrence(Struct, frozen=True):
    """A name where a document has it. Offsets are code points of the text as archived, end excluded."""

    name: str  # as curators typed it
    start: int
    end: int
    is_within: bool  # a longer name stands round it


class NameTree(Struct):
    """Names by their tokens: which of them end here, and what can follow."""

    ending: list[str] = field(default_factory=list)
    following: dict[str, NameTree] = field(default_factory=dict)


class Beginning(Struct, frozen=True):
    """The first token of a name, and the marked words without which the name is not there."""

    token: str
    words: frozenset[str]


class Names(Struct, frozen=True):
    """The names that are sought, made ready once for any number of documents."""

    tree: NameTree
    beginnings: Mapping[str, Sequence[Beginning]]  # by that marked word of the name which fewest names have
    unmarked: Mapping[str, str]  # names that have no such word, in normal form, with their first tokens


def tree_of(names: Iterable[str]) -> Names:
    """The names as a tree, in which those that begin alike share a branch. A name without a word stands nowhere."""
    root = NameTree()
    beginnings: list[Beginning] = []
    unmarked: dict[str, str] = {}
    for name in names:
        normal = normalise(name)
        if has_words(normal):
            tokens = _TOKEN.findall(normal)
            branch = root
            for token in tokens:
                branch = branch.following.setdefault(token, NameTree())
            branch.ending.append(name)
            if marked := _MARKED.findall(normal):
                beginnings.append(Beginning(tokens[0], frozenset(marked)))
            else:
                unmarked[normal] = tokens[0]
    return Names(root, _by_rarest_word(beginnings), unmarked)


def _by_rarest_word(beginnings: Sequence[Beginning]) -> dict[str, list[Beginning]]:
    having = Counter(word for each in beginnings for word in each.words)
    by_word: dict[str, list[Beginning]] = {}
    for each in beginnings:
        by_word.setdefault(min(each.words, key=lambda word: (having[word], word)), []).append(each)
    return by_word


def occurrences(names: Names, archived: ArchivedText) -> Iterator[Occurrence]:
    """Every place of every name, in the order of the text.

    Time is linear in the text and in what of it is names, whatever the number of names; but each name that has neither
    a capital nor a digit nor a character beyond ASCII is sought by itself.
    """
    reach = 0  # where the farthest of the names that began before this one ends
    for place, token in _beginnings(names, archived):
        behind = place + len(token)
        ends = list(_ends(names.tree.following[token], archived, behind))
        longest = max((reach, *(end for end, _ in ends)))
        start = archived.normal.start(place)
        for end, ending in ends:
            is_within = end < longest or end <= reach
            yield from (Occurrence(name, start, archived.normal.end(end), is_within) for name in ending)
        reach = longest


def _beginnings(names: Names, archived: ArchivedText) -> list[tuple[int, str]]:
    """The places at which one of those names may begin whose words all stand in the text, in order.

    Documents write few of a site's names. So the marked words of a text are gathered first, in one call, and only what
    the few begin with is sought; to look at each word for whether a name begins there takes several times as long.
    """
    text = archived.normal.text
    words = set(_MARKED.findall(text))
    sought = names.beginnings.keys() & words
    tokens = {each.token for word in sought for each in names.beginnings[word] if each.words <= words}
    tokens.update(token for name, token in names.unmarked.items() if name in text)
    return sorted((place, token) for token in tokens for place in _places(token, text, archived))


def _places(token: str, text: str, archived: ArchivedText) -> Iterator[int]:
    """Where a token stands whole."""
    at = text.find(token)
    while at >= 0:
        found = _TOKEN.match(text, at)
        if found and found[0] == token and archived.is_boundary(at):
            yield at
        at = text.find(token, at + 1)


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
