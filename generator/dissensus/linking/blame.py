"""Whose mistake a wrong link is: a curator's, a line of a template, a style sheet, or what a template works out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, repeat
from typing import Literal, TypeAlias
from urllib.parse import unquote

from msgspec import Struct

from dissensus import addresses
from dissensus.addresses import is_within_site
from dissensus.citations import links
from dissensus.faults import Fault, Where, in_order
from dissensus.faults.lines import LineTable
from dissensus.faults.suggestions import shown
from dissensus.linking.leading import Standpoint, Within, follow
from dissensus.model import Library
from dissensus.prose import prose_of
from dissensus.rendering.theme import Theme

_HINTED = 50  # faults that get a hint: each costs a comparison with every address
_OTHERS = "If its host has another page there, that is none of this site's, nothing is wrong."

Hint: TypeAlias = Callable[[str, Within], str | None]  # from the page and where its link leads


class Makings(Struct, frozen=True):
    """What the pages of a site were made from."""

    library: Library
    theme: Theme
    templates: Mapping[str, str]  # the name of each page's template, by the page's address


class Wrong(Struct, frozen=True):
    """Something wrong on one page."""

    page: str
    code: str
    written: str  # the address, or the id
    finding: str  # what is told of it, behind it
    lead: Within | None = None
    remedy: str | None = None
    is_certain: bool = True  # else a warning is enough


def faults_of(wrongs: Iterable[Wrong], makings: Makings, hint: Hint) -> list[Fault]:
    """One fault for each place, however many pages show it, the first of them with a hint if none is a remedy yet."""
    blame = _Blame(makings)
    met: dict[tuple[str, Where, str, bool], list[Wrong]] = {}
    for wrong in wrongs:
        for where in blame.places(wrong):
            # What a template works out differs from page to page: one fault tells of the first.
            told = wrong.finding if where.words else ""
            met.setdefault((wrong.code, where, told, wrong.is_certain), []).append(wrong)
    hints = chain(repeat(hint, _HINTED), repeat(_no_hint))
    return in_order(_fault(code, where, found, next(hints)) for (code, where, *_), found in met.items())


def _no_hint(page: str, lead: Within) -> None:
    return None


def _fault(code: str, where: Where, found: list[Wrong], hint: Hint) -> Fault:
    first = found[0]
    remedy = first.remedy or (hint(first.page, first.lead) if first.lead else None)
    more = " and in other files" if any(wrong.page != first.page for wrong in found) else ""
    told = f"It stands so in {first.page}{more}."
    help_ = "\n".join(filter(None, (remedy, None if first.is_certain else _OTHERS, told)))
    message = f"{shown(where.words or first.written)} {first.finding}"
    level: Literal["fault", "warning"] = "fault" if first.is_certain else "warning"
    return Fault(code, where, message, help_, level)


class _Blame:
    def __init__(self, makings: Makings) -> None:
        self._makings = makings
        self._written: dict[Within, list[Where]] | None = None
        self._assets = {address: name for name, address in makings.theme.assets.addresses.items()}
        self._found: dict[tuple[str, str], Where | None] = {}
        origins = makings.theme.origins.items()
        self._overridden = {name for name, origin in origins if not origin.endswith(f"/templates/{name}")}

    def places(self, wrong: Wrong) -> list[Where]:
        """Where it is written, by the words; where a template works it out, that template."""
        if wrong.page in self._assets:
            theme = self._makings.library.settings.theme
            return [Where(f"themes/{theme}/assets/{self._assets[wrong.page]}", words=wrong.written or None)]
        return self._by_curators(wrong) or [self._in_template(wrong)]

    def _by_curators(self, wrong: Wrong) -> list[Where]:
        if wrong.lead is None or wrong.code != "dead-link":
            return []
        if self._written is None:
            self._written = _links_by_target(self._makings.library)
        return self._written.get(_target(wrong.lead), [])

    def _in_template(self, wrong: Wrong) -> Where:
        template = self._makings.templates.get(wrong.page, "")
        anchor = f"#{wrong.lead.anchor}" if wrong.lead and wrong.lead.anchor else ""
        found = self._found_in(template, wrong.written) or self._found_in(template, anchor)
        return found or Where(self._makings.theme.origins.get(template, f"themes/…/templates/{template}"))

    def _found_in(self, template: str, words: str) -> Where | None:
        """The first place at which a template holds the words as a whole value: the page's own, then the others."""
        key = (template, words)
        if key not in self._found:
            theme = self._makings.theme
            names = sorted(theme.templates, key=lambda name: (name != template, name in self._overridden, name))
            places = (_place(theme.origins[name], theme.templates[name], words) for name in names)
            self._found[key] = next(filter(None, places), None) if words else None
        return self._found[key]


def _place(file: str, text: str, written: str) -> Where | None:
    """The place of an attribute's value, or of an anchor at the end of one."""
    before = r"""(?<=["'=(,\s}])""" if written.startswith("#") else r"""(?<=["'=(,\s])"""
    for spelling in dict.fromkeys((written, written.replace("&", "&amp;"))):
        if found := re.search(rf"""{before}{re.escape(spelling)}(?=["'),\s>])""", text):
            return Where(file, words=spelling, mark=LineTable(text).place(found.start()))
    return None


def _links_by_target(library: Library) -> dict[Within, list[Where]]:
    """Where curators wrote links within the site, from its root or with its host, by what they lead to."""
    targets: dict[Within, list[Where]] = {}
    start = Standpoint(addresses.HOME, library.settings.base_url)
    for prose in prose_of(library):
        for href, line in links(prose.markdown):
            lead = Within(*addresses.from_written(href)) if is_within_site(href) else follow(href, start)
            if isinstance(lead, Within):
                targets.setdefault(_target(lead), []).append(prose.place_of(unquote(href), line))
    return targets


def _target(lead: Within) -> Within:
    """What it leads to, however its anchor is spelled, and whether it was written as a folder or not."""
    return Within(lead.file, unquote(lead.anchor), is_absolute=lead.is_absolute)
