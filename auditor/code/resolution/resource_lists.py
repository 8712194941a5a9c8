"""Reads arrays and plurals of the resource table, as code asks for them by their ids.

Source: android.content.res.Resources (`getStringArray`, `getQuantityString`).
"""

from auditor.code.classes.search import Search
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
