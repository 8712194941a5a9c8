"""Answers which static fields hold one object of their own class for good, and which object that is.

A constant of an enum and Kotlin's `object Agreed : Answer` are told from each other by the field that
holds them: each is made once, by the start of its class. A shrinker renames them, and leaves that.
Source: java.lang.Enum; what javac, kotlinc and R8 make of enums and of `object`.
"""

from typing import Final

from auditor.code.answered import OWN, Known, Thing
from auditor.code.hierarchy import Hierarchy
from auditor.code.program import MethodNumber, Program
from auditor.code.registers import ENTRY, DefUse
from auditor.code.sites import read_call
from auditor.dex import opcodes

CONSTANT: Final = "constant"
"""The kind of such an object, whose name is the field."""
_ENUM: Final = "Ljava/lang/Enum;"
_ORDINAL: Final = "(Ljava/lang/String;I"
_CONSTS: Final = frozenset(range(0x12, 0x16))


class Singletons:
    """The constants of one app; each field is looked at once."""

    def __init__(self, program: Program, hierarchy: Hierarchy) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self._known: dict[str, tuple[str, int | None] | None] = {}

    def held(self, text: str) -> Thing | None:
        """Return the one object that a static field holds for good; None for any other field."""
        return None if self._made(text) is None else Thing(CONSTANT, text)

    def ordinal(self, thing: Known) -> int | None:
        """Return the place of an enum's constant among the others, as its start numbers them."""
        made = self._of(thing)
        return None if made is None else made[1]

    def is_of(self, thing: Known, kind: str) -> int | None:
        """Say as a number whether an object is of a class of the app's own; None where that is not told."""
        if thing == 0:
            return 0
        if not isinstance(thing, Thing) or self.program.class_info(kind) is None:
            return None
        made = self._of(thing)
        own = thing.name if thing.kind == "object" else None if made is None else made[0]
        if own is None or self.program.class_info(own) is None:
            return None
        if self.hierarchy.is_subtype(own, kind):
            return 1
        is_exact = thing.number != OWN or not self.hierarchy.subtypes(own)
        return 0 if is_exact else None

    def _of(self, thing: Known) -> tuple[str, int | None] | None:
        is_constant = isinstance(thing, Thing) and thing.kind == CONSTANT
        return self._made(thing.name) if isinstance(thing, Thing) and is_constant else None

    def _made(self, text: str) -> tuple[str, int | None] | None:
        """Return the class of the object that a field holds for good, and its number in an enum."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> tuple[str, int | None] | None:
        owner, _, rest = text.partition("->")
        if rest.rpartition(":")[2] != owner or self.program.class_info(owner) is None:
            return None
        start = self.program.method(f"{owner}-><clinit>()V")
        writes = [
            use for use in self.program.field_uses(text) if use.opcode in opcodes.FIELD_WRITES
        ]
        if start is None or len(writes) != 1 or writes[0].method != start:
            return None
        uses = DefUse(self.program.body(start))
        write = uses.instruction(writes[0].pc)
        found = uses.definitions(write.pc, write.registers[0])
        if write.opcode not in opcodes.STATIC_WRITES or len(found) != 1 or found[0] == ENTRY:
            return None
        made = uses.instruction(found[0])
        if made.opcode != opcodes.NEW_INSTANCE or made.ref is None or uses.is_in_loop(made.pc):
            return None
        image, _ = self.program.place(start)
        return image.type_name(made.ref), self._number(uses, start, made.pc, made.registers[0])

    def _number(self, uses: DefUse, start: MethodNumber, pc: int, register: int) -> int | None:
        """Return the ordinal that the constructor of an enum's constant is given."""
        for each in uses.uses(pc, register):
            one = uses.instruction(each)
            call = (
                read_call(self.program, start, one) if one.opcode in opcodes.INVOKES else None
            )
            if call is None or call.name != "<init>" or not call.proto.startswith(_ORDINAL):
                continue
            given = call.register(1)
            found = () if given is None else uses.definitions(each, given)
            if len(found) == 1 and found[0] != ENTRY:
                number = uses.instruction(found[0])
                return number.literal if number.opcode in _CONSTS else None
        return None
