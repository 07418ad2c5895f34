"""The outside addresses of a site: those of its documents, and those in its prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from dissensus.citations import links
from dissensus.faults import Where
from dissensus.model import Library, document_place
from dissensus.prose import prose_of


def outside_addresses(library: Library) -> Mapping[str, tuple[Where, ...]]:
    """Every http and https address without its fragment, sorted, with the places at which it is written."""
    places: dict[str, list[Where]] = {}
    for address, where in _written(library):
        if address.lower().startswith(("http://", "https://")):
            places.setdefault(address.partition("#")[0], []).append(where)
    return {address: tuple(places[address]) for address in sorted(places)}


def _written(library: Library) -> Iterator[tuple[str, Where]]:
    for id_, document in library.documents.items():
        if document.url is not None:
            yield document.url, document_place(id_) / "url"
    for prose in prose_of(library):
        for href, line in links(prose.markdown):
            yield href, prose.place_of(unquote(href), line)
