"""The bench itself: a page in order has no findings, and every flaw that other tests look for is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import looking
from browser.pages import strange_references
from browser.printed import is_printed, letters, printed
from browser.validity import invalid, java
from browser.visit import disk, visiting
from conftest import Serve

SOUND = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' 'unsafe-inline'">
<title>Sound</title>
<style>:target { outline: 3px solid #000 } body { margin: 1em }</style>
</head>
<body>
<a href="#main">Skip to content</a>
<main id="main">
<h1>Sound</h1>
<article id="card"><h2>A card</h2><p>What was said.</p></article>
</main>
</body>
</html>
"""

# Each flaw: what to write instead of what, and the words of the line that must come of it.
SENDS_AWAY = ("<p>", '<p><img src="http://elsewhere.invalid/x.png" alt="">')
NO_POLICY = ("default-src 'none'; style-src 'self' 'unsafe-inline'", "")


def page(folder: Path, *changes: tuple[str, str]) -> Path:
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def test_a_sound_page_has_no_findings(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    site = page(tmp_path)
    assert strange_references(site, "index.html") == []
    for scheme in ("light", "dark"):
        with serve(site) as root, visiting(browser, root + "index.html#card", scheme=scheme) as visit:
            assert looking.accessibility(visit.page) == []
            assert looking.sticking_out(visit.page) == []
            assert looking.badly_targeted(visit.page, "card") == []
            assert looking.badly_focused(visit.page) == []
            assert visit.wrong == []
            assert visit.strangers(root) == []
    with visiting(browser, disk(site) + "index.html") as visit:
        assert looking.first_focused(visit.page) == "#main"
        assert visit.wrong == []
        assert visit.strangers(disk(site)) == []


def test_another_host_is_noticed_when_the_policy_stops_it(browser: Browser, tmp_path: Path) -> None:
    with visiting(browser, disk(page(tmp_path, SENDS_AWAY)) + "index.html") as visit:
        assert any("policy violated: img-src" in line for line in visit.wrong)


def test_another_host_is_noticed_when_nothing_stops_it(browser: Browser, tmp_path: Path) -> None:
    with visiting(browser, disk(page(tmp_path, SENDS_AWAY, NO_POLICY)) + "index.html") as visit:
        assert visit.strangers(disk(tmp_path)) == ["http://elsewhere.invalid/x.png"]
        assert any("request failed" in line for line in visit.wrong)


@pytest.mark.parametrize(
    "reference",
    [
        '<link rel="preconnect" href="https://elsewhere.invalid">',
        '<link rel="stylesheet" href="//elsewhere.invalid/a.css">',
        '<script src="https://elsewhere.invalid/a.js"></script>',
        '<meta http-equiv="refresh" content="0; url=https://elsewhere.invalid/">',
        "<style>@import url(https://elsewhere.invalid/a.css)</style>",
    ],
)
def test_a_reference_to_another_host_is_read_off_the_page(tmp_path: Path, reference: str) -> None:
    assert strange_references(page(tmp_path, ("<title>", reference + "<title>")), "index.html")


def test_a_missing_file_is_noticed(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    site = page(tmp_path, ("<title>", '<link rel="stylesheet" href="gone.css"><title>'))
    with serve(site) as root, visiting(browser, root) as visit:
        assert any(line.startswith(f"request failed: {root}gone.css") for line in visit.wrong)


def test_a_script_that_runs_is_noticed(browser: Browser, tmp_path: Path) -> None:
    site = page(tmp_path, NO_POLICY, ("<p>", "<script>alert(1); undefined.x; console.error('said')</script><p>"))
    with visiting(browser, disk(site) + "index.html") as visit:
        assert [line.split(":")[0] for line in visit.wrong] == ["dialog", "script failed"]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (('<html lang="en">', "<html>"), "html-has-lang"),
        (("<p>", '<p style="color: #999">'), "color-contrast"),
        (("</article>", '<a href="#card"></a></article>'), "link-name"),
    ],
)
def test_axe_objects(browser: Browser, tmp_path: Path, change: tuple[str, str], rule: str) -> None:
    with visiting(browser, disk(page(tmp_path, change)) + "index.html") as visit:
        assert any(line.startswith(rule + ":") for line in looking.accessibility(visit.page))


@pytest.mark.parametrize("hidden", ["", "html, body { overflow-x: hidden }"])
def test_what_sticks_out_is_noticed_even_if_it_is_cut_off(browser: Browser, tmp_path: Path, hidden: str) -> None:
    site = page(tmp_path, ("<p>", '<p style="width: 700px">'), ("</style>", hidden + "</style>"))
    with visiting(browser, disk(site) + "index.html", width=360) as visit:
        assert looking.sticking_out(visit.page)
    with visiting(browser, disk(site) + "index.html", width=768) as visit:
        assert looking.sticking_out(visit.page) == []


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ((":target { outline: 3px solid #000 }", ""), "looks as if it were not the target"),
        (
            ("<article id=", '<div style="position: fixed; inset: 0; background: #fff">x</div><article id='),
            "covered",
        ),
        (('<article id="card">', '<article id="card" style="position: fixed; top: -90px">'), "out of view"),
        (('id="card"', 'id="another"'), "is not the target"),
    ],
)
def test_a_bad_target_is_noticed(browser: Browser, tmp_path: Path, change: tuple[str, str], finding: str) -> None:
    with visiting(browser, disk(page(tmp_path, change)) + "index.html#card") as visit:
        assert any(finding in line for line in looking.badly_targeted(visit.page, "card"))


@pytest.mark.parametrize(
    ("style", "finding"),
    [
        ("a:focus { outline: none }", "without a ring"),
        ("a { position: absolute; left: -999px; outline: solid }", "out of view"),
    ],
)
def test_a_lost_focus_is_noticed(browser: Browser, tmp_path: Path, style: str, finding: str) -> None:
    with visiting(browser, disk(page(tmp_path, ("</style>", style + "</style>"))) + "index.html") as visit:
        assert any(line.startswith(finding) for line in looking.badly_focused(visit.page))


def test_what_is_not_printed_is_missing(browser: Browser, tmp_path: Path) -> None:
    folded = ("<p>", "<details><summary>More</summary>Folded away.</details><p>")
    with visiting(browser, disk(page(tmp_path, folded)) + "index.html") as visit:
        sheets = printed(visit.page)
    assert is_printed("What was said.", sheets)
    assert not is_printed("Folded away.", sheets)


def test_what_is_printed_across_sheets_is_found() -> None:
    sheets = [letters("One two. Head."), letters("three four. Head.")]
    assert is_printed("One two. Head.", sheets)
    assert is_printed("three", sheets)
    assert is_printed("two. Head. three four.", sheets)
    assert not is_printed("three four. One two.", sheets)
    assert not is_printed("One three", sheets[:1])


def test_a_font_that_does_not_load_is_noticed(browser: Browser, tmp_path: Path) -> None:
    missing = ("<style>", '<style>@font-face { font-family: Gone; src: url("gone.woff2") }')
    with visiting(browser, disk(page(tmp_path, missing)) + "index.html") as visit:
        assert looking.font_status(visit.page, "Gone") == {"error"}


@pytest.mark.skipif(java() is None, reason="there is no Java on this machine, which the HTML checker needs")
def test_the_checker_objects(tmp_path: Path) -> None:
    for name, changes in {"sound": (), "broken": [("</article>", "")]}.items():
        (tmp_path / name).mkdir()
        page(tmp_path / name, *changes)
    errors = invalid([tmp_path / "sound/index.html", tmp_path / "broken/index.html"])
    assert errors
    assert all("broken/index.html" in line for line in errors)
