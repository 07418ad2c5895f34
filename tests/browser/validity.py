"""HTML, as the Nu Html Checker reads it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

JAR = Path(__file__).parents[2] / "node_modules/vnu-jar/build/dist/vnu.jar"


def java() -> str | None:
    """The path of a Java to run the checker with."""
    return shutil.which("java")


def invalid(files: Iterable[Path]) -> list[str]:
    """A line for every error in any of `files`. Raises ValueError where there is no Java."""
    program = java()
    if program is None:
        raise ValueError("the checker needs Java")
    assert JAR.is_file(), f"{JAR} is missing: npm ci installs it"
    done = subprocess.run(
        [program, "-jar", str(JAR), "--format", "json", "--stdout", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    messages = json.loads(done.stdout)["messages"]
    return [_line(message) for message in messages if message["type"] != "info"]


def _line(message: dict[str, object]) -> str:
    return f"{message.get('url')}:{message.get('lastLine')}: {message['message']} — {message.get('extract')}"
