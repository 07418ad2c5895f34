"""Faults told as JSON, for editors and for continuous integration."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dissensus.faults.fault import Fault
from dissensus.faults.located import Located, LocatedFault, ReadBytes, located


def tell_json(faults: Iterable[Fault], read_bytes: ReadBytes) -> str:
    """One JSON document, in the order in which text tells the faults:

        {"faults": [{
            "code": "unknown-document",
            "level": "fault",
            "file": "content/points/bridge.yaml",
            "line": 31, "column": 19, "end_column": 31,
            "message": "no document is called …",
            "help": "Did you mean …?",
            "path": ["cards", 0, "reports", 0, "document"],
            "related": [{"file": …, "line": …, "column": …, "end_column": …, "message": …}]
        }]}

    `dissensus explain` tells what a code means. A level is `fault` or `warning`. Files are named from the site's root;
    `path` leads to the value, by keys and by indices of lists from 0. Help is null or text, its lines parted by \\n.
    Lines and columns count from 1, columns in code points; `end_column` is excluded and on the same line. All three
    are null where the file cannot be read.
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
