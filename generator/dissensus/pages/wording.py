"""How each outlet put it: the words of a statement's reports as a table, a column for each report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dissensus.deriving.statements import Reported
from dissensus.deriving.tokens import Token
from dissensus.deriving.wording import Phrase, Wording
from dissensus.pages import addresses, views
from dissensus.pages.cards import anchor_of_passage
from dissensus.pages.sheet import Sheet


def wording(sheet: Sheet, derived: Wording) -> views.Wording:
    """The reports of one statement, side by side."""
    statement = derived.statement
    tellers = tuple(_teller(sheet, reported) for reported in statement.reports)
    return views.Wording(
        card=sheet.card(statement, statement.card.claim),
        speaker=sheet.source(statement.card.speaker),
        said=sheet.said(statement),
        tellers=tellers,
        phrases=tuple(_phrase(phrase, tellers) for phrase in derived.phrases),
    )


def _teller(sheet: Sheet, reported: Reported) -> views.Teller:
    document = sheet.library.documents[reported.report.document]
    return views.Teller(
        outlet=reported.outlet,
        passage=sheet.href(addresses.document(reported.report.document), anchor_of_passage(reported.passage)),
        published=sheet.published(reported.report.document),
        voice=reported.voice,
        language=document.language,
    )


def _phrase(phrase: Phrase, tellers: Sequence[views.Teller]) -> views.Phrase:
    """What every report has for a phrase: the tokens that stand in its columns, and which of them it has alone."""
    alone = [column.held == "one" for column in phrase.columns]
    held = [
        [(token, is_alone) for token, is_alone in zip(tokens, alone, strict=True) if token]
        for tokens in zip(*(column.tokens for column in phrase.columns), strict=True)
    ]
    worded = sum(any(token.is_word for token, _ in cell) for cell in held)
    cells = tuple(tuple(_utterances(cell)) for cell in held)
    return views.Phrase(
        kind="same" if phrase.held == "all" else "alone" if worded == 1 else "differs",
        cells=cells,
        alike=len(set(zip(cells, (teller.language for teller in tellers), strict=True))) == 1,
    )


def _utterances(cell: Iterable[tuple[Token, bool]]) -> Iterable[views.Utterance]:
    """Tokens as shown: what stands in quotation marks apart, and in it what one report has alone."""
    for number, run in enumerate(_runs(cell)):
        first = run[0][0]
        yield views.Utterance(
            quoted=first.quoted,
            elided=first.elided,
            spaced=number > 0 and (first.spaced or first.elided),
            parts=tuple(_parts(run)),
        )


def _runs(cell: Iterable[tuple[Token, bool]]) -> list[list[tuple[Token, bool]]]:
    """The tokens of a cell, cut where quotation marks or words left out stand between them."""
    runs: list[list[tuple[Token, bool]]] = []
    for token, alone in cell:
        if not runs or token.elided or token.quoted != runs[-1][-1][0].quoted:
            runs.append([])
        runs[-1].append((token, alone))
    return runs


def _parts(run: list[tuple[Token, bool]]) -> Iterable[views.Part]:
    for alone, tokens in groupby(enumerate(run), key=lambda numbered: numbered[1][1]):
        held = [(number, token) for number, (token, _) in tokens]
        spaced = held[0][0] > 0 and held[0][1].spaced
        text = "".join((" " if token.spaced else "") + token.text for _, token in held)
        yield views.Part(text=text.removeprefix(" "), alone=alone, spaced=spaced)
