"""Pages of prose: about, method, and the page for addresses that lead nowhere."""

from __future__ import annotations

from markupsafe import Markup

from dissensus.pages import views
from dissensus.pages.frame import frame, frame_anywhere
from dissensus.pages.sheet import Sheet


def prose_page(sheet: Sheet, name: str) -> views.ProsePage:
    """The page made of `content/pages/<name>.md`."""
    page = sheet.library.pages[name]
    body = sheet.html(page.body, headings_from=2)
    return views.ProsePage(
        frame=frame(sheet, page.head.title, page.head.description),
        title=page.head.title,
        body=body or Markup(),
    )


def not_found_page(sheet: Sheet) -> views.NotFoundPage:
    """What a host shows for an address that leads nowhere."""
    return views.NotFoundPage(frame=frame_anywhere(sheet, "Page not found"))
