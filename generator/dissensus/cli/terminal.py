"""The terminal that people read at."""

from __future__ import annotations


def columns() -> int:
    """How wide the terminal is."""
    import shutil  # 2 ms to load

    return shutil.get_terminal_size((100, 24)).columns
