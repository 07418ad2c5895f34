"""YAML to plain values, strictly: mappings, lists and text as typed, nothing else."""

from __future__ import annotations

from dissensus.faults import Fault
from dissensus.reading.plain import Plain
from dissensus.reading.usual import read_usual


def read_yaml(text: str, file: str, *, is_decoded: bool = False) -> tuple[Plain | None, list[Fault]]:
    """The one value of a file, and its faults. None if reading broke off; an empty file is an empty mapping.

    What a fault names is left out or taken as far as it can be: the rest of the file is read all the same.
    """
    usual = read_usual(text, is_decoded=is_decoded)
    if usual is not None:
        return usual, []
    from dissensus.reading.yaml_events import read_by_events  # with it comes the parser: 10 ms to load

    return read_by_events(text, file)
