"""What rests on a document: its passages in the order of the text, each once, with their statements.

A passage is known by its rank: the bytes by which the passages of a document are in order, and which tell where the
pieces of one begin and end. Its words are those of the archived text.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from msgspec import Struct

from dissensus.deriving.left import Stretch
from dissensus.deriving.outlines import Place
from dissensus.evidence import Passage
from dissensus.model import PointId

Rest = tuple[bytes, bool, PointId, int]  # rank of the passage, whether it is a caveat, of which statement


class Resting(Struct, frozen=True, gc=False):
    """A passage of a document with the statements that rest on it, or whose caveat it is, point by point."""

    pieces: tuple[Stretch, ...]  # offsets are code points of the text as archived, end excluded
    statements: tuple[Place, ...]
    caveat_of: tuple[Place, ...]

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Offset behind the last code point."""
        return self.pieces[-1][1]


def rank_of(passage: Passage) -> bytes:
    """The rank of a passage."""
    return b"".join([_PIECE.pack(piece.start, piece.end) for piece in passage.pieces])


def passages_of(rests: Iterable[Rest]) -> tuple[Resting, ...]:
    """The passages of a document, from all that rests on it."""
    held: dict[bytes, tuple[list[Place], list[Place]]] = {}
    for rank, is_caveat, point, number in sorted(set(rests)):  # two reports of a card may mean one passage
        held.setdefault(rank, ([], []))[is_caveat].append((point, number))
    return tuple(
        [
            Resting(tuple(_PIECE.iter_unpack(rank)), tuple(statements), tuple(caveat_of))
            for rank, (statements, caveat_of) in held.items()
        ]
    )


_PIECE = struct.Struct(">II")
