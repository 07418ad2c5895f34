"""The check of every link on every built page, as faults of whoever wrote it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import partial
from urllib.parse import unquote

from msgspec import Struct

from dissensus import addresses
from dissensus.faults import Fault
from dissensus.faults.suggestions import nearest, shown
from dissensus.linking.blame import Makings, Wrong, faults_of
from dissensus.linking.leading import Astray, Standpoint, Within, follow, standpoint
from dissensus.linking.markup import Link, Markup, read_markup
from dissensus.parallel import spread

_READ = (".html", ".svg", ".css")
_BRING = "Put the file into the theme's assets."


class Built(Struct, frozen=True):
    """A site as it would be published, and what its pages were made from."""

    files: Mapping[str, bytes]
    makings: Makings


def dead_links(built: Built, jobs: int = 1) -> list[Fault]:
    """A fault for whatever leads to no file or id of the site, asks another host, or stands twice as an id."""
    names = [name for name in built.files if name.endswith(_READ)]
    markup = dict(zip(names, spread(read_markup, built.files, names, jobs, names), strict=True))
    return faults_of(_wrongs(markup, built), built.makings, partial(_meant, markup=markup, files=built.files))


def _wrongs(markup: Mapping[str, Markup], built: Built) -> Iterator[Wrong]:
    base_url = built.makings.library.settings.base_url
    for page, read in markup.items():
        start = standpoint(page, read.base, base_url)
        for id_ in read.repeated:
            yield Wrong(page, code="repeated-anchor", written=id_, finding="stands twice as an id on a page")
        if read.base is not None and start.here is None:
            yield _dead(page, read.base, "leads every link of the page out of the site")
        for link in read.links:
            if found := _wrong(link, start, page, built.files, markup):
                yield found


def _wrong(
    link: Link, start: Standpoint, page: str, files: Mapping[str, bytes], markup: Mapping[str, Markup]
) -> Wrong | None:
    """What is wrong with a link, if anything is."""
    lead = follow(link.written, start)
    if isinstance(lead, Within):
        return _missing(link, lead, page, files, markup)
    if isinstance(lead, Astray):
        return _dead(page, link.written, lead.why, remedy=lead.remedy)
    if link.embeds and lead.asks_a_host:
        finding = "is another host's; a page of the site asks none for anything"
        return Wrong(page, code="other-host", written=link.written, finding=finding, remedy=_BRING)
    return None


def _missing(
    link: Link, lead: Within, page: str, files: Mapping[str, bytes], markup: Mapping[str, Markup]
) -> Wrong | None:
    if link.embeds and not link.written.strip():
        return _dead(page, link.written, "names nothing where a file is asked for")
    if lead.file not in files:
        is_certain = link.embeds or not lead.is_absolute
        return _dead(page, link.written, "leads to no file of the site", lead, is_certain=is_certain)
    if lead.is_folder:
        remedy = f'Write "{addresses.relative(page, lead.file, lead.anchor)}".'
        return _dead(page, link.written, "opens a folder where the site is read from a disk", lead, remedy)
    if lead.file in markup and not _has(markup[lead.file].anchors, lead.anchor):
        return _dead(page, link.written, f"leads to no {shown(lead.anchor)} on its page", lead)
    return None


def _dead(
    page: str,
    written: str,
    finding: str,
    lead: Within | None = None,
    remedy: str | None = None,
    is_certain: bool = True,
) -> Wrong:
    return Wrong(
        page, code="dead-link", written=written, finding=finding, lead=lead, remedy=remedy, is_certain=is_certain
    )


def _has(anchors: Container[str], anchor: str) -> bool:
    return anchor.lower() in ("", addresses.TOP) or anchor in anchors or unquote(anchor) in anchors


def _meant(page: str, lead: Within, markup: Mapping[str, Markup], files: Mapping[str, bytes]) -> str | None:
    """What a link on the page may have been meant to lead to."""
    if lead.file in files:
        match = nearest(unquote(lead.anchor), markup[lead.file].anchors)
        return f'Did you mean "#{match}"?' if match else None
    whole = f"{lead.file}/{addresses.HOME}"
    match = whole if whole in files else nearest(lead.file, files)
    return f'Did you mean "{addresses.relative(page, match, lead.anchor)}"?' if match else None
