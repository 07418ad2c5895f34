"""One YAML file as one kind of the model: read, shaped, each mistake told once."""

from __future__ import annotations

from typing import TypeVar

from dissensus.faults import Fault, Where, without_echoes
from dissensus.reading.decoding import decode
from dissensus.reading.limits import YAML_BYTES
from dissensus.reading.plain import Plain
from dissensus.reading.shape import shaped
from dissensus.reading.site import Site
from dissensus.reading.yaml import read_yaml

Kind = TypeVar("Kind")


def read_fields(
    site: Site, file: str, kind: type[Kind], content: bytes | Fault | None = None
) -> tuple[Kind | None, list[Fault]]:
    """The file as a `kind`, mended where it departs; None where nothing could be read of it."""
    content = site.bytes_of(file, YAML_BYTES) if content is None else content
    if isinstance(content, Fault):
        return None, [content]
    text, faults = decode(content, file)
    return (None, faults) if faults else fields_in(text, file, kind, is_decoded=True)


def fields_in(text: str, file: str, kind: type[Kind], *, is_decoded: bool = False) -> tuple[Kind | None, list[Fault]]:
    """The YAML text, as it was decoded or from elsewhere, as a `kind`, as above."""
    plain, faults = read_yaml(text, file, is_decoded=is_decoded)
    if plain is None:
        return None, faults
    return _shaped_once(plain, kind, file, faults)


def _shaped_once(plain: Plain, kind: type[Kind], file: str, faults: list[Fault]) -> tuple[Kind, list[Fault]]:
    value, departures = shaped(plain, kind, Where(file))
    return value, [*faults, *without_echoes(faults, departures)]
