"""Parties and sources: outlets, speakers, and some that speak together; the names that documents write."""

from __future__ import annotations

from hypothesis import strategies as st

from generated.plain import Plain, numbers, one_of, some, words

KINDS = ("person", "body", "armed-group")


def parties(draw: st.DrawFn) -> Plain:
    """Up to three parties."""
    return {
        f"party-{n}": {"name": f"Party {n} {draw(words(0, 2))}".strip(), **some(draw, about="<b>All</b> of these.")}
        for n in range(draw(numbers(0, 3)))
    }


def outlets(draw: st.DrawFn) -> Plain:
    """One outlet or two."""
    return {f"outlet-{n}": _source(draw, f"outlet-{n}", kind="outlet") for n in range(draw(numbers(1, 2)))}


def speakers(draw: st.DrawFn, parties: Plain) -> Plain:
    """Up to four speakers, each perhaps part of an earlier one; behind two or more, perhaps all of them together."""
    single: Plain = {}
    for number in range(draw(numbers(1, 4))):
        id_ = f"speaker-{number}"
        kind = one_of(draw, KINDS)
        party, whole = (one_of(draw, [None, *each]) for each in (parties, single))
        single[id_] = _source(draw, id_, kind=kind, party=party, part_of=whole)
    if len(single) > 1 and draw(st.booleans()):
        return single | {"together": {"name": "All together", "kind": "body", "members": list(single)}}
    return single


def _source(draw: st.DrawFn, id_: str, kind: str, **leads: str | None) -> Plain:
    """A source. Of its spellings one stands within the other, and a document has at least the longer."""
    spellings = one_of(draw, [[], [f"Corps of {id_}"], [f"Corps of {id_}", f"Old Corps of {id_}"]])
    return {
        "name": f"The {id_} {draw(words(0, 2))}".strip(),
        "kind": kind,
        **({"spellings": spellings} if spellings else {}),
        **{name.replace("_", "-"): id_ for name, id_ in leads.items() if id_},
        **some(draw, role="an <i>office</i>", note="A *note*, [a link](sources/)."),
    }
