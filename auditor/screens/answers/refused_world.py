"""The world that a refusal leaves behind: what it kept, and that nothing lies where an acceptance would have kept a yes.

`putBoolean("refused", true)`, and the button that had led to the question leads to the form next time. What
an acceptance on the same screen would have kept is not there: `getBoolean("agreed", false)` gives what the code
gives where there is nothing. Source: android.content.SharedPreferences of the SDK at API 37.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from auditor.code.evaluation.answered import KEPT, UNSET, Ending, Heap
from auditor.screens.presses.pressing import Use

_STORE: Final = "store"
_FLAG: Final = ":Z"


@dataclass(frozen=True, slots=True)
class RefusedWorld:
    """What is known of what is kept once somebody refused."""

    heap: Heap = frozenset()
    is_kept: bool = False
    """Whether the refusal itself kept anything."""
    is_lost: bool = False
    """Whether it kept something under a name that is not known."""

    def using(self, use: Use) -> Use:
        """Return a use of a control in this world."""
        if not self.heap:
            return use
        before = use.handler.before
        held = frozenset({**dict(before.heap), **dict(self.heap)}.items())
        return replace(use, handler=replace(use.handler, before=before._replace(heap=held)))

    def with_unset(self, unset: Heap) -> "RefusedWorld":
        """Return this world, of which is known besides what an acceptance alone would have set."""
        return replace(self, heap=frozenset({**dict(unset), **dict(self.heap)}.items()))

    @property
    def before(self) -> Ending:
        """What is remembered before anything runs in it."""
        return Ending(frozenset(), self.heap)


UNKNOWN: Final = RefusedWorld()
"""The world of which nothing is known."""


def no_where_yes(agreed: Iterable[Ending]) -> Heap:
    """Return the booleans of fields that ways on which somebody agrees set to yes, as no: nobody agreed."""
    return frozenset(
        (key, 0)
        for each in agreed
        for key, value in each.heap
        if value == 1 and "->" in key[0] and key[0].endswith(_FLAG)
    )


def refused_world(
    way: Ending, agreed: Iterable[Ending], named: Callable[[Heap], Heap] = lambda heap: heap
) -> RefusedWorld:
    """Return what a refusing way leaves, beside ways on which a control of the same screen may agree.

    `named` tells what is remembered also under the names of its files.
    """
    heap = {
        key: value
        for key, value in way.heap
        if key[0].startswith(KEPT) or ("->" in key[0] and key[1] == 0)
    }
    names = {key[0].removeprefix(KEPT) for key in heap}
    stored = {one.what.rpartition(":")[0] for one in way.events if one.kind == _STORE}
    unset = {
        (f"{UNSET}{key[0].removeprefix(KEPT)}", key[1]): 1
        for each in agreed
        for key, value in each.heap
        if key[0].startswith(KEPT)
        and value == 1
        and key not in heap
        and key[0].removeprefix(KEPT) not in stored
    }
    return RefusedWorld(
        heap=named(frozenset({**heap, **unset}.items())),
        is_kept=bool(heap or stored),
        is_lost=not stored <= names,
    )
