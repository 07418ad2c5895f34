"""What the system refuses is told as it is, whatever was being done."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dissensus.writing.trouble import DiskTrouble, telling


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.ENOENT, "is not there, or cannot be made there"),
        (errno.ENOTDIR, "a file stands where a folder is meant"),
        (errno.EISDIR, "a folder stands where a file is meant"),
    ],
)
def test_a_refusal_is_told_without_guessing_at_what_came_before(number: int, reason: str) -> None:
    with pytest.raises(DiskTrouble) as trouble, telling(Path("x")):
        raise OSError(number, os.strerror(number))
    assert str(trouble.value) == f"x: {reason}"
