"""What stands around a passage in its paragraph, in whole words."""

from __future__ import annotations

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.boundaries import is_word_character
from dissensus.evidence.passage import Passage


def context(archived: ArchivedText, passage: Passage, characters: int) -> tuple[str, str]:
    """What stands before and after a passage in its paragraph: whole words, at most so many characters each."""
    first, last = archived.paragraph(passage.start)
    if passage.end > last:
        _, last = archived.paragraph(passage.end - 1)
    return (
        _before(archived, first, passage.start, characters),
        _behind(archived, passage.end, last, characters),
    )


def _before(archived: ArchivedText, start: int, end: int, characters: int) -> str:
    if end - start <= characters:
        return archived.text[start:end]
    place, last = archived.normal.place(end - characters), archived.normal.place(end)
    while place < last and not (archived.is_boundary(place) and _begins_word(archived.normal.text, place)):
        place += 1
    return archived.text[archived.normal.start(place) : end].lstrip()


def _begins_word(normal: str, place: int) -> bool:
    return is_word_character(normal[place]) or normal[place - 1 : place] in " \n"


def _behind(archived: ArchivedText, start: int, end: int, characters: int) -> str:
    if end - start <= characters:
        return archived.text[start:end]
    first, place = archived.normal.place(start), archived.normal.place(start + characters + 1) - 1
    while place > first and not archived.is_boundary(place):
        place -= 1
    return archived.text[start : archived.normal.end(place)].rstrip()
