"""The inline markup of words and dates, made in one place: every text in it is escaped.

Beside `rendering.markdown` nothing else makes markup that a template prints as it is. What a page shows hundreds of
times is made here, where it costs a tenth of what a macro of a template does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from markupsafe import Markup, escape

try:
    # What `escape` itself calls: it is four times as fast without an object of class Markup around each text.
    from markupsafe._speedups import _escape_inner as _escaped_text
except ImportError:  # a build of the package without it

    def _escaped_text(text: str, /) -> str:
        return str(escape(text))


# Of a text that is markup, without a look at what else it might be: a third of the time.
_markup: Callable[[str], Markup] = partial(str.__new__, Markup)

Run = tuple[str, str]  # kind and text: `speech`, `paraphrase` or `elision`


class _Ways(dict[type, Callable[[Any], str]]):
    def __missing__(self, kind: type) -> Callable[[Any], str]:
        return escape


def _as_it_is(markup: Markup) -> Markup:
    return markup


# How a template prints a value, by its kind: markup as it is, everything else escaped.
WAYS = _Ways({str: _escaped_text, Markup: _as_it_is, int: str, float: str})


def escaped(value: object) -> str:
    """What a template prints of a value."""
    return WAYS[type(value)](value)


@lru_cache(maxsize=4096)
def time(text: str, day: str | None) -> Markup:
    """A date, and its ISO day where it has one."""
    if not day:
        return Markup(f'<span class="time">{escaped(text)}</span>')
    return Markup(f'<time datetime="{escaped(day)}">{escaped(text)}</time>')


def in_one_voice(text: str, *, quoted: bool) -> Markup:
    """A stretch of a document that all stands in quotation marks, or all does not, as most do."""
    shown = _escaped_text(text)
    return _markup(f"{_MARKS_BEGIN}{shown}{_MARKS_END}" if quoted else shown)


def words(runs: Iterable[Run]) -> Markup:
    """A stretch of a document. Quotation marks stand round speech alone; nothing adds a space between runs."""
    return Markup("".join([_RUNS[kind].format(escaped(text)) for kind, text in runs]))


_RUNS = {
    "speech": '<span class="speech">“{}”</span>',
    "paraphrase": "{}",
    "elision": '<span class="elision"> {} </span>',
}


Stretch = tuple[str, bool, bool, bool, bool]  # text; is it quoted, left out before it, spaced; has one report it alone


def beside(stretches: Iterable[Stretch]) -> Markup:
    """Words of one report beside others: what it has alone is underlined.

    Quotation marks stand round what the document puts in them and nowhere else; only the words decide on spaces.
    """
    made: list[str] = []
    is_open = False
    for text, quoted, elided, spaced, alone in stretches:
        if not made or elided or quoted != is_open:
            made.append(_MARKS_END if is_open else "")
            made.append(_left_out(made) if elided else " " if spaced and len(made) > 1 else "")
            made.append(_MARKS_BEGIN if quoted else "")
            is_open = quoted
        elif spaced:
            made.append(" ")
        made.append(f"<u>{escaped(text)}</u>" if alone else escaped(text))
    return Markup("".join(made) + (_MARKS_END if is_open else ""))


Cell = Sequence[tuple[int, int, bool]]  # runs of words that follow one another: from where, to where, if alone


def beside_in_one_voice(shown: Sequence[str], cells: Iterable[Cell], *, quoted: bool) -> list[Markup]:
    """The same of a whole report, cell by cell, whose words are all in quotation marks or all not.

    `shown` are its words, each with the space before it. They are escaped, and underlined where they stand: what a cell
    shows is then a slice of them.
    """
    text = "".join(shown)
    words = list(shown) if _escaped_text(text) == text else [_escaped_text(word) for word in shown]
    begin, end = (_MARKS_BEGIN, _MARKS_END) if quoted else ("", "")
    made: list[Markup] = []
    for cell in cells:
        if not cell:
            made.append(_NOTHING)
            continue
        for first, behind, alone in cell:
            if alone:
                word = words[first]
                words[first] = f" <u>{word[1:]}" if word[0] == " " else f"<u>{word}"
                words[behind - 1] += "</u>"
        told = "".join(words[cell[0][0] : cell[-1][1]])
        made.append(_markup(f"{begin}{told.removeprefix(' ')}{end}"))
    return made


_NOTHING = Markup()
_MARKS_BEGIN, _MARKS_END = '<span class="speech">“', "”</span>"


def _left_out(before: list[str]) -> str:
    return f'{" " if len(before) > 1 else ""}<span class="elision">[…]</span> '


Cited = tuple[str, str, str]  # href; what a reader hears who cannot see the page: “statement 3: by …”; text


def citations(cited: Iterable[Cited]) -> Markup:
    """The references of one citation, in brackets."""
    links = [
        f'<a class="cite" href="{_escaped_text(href)}" aria-label="{_escaped_text(spoken)}">{_escaped_text(text)}</a>'
        for href, spoken, text in cited
    ]
    return _markup(f'<span class="cites">[{", ".join(links)}]</span>')
