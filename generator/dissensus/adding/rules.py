"""What the loader would say of one answer, before there is a file: its own declarations, asked one field at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, get_type_hints

from dissensus import dates
from dissensus.adding.scalars import why_unwritable
from dissensus.checks.names import unknown
from dissensus.faults import Fault, Where
from dissensus.model import Id
from dissensus.reading.departures import mended
from dissensus.reading.ids import reserved_ids


def why_no(kind: type, field: str, text: str) -> str | None:
    """Why the loader would refuse the text in this field of a declaration; None if it takes it."""
    if (why := why_unwritable(text)) is not None:
        return f"This cannot be written: {why}."
    _, faults = mended(text, _fields(kind)[field], Where("") / field.replace("_", "-"))
    return sentence(faults[0]) if faults else None


def why_no_item(kind: type, field: str, text: str) -> str | None:
    """As `why_no`, of one item of a field that is a list."""
    if (why := why_unwritable(text)) is not None:
        return f"This cannot be written: {why}."
    _, faults = mended([text], _fields(kind)[field], Where("") / field.replace("_", "-"))
    return sentence(faults[0]) if faults else None


def why_no_date(kind: type, field: str, text: str) -> str | None:
    """Why this is no date of the site's profile of EDTF; None if it is one."""
    if (why := why_no(kind, field, text)) is not None:
        return why
    try:
        dates.parse(text)
    except ValueError as error:
        return f"{str(error)[:1].upper()}{str(error)[1:]}."
    return None


def why_no_new_id(text: str, taken: Collection[str]) -> str | None:
    """Why this cannot be the id of something new; None if it can."""
    if (why := why_unwritable(text)) is not None:
        return f"This cannot be written: {why}."
    _, faults = mended(text, Id, Where("") / "id")
    faults += reserved_ids([(text, Where("") / "id")])
    if faults:
        return sentence(faults[0])
    return f'"{text}" is taken already.' if text in taken else None


def why_not_known(text: str, known: Collection[str], kind: str) -> str | None:
    """Why this leads to nothing, with what may have been meant; None if it is known."""
    return next((sentence(fault) for fault in unknown(text, known, Where(""), kind=kind, code="")), None)


def sentence(fault: Fault) -> str:
    """What a fault says and its help, in whole sentences, on one line."""
    message = f"{fault.message[:1].upper()}{fault.message[1:]}."
    return " ".join([message, *(fault.help or "").split("\n")]).strip()


@cache
def _fields(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind, include_extras=True)
