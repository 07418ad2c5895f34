"""How a build left everything: the generator, the files of a site, those that it published.

Told in one piece of text, which is compared with what the disk says now. So a build that has nothing to do learns it
while it has loaded nothing but this: 0.03 s for 1,000 points, where what reads the catalogue takes 0.06 s to load.
"""

from __future__ import annotations

import os
import zlib

from dissensus.catalogue.maker import generator_files
from dissensus.catalogue.stamps import UNSURE, stamps_of
from dissensus.marks import Look
from dissensus.ordinary import read_ordinary, stamp_at, write_fresh

TYPE_CHECKING = False  # as of `typing`, which would be loaded for this alone
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dissensus.catalogue.stamps import Stamps
    from dissensus.marks import Marks

FOLDER = ".dissensus"  # of a site: what may be lost at any time
CATALOGUE = "catalogue"  # in it
ROLLED_IN = ("-journal", "-wal", "-shm")  # endings of what SQLite puts into the file beside it once it reads that
SEAL = "catalogue.left"  # how the catalogue was left
LEFT = "site.left"  # how all else was left, by the last build that published
TOLD = "told.left"  # what that told of the site's faults

_BETWEEN_NAMES, _BETWEEN_PARTS = "\0", "\0\n\0"  # no name holds a NUL
_PARTS = 7
_UNFINISHED = ".dissensus/journal.json"  # of an output folder: what a build that moves files is about to write
_FORM = "utf-8", "surrogatepass"  # whatever the locale, which need not have the letters of what is told
_CHECKSUM = 4  # bytes: CRC-32, against accidents


def write_left(
    folder: str,
    asked: Iterable[str],
    numbers: Iterable[int],
    named: Iterable[str],
    stamps: Mapping[str, str],
    published: Marks,
) -> str:
    """Writes into the `.dissensus/` of a site how a build leaves everything; gives the stamp of that.

    `asked` is the output folder and the edition that were asked for, `numbers` what is told if nothing is to be done,
    `named` the files outside the folders of the site, `published` the marks of the files in the output folder.
    """
    site = () if UNSURE in stamps.values() else _flat(stamps)  # none is like no stamps at all
    parts = (asked, map(str, numbers), (generator_files(),), named, site, published, published.values())
    return _write(f"{folder}/{LEFT}", _BETWEEN_PARTS.join((*map(_BETWEEN_NAMES.join, parts), "")))


def as_left(
    root: str, output: str, edition: str, found: Stamps | None = None, *, is_alone: bool = True
) -> tuple[int, ...] | None:
    """The numbers that were noted, if all is as the last build left it and that is what would be built now.

    Into `found` go the stamps of the site's files, if they were looked at: nobody need do so again. Unless this process
    is to be alone, another looks at the output folder meanwhile.
    """
    found = {} if found is None else found
    folder = f"{root}/{FOLDER}"
    left, parts = _last_left(folder)
    if parts is None:
        return None
    asked, numbers, made_by, named, stamps, addresses, marks = parts
    if (
        asked != _BETWEEN_NAMES.join((os.path.realpath(output), edition))
        or not is_as_it_was_left(folder)
        or made_by != generator_files()
    ):
        return None
    look = Look(os.path.realpath(output), _marks(addresses, marks))
    if not is_alone:
        look.begin()
        _looking[:] = [(left, look)]
    found.update(stamps_of(root, named.split(_BETWEEN_NAMES)))
    is_same = stamps == _BETWEEN_NAMES.join(_flat(found)) and _stand(look)
    return tuple(map(int, numbers.split(_BETWEEN_NAMES))) if is_same else None


def published_in(folder: str, output: str) -> tuple[Look, str]:
    """A look at the files that the last build left in this output folder, and the stamp of what tells of them.

    At none, if it was another folder.
    """
    left, parts = _last_left(folder)
    asked, *_, addresses, marks = parts or [""] * _PARTS
    root = os.path.realpath(output)
    if asked.split(_BETWEEN_NAMES)[0] != root:
        return Look(root, {}), ""
    if _looking and _looking[0][0] == left:
        return _looking.pop()[1], left
    return Look(root, _marks(addresses, marks)), left


