"""`dissensus schema`: JSON Schemas of the files that curators write, for their editors, and the format reference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dissensus.cli.telling import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dissensus.schema.kinds import FileKind

FOLDER = Path("schemas")  # as `schema.wiring` has it, which is not loaded for a list of commands


@click.command(name="schema", short_help="Write the JSON Schemas, for editors.")
@click.argument("kind", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"The folder to write to.  [default: {FOLDER}; with KIND, standard output]",
)
@click.option("--reference", "wants_reference", is_flag=True, help="Print the format reference instead, in Markdown.")
def command(kind: str | None, output: Path | None, wants_reference: bool) -> None:
    """Write the JSON Schema of every kind of file that a curator writes, or of KIND alone.

    An editor that knows of them shows what each field is, and marks what does not fit.
    """
    if wants_reference:
        _print_reference(kind, output)
        return
    kinds = _kinds(kind)
    if kind is None or output is not None:
        _write(kinds, output or FOLDER)
    else:
        from dissensus.schema.files import schema_bytes

        click.echo(schema_bytes(kinds[0]), nl=False)


def _print_reference(kind: str | None, output: Path | None) -> None:
    from dissensus.schema.reference import reference

    if kind is not None or output is not None:
        raise click.UsageError("--reference stands alone.")
    click.echo(reference().encode(), nl=False)


def _kinds(name: str | None) -> Sequence[FileKind]:
    from dissensus.faults.suggestions import did_you_mean, listed
    from dissensus.schema.kinds import FILE_KINDS

    named = [kind for kind in FILE_KINDS if name in (None, kind.name)]
    if not named:
        names = [kind.name for kind in FILE_KINDS]
        hint = did_you_mean(name or "", names) or f"There are {listed(names, 'and')}."
        raise click.UsageError(f'No kind of file is called "{name}". {hint}')
    return named


def _write(kinds: Sequence[FileKind], folder: Path) -> None:
    from dissensus.schema.files import schema_bytes

    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds:
        (folder / kind.schema_file).write_bytes(schema_bytes(kind))
    say(f"Wrote {', '.join(kind.schema_file for kind in kinds)} to {folder}.")
