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
from dissensus.catalogue.sealing import Damaged
from dissensus.catalogue.store import Store
from dissensus.catalogue.unchanged import catalogue_path
from dissensus.ordinary import write_fresh
from dissensus.reading import Unreadable
from dissensus.writing import disk
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
            opened = held.enter_context(catalogue_apart(trouble))
        yield opened


@contextmanager
def catalogue_apart(trouble: Exception) -> Iterator[Opened]:
    """A catalogue in a folder that goes with it, for the trouble that there is with the site's own."""
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="dissensus-")
    try:
        store = Store.new(Path(folder) / "catalogue", generator_digest())
        with contextlib.closing(store):
            yield Opened(store, notes=(not_remembered(trouble),))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def not_remembered(trouble: Exception) -> str:
    """What is told where the site's own catalogue cannot be had."""
    return f"Nothing of this build is remembered: {_told(trouble)}"


def _in_site(root: Path, held: contextlib.ExitStack, *, anew: bool) -> Opened:
    path = catalogue_path(root)
    if path.parent.is_symlink():  # a site may come from anybody, and lead us anywhere
        raise FileExistsError(errno.EEXIST, "is a link", str(path.parent))
    path.parent.mkdir(exist_ok=True)
    held.enter_context(locked(path.parent / "lock", 0))
    ignored = path.parent / ".gitignore"
    if disk.look(ignored) is None:
        write_fresh(str(ignored), b"*\n")
    store, notes = (None, ()) if anew or disk.look(path) is None else _found(path)
    break_seal(str(path.parent))
    if store is None:
        store = Store.new(path, generator_digest())
    else:
        disk.settle(path.parent)  # before anything is written: else a power cut could leave that, and the seal
    held.enter_context(_sealed_after(store))
    return Opened(store, notes)


@contextmanager
def _sealed_after(store: Store) -> Iterator[None]:
    """Seals the store in the end, once the disk has it. What a mistake of ours has left is not believed again."""
    try:
        yield
    except (Trouble, Unreadable, KeyboardInterrupt):
        _seal(store)
        raise
    else:
        _seal(store)
    finally:
        store.close()


def _seal(store: Store) -> None:
    store.close()
    with contextlib.suppress(Trouble):  # then nobody believes it
        disk.wait_for([store.path])
        seal(str(store.path.parent))


def _found(path: Path) -> tuple[Store | None, tuple[str, ...]]:
    """The catalogue that stands there, if it can be believed; and why not, unless another version made it."""
    if not is_as_it_was_left(str(path.parent)):
        return None, (f"{path} was not left so by a build; it is made anew.",)
    try:
        return Store.found(path, generator_digest()), ()
    except Damaged:
        return None, (f"{path} was damaged; it is made anew.",)


def _told(trouble: Exception) -> str:
    if isinstance(trouble, OSError):
        return f"{trouble.filename}: {(trouble.strerror or type(trouble).__name__).lower()}"
    return trouble.message if isinstance(trouble, Trouble) else str(trouble)
