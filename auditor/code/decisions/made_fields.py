"""Tells what a field of one object holds that is set when the object is made, and never after.

Two preferences of one class (`BoolPref("terms", false)`, `BoolPref("contacts", false)`) differ by what
their constructor is given. Which of them a method runs on is told by following `this` back through
the known calls to a field that is set once, and from there to where the object is made.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.making import constructor_on, is_set_at_making, writes_on
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.scope import Making, Scope
from auditor.code.classes.sites import Call, read_call
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_DEEPEST: Final = 12
_MOST_CONSTRUCTORS: Final = 4
_MOST_GIVEN: Final = 2


class Held(NamedTuple):
    """What a field holds: the register at a place of a method that is entered in a known way."""

    scope: Scope
    pc: int
    register: int


@dataclass(slots=True)
class MadeFields:
    """Fields of objects that are followed to their making; one per app."""

    program: Program
    hierarchy: Hierarchy
    uses: DefUses
    live: Callable[[Scope], frozenset[int] | set[int] | None] = lambda _: None
    """Gives the rows of a method that can run; None for all."""
    enter: Callable[[Scope, Call], Scope | None] = lambda _, __: None
    """Enters the one method that a call runs."""
    _once: dict[str, tuple[MethodNumber, int] | None] = field(default_factory=dict)
    _is_set: dict[str, bool] = field(default_factory=dict)

    def making(self, scope: Scope, pc: int, register: int) -> Making | None:
        """Return the one place where the object in a register just before a pc is made."""
        given_back = 0
        for _ in range(_DEEPEST):
            uses = self.uses.of(scope.method)
            if uses is None or not uses.has(pc):
                return None
            found = self._alive(scope, uses, uses.definitions(pc, register))
            if len(found) != 1:
                return None
            if found[0] == ENTRY:
                word = uses.parameter_word(register)
                call, outer = scope.call, scope.outer
                if word == 0 and call is None and scope.own is not None:
                    return scope.own
                if call is None or outer is None or word is None or word >= len(call.registers):
                    return None
                scope, pc, register = outer, call.pc, call.registers[word]
                continue
            one = uses.instruction(found[0])
            if one.opcode in opcodes.MOVES:
                pc, register = one.pc, one.registers[1]
            elif one.opcode == opcodes.NEW_INSTANCE:
                return self.made_at(scope, one.pc)
            elif one.opcode in opcodes.FIELD_READS and one.ref is not None:
                held = self.read(scope, one)
                if held is None:
                    return None
                scope, pc, register = held
            elif one.opcode in opcodes.MOVE_RESULTS:
                given_back += 1
                given = (
                    self._given_back(scope, uses, one) if given_back <= _MOST_GIVEN else None
                )
                if given is None:
                    return None
                scope, pc, register = given
            else:
                return None
        return None

    def _alive(self, scope: Scope, uses: DefUse, found: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out, of several definitions, those that cannot run."""
        rows = self.live(scope) if len(found) > 1 else None
        if rows is None:
            return found
        return tuple(one for one in found if one == ENTRY or uses.row(one) in rows)

    def _given_back(self, scope: Scope, uses: DefUse, one: Instruction) -> Held | None:
        """Return what a call of a method of the app gives back, if that is one thing."""
        before = uses.call_before(one.pc)
        call = None if before is None else read_call(self.program, scope.method, before)
        inner = None if call is None else self.enter(scope, call)
        body = None if inner is None else self.uses.of(inner.method)
        if inner is None or body is None or not self.program.has_code(inner.method):
            return None
        rows = self.live(inner)
        found = [
            each
            for row, each in enumerate(body.body.instructions)
            if each.opcode in opcodes.RETURNS and (rows is None or row in rows)
        ]
        if len(found) != 1 or not found[0].registers:
            return None
        return Held(inner, found[0].pc, found[0].registers[0])

    def made_at(self, scope: Scope, pc: int) -> Making | None:
        """Return the making of the object that an instruction makes, with its constructor."""
        uses = self.uses.of(scope.method)
        if uses is None or not uses.has(pc):
            return None
        call = constructor_on(self.program, scope.method, uses, pc)
        return None if call is None else Making(scope, pc, call)

    def read(self, scope: Scope, one: Instruction) -> Held | None:
        """Return what a read of a field gives: set at the making of its object, or in one place at all."""
        image, _ = self.program.place(scope.method)
        text = image.field_text(one.ref or 0)
        if one.opcode in opcodes.INSTANCE_READS and scope.own is not None:
            held = self.held(scope, one.pc, one.registers[1], text)
            if held is not None:
                return held
        stored = self._stored_once(text)
        inner = None if stored is None else self.uses.of(stored[0])
        if stored is None or inner is None or not inner.has(stored[1]):
            return None
        method, pc = stored
        after = scope._replace(method=method, call=None, outer=None, own=None)
        return Held(after, pc, inner.instruction(pc).registers[0])

    def held(self, scope: Scope, pc: int, register: int, text: str) -> Held | None:
        """Return what a field of the object in a register holds, if its making alone sets it."""
        if not self._is_set_at_making(text):
            return None
        made = self.making(scope, pc, register)
        if made is None:
            return None
        uses = self.uses.of(made.scope.method)
        own = (
            []
            if uses is None
            else list(writes_on(self.program, made.scope.method, uses, made.pc, text))
        )
        if own:
            return Held(made.scope, *own[0]) if len(own) == 1 else None
        return self._by_constructor(made.scope, made.constructor, text, _MOST_CONSTRUCTORS)

    def _by_constructor(self, scope: Scope, call: Call, text: str, left: int) -> Held | None:
        """Return what a constructor, or one that it calls on the same object, puts into a field."""
        target = self.hierarchy.resolve_method(call.owner, call.name + call.proto)
        uses = None if target is None or not left else self.uses.of(target)
        if target is None or uses is None:
            return None
        inner = Scope(target, call, scope, scope.depth + 1)
        first = uses.body.registers - uses.body.ins
        found = list(writes_on(self.program, target, uses, ENTRY, text, first))
        if found:
            return Held(inner, *found[0]) if len(found) == 1 else None
        for pc in uses.uses(ENTRY, first):
            one = uses.instruction(pc)
            again = (
                read_call(self.program, target, one) if one.opcode in opcodes.INVOKES else None
            )
            if again is not None and again.name == "<init>" and again.receiver == first:
                return self._by_constructor(inner, again, text, left - 1)
        return None

    def _stored_once(self, text: str) -> tuple[MethodNumber, int] | None:
        """Return the one place that sets a field, if there is but one."""
        if text not in self._once:
            writes = [
                use
                for use in self.program.field_uses(text)
                if use.opcode in opcodes.FIELD_WRITES
            ]
            self._once[text] = (writes[0].method, writes[0].pc) if len(writes) == 1 else None
        return self._once[text]

    def _is_set_at_making(self, text: str) -> bool:
        """Say whether a field of the app is set by constructors, or where its object is made."""
        if text not in self._is_set:
            self._is_set[text] = is_set_at_making(self.program, self.uses.of, text)
        return self._is_set[text]
