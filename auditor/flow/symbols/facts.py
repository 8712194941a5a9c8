"""What is known of a field or parameter: the data in it, by the fields that lead there from it.

Code that a shrinker merged has hundreds of such ways; asked for one, only those are looked at that
begin alike, an unknown key of a collection standing for every key.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from auditor.flow.symbols.heap import CONTENT

Way: TypeAlias = tuple[str, ...]


class Given(dict[Way, set[int]]):
    """The data in one field or parameter, by the way of fields to it; data itself by ()."""

    __slots__ = ("_begun", "_indexed")

    def __init__(self) -> None:
        super().__init__()
        self._begun: dict[Way, list[Way]] = {}
        """By how ways begin, whatever the keys: the ways."""
        self._indexed = 0

    def itself(self, field: str) -> Iterator[int]:
        """Yield the data that is in a field itself; of an array, its elements too."""
        yield from self.get((), ())
        if field.rpartition(":")[2][:1] == "[":
            yield from self.get((CONTENT,), ())

    def beyond(self, way: Way, *, exact: bool = False) -> Iterator[tuple[Way, set[int]]]:
        """Yield the data known by a way, and unless `exact` by those that go on from it, with how they go on."""
        for one in islice(self, self._indexed, None):
            rough = _rough(one)
            for length in range(len(rough) + 1):
                self._begun.setdefault(rough[:length], []).append(one)
        self._indexed = len(self)
        for path in self._begun.get(_rough(way), ()):
            if (not exact or len(path) == len(way)) and all(map(_same, path, way)):
                yield path[len(way) :], self[path]


def _rough(way: Way) -> Way:
    """Give a way with one name for whatever key of a collection."""
    return tuple(CONTENT if one.startswith(CONTENT) else one for one in way)


def _same(one: str, other: str) -> bool:
    return one == other or (
        one.startswith(CONTENT) and other.startswith(CONTENT) and CONTENT in (one, other)
    )
