"""A corpus laid out as each peer likes it: its own configuration and templates, and the corpus' facts beside them.

Points are front matter of content files: as YAML as they were written, or as JSON. Documents, sources and parties are
JSON, which each of them reads fastest. None of this is timed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Literal

import yaml

Front = Literal["yaml", "json"]
HERE = Path(__file__).parent
FACTS = {"documents": "documents", "sources": "sources", "parties": "sources"}  # key of facts → file that holds them


def lay_for_hugo(corpus: Path, site: Path, front: Front = "yaml") -> None:
    """A site for Hugo: points in `content/points/`, all else in `data/`."""
    shutil.copytree(HERE / "hugo", site)
    write_facts(corpus, site / "data")
    write_points(corpus, site / "content/points", front)


def lay_for_eleventy(corpus: Path, site: Path) -> None:
    """A site for Eleventy: points in `points/`, all else in `_data/`."""
    shutil.copytree(HERE / "eleventy", site, ignore=shutil.ignore_patterns("node_modules"))
    write_facts(corpus, site / "_data")
    write_points(corpus, site / "points", "yaml")


def write_facts(corpus: Path, folder: Path) -> None:
    """What a corpus tells of documents, sources and parties, each as a file of JSON."""
    folder.mkdir(exist_ok=True)
    for key, file in FACTS.items():
        facts = read(corpus / f"content/{file}.yaml")[key]
        (folder / f"{key}.json").write_text(json.dumps(facts), encoding="utf-8")


def write_points(corpus: Path, folder: Path, front: Front) -> None:
    """Every point as front matter of a content file."""
    folder.mkdir(exist_ok=True)
    files = sorted((corpus / "content/points").iterdir())
    if front == "yaml":
        for file in files:
            (folder / f"{file.stem}.md").write_text(f"---\n{file.read_text(encoding='utf-8')}---\n", encoding="utf-8")
        return
    with Pool(2) as pool:
        pool.map(partial(_write_as_json, folder=folder), files, chunksize=50)


def read(file: Path) -> Mapping[str, Any]:
    """A file of YAML, every scalar as text."""
    return yaml.load(file.read_bytes(), yaml.CBaseLoader)  # type: ignore[no-any-return]  # a mapping at the top


def _write_as_json(file: Path, folder: Path) -> None:
    text = json.dumps(read(file), indent=1, ensure_ascii=False)
    (folder / f"{file.stem}.md").write_text(f"{text}\n", encoding="utf-8")
