"""A site whose every text field tries to run as something, made from the declarations: a new field is in it.

A field's words are its name in brackets on both ends, and between them whatever might end an attribute, an
element, a comment, a style sheet or a template's expression, and would then set a global `hit`.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import FieldInfo, fields

from dissensus import model
from dissensus.settings import Settings

ATTACK = (  # as short as the shortest field
    '"\'></p></style></title>--><script>hit=1</script><img src=x onerror="hit=1"><svg onload=hit=1>'
    "{{7*7}}{%x%}${7*7}&lt;b&gt;]]>\u202eabc"
)
MARKDOWN_ATTACK = (
    "[a](javascript:hit=1) [b](JaVaScRiPt&colon;hit=1) [c](data:text/html,<script>hit=1</script>) "
    '![d](http://elsewhere.invalid/d.png) ![e](x" onerror="hit=1) <javascript:hit=1> '
    '[f](http://elsewhere.invalid/"onmouseover="hit=1) '
)
URL_ATTACK = "https://elsewhere.invalid/'onmouseover='hit=1';&quot;&gt;&lt;script&gt;hit=1&lt;/script&gt;/$(7*7)%22%3E"

DOCUMENT = "seeds/hostile.txt"
ONLY = "only"  # the id of whatever there is one of

# What the rules of a site let nobody choose freely. Other fields of a closed form are left out.
CHOSEN: Mapping[str, str | list[str]] = {
    "Source.kind": "outlet",
    "Document.file": DOCUMENT,
    "Document.published": "2024-03-12",
    "Document.dated": "derived",
    "Document.language": "en",
    "SetAside.reason": "furniture",
    "Card.said": "2024-03-12",
    "Card.dated": "derived",
    "Card.position": ONLY,
    "Source.party": "speakers",
    "Position.facet": ONLY,
    "Named.party": "listeners",
    "Term.of": ONLY,
    "Relation.to": "second",
    "Relation.as_": "differs",
    "Figure.at_least": "10",
    "Point.period": "",
    "Point.topics": [ONLY],
    "PageHead.order": "",
    "Settings.wording": "",
}


def words_of(name: str) -> str:
    """The hostile words of a field, as in `Card.claim`."""
    return f"[{name}[{ATTACK}]{name}]"


def shown_words_of(name: str) -> str:
    """The same as a page shows them: Markdown reads entities, and takes asterisks for emphasis."""
    is_markdown = (name, model.Markdown) in _all_fields()
    return html.unescape(words_of(name)).replace("*", "") if is_markdown else words_of(name)


def free_fields() -> list[str]:
    """The name of every field that a curator fills as it pleases, in every declaration of the site format."""
    return sorted({name for name, hint in _all_fields() if _is_free(hint) and name not in CHOSEN})


def make_hostile_site(folder: Path) -> Path:
    """`folder` as a site with hostile words in every free field, in its document and on its pages."""
    text = "\n\n".join(_paragraphs())
    for name, content in _files(text).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return folder


def _files(text: str) -> Mapping[str, str]:
    """The files of the site, its one document reading `text`. JSON is YAML, and its strings are TOML's."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = _filled(model.Source)
    relay = {"name": source["name"] + ", another", "kind": "body", "party": "listeners", "part-of": ONLY}
    sources = {
        "parties": {"speakers": _filled(model.Party), "listeners": _filled(model.Party)},
        "sources": {ONLY: source, "relay": relay},
    }
    documents = {"documents": {ONLY: _filled(model.Document) | {"sha256": digest}}}
    head = _json(_filled(model.PageHead))
    body = words_of("Page.body") + "\n\n" + MARKDOWN_ATTACK
    return {
        "site.toml": "".join(f"{key} = {_toml(value)}\n" for key, value in _filled(Settings).items()),
        model.SOURCES_FILE: _json(sources),
        model.DOCUMENTS_FILE: _json(documents),
        f"content/points/{ONLY}.yaml": _json(_point()),
        "content/pages/index.md": f"---\n{head}\n---\n{body}\n",
        "content/pages/method.md": f"---\n{head}\n---\n{body}\n",
        DOCUMENT: text,
    }


