"""An editor's parser and validator at work on generated schemas: YAML 1.2 as it is typed, and draft 7 in ECMA-262."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dissensus.schema.draft07 import schema_of
from dissensus.schema.kinds import FILE_KINDS, FileKind
from schema.npm import node

PROGRAM = Path(__file__).with_name("judge.cjs")

Verdict = dict[str, Any]


class Judge:
    """A validator that knows the schema of every kind of file."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def wrong_with(self, schema: dict[str, Any]) -> list[Any]:
        """What the schema itself has that draft 7 does not allow; from now on it is known by its `$id`."""
        wrong: list[Any] = self._ask(ask="schema", schema=schema)
        return wrong

    def judge(self, kind: FileKind, yaml: str) -> Verdict:
        """`errors` of the file, and the JSON `types` of what is in it; `broken`, if it is no YAML."""
        verdict: Verdict = self._ask(ask="judge", schema=kind.schema_id, yaml=yaml)
        return verdict

    def errors(self, schema: str, value: object) -> list[str]:
        """The errors of a value."""
        errors: list[str] = self._ask(ask="value", schema=schema, value=value)["errors"]
        return errors

    def finds(self, pattern: str, texts: Sequence[str]) -> list[bool]:
        """Whether the pattern is found in each of the texts."""
        found: list[bool] = self._ask(ask="pattern", pattern=pattern, texts=texts)
        return found

    def _ask(self, **request: object) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the judge has ended"
        return json.loads(answer)


@contextmanager
def judging() -> Iterator[Judge]:
    """A judge, until its work is done."""
    process = subprocess.Popen(
        [node(), str(PROGRAM)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    judge = Judge(process)
    try:
        for kind in FILE_KINDS:
            assert judge.wrong_with(schema_of(kind)) == []
        yield judge
    finally:
        process.kill()
        process.communicate()
