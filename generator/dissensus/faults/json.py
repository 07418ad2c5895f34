"""Faults told as JSON, for editors and for continuous integration."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dissensus.faults.fault import Fault
from dissensus.faults.located import Located, LocatedFault, ReadBytes, located


def tell_json(faults: Iterable[Fault], read_bytes: ReadBytes) -> str:
    """One JSON document, `{"faults": […]}`, in the order in which text tells them.

    Lines and columns count from 1, columns in code points; `end_column` is excluded and on the same line.
    They are null where the file cannot be read. `path` is the path of keys to the value.
    """
    told = [_fault(each) for each in located(faults, read_bytes)]
    return json.dumps({"faults": told}, indent=2) + "\n"


def _fault(each: LocatedFault) -> dict[str, object]:
    fault = each.fault
    return {
        "code": fault.code,
        "level": fault.level,
        **_place(each.main),
        "message": fault.message,
        "help": fault.help,
        "path": list(fault.where.path),
        "related": [{**_place(related), "message": related.message} for related in each.related],
    }


def _place(where: Located) -> dict[str, object]:
    line, column, end_column = where.place or (None, None, None)
    return {"file": where.file, "line": line, "column": column, "end_column": end_column}
