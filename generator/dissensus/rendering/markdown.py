"""Markdown as curators write it, made into HTML that can hold no markup but ours.

CommonMark and tables by markdown-it-py, with raw HTML shown as text, images left out, and links only to http, https,
mailto and pages of the site. A citation, `[@card]` or `[@point#card]`, becomes a link to its card.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from msgspec import Struct

from dissensus.addresses import is_within_site
from dissensus.citations import dialect
from dissensus.patterns import pattern
from dissensus.rendering import inline
from dissensus.rendering.plain_markdown import plain_html

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

_ABROAD = pattern(r"(https?://[^/]|mailto:[^/])", re.IGNORECASE)


class Surroundings(Struct, frozen=True):
    """The page that a piece of Markdown is made for: what its citations show, and where its links lead from."""

    cite: Callable[[str], inline.Cited]  # from “card” or “point#card”
    link: Callable[[str], str]  # from an address within the site to an href of this page
    headings_from: int = 3  # the level of the text's highest heading, whichever mark it was written with


def to_html(markdown: str, surroundings: Surroundings) -> Markup:
    """Markdown as blocks of HTML."""
    plain = plain_html(markdown, lambda references: _citation(references, surroundings))
    return _any_html(markdown, surroundings) if plain is None else Markup(plain)


def _any_html(markdown: str, surroundings: Surroundings) -> Markup:
    parser, environment = _parser(), {"surroundings": surroundings}
    tokens = parser.parse(markdown, environment)
    _raise_headings(tokens, surroundings.headings_from)
    return Markup(parser.renderer.render(tokens, parser.options, environment))


def is_allowed(address: str) -> bool:
    """Whether a link may lead there: http, https, mailto, or a page of this site, addressed from its root."""
    return bool(_ABROAD.match(address)) or is_within_site(address)


@cache
def _parser() -> MarkdownIt:
    parser = dialect()
    parser.validateLink = is_allowed  # type: ignore[assignment,method-assign]  # the library's own way to replace its rule
    parser.add_render_rule("citation", _write_citation)
    parser.add_render_rule("link_open", _write_link)
    return parser


def _write_citation(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]
) -> str:
    return _citation(tokens[index].meta["references"], env["surroundings"])


def _citation(references: Sequence[str], surroundings: Surroundings) -> Markup:
    return inline.citations(map(surroundings.cite, references))


def _write_link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]
) -> str:
    token = tokens[index]
    address = str(token.attrs["href"])
    if is_within_site(address):
        token.attrs["href"] = env["surroundings"].link(address)
    else:
        token.attrs["rel"] = "noreferrer"
    return renderer.renderToken(tokens, index, options, env)


def _raise_headings(tokens: Sequence[Token], highest: int) -> None:
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    top = min((int(token.tag[1:]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1:]) - top + highest, 6)}"
