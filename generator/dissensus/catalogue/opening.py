"""The catalogue of a site opened for one build: the one that was left, if it can be believed, else a new one.

It lies in the site's own `.dissensus/`. Where that cannot be written to, or another build has it, a build makes one
for itself, which nobody finds again.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from dissensus.catalogue.maker import generator_digest
from dissensus.catalogue.store import Damaged, Store
from dissensus.catalogue.unchanged import catalogue_path, is_as_it_was_left, seal_path, stamp_of_catalogue
from dissensus.writing.lock import locked
from dissensus.writing.trouble import Trouble


class Opened(Struct, frozen=True):
    """A catalogue, and what is to be told of it."""

    store: Store
    was_found: bool
    notes: tuple[str, ...] = ()


@contextmanager
def catalogue_of(root: Path, *, anew: bool = False) -> Iterator[Opened]:
    """The catalogue of the site at `root`; a new one in its place, if it is to be made `anew`."""
    with contextlib.ExitStack() as held:
        try:
            opened = _in_site(root, held, anew=anew)
        except (OSError, Trouble) as trouble:
            opened = _apart(held, trouble)
        try:
            yield opened
        finally:
            opened.store.close()
            _seal(opened.store.path)


def _in_site(root: Path, held: contextlib.ExitStack, *, anew: bool) -> Opened:
    path = catalogue_path(root)
    if path.parent.is_symlink():  # a site may come from anybody, and lead us anywhere
        raise FileExistsError(errno.EEXIST, "is a link", str(path.parent))
    path.parent.mkdir(exist_ok=True)
    held.enter_context(locked(path.parent / "lock", 0))
    if not (path.parent / ".gitignore").exists():
        (path.parent / ".gitignore").write_text("*\n")
    notes: tuple[str, ...] = ()
    if not anew and path.exists():
        try:
            if is_as_it_was_left(path) and (store := Store.found(path, generator_digest())):
                seal_path(path).unlink()  # from here on it is not as it was left
                return Opened(store, was_found=True)
        except Damaged:
            pass
        notes = () if _is_of_another(path) else (f"{path} was not left so by a build; it is made anew.",)
    seal_path(path).unlink(missing_ok=True)
    return Opened(Store.new(path, generator_digest()), was_found=False, notes=notes)


def _is_of_another(path: Path) -> bool:
    """Whether it is whole, and another version's."""
    return is_as_it_was_left(path)


def _apart(held: contextlib.ExitStack, trouble: Exception) -> Opened:
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="dissensus-")
    held.callback(shutil.rmtree, folder, ignore_errors=True)
    note = f"Nothing of this build is remembered: {_told(trouble)}"
    return Opened(Store.new(Path(folder) / "catalogue", generator_digest()), was_found=False, notes=(note,))


def _seal(path: Path) -> None:
    """Writes beside a catalogue how it was left."""
    with contextlib.suppress(OSError):
        seal_path(path).write_bytes(msgspec.json.encode(stamp_of_catalogue(path)))


def _told(trouble: Exception) -> str:
    if isinstance(trouble, OSError):
        return f"{trouble.filename}: {(trouble.strerror or type(trouble).__name__).lower()}"
    return str(trouble)
