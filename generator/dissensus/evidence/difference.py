"""How a quote's words differ from a document's, told so that it is seen even where letters look alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

# Letters of Cyrillic and Greek that pass for Latin ones, small or capital.
_LOOKALIKES = str.maketrans("авекмнорстухіјѕһԁԛԝѵӏαβεηικμνορτυχζ", "abekmhopctyxijshdqwvlabehikmvoptyxz")


class Change(Struct, frozen=True):
    """Words of a quote, and what a document has in their place."""

    quoted: str
    archived: str


def fold(words: str) -> str:
    """`words` without what is easily mistaken: capitals, and letters that look alike. As long as `words`."""
    small = words.lower()
    if len(small) != len(words):
        small = "".join(character.lower()[:1] for character in words)
    return small.translate(_LOOKALIKES)


def tell(change: Change, typed: str = "the quote") -> str:
    """A change as one sentence; `typed` is how to call what was typed."""
    quoted, archived = change.quoted, change.archived
    for owner, more, less in ((typed, quoted, archived), ("the document", archived, quoted)):
        if (unseen := _without_unseen(more)) != more and unseen == less:
            names = _listed(_name(character) for character in more if not _is_seen(character))
            return f"{owner[0].upper()}{owner[1:]} has {names} in “{less}”, which cannot be seen."
    if quoted.lower() == archived.lower():
        return f"The document has “{archived}” where {typed} has “{quoted}”: capital letters count."
    if fold(quoted) == fold(archived):
        mine, theirs = _lookalikes(quoted, archived)
        return f"In “{quoted}” {typed} has {_name(mine)} where the document has {_name(theirs)}."
    return f"The document has “{archived}” where {typed} has “{quoted}”."


def _lookalikes(quoted: str, archived: str) -> tuple[str, str]:
    """The first letters that look alike and are not the same."""
    pairs = zip(quoted, archived, strict=True)
    return next((mine, theirs) for mine, theirs in pairs if mine.lower() != theirs.lower())


def _without_unseen(words: str) -> str:
    return "".join(filter(_is_seen, words))


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in ("Cf", "Cc") and not "\ufe00" <= character <= "\ufe0f"


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
