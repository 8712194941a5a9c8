"""Answers what an extra of an intent or bundle holds: what the app itself puts under the same name.

What another app may put there is not known and not counted.
"""

from typing import Final

from auditor.code.search import Scope, Search
from auditor.code.sites import Call
from auditor.code.values import Text, Value, Values, union

_HOLDERS: Final = (
    "Landroid/content/Intent;",
    "Landroid/os/Bundle;",
    "Landroid/os/BaseBundle;",
    "Landroidx/work/Data;",
    "Landroidx/work/Data$Builder;",
)
_GETS: Final = frozenset(
    {
        "getStringExtra",
        "getParcelableExtra",
        "getCharSequenceExtra",
        "getString",
        "getParcelable",
    }
)
_PUTS: Final = frozenset({"putExtra", "putString", "putParcelable", "putCharSequence"})
_MOST_PUTS: Final = 16


def handed(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return what the app puts under the name that a call asks for; None for any other call."""
    if call.name not in _GETS or call.owner not in _HOLDERS or not call.types:
        return None
    keys = resolver.argument(scope, call, 0)
    if len(keys) != 1 or not isinstance(keys[0], Text) or keys[0].holes:
        return None
    found: list[Value] = []
    for put in _puts(resolver, keys[0].text):
        inner = resolver.fresh(put.method)
        if resolver.argument(inner, put, 0) == keys:
            found += resolver.argument(inner, put, 1)
    return union(found) or None


def _puts(resolver: Search, key: str) -> list[Call]:
    program = resolver.program
    found = []
    for method in dict.fromkeys(use.method for use in program.string_uses(key)):
        for site in program.calls_in(method):
            owner, _, rest = site.target.partition("->")
            if owner in _HOLDERS and rest.partition("(")[0] in _PUTS:
                put = resolver.call_at(site.method, site.pc)
                if put is not None and len(put.types) > 1:
                    found.append(put)
    return found[:_MOST_PUTS]
