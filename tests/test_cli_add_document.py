"""`dissensus add document`: a text archived to the byte, and what was guessed told."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from adding.commands import DOCUMENTS, POINT, SOURCES, standing
from conftest import MakeSite
from dissensus.whole import find_faults
from terminal import at_terminal
from test_cli import dissensus

ARTICLE = """\
A bridge mended

The Herald

14 March 2024

Officials of the province said that the bridge had been mended, and that it was as good as it had been in the past.
"""


def test_a_document_is_archived_and_what_is_guessed_is_told(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    article = tmp_path / "article.txt"
    article.write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    before = (site / DOCUMENTS).read_text(encoding="utf-8")
    done = dissensus("add", "document", str(article), folder=site)
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "Guessed title: A bridge mended (it is the first line).",
        "Guessed outlet: herald (“The Herald” stands in the text, and the name of no other outlet).",
        "Guessed published: 2024-03-14 (“14 March 2024” stands on line 5).",
        "Guessed language: en (its most frequent small words are of that language).",
        "Archived seeds/herald-2024-03-14.txt.",
        f"Added {DOCUMENTS}:10",
    ]
    assert (site / "seeds/herald-2024-03-14.txt").read_bytes() == article.read_bytes()
    assert (site / DOCUMENTS).read_text(encoding="utf-8") == before + (
        "\n  herald-2024-03-14:\n"
        "    file: seeds/herald-2024-03-14.txt\n"
        f"    sha256: {hashlib.sha256(article.read_bytes()).hexdigest()}\n"
        "    title: A bridge mended\n"
        "    outlet: herald\n"
        "    published: 2024-03-14\n"
        "    dated: stated\n"
        "    dated-by: 14 March 2024\n"
        "    language: en\n"
    )
    assert find_faults(site) == ()
    again = dissensus("add", "document", str(article), folder=site)
    assert again.returncode == 1 and 'This text is the document "herald-2024-03-14" already.' in again.stderr


def test_no_text_takes_the_place_of_another(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"seeds/herald-2024-03-14.txt": "mine"})
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert dissensus("add", "document", "../article.txt", folder=site).returncode == 0
    assert (site / "seeds/herald-2024-03-14.txt").read_text(encoding="utf-8") == "mine"
    assert (site / "seeds/herald-2024-03-14-2.txt").read_text(encoding="utf-8") == ARTICLE
    refused = dissensus("add", "document", "../article.txt", "--id", "herald-2024-03-14", folder=site)
    assert refused.returncode == 1


def test_a_document_is_asked_for(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (tmp_path / "note.txt").write_text("A note\n\nOf 3 May 2024, or of 4 May 2024.\n", encoding="utf-8")
    answers = [
        "a note",
        "",
        "hreald",
        "herald",
        "2024-05-04",
        "",
        "",
        "Ann; Bo",
        "english",
        "en",
        "ftp://x",
        "",
        "",
        "y",
    ]
    talk = at_terminal(["add", "document", "../note.txt"], site, answers)
    assert talk.code == 0, talk.shown
    assert "2024-05-03: “3 May 2024” on line 3" in talk.shown
    assert "Guessed outlet" not in talk.shown and "Guessed published" not in talk.shown
    assert (
        (site / DOCUMENTS)
        .read_text(encoding="utf-8")
        .endswith(
            "    published: 2024-05-04\n    dated: stated\n    dated-by: 4 May 2024\n"
            "    authors: [Ann, Bo]\n    language: en\n"
        )
    )
    assert find_faults(site) == ()


@pytest.mark.parametrize(
    ("content", "given", "code", "said"),
    [
        (b"\xff\xfea\x00", [], 1, "UTF-16"),
        (b"", [], 1, "holds no words"),
        (b"Nothing known", [], 2, "--outlet, --published, --language"),
        (b"Nothing known", ["--published", "2024"], 2, "--outlet, --language"),
        (ARTICLE.encode(), ["--title", "A bridge mendet"], 2, "--title: These words do not stand in the text"),
        (ARTICLE.encode(), ["--published", "2024-03-15"], 2, "--dated-note"),
        (ARTICLE.encode(), ["--url", "ftp://x"], 2, "--url: "),
        (
            ARTICLE.encode(),
            ["--outlet", "officials"],
            2,
            "is a body, and no outlet. An outlet that is new is added first: ",
        ),
        (ARTICLE.encode(), ["--outlet", "x"], 2, "dissensus add source --kind outlet"),
        (b"<!doctype html><p>", [], 1, "HTML"),
    ],
)
def test_a_document_that_will_not_do_is_told(
    content: bytes, given: list[str], code: int, said: str, make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    (tmp_path / "a.txt").write_bytes(content)
    before = standing(site)
    done = dissensus("add", "document", "../a.txt", *given, folder=site)
    assert done.returncode == code and "Traceback" not in done.stderr
    assert said in done.stderr or "article" in done.stderr
    assert standing(site) == before


def test_a_site_without_an_outlet_is_told_what_to_do_first(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {SOURCES: "", DOCUMENTS: "", POINT: None})
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = dissensus("add", "document", "../a.txt", folder=site)
    assert done.returncode == 1 and "dissensus add source --kind outlet" in done.stderr
