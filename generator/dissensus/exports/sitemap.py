"""The sitemap: every page's lasting address, for search engines (the protocol of sitemaps.org, version 0.9).

When a page last changed is left out: the protocol means a change of its content, which no build can know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

SITEMAP = "sitemap.xml"
MOST = 50_000  # addresses in one file; more need an index of files

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(pages: Sequence[str], files: str) -> Mapping[str, bytes]:
    """The sitemap of these pages, or where there are too many, an index at its address and the files it names.

    `pages` are absolute addresses. `files` is that of the site's root, ending in a slash: there they are published, for
    a sitemap speaks only of what lies below itself.
    """
    if len(pages) <= MOST:
        return {SITEMAP: _urls(pages)}
    shares = [pages[start : start + MOST] for start in range(0, len(pages), MOST)]
    named = {f"sitemap-{number}.xml": _urls(share) for number, share in enumerate(shares, 1)}
    return {SITEMAP: _index(f"{files}{name}" for name in named), **named}


def _urls(addresses: Iterable[str]) -> bytes:
    return _listed("urlset", "url", addresses)


def _index(addresses: Iterable[str]) -> bytes:
    return _listed("sitemapindex", "sitemap", addresses)


def _listed(whole: str, part: str, addresses: Iterable[str]) -> bytes:
    lines = "".join(f"<{part}><loc>{_escaped(address)}</loc></{part}>\n" for address in addresses)
    return f'{_HEAD}<{whole} xmlns="{_NAMESPACE}">\n{lines}</{whole}>\n'.encode()


def _escaped(address: str) -> str:
    return address.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
