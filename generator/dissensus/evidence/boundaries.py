"""Where a quote may begin and end: between words, never inside a word, a number or a character.

A word is letters, digits and their marks, with the apostrophes, hyphens and unspaced en dashes that tie them together:
“non-lethal”, “didn’t” and “T-72” are one word each. Em dashes, spaced dashes, full stops and slashes part words. A
number keeps its sign, comparator, currency and per cent, its separators, and spaces between groups of three digits.
Scripts that write no spaces between words may be cut between letters. Judged by the characters as archived, since the
normal form no longer tells an em dash from a hyphen.
"""

from __future__ import annotations

import unicodedata

from dissensus.evidence.normal import NormalForm
from dissensus.patterns import pattern

_TIES = "-'`´·‧׳״־֊՚"  # between two letters or digits; “'” and “-” stand for their families
_BRACKETS = "()[]"  # between two letters: “(un)confirmed”, “person(s)”
_EM_DASHES = "—―"
_SEPARATORS = ".,:/'·٫٬⁄"  # between two digits
_SIGNS = "-\u2010\u2011\u2012\u2013\u2212+±∓~≈<>≤≥=×"
_BEHIND_NUMBERS = "+%‰‱°×"
_CLAUSE_ENDS = " \n.,;:!?"
_LETTER_OR_DIGIT = pattern(r"[^\W_]")
_ZERO_WIDTH_JOINER = "\u200d"

_GROUP_BEFORE = pattern(r"(?<!\d)\d{1,3}$")
_GROUP_BEHIND = pattern(r"\d{3}(?!\d)")
# Thai, Lao, Myanmar, Khmer, kana and Han, from UAX 29: between their letters only a dictionary finds words.
UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff"
    "\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_UNSPACED = pattern(UNSPACED)
_KATAKANA = pattern("[\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f]")


def is_boundary(text: str, form: NormalForm, place: int) -> bool:
    """Whether a quote may begin or end before the character at `place` of the normal form of `text`."""
    normal = form.text
    if not 0 < place < len(normal):
        return True
    left, right = normal[place - 1], normal[place]
    # Most quotes begin and end here. Nothing ties a space, a mark that ends a clause, or a Latin letter to a mark.
    if right.isalpha():
        if left in " \n" or (left == '"' and right.isascii()):
            return True
    elif left.isalpha() and (right in _CLAUSE_ENDS or (right == '"' and left.isascii())):
        return True
    return not is_within(text, form, place)


def is_word_character(character: str) -> bool:
    """Whether words and numbers are made of it: letters, digits, marks, the low line."""
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def has_words(text: str) -> bool:
    """Whether any letter or digit stands in `text`."""
    return text[:1].isalpha() or _LETTER_OR_DIGIT.search(text) is not None  # with a letter most begin


def is_within(text: str, form: NormalForm, place: int) -> bool:
    """Whether a character, a word or a number goes on at `place`."""
    left, right = form.text[place - 1], form.text[place]
    if left in " \n" and right.isalpha():
        return False
    return (
        _is_in_character(text, form, place)
        or _is_in_word(left, right)
        or _is_in_number(text, form, place)
        or _is_tied(text, form, place - 1)
        or _is_tied(text, form, place)
    )


def _is_in_word(left: str, right: str) -> bool:
    if not (is_word_character(left) and is_word_character(right)):
        return False
    if (left.isnumeric() and right.isnumeric()) or (_KATAKANA.match(left) and _KATAKANA.match(right)):
        return True
    return not (_UNSPACED.match(left) or _UNSPACED.match(right))


def _is_tied(text: str, form: NormalForm, place: int) -> bool:
    """Whether the character at `place` ties those on both its sides to one word."""
    if not 0 < place < len(form.text) - 1:
        return False
    left, tie, right = (form.text[at] for at in (place - 1, place, place + 1))
    if tie in _BRACKETS:
        return left.isalpha() and right.isalpha()
    if tie == '"':
        return _is_hebrew(left) and _is_hebrew(right)
    if tie not in _TIES or not (is_word_character(left) and is_word_character(right)):
        return False
    return text[form.start(place)] not in _EM_DASHES or (left.isdigit() and right.isdigit())


def _is_in_number(text: str, form: NormalForm, place: int) -> bool:
    normal = form.text
    left, right = normal[place - 1], normal[place]
    if not (left.isdigit() or right.isdigit()):
        return False
    if " " in (left, right):
        return _parts_groups(normal, place - 1 if left == " " else place)
    if right.isdigit():
        before = normal[place - 2 : place - 1] if place > 1 else ""
        is_decimal = left == "." and not (before == "." or (before and is_word_character(before)))
        return is_decimal or (left in _SEPARATORS and before.isdigit()) or _is_sign(text[form.start(place - 1)])
    behind = normal[place + 1 : place + 2]
    return (right in _SEPARATORS and behind.isdigit()) or right in _BEHIND_NUMBERS or _is_currency(right)


def _parts_groups(normal: str, space: int) -> bool:
    """Whether the space stands between groups of three digits, as in “1 500”."""
    before, behind = normal[max(0, space - 4) : space], normal[space + 1 : space + 5]
    return bool(_GROUP_BEFORE.search(before) and _GROUP_BEHIND.match(behind))


def _is_sign(character: str) -> bool:
    return character in _SIGNS or _is_currency(character)


def _is_currency(character: str) -> bool:
    return unicodedata.category(character) == "Sc"


def _is_in_character(text: str, form: NormalForm, place: int) -> bool:
    """Whether both sides are one character to a reader: a letter and its mark, a sequence of emoji, a flag."""
    left, right = form.text[place - 1], form.text[place]
    if right.isascii():
        return False
    if (
        unicodedata.category(right)[0] == "M"
        or "\U0001f3fb" <= right <= "\U0001f3ff"
        or "\U000e0020" <= right <= "\U000e007f"
    ):
        return True
    if _is_flag_letter(left) and _is_flag_letter(right):
        return _flag_letters_before(form.text, place) % 2 == 1
    dropped = text[form.end(place) : form.start(place)]
    return _ZERO_WIDTH_JOINER in dropped and not left.isspace()


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_letters_before(normal: str, place: int) -> int:
    count = 0
    while count < place and _is_flag_letter(normal[place - 1 - count]):
        count += 1
    return count


def _is_hebrew(character: str) -> bool:
    return "\u05d0" <= character <= "\u05ea"
