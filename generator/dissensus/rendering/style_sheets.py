"""Style sheets taken apart as browsers do (CSS Syntax 3): the addresses that they ask for, and their rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

_ESCAPE = r"\\(?:[0-9a-f]{1,6}(?:\r\n|\s)?|[^0-9a-f\n\r\f])"
_INNER = {quote: rf"(?:{_ESCAPE}|\\(?:\r\n|[\n\r\f]|\Z)|[^{quote}\\\n\r\f])*+" for quote in ('"', "'")}
_STRING = "|".join(rf"{quote}{inner}(?:{quote}|\Z)" for quote, inner in _INNER.items())
_BROKEN_STRING = "|".join(quote + inner for quote, inner in _INNER.items())  # its line ends before it does
_COMMENT = r"/\*(?:.*?\*/|.*)"
_GAP = rf"(?:\s|{_COMMENT})*+"
_TOKEN = re.compile(
    rf"""(?P<gap>\s+|{_COMMENT}|<!--|-->)
    | (?P<url>url\(\s*(?:(?P<quoted>{_STRING}){_GAP}|(?P<bare>(?:{_ESCAPE}|[^"'()\\\s\x00-\x1f\x7f])*+)\s*)(?:\)|\Z))
    | url\((?!\s*["'])(?:{_ESCAPE}|[^)])*+\)?
    | (?P<string>{_STRING})
    | {_BROKEN_STRING}
    | [@#]?(?:{_ESCAPE}|[-\w]|[^\x00-\x7f])+
    | .""",
    re.ASCII | re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|\r\n|(.?))", re.ASCII | re.DOTALL | re.IGNORECASE)
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class Address(Struct, frozen=True):
    """A file that a style sheet asks for, escapes resolved. What names it stands from `start` to before `end`."""

    target: str
    start: int
    end: int


class Rule(Struct, frozen=True):
    """A rule that begins with @, from `start` to before `end`. `target` is what it imports on no condition."""

    start: int
    end: int
    target: str = ""


class _Token(Struct, frozen=True):
    text: str
    keyword: str  # `@media` and the like in small letters; nothing for what begins no such rule
    start: int
    target: str | None  # what a string or url() holds
    is_url: bool
    depth: int  # the brackets around it; a bracket itself stands outside
    ends_block: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def addresses_in(css: str) -> Iterator[Address]:
    """Everything that url() or @import asks for, in the order written. What @namespace names is no file."""
    keyword = before = ""
    for token in _tokens(css):
        keyword = token.keyword or ("" if token.text in (";", "{") else keyword)
        is_asked_for = before == "@import" or (token.is_url and keyword != "@namespace")
        if token.target is not None and is_asked_for:
            yield Address(token.target, token.start, token.end)
        before = token.keyword


def imports_in(css: str) -> tuple[Rule, ...] | None:
    """What a style sheet imports, if the imported may stand in place of the rules that import it.

    They may if no import has a condition and nothing that must come later stands before one (CSS Cascade 5, 2): else
    an import would come into force that is not, or none would that comes behind what was put in place.
    """
    tokens = _tokens(css)
    imports = []
    first = 0
    while first < len(tokens) and tokens[first].keyword in ("@charset", "@layer", "@import"):
        rule = _rule(tokens, first)
        if rule[0].keyword == "@import":
            imports.append(_unconditional(rule))
        elif imports or rule[-1].text != ";":
            break
        first += len(rule)
    if any(token.keyword in ("@import", "@namespace") for token in tokens[first:]):
        return None
    unconditional = tuple(each for each in imports if each is not None)
    return unconditional if len(unconditional) == len(imports) else None


def may_stand_within(css: str) -> bool:
    """Whether a style sheet keeps its meaning with others before and behind: nothing is left open at its end."""
    tokens = _tokens(f"{css}@end")
    if any(token.keyword == "@namespace" for token in tokens):
        return False
    first = 0
    while first < len(tokens) - 1:
        first += len(_rule(tokens, first))
    return first == len(tokens) - 1 and tokens[-1].text == "@end"


def rules_in(css: str, keyword: str) -> Iterator[Rule]:
    """The rules that begin with `keyword`, within other rules too."""
    tokens = _tokens(css)
    for first, token in enumerate(tokens):
        if token.keyword == keyword:
            yield Rule(token.start, _rule(tokens, first)[-1].end)


def rewritten(css: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """A style sheet with other words from `start` to before `end`. What lies within an earlier change goes with it."""
    parts = []
    done = 0
    for start, end, words in sorted(changes):
        if start >= done:
            parts += [css[done:start], words]
            done = end
    return "".join([*parts, css[done:]])


def _unconditional(rule: Sequence[_Token]) -> Rule | None:
    named = rule[1:-1] if rule[-1].text == ";" else rule[1:]
    if len(named) != 1 or named[0].target is None:
        return None
    return Rule(rule[0].start, rule[-1].end, named[0].target)


def _rule(tokens: Sequence[_Token], first: int) -> Sequence[_Token]:
    """The rule that begins with a token: to its block's end or, with @, to a semicolon; never past what encloses it."""
    begin = tokens[first]
    for index in range(first, len(tokens)):
        token = tokens[index]
        if token.depth < begin.depth:
            return tokens[first:index]
        is_last = token.ends_block or (token.text == ";" and begin.keyword != "")
        if token.depth == begin.depth and is_last:
            return tokens[first : index + 1]
    return tokens[first:]


@lru_cache(maxsize=8)  # more than one question is asked of each style sheet
def _tokens(css: str) -> tuple[_Token, ...]:
    return tuple(_read(css))


def _read(css: str) -> Iterator[_Token]:
    """Everything but blanks and comments, broken strings and addresses included."""
    awaited: list[str] = []
    for found in _TOKEN.finditer(css):
        text = found[0]
        if found["gap"] is not None:
            continue
        is_closing = awaited[-1:] == [text]
        if is_closing:
            awaited.pop()
        yield _Token(
            text,
            text.lower() if text.startswith("@") else "",
            found.start(),
            _target(found),
            found["url"] is not None,
            len(awaited),
            is_closing and text == "}",
        )
        if text in _CLOSING:
            awaited.append(_CLOSING[text])


def _target(found: re.Match[str]) -> str | None:
    if found["bare"] is not None:
        return _ESCAPED.sub(_letter, found["bare"])
    string = found["quoted"] or found["string"]
    return None if string is None else _ESCAPED.sub(_letter, string[1:].removesuffix(string[0]))


def _letter(escape: re.Match[str]) -> str:
    """The letter that an escape stands for; nothing for a line that goes on."""
    if not escape[1]:
        return "" if escape[2] in (None, "", "\n", "\r", "\f") else escape[2]
    number = int(escape[1], 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
