"""Answers which calls shape an object between its making and a place, in each order.

`StringBuilder`, `Uri.Builder`, `Intent`, arrays and collections get their content by calls
on the same object. An object's aliases are followed forward from where it is made, through
copies and through calls that return their receiver; then the ways from the place back to the
making are walked and the shaping instructions are listed in the order in which they run.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.registers import CALLS, ENTRY, DefUse
from auditor.dex.body import Instruction
from auditor.dex.opcodes import ARRAY_WRITES, CHECK_CAST, FILL_ARRAY_DATA, MOVES

AGAIN: Final = -2
"""Stands at the start of an order of events for "what the loop did before"."""

MOST_ORDERS: Final = 16
"""At most so many different orders are told apart."""

_DEEPEST: Final = 120

_FILLS: Final = ARRAY_WRITES | {FILL_ARRAY_DATA}


@dataclass(frozen=True, slots=True)
class Shaped:
    """What happens to one object inside one method."""

    root: int
    """The pc that made or got it; `ENTRY` for a parameter."""
    events: tuple[int, ...]
    """The pcs of calls on it, with it as first word, and of writes into it, sorted."""
    escapes: tuple[int, ...]
    """The pcs of calls that get it as another argument, sorted."""


@dataclass(slots=True)
class _Aliases:
    """The work of following one object forward."""

    uses: DefUse
    fluent: frozenset[int]
    events: set[int] = field(default_factory=set)
    escapes: set[int] = field(default_factory=set)
    seen: set[tuple[int, int]] = field(default_factory=set)

    def follow(self, pc: int, register: int) -> None:
        """Follow what the definition at a pc put into a register."""
        work = [(pc, register)]
        while work:
            place = work.pop()
            if place in self.seen:
                continue
            self.seen.add(place)
            for used in self.uses.uses(*place):
                work += self._at(used, place[1])

    def _at(self, pc: int, register: int) -> list[tuple[int, int]]:
        one = self.uses.instruction(pc)
        if one.opcode in MOVES:
            return [(pc, one.registers[0])]
        if one.opcode in CALLS:
            if one.registers[0] != register:
                self.escapes.add(pc)
                return []
            self.events.add(pc)
            result = self.uses.result_of(pc)
            if pc in self.fluent and result is not None:
                return [(result.pc, result.registers[0])]
        elif (
            one.opcode in _FILLS
            and one.registers[-2 if len(one.registers) > 1 else 0] == register
        ):
            self.events.add(pc)
        return []


def roots_of(
    uses: DefUse, pc: int, register: int, fluent: frozenset[int]
) -> tuple[tuple[int, int], ...]:
    """Return where the object in a register was made: (pc or `ENTRY`, register), sorted."""
    found: set[tuple[int, int]] = set()
    seen: set[tuple[int, int]] = set()
    work = [(pc, register)]
    while work:
        place = work.pop()
        if place in seen:
            continue
        seen.add(place)
        for defined in uses.definitions(*place):
            if defined == ENTRY:
                found.add((ENTRY, place[1]))
                continue
            one = uses.instruction(defined)
            call = uses.call_before(defined)
            if one.opcode in MOVES:
                work.append((defined, one.registers[1]))
            elif call is not None and call.pc in fluent and call.registers:
                work.append((call.pc, call.registers[0]))
            else:
                found.add((defined, place[1]))
    return tuple(sorted(found))


def shaping(uses: DefUse, root: tuple[int, int], fluent: frozenset[int]) -> Shaped:
    """Return what happens to an object in its method, in whatever order."""
    aliases = _Aliases(uses, fluent)
    aliases.follow(*root)
    return Shaped(root[0], tuple(sorted(aliases.events)), tuple(sorted(aliases.escapes)))


def orders(uses: DefUse, shaped: Shaped, pc: int) -> tuple[tuple[int, ...], ...]:
    """Return the orders in which events can have happened before a pc, at most `MOST_ORDERS`.

    An order that begins with `AGAIN` comes out of a loop.
    """
    walk = _Orders(uses, frozenset(shaped.events), shaped.root)
    return tuple(sorted(walk.before(uses.row(pc), 0)))[:MOST_ORDERS]


@dataclass(slots=True)
class _Orders:
    """The walk backward that lists events in order."""

    uses: DefUse
    events: frozenset[int]
    root: int
    known: dict[int, frozenset[tuple[int, ...]]] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)

    def before(self, row: int, deep: int) -> frozenset[tuple[int, ...]]:
        """Return the orders of events on the ways to a row."""
        tail: list[int] = []
        while True:
            ways = self.uses.predecessors(row) or self.uses.throwers(row)[:1]
            if row == 0 and self.root == ENTRY:
                return frozenset({tuple(reversed(tail))})
            if len(ways) != 1:
                break
            row = ways[0]
            one = self.uses.body.instructions[row]
            if one.pc in self.events:
                tail.append(one.pc)
            if one.pc == self.root:
                return frozenset({tuple(reversed(tail))})
        ending = tuple(reversed(tail))
        heads = self._joins(row, ways, deep)
        return frozenset(sorted((*head, *ending) for head in heads)[:MOST_ORDERS])

    def _joins(self, row: int, ways: list[int], deep: int) -> frozenset[tuple[int, ...]]:
        if row in self.known:
            return self.known[row]
        if row in self.open or deep > _DEEPEST:
            return frozenset({(AGAIN,)})
        self.open.add(row)
        found: set[tuple[int, ...]] = set()
        for way in ways:
            one = self.uses.body.instructions[way]
            ending = (one.pc,) if one.pc in self.events else ()
            heads = frozenset({()}) if one.pc == self.root else self.before(way, deep + 1)
            found |= {(*head, *ending) for head in heads}
        self.open.discard(row)
        # A loop that does not touch the object leaves nothing behind.
        found.discard((AGAIN,))
        kept = frozenset(sorted(found)[:MOST_ORDERS])
        self.known[row] = kept
        return kept


def copied_uses(uses: DefUse, pc: int, register: int) -> Iterator[tuple[Instruction, int]]:
    """Yield what reads a definition or a copy of it, and through which register."""
    work = [(pc, register)]
    seen = set(work)
    for place in work:
        for used in uses.uses(*place):
            one = uses.instruction(used)
            after = (used, one.registers[0])
            if one.opcode not in MOVES:
                yield one, place[1]
            elif after not in seen:
                seen.add(after)
                work.append(after)


def reads_whole(one: Instruction) -> bool:
    """Say whether an instruction only looks at an object: a cast, a monitor, a test."""
    return one.opcode == CHECK_CAST or one.opcode in (0x1D, 0x1E, 0x20, 0x38, 0x39)
