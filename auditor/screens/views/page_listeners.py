"""What a page's scripts have its controls run: `document.getElementById('yes').addEventListener('click', …)`.

A listener is moved from the script to its control, as if the control's own attribute named it (`onclick`).
Source: HTML Living Standard and DOM (`addEventListener`, `onclick`), jQuery (`on`, `click`).
"""

import re
from collections.abc import Iterator
from typing import Final

from auditor.screens.views.page_elements import PageReader
from auditor.screens.views.told_words import block, parts

_NAME: Final = r"[A-Za-z_$][\w$]*"
_FOUND: Final = (
    r"(?:document\s*\.\s*getElementById\s*\(\s*['\"](?P<{0}1>[\w-]+)['\"]\s*\)"
    r"|document\s*\.\s*querySelector\s*\(\s*['\"]#(?P<{0}2>[\w-]+)['\"]\s*\)"
    r"|(?:\$|jQuery)\s*\(\s*['\"]#(?P<{0}3>[\w-]+)['\"]\s*\))"
)
_HELD: Final = re.compile(
    rf"(?<![\w$.])(?:var|let|const)\s+(?P<name>{_NAME})\s*=\s*{_FOUND.format('at')}\s*[;,\n]"
)
_EVENT: Final = r"['\"](?:click|tap|touchend|change)['\"]\s*,\s*"
_LISTENS: Final = re.compile(
    rf"(?:{_FOUND.format('at')}|(?<![\w$.])(?P<held>{_NAME}))\s*\.\s*"
    rf"(?:(?:addEventListener|on)\s*\(\s*{_EVENT}|(?:click|change)\s*\((?!\s*\))|(?P<sets>onclick|onchange)\s*=(?!=))"
    rf"|(?:\$|jQuery)\s*\(\s*document\s*\)\s*\.\s*on\s*\(\s*['\"]click['\"]\s*,\s*['\"]#(?P<of>[\w-]+)['\"]\s*,"
)
_FUNCTION: Final = re.compile(
    rf"\s*(?:async\s*)?(?:function\s*(?:{_NAME})?\s*\([^()]*\)\s*|(?:\([^()]*\)|{_NAME})\s*=>\s*)\{{"
)
_SHORT: Final = re.compile(rf"\s*(?:async\s*)?(?:\([^()]*\)|{_NAME})\s*=>\s*")
_NAMED: Final = re.compile(rf"\s*((?:{_NAME}\s*\.\s*)?{_NAME})\s*$")
_LONGEST: Final = 4000
_MOST: Final = 200


def attach_listeners(page: PageReader) -> None:
    """Move the listeners that a page's scripts give its controls to these."""
    controls = {one.identity: one for one in page.elements if one.identity}
    scripts = []
    for script in page.scripts:
        held = {one["name"]: _identity(one) for one in _HELD.finditer(script)}
        rest, end = "", 0
        for start, stop, identity, runs in _listeners(script, held):
            if identity in controls and start >= end:
                control = controls[identity]
                control.script = f"{control.script};{runs}" if control.script else runs
                rest, end = rest + script[end:start], stop
        scripts.append(rest + script[end:])
    page.scripts[:] = scripts


def _listeners(script: str, held: dict[str, str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield where listeners are given, from and to, the id of whose they are, and what they run."""
    for number, one in enumerate(_LISTENS.finditer(script)):
        identity = _identity(one) or one["of"] or held.get(one["held"] or "", "")
        if not identity or number >= _MOST:
            continue
        whole = _FUNCTION.match(script, one.end())
        if whole is not None:
            body = block(script, whole.end())
            yield one.start(), whole.end() + len(body) + 1, identity, body
            continue
        given = next(parts(script[one.end() : one.end() + _LONGEST], ",;\n"), "")
        short, named = _SHORT.match(given), _NAMED.match(given)
        if short is not None:
            yield one.start(), one.end() + len(given), identity, given[short.end() :]
        elif named is not None:
            yield one.start(), one.end() + len(given), identity, f"{named[1]}()"


def _identity(found: re.Match[str]) -> str:
    return found["at1"] or found["at2"] or found["at3"] or ""
