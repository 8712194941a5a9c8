"""Answers what a text gives whose places are filled by number: "{0}" of `MessageFormat`, "^1" of `TextUtils`."""

import re
from dataclasses import replace
from typing import Final

from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call
from auditor.code.classes.values import (
    HOLE,
    Elements,
    Text,
    Unknown,
    Value,
    Values,
    as_text,
    joined,
    product,
)

TEMPLATES: Final = {
    "Ljava/text/MessageFormat;->format": (re.compile(r"\{(\d+)[^{}]*\}"), 0),
    "Landroid/text/TextUtils;->expandTemplate": (re.compile(r"\^(\d)"), 1),
}
"""How a place is written in the text that a call fills, and the number of the first."""


def from_template(resolver: Search, scope: Scope, call: Call) -> Values:
    """Return the texts that a call makes of one with places, and of an array of what fills them."""
    places, first = TEMPLATES[call.key]
    found: list[Value] = []
    for pattern, row in product(
        resolver.argument(scope, call, 0), resolver.argument(scope, call, 1)
    ):
        if not isinstance(pattern, Text) or pattern.holes:
            found.append(Text(HOLE, (Unknown("a text with places"),)))
            continue
        values = row.values if isinstance(row, Elements) and row.ordered else ()
        pieces: list[Text] = []
        start = 0
        for hit in places.finditer(pattern.text):
            index = int(hit[1]) - first
            filled = values[index] if 0 <= index < len(values) else Unknown("a place")
            pieces += [Text(pattern.text[start : hit.start()]), as_text(filled)]
            start = hit.end()
        whole = joined(*pieces, Text(pattern.text[start:]))
        found.append(replace(whole, resource=pattern.resource))
    return tuple(found)
