"""Answers what an invoke-custom of `StringConcatFactory` gives back (Java 9 and later).

Compilers for Android mostly turn it into a `StringBuilder`; dex 038 and later may keep it.
"""

from typing import Final

from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import parameter_types
from auditor.code.classes.values import Text, Unknown, Values, as_text, joined, product
from auditor.dex.body import Instruction
from auditor.errors import MalformedDex

_RECIPE: Final = "makeConcatWithConstants"
_ARGUMENT: Final = "\x01"


def result(resolver: Search, scope: Scope, one: Instruction) -> Values:
    """Return the texts that a concatenation gives; any other call site is unknown."""
    image, _ = resolver.program.place(scope.method)
    try:
        site = image.call_site(one.ref or 0)
    except MalformedDex:
        return (Unknown("a broken call site"),)
    if site.name != _RECIPE or not site.arguments or not isinstance(site.arguments[0], str):
        return (Unknown("an invoke-custom"),)
    at = 0
    words: list[Values] = []
    for kind in parameter_types(site.proto):
        words.append(resolver.value(scope, one.pc, one.registers[at]))
        at += 2 if kind in ("J", "D") else 1
    pieces = site.arguments[0].split(_ARGUMENT)
    found = []
    for row in product(*words):
        parts = [Text(pieces[0])]
        for value, piece in zip(row, pieces[1:], strict=False):
            parts += [as_text(value), Text(piece)]
        found.append(joined(*parts))
    return tuple(found)
