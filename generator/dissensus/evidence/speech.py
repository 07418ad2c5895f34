"""Which words a document itself puts in quotation marks.

Double marks enclose words in every way in use: “…”, "…", „…“, „…”, ”…”, «…», »…«, 「…」, and mixed, as when a curly one
opens and a straight one closes. Curly single marks count where they plainly enclose words: ‘ before a letter and behind
a space, ’ before no letter; straight single marks never do, for they are apostrophes. Marks inside speech belong to
its words. A quotation that is never closed ends with its paragraph, whether the next one opens it again or not; a mark
that encloses nothing, as behind a number of inches, is an ordinary character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

_CLOSERS = {
    "“": '”"“‟',
    "”": '”"',
    "„": '“”"‟',
    "‟": '”"',
    '"': '"”',
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "‘": "’",
}
_OPENERS = {closer: [sign for sign in _CLOSERS if closer in _CLOSERS[sign]] for closer in "".join(_CLOSERS.values())}
MARKS = '“”„‟"«»「」『』‘’'
_OPENS_BEHIND = "([{—–―-/“„«‘「『¿¡"
_CLOSES_BEFORE = ".,;:!?…)]}—–―-/”»’」』"


class Quotation(Struct, frozen=True, gc=False):
    """Words in quotation marks: from the opening mark to behind the closing one, or to the paragraph's end."""

    start: int
    end: int
    closed: bool

    @property
    def words(self) -> tuple[int, int]:
        """Start and end of what stands between the marks."""
        return self.start + 1, self.end - self.closed


class _Mark(Struct, frozen=True, gc=False):
    """A mark between two characters, white space where the paragraph begins or ends."""

    sign: str
    offset: int
    before: str
    behind: str

    def looks_opening(self) -> bool:
        return self._follows_gap() and not self._precedes_gap()

    def looks_closing(self) -> bool:
        return self._precedes_gap() and not self._follows_gap()

    def _follows_gap(self) -> bool:
        return self.before.isspace() or self.before in _OPENS_BEHIND

    def _precedes_gap(self) -> bool:
        return self.behind.isspace() or self.behind in _CLOSES_BEFORE


def marks_of(text: str) -> tuple[int, ...]:
    """Where every quotation mark stands, in order.

    Most documents have few kinds of them, and one that is not there is told so in no time: an expression that looks at
    each character for all kinds takes ten times as long.
    """
    return tuple(sorted(offset for sign in MARKS if sign in text for offset in _places(sign, text)))


def quotations_of(text: str, start: int, end: int, offsets: Sequence[int]) -> tuple[Quotation, ...]:
    """The quotations of the paragraph `text[start:end]`, whose marks stand at `offsets`: in order, none in another.

    Marks of one family within each other are either speech in speech or a mark forgotten. Only if the paragraph comes
    out even was it speech in speech; else a quotation begins at the last mark that opens it, so that the outlet's
    own words are never taken for somebody's. Time is linear in the number of marks.
    """
    plain = _plain_pairs(text, start, offsets)
    if plain is not None:
        return plain
    marks = [_mark(text, offset, start, end) for offset in offsets]
    even = _match(marks, end, nests=True)
    return tuple(even if even is not None else _match(marks, end, nests=False) or ())


def are_plain(text: str, offsets: Sequence[int]) -> bool:
    """Whether the marks of a whole text are “ and ” in turn, each “ behind white space, each pair on one line.

    Then each pair is a quotation, whatever paragraph it stands in.
    """
    quotations = _plain_pairs(text, 0, offsets)
    if quotations is None:
        return False
    return len("".join([text[each.start : each.end] for each in quotations]).splitlines()) <= 1


def _plain_pairs(text: str, start: int, offsets: Sequence[int]) -> tuple[Quotation, ...] | None:
    """The quotations, where each is “…” behind a space: so most are, and then nothing else has to be thought of."""
    if len(offsets) % 2:
        return None
    quotations = []
    for opener, closer in zip(offsets[::2], offsets[1::2], strict=True):
        if text[opener] != "“" or text[closer] != "”" or (opener > start and not text[opener - 1].isspace()):
            return None
        quotations.append(Quotation(opener, closer + 1, True))
    return tuple(quotations)


def _places(sign: str, text: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _mark(text: str, offset: int, start: int, end: int) -> _Mark:
    before = text[offset - 1] if offset > start else " "
    return _Mark(text[offset], offset, before, text[offset + 1] if offset + 1 < end else " ")


def _match(marks: list[_Mark], end: int, *, nests: bool) -> list[Quotation] | None:
    """Marks in pairs, outermost only; None if they `nests` within their own family and do not come out even."""
    found: list[Quotation] = []
    opened: list[_Mark] = []
    levels: dict[str, list[int]] = {}  # of each kind, where it was opened, the innermost last
    nested = False
    last = {sign: mark.offset for mark in marks for sign in _ends(mark)}
    for mark in marks:
        level = _level_closed(opened, levels, mark)
        if level is not None:
            if level == 0:
                found.append(Quotation(opened[0].offset, mark.offset + 1, closed=True))
            del opened[level:]
        elif _opens(mark, opened, last):
            if opened and set(_CLOSERS[mark.sign]) & set(_CLOSERS[opened[-1].sign]):
                nested = True
                opened = opened if nests else []
            levels.setdefault(mark.sign, []).append(len(opened))
            opened.append(mark)
    if not opened or opened[0].sign == "‘":
        return found
    return None if nested and nests else [*found, Quotation(opened[0].offset, end, closed=False)]


def _level_closed(opened: list[_Mark], levels: dict[str, list[int]], mark: _Mark) -> int | None:
    """The innermost opened mark that this one closes, counted from the outermost."""
    if mark.sign == "’":
        closes = bool(opened) and opened[-1].sign == "‘" and not mark.behind.isalnum()
        return len(opened) - 1 if closes else None
    level = max((_innermost(sign, levels, opened) for sign in _OPENERS.get(mark.sign, ())), default=-1)
    if level < 0:
        return None
    may_open_too = mark.sign in '“‟"«' or mark.sign == opened[level].sign
    return None if may_open_too and mark.looks_opening() else level


def _innermost(sign: str, levels: dict[str, list[int]], opened: list[_Mark]) -> int:
    """The level at which a kind of mark was opened last and is open still, or -1."""
    known = levels.get(sign, [])
    while known and not (known[-1] < len(opened) and opened[known[-1]].sign == sign):
        known.pop()
    return known[-1] if known else -1


def _opens(mark: _Mark, opened: list[_Mark], last: dict[str, int]) -> bool:
    """Whether a mark that closes nothing opens a quotation."""
    if mark.sign == "‘":
        return not opened and mark.looks_opening() and mark.behind.isalpha() and last.get("’", -1) > mark.offset
    if mark.sign == '"' and not mark.looks_opening():
        is_inches = mark.before.isdigit() or mark.looks_closing() or _is_hebrew(mark)
        return not is_inches and last['"'] > mark.offset
    if mark.sign in "”»":
        return mark.looks_opening()
    return mark.sign in _CLOSERS and not mark.looks_closing()


def _ends(mark: _Mark) -> str:
    """The kind of quotation this mark could close, for the kinds that are opened only if they are closed again."""
    if mark.sign == "’":
        return "" if mark.behind.isalnum() else "’"
    return '"' if mark.sign in '"”' else ""


def _is_hebrew(mark: _Mark) -> bool:
    """Whether the mark stands within a Hebrew abbreviation."""
    return "\u05d0" <= mark.before <= "\u05ea" and "\u05d0" <= mark.behind <= "\u05ea"
