"""Faults told as SARIF 2.1.0, for services that show what checks have found beside the files."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dissensus import __version__
from dissensus.faults.display import safe
from dissensus.faults.explanation_text import tell_explanation
from dissensus.faults.explanations import explanation
from dissensus.faults.fault import Fault
from dissensus.faults.located import Located, LocatedFault, ReadBytes, located

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"  # what services take for the root of the repository
COLUMNS = 80
_LINK = re.compile(r"(?<!\\)(\\*)\]\(")  # where a link's text would end, with all backslashes before


def tell_sarif(faults: Iterable[Fault], read_bytes: ReadBytes, *, below: str = "", exit_code: int = 0) -> str:
    """One SARIF log with one run, in the order in which text tells the faults.

    `below` is the site's folder as the repository has it: empty, or with a / at its end. Columns are code points,
    lines end as an editor ends them. The rules are those that a result names.
    """
    found = located(faults, read_bytes)
    codes = sorted({each.fault.code for each in found})
    results = [
        _result(each, codes.index(each.fault.code), fingerprint, below)
        for each, fingerprint in zip(found, _fingerprints(found), strict=True)
    ]
    run = {
        "tool": {"driver": {"name": "Dissensus", "version": __version__, "rules": [_rule(code) for code in codes]}},
        "invocations": [{"executionSuccessful": True, "exitCode": exit_code}],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository that holds the site."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "language": "en",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    """A code with its explanation. Braces stay as they are: no placeholder can stand here, unlike in a message."""
    each = explanation(code)
    if each is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": each.meaning},
        "fullDescription": {"text": each.why},
        "help": {"text": tell_explanation(each, colour=False, width=COLUMNS), "markdown": each.markdown},
    }


def _result(each: LocatedFault, rule: int, fingerprint: str, below: str) -> dict[str, object]:
    return {
        "ruleId": each.fault.code,
        "ruleIndex": rule,
        "level": "warning" if each.fault.level == "warning" else "error",
        "message": {"text": _message(each.fault)},
        "locations": [_location(each.main, below)],
        "relatedLocations": [
            {"id": number, **_location(related, below), "message": {"text": _escaped(related.message)}}
            for number, related in enumerate(each.related)
        ],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }


def _fingerprints(found: Iterable[LocatedFault]) -> Iterator[str]:
    """One for each fault, those that are alike numbered."""
    seen: Counter[str] = Counter()
    for each in found:
        fingerprint = _fingerprint(each)
        seen[fingerprint] += 1
        yield f"{fingerprint}:{seen[fingerprint]}"


def _fingerprint(each: LocatedFault) -> str:
    """The same for the same fault, on whichever line it stands: by the curator's own line, not by its number."""
    words = each.fault.message if each.main.line is None else each.main.line.strip()
    told = "\0".join((each.fault.code, each.main.file, words))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _message(fault: Fault) -> str:
    end = "" if fault.message.endswith((".", "?", "!")) else "."
    return _escaped(f"{fault.message}{end}" + (f"\n{fault.help}" if fault.help else ""))


def _escaped(text: str) -> str:
    """The text without characters that command, and so that SARIF takes nothing in it for a placeholder or a link."""
    lines = "\n".join(map(safe, text.split("\n")))
    return _LINK.sub(r"\1\1\\](", lines.replace("{", "{{").replace("}", "}}"))


def _location(where: Located, below: str) -> dict[str, object]:
    artifact = {"uri": _uri(below + where.file), "uriBaseId": ROOT}
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(where)}}


def _uri(file: str) -> str:
    """The name percent-encoded, byte for byte as the disk has it."""
    try:
        return quote(file, errors="surrogateescape")
    except UnicodeEncodeError:  # in no name of a file
        return quote(file, errors="replace")


def _region(where: Located) -> dict[str, int]:
    """The stretch marked; of a whole file, or one that cannot be read, the first line: GitHub refuses a log without."""
    if where.place is None or where.line is None:
        return {"startLine": 1}
    line_end = max(len(where.line) + 1, where.place.column)
    return {
        "startLine": where.place.line,
        "startColumn": where.place.column,
        "endColumn": min(where.place.end_column, line_end),
    }
