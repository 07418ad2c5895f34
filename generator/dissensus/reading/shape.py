"""Plain values to the model, by the model's own declarations.

`msgspec.convert` is the good path. Only where it refuses does `departures` walk the same declarations and
tell everything that departs from them.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from dissensus.faults import Fault, Where
from dissensus.reading.departures import mended
from dissensus.reading.plain import Plain

Kind = TypeVar("Kind")


def shaped(plain: Plain, kind: type[Kind], where: Where) -> tuple[Kind, list[Fault]]:
    """The value as a `kind`, and every departure from its declaration.

    With faults the value is mended, so that what was written rightly can be checked all the same: text stays
    as typed, a misspelt key counts as the one that was meant, and what is missing or of another kind has a
    placeholder. No item of a list is dropped, so that its index goes on naming its place.
    """
    try:
        return msgspec.convert(plain, kind, strict=True), []
    except msgspec.ValidationError:
        value, faults = mended(plain, kind, where)
    assert faults, f"{where} is refused as {kind.__name__}, and no fault tells why"
    result: Any = value
    return result, faults
