"""What the scripts of the package's pages do when something on a page is pressed, or the app calls them.

Nothing of a script is run. A function is looked into for what it calls, itself and by the page's other
functions; a script in a file of its own, beside the page, is part of it. What the app calls in a page
(`javascript:onPicked('Ana')`) changes no words of it where the function puts what it is given into fields
alone. Source: HTML Living Standard (`script`, `value`), ECMAScript (function declarations), android.webkit.WebView.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from posixpath import dirname, join, normpath
from typing import Final

from auditor.code.classes.values import HOLE
from auditor.errors import InputError
from auditor.model.app import Member, Package
from auditor.screens.inventory.documents import decoded, puts_words, runs_others
from auditor.screens.views.page_elements import PageReader
from auditor.screens.views.told_words import Function, block, told, words_at

SCRIPTED: Final = "javascript:"
"""Begins an address that runs a script in the page which is shown, and opens none."""
_DECLARED: Final = re.compile(
    r"(?:function\s+([A-Za-z_$][\w$]*)\s*|(?<![\w$.])([A-Za-z_$][\w$]*)\s*[=:]\s*(?:async\s*)?function\s*[\w$]*\s*)"
    r"\(([^()]*)\)\s*\{"
)
_ARROW: Final = re.compile(
    r"(?<![\w$.])([A-Za-z_$][\w$]*)\s*[=:]\s*(?:async\s*)?\(?([\w$,\s]*)\)?\s*=>\s*\{"
)
_MEMBER: Final = re.compile(
    r"(?<![\w$.])(?!(?:if|for|while|switch|catch|function)\b)([A-Za-z_$][\w$]*)\s*\(([^()]*)\)\s*\{"
)
_ASSIGNED: Final = re.compile(
    r"(?<![\w$.])(?:window\s*\.\s*)?([A-Za-z_$][\w$]*\.[A-Za-z_$][\w$]*)\s*=\s*"
    r"(?:(?:async\s*)?function\s*[\w$]*\s*\(([^()]*)\)|\(?([\w$,\s]*)\)?\s*=>)\s*\{"
)
_OBJECT: Final = re.compile(
    r"(?<![\w$.])(?:window\s*\.\s*)?([A-Za-z_$][\w$]*)\s*=\s*(?:[\w$.]+\s*\|\|\s*)?\{"
)
_OWN_CALL: Final = re.compile(
    r"(?<![\w$.])(?:window\s*\.\s*)?([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)?)\s*\("
)
_CALLED: Final = re.compile(
    rf"{SCRIPTED}\s*(?:window\.)?([A-Za-z_$][\w$]*)\s*\((.*)\)\s*;?\s*", re.DOTALL
)
_FILLS: Final = re.compile(r"\.value\s*=(?!=)[^;}\n]*")
_QUOTED: Final = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")
_PRESSES: Final = re.compile(
    r"\b(?:getElementById|querySelector)\s*\([^()]*\)\s*\.\s*(?:click|dispatchEvent)\s*\("
    r"|\$\([^()]*\)\s*\.\s*(?:click\s*\(\s*\)|trigger\s*\()"
)
"""A script that presses a control in a person's stead."""
_GIVEN: Final = "arguments"
_OPENS: Final = re.compile(r"(?:location|\.src|\.href)\b[^;\n]*|\beval\s*\([^;\n]*")
_WINDOW: Final = "window."
CALL: Final = re.compile(
    r"(?<![\w$.])(?:window\s*\.\s*)?([A-Za-z_$][\w$]*)\s*\.\s*([A-Za-z_$][\w$]*)\s*\("
)
_BROWSER: Final = frozenset({"window", "document", "location", "history", "console", "JSON", "Math", "localStorage", "sessionStorage"})  # fmt: skip
_SHOWS: Final = re.compile(
    r"\.\s*(?:style\s*\.\s*display|hidden)\s*=(?!=)|\.\s*(?:classList|showModal|toggle)\b"
)
_LISTS: Final = re.compile(r"\[[^\[\]]*\]")
_LARGEST: Final = 1_000_000
_MOST_FILES: Final = 40
_MOST_CALLED: Final = 40
PAGES: Final = (".html", ".htm")
_FILES: Final = (*PAGES, ".js")


def functions_in(scripts: Iterable[str]) -> dict[str, tuple[Function, ...]]:
    """Return the functions that scripts declare, by name; one of that name may stand in several.

    Those of an object are named with it too: `lender.tell`.
    """
    found: dict[str, tuple[Function, ...]] = {}
    for text in scripts:
        for name, own in _declared(text, (_DECLARED, _ARROW, _ASSIGNED)):
            found[name] = (*found.get(name, ()), own)
        for one in _OBJECT.finditer(text):
            inside = block(text, one.end())
            for name, own in _declared(inside, (_DECLARED, _ARROW, _MEMBER)):
                key = f"{one[1]}.{name}"
                found[key] = (*found.get(key, ()), own)
    return found