def _point() -> dict[str, Any]:
    """A point with a card that has everything, one that rejects, and one that declines."""
    point = _filled(model.Point)
    first = point["cards"][0]
    first["id"] = "first"
    first["figure"]["as-worded"] = first["terms"][0]["words"] = first["reports"][0]["quote"]
    bare = {key: value for key, value in first.items() if key not in ("position", "relates")}
    point["cards"] += [
        bare | {"id": "second", "speaker": "relay", "rejects": ONLY},
        bare | {"id": "third", "declines": "true"},
    ]
    return point


def _paragraphs() -> Iterator[str]:
    """The document: every field that must stand in it, `before` and `after` on both sides of their quote."""
    for name, hint in _all_fields():
        owner, _, field = name.partition(".")
        if model.Words in (hint, *get_args(hint)) and field not in ("before", "after"):
            beside = field == "quote" or name == "SetAside.words"
            yield (
                f"{words_of(owner + '.before')} {words_of(name)} {words_of(owner + '.after')}"
                if beside
                else words_of(name)
            )


def _filled(declared: type[Struct]) -> dict[str, Any]:
    """A mapping as a curator writes it, every field filled that can be."""
    values = {info.encode_name: _value(f"{declared.__name__}.{info.name}", info) for info in fields(declared)}
    return {key: value for key, value in values.items() if value not in (None, "")}


def _value(name: str, info: FieldInfo) -> Any:
    if name in CHOSEN:
        return CHOSEN[name]
    return _of_kind(name, info.type, required=info.default is NODEFAULT and info.default_factory is NODEFAULT)


def _of_kind(name: str, hint: Any, required: bool) -> Any:
    """A value of the declared kind; None if only a closed form would do and the field may be left out."""
    hint = _without_none(hint)
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if isinstance(bare, type) and issubclass(bare, Struct):
        return _filled(bare)
    if get_origin(bare) is tuple:
        item = _of_kind(name, get_args(bare)[0], required)
        return None if item is None else [item]
    if get_origin(bare) is dict:
        return {ONLY: _of_kind(name, get_args(bare)[1], required=True)}
    if _is_free(hint):
        return _free_value(name, hint)
    if required and re.match(str(_meta(hint).pattern or "$"), ONLY):
        return ONLY
    assert not required or name.endswith("sha256"), f"say in CHOSEN what {name} is in the hostile site"
    return None


def _free_value(name: str, hint: Any) -> str:
    if not re.search(str(_meta(hint).pattern or ""), words_of(name)):
        return URL_ATTACK
    return words_of(name) + (" " + MARKDOWN_ATTACK if hint == model.Markdown else "")


def _is_free(hint: Any) -> bool:
    """Whether hostile words fit the declaration: plain text, or a pattern that lets our address through."""
    hint = _without_none(hint)
    if get_origin(hint) is tuple:
        return _is_free(get_args(hint)[0])
    if get_origin(hint) is dict:
        return _is_free(get_args(hint)[1])
    if hint is not str and not (get_origin(hint) is Annotated and get_args(hint)[0] is str):
        return False
    pattern = _meta(hint).pattern
    return pattern is None or bool(re.search(pattern, URL_ATTACK))


def _all_fields() -> Iterator[tuple[str, Any]]:
    """Every field of the site format with its type, each once."""
    seen: set[type[Struct]] = set()
    waiting: list[Any] = [Settings, model.SourcesFile, model.DocumentsFile, model.Point, model.PageHead]
    while waiting:
        hint = waiting.pop()
        if isinstance(hint, type) and issubclass(hint, Struct) and hint not in seen:
            seen.add(hint)
            yield from ((f"{hint.__name__}.{info.name}", _without_none(info.type)) for info in fields(hint))
            waiting += [info.type for info in fields(hint)]
        elif not isinstance(hint, type):
            waiting += get_args(hint)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def _meta(hint: Any) -> Meta:
    return next((part for part in get_args(hint) if isinstance(part, Meta)), Meta())


def _toml(value: Any) -> str:
    """A value as TOML has it. JSON's strings are TOML's."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_toml(inner)}' for key, inner in value.items())}}}"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
