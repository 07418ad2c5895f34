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

from msgspec import Struct

from dissensus.catalogue.left import break_seal, is_as_it_was_left, seal
from dissensus.catalogue.maker import generator_digest
from dissensus.catalogue.store import Damaged, Store
from dissensus.catalogue.unchanged import catalogue_path
from dissensus.writing.lock import locked
from dissensus.writing.trouble import Trouble


class Opened(Struct, frozen=True):
    """A catalogue, and what is to be told of it."""

    store: Store
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
            seal(str(opened.store.path.parent))


def _in_site(root: Path, held: contextlib.ExitStack, *, anew: bool) -> Opened:
    path = catalogue_path(root)
    if path.parent.is_symlink():  # a site may come from anybody, and lead us anywhere
        raise FileExistsError(errno.EEXIST, "is a link", str(path.parent))
    path.parent.mkdir(exist_ok=True)
    held.enter_context(locked(path.parent / "lock", 0))
    if not (path.parent / ".gitignore").exists():
        (path.parent / ".gitignore").write_text("*\n")
    if not anew and path.exists():
        store, notes = _found(path)
        if store is not None:
            break_seal(str(path.parent))
            return Opened(store)
    else:
        notes = ()
    break_seal(str(path.parent))
    return Opened(Store.new(path, generator_digest()), notes)


def _found(path: Path) -> tuple[Store | None, tuple[str, ...]]:
    """The catalogue that stands there, if it can be believed; and why not, unless another version made it."""
    if not is_as_it_was_left(str(path.parent)):
        return None, (f"{path} was not left so by a build; it is made anew.",)
    try:
        return Store.found(path, generator_digest()), ()
    except Damaged:
        return None, (f"{path} was damaged; it is made anew.",)


def _apart(held: contextlib.ExitStack, trouble: Exception) -> Opened:
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="dissensus-")
    held.callback(shutil.rmtree, folder, ignore_errors=True)
    note = f"Nothing of this build is remembered: {_told(trouble)}"
    return Opened(Store.new(Path(folder) / "catalogue", generator_digest()), notes=(note,))


def _told(trouble: Exception) -> str:
    if isinstance(trouble, OSError):
        return f"{trouble.filename}: {(trouble.strerror or type(trouble).__name__).lower()}"
    return str(trouble)
