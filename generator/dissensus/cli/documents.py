"""The documents of a site, asked for by name on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dissensus.cli import FAULTS

if TYPE_CHECKING:
    from dissensus.evidence import ArchivedText


def archived_document(root: Path, document: str) -> ArchivedText:
    """The text of a document, made ready. Where it cannot be had, it is told why, and the command ends."""
    from dissensus.cli.site_folder import demand_site
    from dissensus.cli.telling import tell
    from dissensus.evidence import archive
    from dissensus.faults.suggestions import did_you_mean, shown
    from dissensus.model import DOCUMENTS_FILE, DocumentsFile
    from dissensus.reading import Site
    from dissensus.reading.documents import read_documents
    from dissensus.reading.fields import read_fields

    demand_site(root)
    site = Site(root)
    if not site.exists(DOCUMENTS_FILE):
        raise click.UsageError(f"There is no {DOCUMENTS_FILE} yet. Add a document first: dissensus add document FILE")
    listed, faults = read_fields(site, DOCUMENTS_FILE, DocumentsFile)
    if listed is None:
        tell(faults, root, "text")
        raise click.exceptions.Exit(FAULTS)
    if document not in listed.documents:
        hint = did_you_mean(document, listed.documents)
        raise click.UsageError(f"No document is called {shown(document)}.{f' {hint}' if hint else ''}")
    wanted = listed.documents[document]
    texts, faults = read_documents(site, {document: wanted})
    tell(faults, root, "text")  # a text that was changed is searched all the same
    if document not in texts:
        raise click.exceptions.Exit(FAULTS)
    return archive(texts[document], wrapped=wanted.line_ends == "wrapped")
