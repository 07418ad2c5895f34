"""Documents in lists, and how to cite a page."""

from __future__ import annotations

from dissensus import addresses, dates
from dissensus.model import DocumentId
from dissensus.pages import phrases, views
from dissensus.pages.sheet import Sheet


def cited(sheet: Sheet, id_: DocumentId) -> views.Cited:
    """A document in a list."""
    shown = sheet.documents[id_]
    return views.Cited(
        document=shown.link,
        outlet=sheet.source(shown.written.outlet),
        authors=phrases.listed(shown.written.authors) or None,
        published=shown.published,
        original=shown.written.url,
    )


def citation(sheet: Sheet, title: str) -> views.Citation | None:
    """How to cite the page that is being filled; None where its template does not ask for it."""
    if not sheet.asks("citation"):
        return None
    settings, edition = sheet.library.settings, sheet.matter.edition
    parts = [f"“{title}”", settings.title, settings.curators, edition and dates.day_in_words(edition)]
    base = settings.base_url
    return views.Citation(
        text=", ".join(part for part in parts if part) + ".",
        address=addresses.absolute(base, sheet.lasting) if base else None,
        path=addresses.path_on_host(sheet.lasting),
    )
