"""Assets: fingerprinted names, and style sheets that follow them."""

import re

import pytest

from dissensus.rendering.assets import MissingAsset, fingerprint, standing_alone

FILES = {
    "style.css": b"@font-face{src:url(\"fonts/a.woff2\")}\n@font-face { src: url( 'fonts/a.woff2' ) }\nb{color:red}",
    "fonts/a.woff2": b"font",
    "fonts/OFL.txt": b"licence",
    "deep/more.css": b"a{background:url(../icon.svg) url(data:image/png;base64,AA==) url(#x)}",
    "icon.svg": b"<svg/>",
}


def test_every_asset_is_published_once_under_a_name_that_carries_its_digest() -> None:
    assets = fingerprint(FILES)
    assert assets.addresses.keys() == FILES.keys()
    assert set(assets.addresses.values()) == assets.files.keys()
    assert re.fullmatch(r"assets/fonts/a\.[0-9a-f]{10}\.woff2", assets.addresses["fonts/a.woff2"])


def test_a_licence_keeps_its_name() -> None:
    assert fingerprint(FILES).addresses["fonts/OFL.txt"] == "assets/fonts/OFL.txt"


def test_style_sheets_follow_the_new_names() -> None:
    assets = fingerprint(FILES)
    style = assets.files[assets.addresses["style.css"]].decode()
    font = assets.addresses["fonts/a.woff2"].removeprefix("assets/")
    assert style.count(f'url("{font}")') == 2
    deep = assets.files[assets.addresses["deep/more.css"]].decode()
    assert f'url("../{assets.addresses["icon.svg"].removeprefix("assets/")}")' in deep
    assert "url(data:image/png;base64,AA==) url(#x)" in deep


def test_a_name_changes_with_the_bytes_and_with_what_they_refer_to() -> None:
    before = fingerprint(FILES).addresses
    after = fingerprint({**FILES, "fonts/a.woff2": b"other"}).addresses
    changed = {name for name in FILES if before[name] != after[name]}
    assert changed == {"fonts/a.woff2", "style.css"}


def test_the_order_of_files_does_not_show() -> None:
    assert fingerprint(FILES) == fingerprint(dict(reversed(FILES.items())))


def test_a_missing_asset_is_named() -> None:
    with pytest.raises(MissingAsset, match=r"style\.css asks for gone\.png"):
        fingerprint({"style.css": b"a{background:url(gone.png)}"})


def test_a_style_sheet_that_stands_alone_asks_for_no_font() -> None:
    assert standing_alone(FILES["style.css"].decode()) == "b{color:red}"
    css = "@import url('more.css');a{background:url(../icon.svg) url(data:image/png;base64,AA==) url(#x)}"
    assert standing_alone(css) == "a{background:none url(data:image/png;base64,AA==) url(#x)}"


PARENT = {
    "plain/style.css": b'@font-face{src:url("fonts/a.woff2")}\na{background:url(back.png)}\n',
    "plain/fonts/a.woff2": b"font",
    "plain/back.png": b"old",
}
CHILD = {"style.css": b'@import url("plain/style.css");\nb{color:red}\n', "icon.svg": b"<svg/>", "back.png": b"new"}


@pytest.mark.parametrize(
    "rule", ['@import url("plain/style.css");', "@import 'plain/style.css';", "@import url(plain/style.css) ;"]
)
def test_an_imported_sheet_stands_in_place_of_the_rule_and_finds_its_own_files(rule: str) -> None:
    assets = fingerprint({**CHILD, "style.css": f"{rule}\nb{{color:red}}\n".encode()}, PARENT)
    style = assets.files[assets.addresses["style.css"]].decode()
    assert "@import" not in style
    assert style.index("@font-face") < style.index("b{color:red}")
    (font, back) = re.findall(r'url\("(.*?)"\)', style)
    assert assets.files[f"assets/{font}"] == b"font"
    assert assets.files[f"assets/{back}"] == b"old"


