"""What a function of a page does once it is told a word: `reply(false)` of `function reply(yes) { if (yes) … }`.

Parameters that are handed a literal are put into the function's body, and of a condition that is decided by
then the side that runs is kept. What is told otherwise stays as it stands. Source: ECMAScript (literals, `if`).
"""

import re
from dataclasses import dataclass
from typing import Final

_GIVEN: Final = re.compile(r"([^()]*)\)")
_LITERAL: Final = re.compile(r"""true|false|\d+|'[^'\\]*'|"[^"\\]*\"""")
_TEST: Final = re.compile(
    rf"(?<![\w$.])if\s*\(\s*(!?)\s*({_LITERAL.pattern})\s*(?:([=!]==?)\s*({_LITERAL.pattern})\s*)?\)\s*"
)
_ELSE: Final = re.compile(r"\s*;?\s*else(?![\w$])\s*")
_NO: Final = frozenset({"false", "0", ""})
_MOST_TESTS: Final = 20


@dataclass(frozen=True, slots=True)
class Function:
    """A function of a page's script."""

    parameters: tuple[str, ...]
    body: str


def words_at(script: str, start: int) -> tuple[str, ...]:
    """Return what a call is given, whose opening bracket `start` is behind; nothing where brackets stand in it."""
    found = _GIVEN.match(script, start)
    return tuple(map(str.strip, found[1].split(","))) if found and found[1].strip() else ()


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
