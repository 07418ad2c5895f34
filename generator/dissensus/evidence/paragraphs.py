"""Where a document's paragraphs end.

A blank line always ends a paragraph. A single line end ends it too, unless the text plainly runs on: the line has at
least `FULL_LINE` characters, it does not end in one of `SENTENCE_ENDS` (closing marks and brackets put aside), and the
next line begins with a lower-case letter. In a document that says `line-ends: wrapped` no single line end ends one.
"""

from __future__ import annotations

from dissensus.patterns import pattern

# A page's end is a line end, and one with the line end before it: so text taken out of a PDF has it.
LINE_END = pattern(r"(?:\r\n|[\n\r])?\f|\r\n|[\n\r\v\x85\u2028]")

FULL_LINE = 40  # what is broken to a width is broken wider than this; tags, teasers and lists are mostly shorter
SENTENCE_ENDS = ".!?…:;"
_CLOSING = "\"'”’“‘»›)]} \t\xa0\xad\u200b"


def ends_paragraph(text: str, line_start: int, start: int, end: int, *, wrapped: bool) -> bool:
    """Whether the white space `text[start:end]`, on the line that begins at `line_start`, ends a paragraph."""
    blank = text[start:end]
    line_ends = 1 if blank == "\n" else len(LINE_END.findall(blank))
    if line_ends > 1 or "\u2029" in blank:
        return True
    return line_ends == 1 and not wrapped and not _runs_on(text[line_start:start], text[end : end + 1])


def has_blank_line(blank: str) -> bool:
    """Whether white space holds more than a single line end, so that it parts paragraphs of any document."""
    return ends_paragraph(blank, 0, 0, len(blank), wrapped=True)


def _runs_on(line: str, following: str) -> bool:
    return following.islower() and len(line) >= FULL_LINE and line.rstrip(_CLOSING)[-1:] not in SENTENCE_ENDS
