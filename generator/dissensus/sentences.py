"""Where sentences end, as far as punctuation tells.

A sentence ends with its mark, whatever closes round it, and the citations behind it. A full stop within a sentence is
known by what it stands behind (an initial, “U.S.”, “Mr.”, “т. е.”, the number of a list's item) or by what follows: a
lower-case letter goes on with the sentence, and so does another mark. What has no mark, as a headline or an item of a
list, ends with its paragraph.

What this cannot do: a sentence that ends in an abbreviation is one with the next (“He left the U.S. She stayed.”); an
abbreviation not listed here parts its sentence where a capital or a figure follows (“Vol. 3”); speech that ends in “!”
or “?” is parted from a speaker's name behind it (“Stop!” Brown said); and of a script without capitals, an ellipsis in
the middle of a sentence ends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dissensus.patterns import pattern

if TYPE_CHECKING:
    import re

_MARKS = ".!?…؟۔।॥"
_CLOSING = "\"'”’»›)\\]*_」』"
_UNSPACED_MARKS = "。！？｡"  # of scripts that write no spaces
# Marks in a row are looked at from the first of them alone, or a long row would be looked at from each. That all ways
# begin with one class of characters lets a search pass over all others: it takes a third of the time.
_END = pattern(
    rf"(?P<mark>[{_MARKS}{_UNSPACED_MARKS}])(?:(?<=[{_UNSPACED_MARKS}])[{_UNSPACED_MARKS}]*[{_CLOSING}]*"
    rf"|(?<=[{_MARKS}])(?<![{_MARKS}]{{2}})(?P<more>[{_MARKS}]*)"
    rf"(?P<closing>[{_CLOSING}]*(?:\[\d{{1,3}}\])*(?:\s*\[@[^\[\]\n]*\])*)(?=\s|\Z))"
)
_OPENING = pattern(r"""[\s"'“”„«»‘‹(\[¿¡—–-]*""")
# What ends with a full stop within a sentence: initials, titles, months, places, and what is counted.
_ABBREVIATED = pattern(
    r"\b(?:[A-ZА-ЯІЇЄҐ]|[а-юіїєґ]"
    r"|Mr|Mrs|Ms|Messrs|Dr|Prof|St|Mt|Ft|Jr|Sr|Hon|Rev|Amb|Pres|Sen|Rep|Gov|Supt|Co|Corp|Inc|Ltd|Bros"
    r"|Gen|Brig|Col|Lt|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt"
    r"|vs|etc|e\.g|i\.e|[ap]\.m|approx|ca|cf|Nr|bzw"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|гг|вв|им|ул|пл|просп|пер|обл|пос|дер|корп|кв|стр|см|ср|напр|др|пр|тыс|млн|млрд|руб|коп|грн|тел"
    r"|проф|акад|доц|ген|полк|подполк|кап|св|англ|рус|укр|нем|ред|изд|янв|февр|апр|авг|сент|окт|нояб|дек)\.\Z"
)
_NUMBER = pattern(r"\bNos?\.\Z")  # before a figure; “No.” is an answer elsewhere
_ITEM = pattern(r"\s*\(?\d{1,3}\.\Z")
_LOOKED_AT = 16  # characters before an end: more than any of these has
_PARAGRAPH = pattern(r"\n\s*\n")


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence of the paragraph `text[start:end]`, the white space between left out.

    They follow one another and hold every other character. Time is linear in the paragraph.
    """
    begun = start
    for found in _END.finditer(text, start, end):
        if found.end() < end and _ends_sentence(text, found, begun, end):
            yield from _trimmed(text, begun, found.end())
            begun = found.end()
    yield from _trimmed(text, begun, end)


def sentences(prose: str) -> list[str]:
    """The sentences of prose in which blank lines part the paragraphs."""
    found: list[str] = []
    begun = 0
    for blank in (*_PARAGRAPH.finditer(prose), None):
        end = blank.start() if blank else len(prose)
        found += (prose[first:last] for first, last in sentence_spans(prose, begun, end))
        begun = blank.end() if blank else end
    return found


def _ends_sentence(text: str, found: re.Match[str], begun: int, end: int) -> bool:
    if found["more"] is None:
        return True  # of a script that writes no spaces
    if _goes_on(text, found.end(), end) or _is_elision(text, found):
        return False
    if found["mark"] != "." or found["more"] or found["closing"]:
        return True
    ending = text[max(begun, found.end() - _LOOKED_AT) : found.end()]
    if _NUMBER.search(ending):
        return not text[_OPENING.match(text, found.end(), end).end() :][:1].isdigit()  # type: ignore[union-attr]  # matches nothing, too
    return not (_ABBREVIATED.search(ending) or _ITEM.fullmatch(text, begun, found.end()))


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether what follows cannot begin a sentence."""
    opening = _OPENING.match(text, at, end)
    following = text[opening.end() : opening.end() + 1] if opening else ""
    return following.islower() or (following != "" and following in _MARKS)


def _is_elision(text: str, found: re.Match[str]) -> bool:
    """Whether the marks are what a bracket says was left out: `[…]`."""
    return text[found.start() - 1 : found.start()] in ("[", "(") and found["closing"][:1] in ("]", ")")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start < end:
        yield start, end
