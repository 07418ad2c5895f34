"""The archived texts of the last good state, kept in the catalogue: its pages are shown when a file has gone, too."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from dissensus.catalogue.sealing import Damaged
from dissensus.catalogue.store import Store
from dissensus.compiling.ground import FEW_CHARACTERS, Archives, Ground
from dissensus.model import Document, DocumentId
from dissensus.reading import Site
from dissensus.reading.limits import DOCUMENT_BYTES

_TABLE = "create table if not exists text (sha256 text primary key, content blob) without rowid"


class KeptTexts(Archives):
    """The texts by document, looked up when they are asked for."""

    def __init__(self, ground: Ground, store: Store) -> None:
        super().__init__(ground, FEW_CHARACTERS)
        self._store = store

    def _text(self, id_: DocumentId, document: Document) -> str | None:
        found = self._store.row("select content from text where sha256 = ?", document.sha256)
        if found is None:
            return None
        if hashlib.sha256(found[0]).hexdigest() != document.sha256:
            raise Damaged("a text is not as it was written")
        return str(found[0], "utf-8")


def keep_texts(store: Store, site: Site, documents: Mapping[DocumentId, Document]) -> None:
    """Has the texts of these documents in the catalogue, and no others. They were found to be sound."""
    store.do(_TABLE, [()])
    kept = {sha256 for (sha256,) in store.rows("select sha256 from text")}
    named = {document.sha256: document.file for document in documents.values()}
    store.do("delete from text where sha256 = ?", ((sha256,) for sha256 in kept - named.keys()))
    for sha256, file in named.items():
        if sha256 not in kept:
            content = site.bytes_of(file, DOCUMENT_BYTES)
            if isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == sha256:  # else it has just changed
                store.do("insert into text values (?, ?)", [(sha256, content)])
