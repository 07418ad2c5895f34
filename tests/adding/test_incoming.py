"""Files that arrive: plain text as it is, HTML by the extra, and plain words for what is neither."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from dissensus.adding.incoming import NEEDS_EXTRA, Incoming, Unusable, incoming

PAGE = """\
<!doctype html><html lang="en-GB"><head><title>Clock strikes again &amp; again | The Gazette</title></head>
<body><article><h1>Clock strikes again</h1><p>The town council said so.</p></article></body></html>
"""


@pytest.mark.parametrize(
    "text",
    [
        *("Title\n\nText.\r\n", "\ufeffTitle\n", "a < b, <html is mentioned late>", "Form\x0cfeed"),
        *("A PDF begins %PDF-", "PK is a name", "{rtf", "From: the council", "charset=windows-1252"),
    ],
)
def test_plain_text_keeps_its_bytes(text: str) -> None:
    assert incoming(text.encode(), "a.txt") == Incoming(text.encode(), text)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no words"),
        (b" \n\xe2\x80\xa6", "holds no words"),
        (b"\xff\xfea\x00", "is UTF-16, not UTF-8"),
        ("Café".encode("latin-1"), "is not UTF-8: byte e9 at line 1, column 4"),
        (b"a\x00b", "is no text"),
        (b"%PDF-1.7\x00\x01", "^this is a PDF: save its text as .txt, or the page as HTML.$"),
        (b"PK\x03\x04\x14\x00", "^this is a zip file"),
        (b"\xd0\xcf\x11\xe0\xa1", "^this is a file of Word"),
        (b"{\\rtf1 words}", "^this is an RTF file"),
        (b"bplist00words", "^this is a web archive"),
        (b"MIME-Version: 1.0\nwords", "MHTML"),
        (b"From: <Saved by Blink>\nwords", "MHTML"),
    ],
)
def test_what_is_no_text_is_told(content: bytes, said: str) -> None:
    with pytest.raises(Unusable, match=said):
        incoming(content, "a.txt")


DECLARED = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    ("declared", "written", "read_as"),
    [
        ("windows-1252", "cp1252", "windows-1252"),
        ("iso-8859-1", "cp1252", "windows-1252"),  # as every browser reads it
        ("windows-1251", "cp1251", "windows-1251"),
        ("utf-8", "utf-16", "utf-16"),
    ],
)
def test_a_page_is_read_by_the_encoding_that_it_declares(
    declared: str, written: str, read_as: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def extracted(html: str, _: str) -> dict[str, Any]:
        seen.append(html)
        return {"text": "One."}

    monkeypatch.setattr("dissensus.adding.incoming._extracted", extracted)
    html = PAGE.replace("<head>", f"<head>{DECLARED.format(declared)}").replace("said so", "said “no” — so")
    page = incoming(html.encode(written), "a.html")
    assert page.charset is not None and page.charset[0] == read_as and seen == [html]


@pytest.mark.parametrize("declared", ["", "klingon", "base64", "unicode_escape", "utf-8", "shift_jis"])
def test_a_page_that_declares_nothing_true_is_no_utf_8(declared: str) -> None:
    with pytest.raises(Unusable, match="is not UTF-8"):
        incoming(f"<html>{DECLARED.format(declared)}<p>Caf".encode() + b"\xe9\xff", "a.html")


def test_a_page_in_utf_8_is_read_as_such_whatever_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    extracting({"text": "One."}, monkeypatch)
    assert incoming(f"{PAGE}{DECLARED.format('windows-1252')}é".encode(), "a.html").charset is None


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ImportError("lxml.html.clean module is now\na separate project"), "is now a separate project"),
        (ModuleNotFoundError("No module named 'justext'", name="justext"), "No module named 'justext'"),
    ],
)
def test_an_extra_that_does_not_start_says_why(error: ImportError, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def import_module(_: str) -> object:
        raise error

    monkeypatch.setattr("dissensus.adding.incoming.importlib.import_module", import_module)
    with pytest.raises(Unusable, match="does not start") as unusable:
        incoming(PAGE.encode(), "a.html")
    assert said in str(unusable.value) and "not installed" not in str(unusable.value)


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.txt", "a"])
def test_html_needs_the_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert sys.executable in NEEDS_EXTRA
    with pytest.raises(Unusable) as unusable:
        incoming(PAGE.encode(), name)
    assert str(unusable.value) == NEEDS_EXTRA and "\n" not in NEEDS_EXTRA and "://" not in NEEDS_EXTRA


@pytest.mark.parametrize(
    "beginning",
    ["", "\ufeff", " \n", '<?xml version="1.0"?>\n', "<!-- saved -->\n<!-- again -->", "<!-- a --> " * 2_000],
)
def test_html_is_known_by_how_it_begins(beginning: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(Unusable, match="trafilatura"):
        incoming((beginning + PAGE).encode(), "a.txt")


@pytest.mark.parametrize("text", ["<!-- a --> " * 4_000 + "words", "<!-- a", "<p>words", "<?xml?>words", "<htmlish>"])
def test_other_beginnings_are_plain_text(text: str) -> None:
    assert not incoming(text.encode(), "a.txt").is_page


def extracting(found: dict[str, Any] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the extra find this in every page."""

    def bare_extraction(*_: object, **__: object) -> object:
        return None if found is None else SimpleNamespace(as_dict=lambda: found)

    monkeypatch.setitem(sys.modules, "trafilatura", SimpleNamespace(bare_extraction=bare_extraction))


def test_a_page_becomes_paragraphs_under_its_title(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"title": "Clock strikes again", "text": "One.\nTwo.", "author": "Ann Lee; Bo Ek", "date": "2024-05-09"}
    extracting({**found, "sitename": "The Gazette", "url": "https://example.org/clock"}, monkeypatch)
    page = incoming(PAGE.encode(), "a.html")
    assert page.text == page.content.decode() == "Clock strikes again\n\nOne.\n\nTwo.\n"
    assert page.titles == ("Clock strikes again", "Clock strikes again & again | The Gazette")
    assert (page.site, page.published, page.language, page.url) == (
        "The Gazette",
        "2024-05-09",
        "en-GB",
        "https://example.org/clock",
    )
    assert page.authors == ("Ann Lee", "Bo Ek") and page.is_page


@pytest.mark.parametrize("found", [None, {}, {"text": "", "title": "T"}, {"text": None}])
def test_a_page_without_an_article_is_told(found: dict[str, Any] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    extracting(found, monkeypatch)
    with pytest.raises(Unusable, match="no article was found"):
        incoming(PAGE.encode(), "a.html")


def test_a_page_on_which_the_extra_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def bare_extraction(*_: object, **__: object) -> object:
        raise RuntimeError("too deep")

    monkeypatch.setitem(sys.modules, "trafilatura", SimpleNamespace(bare_extraction=bare_extraction))
    with pytest.raises(Unusable, match="cannot be taken apart as HTML: too deep"):
        incoming(PAGE.encode(), "a.html")


def test_the_extra_itself_finds_the_article() -> None:
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed")
    paragraph = "<p>The town council said on Thursday that the clock would be looked at once a year from now on.</p>"
    page = incoming(PAGE.replace("<p>The town council said so.</p>", paragraph * 3).encode(), "a.html")
    assert page.text.startswith("Clock strikes again\n\nThe town council said on Thursday that the clock")
