"""Tells the words that code hands to a call: resources by their numbers, and texts as they are."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from auditor.code.evaluation.answered import Known, Thing

Said: TypeAlias = frozenset[int | str]

_RESOURCES: Final = 0x7F00_0000
"""The first number of the app's own resources."""


def words_in(given: Iterable[Known]) -> Iterator[int | str]:
    """Yield the words among what a call is given; a further number may be one of a resource that has none."""
    for one in given:
        if isinstance(one, Thing):
            if one.kind == "text":
                yield one.name
        elif isinstance(one, int) and one >= _RESOURCES:
            yield one
