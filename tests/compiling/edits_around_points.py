"""Edits of what points stand on: parties, sources, documents and their texts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from compiling.picking import Pick, change, put
from compiling.whole_site import WORDS, caveat, quote, text
from compiling.world import World
from generated import Plain


def edit_source(world: World, pick: Pick) -> None:
    """A field of a source."""
    name = pick(sorted(world.sources))
    others = [each for each in sorted(world.sources) if each != name] or [name]
    field = pick(["name", "spellings", "note", "party", "members", "part-of", "role", "kind"])
    choices: dict[str, list[Any]] = {
        "name": ["A name", "Held by some", "Aaa", world.sources[others[0]]["name"]],
        "spellings": [None, ["They"], ["Printed"], ["They", "nobody"], ["Nowhere written"]],
        "note": [None, "A *note*.", "Another, [there](points/bridge/#mod).", "See [@bridge#mod]."],
        "party": [None, *sorted(world.parties), "nobodys"],
        "members": [None, others[:2], others[-2:], others[:1]],
        "part-of": [None, *others],
        "role": [None, "head", "former head"],
        "kind": ["person", "body", "outlet"],
    }
    change(world.sources[name], field, choices[field], pick)


def rename_everywhere(world: World, pick: Pick) -> None:
    """A source of another id, wherever that is written: nothing else differs."""
    spelt = [id_ for id_, each in world.sources.items() if each.get("spellings")]  # documents write these
    name = pick([pick(sorted(world.sources)), *spelt])
    new = pick([f"{name}-anew", "aaa"])  # in the same place among them, or in another
    if new not in world.sources:
        world.site.update(_with_id(world.site, name, new))


def _with_id(value: Any, name: str, new: str) -> Any:
    """A plain value with another id, as key and as value."""
    if isinstance(value, dict):
        return {_with_id(key, name, new): _with_id(each, name, new) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_id(each, name, new) for each in value]
    return new if value == name else value


def hand_on_a_name(world: World, pick: Pick) -> None:
    """A source that has the first name of the next one for its last, or the other way round.

    All names together are the same, in the same order.
    """
    names = {id_: [each["name"], *(each.get("spellings") or [])] for id_, each in world.sources.items()}
    pairs = [pair for pair in pairwise(sorted(names)) if sum(len(names[id_]) for id_ in pair) > 2]
    if not pairs:
        return
    one, next_ = pick(pairs)
    both = [*names[one], *names[next_]]
    border = pick([place for place in range(1, len(both)) if place != len(names[one])])
    for id_, (name, *spellings) in ((one, both[:border]), (next_, both[border:])):
        world.sources[id_]["name"] = name
        put(world.sources[id_], "spellings", spellings or None)


def edit_party(world: World, pick: Pick) -> None:
    """A party other than before, one more, one fewer."""
    worded: list[Plain | None] = [
        {"name": "Party A"},
        {"name": "The South"},
        {"name": "The North", "about": "Some of it."},
    ]
    change(world.parties, pick([*sorted(world.parties), "third"]), [*worded, None], pick)


def add_source(world: World, pick: Pick) -> None:
    """A source more."""
    new = {"name": pick(["A new one", "A minister"]), "kind": pick(["body", "outlet"])}
    world.sources[pick(["new", "aaa"])] = {**new, **pick([{}, {"party": "north"}])}


def remove_source(world: World, pick: Pick) -> None:
    """A source fewer, whatever leads to it."""
    if len(world.sources) > 1:
        del world.sources[pick(sorted(world.sources))]


def edit_document(world: World, pick: Pick) -> None:
    """A field of a document."""
    name = pick(sorted(world.documents))
    printed, furniture = f"Printed {name} in April", {"words": "Read more. Subscribe", "reason": "furniture"}
    field = pick(
        ["title", "outlet", "published", "note", "set-aside", "dated-by", "line-ends", "authors", "language", "url"]
    )
    choices: dict[str, list[Any]] = {
        "title": [printed, world.documents[name]["title"], "No such title"],
        "outlet": sorted(world.sources),
        "published": ["2024-04-01", "2024-04-09", "2024-03-11", "2024-03-01", "never"],
        "note": [None, "A *note*.", "Another, [there](points/bridge/)."],
        "set-aside": [
            None,
            [furniture],
            [{**furniture, "reason": "caption"}],
            *([{**furniture, "words": words}] for words in (quote(name, "bravo"), caveat(name, "alfa"), "no such")),
        ],
        "dated-by": [None, printed, "No such words"],
        "line-ends": [None, "wrapped"],
        "authors": [None, ["Ann Bo"], ["Cy"]],
        "language": ["en", "ru"],
        "url": [None, "https://example.org/a", "https://example.org/b"],
    }
    change(world.documents[name], field, choices[field], pick)


def archive_anew(world: World, pick: Pick) -> None:
    """Another text of a document, with the digest that it has."""
    name = pick(sorted(world.documents))
    world.besides.pop(f"seeds/{name}.txt", None)
    change(world.texts, name, _versions(world, name), pick)


def change_a_text(world: World, pick: Pick) -> None:
    """The file of a text other than it was archived, gone, or no text; or as it was archived."""
    name = pick(sorted(world.documents))
    spoilt = [None, b"\xff\xfe no text", *(version.encode() for version in _versions(world, name))]
    file = f"seeds/{name}.txt"
    if file in world.besides and pick([True, False]):
        del world.besides[file]
    else:
        world.besides[file] = pick(spoilt)


def _versions(world: World, name: str) -> list[str]:
    title = world.documents[name]["title"]
    whole = text(name, title)
    return [
        whole,
        f"Now a paragraph more.\n\n{whole}",
        whole.replace("They said", "It was told"),
        whole.replace("12", "13"),  # as many characters
        text(name, title, WORDS[:1]),
        f"{whole}\n{quote(name, 'alfa')}\n",  # what stood once stands twice
    ]


def add_document(world: World, pick: Pick) -> None:
    """A document more."""
    name = pick(["fourth", "aaa"])
    outlets = [id_ for id_, each in sorted(world.sources.items()) if each["kind"] == "outlet"] or ["nobody"]
    published = {"outlet": pick(outlets), "published": pick(["2024-04-04", "2024-04-02"]), "language": "en"}
    world.documents[name] = {"title": "A new one", **published}
    world.texts[name] = text(name, "A new one")


def remove_document(world: World, pick: Pick) -> None:
    """A document fewer, with its text, whatever rests on it."""
    if len(world.documents) > 1:
        name = pick(sorted(world.documents))
        del world.documents[name], world.texts[name]
        world.besides.pop(f"seeds/{name}.txt", None)


AROUND_POINTS = (
    edit_source, rename_everywhere, hand_on_a_name, edit_party, add_source, remove_source,
    edit_document, archive_anew, change_a_text, add_document, remove_document,
)  # fmt: skip
