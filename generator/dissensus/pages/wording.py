"""How each outlet put it: the words of a statement's reports as a table, a column for each report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup as Html

from dissensus.deriving.statements import Reported
from dissensus.deriving.tokens import Token
from dissensus.deriving.wording import Phrase, Run, Wording
from dissensus.pages import alike, views
from dissensus.pages.lines import Line
from dissensus.pages.parts import href_of_passage
from dissensus.pages.sheet import Sheet
from dissensus.rendering import inline

_Head = tuple[str, str, bool]  # of a column: its outlet and day, its language, whether its words are plain


def wording(sheet: Sheet, derived: Wording, line: Line) -> views.Wording:
    """The reports of one statement, side by side."""
    statement = derived.statement
    tellers = tuple(_teller(sheet, reported) for reported in statement.reports)
    heads = [
        (f"{teller.outlet}, {teller.published.text}", teller.language, _is_plain(reported))
        for teller, reported in zip(tellers, statement.reports, strict=True)
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
            (label, language, _in_one_voice(cell) if is_plain else inline.beside(_stretches(cell)))
            for (label, language, is_plain), cell in zip(heads, phrase.cells, strict=True)
        ]
    )
    if phrase.held == "all":
        return views.Phrase(kind="same", cells=cells, alike=len({cell[1:] for cell in cells}) == 1)
    is_in_one = sum(map(_is_worded, phrase.cells)) == 1
    return views.Phrase(kind="alone" if is_in_one else "differs", cells=cells, alike=False)


def _is_worded(cell: Sequence[Run]) -> bool:
    for run in cell:
        for token in run.tokens:
            if token.is_word:
                return True  # mostly the first is one
    return False


def _is_plain(reported: Reported) -> bool:
    """Whether all its words are quoted or none of them, and nothing is left out: so stand most."""
    return len(reported.passage.pieces) == 1 and len(reported.passage.pieces[0].segments) == 1


def _in_one_voice(cell: Sequence[Run]) -> Html:
    texts = [(_shown(run.tokens), run.alone) for run in cell]
    return inline.beside_in_one_voice(texts, quoted=bool(cell) and cell[0].tokens[0].quoted)


def _shown(tokens: Sequence[Token]) -> str:
    return tokens[0].shown if len(tokens) == 1 else "".join([token.shown for token in tokens])


def _stretches(cell: Sequence[Run]) -> Iterator[inline.Stretch]:
    """The tokens of a cell as shown, cut where quotation marks, or words left out, stand between them."""
    for run in cell:
        start = 0
        for end in (*_cuts(run.tokens), len(run.tokens)):
            first = run.tokens[start]
            text = "".join([token.shown for token in run.tokens[start:end]])
            yield text.removeprefix(" "), first.quoted, first.elided, first.spaced, run.alone
            start = end


def _cuts(tokens: Sequence[Token]) -> list[int]:
    return [n for n in range(1, len(tokens)) if tokens[n].elided or tokens[n].quoted != tokens[n - 1].quoted]
