"""Ids proposed from names and labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import count

from dissensus.reading.ids import LONGEST, is_id

# National romanisations differ; these are the letters on which the passport tables of Ukraine and Russia mostly agree.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "e", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_RUSSIAN = {"г": "g", "и": "i"}
_LEFT_OUT = re.compile(r"['’ʼ`]")


def id_of(*names: str) -> str | None:
    """The names as one id, cut between words where it grows too long; None if they have no letter to make one of."""
    parts = [part for name in names for part in _letters(name).split("-") if part]
    while parts and len("-".join(parts)) > LONGEST:
        parts.pop()
    proposed = "-".join(parts)
    return proposed if is_id(proposed) else None


def free_id(proposed: str | None, taken: Collection[str]) -> str | None:
    """The id, or the first with a number behind it that is not taken."""
    if proposed is None or proposed not in taken:
        return proposed
    numbered = (f"{proposed[: LONGEST - 5].rstrip('-')}-{number}" for number in count(2))
    return next(id_ for id_ in numbered if id_ not in taken)


def _letters(name: str) -> str:
    small = _LEFT_OUT.sub("", name.casefold())
    letters = {**_CYRILLIC, **_RUSSIAN} if re.search("[ыэъё]", small) else _CYRILLIC
    romanised = "".join(letters.get(character, character) for character in small)
    plain = unicodedata.normalize("NFKD", romanised).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)
