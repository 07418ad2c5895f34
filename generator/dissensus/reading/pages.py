"""`content/pages/*.md`: a YAML head between `---` lines, then Markdown."""

from __future__ import annotations

import re
from typing import Final

from dissensus.faults import Fault, Where
from dissensus.faults.lines import LineTable
from dissensus.faults.page_head import split_page
from dissensus.model import Page, PageHead
from dissensus.reading.decoding import decode
from dissensus.reading.fields import fields_in
from dissensus.reading.ids import bad_name, is_id, reserved_pages
from dissensus.reading.limits import MARKDOWN_BYTES
from dissensus.reading.site import Site
from dissensus.reading.strays import named_files

FOLDER: Final = "content/pages"
ENDING: Final = ".md"
LINE_ENDS = re.compile(r"\r\n|\r")


def read_pages(site: Site) -> tuple[dict[str, Page], list[Fault], frozenset[str]]:
    """The pages by name, their faults, and the files too broken to be known."""
    names, faults = named_files(site, FOLDER, ENDING)
    pages: dict[str, Page] = {}
    for name in names:
        page, found = _read(site, f"{FOLDER}/{name}", name.removesuffix(ENDING))
        faults += found
        if page is not None:
            pages[name.removesuffix(ENDING)] = page
    return pages, faults, frozenset(f"{FOLDER}/{n}" for n in names if n.removesuffix(ENDING) not in pages)


def _read(site: Site, file: str, name: str) -> tuple[Page | None, list[Fault]]:
    if not is_id(name):
        return None, [bad_name(name, file, "page", ENDING)]
    faults = list(reserved_pages([(name, Where(file))]))
    content = site.bytes_of(file, MARKDOWN_BYTES)
    if isinstance(content, Fault):
        return None, [*faults, content]
    text, undecoded = decode(content, file)
    if undecoded:
        return None, [*faults, *undecoded]
    page, found = page_in(text, file)
    return page, [*faults, *found]


def page_in(text: str, file: str) -> tuple[Page | None, list[Fault]]:
    """The page in a file's text. The body's line ends are those of Markdown, whatever the file's."""
    parts = split_page(text)
    if parts is None:
        return None, [_no_head(file)]
    yaml, start = parts
    head, faults = fields_in(yaml, file, PageHead)
    if head is None:
        return None, faults
    body_line, _ = LineTable(text).place(start)
    return Page(head=head, body=LINE_ENDS.sub("\n", text[start:]), body_line=body_line), faults


def _no_head(file: str) -> Fault:
    return Fault(
        code="no-head",
        where=Where(file, mark=(1, 1)),
        message="the page has no head",
        help="A page begins like this:\n---\ntitle: About this site\n---",
    )
