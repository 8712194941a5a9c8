"""What a file of JSON can say to somebody: its values that are written as words, without keys and names."""

import json
from collections.abc import Iterator
from typing import Any, Final

_LARGEST: Final = 2_000_000
_MOST: Final = 20_000


def said_values(text: str) -> tuple[str, ...] | None:
    """Return the texts among the values of a JSON file; None for what is none."""
    if len(text) > _LARGEST:
        return None
    try:
        held = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict | list):
        return None
    found = [one for one in _values(held) if _is_said(one)]
    return tuple(found) if len(found) <= _MOST else None


def _values(held: Any) -> Iterator[str]:
    todo = [held]
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            todo += reversed(list(one.values()))
        elif isinstance(one, list):
            todo += reversed(one)


def _is_said(text: str) -> bool:
    return not text.isascii() or " " in text.strip() or "://" in text
