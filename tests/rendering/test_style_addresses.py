"""The addresses in a style sheet, a `<style>` or a `style` attribute: those that a browser would ask for."""

from __future__ import annotations

import pytest

from dissensus.rendering.style_sheets import addresses_in


@pytest.mark.parametrize(
    "css",
    [
        "",
        "a { color: red }",
        "/* url(x.png) */",
        "/* url(x.png)",
        'a::after { content: "url(x.png)" }',
        r"a::after { content: '\'url(x.png)' }",
        "@namespace svg url(http://www.w3.org/2000/svg);",
        '@charset "utf-8";',
    ],
)
def test_what_is_no_address_is_left_alone(css: str) -> None:
    assert [each.target for each in addresses_in(css)] == []


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a{b:url(x.png)}", ["x.png"]),
        ("a{b:URL( 'x y.png' )}", ["x y.png"]),
        ('a{b:url("x(1).png")}', ["x(1).png"]),
        (r"a{b:url(x\ y.png)}", ["x y.png"]),
        (r'a{b:url("\78.png")}', ["x.png"]),
        (r'a{b:url("\0.png")}', ["\ufffd.png"]),
        ("a{b:url()}", [""]),
        ('@import "x.css";', ["x.css"]),
        ("@import url(x.css) print;", ["x.css"]),
        ("a{b:url(x),url(y)} /* url(z) */ c{d:url(w)}", ["x", "y", "w"]),
        ("a{b:url(data:image/png;base64,AA==)}", ["data:image/png;base64,AA=="]),
    ],
)
def test_addresses_are_found(css: str, found: list[str]) -> None:
    assert [each.target for each in addresses_in(css)] == found
