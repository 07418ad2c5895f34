"""Which words a document itself puts in quotation marks: `[…]` below stands for what has to come out as speech."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.evidence import ArchivedText, Passage, Segment, archive, find, segments_of, speech
from dissensus.evidence.speech import marks_of, quotations_of

NO_SPEECH = [
    "The enemy's losses, the soldiers' homes, and Editors' Picks",
    "Ukraine’s army didn’t, the soldiers’ homes, rock ’n’ roll, the ’90s and the ‘90s’ end",
    "'single straight marks' are apostrophes",
    'a man of 6\' 2" and a gun of 5" in a house',
    'a closing mark" that nothing opened',
    'boards of 6"x4" size',
    "a closing mark” that nothing opened",
    "text“ that nothing opened",
    'צה"ל ושב"כ',
    "a lone ‘ mark",
    "‘Tis said that it was never closed",
    "‘Tis said “go’ and left",  # marks in disorder
]

SPEECH = [
    "“[There are losses,]” he said.",
    '"[There are losses,]" he said: "[There are some.]"',
    '“[along the line of contact.]"',  # opened curly, closed straight
    '"[along the line of contact.]”',
    "„[Es gibt Verluste]“, sagte er.",
    "„[Są straty]”, powiedział.",
    "»[Es gibt Verluste]«, sagte er, »[keine]«.",
    "Il a dit «[\u00a0il y a des pertes\u00a0]» hier.",
    "”[On tappioita]”, hän sanoi.",
    "»[On tappioita]», hän sanoi.",
    "他说「[有损失]」。『[没有]』",
    "allegedly by “[sabotage groups]” on March 14",
    "about the ‘[Siberian Battalion]’ that crossed",
    "‘[We don’t know,]’ he said.",
    "‘[the soldiers]’ homes were hit,’ he said.",  # an apostrophe ends it too early: never too late
    "“[He said ‘go’ and ‘don’t’, they left,]” she said.",
    "“[He said “go” and left,]” she said.",
    '“[He said "go" and left,]” she said.',
    "«[Он сказал „иди“ и ушёл]», – сказала она.",
    "(“[Fortune]”) said—“[hello]”—and",
    'said"[hello]"and',  # spaces lost in archiving
    "“[a]”“[b]”",
    "He said: “[The fighting is ongoing.]",  # never closed
    'He said: "[The fighting is ongoing.]',
    "He said: “There are losses, he added. “[There are prisoners]”, too.",  # one of them forgotten
    "the so-called ‘[Battalion]’ is “[made up]” of",
    "‘Tis said “[go]” and left",
    'by 5" of snow, "[he]" said',
]

MORE_PARAGRAPHS = [
    "“[We work hard.]\n\n“[We will take it back,]” they said.",  # opened again
    "“[We work hard.]\n\nThey said so.",  # not opened again: the quotation has ended
    'He is "[fine.]\n\nThey "[said]" so.',
    'It was 5" long.\n\nThey “[said]” so.',
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_no_speech(text: str) -> None:
    assert archive(text).speech == ()


@pytest.mark.parametrize("marked", [*SPEECH, *MORE_PARAGRAPHS])
def test_speech(marked: str) -> None:
    archived = archive(re.sub(r"[\[\]]", "", marked))
    spoken = [archived.text[slice(*quotation.words)] for quotation in archived.speech]
    assert spoken == re.findall(r"\[([^]]*)\]", marked)


WRITING = st.text(st.sampled_from([*"ab15.,— \n\u00a0([)]'‘’“”„‟\"«»「」『』ה"]), max_size=30)


@given(WRITING, st.data())
def test_segments_and_marks_give_the_stretch_back(text: str, data: st.DataObject) -> None:
    archived = archive(text)
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    marks = {quotation.start for quotation in archived.speech}
    marks |= {quotation.end - 1 for quotation in archived.speech if quotation.closed}
    stretches = groupby(range(start, end), key=lambda offset: (offset in marks, _is_spoken(archived, offset)))
    expected = [
        ("".join(text[offset] for offset in stretch), quoted) for (mark, quoted), stretch in stretches if not mark
    ]
    assert [(segment.text, segment.quoted) for segment in segments_of(archived, start, end)] == expected


@given(WRITING)
def test_no_quotation_leaves_its_paragraph_or_meets_another(text: str) -> None:
    archived = archive(text)
    read = 0
    for quotation in archived.speech:
        start, end = archived.paragraph(quotation.start)
        assert max(read, start) <= quotation.start < quotation.end <= end
        assert quotation.closed or quotation.end == end
        read = quotation.end


def test_a_quote_within_speech_is_speech_throughout() -> None:
    passage = find("but not on such", archive("“There are losses, but not on such a scale,” he said."))
    assert isinstance(passage, Passage)
    assert passage.pieces[0].segments == (Segment("but not on such", quoted=True),)


def _is_spoken(archived: ArchivedText, offset: int) -> bool:
    return any(start <= offset < end for start, end in (quotation.words for quotation in archived.speech))


PAIRS = st.lists(st.sampled_from(["“", "”", " “a” ", " “a, ‘b”", "a", " ", "—", ". ", '"', "’"]), max_size=8).map(
    "".join
)


@given(st.lists(PAIRS, max_size=8).map("".join))
def test_plain_pairs_are_matched_as_any_marks_are(text: str) -> None:
    found = quotations_of(text, 0, len(text), marks_of(text))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dissensus.evidence.speech._plain_pairs", lambda text, start, offsets: None)
        assert quotations_of(text, 0, len(text), marks_of(text)) == found


def test_marks_that_close_nothing_are_not_compared_with_each_that_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def counted(sign: str, levels: dict[str, list[int]], opened: list[Any]) -> int:
        nonlocal looked_at
        before = sum(map(len, levels.values()))
        level = innermost(sign, levels, opened)
        looked_at += 1 + before - sum(map(len, levels.values()))
        return level

    innermost = speech._innermost
    monkeypatch.setattr(speech, "_innermost", counted)
    text = "“a „b " * 200 + "c» " * 200
    quotations_of(text, 0, len(text), marks_of(text))
    assert looked_at < 20 * text.count("c")
