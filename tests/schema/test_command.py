"""`dissensus schema`: files into a folder, one on standard output, the same bytes always."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dissensus.schema.draft07 import schema_of
from dissensus.schema.kinds import FILE_KINDS
from dissensus.schema.reference import reference
from test_cli import dissensus

MACHINES = ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "PYTHONIOENCODING": "latin-1", "TZ": "Asia/Tokyo"})
NAMES = sorted(kind.schema_file for kind in FILE_KINDS)


def test_every_schema_is_written(tmp_path: Path) -> None:
    done = dissensus("schema", "--output", "a/b", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == NAMES
    for kind in FILE_KINDS:
        assert json.loads((tmp_path / "a" / "b" / kind.schema_file).read_bytes()) == schema_of(kind)


def test_without_a_folder_it_is_one_called_schemas(tmp_path: Path) -> None:
    assert dissensus("schema", folder=tmp_path).returncode == 0
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == NAMES


def test_one_kind_alone_is_printed_and_nothing_written(tmp_path: Path) -> None:
    done = dissensus("schema", "point", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["$id"] == "urn:dissensus:schema:point"
    assert list(tmp_path.iterdir()) == []


def test_one_kind_alone_is_written_where_a_folder_is_named(tmp_path: Path) -> None:
    assert dissensus("schema", "point", "-o", "a", folder=tmp_path).returncode == 0
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["point.schema.json"]


@pytest.mark.parametrize("arguments", [["point"], ["--reference"]])
def test_the_bytes_are_the_same_whatever_the_machine(arguments: list[str], tmp_path: Path) -> None:
    told = {
        subprocess.run(
            [sys.executable, *flags, "-m", "dissensus", "schema", *arguments],
            cwd=tmp_path, capture_output=True, check=True, env={**os.environ, **environment},
        ).stdout
        for flags in ([], ["-OO"])
        for environment in MACHINES
    }  # fmt: skip
    assert len(told) == 1
    assert b"\r" not in told.pop()


def test_the_reference_is_printed(tmp_path: Path) -> None:
    done = dissensus("schema", "--reference", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, reference(), "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["pont"], 'No kind of file is called "pont". Did you mean "point"?'),
        (["xyz"], 'No kind of file is called "xyz". There are site, sources, documents, point, page and wording.'),
        (["xyz", "-o", "a"], 'No kind of file is called "xyz".'),
        (["--reference", "point"], "--reference stands alone."),
        (["--reference", "-o", "a"], "--reference stands alone."),
    ],
)
def test_what_cannot_be_asked_is_told(arguments: list[str], told: str, tmp_path: Path) -> None:
    done = dissensus("schema", *arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.split())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_trouble_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = dissensus("schema", "-o", "file/a", folder=tmp_path)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
