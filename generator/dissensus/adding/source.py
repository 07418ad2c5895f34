"""A source, asked for: whoever speaks."""

from __future__ import annotations

from functools import partial

from dissensus.adding import forms
from dissensus.adding.blocks import Entry
from dissensus.adding.insertion import Addition
from dissensus.adding.interview import Interview, Question
from dissensus.adding.proposed import free_id, id_of
from dissensus.adding.rules import why_no, why_no_new_id, why_not_known
from dissensus.checks.sources import folded_name
from dissensus.model import Library, Source

NEEDED = ("name", "kind")
_NAME = "A name, such as: Ruth Okafor"
KINDS = ("person", "body", "armed-group", "outlet")


def ask_source(interview: Interview, library: Library) -> Addition:
    """The source as an entry of `content/sources.yaml`. Raises Unfit and Missing."""
    interview.demand(NEEDED)
    name = interview.answer(
        Question("name", "Name, as a document prints it", partial(_why_no_name, library), form=_NAME)
    )
    assert name is not None
    kinds = ", ".join(KINDS)
    kind = interview.answer(Question("kind", f"Kind ({kinds})", partial(why_no, Source, "kind"), choices=KINDS))
    party = interview.answer(_party(library))
    role = interview.answer(
        Question(
            "role",
            "Role, as the documents give it (or nothing)",
            partial(why_no, Source, "role"),
            is_needed=False,
            form="A few words, such as: spokesman of the port",
        )
    )
    part_of = interview.answer(_part_of(library))
    members = _members(interview, library)
    spellings = interview.answers(
        Question(
            "spelling",
            "Other ways the documents write the name, parted by ; (or nothing)",
            partial(_why_no_name, library),
            is_needed=False,
            form="Names parted by ; such as: R. Okafor; Ms Okafor",
        )
    )
    note = interview.answer(
        Question("note", "Note (or nothing)", partial(why_no, Source, "note"), is_needed=False, form=forms.NOTE)
    )
    proposed = free_id(id_of(name), library.sources)
    id_ = interview.answer(
        Question("id", "Id, in the addresses of the site", partial(why_no_new_id, taken=library.sources), proposed)
    )
    entry: dict[str, Entry | None] = {
        "name": name,
        "kind": kind,
        "party": party,
        "role": role,
        "part-of": part_of,
        "members": members,
        "spellings": spellings,
        "note": note,
    }
    return Addition("sources", {key: held for key, held in entry.items() if held}, id_)


def _party(library: Library) -> Question:
    known = tuple(library.parties)
    return Question(
        "party",
        "Party (or nothing; ? lists them)" if known else "Party (or nothing)",
        partial(why_not_known, known=known, kind="party"),
        is_needed=False,
        choices=[f"{id_}: {party.name}" for id_, party in library.parties.items()],
        form="The site has no party yet: parties stand in content/sources.yaml under `parties:`.",
    )


def _part_of(library: Library) -> Question:
    return Question(
        "part-of",
        "Part of another source (its id, or nothing; ? lists them)",
        partial(why_not_known, known=library.sources, kind="source"),
        is_needed=False,
        choices=[f"{id_}: {source.name}" for id_, source in library.sources.items()],
        form="The site has no source yet of which this one could be a part.",
    )


def _members(interview: Interview, library: Library) -> tuple[str, ...]:
    """Who speak together here, as options name them: it is too rare to be asked for."""
    known = partial(why_not_known, known=library.sources, kind="source")
    return interview.answers(Question("member", "", known)) if interview.gives("member") else ()


def _why_no_name(library: Library, text: str) -> str | None:
    if (why := why_no(Source, "name", text)) is not None:
        return why
    for id_, source in library.sources.items():
        if folded_name(text) in map(folded_name, (source.name, *source.spellings)):
            return f'That is a name of the source "{id_}" already.'
    return None
