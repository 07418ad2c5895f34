"""A showing: one good state of the site, its pages made from the catalogue when somebody asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dissensus.catalogue.facts import ask, reads
from dissensus.catalogue.packing import Changed, packed
from dissensus.compiling.ground import RULES
from dissensus.compiling.resident import Good
from dissensus.compiling.site import matter_in, sitemap, surroundings_in
from dissensus.compiling.update import Standing
from dissensus.faults import Fault
from dissensus.pages import Matter, PlannedPage, view_of
from dissensus.pages.frame import root_of
from dissensus.pages.views import View
from dissensus.rendering.templates import UnusableTemplate, as_templates, compile_ahead, render
from dissensus.serving.plans import Plans
from dissensus.whole import fault_of

KEPT = 400  # pages as they were last filled: few are looked at while one is written, and each may be large


class Filled(NamedTuple):
    """A page as it was last filled."""

    reads: bytes
    content: bytes
    is_sure: bool  # nothing that it was made from has changed since


class Showing:
    """The pages of a site as the catalogue has it. Of one thread at a time, and for as long as the catalogue stands."""

    def __init__(self, good: Good, edition: date | None, former: Showing | None) -> None:
        """What the `former` one has worked out and nothing has changed since goes on being used."""
        site, looks = good.site, good.looks
        self.site = site
        self.looks = looks
        self.root = root_of(site.library)  # the path of the site's root on its host: “/”, “/dissensus/”
        self._matter = matter_in(site, looks, edition or (former._edition_of(site) if former else None))
        self._templates = as_templates(looks.theme.templates)
        self._plans = former._planned(self._matter, site.changed) if former else Plans.of(self._matter)
        self._surroundings = surroundings_in(looks, self._matter.edition)
        self._filled = former._kept(self._surroundings, site.changed) if former else {}
        compile_ahead(self._templates, (), looks.codes)

    @property
    def pages(self) -> Mapping[str, PlannedPage]:
        """The pages that there are, by address."""
        return self._plans.pages

    @property
    def first_of_each_template(self) -> Mapping[str, str]:
        """By template the first address at which it makes a page."""
        return self._plans.first_of_each_template

    def page(self, address: str) -> bytes | Fault:
        """A page's bytes, made once until what it was made from has changed; or why its template cannot be filled."""
        kept = self._filled.get(address)
        if kept is not None and kept.is_sure:
            return kept.content
        page = self.pages[address]
        with reads() as facts:
            ask(RULES)
            view = view_of(page, self._matter, self.looks.asked.get(page.template))
        content = self._rendered(page, view)
        if not isinstance(content, Fault):
            self._keep(address, Filled(packed(facts), content, is_sure=True))
        return content

    def as_it_was(self, address: str) -> bytes | None:
        """A page as it was last filled, if it ever was."""
        kept = self._filled.get(address)
        return kept.content if kept else None

    def file(self, address: str) -> bytes | None:
        """The bytes of what is published beside pages; None if there is nothing at the address."""
        asset = self.looks.theme.assets.files.get(address)
        return self._sitemap.get(address) if asset is None else asset

    @cached_property
    def _sitemap(self) -> Mapping[str, bytes]:
        lasting = sorted(address for address, page in self.pages.items() if page.is_lasting)
        return sitemap(lasting, self.site.library.settings)

    def _rendered(self, page: PlannedPage, view: View) -> bytes | Fault:
        try:
            return render(self._templates, page.template, view)
        except UnusableTemplate as unusable:
            return fault_of(unusable, self.looks.theme)

    def _edition_of(self, site: Standing) -> date | None:
        """The edition of a site that has the same documents; there are too many to be looked at after every save."""
        return self._matter.edition if site.library is self.site.library else None

    def _planned(self, matter: Matter, changed: Changed) -> Plans:
        """The plans for the showing that follows."""
        return self._plans.after(changed, matter) if matter.kinds == self._matter.kinds else Plans.of(matter)

    def _keep(self, address: str, filled: Filled) -> None:
        self._filled.pop(address, None)
        self._filled[address] = filled
        if len(self._filled) > KEPT:
            del self._filled[next(iter(self._filled))]  # looked at longest ago

    def _kept(self, surroundings: str, changed: Changed) -> dict[str, Filled]:
        """The pages that were filled, for the showing that follows."""
        if surroundings != self._surroundings:
            return {address: filled._replace(is_sure=False) for address, filled in self._filled.items()}
        return {
            address: filled._replace(is_sure=filled.is_sure and not changed.meets(filled.reads))
            for address, filled in self._filled.items()
        }
