"""The recipe of a build: from the files of a site, by its catalogue, to the pages in its output folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from dissensus.catalogue.opening import Opened, catalogue_apart, catalogue_of, not_remembered
from dissensus.catalogue.sealing import Damaged
from dissensus.catalogue.sights import look_at, note_left
from dissensus.catalogue.stamps import Stamps
from dissensus.catalogue.unchanged import LastBuild, catalogue_path
from dissensus.compiling.ground import BrokenGround
from dissensus.compiling.site import LooksAhead, looks_in, note_published, publish, was_published
from dissensus.compiling.update import bring_up_to_date, files_named
from dissensus.faults import Fault
from dissensus.rendering.templates import UnusableTemplate
from dissensus.rendering.theme import Theme
from dissensus.whole import check_site, fault_of, fill, lay_out, stop
from dissensus.writing import Outcome as Publication
from dissensus.writing import OutputFolder
from dissensus.writing.disk import read_if_there
from dissensus.writing.manifest import recall
from dissensus.writing.trouble import DiskTrouble


class Outcome(msgspec.Struct, frozen=True):
    """What came of a build: its faults, and what was published if they did not stop it."""

    faults: tuple[Fault, ...]
    publication: Publication | None = None
    pages: int = 0
    notes: tuple[str, ...] = ()
    left: str = ""  # the stamp of what the site remembers of how all was left, if it does


def build(
    root: Path,
    output: Path,
    *,
    jobs: int = 1,
    strict: bool = False,
    edition: date | None = None,
    stamps: Stamps | None = None,
) -> Outcome:
    """Brings the output folder up to date with the site at `root`, unless faults stop it.

    `edition` is the day that citations name; None means the newest document's. `stamps` are those of the site's files,
    where somebody has looked at them a moment ago. Raises Unreadable and Trouble where
    the machine stands in the way.
    """
    try:
        with catalogue_of(root) as opened:
            return _build(opened, root, output, jobs=jobs, strict=strict, edition=edition, stamps=stamps)
    except Damaged:
        return _build_anew(root, output, jobs=jobs, strict=strict, edition=edition)
    except DiskTrouble as trouble:
        return _build_apart(trouble, root, output, jobs=jobs, strict=strict, edition=edition)


def _build_anew(root: Path, output: Path, *, jobs: int, strict: bool, edition: date | None) -> Outcome:
    """The same with a new catalogue, in place of one that was damaged."""
    try:
        with catalogue_of(root, anew=True) as opened:
            outcome = _build(opened, root, output, jobs=jobs, strict=strict, edition=edition)
            return replace(outcome, notes=(f"{opened.store.path} was damaged; it was made anew.", *outcome.notes))
    except Damaged as error:  # what was only just written
        trouble = DiskTrouble(catalogue_path(root), str(error))
        return _build_apart(trouble, root, output, jobs=jobs, strict=strict, edition=edition)
    except DiskTrouble as trouble:
        return _build_apart(trouble, root, output, jobs=jobs, strict=strict, edition=edition)


def _build_apart(
    trouble: DiskTrouble, root: Path, output: Path, *, jobs: int, strict: bool, edition: date | None
) -> Outcome:
    """The same with a catalogue elsewhere, if the trouble is with the site's own: its disk is full, say."""
    if trouble.path != catalogue_path(root):
        raise trouble
    try:
        with catalogue_apart(trouble) as opened:
            return _build(opened, root, output, jobs=jobs, strict=strict, edition=edition)
    except Damaged as error:
        raise DiskTrouble(trouble.path, str(error)) from error


def _build(
    opened: Opened,
    root: Path,
    output: Path,
    *,
    jobs: int,
    strict: bool,
    edition: date | None,
    stamps: Stamps | None = None,
) -> Outcome:
    store = opened.store
    try:
        ahead = LooksAhead(root)
        site = bring_up_to_date(store, root, jobs, stamps, ahead.steps)
    except BrokenGround:
        return Outcome(_faults_in_view_of_all(root, jobs))
    looks = looks_in(store, site, ahead)
    if isinstance(looks, Fault) or any(fault.level == "fault" for fault in site.faults):
        return Outcome(_faults_in_view_of_all(root, jobs))
    if stop(site.faults, strict):
        return Outcome(site.faults)
    look, left = look_at(store.path.parent, output)
    is_of_all = was_published(store, left, site.library.settings)
    with OutputFolder.open(output, root, look=look, is_of_all=is_of_all) as folder:
        try:
            publication, pages = publish(store, site, looks, edition, folder, jobs)
        except UnusableTemplate as unusable:
            return Outcome((*site.faults, fault_of(unusable, looks.theme)))
    left, notes = "", (*opened.notes, *folder.notes)
    if store.path == catalogue_path(root):
        built = LastBuild(
            str(output.resolve()), edition, site.faults, pages, len(publication.written) + publication.unchanged
        )
        try:
            store.note("built", built)
            left = note_left(store.path.parent, built, files_named(site.library), site.stamps, publication.marks)
            note_published(store, left, site.library.settings, pages)
        except DiskTrouble as trouble:  # what was published stands
            notes = (*notes, not_remembered(trouble))
    return Outcome(site.faults, publication, pages, notes, left)


def _faults_in_view_of_all(root: Path, jobs: int) -> tuple[Fault, ...]:
    """The faults of a site in which the catalogue has met one: what stands on that is looked at with the whole in view.

    Raises Damaged where the whole has none.
    """
    faults = check_site(root, jobs).faults
    if not stop(faults, strict=False):
        raise Damaged("it tells of a fault that there is not")
    return faults


def unlike_a_clean_build(root: Path, output: Path, jobs: int, edition: date | None) -> list[str]:
    """The addresses at which an output folder holds something else than a build that remembers nothing would make.

    What others have put there is theirs; what is recorded as ours, and would not be made, is one too many.
    """
    checked, plan = lay_out(root, jobs, edition)
    assert plan is not None and isinstance(checked.theme, Theme), "what was built has no fault"
    clean = fill(plan, checked.theme, jobs)
    others = {address for address, content in clean.items() if read_if_there(output / address) != content}
    return sorted(others | (recall(output).records.keys() - clean.keys()))
