"""What a template can ask for: fields of the page, and names of whatever is within; None where it cannot be told."""

from __future__ import annotations

import pytest

from dissensus.rendering.asked import Asked
from dissensus.rendering.templates import as_templates

TOLD = [
    ("", set()),
    ("{{ page.title }}", {"title", ".title"}),
    ("{% for c in page.cards %}{{ c.words }}{% endfor %}", {"cards", ".cards", ".words"}),
    ("{{ page.links|map(attribute='to.text')|join(';') }}", {"links", ".links", ".to", ".text", ".;"}),
    ("{{ page.links|sort(attribute='year,title')|first }}", {"links", ".links", ".year", ".title"}),
    ("{{ page.cards[0].id }}{{ page.cards[-1] }}{{ page.cards[1:] }}", {"cards", ".cards", ".id", ".0", ".1"}),
    ("{{ page.cards[0]['note'] }}", {"cards", ".cards", ".0", ".note"}),
    ("{{ {'a': 'A'}[page.kind] }}", {"kind", ".kind", ".a", ".A"}),
    ("{% set k = {'a': {'b': 'B'}} %}{{ k[page.x][page.y] }}", {"x", "y", ".x", ".y", ".a", ".b", ".B"}),
    ("{% set k = {'a': {'b': 'B'}} %}{% set n = k[page.x] %}{{ n[page.y] }}", {"x", "y", ".x", ".y", ".a", ".b", ".B"}),
    ("{% for c in page.cs %}{{ page.heads[loop.index0] }}{% endfor %}", {"cs", "heads", ".cs", ".heads", ".index0"}),
]


@pytest.mark.parametrize(("text", "fields"), TOLD)
def test_told_are_fields_of_the_page_and_names_of_what_is_within(text: str, fields: set[str]) -> None:
    assert asked(text) == frozenset(fields)


@pytest.mark.parametrize(
    "text",
    [
        "{{ page }}",
        "{{ page.cards|first|attr(page.kind) }}",
        "{{ page.cards|map(attribute='no' ~ 'te')|list }}",
        "{{ page.cards[0][page.kind] }}",
        "{% set k = {'a': page.cards} %}{{ k['a'][page.kind] }}",
        "{% set k = {'a': 'A'} %}{% for k in page.cards %}{{ k[page.kind] }}{% endfor %}",
        "{% set k = {'a': 'A'} %}{% macro m(k) %}{{ k[page.kind] }}{% endmacro %}",
        "{% set k = k[0] %}{{ k[page.kind] }}",
        "{% set a = b[0] %}{% set b = a[0] %}{{ a[page.kind] }}",
        "{% set k = {'a': 'A'} if page.x else page.cards %}{% set n = k[page.y] %}{{ n[page.kind] }}",
        "{% from 'parts.html' import k %}{{ k[page.kind] }}",
        "{{ page.title.__class__ }}",
        "{{ '{0.note}'.format(page.cards[0]) }}",
        "{{ '{card.note}'.format_map({'card': page.cards[0]}) }}",
        "{% if %}",
    ],
)
def test_where_a_name_is_made_as_it_goes_all_may_be_asked_for(text: str) -> None:
    assert asked(text) is None


def test_a_template_asks_for_what_those_it_leans_on_ask_for() -> None:
    templates = {
        "point.html": "{% extends 'base.html' %}{% from 'card.html' import card %}{{ card(page.cards[0]) }}",
        "base.html": "{{ page.title }}",
        "card.html": "{% macro card(c) %}{{ c.note }}{% endmacro %}",
    }
    leaning = Asked(as_templates(templates)).of("point.html")
    assert leaning.templates == frozenset(templates)
    assert leaning.fields == frozenset({"cards", "title", ".cards", ".title", ".note", ".0"}) | NAMES_OF_TEMPLATES


NAMES_OF_TEMPLATES = frozenset({".base", ".html", ".card"})  # words between quotation marks as well


def asked(text: str) -> frozenset[str] | None:
    return Asked(as_templates({"page.html": text, "parts.html": ""})).of("page.html").fields
