"""Markdown: what curators write becomes HTML that can hold no markup but ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dissensus.rendering.markdown import Surroundings, is_allowed, to_html

HERE = Surroundings(
    cite=lambda reference: (f"../x/index.html#{reference}", "statement 3: by A & B", f"<{reference}>"),
    link=lambda address: f"../{address}",
)

LEFT_ALONE = [
    "https://example.org/a?b=c#d", "http://example.org", "HTTPS://example.org", "mailto:desk@example.org", "method/",
    "points/casualties/#card", "#card", "?a=b", "a/b.html", "./a",
]  # fmt: skip

REFUSED = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)", "\x01javascript:x",
    "data:text/html,x", "data:image/png;base64,AAAA", "vbscript:x", "file:///etc/passwd", "blob:https://x/y",
    "intent://x#Intent;end", "jar:http://x!/y", "//example.org/x", "/\\example.org", "\\\\example.org", "/rooted",
    "\t//example.org", "https:/example.org", "https:example.org", "ftp://example.org", "tel:112", "a\\b", "x-y.z+1:q",
    "view-source:https://x",
]  # fmt: skip


@pytest.mark.parametrize("address", LEFT_ALONE)
def test_links_abroad_and_within_the_site_are_allowed(address: str) -> None:
    assert is_allowed(address)


@pytest.mark.parametrize("address", REFUSED)
def test_no_other_link_is(address: str) -> None:
    assert not is_allowed(address)
    assert "<a " not in to_html(f"[words](<{address}>)", HERE)


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
        ("<!-- a -->", "<p>&lt;!-- a --&gt;</p>\n"),
        (
            "![a](https://example.org/x.png)",
            '<p>!<a href="https://example.org/x.png" rel="noreferrer">a</a></p>\n',
        ),
        ("[a](method/)", '<p><a href="../method/">a</a></p>\n'),
        ("<https://example.org/?a&b>", None),
        ("# One\n\n#### Four\n", "<h3>One</h3>\n<h6>Four</h6>\n"),
        ('```x" onclick="y\n<b>\n```', None),
        ('[a](https://example.org/ "t\\" onclick=\\"x")', None),
    ],
)
def test_markup_is_made_by_us_alone(markdown: str, made: str | None) -> None:
    found = to_html(markdown, HERE)
    if made is not None:
        assert found == made
    assert not _attributes(found) - {"href", "rel", "title", "class", "aria-label"}


def test_a_citation_becomes_a_link_to_its_card() -> None:
    assert to_html("So [@a; @p#b].", HERE) == (
        '<p>So <span class="cites">[<a class="cite" href="../x/index.html#a" aria-label="statement 3: by A &amp; B">'
        '&lt;a&gt;</a>, <a class="cite" href="../x/index.html#p#b" aria-label="statement 3: by A &amp; B">'
        "&lt;p#b&gt;</a>]</span>.</p>\n"
    )


@pytest.mark.parametrize("markdown", ["`[@a]`", "\\[@a]", "    [@a]\n"])
def test_in_code_and_after_a_backslash_nothing_is_cited(markdown: str) -> None:
    assert "<a" not in to_html(markdown, HERE)


@given(
    st.lists(st.sampled_from([*"<>&\"'`*_[]()!#\\\n ", "javascript:", "onerror=", "script", "[@a]", "https://x", "a"]))
)
def test_no_text_makes_an_element_or_attribute_of_its_own(parts: list[str]) -> None:
    found = to_html("".join(parts), HERE)
    allowed = {"p", "em", "strong", "code", "pre", "a", "span", "br", "hr", "ul", "ol", "li", "blockquote"}
    allowed |= {f"h{level}" for level in range(1, 7)}
    elements = {element.tag for element in html.fragment_fromstring(f"<div>{found}</div>").iterdescendants()}
    assert elements <= allowed
    assert not _attributes(found) - {"href", "rel", "title", "class", "aria-label", "start"}
    assert "javascript:" not in "".join(html.fragment_fromstring(f"<div>{found}</div>").xpath("//@href"))


def _attributes(markup: str) -> set[str]:
    tree = html.fragment_fromstring(f"<div>{markup}</div>")
    return {name for element in tree.iterdescendants() for name in element.attrib}
