"""Notes on what an answer rests beside the code: on what is assumed, or on what is not finished yet.

What rests on neither is the same whatever is assumed of the app, and is found but once for all the
sets of assumptions under which it is looked at (see `settled`).
"""

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final, NamedTuple, TypeAlias

_NOTHING: Final = 1 << 30
_ASSUMED: Final = -1
_UNTOLD: Final = -2
_NUMBERS: Final = count(1)
"""No two walks have one number, under whatever assumptions."""

Key: TypeAlias = Hashable
"""Names something that is assumed of the app and of which more may be known later: a flag."""
_NO_KEYS: Final[frozenset[Key]] = frozenset()


class Rest(NamedTuple):
    """What a remembered answer rests on: the outermost walk that was going on, by its place and number."""

    place: int
    number: int
    keys: frozenset[Key] = _NO_KEYS
    """Of what it was asked that may be otherwise later."""

    @property
    def is_repeated(self) -> bool:
        """Say whether the answer is the same wherever its keys are, other assumptions too perhaps."""
        return self.place in (_NOTHING, _ASSUMED)

    @property
    def is_assumed(self) -> bool:
        """Say whether other assumptions count than those that have a key."""
        return self.place < 0


ASSUMED: Final = Rest(_ASSUMED, 0)
"""Rests on what is assumed and stays so, or on a question that was open."""

Before: TypeAlias = tuple[int, frozenset[Key]]
"""What was noted before an answer was begun, to go on with behind it."""


class Resting:
    """What the answer that is being found rests on so far; one per set of assumptions.

    Walks through methods lie within each other; what one leaves unfinished, those within it rest on.
    """

    def __init__(self) -> None:
        self.place = _NOTHING
        self.keys = _NO_KEYS
        self._numbers: list[int] = []

    def on_walk(self, place: int) -> None:
        """Note that what comes now rests on how far a walk has come; one outside of any is -1."""
        self.place = min(self.place, place)

    def on_outermost(self) -> None:
        """Note that what comes now rests on what the outermost walk has spent."""
        self.place = min(self.place, 0 if self._numbers else _ASSUMED)

    def on_assumed(self, keys: Iterable[Key] = ()) -> None:
        """Note that what comes now rests on what is assumed, of some keys too perhaps."""
        self.place = min(self.place, _ASSUMED)
        self.on_keys(keys)

    def on_keys(self, keys: Iterable[Key]) -> None:
        """Note that what comes now rests on what is assumed of some keys."""
        self.keys = self.keys.union(keys)

    def on_untold(self) -> None:
        """Note that what comes now may be otherwise whenever it is asked again."""
        self.place = _UNTOLD

    def again(self, rest: Rest | None) -> None:
        """Note that a remembered answer is taken: within the same walk it rests on that, else on an older one."""
        if rest is None:
            return
        place, number, keys = rest
        is_walk = 0 <= place < _NOTHING
        if is_walk and (place >= len(self._numbers) or self._numbers[place] != number):
            place = _ASSUMED
        self.place = min(self.place, place)
        if keys:
            self.keys |= keys

    def begin(self) -> Before:
        """Begin an answer of its own; returns what `end` is to be given."""
        before = (self.place, self.keys)
        self.place, self.keys = _NOTHING, _NO_KEYS
        return before

    def end(self, before: Before) -> Rest | None:
        """End an answer; returns what it rests on, None for the code alone."""
        place, keys = self.place, self.keys
        self.place, self.keys = min(before[0], place), before[1] | keys if keys else before[1]
        if place == _NOTHING and not keys:
            return None
        return Rest(place, self._numbers[place] if 0 <= place < _NOTHING else 0, keys)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Find an answer that is kept for all who will ask: it rests on nothing from now on."""
        before = (self.place, self.keys)
        try:
            yield
        finally:
            self.place, self.keys = before

    def begin_walk(self) -> Before:
        """Begin to look through a method, within all that are being looked through."""
        self._numbers.append(next(_NUMBERS))
        return self.begin()

    def end_walk(self, before: Before) -> Rest | None:
        """End it; what rested on this walk alone is whole now."""
        self._numbers.pop()
        if self.place >= len(self._numbers):
            self.place = _NOTHING
        return self.end(before)
