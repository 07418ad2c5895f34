"""The account of a document: what became of its sentences, told by counts, lines and reasons, with no word of them."""

from __future__ import annotations

from dissensus.deriving.fates import Fates, fates_in
from dissensus.model import AsideReason, DocumentId, document_place
from dissensus.pages import phrases, views
from dissensus.pages.sheet import Sheet

_LINES_TOLD = 200  # of those not dealt with
_REASONS: dict[AsideReason, str] = {
    "furniture": "page furniture",
    "caption": "caption",
    "background": "background",
    "another-event": "another event",
    "duplicate": "duplicate",
    "narration": "narration",
}


def account(sheet: Sheet, id_: DocumentId) -> views.Account:
    """What of a document is used, what is set aside and why, and what is open."""
    resting = (piece for each in sheet.tables.by_document.get(id_, ()) for piece in each.pieces)
    fates = fates_in(id_, sheet.library, sheet.matter.evidence, resting)
    return views.Account(
        counts=_counts(fates),
        aside=tuple(_in_order(sheet, id_)),
        open=_open_lines(fates),
    )


def _in_order(sheet: Sheet, id_: DocumentId) -> list[views.SetAside]:
    """What is set aside, in the order of the text."""
    place = document_place(id_) / "set-aside"
    passages = sheet.matter.evidence.passages
    written = [(passages[place / n], aside) for n, aside in enumerate(sheet.library.documents[id_].set_aside)]
    return [
        views.SetAside(lines=phrases.lines(*passage.lines), reason=_REASONS[aside.reason], note=aside.note)
        for passage, aside in sorted(written, key=lambda each: (each[0].start, each[0].end))
    ]


def _counts(fates: Fates) -> str:
    used, aside, open_ = fates.used, fates.aside, len(fates.open)
    sentences = phrases.counted(used + aside + open_, "sentence")
    return f"{sentences}: {used} used, {aside} set aside, {open_} not dealt with"


def _open_lines(fates: Fates) -> str | None:
    numbers = list(dict.fromkeys(map(str, fates.open)))
    if len(numbers) > _LINES_TOLD:
        further = phrases.counted(len(numbers) - _LINES_TOLD, "further line")
        return f"lines {', '.join(numbers[:_LINES_TOLD])} and {further}"
    return f"{'line' if len(numbers) == 1 else 'lines'} {phrases.listed(numbers)}" if numbers else None