def _declared(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[tuple[str, Function]]:
    """Yield what a text declares by some patterns, of which the first group is the name, the last one told the parameters."""
    for pattern in patterns:
        for one in pattern.finditer(text):
            names = [each for each in one.groups()[:2] if each]
            told_last = next(each for each in reversed(one.groups()) if each is not None)
            parameters = tuple(each.strip() for each in told_last.split(","))
            yield names[0].removeprefix(_WINDOW), Function(parameters, block(text, one.end()))


def with_called(script: str, functions: Mapping[str, Sequence[Function]]) -> str:
    """Return a script, and behind it the bodies of all functions of the page that it runs."""
    done: dict[tuple[str, tuple[str, ...]], None] = {}
    pieces = [script]
    for piece in pieces:
        for call in _OWN_CALL.finditer(piece):
            key = (call[1], words_at(piece, call.end()))
            if call[1] in functions and key not in done and len(done) < _MOST_CALLED:
                done[key] = None
                pieces += [told(one, key[1]) for one in functions[call[1]]]
    return "\n".join(pieces)


def reached_by(script: str, functions: Mapping[str, Sequence[Function]]) -> frozenset[str]:
    """Return the functions of the page that a script runs."""
    every = with_called(script, functions)
    return frozenset(name for name in _OWN_CALL.findall(every) if name in functions)


def without_bodies(
    scripts: Iterable[str], functions: Mapping[str, Sequence[Function]], names: Iterable[str]
) -> str:
    """Return what is left of scripts without some functions: what runs by itself, or by nobody who is seen."""
    rest = "\n".join(scripts)
    for name in sorted(names):
        for one in functions[name]:
            rest = rest.replace(one.body, "", 1)
        rest = re.sub(rf"function\s+{re.escape(name)}(?![\w$])", "", rest)
        rest = re.sub(
            rf"(?<![\w$.]){re.escape(name)}\s*[=:]\s*(?:async\s*)?(?:function\b|\(?[\w$,\s]*\)?\s*=>)",
            "",
            rest,
        )
    return rest


def is_run_besides(names: Iterable[str], bridges: Iterable[str], rest: str) -> bool:
    """Say whether what an element runs may run without it too: what it calls is named in the rest.

    `bridges`: the app's methods that it calls, as `object.method`. An object that the rest names and
    does not call at once could be any of its methods.
    """
    if _PRESSES.search(rest):
        return True
    called = {tuple(one.split(".")) for one in bridges}
    for owner in sorted({owner for owner, _ in called}):
        methods = "|".join(re.escape(each) for one, each in sorted(called) if one == owner)
        plain = rf"\s*\.\s*(?!(?:{methods})\b)[\w$]+\s*\("
        if re.search(rf"(?<![\w$]){re.escape(owner)}(?![\w$])(?!{plain})", rest):
            return True
    return any(re.search(rf"(?<![\w$.]){re.escape(one)}(?![\w$])", rest) for one in names)


def is_own_script(address: str, functions: Mapping[str, Sequence[Function]]) -> bool:
    """Say whether an address only runs a function of the package's pages, and changes no words of theirs.

    What code puts into the call comes from elsewhere: it must end in fields of a form.
    """
    found = _CALLED.fullmatch(address)
    if found is None or HOLE in found.group(1) or found.group(1) not in functions:
        return False
    called = functions[found.group(1)]
    return HOLE not in address or all(
        _only_fills(one) or _leaves_words(one, functions) for one in called
    )


def reveals_another(script: str, page: PageReader, around: frozenset[str]) -> bool:
    """Say whether a press shows another part of its page instead, with fields or controls of its own.

    One that shows words besides, as a warning does, is none that only turns the page.
    """
    if not _SHOWS.search(script):
        return False
    named = {one[1:-1] for one in _QUOTED.findall(_LISTS.sub("", script))} & page.identities
    other = named - around
    return bool(other) and other <= page.answerable


def calls_unknown(script: str, functions: Container[str]) -> bool:
    """Say whether a script calls something of an object of which it is not known what it does."""
    return any(
        receiver not in _BROWSER and f"{receiver}.{name}" not in functions
        for receiver, name in CALL.findall(script)
    )


def script_files(page: str, sources: Iterable[str]) -> Iterator[str]:
    """Yield the members of the package that addresses on a page mean; not those of other hosts."""
    for one in sources:
        path = one.partition("?")[0].partition("#")[0]
        if path and "//" not in path and ":" not in path and not path.startswith("/"):
            yield normpath(join(dirname(page), path))


def named_pages(page: str, links: Iterable[str], scripts: Iterable[str]) -> Iterator[str]:
    """Yield the members that a page leads to: by its links, and by whatever page its scripts name."""
    texts = (one[1:-1] for script in scripts for one in _QUOTED.findall(script))
    for one in script_files(page, (*links, *texts)):
        if one.lower().endswith(PAGES):
            yield one


def scripts_of(package: Package) -> list[str]:
    """Return the pages and scripts of the package's assets, of those that are short enough."""
    members = [
        one
        for one in package.members
        if one.name.startswith("assets/") and one.name.lower().endswith(_FILES)
    ]
    return [text for one in members[:_MOST_FILES] if (text := read_script(package, one))]


def read_script(package: Package, member: Member) -> str:
    """Return the text of a page or script; empty where it is too long or cannot be read."""
    if member.size > _LARGEST:
        return ""
    try:
        return decoded(package.read(member))
    except InputError:
        return ""


def _only_fills(function: Function) -> bool:
    """Say whether a function puts what it is given into fields, and does nothing else with it."""
    rest = _FILLS.sub("", _QUOTED.sub("''", function.body))
    names = [one for one in (*function.parameters, _GIVEN) if one]
    return not any(re.search(rf"(?<![\w$.]){re.escape(one)}(?![\w$])", rest) for one in names)


def _leaves_words(function: Function, functions: Mapping[str, Sequence[Function]]) -> bool:
    """Say whether a function, and all that it runs, puts no words into the page and opens none that it is told of."""
    body = with_called(function.body, functions)
    names = [one for one in (*function.parameters, _GIVEN) if one]
    opened = " ".join(_OPENS.findall(body))
    return not (
        puts_words(body.encode())
        or runs_others(body.encode())
        or any(re.search(rf"(?<![\w$]){re.escape(one)}(?![\w$])", opened) for one in names)
    )
