"""Unicode's composed form (NFC), one cluster of characters at a time, so that each keeps its place in the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dissensus.patterns import pattern

# Embeddings, overrides and isolates (U+202A–202E, U+2066–2069) stay: they change the order in which words are read.
DROPPED = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

_DROPPABLE = pattern(f"[{DROPPED}]+")


def without_dropped(text: str) -> str:
    """`text` without what cannot be seen."""
    return _DROPPABLE.sub("", text)


def is_composed(text: str) -> bool:
    """Whether `text`, but for what drops, is in composed form."""
    return text.isascii() or unicodedata.is_normalized("NFC", without_dropped(text))


def composed(text: str) -> str:
    """`text` in composed form, without what drops."""
    return unicodedata.normalize("NFC", without_dropped(text))


def compositions(stretch: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """The characters of `stretch` that NFC or dropping changes, each with the marks that belong to it."""
    whole = composed(stretch)
    if whole == stretch:
        return
    clusters = list(_clusters(stretch))
    if "".join(composed(cluster) for cluster in clusters) != whole:
        clusters = [stretch]  # a script newer than `_composes_backwards`: right as a whole, coarse in its offsets
    for cluster in clusters:
        instead = composed(cluster)
        if instead != cluster:
            yield offset, offset + len(cluster), instead
        offset += len(cluster)


def _clusters(stretch: str) -> Iterator[str]:
    """`stretch` cut before every character that composes with none before it; dropped ones at an end are apart."""
    start = 0
    cuts = [place for place in range(1, len(stretch)) if not _composes_backwards(stretch[place])]
    for cut in (*cuts, len(stretch)):
        kept = len(stretch[start:cut].rstrip(DROPPED))
        yield from filter(None, (stretch[start : start + kept], stretch[start + kept : cut]))
        start = cut


def _composes_backwards(character: str) -> bool:
    is_jamo = "\u1161" <= character <= "\u1175" or "\u11a8" <= character <= "\u11c2"
    return is_jamo or character in DROPPED or unicodedata.category(character).startswith("M")
