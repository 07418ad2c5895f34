"""The word lists of a site: those of its language, and its own in their place where it has any."""

from __future__ import annotations

from pathlib import Path

from dissensus.faults import Fault, Where
from dissensus.model import WordingFile
from dissensus.reading.decoding import decode
from dissensus.reading.fields import fields_in
from dissensus.reading.limits import YAML_BYTES
from dissensus.reading.site import Site
from dissensus.settings import SETTINGS_FILE, WORDING_FILE, Settings

_LISTS = Path(__file__).parents[1] / "wording"  # a file to each language; `importlib.resources` takes 4 ms to load


def read_wording(site: Site, settings: Settings) -> tuple[WordingFile, list[Fault]]:
    """The lists, whole; none where the language has none and the site names no file."""
    default = _of_language(settings.language)
    if settings.wording == WORDING_FILE and not site.exists(WORDING_FILE):
        return default, []
    content = site.bytes_of(settings.wording, YAML_BYTES, named=Where(SETTINGS_FILE) / "wording")
    if isinstance(content, Fault):
        return default, [content]
    text, faults = decode(content, settings.wording)
    own, more = (None, faults) if faults else fields_in(text, settings.wording, WordingFile)
    return (_over(default, own) if own else default), more


def _of_language(language: str) -> WordingFile:
    lists = _LISTS / f"{language.partition('-')[0]}.yaml"
    if not lists.is_file():
        return WordingFile()
    wording, faults = fields_in(lists.read_text(encoding="utf-8"), lists.name, WordingFile)
    assert wording and not faults, faults
    return wording


def _over(default: WordingFile, own: WordingFile) -> WordingFile:
    return WordingFile(
        loaded=default.loaded if own.loaded is None else own.loaded,
        verbs=default.verbs if own.verbs is None else own.verbs,
        leading=default.leading if own.leading is None else own.leading,
        open_endings=default.open_endings if own.open_endings is None else own.open_endings,
        allowed=own.allowed,
    )
