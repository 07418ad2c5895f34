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
