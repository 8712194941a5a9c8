"""Lets the flags of a world take the values that code which can run writes: the least fixed point.

Of those flags alone of which something was found out. An acceptance writes to many fields of libraries
that lie on no way to what is asked, and to see who else writes to each of them costs more than the question.
"""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.values import Site
from auditor.code.decisions.resting import Key
from auditor.code.evaluation.outcomes import Outcomes
from auditor.screens.memory.cells import Flag
from auditor.screens.memory.widening import Widening
from auditor.screens.memory.writes import Write

_SUMS: Final = frozenset({0x90, 0x9B, 0xB0, 0xBB, 0xD0, 0xD8})
"""add-int and add-long, in all their forms."""
_MOST_ROUNDS: Final = 12
"""So many times the flags of one world may take more before all are anything."""


@dataclass(slots=True)
class Settling:
    """What of a world's flags is settled; one per world."""

    writes: Callable[[Flag], Iterable[Write]]
    """Gives the places that write to a flag."""
    values: dict[Flag, Outcomes]
    """What each flag can hold so far, changed in place."""
    may_come: Callable[[Site], bool]
    """Says whether a way leads to a write, as the flags are."""
    take: Callable[[Flag, Write], None]
    """Lets a flag take what a write that comes puts there."""
    uses: Callable[[MethodNumber], DefUse | None]
    """Gives the definitions and uses of a method."""
    renew: Callable[[], None]
    """Forgets what was found out with other values."""
    _asked: set[Key] = field(default_factory=set)
    _waiting: dict[Flag, list[Write]] = field(default_factory=dict)
    """The writes to a flag that were not seen to come."""
    _reached: dict[Flag, list[Write]] = field(default_factory=dict)
    """Those that come."""
    _grown: Widening = field(default_factory=Widening)
    _rounds: int = 0

    def settle(self, asked: Callable[[], Set[Key]]) -> bool:
        """Settle what was found out of (`asked` tells of what since the last renewal); say whether any took more."""
        is_grown = False
        while True:
            flags = self._all_asked(asked)
            before = dict(self.values)
            for flag in flags:
                self._look_for_writes(flag)
            if self.values != before:
                self._all_asked(asked)
                self._widen(before)
                self.renew()
                is_grown = True
            elif self._all_asked(asked) == flags:
                return is_grown  # What can run has shown all that it writes.

    def count_up(self, flags: Iterable[Flag]) -> bool:
        """Say whether flags are anything since they are counted up: by code that asks nobody, time and again.

        A counter says how often something happened, and reaches what it is compared with by itself.
        """
        return all(
            one in self._grown.widened and all(map(self._is_sum, self._reached.get(one, ())))
            for one in flags
        )

    def _is_sum(self, write: Write) -> bool:
        uses = self.uses(write.scope.method)
        if uses is None or write.register is None or write.is_beginning:
            return write.is_beginning
        found = uses.definitions(write.pc, write.register)
        return bool(found) and all(
            one != ENTRY and uses.instruction(one).opcode in _SUMS for one in found
        )

    def _all_asked(self, asked: Callable[[], Set[Key]]) -> list[Flag]:
        """Return the flags of which something was ever found out, in their order."""
        self._asked |= asked()
        return [flag for flag in self.values if flag in self._asked]

    def _look_for_writes(self, flag: Flag) -> None:
        """Let a flag take what is written by code that can run, unless it is anything already."""
        if self.values[flag] is None:
            return
        waiting = self._waiting.get(flag)
        if waiting is None:
            waiting = list(self.writes(flag))
        reached = self._reached.setdefault(flag, [])
        found = [one for one in waiting if one.is_beginning or self.may_come(one.site)]
        self._waiting[flag] = [one for one in waiting if one not in found]
        reached += found
        for one in reached:
            self.take(flag, one)  # Again: what it writes may be another flag's value.

    def _widen(self, before: dict[Flag, Outcomes]) -> None:
        """Take flags that grow without end for anything."""
        self._rounds += 1
        if self._rounds < _MOST_ROUNDS:
            self._grown.widen(before, self.values)
        else:
            self.values.update(dict.fromkeys(self.values))
