"""Chromium on this machine. Run as a script, this prints where it is, or says what to install and fails."""

from __future__ import annotations

import os
import shutil
import sys

VARIABLE = "DISSENSUS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# No look-up of a name may leave this machine, whatever a page asks for.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def find_chromium() -> str | None:
    """The path of the browser: the one that the environment names, else the first on PATH."""
    named = os.environ.get(VARIABLE)
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)


def what_is_missing() -> str:
    """A sentence for whoever has no browser."""
    named = os.environ.get(VARIABLE)
    if named:
        return f"{VARIABLE} names {named!r}, which is no program that can be run."
    return f"No Chromium is on PATH. Install it (Debian: apt-get install chromium), or name one in {VARIABLE}."


if __name__ == "__main__":
    found = find_chromium()
    print(found or what_is_missing(), file=sys.stdout if found else sys.stderr)
    sys.exit(found is None)
