"""What each `dissensus add` makes of its options and answers: a plan, for the way that they all go."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click

from dissensus.adding import card, point, source
from dissensus.adding.document import ask_document, same_document
from dissensus.adding.draft import Examined
from dissensus.adding.incoming import Unusable, incoming
from dissensus.adding.interview import Interview, Question
from dissensus.adding.plan import Plan, plan_addition, plan_file, with_files
from dissensus.adding.rules import why_not_known
from dissensus.cli.adding import add
from dissensus.faults import Fault
from dissensus.faults.display import safe
from dissensus.model import DOCUMENTS_FILE, SOURCES_FILE, Library, point_file
from dissensus.reading import Site
from dissensus.reading.limits import DOCUMENT_BYTES, MIB

Given = Mapping[str, Any]


def add_card(named: str | None, root: Path, given: Given) -> None:
    """A card more in the point of that id, which is asked for where none is named."""

    def plan(interview: Interview, before: Examined) -> Plan | list[Fault]:
        name = named or _ask_point(interview, before.library)
        if (why := why_not_known(name, before.library.points, "point")) is not None:
            raise click.UsageError(safe(why))
        return plan_addition(Site(root), point_file(name).file, card.ask_card(interview, before.library, name))

    add(root, given, plan, enough=named is not None and card.is_enough(given))


def add_source(root: Path, given: Given) -> None:
    """A source more."""

    def plan(interview: Interview, before: Examined) -> Plan | list[Fault]:
        return plan_addition(Site(root), SOURCES_FILE, source.ask_source(interview, before.library))

    add(root, given, plan, enough=all(map(given.get, source.NEEDED)))


def add_point(root: Path, given: Given) -> None:
    """A point more, in a file of its own."""

    def plan(interview: Interview, before: Examined) -> Plan | list[Fault]:
        name, entry = point.ask_point(interview, before.library)
        return plan_file(Site(root), point_file(name).file, entry)

    add(root, given, plan, enough=all(map(given.get, point.NEEDED)))


def add_document(file: Path, root: Path, given: Given) -> None:
    """A document more, with its text in `seeds/`."""

    def plan(interview: Interview, before: Examined) -> Plan | list[Fault]:
        arrived = incoming(_bytes(file), file.name)
        if (same := same_document(arrived, before.library)) is not None:
            raise Unusable(f'this text is the document "{same}" already.')
        new = ask_document(interview, before.library, Site(root), arrived)
        planned = plan_addition(Site(root), DOCUMENTS_FILE, new.addition)
        return planned if isinstance(planned, list) else with_files(planned, new.seed)

    add(root, given, plan)


def _ask_point(interview: Interview, library: Library) -> str:
    if not interview.can_ask:
        raise click.UsageError("Missing argument 'POINT'.")
    question = Question(
        "point",
        "Point (its id; ? lists them)",
        partial(why_not_known, known=library.points, kind="point"),
        choices=[f"{id_}: {each.question}" for id_, each in library.points.items()],
        form="The site has no point yet. Begin one: dissensus add point",
    )
    return interview.asked(question) or ""


def _bytes(file: Path) -> bytes:
    if not file.is_file():  # a pipe could keep us waiting for ever
        raise Unusable(f'"{file}" is no ordinary file.')
    if file.stat().st_size > DOCUMENT_BYTES:
        raise Unusable(f'"{file}" is larger than {DOCUMENT_BYTES // MIB} MiB.')
    return file.read_bytes()
