"""The smallest site worth building: a document, its outlet, and a point with two positions and two cards."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

SEED = "seeds/herald.txt"

TEXT = """\
A bridge in the north

Officials of the province said on Monday: “The bridge stands.”

A spokesman of the port said that the bridge had fallen.
"""

FILES = {
    "site.toml": 'title = "A small site"\n',
    "content/sources.yaml": """\
parties:
  province: {name: The province}
  port: {name: The port}
sources:
  herald: {name: The Herald, kind: outlet}
  officials: {name: Officials of the province, kind: body, party: province}
  port-spokesman: {name: A spokesman of the port, kind: person, party: port}
""",
    "content/points/bridge.yaml": """\
question: What became of the bridge?
title: The bridge
positions:
  stands: {label: Bridge standing}
  fallen: {label: Bridge fallen}
cards:
  - id: officials-stands
    speaker: officials
    said: 2024-03-11
    position: stands
    claim: Said that the bridge stands.
    reports:
      - {document: herald-2024-03-12, quote: The bridge stands}
  - id: port-fallen
    speaker: port-spokesman
    said: 2024-03-11
    position: fallen
    claim: Said that the bridge had fallen.
    reports:
      - {document: herald-2024-03-12, quote: the bridge had fallen}
""",
    SEED: TEXT,
}

DOCUMENTS = """\
documents:
  herald-2024-03-12:
    file: {file}
    sha256: {sha256}
    title: A bridge in the north
    outlet: herald
    published: 2024-03-12
    language: en
"""


def make_site(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """`folder` as a site: the small one, with `files` put in; None leaves a file out.

    Texts are written as UTF-8 with the line ends they have. The digest in `content/documents.yaml`, unless
    `files` has its own, is that of the document as written.
    """
    whole: dict[str, str | bytes | None] = {**FILES, **(files or {})}
    whole.setdefault("content/documents.yaml", _documents(whole[SEED]))
    for name, content in whole.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_bytes(content))
    return folder


def _documents(text: str | bytes | None) -> str:
    return DOCUMENTS.format(file=SEED, sha256=hashlib.sha256(_bytes(text or "")).hexdigest())


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
