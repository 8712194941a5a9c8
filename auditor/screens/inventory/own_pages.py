"""Tells a script that goes to a page of the package from one that may go to a server's.

`function open(page) { location.href = page }` goes where its calls say: to pages of the package, where each
of them names one in so many letters.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_TARGET: Final = re.compile(r"([A-Za-z_$][\w$]*)\s*(?=[;,})\n\r]|$)")
"""A name alone to which a script goes."""
_BEGUN: Final = 400
"""So many characters before it a function can begin that only goes there."""
_LOCAL: Final = re.compile(r"\s*([\"'])(?!https?:|//)[\w./#?=&-]*\1\s*\)", re.IGNORECASE)
"""An argument that is a page of the package, and the only one."""
_DEFINES: Final = re.compile(r"(?<![\w$])(?:function|const|let|var)\s+$")
"""What stands before the name of a function where it is made."""
_WORD: Final = 16
"""Characters that hold such a word and the blanks behind it."""


def stays(text: str, found: re.Match[str], every: Sequence[str]) -> bool:
    """Say whether what a script goes to is a page of the package, by all calls of the function that goes.

    `found` is the assignment (or call) up to the first letter of what it goes to; `every` are the layer's scripts.
    """
    target = _TARGET.match(text, found.end() - 1)
    if target is None:
        return False
    name = _function_of(text[max(found.start() - _BEGUN, 0) : found.start()], target[1])
    calls = [] if name is None else [one for each in every for one in _calls(each, name)]
    return bool(calls) and all(calls)


def _function_of(before: str, parameter: str) -> str | None:
    """Name the function, just begun, whose only parameter it is."""
    word = re.escape(parameter)
    begun = re.compile(
        rf"(?:function\s+(?P<one>[\w$]+)\s*\(\s*{word}\s*\)|"
        rf"(?:const|let|var)\s+(?P<two>[\w$]+)\s*=\s*"
        rf"(?:function\s*\(\s*{word}\s*\)|\(?\s*{word}\s*\)?\s*=>))"
        r"\s*\{?(?P<body>[^{}]*)$"
    )
    last = begun.search(before)
    if last is None or re.search(rf"(?<![\w$.]){word}\s*=(?!=)", last["body"]):
        return None
    return last["one"] or last["two"]


def _calls(text: str, name: str) -> Iterator[bool]:
    """Yield for each place that names a function whether it calls it with a page of the package.

    Where it is named for anything else (`list.forEach(open)`), who calls it is not seen. A method of
    that name counts too: `window.open(page)` may be the function.
    """
    for one in re.finditer(rf"(?<![\w$]){re.escape(name)}(?![\w$])", text):
        if _DEFINES.search(text, max(one.start() - _WORD, 0), one.start()):
            continue
        is_call = text.startswith("(", one.end())
        yield is_call and _LOCAL.match(text, one.end() + 1) is not None
