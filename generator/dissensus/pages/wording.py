"""How each outlet put it: the words of a statement's reports as a table, a column for each report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup as Html

from dissensus.deriving.statements import Reported
from dissensus.deriving.tokens import MARK, Row
from dissensus.deriving.wording import Phrase, Run, Wording
from dissensus.pages import alike, views
from dissensus.pages.lines import Line
from dissensus.pages.parts import href_of_passage
from dissensus.pages.sheet import Sheet
from dissensus.rendering import inline

_Head = tuple[str, str, Row, bool]  # of a column: its outlet and day, its language, its tokens, if all in one voice


def wording(sheet: Sheet, derived: Wording, line: Line) -> views.Wording:
    """The reports of one statement, side by side."""
    statement = derived.statement
    tellers = tuple(_teller(sheet, reported) for reported in statement.reports)
    heads = [
        (f"{teller.outlet}, {teller.published.text}", teller.language, row, _is_in_one_voice(row))
        for teller, row in zip(tellers, derived.rows, strict=True)
    ]
    return views.Wording(
        card=line.claim,
        speaker=line.speaker,
        said=line.said,
        tellers=tellers,
        phrases=tuple(_phrase(phrase, heads) for phrase in derived.phrases),
    )


def _teller(sheet: Sheet, reported: Reported) -> views.Teller:
    shown = alike.shown(sheet, reported.report.document)
    return views.Teller(
        outlet=reported.outlet,
        passage=href_of_passage(sheet, reported.report.document, reported.passage),
        published=shown.published,
        voice=reported.voice,
        language=shown.document.language,
    )


def _phrase(phrase: Phrase, heads: Sequence[_Head]) -> views.Phrase:
    """What every report has for a phrase, and which of it the report has alone."""
    cells = tuple(
        [
            (
                label,
                language,
                _in_one_voice(cell, row) if is_plain else inline.beside(_stretches(cell, row)),
            )
            for (label, language, row, is_plain), cell in zip(heads, phrase.cells, strict=True)
        ]
    )
    if phrase.held == "all":
        return views.Phrase(kind="same", cells=cells, alike=len({cell[1:] for cell in cells}) == 1)
    is_in_one = sum([_is_worded(cell, head[2]) for head, cell in zip(heads, phrase.cells, strict=True)]) == 1
    return views.Phrase(kind="alone" if is_in_one else "differs", cells=cells, alike=False)


def _is_worded(cell: Sequence[Run], row: Row) -> bool:
    return any(row.kinds[start:end].strip(MARK) for start, end, _ in cell)


def _is_in_one_voice(row: Row) -> bool:
    """Whether all of a report is in quotation marks or none of it, and nothing is left out: so stand most."""
    return len(row.voices) == 1 and not row.voices[0][2]


def _in_one_voice(cell: Sequence[Run], row: Row) -> Html:
    """The tokens of a cell of a report in one voice."""
    if not cell:
        return _NOTHING
    shown = row.shown
    texts = [(shown[start] if end - start == 1 else "".join(shown[start:end]), alone) for start, end, alone in cell]
    return inline.beside_in_one_voice(texts, quoted=row.voices[0][1])


_NOTHING = Html()


def _stretches(cell: Sequence[Run], row: Row) -> Iterator[inline.Stretch]:
    """The tokens of a cell as shown, cut where quotation marks, or words left out, stand between them."""
    ends = [start for start, _, _ in row.voices[1:]] + [len(row.shown)]
    for first, last, alone in cell:
        for (begin, quoted, elided), behind in zip(row.voices, ends, strict=True):
            start, end = max(begin, first), min(behind, last)
            if start < end:
                text = "".join(row.shown[start:end])
                yield text.removeprefix(" "), quoted, elided and start == begin, text[0] == " ", alone
