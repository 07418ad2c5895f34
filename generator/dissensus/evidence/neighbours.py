"""The words right before and right after a place: what tells two places of one quote apart."""

from __future__ import annotations

from collections.abc import Iterable

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.boundaries import has_words, is_word_character

_GAP = 200  # characters of white space and punctuation that may lie between
_MOST_WORDS = 6  # in a suggestion


def stands_before(archived: ArchivedText, place: int, words: str) -> bool:
    """Whether normal `words` end before `place`, with nothing but white space and punctuation between."""
    normal = archived.normal.text
    start = max(0, _wordless_before(normal, place) - len(words))
    found = normal[start:place].replace("\n", " ").rfind(words)
    return found >= 0 and archived.is_boundary(start + found)


def stands_behind(archived: ArchivedText, place: int, words: str) -> bool:
    """Whether normal `words` begin behind `place`, with nothing but white space and punctuation between."""
    normal = archived.normal.text
    end = _wordless_behind(normal, place) + len(words)
    found = normal[place:end].replace("\n", " ").find(words)
    return found >= 0 and archived.is_boundary(place + found + len(words))


def words_before(archived: ArchivedText, place: int, count: int) -> str:
    """The last `count` words before `place` in its paragraph, as many as there are."""
    tokens = archived.normal.text[max(0, place - 40 * count) : place].rpartition("\n")[2].split(" ")
    wordy = [index for index, token in enumerate(tokens) if has_words(token)][-count:]
    return _trimmed(" ".join(tokens[wordy[0] :])) if wordy else ""


def words_behind(archived: ArchivedText, place: int, count: int) -> str:
    """The first `count` words behind `place` in its paragraph, as many as there are."""
    tokens = archived.normal.text[place : place + 40 * count].partition("\n")[0].split(" ")
    wordy = [index for index, token in enumerate(tokens) if has_words(token)][:count]
    return _trimmed(" ".join(tokens[: wordy[-1] + 1])) if wordy else ""


def telling_before(archived: ArchivedText, place: int, others: Iterable[int]) -> str | None:
    """The fewest words that stand before `place` and before none of the `others`."""
    for count in range(1, _MOST_WORDS + 1):
        words = words_before(archived, place, count)
        if (
            words
            and stands_before(archived, place, words)
            and not any(stands_before(archived, other, words) for other in others)
        ):
            return words
    return None


def telling_behind(archived: ArchivedText, place: int, others: Iterable[int]) -> str | None:
    """The fewest words that stand behind `place` and behind none of the `others`."""
    for count in range(1, _MOST_WORDS + 1):
        words = words_behind(archived, place, count)
        if (
            words
            and stands_behind(archived, place, words)
            and not any(stands_behind(archived, other, words) for other in others)
        ):
            return words
    return None


def _wordless_before(normal: str, place: int) -> int:
    start = place
    while start > max(0, place - _GAP) and not is_word_character(normal[start - 1]):
        start -= 1
    return start


def _wordless_behind(normal: str, place: int) -> int:
    end = place
    while end < min(len(normal), place + _GAP) and not is_word_character(normal[end]):
        end += 1
    return end


def _trimmed(words: str) -> str:
    """`words` without the punctuation at their ends."""
    kept = [index for index, character in enumerate(words) if is_word_character(character)]
    return words[kept[0] : kept[-1] + 1]
