"""The documents of the catalogue, brought up to date: proved against their own texts, and searched for names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from dissensus.catalogue.facts import Fact, digest_of
from dissensus.catalogue.proofs import SPELLED
from dissensus.catalogue.sealing import opened, sealed
from dissensus.catalogue.store import Store
from dissensus.compiling.documents import Sought, WorkedOut, work_out_document
from dissensus.compiling.ground import Archives, BrokenGround
from dissensus.evidence import Evidence, Proof
from dissensus.evidence.names import Written, spellings_found, ways_of_writing, written_names
from dissensus.model import DocumentId, Library
from dissensus.parallel import spread_out
from dissensus.progress import stage
from dissensus.reading import Site


class Proving:
    """Documents of one site, and what takes them up to date."""

    def __init__(self, store: Store, site: Site, archives: Archives, jobs: int) -> None:
        self._store = store
        self._site = site
        self._archives = archives
        self._jobs = jobs

    def bring_up_to_date(
        self, library: Library, evidence: Evidence, differ: Set[str], *, is_same_around: bool
    ) -> set[Fact]:
        """Proves every document whose file or declaration differs; all of them, where the names that are sought do.

        `is_same_around` tells that no declaration does. Gives the facts that are other, `evidence` having them.
        """
        if is_same_around and not any(each.file in differ for each in library.documents.values()):
            return set()
        stage("Proving documents")
        names = written_names(library.sources)
        has_new_names = self._differs("names sought", names)
        has_other_owners = self._differs("owners of names", ways_of_writing(library.sources))
        standing = dict(self._store.rows("select id, makings from document"))
        makings = {id_: digest_of(document) for id_, document in library.documents.items()}
        stale = [
            id_
            for id_, document in library.documents.items()
            if has_new_names or standing.get(id_) != makings[id_] or document.file in differ
        ]
        gone = standing.keys() - makings.keys()
        self._store.do("delete from document where id = ?", ((id_,) for id_ in gone))
        found = self._worked_out(library, names, stale)
        self._store.do(
            "insert or replace into document values (?, ?, ?, ?, ?, ?, null, null)",
            (
                (id_, makings[id_], sealed(each.proof), sealed(each.written), each.length, each.is_sound)
                for id_, each in self._kept(stale, found)
            ),
        )
        if self._store.row("select 1 from document where not is_sound"):
            raise BrokenGround
        if stale or gone:
            proofs = [opened(value, Proof) for (value,) in self._store.rows("select proved from document")]
            self._store.note("told of documents", [fault for each in proofs for fault in each.faults])
        if has_other_owners or stale or gone or has_new_names:
            return self._names(library, evidence)
        return set()

    def _worked_out(self, library: Library, names: Iterable[str], stale: Sequence[DocumentId]) -> Iterator[WorkedOut]:
        if not stale:
            return iter(())
        from dissensus.evidence.occurrences import tree_of

        sought = Sought(self._site, library.documents, tree_of(names))
        return spread_out(work_out_document, sought, stale, self._jobs, stale)

    def _kept(self, ids: Sequence[DocumentId], found: Iterable[WorkedOut]) -> Iterator[tuple[DocumentId, WorkedOut]]:
        """Each document that was worked out, its text kept at hand for the points."""
        for id_, each in zip(ids, found, strict=True):
            if each.archived:
                self._archives.keep(id_, each.archived)
            yield id_, each

    def _differs(self, name: str, value: object) -> bool:
        """Whether a value is other than the one noted last under this name; it is noted in its place."""
        digest = digest_of(value)
        before = self._store.noted(name, bytes)
        self._store.note(name, digest)
        return bool(before != digest)

    def _names(self, library: Library, evidence: Evidence) -> set[Fact]:
        """Where documents write the names of sources; which of that is other."""
        rows = self._store.rows("select id, written from document order by id")
        written = {id_: opened(value, Written) for id_, value in rows}
        spelled, unfound = spellings_found(library, evidence.archived, written)
        standing = dict(self._store.rows("select source, value from spelled"))
        after = {source: sealed(found) for source, found in spelled.items() if found}
        gone = standing.keys() - after.keys()
        other = {source: value for source, value in after.items() if standing.get(source) != value}
        self._store.do("delete from spelled where source = ?", ((source,) for source in gone))
        self._store.do("insert or replace into spelled values (?, ?)", other.items())
        self._store.note("told of names", unfound)
        return {(SPELLED, source) for source in {*other, *gone}}
