"""A small site of whose document one part is used, one set aside, and one is nobody's yet."""

from __future__ import annotations

import hashlib

from small_site import SEED

TEXT = """\
Herald online | Subscribe
A bridge in the north
Tuesday, 12 March 2024

Officials of the province said on Monday: “The bridge stands.” Nobody could tell. It rained.

A spokesman of the port said that the bridge had fallen. (Photograph: The Herald)

— * —

Read more
“The port,” our guide
Subscribe
"""

HEAD = f"""\
documents:
  herald-2024-03-12:
    file: {SEED}
    sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}
    title: A bridge in the north
    outlet: herald
    published: 2024-03-12
    dated-by: 12 March 2024
    language: en
"""


def covered(set_aside: str = "") -> dict[str, str | bytes | None]:
    """The site's files, with entries of `set-aside:`, one a line, in YAML's flow style."""
    entries = "".join(f"      - {{{entry}}}\n" for entry in set_aside.splitlines())
    return {SEED: TEXT, "content/documents.yaml": HEAD + (f"    set-aside:\n{entries}" if entries else "")}
