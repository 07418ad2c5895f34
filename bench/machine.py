"""The machine that is measured on, and the rest that a measurement takes before it."""

from __future__ import annotations

import os
import platform
import re
import sys
import time
from pathlib import Path

TRUSTED = 2.5  # seconds: a file changed within the last two may change once more under the same stamp


def machine() -> str:
    """What was measured on."""
    cpu = Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.*)", cpu)
    name = model[1] if model else platform.processor()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{name}, {os.cpu_count()} processors, {memory:.0f} GB, {platform.system()}, {_python()}"


def _python() -> str:
    """The interpreter, and whether it is the system's: those are built with a profile, and are a fifth faster."""
    system = platform.freedesktop_os_release()["PRETTY_NAME"] if sys.base_prefix == "/usr" else None
    return f"Python {platform.python_version()}" + (f" of {system}" if system else "")


def settle() -> None:
    """Lets some seconds go by: a curator's files were not all written just before, and such are read twice."""
    time.sleep(TRUSTED)
