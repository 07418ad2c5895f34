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
