"""The archived documents: their files found, proved unchanged, and decoded."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.model import PLACEHOLDER, Document, DocumentId, document_place
from dissensus.reading.decoding import decode_exactly
from dissensus.reading.limits import DOCUMENT_BYTES
from dissensus.reading.site import Site

DRIVE = re.compile(r"[A-Za-z]:")


def read_documents(site: Site, documents: Mapping[DocumentId, Document]) -> tuple[dict[DocumentId, str], list[Fault]]:
    """The texts by document, and the faults of their files.

    A text is the file's bytes as UTF-8 and nothing else: byte order mark and line ends are part of it, so
    that an offset counts code points of the file as archived. A text of another digest is given all the same.
    """
    texts: dict[DocumentId, str] = {}
    faults: list[Fault] = []
    for name, document in documents.items():
        text, found = read_document(site, document, document_place(name))
        faults += found
        if text is not None:
            texts[name] = text
    return texts, faults


def read_document(site: Site, document: Document, where: Where) -> tuple[str | None, list[Fault]]:
    """The text of one document, and the faults of its file; `where` is the document's place."""
    if (reason := _why_no_path(document.file)) is not None:
        return None, [_bad_path(document.file, reason, where / "file")]
    content = site.bytes_of(document.file, DOCUMENT_BYTES, named=where / "file")
    if isinstance(content, Fault):
        return None, [content]
    changed = list(_changed(content, document, where / "sha256"))
    text = decode_exactly(content, where / "file", document.file)
    if isinstance(text, Fault):
        return None, [*changed, text]
    return text, changed


def _why_no_path(file: str) -> str | None:
    """Why this cannot name a file of the site, on whatever machine; None if it can."""
    if file == PLACEHOLDER:
        return "Name the file of the archived text, such as seeds/herald-2024-03-12.txt."
    if "\\" in file:
        return "Folders are parted by /."
    if file.startswith("/") or DRIVE.match(file):
        return "Files are named from the root of the site, so the name begins with neither / nor a drive."
    if any(part in ("", ".", "..") for part in file.split("/")):
        return "Each part of the name, between one / and the next, is that of a folder or a file of the site."
    if any(ord(character) < 32 or ord(character) == 127 for character in file):
        return "The name of a file stands on one line, without control characters."
    return None


def _bad_path(file: str, reason: str, where: Where) -> Fault:
    return Fault(code="bad-path", where=where, message=f"{shown(file)} names no file of the site", help=reason)


def _changed(content: bytes, document: Document, where: Where) -> Iterator[Fault]:
    """The file is the one that was archived, bit for bit."""
    digest = hashlib.sha256(content).hexdigest()
    if digest != document.sha256:
        yield Fault(
            code="document-changed",
            where=where,
            message=f'"{document.file}" is not the file that was archived',
            help=f"The file's SHA-256 is  {digest}\nthe document's is      {document.sha256}\n"
            "Put back the file as archived. If it was archived anew on purpose, write the new digest here "
            "and check every quote.",
        )


def files_named_twice(documents: Mapping[DocumentId, Document]) -> Iterator[Fault]:
    """No two documents are one file."""
    first: dict[str, DocumentId] = {}
    for name, document in documents.items():
        earlier = first.setdefault(document.file, name)
        if earlier != name:
            yield Fault(
                code="repeated-file",
                where=document_place(name) / "file",
                message=f'"{document.file}" is already the document "{earlier}"',
                help="One archived text is one document.",
                related=(("named here too", document_place(earlier) / "file"),),
            )
