"""Why words were not found in a document, told to whoever typed them."""

from __future__ import annotations

import re

from msgspec import Struct

from dissensus.evidence.difference import tell
from dissensus.evidence.pieces import FARTHEST
from dissensus.evidence.unfound import (
    Absent,
    Ambiguous,
    CrossesParagraphs,
    CutsWord,
    Empty,
    LooseElision,
    Near,
    NotBeside,
    NotThere,
    OutOfOrder,
    Spot,
    TooFarApart,
    Unfound,
)

_MOST_CHANGES = 4
_PLAIN = re.compile(r"[\w“”‘’«»(](?:(?!: | #).)*(?<!:)")  # what YAML takes as it stands
_TYPED = {"quote": "the quote", "title": "the title", "dated-by": "`dated-by`", "words": "`words`", "to": "`to`"}
_NAMED = {"quote": "the quote", "words": "the stretch", "to": "the stretch's end"}
_LOOSE = {"first": "begins with […]", "last": "ends with […]", "twice": "has […] twice in a row"}


class Told(Struct, frozen=True):
    """What a fault says of a quote, and which key of its report or caveat it is about."""

    code: str
    message: str
    help: str
    key: str = "quote"  # or `before`, `after`; of what is set aside `words` or `to`
    words: str | None = None  # of the quote, where it is about them alone


def told(why: Unfound, document: str, key: str = "quote") -> Told:
    """Why a quote, or what else is typed under `key`, was not found in the document of this id."""
    named = _NAMED[key]
    match why:
        case Empty():
            return Told(
                code="quote-empty",
                message=f"{named} has no words",
                help="Give the words as they stand in the document.",
                key=key,
            )
        case LooseElision():
            return Told(
                code="quote-elision",
                message=f"{named} {_LOOSE[why.stands]}",
                help="[…] stands between two pieces.",
                key=key,
            )
        case Absent():
            return _told_absent(why, document, key)
        case CutsWord():
            message = f"{named} {why.side} inside “{why.cut}”"
            return Told(code="quote-cuts-word", message=message, help=reason(why, key), key=key)
        case CrossesParagraphs():
            message = f'{named} runs across the end of a paragraph of "{document}"'
            return Told(code="quote-crosses-paragraphs", message=message, help=reason(why, key), key=key)
        case TooFarApart() | OutOfOrder():
            return _told_apart(why, document, key)
        case Ambiguous():
            message = f'{named} stands {_times(why.count)} in "{document}"'
            return Told(code="quote-ambiguous", message=message, help=_which(why), key=key)
        case NotBeside():
            return _told_beside(why, document, named)


def reason(why: NotThere, key: str) -> str:
    """What the document has instead, ready to be typed under `key`."""
    match why:
        case Empty():
            return "Give the words as they stand in the document."
        case Absent():
            return _nearest(why.near, key)
        case CutsWord():
            whole = f"Words and numbers are taken whole. On line {why.line}:"
            return f"{whole}\n{_typed(key, why.whole)}"
        case CrossesParagraphs():
            return _joined(why, key)


def _told_absent(why: Absent, document: str, key: str) -> Told:
    what = f"the piece “{why.words}”" if why.is_piece else _NAMED[key]
    changes = why.near.changes if why.near else ()
    return Told(
        code="quote-not-found",
        message=f'{what} does not stand in "{document}"',
        help=reason(why, key),
        key=key,
        words=changes[0].quoted if len(changes) == 1 else why.words if why.is_piece else None,
    )


def _nearest(near: Near | None, key: str) -> str:
    if near is None:
        return "Nothing near these words stands there."
    return "\n".join((f"Nearest, on line {near.line}:", _typed(key, near.words), *_differences(near, _TYPED[key])))


def _joined(why: CrossesParagraphs, key: str) -> str:
    lines = [f"Line {why.line} ends a paragraph, behind “{why.parts[0]}”."]
    if key in ("quote", "words"):
        lines = [f"Line {why.line} ends a paragraph. Put […] where it does:", _typed(key, " […] ".join(why.parts))]
    if not why.is_blank:
        lines.append("If the document's lines are only broken to a width, give it `line-ends: wrapped`.")
    return "\n".join(lines)


def _differences(near: Near, typed: str) -> list[str]:
    told = [tell(change, typed) for change in near.changes[:_MOST_CHANGES]]
    if not told:
        return ["Only the spaces between the words differ."]
    more = len(near.changes) - len(told)
    return [*told, f"They differ in {more} more {'place' if more == 1 else 'places'}."] if more else told


def _told_apart(why: TooFarApart | OutOfOrder, document: str, key: str) -> Told:
    if isinstance(why, OutOfOrder):
        message = f'the pieces joined by […] do not follow one another in "{document}"'
        return Told(
            code="quote-elision",
            message=message,
            help="Pieces stand in the order of the document, none within another.",
            key=key,
        )
    message = f'{_number(why.characters)} characters stand between two pieces in "{document}"'
    help_ = f"[…] joins what stands at most {FARTHEST} characters apart:\n  … {why.first}\n  {why.second} …"
    return Told(code="quote-elision", message=message, help=help_, key=key)


def _which(why: Ambiguous) -> str:
    spots = [_spot(spot) for spot in why.spots if spot.before or spot.after]
    if not spots:
        numbers = list(dict.fromkeys(str(spot.line) for spot in why.spots))
        return f"Quote more words; these stand on {'line' if len(numbers) == 1 else 'lines'} {', '.join(numbers)}."
    lines = ["Quote more words, or say which is meant by words that stand right before or after it:", *spots]
    more = why.count - len(spots)
    return "\n".join([*lines, f"  and {_number(more)} more"] if more else lines)


def _spot(spot: Spot) -> str:
    beside = _scalar("before", spot.before) if spot.before else _scalar("after", spot.after or "")
    return f"  line {spot.line}: {beside}"


def _told_beside(why: NotBeside, document: str, named: str) -> Told:
    side = f"right {why.side} {named}"
    if why.both:
        message = f'no place of {named} in "{document}" has both its before and its after'
        return Told(
            code="neighbours-not-found",
            message=message,
            help="Either may be enough to say which is meant.",
            key=why.side,
        )
    stands = ", ".join(f"“{words}”" for words in why.instead)
    help_ = f"There stands {stands}." if stands else "Nothing stands there in its paragraph."
    return Told(
        code="neighbours-not-found",
        message=f'“{why.words}” does not stand {side} in "{document}"',
        help=help_,
        key=why.side,
    )


def _typed(key: str, words: str) -> str:
    return f"  {_scalar(key, words)}"


def _scalar(key: str, words: str) -> str:
    """`key: words` as YAML that gives back exactly these words."""
    if _PLAIN.fullmatch(words):
        return f"{key}: {words}"
    doubled = words.replace("'", "''")
    return f"{key}: '{doubled}'"


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{_number(count)} times"


def _number(count: int) -> str:
    return f"{count:,}"
