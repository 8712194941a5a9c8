"""Reads arrays and plurals of the resource table, as code asks for them by their ids.

Source: android.content.res.Resources (`getStringArray`, `getQuantityString`, `getIdentifier`).
"""

from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Elements, Number, Text, Unknown, Value, Values


def plural(resolver: Search, ids: Values) -> Values:
    """Read plurals by their ids: one of their sentences stands for all, its numbers not filled in."""
    resources = resolver.resources
    found: list[Value] = []
    for one in ids:
        name = None
        if resources is not None and isinstance(one, Number):
            name = resources.name(one.value)
        rows = [
            row.text
            for row in (resources.strings() if resources is not None and name else ())
            if row.name.startswith(f"{name}[") and not row.locale
        ]
        if rows and isinstance(one, Number):
            found.append(Text(rows[0], resource=one.value))
        else:
            found.append(Text(HOLE, (Unknown("a plural resource"),)))
    return tuple(found)


def resource_array(resolver: Search, ids: Values) -> Values:
    """Read arrays of string resources by their ids, from the default configuration."""
    found: list[Value] = []
    for one in ids:
        name = (
            resolver.resources.name(one.value)
            if resolver.resources is not None and isinstance(one, Number)
            else None
        )
        if name is None or resolver.resources is None:
            found.append(Unknown("an array resource"))
            continue
        rows = [
            text
            for text in resolver.resources.strings()
            if text.name.startswith(f"{name}[") and not text.locale
        ]
        found.append(Elements(tuple(Text(row.text) for row in rows), ordered=True))
    return tuple(found)


def identified(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return the ids of the texts and arrays that code looks up by name; None where the name is not known."""
    names, types = (resolver.argument(scope, call, index) for index in (0, 1))
    wanted = [
        f"{kind.text}/{name.text}"
        for name in names
        for kind in types
        if isinstance(name, Text) and isinstance(kind, Text) and HOLE not in name.text
    ]
    if resolver.resources is None or len(wanted) != len(names) * len(types):
        return None
    rows = resolver.resources.strings() if wanted else ()
    found = {
        row.id: None
        for row in rows
        for one in wanted
        if row.name == one or row.name.startswith(f"{one}[")
    }
    return tuple(map(Number, found)) or None
