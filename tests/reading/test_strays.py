"""What lies in a folder of the site and is not read: told as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissensus.reading import Site
from dissensus.reading.strays import named_files


@pytest.mark.parametrize(
    ("name", "is_folder", "remedy"),
    [
        ("x.txt", False, "Only files that end in .yaml are read here."),
        ("x.yml", False, 'Rename it to "x.yaml".'),
        ("x", True, "Only files that end in .yaml are read here, and folders are not."),
        ("x.yaml", True, "Only files that end in .yaml are read here, and folders are not."),
        ("x.yml", True, "Only files that end in .yaml are read here, and folders are not."),
    ],
)
def test_a_stray_is_told_as_the_file_or_folder_it_is(tmp_path: Path, name: str, is_folder: bool, remedy: str) -> None:
    if is_folder:
        (tmp_path / "points" / name).mkdir(parents=True)
    else:
        (tmp_path / "points").mkdir()
        (tmp_path / "points" / name).touch()
    assert [fault.help for fault in named_files(Site(tmp_path), "points", ".yaml")[1]] == [remedy]
