"""What only follows from a fault already told is not told again."""

from __future__ import annotations

from typing import Literal

import pytest

from dissensus.faults import Fault, Where, without_echoes
from dissensus.faults.fault import Key


def fault(*path: Key, file: str = "a.yaml", of: Literal["value", "key"] = "value", warning: bool = False) -> Fault:
    return Fault(code="c", where=Where(file, path, of=of), message="m", level="warning" if warning else "fault")


KEPT = [
    (fault("cards", 1), fault("cards", 2)),
    (fault("cards", 1), fault("cards")),
    (fault("cards", 1), fault("cards", 1, file="b.yaml")),
    (fault("cards", 1), fault("cards", 10)),
    (fault(), fault("cards", 1)),  # the whole file: its name, perhaps
    (fault("x", of="key"), fault("x", "y")),  # what stands under the key was read
    (fault("x", warning=True), fault("x")),
]


@pytest.mark.parametrize(("first", "later"), KEPT)
def test_another_mistake_is_told(first: Fault, later: Fault) -> None:
    assert without_echoes([first], [later]) == [later]


ECHOES = [
    (fault("cards", 1), fault("cards", 1)),
    (fault("cards", 1), fault("cards", 1, "reports", 0, "quote")),
    (fault("cards", 1), fault("cards", 1, of="key")),
    (fault("x", of="key"), fault("x")),
]


@pytest.mark.parametrize(("first", "later"), ECHOES)
def test_an_echo_is_not(first: Fault, later: Fault) -> None:
    assert without_echoes([first], [later]) == []