def test_an_extended_theme_may_import_from_the_one_that_it_extends() -> None:
    between = {"fine/style.css": b'@import "plain/style.css";\ni{}\n'}
    assets = fingerprint({"style.css": b'@import "fine/style.css";\nb{}\n'}, {**PARENT, **between})
    style = assets.files[assets.addresses["style.css"]].decode()
    assert "@import" not in style
    assert style.index("@font-face") < style.index("i{}") < style.index("b{}")


def test_what_the_theme_did_not_replace_is_not_published_twice() -> None:
    font = PARENT["plain/fonts/a.woff2"]
    assets = fingerprint({**CHILD, "fonts/a.woff2": font}, PARENT)
    assert list(assets.files.values()).count(font) == 1
    assert (
        assets.addresses["fonts/a.woff2"].removeprefix("assets/")
        in assets.files[assets.addresses["style.css"]].decode()
    )


def test_of_an_extended_theme_only_what_is_asked_for_is_published() -> None:
    assets = fingerprint({"style.css": b"b{color:red}", "icon.svg": b"<svg/>"}, PARENT)
    assert set(assets.files.values()) == {b"b{color:red}", b"<svg/>"}


def test_a_sheet_may_ask_for_one_that_comes_later() -> None:
    assets = fingerprint({"a.css": b"@import url(z.css) print;", "z.css": b"b{color:red}"})
    assert (
        f'url("{assets.addresses["z.css"].removeprefix("assets/")}") print'
        in assets.files[assets.addresses["a.css"]].decode()
    )


@pytest.mark.parametrize("files", [
    {"a.css": b"@import url(a.css);"},
    {"a.css": b"@import url(b.css);", "b.css": b"@import 'a.css';"},
    {"a.css": b"@import url(b.css) print;", "b.css": b"@import url(a.css) screen;"},
])  # fmt: skip
def test_a_sheet_that_asks_for_itself_is_told(files: dict[str, bytes]) -> None:
    with pytest.raises(MissingAsset, match="asks for it in turn"):
        fingerprint(files)


SHEETS = {"a.css": "a{}", "p.css": "p{}", "open.css": "a{color:red", "space.css": "@namespace url(x);a{}"}


def published(style: str, **others: str) -> tuple[str, dict[str, str]]:
    """A style sheet as published, and the name in the theme of each address that it may ask for."""
    held = {"style.css": style, **SHEETS, **{f"{name}.css": css for name, css in others.items()}}
    assets = fingerprint({name: css.encode() for name, css in held.items()})
    names = {address.removeprefix("assets/"): name for name, address in assets.addresses.items()}
    return assets.files[assets.addresses["style.css"]].decode(), names


@pytest.mark.parametrize(("style", "expected"), [
    ('/* @import "a.css"; url(x) */ b{}', '/* @import "a.css"; url(x) */ b{}'),
    ("a::before{content:\"url(x.png) @import 'a.css';\"}", "a::before{content:\"url(x.png) @import 'a.css';\"}"),
    ("@namespace svg url(http://www.w3.org/2000/svg); a{}", "@namespace svg url(http://www.w3.org/2000/svg); a{}"),
    ('@import url("data:text/css,a{}"); c{}', '@import url("data:text/css,a{}"); c{}'),
    ("a{b:url() url('') url(DATA:x)}", "a{b:url() url('') url(DATA:x)}"),
    ('@IMPORT "a.css"; c{}', "a{}c{}"),
    ('@import "a.css"', "a{}"),
    ('@charset "utf-8"; @layer x; @import "a.css"; c{}', '@charset "utf-8"; @layer x; a{}c{}'),
    ('@import "p.css" print; c{}', '@import url("p.css") print; c{}'),
    ('@import "a.css" layer(x); c{}', '@import url("a.css") layer(x); c{}'),
    ("@import url(a.css) supports(display:grid);", '@import url("a.css") supports(display:grid);'),
    ('@import "a.css"; @import url(p.css) print; c{}', '@import url("a.css"); @import url("p.css") print; c{}'),
    ('@import "a.css"; @import "data:text/css,";', '@import url("a.css"); @import "data:text/css,";'),
    ('@import "a.css"; @import "b.css"; c{}', '@import url("a.css"); @import url("b.css"); c{}'),
    ('@import "open.css"; c{}', '@import url("open.css"); c{}'),
    ('@import "a.css"; @import "space.css"; c{}', '@import url("a.css"); @import url("space.css"); c{}'),
    ('@import "a.css"; @namespace url(x); c{}', '@import url("a.css"); @namespace url(x); c{}'),
    ('c{} @import "a.css";', 'c{} @import url("a.css");'),
])  # fmt: skip
def test_imports_are_put_in_place_only_where_that_changes_nothing(style: str, expected: str) -> None:
    css, names = published(style, b="@import url(p.css) print; b{}")
    for address, name in names.items():
        css = css.replace(f'"{address}"', f'"{name}"')
    assert css == expected


