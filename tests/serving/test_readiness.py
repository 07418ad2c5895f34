"""What a save will take is made ready when a page has been looked at; and that harms nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

import small_site
from dissensus.compiling.kept_texts import KeptTexts
from dissensus.compiling.resident import Resident
from dissensus.model import Document
from dissensus.serving.workshop import Workshop
from serving.running import LONG, running

POINT = "content/points/bridge.yaml"
PAGE = "points/bridge/index.html"
OTHERS = {
    "seeds/gazette.txt": "A ferry\n\nThe ferry “came before evening”, officials said.\n",
    "seeds/post.txt": "A post\n",
}
FIRST = """\
question: What became of the anchor?
title: Anchor
"""
CARD = """\
  - id: officials-ferry
    speaker: officials
    said: 2024-03-11
    position: stands
    claim: Said that the ferry came.
    reports:
      - {document: gazette, quote: came before evening}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a point that quotes nothing, and one that quotes two documents."""
    texts = {"seeds/herald.txt": small_site.TEXT, **OTHERS}
    documents = "".join(_document(file, text) for file, text in texts.items())
    return small_site.make_site(
        tmp_path / "site",
        {
            **OTHERS,
            POINT: small_site.FILES[POINT] + CARD,
            "content/points/anchor.yaml": FIRST,
            "content/documents.yaml": f"documents:\n{documents}",
        },
    )


def _document(file: str, text: str) -> str:
    id_ = "herald-2024-03-12" if "herald" in file else Path(file).stem
    title, digest = text.partition("\n")[0], hashlib.sha256(text.encode()).hexdigest()
    return (
        f"  {id_}: {{file: {file}, sha256: {digest}, title: {title}, outlet: herald, published: 2024-03-12,"
        " language: en}\n"
    )


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents whose texts are read once the site has been read, in order."""
    documents: list[str] = []
    text = KeptTexts._text

    def note(self: KeptTexts, id_: str, document: Document) -> str | None:
        documents.append(id_)
        return text(self, id_, document)

    monkeypatch.setattr(KeptTexts, "_text", note)
    return documents


def save(site: Path) -> None:
    text = (site / POINT).read_text()
    (site / POINT).write_text(text.replace("Said that", "Told all that"))


def test_a_save_of_a_point_that_was_looked_at_reads_no_document(site: Path, read: list[str]) -> None:
    workshop = Workshop(site)
    assert workshop.refresh(None).faults == ()
    workshop.make_ready(PAGE)
    assert sorted(read) == ["gazette", "herald-2024-03-12"]
    save(site)
    workshop.refresh(frozenset({POINT}))
    assert sorted(read) == ["gazette", "herald-2024-03-12"]
    assert "Told all that" in str(workshop.file(PAGE))


def test_without_it_the_save_reads_them(site: Path, read: list[str]) -> None:
    workshop = Workshop(site)
    workshop.refresh(None)
    save(site)
    workshop.refresh(frozenset({POINT}))
    assert sorted(read) == ["gazette", "herald-2024-03-12"]


@pytest.mark.parametrize("address", ["index.html", "points/anchor/index.html", "nowhere", "documents/post/index.html"])
def test_for_other_pages_nothing_is_read(address: str, site: Path, read: list[str]) -> None:
    workshop = Workshop(site)
    workshop.make_ready(address)
    workshop.refresh(None)
    before = list(read)  # by the page with which the template of documents is tried
    workshop.make_ready(address)
    assert read == before


def test_what_was_made_ready_is_not_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = Workshop(site)
    workshop.refresh(None)
    workshop.make_ready(PAGE)
    monkeypatch.setattr("dissensus.compiling.points_alone.read_point", _never)
    workshop.make_ready(PAGE)


def _never(*_: object) -> None:
    raise AssertionError


@pytest.mark.parametrize("text", ["", "question: [", "question: What?\ncards: 5\n", "\x00", None])
def test_a_point_that_cannot_be_read_is_left_to_be_told(text: str | None, site: Path) -> None:
    workshop = Workshop(site)
    workshop.refresh(None)
    (site / POINT).unlink()
    if text is not None:
        (site / POINT).write_text(text)
    workshop.make_ready(PAGE)
    assert workshop.state.faults == ()
    assert workshop.refresh(frozenset({POINT})).is_behind == (text is not None)


def test_a_damaged_catalogue_is_left_to_who_asks_next(site: Path) -> None:
    workshop = Workshop(site)
    workshop.refresh(None)
    page = workshop.file(PAGE)
    workshop._resident._catalogue.store.do("update text set content = x'00'", [()])
    workshop.make_ready(PAGE)
    save(site)
    assert workshop.refresh(frozenset({POINT})).trouble is None
    assert workshop.file(PAGE) != page


def test_it_stops_where_the_ground_changes(site: Path, read: list[str]) -> None:
    resident = Resident(site)
    with resident.renewed(None, 1):
        pass
    steps = resident.make_ready("bridge")
    next(steps)
    (site / "site.toml").write_text('title = "Another"\n')
    with resident.renewed(frozenset({"site.toml"}), 1):
        pass
    assert list(steps) == []
    resident.close()


def test_answers_are_given_while_it_goes_on(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()
    make_ready = Resident.make_ready

    def slowly(self: Resident, id_: str) -> Iterator[None]:
        for _ in make_ready(self, id_):
            yield
        begun.set()
        yield
        while not go_on.is_set():
            yield

    monkeypatch.setattr(Resident, "make_ready", slowly)
    with running(site) as served:
        try:
            assert served.get("/points/bridge/").status == 200
            assert begun.wait(LONG)
            assert served.get("/points/anchor/").status == 200  # and is not made ready: one thread at a time does
            save(site)
            served.wait_for(lambda turn: turn.changed == frozenset({POINT}))
            assert b"Told all that" in served.get("/points/bridge/").content
        finally:
            go_on.set()


@pytest.mark.parametrize("ask", ["/assets/", "/nowhere", "/points/bridge"])
def test_only_pages_that_were_given_are_made_ready(ask: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    done = Event()

    def note(_: Workshop, address: str) -> None:
        looked_at.append(address)
        done.set()

    monkeypatch.setattr(Workshop, "make_ready", note)
    with running(site) as served:
        served.get(ask)
        served.get("/points/bridge/")
        assert done.wait(LONG)
    assert looked_at == [PAGE]


def test_after_the_end_nothing_is_made_ready(site: Path) -> None:
    workshop = Workshop(site)
    workshop.refresh(None)
    folder = workshop._resident._catalogue.store.path.parent
    workshop.close()
    workshop.make_ready(PAGE)
    assert not folder.exists()
