"""Keys of which a piece is known only as the app runs: `"agreed_" + userId` is one key for each user.

What is written under such a key may be read under the same shape, as the same person does both; under
another key that can read so, perhaps.
"""

import re
from collections.abc import Iterable
from typing import Final

from auditor.code.classes.values import HOLE, Text, Value, Values
from auditor.screens.memory.cells import Flag

_LEAST: Final = 3
"""So much of a key must be known for its shape to say which."""


def texts_of(values: Values, *, has_shapes: bool) -> frozenset[str] | None:
    """Return the texts that a key can be, those with holes by their shape; None where it may be another."""
    found = frozenset(
        one.text
        for one in values
        if isinstance(one, Text) and (not one.holes or (has_shapes and _says_which(one.text)))
    )
    return found if found and len(found) == len(values) else None


def is_shape(name: str) -> bool:
    """Say whether a name is that of a key with holes."""
    return HOLE in name


def pieces(name: str) -> tuple[str, ...]:
    """Return the texts in the code of which a key is made."""
    return tuple(one for one in name.split(HOLE) if one)


def can_read_as(key: Value, name: str) -> bool:
    """Say whether a key that is not wholly known can read as a name; the name's own shape is no other key."""
    if not isinstance(key, Text):
        return True
    return key.text != name and _matches(key.text, name)


def is_one_of(name: str, shape: str) -> bool:
    """Say whether a name is a shape's own, or can be what becomes of it."""
    return name == shape or _matches(shape, name)


def may_overlap(found: Iterable[Flag], kept: Iterable[Flag]) -> bool:
    """Say whether one of some keys can become one of others, where one of the two has holes."""
    mine = list(found)
    return any(
        one.store == other.store
        and (_matches(one.name, other.name) or _matches(other.name, one.name))
        for other in kept
        for one in mine
        if (is_shape(one.name) or is_shape(other.name)) and one.name != other.name
    )


def _says_which(text: str) -> bool:
    return len(text.replace(HOLE, "")) >= _LEAST


def _matches(shape: str, name: str) -> bool:
    pattern = ".*".join(re.escape(one) for one in shape.split(HOLE))
    return re.fullmatch(pattern, name, re.DOTALL) is not None