def test_an_imported_sheet_that_stays_one_has_its_own_imports_in_place() -> None:
    files = {"style.css": b'@import "b.css" print;', "b.css": b'@import "a.css"; b{}', "a.css": b"a{}"}
    assets = fingerprint(files)
    assert assets.files[assets.addresses["b.css"]] == b"a{}b{}"


def test_what_is_no_style_sheet_is_not_put_in_place_of_an_import() -> None:
    assets = fingerprint({"style.css": b'@import "a.png"; b{}', "a.png": b"\xff"})
    address = assets.addresses["a.png"].removeprefix("assets/")
    assert assets.files[assets.addresses["style.css"]].decode() == f'@import url("{address}"); b{{}}'


@pytest.mark.parametrize(("name", "asked", "path", "tail"), [
    ("i.svg", "i.svg#x", "i.{}.svg", "#x"),
    ("f.woff", "'f.woff?#iefix'", "f.{}.woff", "?#iefix"),
    ("f.png", " f.png ", "f.{}.png", ""),
    ("my f.woff", "'my%20f.woff'", "my f.{}.woff", ""),
    ("f(1).png", "'f(1).png'", "f(1).{}.png", ""),
    ("f(1).png", r"f\(1\).png", "f(1).{}.png", ""),
    ("a%b.png", "a%25b.png", "a%25b.{}.png", ""),
    ("a#b.png", "a%23b.png#c", "a%23b.{}.png", "#c"),
    ("i.svg", r"""'i.svg#"\a \\'""", "i.{}.svg", "#%22%0A%5C"),
])  # fmt: skip
def test_an_address_means_the_file_that_a_browser_would_ask_for(name: str, asked: str, path: str, tail: str) -> None:
    assets = fingerprint({"style.css": f"a{{b:url({asked}) URL({asked})}}".encode(), name: b"<svg/>"})
    digest = assets.addresses[name].split(".")[-2]
    new = f'url("{path.format(digest)}{tail}")'
    assert assets.files[assets.addresses["style.css"]].decode() == f"a{{b:{new} {new}}}"


def test_a_missing_asset_is_named_with_the_sheet_that_asks_for_it() -> None:
    files = {"style.css": b'@import "deep/more.css";', "deep/more.css": b"a{b:url(gone.png#x)}"}
    with pytest.raises(MissingAsset, match=r"^deep/more\.css asks for gone\.png#x,"):
        fingerprint(files)


@pytest.mark.parametrize(("css", "alone"), [
    ("/* @font-face{} url(x) */ a{b:'url(x)'}", "/* @font-face{} url(x) */ a{b:'url(x)'}"),
    ('@import url("data:text/css;base64,AAAA"); c{}', '@import url("data:text/css;base64,AAAA"); c{}'),
    ("@import 'a.css' layer(x); @IMPORT url(b.css)\n;\n c{}", "c{}"),
    ("@font-face{a:b} @import 'a.css'; c{}", "c{}"),
    ("@font-face{a:'}';src:url(x)} b{c:URL(d) url( 'e(1).png' )}", "b{c:none none}"),
])  # fmt: skip
def test_a_style_sheet_that_stands_alone_keeps_all_but_what_is_fetched(css: str, alone: str) -> None:
    assert standing_alone(css) == alone
