"""Style sheets: which addresses they ask for, and which imports may be put in place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.rendering.style_sheets import addresses_in, imports_in, may_stand_within, rewritten, rules_in

PIECES = st.lists(
    st.sampled_from(
        (
            "url(",
            "URL('",
            '"',
            "'",
            ")",
            "(",
            "{",
            "}",
            ";",
            "a",
            "\\",
            "\\20 ",
            "/*",
            "*/",
            "@import ",
            "@x",
            " ",
            "\n",
        )
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(("css", "targets"), [
    ("/* url(x) @import 'x'; */ a{}", []),
    ("""a::before{content:"url(x) @import 'x'; \\" /*"} /* */""", []),
    ("@namespace svg url(http://www.w3.org/2000/svg);", []),
    ("@namespace url('x'); a{b:url(c)}", ["c"]),
    ("a{b:myurl(x) #url(x) 3url(x) url (x)}", []),
    ("a{b:url(x y) url(c)}", ["c"]),
    ("a{b:url('x\ny')}", []),
    ("a{b:url( c ) URL(d) url( 'e' ) url('f'/* url(x) */)}", ["c", "d", "e", "f"]),
    ("a{b:url('f(1).png') url(f\\(1\\).png) url(it\\27s) url(a\\20 b)}", ["f(1).png", "f(1).png", "it's", "a b"]),
    ("a{b:url('c\\\nd') url('\\110000 e')}", ["cd", "\ufffde"]),
    ("@IMPORT 'a' print;@import/**/\"b\";@import\nurl(c) layer(d)", ["a", "b", "c"]),
    ("@import 'a", ["a"]),
    ("a{b:url(c", ["c"]),
])  # fmt: skip
def test_addresses_are_found_where_a_browser_finds_them(css: str, targets: list[str]) -> None:
    assert [each.target for each in addresses_in(css)] == targets


@given(PIECES)
def test_what_names_an_address_is_the_whole_of_what_must_be_replaced(css: str) -> None:
    changed = rewritten(css, [(each.start, each.end, 'url("new")') for each in addresses_in(css)])
    assert [each.target for each in addresses_in(changed)] == ["new" for _ in addresses_in(css)]


@pytest.mark.parametrize(("css", "targets"), [
    ("a{}", []),
    ("/* @import 'x'; */ a{}", []),
    ("@import 'a'; @import url(b) ; /* c */ @import 'd'", ["a", "b", "d"]),
    ("@charset 'utf-8'; @layer x, y; @import 'a';", ["a"]),
    ("@import 'a' print;", None),
    ("@import 'a' layer;", None),
    ("@import 'a' supports(b:c);", None),
    ("@import 'a'; @import 'b' print;", None),
    ("a{} @import 'b';", None),
    ("@import 'a'; b{} @import 'c';", None),
    ("@layer x{} @import 'a';", None),
    ("@import 'a'; @layer x; @import 'b';", None),
    ("@import 'a'; @namespace url(b);", None),
    ("@import 'a' {} b{}", None),
])  # fmt: skip
def test_imports_may_be_put_in_place_only_at_the_head_and_without_conditions(
    css: str, targets: list[str] | None
) -> None:
    imports = imports_in(css)
    assert (None if imports is None else [rule.target for rule in imports]) == targets


@pytest.mark.parametrize("css", ["", "a{}", "a{b:'}'} /* } */", "@layer x;", "a{}} b{}", "a{b:(})}"])
def test_a_closed_style_sheet_may_stand_within_another(css: str) -> None:
    assert may_stand_within(css)


@pytest.mark.parametrize("css", [
    "a{b:c", "a{b:(c}", "a{}}", "a", "@layer x", "@media print{a{}", "a{} /*", "a{} /*/", "a{b:'c", "a{b:url(c", "\\",
    "@namespace url(x);",
])  # fmt: skip
def test_a_style_sheet_that_would_swallow_what_follows_may_not(css: str) -> None:
    assert not may_stand_within(css)


@given(PIECES)
def test_what_follows_a_style_sheet_that_may_stand_within_is_read_as_if_alone(css: str) -> None:
    if may_stand_within(css):
        behind = "@import 'z' print; @font-face{a:url(y)}"
        assert [each.target for each in addresses_in(css + behind)][-2:] == ["z", "y"]
        assert list(rules_in(css + behind, "@font-face"))[-1].start == len(css) + len("@import 'z' print; ")


@pytest.mark.parametrize(("css", "rules"), [
    ("/* @font-face{} */ a{b:'@font-face{}'}", []),
    ("@font-face{a:'}'} b{}", ["@font-face{a:'}'}"]),
    ("@media print{@FONT-FACE{a:b}}", ["@FONT-FACE{a:b}"]),
    ("@media print{@font-face}b{}", ["@font-face"]),
])  # fmt: skip
def test_rules_are_found_within_others_and_end_where_their_block_does(css: str, rules: list[str]) -> None:
    assert [css[rule.start : rule.end] for rule in rules_in(css, "@font-face")] == rules
