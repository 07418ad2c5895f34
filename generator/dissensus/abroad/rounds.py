"""A round: every address visited that has not been lately, several hosts at a time, each host one thing at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from queue import Empty, SimpleQueue

from msgspec import Struct

from dissensus.abroad.asking import Manners, NoAnswer
from dissensus.abroad.courtesy import Turnstile
from dissensus.abroad.memory import Memory
from dissensus.abroad.visiting import LATER, Visit, host_of, visit
from dissensus.progress import advance, expect, stage

_ENOUGH = 3  # hosts that cannot be reached, before any could, after which this machine is taken to be offline


class Round(Struct, frozen=True):
    """What came of it: every address with its visit, asked now or remembered."""

    visits: Mapping[str, Visit]
    asked: Mapping[str, Visit]  # those of now
    is_offline: bool = False


def make_round(
    addresses: Iterable[str],
    memory: Memory,
    manners: Manners,
    now: float,
    oldest: float,
    rescue: Callable[[Mapping[str, Visit]], None] | None = None,
) -> Round:
    """Visits the addresses of which nothing younger than `oldest` seconds is remembered.

    Where no host at all can be reached, the machine is offline: nothing is found out then. If the round breaks off, by
    Ctrl-C or a mistake of ours, `rescue` is first given the visits that were made, if anything was found out.
    """
    known = {address: memory.fresh(address, now, oldest) for address in addresses}
    visitor = _Visitor(manners)
    try:
        asked = _visit_all([address for address, found in known.items() if found is None], visitor, manners.hosts)
    except BaseException:
        made = visitor.visits()
        if rescue and made and not _is_offline(made):
            rescue(made)
        raise
    if _is_offline(asked):
        return Round({}, {}, is_offline=True)
    found = {address: asked.get(address) or visit for address, visit in known.items()}
    return Round({address: visit for address, visit in found.items() if visit is not None}, asked)


def _is_offline(asked: Mapping[str, Visit]) -> bool:
    return bool(asked) and all(found.is_offline for found in asked.values())


def _visit_all(addresses: list[str], visitor: _Visitor, hosts: int) -> dict[str, Visit]:
    """The visits by address, in the order given. Ctrl-C ends it at once: no thread is waited for."""
    queues: dict[str, list[str]] = {}
    for address in addresses:
        queues.setdefault(_host(address), []).append(address)
    stage("Asking outside addresses")
    expect(addresses)
    waiting, found = SimpleQueue[list[str]](), SimpleQueue[dict[str, Visit] | Exception]()
    for queue in queues.values():
        waiting.put(queue)
    for _ in range(min(hosts, len(queues))):
        threading.Thread(target=visitor.work, args=(waiting, found), daemon=True).start()
    visits: dict[str, Visit] = {}
    for _ in queues:
        done = found.get()
        if isinstance(done, Exception):
            raise done
        visits |= done
        advance(len(done))
    return {address: visits[address] for address in addresses if address in visits}


class _Visitor:
    """What all threads share: the pauses of hosts, the visits made, and whether this machine reaches anybody."""

    def __init__(self, manners: Manners) -> None:
        self._manners, self._turnstile = manners, Turnstile(manners.pause)
        self._lock = threading.Lock()
        self._unreached, self._has_reached = 0, False
        self._visits: dict[str, Visit] = {}

    def visits(self) -> dict[str, Visit]:
        """Those made up to now, while others may still be."""
        with self._lock:
            return dict(self._visits)

    def work(self, waiting: SimpleQueue[list[str]], found: SimpleQueue[dict[str, Visit] | Exception]) -> None:
        """Takes host after host until none waits."""
        while True:
            try:
                queue = waiting.get_nowait()
            except Empty:
                return
            try:
                found.put(self._visit_host(queue))
            except Exception as error:  # a mistake of ours, to be raised where the round is waited for
                found.put(error)

    def _visit_host(self, addresses: list[str]) -> dict[str, Visit]:
        """The visits to one host, one after the other, until it is clear that the next would come to the same."""
        visits: dict[str, Visit] = {}
        for address in addresses:
            if not self._has_reached and self._unreached >= _ENOUGH:
                break
            visits[address] = found = visit(address, self._manners, self._turnstile)
            with self._lock:
                self._visits[address] = found
                self._unreached += found.is_offline
                self._has_reached = self._has_reached or not found.is_offline
            if found.leads is None and (found.is_offline or found.status in LATER):
                return {**dict.fromkeys(addresses, found), **visits}  # no such host, or one that asks for quiet
        return visits


def _host(address: str) -> str:
    try:
        return host_of(address)
    except NoAnswer:
        return ""
