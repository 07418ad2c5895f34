"""The stage that reads: the files of a site to a library, and every fault met on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from dissensus.faults import Fault, Where, in_order, without_echoes
from dissensus.model import (
    DOCUMENTS_FILE,
    SOURCES_FILE,
    DocumentsFile,
    Library,
    SourcesFile,
    document_place,
    source_place,
)
from dissensus.reading.decoding import decode
from dissensus.reading.documents import files_named_twice, read_documents
from dissensus.reading.fields import read_fields
from dissensus.reading.ids import reserved_ids
from dissensus.reading.limits import SETTINGS_BYTES
from dissensus.reading.pages import read_pages
from dissensus.reading.points import read_points
from dissensus.reading.shape import shaped
from dissensus.reading.site import Site
from dissensus.reading.strays import CONTENT, strays_in_content
from dissensus.reading.toml import read_toml
from dissensus.reading.wording import read_wording
from dissensus.settings import SETTINGS_FILE, Settings

Kind = TypeVar("Kind")


def read(site: Site, jobs: int) -> tuple[Library, list[Fault]]:
    """All that curators wrote, and its faults, in order. Raises Unreadable alone: bad input is a fault.

    With faults the library holds what could be read, mended: checks go on, and nothing is built from it.
    """
    around, faults = read_around(site)
    points, of_points, unread_points = read_points(site, jobs)
    texts, of_texts = read_documents(site, around.documents)
    faults = [*faults, *of_points]
    library = replace(
        around,
        texts=_by_key(texts),
        points=_by_key(points),
        unread=around.unread | unread_points | lost_in_part(faults),
    )
    return library, in_order([*faults, *without_echoes(faults, of_texts)])


def read_around(site: Site) -> tuple[Library, list[Fault]]:
    """All that curators wrote around the points, and its faults: a library without points and without texts."""
    settings, of_settings = _read_settings(site)
    faults = [*of_settings, *strays_in_content(site)]
    listed, found = _read_listed(site, SOURCES_FILE, SourcesFile)
    archived, more = _read_listed(site, DOCUMENTS_FILE, DocumentsFile)
    sources, documents = listed or SourcesFile(), archived or DocumentsFile()
    pages, of_pages, unread_pages = read_pages(site)
    wording, of_wording = read_wording(site, settings)
    faults = [*faults, *found, *more, *of_pages, *of_wording, *reserved_ids(_ids(sources, documents))]
    faults += files_named_twice(documents.documents)
    library = Library(
        settings=settings,
        parties=_by_key(sources.parties),
        sources=_by_key(sources.sources),
        documents=_by_key(documents.documents),
        texts={},
        points={},
        pages=_by_key(pages),
        wording=wording,
        unread=unread_pages | _lost(listed, SOURCES_FILE) | _lost(archived, DOCUMENTS_FILE) | lost_in_part(faults),
    )
    return library, faults


def _read_settings(site: Site) -> tuple[Settings, list[Fault]]:
    """The settings, or stand-ins that nothing is built from."""
    if not site.exists(SETTINGS_FILE):
        return Settings(title=""), [_no_settings(site)]
    content = site.bytes_of(SETTINGS_FILE, SETTINGS_BYTES, named=Where(SETTINGS_FILE))
    if isinstance(content, Fault):
        return Settings(title=""), [content]
    text, faults = decode(content, SETTINGS_FILE)
    if faults:
        return Settings(title=""), faults
    plain, faults = read_toml(text, SETTINGS_FILE)
    if plain is None:
        return Settings(title=""), faults
    settings, departures = shaped(plain, Settings, Where(SETTINGS_FILE))
    return settings, [*faults, *departures]


def _no_settings(site: Site) -> Fault:
    """Without its settings a site cannot be built; where nothing else of a site stands, none was meant here."""
    message, help_ = f'there is no file "{SETTINGS_FILE}"', 'Every site has one, with its title at least: title = "…"'
    if not site.exists(CONTENT):
        message, help_ = f"no site here: {message}", "Go to its folder or name it; `dissensus new DIR` makes one."
    return Fault(code="missing-file", where=Where(SETTINGS_FILE), message=message, help=help_)


def _read_listed(site: Site, file: str, kind: type[Kind]) -> tuple[Kind | None, list[Fault]]:
    """One of the two files that list things. A site may begin without: then it lists nothing."""
    if not site.exists(file):
        return kind(), []
    return read_fields(site, file, kind)


def _lost(value: object, file: str) -> frozenset[str]:
    return frozenset() if value is not None else frozenset({file})


def lost_in_part(faults: list[Fault]) -> frozenset[str]:
    """Files with something under a key that came twice: it was dropped, and is not to be missed elsewhere."""
    return frozenset(fault.where.file for fault in faults if fault.code == "repeated-key")


def _ids(sources: SourcesFile, documents: DocumentsFile) -> Iterator[tuple[str, Where]]:
    for party in sources.parties:
        yield party, (Where(SOURCES_FILE) / "parties" / party).key()
    for source in sources.sources:
        yield source, source_place(source).key()
    for document in documents.documents:
        yield document, document_place(document).key()


def _by_key(mapping: Mapping[str, Kind]) -> dict[str, Kind]:
    return dict(sorted(mapping.items()))
