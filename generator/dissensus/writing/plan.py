"""What must happen in an output folder for the new site to stand there: pure, from records and sights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dissensus.writing.addresses import names_of, stands_in_the_way
from dissensus.writing.manifest import Record
from dissensus.writing.survey import Sight, Sights, Stamp
from dissensus.writing.trouble import Refused

Records = Mapping[str, Record]


class Plan(Struct, frozen=True):
    """The steps, each a list of addresses in the order it is to be done."""

    clear: tuple[str, ...]  # stale files that stand where the new site needs the name for something else
    write: tuple[str, ...]
    remove: tuple[str, ...]  # the other stale files
    kept: tuple[str, ...]  # stale, but changed by somebody: no longer ours
    gone: tuple[str, ...]  # stale, and not there any more, while the folders above may be


def make_plan(new: Records, owned: Records, sights: Sights) -> Plan:
    """The plan by which `new` comes to stand in place of `owned`.

    Raises Refused if something that is not ours stands where a file has to go.
    """
    stale = sorted((address for address in owned if address not in new), key=_rank, reverse=True)
    ours = [address for address in stale if _stands(sights[address], owned[address])]
    names = names_of(new) if ours else {}
    clear = tuple(address for address in ours if stands_in_the_way(address, names))
    cleared = frozenset(clear)
    clearing = frozenset(sights[address].stamp for address in clear)
    due = {address: record for address, record in new.items() if _is_due(sights[address], record, clearing)}
    _refuse_obstacles(due, owned, sights, clearing)
    return Plan(
        clear=clear,
        write=tuple(sorted(due, key=_rank)),
        remove=tuple(a for a in ours if a not in cleared),
        kept=tuple(a for a in stale if sights[a].kind in ("file", "other") and not _stands(sights[a], owned[a])),
        gone=tuple(a for a in stale if sights[a].kind in ("nothing", "folder")),
    )


def _stands(sight: Sight, record: Record) -> bool:
    return sight.kind == "file" and sight.sha256 == record.sha256


def _is_due(sight: Sight, record: Record, clearing: frozenset[Stamp]) -> bool:
    """Whether the file must be written: it differs, or is there under another spelling of its name only."""
    return sight.sha256 != record.sha256 or sight.kind != "file" or sight.stamp in clearing


def _rank(address: str) -> tuple[int, int, str]:
    """What pages lean on, then pages, then what tells of pages, home last: so no link leads nowhere."""
    if address == "index.html":
        kind = 3
    elif address.endswith(".xml"):  # feeds, site maps
        kind = 2
    else:
        kind = int(address.endswith(".html"))
    return (kind, -address.count("/"), address)


def _refuse_obstacles(new: Records, owned: Records, sights: Sights, clearing: frozenset[Stamp]) -> None:
    obstacles = sorted({at for a in new for at in _obstacles(sights[a], new[a], a in owned, clearing)})
    if obstacles:
        raise Refused(
            f"in the output folder, files of the site have to go where others stand: {_listed(obstacles)}",
            "Move what stands there somewhere else, or name another output folder; nothing was written.",
        )


def _obstacles(sight: Sight, record: Record, owned: bool, clearing: frozenset[Stamp]) -> Iterator[str]:
    """What is not ours to replace or remove for the sake of this file."""
    if sight.kind == "folder":
        yield from (address for address, stamp in sight.inside if stamp not in clearing)
    elif sight.kind == "file" and (owned or sight.sha256 == record.sha256):
        return
    elif sight.kind != "nothing" and sight.stamp not in clearing:
        yield sight.at


def _listed(addresses: Sequence[str], most: int = 5) -> str:
    named = ", ".join(f'"{address}"' for address in addresses[:most])
    return named if len(addresses) <= most else f"{named} and {len(addresses) - most} more"
