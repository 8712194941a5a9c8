"""What a function of a page does once it is told a word: `reply(false)` of `function reply(yes) { if (yes) … }`.

Parameters that are handed a literal are put into the function's body, and of a condition that is decided by
then the side that runs is kept. What is told otherwise stays as it stands. Source: ECMAScript (literals, `if`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_LITERAL: Final = re.compile(r"""true|false|\d+|'[^'\\]*'|"[^"\\]*\"""")
_TEST: Final = re.compile(
    rf"(?<![\w$.])if\s*\(\s*(!?)\s*({_LITERAL.pattern})\s*(?:([=!]==?)\s*({_LITERAL.pattern})\s*)?\)\s*"
)
_ELSE: Final = re.compile(r"\s*;?\s*else(?![\w$])\s*")
_NO: Final = frozenset({"false", "0", ""})
_MOST_TESTS: Final = 20
_LONGEST: Final = 4000
"""So many characters of what a call is given are looked at."""
_OPEN: Final = "([{"
_SHUT: Final = ")]}"
_QUOTES: Final = "'\"`"


@dataclass(frozen=True, slots=True)
class Function:
    """A function of a page's script."""

    parameters: tuple[str, ...]
    body: str


def words_at(script: str, start: int) -> tuple[str, ...]:
    """Return what a call is given, whose opening bracket `start` is behind."""
    found = tuple(map(str.strip, parts(script[start : start + _LONGEST], ",")))
    return found if any(found) else ()


def parts(text: str, ends: str) -> Iterator[str]:
    """Yield the parts of a text between some characters, which do not count in quotes and brackets.

    A bracket that shuts what was open before the text ends it.
    """
    depth, quote, start = 0, "", 0
    for at, one in enumerate(text):
        if quote:
            quote = "" if one == quote and text[at - 1] != "\\" else quote
        elif one in _QUOTES:
            quote = one
        elif depth == 0 and one in ends:
            yield text[start:at]
            start = at + 1
        elif one in _OPEN:
            depth += 1
        elif one in _SHUT:
            depth -= 1
            if depth < 0:
                yield text[start:at]
                return
    yield text[start:]


def told(function: Function, words: tuple[str, ...]) -> str:
    """Return the body of a function as it runs when it is given some words."""
    body = function.body
    for name, word in zip(function.parameters, words, strict=False):
        # What a function writes over is no more what it was told.
        is_set = re.search(rf"(?<![\w$.]){re.escape(name)}\s*=(?!=)", body)
        if name and _LITERAL.fullmatch(word) and not is_set:
            body = re.sub(rf"(?<![\w$.]){re.escape(name)}(?![\w$])", word, body)
    return _decided(body)


def block(text: str, start: int) -> str:
    """Return what stands between a brace, behind which `start` is, and the one that closes it."""
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0:
            return text[start:at]
    return text[start:]


def _decided(body: str) -> str:
    """Return a body without the sides of its conditions that do not run, where a literal decides."""
    for _ in range(_MOST_TESTS):
        test = _TEST.search(body)
        if test is None:
            break
        yes, end = _side(body, test.end())
        other = _ELSE.match(body, end)
        no, end = _side(body, other.end()) if other else ("", end)
        body = f"{body[: test.start()]}{yes if _holds(test) else no};{body[end:]}"
    return body


def _side(text: str, start: int) -> tuple[str, int]:
    """Return one side of a condition, a block or a statement, and where it ends."""
    if text[start : start + 1] == "{":
        inside = block(text, start + 1)
        return inside, start + len(inside) + 2
    ends = [at for one in ";\n" if (at := text.find(one, start)) >= 0]
    end = min(ends, default=len(text))
    return text[start:end], end


def _holds(test: re.Match[str]) -> bool:
    left, right = (one.strip("'\"") if one else one for one in (test[2], test[4]))
    if test[3]:
        return (left == right) == test[3].startswith("=")
    return (left not in _NO) != bool(test[1])
