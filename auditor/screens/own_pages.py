"""Tells a script that goes to a page of the package from one that may go to a server's.

`function open(page) { location.href = page }` goes where its calls say: to pages of the package, where each
of them names one in so many letters.
"""

import re
from collections.abc import Sequence
from typing import Final

_TARGET: Final = re.compile(r"([A-Za-z_$][\w$]*)\s*(?=[;,})\n\r]|$)")
"""A name alone to which a script goes."""
_BEGUN: Final = 400
"""So many characters before it a function can begin that only goes there."""
_LOCAL: Final = re.compile(r"\s*([\"'])(?!https?:|//)[\w./#?=&-]*\1\s*\)", re.IGNORECASE)
"""An argument that is a page of the package, and the only one."""


def stays(text: str, found: re.Match[str], every: Sequence[str]) -> bool:
    """Say whether what a script goes to is a page of the package, by all calls of the function that goes.

    `found` is the assignment (or call) up to the first letter of what it goes to; `every` are the layer's scripts.
    """
    target = _TARGET.match(text, found.end() - 1)
    if target is None:
        return False
    name = _function_of(text[max(found.start() - _BEGUN, 0) : found.start()], target[1])
    return name is not None and all(_calls_locally(one, name) for one in every)


def _function_of(before: str, parameter: str) -> str | None:
    """Name the function, just begun, whose only parameter it is."""
    word = re.escape(parameter)
    begun = re.compile(
        rf"(?:function\s+(?P<one>[\w$]+)\s*\(\s*{word}\s*\)|"
        rf"(?:const|let|var)\s+(?P<two>[\w$]+)\s*=\s*(?:function\s*)?\(?\s*{word}\s*\)?\s*(?:=>)?)"
        r"\s*\{?(?P<body>[^{}]*)$"
    )
    last = begun.search(before)
    if last is None or re.search(rf"(?<![\w$.]){word}\s*=(?!=)", last["body"]):
        return None
    return last["one"] or last["two"]


def _calls_locally(text: str, name: str) -> bool:
    """Say whether a script names a function only to call it with a page of the package."""
    for one in re.finditer(rf"(?<![\w$.]){re.escape(name)}(?![\w$])", text):
        before, behind = text[: one.start()].rstrip(), text[one.end() :]
        if before.endswith(("function", "const", "let", "var")):
            continue
        if not behind.startswith("(") or _LOCAL.match(behind, 1) is None:
            return False
    return True
