"""A generated site as files. Those are JSON, which is YAML too."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generated.plain import Plain


def files(site: Plain) -> dict[str, bytes]:
    """The site's files, by name."""
    texts = {id_: text.encode() for id_, text in site["texts"].items()}
    documents = {
        id_: {**document, "file": f"seeds/{id_}.txt", "sha256": hashlib.sha256(texts[id_]).hexdigest()}
        for id_, document in site["documents"].items()
    }
    written = {
        "site.toml": "\n".join(_toml(site["settings"])),
        "content/sources.yaml": _yaml(site["sources"]),
        "content/documents.yaml": _yaml({"documents": documents}),
        **{f"content/points/{id_}.yaml": _yaml(point) for id_, point in site["points"].items()},
        **{f"content/pages/{name}.md": _page(page) for name, page in site["pages"].items()},
    }
    return {name: text.encode() for name, text in written.items()} | {f"seeds/{i}.txt": t for i, t in texts.items()}


def write(site: Plain, root: Path) -> Path:
    """The site on disk, and nothing else below its `content/` and `seeds/`."""
    wanted = files(site)
    for folder in ("content", "seeds"):
        for path in sorted((root / folder).rglob("*"), reverse=True):
            if path.is_file() and path.relative_to(root).as_posix() not in wanted:
                path.unlink()
    for name, content in wanted.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def _toml(settings: Plain) -> Iterator[str]:
    """Settings, their tables last. Texts are written as in JSON."""
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from (f"[{key}]", *_toml(value))
        else:
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}"


def _page(page: Plain) -> str:
    head = {key: value for key, value in page.items() if key != "body"}
    return f"---\n{_yaml(head)}\n---\n\n{page['body']}"


def _yaml(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
