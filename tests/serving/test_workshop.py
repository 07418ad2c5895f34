"""The workshop: what is shown, what is told, and that no fault whatever ends it."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from compiling.judge import Judge
from conftest import BuildSite, MakeSite
from dissensus.build import build
from dissensus.cli import serve
from dissensus.compiling.points import Filed, Shared, Task, work_out
from dissensus.reading import Unreadable
from dissensus.rendering.templates import Templates, render
from dissensus.serving.workshop import State, Workshop
from dissensus.whole import find_faults
from small_site import DOCUMENTS, FILES, SEED, TEXT

POINT = "content/points/bridge.yaml"
PAGE = "points/bridge/index.html"
THEME = {
    "site.toml": 'title = "S"\ntheme = "own"\n',
    "themes/own/theme.toml": 'name = "own"\napi = 1\nextends = "default"\n',
}
BROKEN = "{% extends 'default/point.html' %}\n{% block main %}{{ page.nothing }}{% endblock %}\n"


@pytest.fixture
def site(tmp_path: Path, make_site: MakeSite) -> Path:
    return make_site(tmp_path / "site")


def codes(state: State) -> list[str]:
    return [fault.code for fault in state.faults]


def test_a_good_site_is_shown_as_it_would_be_published(site: Path, build_site: BuildSite, make_site: MakeSite) -> None:
    make_site(site, {"site.toml": 'title = "S"\nbase-url = "https://example.org/s/"\n'})
    public = build_site(site)
    workshop = Workshop(site)
    state = workshop.refresh(None)
    files = [path for path in public.rglob("*") if path.is_file() and ".dissensus" not in path.parts]
    assert public / "sitemap.xml" in files
    for path in files:
        assert workshop.file(path.relative_to(public).as_posix()) == path.read_bytes()
    assert state.pages == sum(path.suffix == ".html" for path in files)
    assert (state.faults, state.trouble, state.is_behind) == ((), None, False)


def test_nothing_is_written(site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    workshop = Workshop(site)
    workshop.refresh(None)
    workshop.file(PAGE)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_before_the_first_good_state_there_is_nothing_to_show(site: Path) -> None:
    (site / "site.toml").unlink()
    workshop = Workshop(site)
    state = workshop.refresh(None)
    assert (codes(state), state.standing, state.pages) == (["missing-file"], None, 0)
    assert workshop.file("index.html") is None


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        (POINT, "question: What?\ntitel: No\n", "unknown-key"),
        (POINT, "a: [b\n", "yaml-syntax"),
        ("site.toml", "title = \n", "toml-syntax"),
        ("site.toml", 'title = "S"\ntheme = "none-such"\n', "unknown-theme"),
        ("seeds/herald.txt", "Something else.\n", "document-changed"),
        ("content/sources.yaml", "\x00", "control-character"),
    ],
)
def test_with_a_fault_the_last_good_state_stays(name: str, text: str, code: str, site: Path) -> None:
    workshop = Workshop(site)
    workshop.refresh(None)
    before, good = workshop.file(PAGE), (site / name).read_text()
    (site / name).write_text(text)
    state = workshop.refresh(frozenset({name}))
    assert code in codes(state) and state.is_behind
    assert state.faults == find_faults(site)
    assert workshop.file(PAGE) == before
    (site / name).write_text(good)
    state = workshop.refresh(frozenset({name}))
    assert (state.faults, state.is_behind, state.number) == ((), False, 3)


def test_a_warning_hides_nothing(site: Path) -> None:
    workshop = Workshop(site)
    (site / "content/notes.txt").write_text("mine")
    state = workshop.refresh(None)
    assert codes(state) == ["stray-file"] and not state.is_behind
    assert workshop.file(PAGE)


def test_a_deleted_point_has_gone_at_once(site: Path) -> None:
    workshop = Workshop(site)
    workshop.refresh(None)
    assert workshop.file(PAGE)
    (site / POINT).unlink()
    workshop.refresh(frozenset({POINT}))
    assert workshop.file(PAGE) is None


def test_a_template_that_cannot_be_filled_is_a_fault_of_the_theme(site: Path, make_site: MakeSite) -> None:
    make_site(site, THEME)
    workshop = Workshop(site)
    workshop.refresh(None)
    before = workshop.file(PAGE)
    for text in (BROKEN, "{% if %}", "{% extends 'no.html' %}", "{{ 1 / 0 }}"):
        make_site(site, {**THEME, "themes/own/templates/point.html": text})
        state = workshop.refresh(None)
        assert codes(state) == ["unusable-template"] and state.is_behind
        assert state.faults[0].where.file == "themes/own/templates/point.html"
        assert workshop.file(PAGE) == before


LATE = """\
{% extends 'default/source.html' %}
{% block main %}{% if page.name == 'The Herald' %}{{ page.nothing }}{% endif %}{{ super() }}{% endblock %}
"""
HERALD, OTHER = "sources/herald/index.html", "sources/officials/index.html"


def test_a_fault_that_only_one_page_meets_is_told_when_that_is_asked_for(site: Path, make_site: MakeSite) -> None:
    make_site(
        site,
        {
            **THEME,
            "content/sources.yaml": (site / "content/sources.yaml").read_text() + "  aaa: {name: First, kind: body}\n",
        },
    )
    told: list[State] = []
    workshop = Workshop(site, late=told.append)
    workshop.refresh(None)
    before = workshop.file(HERALD)
    make_site(
        site,
        {
            **THEME,
            "content/sources.yaml": (site / "content/sources.yaml").read_text(),
            "themes/own/templates/source.html": LATE,
        },
    )
    assert workshop.refresh(None).faults == ()
    assert workshop.file(OTHER) and not told
    assert workshop.file(HERALD) == before
    assert [codes(state) for state in told] == [["unusable-template"]]
    assert workshop.file(HERALD) == before and len(told) == 1
    assert codes(workshop.refresh(None)) == ["unusable-template"]  # from now on it is tried


def test_an_open_page_is_tried_at_once(site: Path, make_site: MakeSite) -> None:
    make_site(
        site,
        {
            **THEME,
            "content/sources.yaml": (site / "content/sources.yaml").read_text() + "  aaa: {name: First, kind: body}\n",
        },
    )
    workshop = Workshop(site)
    workshop.refresh(None)
    (site / "themes/own/templates").mkdir()
    (site / "themes/own/templates/source.html").write_text(LATE)
    assert codes(workshop.refresh(None, open_pages=[HERALD, "no/such/page.html"])) == ["unusable-template"]


SOURCES = FILES["content/sources.yaml"]
BRIDGE = FILES[POINT].replace("said: 2024-03-11\n    position: fallen", "said: 2024-03-12\n    position: fallen")
OTHER_POINT = "content/points/other.yaml"
OTHER_TEXT = "A bridge in the north\n\nNothing of note.\n"


def larger(files: Mapping[str, str]) -> dict[str, str]:
    """The small site with a document and a point more, and what `files` has in place of its own."""
    other = BRIDGE.replace("title: The bridge", "title: The crossing")
    whole = {**FILES, POINT: BRIDGE, OTHER_POINT: other, "seeds/other.txt": OTHER_TEXT, **files}
    declared = [
        DOCUMENTS.format(file=file, sha256=hashlib.sha256(whole[file].encode()).hexdigest())
        for file in (SEED, "seeds/other.txt")
    ]
    second = declared[1].removeprefix("documents:\n").replace("herald-2024-03-12", "other-2024-03-12")
    return {**whole, "content/documents.yaml": declared[0] + second}


SPOILT = {"seeds/other.txt": "Something else.\n"}


@pytest.mark.parametrize("first", [{}, SPOILT, {OTHER_POINT: "a: ["}])
@pytest.mark.parametrize("is_built", [True, False])
@pytest.mark.parametrize(
    "files",
    [
        {},
        {"site.toml": 'title = "A small site"\n[publish]\ncontext = 20\n'},
        {"site.toml": 'title = "A small site"\n[order]\npositions = "label"\n'},
        {"content/sources.yaml": SOURCES.replace("name: The Herald", "name: The Tribune")},
        {SEED: TEXT.replace("The bridge stands", "The bridge is there")},
        {POINT: BRIDGE.replace("What became of", "What happened to")},
        {POINT: BRIDGE.replace("question:", "questoin:")},
        {"content/pages/about.md": "---\ntitle: About\n---\nWords.\n"},
    ],
)
def test_what_changes_while_a_document_is_broken_is_not_lost(
    files: Mapping[str, str], is_built: bool, first: Mapping[str, str], site: Path, make_site: MakeSite
) -> None:
    """However serving began: of what stands on broken ground nothing is taken for done."""
    before, after = larger({}), larger(files)
    make_site(site, before)
    if is_built:
        build(site, site / "public")
    with contextlib.closing(Workshop(site)) as workshop:
        if first:
            make_site(site, {**before, **first})
            assert workshop.refresh(None).is_behind
        make_site(site, {**after, **SPOILT})
        assert "document-changed" in codes(workshop.refresh(frozenset(after)))
        make_site(site, after)
        state, clean = workshop.refresh(frozenset(SPOILT)), Judge(site).clean({})
        assert state.faults == clean.faults
        assert {address: workshop.file(address) for address in clean.files or ()} == (clean.files or {})


@pytest.mark.parametrize("error", [Unreadable("content", "permission denied"), OSError(5, "I/O"), ZeroDivisionError()])
def test_what_no_curator_can_mend_is_told_and_passes(
    error: Exception, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = Workshop(site, explain=lambda error: f"explained: {type(error).__name__}")
    workshop.refresh(None)
    before = workshop.file(PAGE)

    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr("dissensus.compiling.resident.bring_in_line", fail)
        state = workshop.refresh(None)
    assert state.trouble == f"explained: {type(error).__name__}" and state.is_behind
    assert workshop.file(PAGE) == before
    assert workshop.refresh(None).trouble is None


def test_a_signal_to_end_is_no_trouble(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dissensus.compiling.resident.bring_in_line", serve._end)
    with pytest.raises(SystemExit):
        Workshop(site).refresh(None)


def test_a_page_is_filled_once_for_as_long_as_it_stays_the_same(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[str] = []

    def fill(templates: Templates, template: str, view: Struct) -> bytes:
        filled.append(template)
        return render(templates, template, view)

    monkeypatch.setattr("dissensus.serving.showing.render", fill)
    workshop = Workshop(site)
    for _ in range(3):
        workshop.refresh(None)
        workshop.file(PAGE)
    assert filled.count("point.html") == 1
    text = (site / POINT).read_text()
    (site / POINT).write_text(text.replace("What became of", "What happened to"))
    workshop.refresh(None)
    assert filled.count("point.html") == 1
    workshop.file(PAGE)
    assert filled.count("point.html") == 2


def test_a_catalogue_that_is_damaged_is_made_anew(site: Path, build_site: BuildSite) -> None:
    page = (build_site(site) / PAGE).read_bytes()
    workshop = Workshop(site)
    workshop.refresh(None)
    workshop._resident._catalogue.store.do("update point set brief = x'00'", [()])
    assert workshop.file(PAGE) == page
    workshop._resident._catalogue.store.do("update note set value = x'00'", [()])
    assert workshop.refresh(None).trouble is None
    assert workshop.file(PAGE) == page


def test_it_begins_with_what_a_build_left_and_leaves_that_alone(
    site: Path, build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(site)
    left = (site / ".dissensus/catalogue").read_bytes()
    worked_out: list[str] = []

    def work(shared: Shared, task: Task) -> Filed | None:
        filed = work_out(shared, task)
        if filed is not None:
            worked_out.append(task.name)
        return filed

    monkeypatch.setattr("dissensus.compiling.update.work_out", work)
    with contextlib.closing(Workshop(site)) as workshop:
        workshop.refresh(None)
        assert workshop.file(PAGE)
        folder = workshop._resident._catalogue.store.path.parent
        assert folder.is_dir()
    assert not folder.exists()
    assert worked_out == []
    assert (site / ".dissensus/catalogue").read_bytes() == left


def test_it_knows_which_files_the_site_is_made_from_besides_its_folders(site: Path) -> None:
    workshop = Workshop(site)
    workshop.refresh(None)
    assert workshop.named == {"site.toml", "seeds/herald.txt", "content/wording.yaml"}


@pytest.mark.parametrize("file", ["../out.txt", "/etc/passwd", "a//b", "C:\\a", "./a", "seeds/..", "a\x00b", ""])
def test_a_name_that_leads_out_is_not_followed(file: str, site: Path) -> None:
    text = (site / "content/documents.yaml").read_text()
    (site / "content/documents.yaml").write_text(text.replace("seeds/herald.txt", f'"{file!s}"'.replace("\\", "\\\\")))
    workshop = Workshop(site)
    assert workshop.refresh(None).faults
    assert workshop.named <= {"site.toml", "content/wording.yaml", "?"}


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory, make_site: MakeSite) -> Path:
    files = {**THEME, "themes/own/templates/prose.html": "{% extends 'default/prose.html' %}\n"}
    return make_site(
        tmp_path_factory.mktemp("themed") / "site", {**files, "content/pages/about.md": "---\ntitle: A\n---\n"}
    )


EDITED: tuple[str, ...] = (
    POINT,
    "site.toml",
    "content/sources.yaml",
    "content/documents.yaml",
    "content/pages/about.md",
)
EDITED += (
    "seeds/herald.txt",
    "themes/own/theme.toml",
    "themes/own/templates/prose.html",
    "themes/own/assets/style.css",
)


@given(
    name=st.sampled_from(EDITED),
    cut=st.tuples(st.integers(0, 2_000), st.integers(0, 200)),
    put=st.binary(max_size=12)
    | st.sampled_from([b"{{", b"{% for", b"&a *a", b"\n  - ", b": ", b"\x00", b"\r", b"url(x)"]),
)
@settings(max_examples=60)
def test_no_edit_whatever_ends_it_and_each_can_be_undone(
    name: str, cut: tuple[int, int], put: bytes, themed: Path
) -> None:
    workshop = Workshop(themed, explain=lambda error: f"{type(error).__name__}: {error}")
    path = themed / name
    good = path.read_bytes() if path.exists() else None
    at = min(cut[0], len(good or b""))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((good or b"")[:at] + put + (good or b"")[at + cut[1] :])
    try:
        assert workshop.refresh(frozenset({name})).trouble is None
    finally:
        path.write_bytes(good) if good is not None else path.unlink()
    assert workshop.refresh(frozenset({name})).faults == ()
    assert workshop.file(PAGE)
