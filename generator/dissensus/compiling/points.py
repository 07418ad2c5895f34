"""One point worked out in whatever process: read, proved, checked, put in order, and made ready to be filed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from dissensus.catalogue.entries import entries_of, rank_of_title
from dissensus.catalogue.facts import ask, reads
from dissensus.catalogue.packing import packed
from dissensus.catalogue.sealing import sealed
from dissensus.checks import Surroundings, check_point, references_of
from dissensus.compiling.ground import RULES, Ground
from dissensus.compiling.publications import Publications
from dissensus.deriving.briefs import Head, brief_of
from dissensus.deriving.outlines import outline_of
from dissensus.deriving.side_by_side import columns_of
from dissensus.deriving.statements import statements_of
from dissensus.evidence import ArchivedText, prove_by_cards
from dissensus.faults import Fault, without_echoes
from dissensus.model import DocumentId, Library, PointId
from dissensus.reading import Site
from dissensus.reading.limits import YAML_BYTES
from dissensus.reading.points import FOLDER, PointRead, read_point


class Task(Struct, frozen=True):
    """A point's file to be worked out."""

    name: str  # of the file, in the folder of points
    known: bytes | None = None  # the digest of the bytes that were worked out before, if they still stand for it


class Filed(Struct, frozen=True):
    """What is filed of a point. Bytes are sealed, but for digests."""

    id: PointId
    digest: bytes  # of the file
    reads: bytes
    told: bytes  # faults, and warnings that a site may allow; empty if there are none
    is_sound: bool  # there is no fault among them
    references: bytes = b""  # empty if there are none
    title: bytes | None = None  # by which it stands A–Z
    head: bytes = b""  # title and question
    brief: bytes = b""
    written: bytes = b""  # the point without its cards
    entries: bytes = b""  # under which headings others find it
    statements: tuple[tuple[str, bytes], ...] = ()  # card and statement, in the order of their numbers
    outlines: tuple[bytes, ...] = ()  # of the same statements


class Told(Struct, frozen=True):
    """What is to be told of a point."""

    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()  # that a site may allow


NOTHING = Told()


class Shared(Struct, frozen=True):
    """What working out points takes."""

    site: Site
    ground: Ground
    archives: Mapping[DocumentId, ArchivedText]
    around: Surroundings
    publications: Publications
    known: Library  # the ground's; of its documents no account is kept, as those of a proved point were asked for


def work_out(shared: Shared, task: Task) -> Filed | None:
    """The point, to be filed; None if its file has the bytes that are known."""
    content = shared.site.bytes_of(f"{FOLDER}/{task.name}", YAML_BYTES)
    digest = hashlib.blake2b(content, digest_size=16).digest() if isinstance(content, bytes) else b""
    if task.known and task.known == digest:
        return None
    with reads() as facts:
        ask(RULES)
        filed = _filed(shared, read_point(shared.site, task.name, content), task.name, digest)
    return replace(filed, reads=packed(facts))


def _filed(shared: Shared, read: PointRead, name: str, digest: bytes) -> Filed:
    id_ = name.removesuffix(".yaml")
    if read.point is None:
        return Filed(id_, digest, b"", sealed(Told(tuple(read.faults))), is_sound=False)
    proof = prove_by_cards(id_, read.point, shared.archives)
    found = check_point(shared.around, id_, read.point)
    told = Told((*read.faults, *without_echoes(read.faults, [*found.faults, *proof.faults])), found.warnings)
    if any(fault.level == "fault" for fault in (*told.faults, *told.warnings)) or proof.cards is None:
        return Filed(id_, digest, b"", sealed(told), is_sound=False)
    references = references_of(id_, read.point)
    library = shared.known
    columns = columns_of(read.point, library.settings.order)
    statements = statements_of(id_, read.point, columns, proof.cards, shared.publications)
    return Filed(
        id=id_,
        digest=digest,
        reads=b"",
        told=sealed(told) if told != NOTHING else b"",
        is_sound=True,
        references=sealed(references) if references else b"",
        title=rank_of_title(read.point.title),
        head=sealed(Head(read.point.title, read.point.question)),
        brief=sealed(brief_of(statements, columns, library)),
        written=sealed(replace(read.point, cards=())),
        entries=sealed(entries_of(read.point, statements)),
        statements=tuple((statement.card.id, sealed(statement)) for statement in statements),
        outlines=tuple([sealed(outline_of(statement)) for statement in statements]),
    )
