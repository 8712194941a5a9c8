"""What a page's script says to the app around it: the addresses that it opens, its prompts, its lines in the console.

Nothing of a script is run. What stands behind `location.href =` or in `prompt(…)` is put together where it is made of
texts that stand there (`'lender://app/' + 'yes'`); of what comes from elsewhere it is known only that something is said.
Source: ECMAScript (string literals, `+`, the conditional operator), HTML Living Standard (`location`, `src`, `prompt`).
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from auditor.screens.views.told_words import parts

ADDRESS: Final = "address"
PROMPT: Final = "prompt"
CONFIRM: Final = "confirm"
ALERT: Final = "alert"
CONSOLE: Final = "console"
_ALONE: Final = r"(?<![\w$.])(?:window\s*\.\s*)?"
_WAYS: Final = (
    (ADDRESS, re.compile(r"(?<![\w$])location(?:\s*\.\s*href)?\s*=(?!=)")),
    (ADDRESS, re.compile(r"(?<![\w$])location\s*\.\s*(?:assign|replace)\s*\(")),
    (ADDRESS, re.compile(r"\.\s*src\s*=(?!=)")),
    (ADDRESS, re.compile(r"\.\s*setAttribute\s*\(\s*(?:'src'|\"src\")\s*,")),
    (ADDRESS, re.compile(rf"{_ALONE}open\s*\(")),
    (PROMPT, re.compile(rf"{_ALONE}prompt\s*\(")),
    (CONFIRM, re.compile(rf"{_ALONE}confirm\s*\(")),
    (ALERT, re.compile(rf"{_ALONE}alert\s*\(")),
    (CONSOLE, re.compile(rf"{_ALONE}console\s*\.\s*\w+\s*\(")),
)
_CONSTANT: Final = re.compile(
    r"(?<![\w$.])(?:var|let|const)\s+([A-Za-z_$][\w$]*)\s*=\s*('[^'\\\n]*'|\"[^\"\\\n]*\")\s*[;,\n]"
)
_LITERAL: Final = re.compile(r"'([^'\\\n]*)'|\"([^\"\\\n]*)\"|`([^`\\$]*)`|(\d+)")
_LONGEST: Final = 1000


class Said(NamedTuple):
    """One thing that a script says."""

    by: str
    """One of the names above."""
    text: str
    """Its beginning, where not all of it is known."""
    is_whole: bool


def constants_in(scripts: Iterable[str]) -> dict[str, str]:
    """Return the names that scripts give a text once and for all, each with its text."""
    found: dict[str, str] = {}
    for script in scripts:
        for name, text in _CONSTANT.findall(script):
            again = rf"(?<![\w$.]){re.escape(name)}\s*\+?=(?!=)"
            if name not in found and len(re.findall(again, script)) == 1:
                found[name] = text[1:-1]
    return found


def said_by(script: str, constants: Mapping[str, str]) -> Iterator[Said]:
    """Yield what a script says to the app, in whichever order."""
    for by, way in _WAYS:
        for one in way.finditer(script):
            for side in _sides(_expression(script, one.end())):
                text, is_whole = _text(side, constants)
                yield Said(by, text, is_whole)


def _expression(script: str, start: int) -> str:
    """Return what stands from a place to the end of the argument or statement."""
    return next(parts(script[start : start + _LONGEST], ",;\n"), "")


def _sides(expression: str) -> list[str]:
    """Return what an expression may give: both sides of a conditional one."""
    test, *rest = parts(expression, "?")
    if len(rest) != 1 or "=>" in test:
        return [expression]
    return list(parts(rest[0], ":"))


def _text(expression: str, constants: Mapping[str, str]) -> tuple[str, bool]:
    """Return the text that an expression gives, as far as it is known, and whether that is all."""
    found = ""
    for piece in parts(expression, "+"):
        literal = _LITERAL.fullmatch(piece.strip())
        told = (
            next((one for one in literal.groups() if one is not None), "") if literal else None
        )
        told = constants.get(piece.strip()) if told is None else told
        if told is None:
            return found + _head(piece.strip()), False
        found += told
    return found, True


def _head(piece: str) -> str:
    """Return how a template begins: `lender://pick?name=` of `lender://pick?name=${name}` in backquotes."""
    return piece[1:].partition("$")[0] if piece.startswith("`") else ""


def says_by(scripts: Iterable[str], ways: Container[str]) -> bool:
    """Say whether scripts say anything, whatever it is, in one of some ways."""
    return any(
        by in ways and way.search(script)
        for script in scripts
        for by, way in _WAYS
        if by != ADDRESS
    )
