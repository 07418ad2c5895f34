"""What is kept of a theme: its templates as they were compiled, whatever this process has filled before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import Environment
from msgspec import Struct
from msgspec.structs import replace

from dissensus.pages import TEMPLATES
from dissensus.rendering.looks import looks_of
from dissensus.rendering.templates import Templates, as_templates, compile_ahead, environment_of, render
from dissensus.rendering.theme import Theme, load_theme

PARTS = {
    "page.html": "{% extends 'base.html' %}{% from 'card.html' import card %}"
    "{% block main %}{{ card(page) }}{% endblock %}",
    "base.html": "<main>{% block main %}{% endblock %}</main>",
    "card.html": "{% macro card(c) %}{{ c.title }}{% endmacro %}",
}


class Page(Struct, frozen=True):
    title: str


def theme_of(templates: dict[str, str], tmp_path: Path) -> Theme:
    theme = load_theme("default", tmp_path)
    assert isinstance(theme, Theme)
    return replace(theme, templates=templates)


def own(templates: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The same templates, told apart from those of any other test: what was met before is known in a process."""
    return {name: f"{text}{{# {tmp_path.name} #}}" for name, text in templates.items()}


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: object, name: str, *rest: object, **options: object) -> object:
        names.append(name)
        return compile_(self, source, name, *rest, **options)  # type: ignore[call-overload]  # whatever it was given

    monkeypatch.setattr(Environment, "compile", noted)
    return names


def test_what_is_kept_need_not_be_compiled_again(tmp_path: Path, compiled: list[str]) -> None:
    templates = own(PARTS, tmp_path)
    looks = looks_of(theme_of(templates, tmp_path), ["page.html"])
    assert sorted(compiled) == ["base.html", "card.html", "page.html"]
    compiled.clear()
    assert filled(as_templates(templates), looks.codes) == b"<main>T</main>"
    assert compiled == []


def test_it_is_kept_though_the_same_templates_were_filled_before(tmp_path: Path, compiled: list[str]) -> None:
    templates = own(PARTS, tmp_path)
    assert filled(as_templates(templates), {}) == b"<main>T</main>"
    looks = looks_of(theme_of(templates, tmp_path), ["page.html"])
    environment_of.cache_clear()
    compiled.clear()
    assert filled(as_templates(templates), looks.codes) == b"<main>T</main>"
    assert compiled == []


def test_what_was_kept_of_another_text_counts_for_nothing(tmp_path: Path) -> None:
    before = looks_of(theme_of(own(PARTS, tmp_path), tmp_path), ["page.html"])
    after = own({**PARTS, "base.html": "<article>{% block main %}{% endblock %}</article>"}, tmp_path)
    assert filled(as_templates(after), before.codes) == b"<article>T</article>"


def test_a_template_that_cannot_be_compiled_is_left_out(tmp_path: Path) -> None:
    templates = own({**PARTS, "other.html": "{% if %}", "third.html": "{{ page.title|nothing }}"}, tmp_path)
    looks = looks_of(theme_of(templates, tmp_path), ["page.html", "other.html", "third.html"])
    assert len(looks.codes) == len(PARTS)


def test_of_the_default_theme_all_is_kept(tmp_path: Path, compiled: list[str]) -> None:
    theme = load_theme("default", tmp_path)
    assert isinstance(theme, Theme)
    looks = looks_of(theme, TEMPLATES)
    environment_of.cache_clear()
    compiled.clear()
    compile_ahead(as_templates(theme.templates), TEMPLATES, looks.codes)
    assert compiled == []


def filled(templates: Templates, codes: Mapping[str, bytes]) -> bytes:
    compile_ahead(templates, ["page.html"], codes)
    return render(templates, "page.html", Page("T"))
