"""Why nothing is added: told as a fault is, with its place, though the site may be without one."""

from __future__ import annotations

from dissensus.faults import Fault, Where

NOT_ADDED = "not-added"


def refusal(where: Where, message: str, help: str | None = None) -> Fault:
    """A fault of what was asked for. No build ever tells it."""
    return Fault(NOT_ADDED, where, message, help)
