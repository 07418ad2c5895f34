"""The way of every `dissensus add`: examine, ask, check the draft, show it, and write it whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from dissensus.adding.draft import Examined, examine
from dissensus.adding.incoming import Unusable
from dissensus.adding.interview import Interview, Missing, Unfit
from dissensus.adding.plan import Plan, carry_out, drafted, faults_of
from dissensus.cli import FAULTS
from dissensus.cli.asking import ask
from dissensus.cli.site_folder import demand_site
from dissensus.cli.telling import say, tell_people
from dissensus.faults import Fault
from dissensus.faults.display import safe
from dissensus.reading import Site
from dissensus.whole import stop

Planning = Callable[[Interview, Examined], Plan | list[Fault]]


def add(root: Path, given: Mapping[str, Any], plan: Planning, enough: bool = False) -> None:
    """The whole way, to files written or an exit code. Nobody is asked where options are `enough`."""
    demand_site(root)
    try:
        planned = _agreed(root, _interview(given, enough), plan)
    except Unfit as unfit:
        raise click.UsageError(safe(f"--{unfit.option}: {unfit.why}")) from None
    except Missing as missing:
        raise click.UsageError(f"Without a terminal, these are needed: --{', --'.join(missing.options)}.") from None
    except Unusable as unusable:
        say(f"{str(unusable)[:1].upper()}{str(unusable)[1:]}")
        planned = None
    except (click.Abort, KeyboardInterrupt):
        say("\nNothing was written.")
        raise
    if planned is None:
        say("Nothing was written.")
        raise click.exceptions.Exit(FAULTS)
    _write(planned, root)


def _agreed(root: Path, interview: Interview, plan: Planning) -> Plan | None:
    """What is to be written; None, and the reason told, where it brings a fault or is not agreed to."""
    before = examine(Site(root))
    planned = plan(interview, before)
    if isinstance(planned, list):
        tell_people(planned, Site(root).glance)
        return None
    if _is_good(planned, root, before):
        return planned if _is_agreed(interview, planned, root) else None
    if interview.has_asked:
        say("\n".join(["What was answered:", "", *planned.shown, ""]))
    return None


def _interview(given: Mapping[str, Any], enough: bool) -> Interview:
    taken = {option.replace("_", "-"): _values(value) for option, value in given.items() if value}
    can_ask = not enough and sys.stdin.isatty()
    return Interview(taken, ask if can_ask else None, say)


def _values(value: Any) -> tuple[str, ...]:
    if value is True:
        return ("true",)
    return tuple(value) if isinstance(value, tuple) else (value,)


def _is_good(plan: Plan, root: Path, before: Examined) -> bool:
    """Whether the plan brings no fault; told if it does. Warnings are told, and let pass."""
    faults = faults_of(plan, Site(root), before)
    tell_people(faults, drafted(plan, Site(root)).glance)
    return not stop(faults, strict=False)


def _is_agreed(interview: Interview, plan: Plan, root: Path) -> bool:
    """Whether somebody who was asked agrees to what is to be written. Options alone are agreement enough."""
    if not interview.has_asked:
        return True
    say("\n".join(["", *plan.shown, ""]))
    return interview.confirms(f"Write this to {root / plan.file}?")


def _write(plan: Plan, root: Path) -> None:
    carry_out(plan, root)
    for change in plan.changes[:-1]:
        say(f"Archived {root / change.file}.")
    say(f"Added {root / plan.file}:{plan.line}")
