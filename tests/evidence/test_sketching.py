"""Words sought by what is rare in them: what is told of them is so of the whole text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dissensus.evidence import archive
from dissensus.evidence.sketching import line_alone, sketch_of

WORDS = st.text(st.sampled_from([*"aeB1x é部д"]), max_size=8)
LINES = st.lists(WORDS, min_size=1, max_size=5)


@given(LINES, st.data())
def test_words_stand_in_the_line_that_is_told_and_nowhere_else(lines: list[str], data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(lines))
    words = data.draw(WORDS | st.integers(0, len(line)).map(lambda start: line[start:])) or "a"
    standing = [number for number, each in enumerate(lines) if words in each]
    told = line_alone(words, sketch_of("\n".join(lines)))
    if told is not None:
        assert standing in ([], [told])
    if told is not None and told >= 0:
        assert lines[told].find(words) == lines[told].rfind(words)


@given(LINES, st.data())
def test_words_with_something_rare_stand_alone_where_they_are_found_once(lines: list[str], data: st.DataObject) -> None:
    archived = archive("\n".join(lines))
    text = archived.normal.text
    paragraph = data.draw(st.sampled_from(text.split("\n")))
    start = data.draw(st.integers(0, len(paragraph)))
    words = paragraph[start : data.draw(st.integers(start, len(paragraph)))] or "B1x"
    at = text.find(words)
    again = text.find(words, at + 1) if at >= 0 else -1
    assert archived.find_alone(words) == (at if again < 0 else -1)


def test_what_is_told_of_a_line() -> None:
    sketch = sketch_of("Many 10 boats\nand 20 boats, 30 carts\nand 20 boats, 30 carts\nno more")
    assert line_alone("Many 10 boats", sketch) == 0
    assert line_alone("and 20 boats, 30 carts", sketch) is None
    assert line_alone("and 20 boats, 40 carts", sketch) == -1
    assert line_alone("no more", sketch) is None


def test_a_sketch_is_short_in_whatever_script() -> None:
    english = "The council of the northern province said on Monday that 2 bridges near the harbour had been closed. "
    russian = "Совет северной области сообщил в понедельник, что закрыты мосты у гавани. "
    assert len(sketch_of(english * 99)) * 12 < len(english * 99)
    assert len(sketch_of(russian * 99)) * 4 < len(russian * 99)
