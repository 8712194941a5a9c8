"""Answers what a field of one object holds that is set where the object is made, and never after.

Two uploads of one class (`new Upload(url, body)`) differ by what their constructor is given. Which
of them a method runs on is told by following `this` back through the calls that are known, to where
the object is made. Fields that somebody sets later are not told apart: the answer is None.
"""

from typing import Final

from auditor.code.classes.making import constructor_on, is_set_at_making, writes_on
from auditor.code.classes.program import Program
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Frame, Scope, Search
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Values, union
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_DEEPEST: Final = 8
_MOST_CONSTRUCTORS: Final = 3

Making = tuple[Scope, int]
"""A method as it is being looked at, and the instruction in it that makes an object."""
_Held = tuple[Scope, int, int]


class OneObject:
    """The fields of one app's objects that are set once; what was asked is remembered."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._set_once: dict[str, bool] = {}

    def values(
        self, search: Search, scope: Scope, one: Instruction, text: str
    ) -> Values | None:
        """Return what a read of an object's field gives; None where the object is not told."""
        if scope.frame is None and scope.made is None:
            return None
        held = self._held(search, scope, one, text, _DEEPEST)
        if held is None:
            return None
        return union(value for each in held for value in search.value(*each))

    def _held(
        self, search: Search, scope: Scope, one: Instruction, text: str, left: int
    ) -> list[_Held] | None:
        if not self._is_set_once(search, text):
            return None  # Asked first: it is remembered, and where the object is made is not.
        made = self._making(search, scope, one.pc, one.registers[1], left)
        if made is None:
            return None
        inside, pc = made
        uses = search.def_use(inside.method)
        given = list(writes_on(self.program, inside.method, uses, pc, text))
        if given:
            return [(inside, *place) for place in given]
        call = constructor_on(self.program, inside.method, uses, pc)
        depth = inside.frame.depth if inside.frame else 0
        return (
            None
            if call is None
            else self._constructed(search, inside, call, text, (depth + 1, _MOST_CONSTRUCTORS))
        )

    def _constructed(
        self, search: Search, scope: Scope, call: Call, text: str, left: tuple[int, int]
    ) -> list[_Held] | None:
        """Return what a constructor, or one that it calls on the same object, puts into a field."""
        depth, more = left
        target = search.hierarchy.resolve_method(call.owner, call.name + call.proto)
        if target is None or not more or not self.program.has_code(target):
            return None
        uses = search.def_use(target)
        inner = Scope(target, Frame(scope, call, depth), scope.ups)
        this = uses.body.registers - uses.body.ins
        found = list(writes_on(self.program, target, uses, ENTRY, text, this))
        if found:
            return [(inner, *place) for place in found]
        for pc in uses.uses(ENTRY, this):
            one = uses.instruction(pc)
            again = (
                read_call(self.program, target, one) if one.opcode in opcodes.INVOKES else None
            )
            if again is not None and again.name == "<init>" and again.receiver == this:
                return self._constructed(search, inner, again, text, (depth + 1, more - 1))
        return None

    def _kept(self, search: Search, text: str) -> _Held | None:
        """Return where a static field is set that the app sets once: it holds one object for good, or none yet."""
        writes = [
            use for use in self.program.field_uses(text) if use.opcode in opcodes.STATIC_WRITES
        ]
        if len(writes) != 1 or not search.def_use(writes[0].method).has(writes[0].pc):
            return None
        method, pc = writes[0].method, writes[0].pc
        return Scope(method), pc, search.def_use(method).instruction(pc).registers[0]

    def _making(
        self, search: Search, scope: Scope, pc: int, register: int, left: int
    ) -> Making | None:
        """Return the one place where the object in a register just before a pc is made."""
        for _ in range(left):
            uses = search.def_use(scope.method)
            found = uses.definitions(pc, register)
            if len(found) != 1:
                return None
            if found[0] == ENTRY:
                word, frame = uses.parameter_word(register), scope.frame
                if frame is None:
                    return scope.made if word == 0 else None
                if word is None or word >= len(frame.call.registers):
                    return None
                scope, pc, register = frame.scope, frame.call.pc, frame.call.registers[word]
                continue
            one = uses.instruction(found[0])
            left -= 1
            if one.opcode == opcodes.NEW_INSTANCE:
                return scope, one.pc
            if one.opcode == opcodes.CHECK_CAST:
                pc = one.pc
            elif one.opcode in opcodes.MOVES:
                pc, register = one.pc, one.registers[1]
            elif one.opcode in opcodes.INSTANCE_READS and one.ref is not None:
                image, _ = self.program.place(scope.method)
                text = image.field_text(one.ref)
                held = self._held(search, scope, one, text, left) if left > 0 else None
                if held is None or len(held) != 1:
                    return None
                scope, pc, register = held[0]
            elif one.opcode in opcodes.STATIC_READS and one.ref is not None:
                image, _ = self.program.place(scope.method)
                kept = self._kept(search, image.field_text(one.ref))
                if kept is None:
                    return None
                scope, pc, register = kept
            else:
                return None
        return None

    def _is_set_once(self, search: Search, text: str) -> bool:
        """Say whether a field of the app is set by constructors, or where its object is made."""
        if text not in self._set_once:
            self._set_once[text] = is_set_at_making(self.program, search.def_use, text)
        return self._set_once[text]
