"""The ledger of figures as shown: marks in hundredths of their axis, open ends drawn open."""

from __future__ import annotations

from dissensus.deriving.figures import Axis, Ledger, Mark, Reading, in_words, number_in_words
from dissensus.pages import alike, phrases, views
from dissensus.pages.cards import told
from dissensus.pages.sheet import Sheet


def ledger(sheet: Sheet, derived: Ledger) -> views.Ledger:
    """All figures for one thing counted and one group counted."""
    axis = derived.axis
    ticks = [views.Tick(at=axis.place(tick), text=number_in_words(tick)) for tick in axis.ticks] if axis else []
    return views.Ledger(
        counted=derived.counted,
        whom=derived.whom,
        ticks=tuple(ticks),
        entries=tuple(_entry(sheet, reading, axis) for reading in derived.readings),
    )


def _entry(sheet: Sheet, reading: Reading, axis: Axis | None) -> views.Entry:
    statement = reading.statement
    (link,) = told(sheet, [statement])
    return views.Entry(
        card=link,
        speaker=sheet.source(statement.card.speaker),
        said=alike.said(statement),
        as_worded=reading.figure.as_worded,
        reading=in_words(reading.figure),
        mark=_mark(reading.mark, axis) if reading.mark and axis else None,
        relayed=_relayed(sheet, reading),
    )


def _mark(mark: Mark, axis: Axis) -> views.Mark:
    return views.Mark(
        shape=mark.shape,
        start=0.0 if mark.low is None else axis.place(mark.low),
        end=100.0 if mark.high is None else axis.place(mark.high),
        open_start=mark.low is None,
        open_end=mark.high is None,
    )


def _relayed(sheet: Sheet, reading: Reading) -> str | None:
    outlets = dict.fromkeys(
        reported.outlet
        for reported in reading.statement.reports
        if sheet.library.documents[reported.report.document].outlet != reading.statement.card.speaker
    )
    return f"as reported by {phrases.listed(list(outlets))}" if outlets else None
