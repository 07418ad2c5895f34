"""What is to be written, held against the whole site before it is, and then written, all of it or nothing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from dissensus.adding.blocks import list_lines, mapping_lines
from dissensus.adding.draft import Draft, Examined, examine, new_faults
from dissensus.adding.insertion import Addition, added
from dissensus.adding.refusal import refusal
from dissensus.adding.replacing import create_file, replace_file
from dissensus.faults import Fault, Where
from dissensus.faults.lines import LineTable
from dissensus.faults.yaml_spots import yaml_spots
from dissensus.reading import Site
from dissensus.reading.decoding import BYTE_ORDER_MARK, decode
from dissensus.reading.limits import YAML_BYTES


class Change(Struct, frozen=True):
    """A file of the site, and what it is to hold."""

    file: str
    old: bytes | None  # None where there is no such file
    new: bytes


class Plan(Struct, frozen=True):
    """Everything that is to be written for one entry."""

    changes: tuple[Change, ...]
    file: str  # where the entry stands
    line: int  # on which it begins
    shown: tuple[str, ...]  # the entry, to be agreed to


def plan_addition(site: Site, file: str, addition: Addition) -> Plan | list[Fault]:
    """The entry at the end of its list or mapping; or the faults of the file that keep it from being put in."""
    old = site.bytes_of(file, YAML_BYTES) if site.exists(file) else None
    if isinstance(old, Fault):
        return [old]
    text, faults = decode(old or b"", file)
    result = faults or added(text, file, addition)
    if isinstance(result, list):
        return result
    mark = BYTE_ORDER_MARK if old and old.startswith(BYTE_ORDER_MARK.encode()) else ""
    change = Change(file, old, f"{mark}{result}".encode())
    return Plan((change,), file, _line_of(result, addition), _shown(addition))


def plan_file(site: Site, file: str, addition: Addition) -> Plan | list[Fault]:
    """A new file that holds the entry and nothing else."""
    if site.exists(file):
        return [refusal(Where(file), f'there is a file "{file}" already', "Give another id, or edit the file.")]
    lines = tuple(mapping_lines(addition.entry, 0))
    return Plan((Change(file, None, "".join(f"{line}\n" for line in lines).encode()),), file, 1, lines)


def with_files(plan: Plan, *changes: Change) -> Plan:
    """The plan, with other files written before."""
    return Plan((*changes, *plan.changes), plan.file, plan.line, plan.shown)


def faults_of(plan: Plan, site: Site, before: Examined) -> list[Fault]:
    """What would be wrong with the site only once the plan is carried out."""
    return new_faults(before, examine(drafted(plan, site)))


def drafted(plan: Plan, site: Site) -> Draft:
    """The site as it would be."""
    return Draft(site.root, {change.file: change.new for change in plan.changes})


def carry_out(plan: Plan, root: Path) -> None:
    """Writes every file of the plan. What was written is taken back if a later file cannot be. Raises Trouble."""
    created: list[Path] = []
    try:
        for change in plan.changes:
            path = root.joinpath(*change.file.split("/"))
            if change.old is None:
                create_file(path, change.new)
                created.append(path)
            else:
                replace_file(path, change.old, change.new)
    except BaseException:
        if not _stands(plan.changes[-1], root):
            for path in created:
                with suppress(OSError):
                    path.unlink()
        raise


def _stands(change: Change, root: Path) -> bool:
    """Whether a file holds what it was to hold: then the entry is in, whatever broke off behind it."""
    with suppress(OSError):
        return root.joinpath(*change.file.split("/")).read_bytes() == change.new
    return False


def _shown(addition: Addition) -> tuple[str, ...]:
    if addition.key is None:
        return tuple(list_lines([addition.entry], 2))
    return tuple(mapping_lines({addition.key: addition.entry}, 2))


def _line_of(text: str, addition: Addition) -> int:
    """The line, from 1, on which the entry begins."""
    spots = yaml_spots(text)
    items = [path[1] for path in spots if len(path) == 2 and path[0] == addition.into]
    spot = spots[(addition.into, items[-1] if addition.key is None else addition.key)]
    return LineTable(text).place((spot.key or spot.value).start)[0]
