"""One document worked out in whatever process: its file, its title, its date, what is set aside, its names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from dissensus.evidence import ArchivedText, Proof, archive, names_written, prove_document
from dissensus.evidence.names import Written
from dissensus.faults import without_echoes
from dissensus.model import Document, DocumentId, document_place
from dissensus.reading import Site
from dissensus.reading.documents import read_document

if TYPE_CHECKING:
    from dissensus.evidence.occurrences import Names


class Sought(Struct, frozen=True):
    """What is sought in documents."""

    site: Site
    documents: Mapping[DocumentId, Document]
    names: Names


class WorkedOut(Struct, frozen=True):
    """What came of a document."""

    proof: Proof  # with the faults of its file
    written: Written  # the names that it writes
    archived: ArchivedText | None  # its text, if it could be read

    @property
    def length(self) -> int:
        """How many characters it has."""
        return len(self.archived.text) if self.archived else 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it."""
        return all(fault.level == "warning" for fault in self.proof.faults)


def work_out_document(sought: Sought, id_: DocumentId) -> WorkedOut:
    """The document, proved against its own text."""
    document = sought.documents[id_]
    text, faults = read_document(sought.site, document, document_place(id_))
    if text is None:
        return WorkedOut(Proof((), tuple(faults)), {}, None)
    archived = archive(text, wrapped=document.line_ends == "wrapped")
    proof = prove_document(id_, document, archived)
    proof = replace(proof, faults=(*faults, *without_echoes(faults, proof.faults)))
    return WorkedOut(proof, names_written(sought.names, archived), archived)
