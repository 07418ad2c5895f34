"""URL text fragments, so that a link to an outlet's page scrolls to the words (WICG, scroll-to-text-fragment).

An extra for the reader: a browser matches without regard to case or accents, so a hit there proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

LONGEST_EXACT = 300  # characters: beyond, the words' ends are named instead
WORDS_AT_EACH_END = 6


def text_fragment(url: str, pieces: Iterable[str]) -> str:
    """What to append to `url` so that a browser scrolls to the pieces; each must lie in one paragraph."""
    terms = "&".join(f"text={_term(' '.join(piece.split()))}" for piece in pieces)
    return f"{'' if '#' in url else '#'}:~:{terms}"


def _term(piece: str) -> str:
    words = piece.split(" ")
    if len(piece) <= LONGEST_EXACT or len(words) < 3 * WORDS_AT_EACH_END:
        return _encoded(piece)
    start, end = words[:WORDS_AT_EACH_END], words[-WORDS_AT_EACH_END:]
    return f"{_encoded(' '.join(start))},{_encoded(' '.join(end))}"


def _encoded(text: str) -> str:
    # A bare hyphen inside a term would make the whole directive invalid.
    return quote(text, safe="").replace("-", "%2D")
