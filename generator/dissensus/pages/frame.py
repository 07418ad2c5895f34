"""The frame round every page: its titles, navigation, assets and the policy that keeps other hosts out."""

from __future__ import annotations

import base64
import hashlib

from dissensus import addresses
from dissensus.model import Library
from dissensus.pages import views
from dissensus.pages.sheet import Sheet
from dissensus.rendering.theme import ICON, STYLESHEET

METHOD = "method"


def frame(sheet: Sheet, title: str, description: str | None) -> views.Frame:
    """The frame of a page that knows where it lies."""
    return _frame(sheet, title, description, _policy("'self'"), inline_style=None)


def frame_anywhere(sheet: Sheet, title: str) -> views.Frame:
    """The frame of the 404 page, which a host shows at any depth.

    Its links start at the site's root on the host: that of the base URL, else `/`. Its style stands in the page.
    """
    style = sheet.matter.style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _frame(sheet, title, None, _policy(f"'sha256-{digest}'"), inline_style=style)


def root_of(library: Library) -> str:
    """The path of the site's root on its host, as far as the site knows it."""
    return addresses.root_path(library.settings.base_url)


def _frame(sheet: Sheet, title: str, description: str | None, policy: str, inline_style: str | None) -> views.Frame:
    settings, assets = sheet.library.settings, sheet.matter.assets
    base = settings.base_url
    return views.Frame(
        site=settings.title,
        tagline=settings.tagline,
        language=settings.language,
        title=title,
        description=description,
        canonical=addresses.absolute(base, sheet.lasting) if base and inline_style is None else None,
        home=sheet.href(addresses.HOME),
        navigation=_navigation(sheet) if sheet.asks(".navigation") else (),
        stylesheet=sheet.href(assets[STYLESHEET]),
        icon=sheet.href(assets[ICON]),
        curators=settings.curators,
        method=sheet.href(addresses.prose(METHOD))
        if sheet.asks(".method") and METHOD in sheet.library.pages and "prose" in sheet.matter.kinds
        else None,
        policy=policy,
        inline_style=inline_style,
    )


def _navigation(sheet: Sheet) -> tuple[views.Link, ...]:
    pages = sheet.library.pages
    prose = sorted(
        (name for name in pages if name != addresses.INDEX), key=lambda name: (int(pages[name].head.order), name)
    )
    links = (
        ("home", sheet.link("Points", addresses.HOME)),
        ("sources", sheet.link("Sources", addresses.SOURCES)),
        ("documents", sheet.link("Documents", addresses.DOCUMENTS)),
        *(("prose", sheet.link(pages[name].head.title, addresses.prose(name))) for name in prose),
    )
    return tuple(link for kind, link in links if kind in sheet.matter.kinds)


def _policy(style: str) -> str:
    return (
        f"default-src 'none'; style-src {style}; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
    )
