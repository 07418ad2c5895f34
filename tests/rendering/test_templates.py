"""Templates: what stands in a view is escaped, and a template that fails is told with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec import Struct

from dissensus.rendering.templates import UnusableTemplate, as_templates, render


class View(Struct, frozen=True):
    text: str = "<b> & \"'"
    html: Markup = Markup("<b>")


def made(template: str, **others: str) -> str:
    texts = {"a.html": template, **{f"{name}.html": text for name, text in others.items()}}
    return render(as_templates(texts), "a.html", View()).decode()


def test_text_is_escaped_and_markup_is_not() -> None:
    assert made("{{ page.text }}{{ page.html }}") == "&lt;b&gt; &amp; &#34;&#39;<b>"


def test_no_control_character_reaches_a_page() -> None:
    text = "a\x00b\x1b[2J\x85\ufffe\tc\r\nd\u202ee\U0001f600"
    page = render(as_templates({"a.html": "{{ page.text }}"}), "a.html", View(text)).decode()
    assert page == "a\ufffdb\ufffd[2J\ufffd\ufffd\tc\r\nd\u202ee\U0001f600"


@given(st.text(st.characters(categories=["Cc", "Cn", "Co", "Lu", "Po", "Sc"]), max_size=8))
def test_of_any_text_only_control_characters_are_replaced(text: str) -> None:
    page = render(as_templates({"a.html": "{{ page.html }}"}), "a.html", View(html=Markup(text))).decode()
    allowed = "".join("\ufffd" if is_control(letter) else letter for letter in text)
    assert page == allowed


def is_control(letter: str) -> bool:
    """Whether HTML calls it a control character or a noncharacter of the first plane, and no white space."""
    code = ord(letter)
    return (
        (code < 0x20 and letter not in "\t\n\f\r")
        or 0x7F <= code < 0xA0
        or 0xFDD0 <= code < 0xFDF0
        or code in (0xFFFE, 0xFFFF)
    )


def test_a_template_may_extend_another_and_fill_a_block() -> None:
    assert made("{% extends 'base.html' %}{% block x %}b{% endblock %}", base="a{% block x %}{% endblock %}c") == "abc"


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ page.html.upper() }}", "<B>"),
        ("{% for x in 'ab' %}{{ loop.index }}{% endfor %}", "12"),
        ("{% set n = namespace(a=1) %}{% set n.a = n.a + 1 %}{{ n.a }}", "2"),
        ("{% block b %}x{% endblock %}{{ self.b() }}", "xx"),
        ("{% import 'other.html' as other %}{{ other.macro(page) }}", "1"),
        ("{{ {'key': 1}.key }}{{ {'class': 2}.class }}{{ {'ключ': 3}.ключ }}", "123"),
        ("{{ page.missing is defined }}{{ page.missing | default('none') }}", "Falsenone"),
        ("{{ {'items': 1}.items is callable }}{{ ('a',).count('a') }}", "True1"),
        ("{{ 3.real }}{{ [page][0].html }}{{ (page.html or page.text).lower() }}", "3<b><b>"),
    ],
)
def test_a_name_behind_a_dot_is_an_attribute_else_an_item_else_undefined(template: str, printed: str) -> None:
    other = "{% macro macro(it) %}{{ it.html | length - 2 }}{% endmacro %}"
    assert [made(template, other=other) for _ in range(2)] == [printed, printed]


def test_a_page_that_asks_for_an_item_does_not_spoil_one_that_asks_for_an_attribute() -> None:
    template = "{% if page.text %}{{ {'a': page.text}.a }}{% endif %}{{ page.html }}"
    templates = as_templates({"a.html": template})
    views = [View(), View("x"), View("")]
    assert [render(templates, "a.html", view) for view in views * 2] == [
        b"&lt;b&gt; &amp; &#34;&#39;<b>",
        b"x<b>",
        b"<b>",
    ] * 2


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("\n{% if %}", 2, "Expected an expression"),
        ("a\nb\n{{ page.txet }}", 3, 'a View has no "txet": Did you mean "text"?'),
        ("{{ pgae }}", 1, 'nothing is called "pgae" here'),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("\n\n{% include 'gone.html' %}", 3, 'the theme has no template "gone.html"'),
        ("{{ page.text.gone.further }}", 1, "gone"),
    ],
)
def test_a_template_that_fails_is_told_with_its_line(template: str, line: int, said: str) -> None:
    with pytest.raises(UnusableTemplate) as caught:
        made(template)
    assert (caught.value.template, caught.value.line) == ("a.html", line)
    assert said in caught.value.message


def test_the_template_told_is_the_one_that_fails() -> None:
    with pytest.raises(UnusableTemplate) as caught:
        made("{% include 'part.html' %}", part="\n{{ page.txet }}")
    assert (caught.value.template, caught.value.line) == ("part.html", 2)
