"""What a file of JSON can say to somebody: its values that are written as words, without keys and names.

What stands under some keys is for the builder of the app or for another system (table `scripts/unsaid`).
"""

import fnmatch
import json
from collections.abc import Iterator
from typing import Any, Final

from auditor.data.shelf import read_table

_LARGEST: Final = 2_000_000
_MOST: Final = 20_000


def said_values(text: str, name: str) -> tuple[str, ...] | None:
    """Return the texts among the values of a JSON file of a name; None for what is none."""
    if len(text) > _LARGEST:
        return None
    try:
        held = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict | list):
        return None
    found = [one for one in _values(held, _unsaid_keys(name)) if _is_said(one)]
    return tuple(found) if len(found) <= _MOST else None


def _unsaid_keys(name: str) -> frozenset[str]:
    rows: dict[str, dict[str, Any]] = dict(read_table("scripts/unsaid"))
    return frozenset(
        key
        for row in rows.values()
        if any(fnmatch.fnmatchcase(name, one) for one in row["files"])
        for key in row["keys"]
    )


def _values(held: Any, unsaid: frozenset[str]) -> Iterator[str]:
    todo = [held]
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            todo += reversed([each for key, each in one.items() if key not in unsaid])
        elif isinstance(one, list):
            todo += reversed(one)


def _is_said(text: str) -> bool:
    return not text.isascii() or " " in text.strip() or "://" in text
