"""Edits of settings, word lists, pages of prose and the site's theme; files that are strays, or broken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compiling.picking import Pick, change
from compiling.whole_site import THEME, WORDING
from compiling.world import World

TABLES = ("order", "publish", "topics")  # these stand last in a file of settings

SETTINGS: Mapping[str, list[Any]] = {
    "title": ["A site", "Another site"],
    "tagline": [None, "All of it."],
    "curators": [None, "Ann & Bo"],
    "base_url": [None, "https://example.org/a", "https://example.org/b"],
    "language": [None, "ru", "en-GB"],
    "theme": ["own", None, "none-such"],
    "wording": [None, "lists.yaml"],
    "order": [None, {"rows": "days"}, {"positions": "label"}, {"rows": "days", "positions": "label"}],
    "publish": [None, {"documents": "whole"}, {"context": 0}, {"context": 20}],
    "topics": [None, {"north": "The north"}, {"river": "The river"}, {"no-such": "No such"}],
}

LISTS = [WORDING, b"loaded: [bridge]\n", b"loaded: []\nverbs: [Said]\n", b"leading: []\n", b"allowed: [\n", None]

OF_THEME: Mapping[str, list[bytes | None]] = {
    "themes/own/templates/prose.html": [
        THEME["themes/own/templates/prose.html"],
        b'{% extends "default/prose.html" %}{% block main %}<p>Ours</p>{{ super() }}{% endblock %}\n',
        b"{{ page['title'] }}",
        b"{{ no_such_thing.at_all }}\n",
        b"{% if %}",
        None,
    ],
    "themes/own/templates/point.html": [
        None,
        b"{{ page.title }}",
        b"{% set it = page %}{{ it.question }}",
        b"{% macro all(of) %}{{ of }}{% endmacro %}{{ all(page) }}",
        b"{{ 1 // 0 }}",
    ],
    "themes/own/assets/style.css": [
        THEME["themes/own/assets/style.css"],
        b'@import "default/style.css";\n',
        b'@import "no/such.css";\n',
        None,
    ],
    "themes/own/assets/icon.svg": [None, b"<svg/>"],
    "themes/own/theme.toml": [
        THEME["themes/own/theme.toml"],
        THEME["themes/own/theme.toml"] + b'pages = ["home", "point", "source"]\n',
        THEME["themes/own/theme.toml"] + b'pages = ["point", "prose", "documents"]\n',
        b'name = "own"\napi = 1\n',
        b"name =",
        None,
    ],
}

STRAYS: Mapping[str, list[bytes]] = {
    "content/notes.txt": [b"Notes."],
    "content/source.yaml": [b"Notes."],
    "content/folder/deep.txt": [b"Notes."],
    "content/pages/notes.txt": [b"Notes."],
    "content/points/notes.txt": [b"Notes."],
    "content/points/notes.yml": [b"Notes."],
    "content/points/.hidden.yaml": [b"Notes."],
    "content/points/folder/deep.yaml": [b"Notes."],
    "content/points/Bad Name.yaml": [b"a: 1"],
    "content/points/broken.yaml": [b"a: [", b"\xff", b"question: What?\nquestion: Who?\n"],
    "seeds/notes.txt": [b"Notes."],
}


def edit_settings(world: World, pick: Pick) -> None:
    """A setting other than before."""
    name = pick(sorted(SETTINGS))
    settings = world.site["settings"]
    change(settings, name.replace("_", "-"), SETTINGS[name], pick)
    world.site["settings"] = dict(sorted(settings.items(), key=lambda each: each[0] in TABLES))


def edit_wording(world: World, pick: Pick) -> None:
    """The word lists of a site other than before, in either of the files that may hold them."""
    _lay(world, pick(["content/wording.yaml", "lists.yaml"]), LISTS, pick)


def edit_prose(world: World, pick: Pick) -> None:
    """A page of prose other than before, one more, or one fewer."""
    bodies = [
        "Nothing.\n",
        "At [it](points/bridge/#mod).\n",
        "At [it](points/crossing/).\n",
        "A regime.\n",
        "[No](no/)\n",
    ]
    page = {"title": pick(["About", "Another"]), "order": pick(["3", "1"]), "body": pick(bodies)}
    change(world.site["pages"], pick(["about", "index", "method"]), [page, None], pick)


def edit_theme(world: World, pick: Pick) -> None:
    """A file of the site's theme other than before, one more, or one fewer."""
    file = pick(sorted(OF_THEME))
    _lay(world, file, OF_THEME[file], pick)


def put_a_stray(world: World, pick: Pick) -> None:
    """A file that is not read, or cannot be; or none there any more."""
    file = pick(sorted(STRAYS))
    _lay(world, file, [*STRAYS[file], None], pick)


def break_a_file(world: World, pick: Pick) -> None:
    """A file of the site with nothing in it that should be there, or as it should be again."""
    points = [f"content/points/{id_}.yaml" for id_ in sorted(world.points)]
    file = pick([*points, "content/documents.yaml", "content/sources.yaml", "content/pages/about.md", "site.toml"])
    if file in world.besides:
        del world.besides[file]
    else:
        world.besides[file] = pick([b"a: [", b"", b"\xff", b"a: 1\na: 2\n", None])


def _lay(world: World, file: str, choices: list[Any], pick: Pick) -> None:
    """Another file than there is, or none."""
    world.besides[file] = pick([choice for choice in choices if choice != world.besides.get(file)])


OF_THE_SITE = (edit_settings, edit_wording, edit_prose, edit_theme, put_a_stray, break_a_file)
