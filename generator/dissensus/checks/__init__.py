"""Checks: one rule, one function, and the table of contents of them all."""

from dissensus.checks.contents import check

__all__ = ["check"]
