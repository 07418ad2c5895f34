"""The site of this checkout, as built: `pytest --refresh tests/test_golden.py` writes it anew; read the difference.

Fonts are compared by name alone: their names carry their digests.
"""

from __future__ import annotations

import shutil
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
FONTS = ".woff2"


def test_the_site_is_the_golden_site(real_site: Path, refresh: bool) -> None:
    built = texts_in(real_site)
    if refresh:
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, content in built.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(content)
    golden = texts_in(GOLDEN)
    assert built.keys() == golden.keys()
    changed = [name for name in built if built[name] != golden[name]]
    assert not changed, "these pages are not as they were: read them, then refresh"


def test_fonts_are_published_under_names_that_the_style_sheet_asks_for(real_site: Path) -> None:
    (style,) = (real_site / "assets").glob("style.*.css")
    fonts = [path.name for path in (real_site / "assets").rglob(f"*{FONTS}")]
    assert fonts
    assert all(font in style.read_text() for font in fonts)


def texts_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != FONTS and ".dissensus" not in path.parts
    }
