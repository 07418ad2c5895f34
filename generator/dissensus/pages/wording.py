"""How each outlet put it: the words of a statement's reports as a table, a column for each report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup as Html

from dissensus.deriving.statements import Reported
from dissensus.deriving.tokens import MARK, Row
from dissensus.deriving.wording import Phrase, Run, Wording
from dissensus.pages import views
from dissensus.pages.parts import href_of_passage
from dissensus.pages.sheet import Line, Sheet
from dissensus.rendering import inline

_Cell = tuple[str, str, Html]  # of a report, for a phrase: its outlet and day, its language, its words


def wording(sheet: Sheet, derived: Wording, line: Line) -> views.Wording:
    """The reports of one statement, side by side."""
    statement, phrases = derived.statement, derived.phrases
    tellers = tuple([_teller(sheet, reported) for reported in statement.reports])
    columns = [
        _column(teller, row, [phrase.cells[number] for phrase in phrases])
        for number, (teller, row) in enumerate(zip(tellers, derived.rows, strict=True))
    ]
    return views.Wording(
        card=line.claim,
        speaker=line.speaker,
        said=line.said,
        tellers=tellers,
        phrases=tuple([_phrase(*each, derived.rows) for each in zip(phrases, zip(*columns, strict=True), strict=True)]),
    )


def _teller(sheet: Sheet, reported: Reported) -> views.Teller:
    shown = sheet.documents[reported.report.document]
    return views.Teller(
        outlet=reported.outlet,
        passage=href_of_passage(sheet, reported.report.document, reported.passage),
        published=shown.published,
        voice=reported.voice,
        language=shown.written.language,
    )


def _column(teller: views.Teller, row: Row, cells: Sequence[Sequence[Run]]) -> list[_Cell]:
    """What one report has for each phrase, and which of it the report has alone."""
    label, language = f"{teller.outlet}, {teller.published.text}", teller.language
    if _is_in_one_voice(row):
        words = inline.beside_in_one_voice(row.shown, cells, quoted=row.voices[0][1])
    else:
        words = [inline.beside(_stretches(cell, row)) for cell in cells]
    return [(label, language, each) for each in words]


def _phrase(phrase: Phrase, cells: tuple[_Cell, ...], rows: Sequence[Row]) -> views.Phrase:
    if phrase.held == "all":
        told = [cell[1:] for cell in cells]
        return views.Phrase(kind="same", cells=cells, alike=told.count(told[0]) == len(told))
    worded = sum(map(_is_worded, phrase.cells, rows))
    return views.Phrase(kind="alone" if worded == 1 else "differs", cells=cells, alike=False)


def _is_worded(cell: Sequence[Run], row: Row) -> bool:
    """Whether a cell holds more than marks; its runs follow one another."""
    return bool(cell) and row.kinds.count(MARK, cell[0][0], cell[-1][1]) < cell[-1][1] - cell[0][0]


def _is_in_one_voice(row: Row) -> bool:
    """Whether all of a report is in quotation marks or none of it, and nothing is left out: so stand most."""
    return len(row.voices) == 1 and not row.voices[0][2]


def _stretches(cell: Sequence[Run], row: Row) -> Iterator[inline.Stretch]:
    """The tokens of a cell as shown, cut where quotation marks, or words left out, stand between them."""
    ends = [start for start, _, _ in row.voices[1:]] + [len(row.shown)]
    for first, last, alone in cell:
        for (begin, quoted, elided), behind in zip(row.voices, ends, strict=True):
            start, end = max(begin, first), min(behind, last)
            if start < end:
                text = "".join(row.shown[start:end])
                yield text.removeprefix(" "), quoted, elided and start == begin, text[0] == " ", alone
