"""What is set aside is proved as quotes are, over as many paragraphs as it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakeSite
from covered_site import TEXT, covered
from dissensus.evidence import Evidence, prove
from dissensus.faults import Fault
from dissensus.model import document_place
from dissensus.reading import Site, read

ASIDE = document_place("herald-2024-03-12") / "set-aside"


def proved(folder: Path) -> tuple[Evidence, list[Fault]]:
    library, faults = read(Site(folder), 1)
    assert faults == []
    return prove(library)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("words: It rained., reason: background", ["It rained."]),
        ("words: Subscribe, before: online |, reason: furniture", ["Subscribe"]),
        ("words: 'Nobody […] rained', reason: background", ["Nobody", "rained"]),
        ("words: Read more, to: Subscribe, reason: furniture", ["Read more\n“The port,” our guide\nSubscribe"]),
        ("words: Subscribe, after: A bridge, reason: furniture", ["Subscribe"]),
        ("words: Herald online, to: Subscribe, reason: furniture", ["Herald online | Subscribe"]),
    ],
)
def test_a_stretch_is_found(entry: str, words: list[str], make_site: MakeSite, tmp_path: Path) -> None:
    evidence, faults = proved(make_site(tmp_path, covered(entry)))
    assert faults == []
    assert [TEXT[piece.start : piece.end] for piece in evidence.passages[ASIDE / 0].pieces] == words


@pytest.mark.parametrize(
    ("entry", "code", "key", "message"),
    [
        ("words: It snowed., reason: background", "quote-not-found", "words", "the stretch does not stand in"),
        ("words: Subscribe, reason: furniture", "quote-ambiguous", "words", "the stretch stands twice in"),
        ("words: It rain, reason: background", "quote-cuts-word", "words", "the stretch ends inside “rained”"),
        ("words: It rained. A spokesman, reason: background", "quote-crosses-paragraphs", "words", "the stretch runs"),
        ("words: '—', reason: furniture", "quote-empty", "words", "the stretch has no words"),
        ("words: '[…] It rained', reason: background", "quote-elision", "words", "the stretch begins with […]"),
        (
            "words: Subscribe, before: or, reason: furniture",
            "neighbours-not-found",
            "before",
            "right before the stretch",
        ),
        (
            "words: Read more, to: Nowhere, reason: furniture",
            "quote-not-found",
            "to",
            "the stretch's end does not stand",
        ),
        ("words: Read more, to: It rained, reason: furniture", "set-aside-ends-early", "to", "does not stand behind"),
    ],
)
def test_words_that_do_not_stand_there_are_a_fault(
    entry: str, code: str, key: str, message: str, make_site: MakeSite, tmp_path: Path
) -> None:
    evidence, (fault,) = proved(make_site(tmp_path, covered(entry)))
    assert (fault.code, fault.where.path[:-1], fault.where.path[-1]) == (code, (ASIDE / 0).path, key)
    assert message in fault.message
    assert "quote:" not in (fault.help or "")
    assert ASIDE / 0 not in evidence.passages


def test_only_words_that_a_statement_rests_on_are_a_warning(make_site: MakeSite, tmp_path: Path) -> None:
    entries = """\
words: 'Officials of the province said on Monday:', reason: narration
words: Tuesday, to: 12 March 2024, reason: furniture
words: A bridge in the north, reason: duplicate
words: 'bridge had […] Photograph', reason: caption"""
    _, (fault,) = proved(make_site(tmp_path, covered(entries)))
    assert (fault.code, fault.where, fault.level) == ("set-aside-used", ASIDE / 3 / "words", "warning")
    assert [message for message, _ in fault.related] == ["rests on them"]
