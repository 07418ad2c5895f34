"""What these tests need of npm: an editor's own parser of YAML, its validator, and what it runs for YAML and TOML."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

MODULES = Path(__file__).parents[2] / "node_modules"


def node() -> str:
    """The path of Node.js. Skips the test where it, or what npm installs, is not there."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("there is no Node.js here, which an editor's tools need")
    for package in ("@taplo/cli", "ajv", "yaml", "yaml-language-server"):
        if not (MODULES / package / "package.json").is_file():
            pytest.skip(f"node_modules has no {package}: npm ci installs it")
    return program
