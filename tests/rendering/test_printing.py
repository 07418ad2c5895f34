"""What templates print by our own way is what Jinja prints; and what it refuses we refuse in its words."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup
from msgspec import Struct

from dissensus.rendering.templates import UnusableTemplate, as_templates, render


class View(Struct, frozen=True):
    text: str = "<b> & \"'"
    html: Markup = Markup("<b>")
    number: int = 3
    none: None = None
    items: tuple[str, ...] = ("<a>", "b")


PART = """
{% macro one(a) %}[{{ a }}]{% endmacro %}
{% macro two(a, b='<d>') %}{{ one(a) }}({{ b }}){% endmacro %}
{% macro more(a) %}{{ a }}{{ varargs | join(',') }}{{ kwargs | length }}{% endmacro %}
{% macro rest(a) %}{{ a }}{{ varargs | length }}{% endmacro %}
{% macro named(a) %}{{ a }}{{ kwargs | length }}{% endmacro %}
{% macro round(a) %}<{{ caller() }}>{{ a }}{% endmacro %}
{% macro deep(n) %}{{ n }}{% if n %}{{ deep(n - 1) }}{% endif %}{% endmacro %}
"""
TEMPLATES = {"part.html": PART, "page.html": "{{ page.text }}!"}

PRINTED = [
    "{{ page.text }}{{ page.html }}{{ page.number }}{{ page.none }}{{ page.items }}{{ true }}{{ 1.5 }}",
    "{{ one(page.text) }}{{ one(page.html) }}{{ one(a=page.number) }}",
    "{{ two(page.text) }}{{ two(page.text, page.html) }}{{ two(b=page.text, a=1) }}{{ two(1, b=2) }}",
    "{{ more(1, 2, 3) }}{{ more(1, z=2) }}{{ more(*page.items) }}{{ one(**{'a': '<'}) }}",
    "{{ more(1) }}{{ rest(1) }}{{ rest(1, 2) }}{{ named(1) }}{{ named(1, z=2) }}",
    "{% call round(page.text) %}{{ page.text }}{% endcall %}",
    "{{ one(one(page.text)) }}{{ one(page.text) | upper }}{{ one(page.text) ~ page.text }}",
    "{{ two(one(page.text), one(b)) if page.none else one('<') }}",
    "{% set kept = one(page.text) %}{{ kept }}{{ kept | length }}",
    "{% set one = two %}{{ one(page.text) }}{{ deep(4) }}{{ range(2) }}{{ page.items.index('b') }}",
    "{% autoescape false %}{{ page.text }}{{ one(page.text) }}{{ two(page.text) }}{% endautoescape %}{{ one('<') }}",
    "{% macro own(a) %}{{ one(a) }}{{ same(a) }}{% endmacro %}{% macro same(a) %}{{ a }}<{% endmacro %}"
    "{% autoescape false %}{{ own(page.text) }}{% endautoescape %}{{ own(page.text) }}",
    "{% block a %}x{% for i in page.items %}{{ i }}{{ loop.index }}{{ one(i) }}{% endfor %}{% endblock %}y",
    "{% block a %}x{% block b %}{{ page.text }}{% endblock %}z{% endblock %}{{ self.b() }}",
    "{% block a %}x{% include 'page.html' %}z{% if page.text %}{% include 'page.html' %}{% endif %}{% endblock %}",
    "{% block a %}x{% include 'part.html' without context %}z{% endblock %}",
    "{% block a %}{% if page.text %}x{% include 'part.html' without context %}z{% endif %}y{% endblock %}",
    "{% block a %}{% set x %}{{ page.text }}{% endset %}{{ x }}{% filter upper %}{{ x }}a{% endfilter %}{% endblock %}",
    "{{ {'a': '<', 'b': 1}['a'] }}{{ page.items[1] }}{{ page.items[-2:] }}{{ ['a', page.items][1][0] }}{{ 'xyz'[1] }}",
    "{{ page['text'] }}{{ page.items['index']('b') }}{{ (page.html or page.none)['upper']() }}",
    "{% block a %}x{% block b %}{{ page.text }}{% endblock %}z{% endblock %}{{ self['b']() }}",
    "{% for n in [1, [2]] recursive %}{% if n is iterable %}{{ loop(n) }}{% else %}{{ n }}{% endif %}{% endfor %}",
]
REFUSED = [
    "{{ one() }}",
    "{{ one(1, 2) }}",
    "{{ one(1, a=2) }}",
    "{{ one(b=1) }}",
    "{{ round(1) }}",
    "{{ none(1) }}",
    "{{ gone }}",
    "{{ one(gone) }}",
    "{{ page.number() }}",
]
NOT_THERE = [
    ("{{ page.gone }}", 'a View has no "gone": Did you mean "none"?'),
    ("{{ page['gone'] }}", 'a View has no "gone": Did you mean "none"?'),
    ("{{ page.items[7] }}", 'nothing is called "7" here'),
    ("{{ {'a': 1}['b'] }}", 'nothing is called "b" here'),
    ("{{ page.none[0] }}", 'nothing is called "0" here'),
]


@pytest.mark.parametrize("template", PRINTED)
def test_what_is_printed_is_what_jinja_prints(template: str) -> None:
    assert by_ours(template) == by_jinja(template)


@pytest.mark.parametrize("template", REFUSED)
def test_what_is_refused_is_what_jinja_refuses(template: str) -> None:
    with pytest.raises(UnusableTemplate) as ours:
        by_ours(template)
    with pytest.raises((TypeError, UndefinedError)) as theirs:
        by_jinja(template)
    told = str(theirs.value).rstrip(".").replace("'", '"').replace(" is undefined", "")
    assert told in ours.value.message.replace("'", '"')


@pytest.mark.parametrize(("template", "told"), NOT_THERE)
def test_what_is_not_there_is_told_in_the_words_of_views(template: str, told: str) -> None:
    with pytest.raises(UnusableTemplate) as refused:
        by_ours(template)
    assert refused.value.message == told


def by_ours(template: str) -> str:
    templates = as_templates({**TEMPLATES, "a.html": with_macros(template)})
    return render(templates, "a.html", View()).decode()


def by_jinja(template: str) -> str:
    environment = Environment(
        loader=DictLoader({**TEMPLATES, "a.html": with_macros(template)}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("a.html").render(page=View())


def with_macros(template: str) -> str:
    """A template that extends another, and knows the macros of a third."""
    return "{% from 'part.html' import one, two, more, rest, named, round, deep %}" + template
