"""A file that is to become a document: its text, and what the file itself says of it."""

from __future__ import annotations

import importlib
import re
import shlex
import sys
from html import unescape
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dissensus.adding.charsets import read_as_declared
from dissensus.adding.other_kinds import other_kind
from dissensus.faults import Fault, Where
from dissensus.reading.decoding import BYTE_ORDER_MARK, decode_exactly

_INSTALL = f'{shlex.quote(sys.executable or "python")} -m pip install "dissensus[html]"'
NEEDS_EXTRA = f"HTML is read by trafilatura, which is not installed:  {_INSTALL}"

_ENDINGS = (".html", ".htm", ".xhtml")
_HTML = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_XML = re.compile(r"<\?xml[^>]*>")
_TITLE = re.compile(r"<title\b[^>]*>", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]*?\slang\s*=\s*[\"']?([A-Za-z0-9-]+)", re.IGNORECASE)
_HEAD = 50_000  # characters in which a page says what it is


class Incoming(Struct, frozen=True):
    """The text to be archived, and what was said of it beside the text."""

    content: bytes  # as it goes to seeds/
    text: str
    titles: tuple[str, ...] = ()  # the likeliest first
    site: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    is_page: bool = False  # whether the text was taken out of HTML
    charset: tuple[str, str] | None = None  # the encoding of a page that is not UTF-8, and why it is thought to be this


class Unusable(Exception):  # noqa: N818 - the file's, not ours
    """Why a file can be no document: a sentence."""


def incoming(content: bytes, name: str) -> Incoming:
    """The file's text: of plain text its own bytes, of HTML what a reader of the page would call the article.

    Raises Unusable.
    """
    if (other := other_kind(content)) is not None:
        raise Unusable(f"this is {other}.")
    text = decode_exactly(content, Where(name), name)
    if isinstance(text, Fault) and (page := read_as_declared(content)) and _is_page(page.text, name):
        return replace(_of_page(page.text.removeprefix(BYTE_ORDER_MARK), name), charset=(page.charset, page.why))
    if isinstance(text, Fault):
        remedy = "Save it as UTF-8, by the program that can show it rightly; a wrong guess would change its words."
        raise Unusable(f"{text.message}. {remedy}")
    if "\x00" in text:
        raise Unusable(f'"{name}" is no text: it holds a zero byte.')
    if not any(character.isalnum() for character in text):
        raise Unusable(f'"{name}" holds no words.')
    if _is_page(text, name):
        return _of_page(text, name)
    return Incoming(content, text)


def _is_page(text: str, name: str) -> bool:
    return name.lower().endswith(_ENDINGS) or _begins_as_html(text.removeprefix(BYTE_ORDER_MARK)[:_HEAD])


def _of_page(html: str, name: str) -> Incoming:
    found = _extracted(html, name)
    titles = [found.get("title"), _title_in(html[:_HEAD])]
    text = _paragraphs(found.get("text") or "", found.get("title"))
    if not text.strip():
        raise Unusable(f'no article was found in "{name}". Save its text as a plain file, and add that.')
    language = _LANGUAGE.search(html[:_HEAD])
    return Incoming(
        content=text.encode(),
        text=text,
        titles=tuple(each for each in titles if each),
        site=found.get("sitename"),
        published=found.get("date"),
        language=language[1] if language else found.get("language"),
        url=found.get("url"),
        authors=tuple(author.strip() for author in (found.get("author") or "").split(";") if author.strip()),
        is_page=True,
    )


def _extracted(html: str, name: str) -> dict[str, Any]:
    """What trafilatura makes of the page. It asks the network for nothing."""
    try:
        trafilatura: Any = importlib.import_module("trafilatura")
    except ImportError as missing:
        if isinstance(missing, ModuleNotFoundError) and missing.name == "trafilatura":
            raise Unusable(NEEDS_EXTRA) from None
        why = " ".join(str(missing).split())
        raise Unusable(f"HTML is read by trafilatura, which does not start: {why}  Try:  {_INSTALL}") from missing
    try:
        found = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False, include_tables=True)
    except Exception as error:  # whatever a page can make another's parser do, it is the page that cannot be used
        raise Unusable(f'"{name}" cannot be taken apart as HTML: {error}') from error
    whole: dict[str, Any] = found.as_dict() if found is not None else {}
    return whole


def _paragraphs(text: str, title: str | None) -> str:
    """The article's blocks, each a paragraph, its title above them if it is not among them."""
    blocks = [line.strip() for line in text.split("\n") if line.strip()]
    if title and blocks and title not in blocks[0]:
        blocks.insert(0, title)
    return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n") if blocks else ""


def _begins_as_html(text: str) -> bool:
    """Whether the first thing in a text, but for comments, is what HTML begins with."""
    at = len(text) - len(text.lstrip())
    while (declaration := _XML.match(text, at)) or text.startswith("<!--", at):
        end = declaration.end() if declaration else text.find("-->", at) + 3
        if end <= at:
            return False
        at = end + len(text[end:]) - len(text[end:].lstrip())
    return bool(_HTML.match(text, at))


def _title_in(html: str) -> str | None:
    """What the page's own title says, in one line."""
    begins = _TITLE.search(html)
    if begins is None:
        return None
    words = html[begins.end() :].partition("<")[0]
    return " ".join(unescape(words).split()) or None
