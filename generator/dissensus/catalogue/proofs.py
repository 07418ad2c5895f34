"""What was proved of documents, looked up when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from dissensus.catalogue.facts import Filed
from dissensus.catalogue.sealing import opened
from dissensus.catalogue.store import Store
from dissensus.evidence import Passage, Proof, SpellingFound
from dissensus.faults import Where
from dissensus.model import DOCUMENTS_FILE, DocumentId, SourceId

SPELLED = "spelled"  # where a source's name stands, and how


class ProvedPassages(Mapping[Where, Passage]):
    """The passages of documents that documents themselves name, by place: `…/title`, `…/set-aside/0`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: Mapping[DocumentId, dict[Where, Passage]] = Filed("document", self._documents, self._look_up)

    def __getitem__(self, place: Where) -> Passage:
        if place.file != DOCUMENTS_FILE or len(place.path) < 2:
            raise KeyError(place)
        return self._of[str(place.path[1])][place]

    def __iter__(self) -> Iterator[Where]:
        return (place for passages in self._of.values() for place in passages)

    def __len__(self) -> int:
        return sum(map(len, self._of.values()))

    def _documents(self) -> list[DocumentId]:
        return [id_ for (id_,) in self._store.rows("select id from document order by id")]

    def _look_up(self, id_: DocumentId) -> dict[Where, Passage] | None:
        found = self._store.row("select proved from document where id = ?", id_)
        return None if found is None else dict(opened(found[0], Proof).passages)


def spellings_in(store: Store) -> Mapping[SourceId, tuple[SpellingFound, ...]]:
    """Where documents write the names of sources."""
    return Filed(SPELLED, partial(_spelled_in, store), partial(_spellings_of, store))


def _spelled_in(store: Store) -> list[SourceId]:
    return [source for (source,) in store.rows("select source from spelled order by source")]


def _spellings_of(store: Store, source: SourceId) -> tuple[SpellingFound, ...] | None:
    found = store.row("select value from spelled where source = ?", source)
    return None if found is None else opened(found[0], tuple[SpellingFound, ...])
