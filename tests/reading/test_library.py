"""The whole site is read in one go: whatever stands in its files, `read` gives a library and faults."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import small_site
from dissensus.checks import check
from dissensus.faults import Fault, without_echoes
from dissensus.faults.json import tell_json
from dissensus.faults.text import tell_text
from dissensus.reading import Site, Unreadable, read

POINT = "content/points/bridge.yaml"
SOURCES = "content/sources.yaml"
DOCUMENTS = "content/documents.yaml"


def faults_of(root: Path) -> list[Fault]:
    library, faults = read(Site(root), 1)
    return faults + without_echoes(faults, check(library))


def codes_of(root: Path) -> list[tuple[str, str]]:
    return [(fault.code, fault.where.file) for fault in faults_of(root)]


def test_a_site_without_faults_has_none(tmp_path: Path) -> None:
    library, faults = read(Site(small_site.make_site(tmp_path)), 1)
    assert faults == []
    assert check(library) == []
    assert list(library.sources) == ["herald", "officials", "port-spokesman"]
    assert library.texts == {"herald-2024-03-12": small_site.TEXT}
    assert library.points["bridge"].cards[1].reports[0].quote == "the bridge had fallen"
    assert library.unread == frozenset()


def test_an_empty_folder_lacks_its_settings_alone(tmp_path: Path) -> None:
    assert codes_of(tmp_path) == [("missing-file", "site.toml")]
    assert codes_of(tmp_path / "nowhere") == [("missing-file", "site.toml")]


def test_settings_alone_are_a_site(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "T"\n', encoding="utf-8")
    assert codes_of(tmp_path) == []


def test_what_editors_leave_behind_is_not_looked_at(tmp_path: Path) -> None:
    leftovers = (".DS_Store", "bridge.yaml~", ".bridge.yaml.swp", "#bridge.yaml#", "old.yaml.bak", "Thumbs.db")
    small_site.make_site(tmp_path, {f"content/points/{name}": b"\xff\0" for name in leftovers})
    (tmp_path / "content/points/.#bridge.yaml").symlink_to("nobody@nowhere")
    assert codes_of(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "level"),
    [("a.yml", "fault"), ("a.YAML", "fault"), ("a.txt", "warning"), ("yaml", "warning"), ("folder.yaml/a", "warning")],
)
def test_strays_are_told(tmp_path: Path, name: str, level: str) -> None:
    small_site.make_site(tmp_path, {f"content/points/{name}": "a: b"})
    (fault,) = faults_of(tmp_path)
    assert (fault.code, fault.level) == ("stray-file", level)


@pytest.mark.parametrize(
    "name", ["CON", "con", "nul", "com1", "index", "a--b", "-a", "a_b", "ä", "a b", "a..b", "A", "a" * 65]
)
def test_a_point_cannot_have_every_name(tmp_path: Path, name: str) -> None:
    small_site.make_site(tmp_path, {POINT: None, f"content/points/{name}.yaml": small_site.FILES[POINT]})
    assert {code for code, _ in codes_of(tmp_path)} <= {"bad-id", "reserved-id"}
    assert codes_of(tmp_path)


@pytest.mark.parametrize("name", ["points", "sources", "documents", "assets", "404", "aux", "About"])
def test_a_page_cannot_have_every_name(tmp_path: Path, name: str) -> None:
    small_site.make_site(tmp_path, {f"content/pages/{name}.md": "---\ntitle: T\n---\n"})
    assert {code for code, _ in codes_of(tmp_path)} <= {"bad-id", "reserved-id"}
    assert codes_of(tmp_path)


def test_the_home_page_can_have_a_body(tmp_path: Path) -> None:
    small_site.make_site(tmp_path, {"content/pages/index.md": "---\ntitle: T\n---\nBody"})
    library, faults = read(Site(tmp_path), 1)
    assert faults == []
    assert library.pages["index"].body == "Body"


def test_names_in_unread_files_are_not_missed(tmp_path: Path) -> None:
    small_site.make_site(
        tmp_path, {SOURCES: "sources: [", DOCUMENTS: "documents: {", "content/points/b.yaml": "a: b: c"}
    )
    more = small_site.FILES[POINT].replace("    claim:", "    note: See [@b#any].\n    claim:")
    (tmp_path / POINT).write_text(more, encoding="utf-8")
    assert sorted(codes_of(tmp_path)) == [
        ("yaml-syntax", DOCUMENTS),
        ("yaml-syntax", "content/points/b.yaml"),
        ("yaml-syntax", SOURCES),
    ]


def test_an_unreadable_id_is_not_missed_elsewhere(tmp_path: Path) -> None:
    text = small_site.FILES[POINT].replace("- id: officials-stands", "- id: [officials-stands]")
    text += "    relates:\n      - {to: officials-stands, as: differs}\n"
    small_site.make_site(tmp_path, {POINT: text})
    assert codes_of(tmp_path) == [("wrong-kind", POINT)]


def test_one_mistake_is_told_once_and_two_are_told_both(tmp_path: Path) -> None:
    text = small_site.FILES[POINT].replace("    speaker: officials\n", "    speeker: nobody\n")
    small_site.make_site(tmp_path, {POINT: text})
    assert [fault.code for fault in faults_of(tmp_path)] == ["unknown-key", "unknown-source"]
    text = small_site.FILES[POINT].replace("    speaker: officials\n", "")
    small_site.make_site(tmp_path, {POINT: text})
    assert [fault.code for fault in faults_of(tmp_path)] == ["missing-key"]


def test_the_order_of_files_in_a_folder_does_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = small_site.FILES[POINT].replace("speaker: officials", "speaker: nobody")
    points = {f"content/points/{name}.yaml": text for name in ("b", "a", "d", "c")}
    small_site.make_site(tmp_path, points)
    library, faults = read(Site(tmp_path), 1)
    entries = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda path: iter(sorted(entries(path), reverse=True)))
    again, same = read(Site(tmp_path), 1)
    assert list(library.points) == list(again.points) == ["a", "b", "bridge", "c", "d"]
    assert faults == same


def test_many_points_are_the_same_for_any_number_of_jobs(tmp_path: Path) -> None:
    points = {f"content/points/p{n}.yaml": small_site.FILES[POINT] for n in range(200)}
    small_site.make_site(tmp_path, {**points, "content/points/p7.yaml": "a: b: c"})
    assert read(Site(tmp_path), 1) == read(Site(tmp_path), 2)


def test_what_the_machine_denies_is_raised_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_site.make_site(tmp_path)

    def denying(opens: Callable[..., object]) -> Callable[..., object]:
        def opened(path: Any, *rest: Any, **further: Any) -> object:
            if Path(path).name == "bridge.yaml":
                raise PermissionError(13, "Permission denied")
            return opens(path, *rest, **further)

        return opened

    monkeypatch.setattr(Path, "open", denying(Path.open))
    monkeypatch.setattr(os, "open", denying(os.open))
    with pytest.raises(Unreadable, match=r"content/points/bridge\.yaml: permission denied"):
        read(Site(tmp_path), 1)


@pytest.mark.parametrize("file", ["site.toml", SOURCES, DOCUMENTS, "content/points/x.yaml", "content/pages/x.md"])
def test_a_folder_where_a_file_is_expected_is_no_error(tmp_path: Path, file: str) -> None:
    small_site.make_site(tmp_path, {file: None})
    (tmp_path / file).mkdir(parents=True)
    assert {code for code, at in codes_of(tmp_path) if at == file} <= {"not-a-file", "stray-file"}
    assert codes_of(tmp_path)


FILES = ("site.toml", SOURCES, DOCUMENTS, POINT, "content/pages/about.md", small_site.SEED)
SNIPPETS = (
    "---\n",
    "title: T\n",
    "sources:\n",
    "  a: {name: b}\n",
    "cards:\n  - id: a\n",
    "😀: “б”\n",
    "\t",
    "\r\n",
    "]",
    "[@a]",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(FILES), st.binary(max_size=60) | st.lists(st.sampled_from(SNIPPETS), max_size=6).map("".join))
def test_no_content_of_any_file_makes_reading_or_telling_raise(tmp_path: Path, file: str, content: str | bytes) -> None:
    site = Site(small_site.make_site(tmp_path, {"content/pages/about.md": "---\ntitle: T\n---\n", file: content}))
    library, faults = read(site, 1)
    every = faults + without_echoes(faults, check(library))
    assert tell_json(every, site.glance)
    assert bool(tell_text(every, site.glance, colour=False, width=80)) == bool(every)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(FILES[:-1]), st.data())
def test_a_site_with_a_piece_cut_out_is_read(tmp_path: Path, file: str, data: st.DataObject) -> None:
    small_site.make_site(tmp_path, {"content/pages/about.md": "---\ntitle: T\n---\n"})
    content = (tmp_path / file).read_bytes()
    start = data.draw(st.integers(0, len(content)))
    stop = data.draw(st.integers(start, min(len(content), start + 40)))
    (tmp_path / file).write_bytes(content[:start] + content[stop:])
    tell_text(faults_of(tmp_path), Site(tmp_path).glance, colour=False, width=80)
    assert os.listdir(tmp_path)  # noqa: PTH208 -- nothing was written but by us


def test_documents_must_be_the_files_that_were_archived(tmp_path: Path) -> None:
    small_site.make_site(tmp_path)
    (tmp_path / small_site.SEED).write_text(small_site.TEXT + " ", encoding="utf-8")
    (fault,) = faults_of(tmp_path)
    assert (fault.code, fault.where.path) == ("document-changed", ("documents", "herald-2024-03-12", "sha256"))
    assert (fault.help or "").count("\n") == 2


@pytest.mark.parametrize(
    "file", ["/etc/passwd", "../x", "a/../../x", "a\\b", "C:/x", "C:x", "a//b", "./a", "a/", "a\tb", "?", "seeds"]
)
def test_a_document_is_a_file_of_the_site(tmp_path: Path, file: str) -> None:
    text = (small_site.make_site(tmp_path) / DOCUMENTS).read_text(encoding="utf-8")
    (tmp_path / DOCUMENTS).write_text(text.replace(small_site.SEED, f"'{file}'"), encoding="utf-8")
    assert {code for code, _ in codes_of(tmp_path)} <= {"bad-path", "not-a-file"}
    assert codes_of(tmp_path)


def test_content_that_is_a_file_is_no_site_without_points(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "T"\n', encoding="utf-8")
    (tmp_path / "content").write_text("", encoding="utf-8")
    assert codes_of(tmp_path) == [("not-a-folder", "content")]


@pytest.mark.parametrize("folder", ["points/{}.yaml", "pages/{}.md"])
@pytest.mark.parametrize("name", ["a" * 65, "a" * 200, "A", "a--b", "-a", "é"])
def test_a_file_whose_name_is_an_id_has_one(tmp_path: Path, folder: str, name: str) -> None:
    file = f"content/{folder.format(name)}"
    small_site.make_site(tmp_path, {file: "---\ntitle: A\n---\n"})
    assert codes_of(tmp_path) == [("bad-id", file)]


def test_a_retired_id_is_none_that_no_page_can_have(tmp_path: Path) -> None:
    point = f"previously: [con, index, bridge-1]\n{small_site.FILES[POINT]}"
    faults = faults_of(small_site.make_site(tmp_path, {POINT: point}))
    assert [(fault.code, fault.where.path) for fault in faults] == [
        ("reserved-id", ("previously", 0)),
        ("reserved-id", ("previously", 1)),
    ]


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "many", "1e9"])
def test_what_is_no_number_is_told_once_and_not_compared(tmp_path: Path, number: str) -> None:
    figure = f"    figure: {{counted: a, whom: b, as-worded: bridge, at-least: {number}, at-most: 5}}\n    reports:"
    point = small_site.FILES[POINT].replace("    reports:", figure, 1)
    (fault,) = faults_of(small_site.make_site(tmp_path, {POINT: point}))
    assert (fault.code, fault.where.path[-1]) == ("bad-form", "at-least")


def test_a_folder_that_is_no_site_is_told_to_be_none(tmp_path: Path) -> None:
    [fault] = faults_of(tmp_path)
    assert (fault.code, fault.where.file) == ("missing-file", "site.toml")
    assert fault.message.startswith("no site here")
    assert "`dissensus new DIR`" in (fault.help or "")


def test_a_site_without_its_settings_is_still_one(tmp_path: Path) -> None:
    [fault] = faults_of(small_site.make_site(tmp_path, {"site.toml": None}))
    assert (fault.code, fault.message) == ("missing-file", 'there is no file "site.toml"')
    assert "title" in (fault.help or "")
