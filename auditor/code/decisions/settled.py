"""Keeps which instructions of methods can run where that is the same each time it is asked.

The same code is looked at under many sets of assumptions (see `screens.world`), of which most of it
asks for none, and again whenever more is known of the values of flags, of which it reads few: what was
found there once is not looked for again.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Optional

from auditor.code.classes.scope import Scope
from auditor.code.decisions.resting import Key, Rest


class Settled(NamedTuple):
    """What was found out of a method."""

    rows: frozenset[int] | None
    """The rows that can run; None where all can."""
    taken: Mapping[int, tuple[int, ...]]
    """The rows that follow each branch."""
    rest: Rest | None
    """What it rests on beside the code."""
    noted: bool = False
    """Whether something assumed took part, or the budget was spent."""
    within: Mapping[Scope, "Settled"] = {}
    """What was found on the way of other methods, and rests on how far this one had come."""
    values: Mapping[Key, object] = {}
    """What was assumed of the keys on which it rests."""
    cut: bool = False
    """Whether the walk around it had no steps left for it."""


class Pool:
    """What is settled for some sets of assumptions that leave the same code out."""

    def __init__(
        self,
        also: Optional["Pool"] = None,
        *,
        now: Callable[[Any], object] | None = None,
    ) -> None:
        """Take another pool, whose answers hold here too.

        `now` gives what is assumed of a key; a pool without it is shared by several sets.
        """
        self._also = also
        self._now = now
        self._known: dict[Scope, Settled] = {}

    def of(self, scope: Scope) -> Settled | None:
        """Return what is settled of a method, None where nothing is."""
        now = self._now
        for pool in self._all():
            found = pool._known.get(scope)
            if found is not None and (
                now is None or all(now(key) == value for key, value in found.values.items())
            ):
                return found
        return None

    def keep(self, scope: Scope, found: Settled) -> None:
        """Keep what will be the same again, for the sets of assumptions that have the next pool.

        Not for those of a pool beyond it: it tells of fewer ways than count here. What a walk around it
        had no steps left for is looked for again.
        """
        if found.cut:
            return
        if found.rest is not None:
            if not found.rest.is_repeated or self._now is None:
                return
            found = found._replace(values={key: self._now(key) for key in found.rest.keys})
        is_own = found.rest is not None and found.rest.is_assumed
        pool = self if is_own or self._also is None else self._also
        pool._known[scope] = found

    def _all(self) -> tuple["Pool", ...]:
        """Return this pool and those that it takes, the widest last."""
        return (self,) if self._also is None else (self, *self._also._all())