_looking: list[tuple[str, Look]] = []  # the look that was begun last, and the stamp of what told of the files


def write_told(folder: str, left: str, form: str, told: str) -> None:
    """Writes into the `.dissensus/` of a site what was told, in some form, by the build that `left` it so."""
    _write(f"{folder}/{TOLD}", _BETWEEN_PARTS.join((left, form, told)))


def told_by(folder: str, form: str) -> str | None:
    """What the build that left everything so has told of faults, if it did in this form."""
    left, _, rest = _read(f"{folder}/{TOLD}").partition(_BETWEEN_PARTS)
    told_in, _, told = rest.partition(_BETWEEN_PARTS)
    return told if told and told_in == form and left == stamp_at(f"{folder}/{LEFT}") else None


def seal(folder: str) -> None:
    """Writes down how the catalogue in a `.dissensus/` was left."""
    if stamp := stamp_at(f"{folder}/{CATALOGUE}"):
        write_fresh(f"{folder}/{SEAL}", stamp.encode())


def is_as_it_was_left(folder: str) -> bool:
    """Whether nobody has written to the catalogue since the build that made or last used it ended.

    What lies beside it by the name of a journal was put there since: a build that ended leaves none.
    """
    catalogue = f"{folder}/{CATALOGUE}"
    stamp = stamp_at(catalogue)
    if stamp is None or read_ordinary(f"{folder}/{SEAL}") != stamp.encode():
        return False
    return not any(os.path.lexists(f"{catalogue}{ending}") for ending in ROLLED_IN)


def break_seal(folder: str) -> None:
    """Takes away what was written of how the catalogue was left: from here on it is not."""
    try:
        os.unlink(f"{folder}/{SEAL}")  # noqa: PTH108 -- without pathlib
    except FileNotFoundError:
        return


def _last_left(folder: str) -> tuple[str, list[str] | None]:
    """The stamp of what was left, and its parts; read once for as long as it is the same file."""
    path = f"{folder}/{LEFT}"
    stamp = stamp_at(path) or ""
    if _known and _known[0][:2] == (path, stamp):
        return stamp, _known[0][2]
    *parts, end = _read(path).split(_BETWEEN_PARTS)
    known = parts if len(parts) == _PARTS and not end else None
    _known[:] = [(path, stamp, known)]
    return stamp, known


_known: list[tuple[str, str, list[str] | None]] = []  # what was read last: the file, its stamp, its parts


def _flat(stamps: Mapping[str, str]) -> list[str]:
    return [each for name in sorted(stamps) for each in (name, stamps[name])]


def _marks(addresses: str, marks: str) -> Marks:
    return dict(zip(addresses.split(_BETWEEN_NAMES), marks.split(_BETWEEN_NAMES), strict=False))


def _stand(look: Look) -> bool:
    """Whether published files are as they were left, and no build has begun to put others in their place."""
    return not os.path.lexists(f"{look.root}/{_UNFINISHED}") and not look.others()


def _read(path: str) -> str:
    """What was written to a file of ours; nothing, if it is not as it was written."""
    content = read_ordinary(path) or b""
    plain = content[_CHECKSUM:]
    try:
        return plain.decode(*_FORM) if content[:_CHECKSUM] == _checksum(plain) else ""
    except UnicodeDecodeError:  # another version wrote it
        return ""


def _write(path: str, text: str) -> str:
    """Writes a file behind its checksum, and gives its stamp; where that is refused, it is not there, and has none."""
    plain = text.encode(*_FORM)
    return write_fresh(path, _checksum(plain) + plain)


def _checksum(plain: bytes) -> bytes:
    return zlib.crc32(plain).to_bytes(_CHECKSUM, "big")
