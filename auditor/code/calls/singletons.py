"""Answers which static fields hold one object of their own class for good, and which object that is.

A `switch` over an enum looks a constant up in a table of numbers, which the start of a class fills by the
constants' ordinals: what stands there for each is told too.

A constant of an enum and Kotlin's `object Agreed : Answer` are told from each other by the field that
holds them: each is made once, by the start of its class. A shrinker renames them, and leaves that.
Source: java.lang.Enum; what javac, kotlinc and R8 make of enums and of `object`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse, registers_written
from auditor.code.classes.sites import read_call
from auditor.code.evaluation.answered import OWN, Known, Thing, World, of_array
from auditor.dex import opcodes
from auditor.dex.body import Body, Instruction

CONSTANT: Final = "constant"
"""The kind of such an object, whose name is the field."""
TABLE: Final = "table"
"""The kind of such a table, whose name is the field."""
_ENUM: Final = "Ljava/lang/Enum;"
_NUMBERS: Final = ":[I"
_PUTS: Final = 0x4B
"""aput, of numbers."""
_ORDINAL: Final = "(Ljava/lang/String;I"
_CONSTS: Final = frozenset(range(0x12, 0x16))


class Singletons:
    """The constants of one app; each field is looked at once."""

    def __init__(self, program: Program, hierarchy: Hierarchy) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self._known: dict[str, tuple[str, int | None] | None] = {}
        self._tables: dict[str, Mapping[int, int] | None] = {}

    def held(self, text: str) -> Thing | None:
        """Return the one object or table that a static field holds for good; None for any other field."""
        if text.endswith(_NUMBERS):
            return None if self._table(text) is None else Thing(TABLE, text)
        return None if self._made(text) is None else Thing(CONSTANT, text)

    def of_array(self, world: World, given: list[Known], *, is_length: bool) -> Known:
        """Return what a read of an array gives: of such a table, or of the arrays of answers."""
        array, index = given[1], given[-1]
        if is_length or not isinstance(array, Thing) or array.kind != TABLE:
            return of_array(world, given, is_length=is_length)
        table = self._table(array.name)
        return None if table is None or not isinstance(index, int) else table.get(index, 0)

    def numbers(self, text: str) -> Mapping[int, int] | None:
        """Return what stands in the table of numbers that a static field holds for good, by place."""
        return self._table(text) if text.endswith(_NUMBERS) else None

    def ordinal(self, thing: Known) -> int | None:
        """Return the place of an enum's constant among the others, as its start numbers them."""
        made = self._of(thing)
        return None if made is None else made[1]

    def number(self, text: str) -> int | None:
        """Return that place of the constant that a static field holds for good; None for any other field."""
        made = self._made(text)
        return None if made is None else made[1]

    def made_of(self, text: str) -> str | None:
        """Return the class of the object that a static field holds for good, a constant's own body too; None for any other field."""
        made = self._made(text)
        return None if made is None else made[0]

    def class_of(self, thing: Known) -> str | None:
        """Return the one class of which a thing can be: a constant's own body has one too; None where that is not told."""
        made = self._of(thing)
        if made is not None or not isinstance(thing, Thing) or thing.kind != "object":
            return None if made is None else made[0]
        return thing.name if self._is_exact(thing) else None

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
        return 0 if self._is_exact(thing._replace(name=own)) else None

    def _is_exact(self, own: Thing) -> bool:
        """Say whether an object is of its class itself, not perhaps of one below it."""
        return own.number != OWN or not self.hierarchy.subtypes(own.name)

    def _of(self, thing: Known) -> tuple[str, int | None] | None:
        is_constant = isinstance(thing, Thing) and thing.kind == CONSTANT
        return self._made(thing.name) if isinstance(thing, Thing) and is_constant else None

    def _made(self, text: str) -> tuple[str, int | None] | None:
        """Return the class of the object that a field holds for good, and its number in an enum."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _table(self, text: str) -> Mapping[int, int] | None:
        """Return what stands in a table, by place; None where that is not told for all of it."""
        if text not in self._tables:
            self._tables[text] = self._filled(text)
        return self._tables[text]

    def _filled(self, text: str) -> Mapping[int, int] | None:
        """Run the start of a class in the order of its code, which fills its tables one after the other."""
        start = self.program.method(f"{text.partition('->')[0]}-><clinit>()V")
        writes = [
            use for use in self.program.field_uses(text) if use.opcode in opcodes.FIELD_WRITES
        ]
        if start is None or len(writes) != 1 or writes[0].method != start:
            return None
        if self._is_filled_later(text, start):
            return None
        filling = _Filling(self, start, self.program.body(start))
        for one in filling.body.instructions:
            if not filling.take(one):
                return None
        return filling.kept.get(text)

    def _is_filled_later(self, text: str, start: MethodNumber) -> bool:
        """Say whether other code than the start of the class puts numbers into a table."""
        for use in self.program.field_uses(text):
            if use.method == start or use.opcode not in opcodes.STATIC_READS:
                continue
            uses = DefUse(self.program.body(use.method))
            if not uses.has(use.pc):
                continue
            register = uses.instruction(use.pc).registers[0]
            if any(
                uses.instruction(at).opcode == _PUTS
                and uses.instruction(at).registers[1] == register
                for at in uses.uses(use.pc, register)
            ):
                return True
        return False

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


@dataclass(slots=True)
class _Filling:
    """The start of a class while its tables are filled."""

    of: Singletons
    method: MethodNumber
    body: Body
    kept: dict[str, dict[int, int]] = field(default_factory=dict)
    """What each static field was given."""
    _words: dict[int, Known | dict[int, int]] = field(default_factory=dict)
    _last: Known | dict[int, int] = None

    def take(self, one: Instruction) -> bool:
        """Run an instruction; False where a number is put at a place that is not told."""
        words, first = self._words, one.registers[0] if one.registers else 0
        if one.opcode == _PUTS:
            value, table, place = (words.get(each) for each in one.registers)
            if not (isinstance(table, dict) and isinstance(value, int)):
                return not isinstance(table, dict)
            if not isinstance(place, int):
                return False
            table[place] = value
            return True
        if one.opcode == opcodes.FILL_ARRAY_DATA:
            table = words.get(first)
            if isinstance(table, dict) and one.pc in self.body.arrays:
                table.update(enumerate(self.body.arrays[one.pc].values))
                return True
            return not isinstance(table, dict)
        if one.opcode in opcodes.STATIC_WRITES and one.ref is not None:
            held = words.get(first)
            if isinstance(held, dict):
                self.kept[self._field(one.ref)] = held
            return True
        value = self._value(one)
        for register in registers_written(one):
            words[register] = value
        return True

    def _value(self, one: Instruction) -> Known | dict[int, int]:
        if one.opcode in _CONSTS:
            return one.literal
        if one.opcode == opcodes.NEW_ARRAY:
            return {}
        if one.opcode in opcodes.MOVES:
            return self._words.get(one.registers[1])
        if one.opcode in opcodes.MOVE_RESULTS:
            return self._last
        if one.opcode in opcodes.STATIC_READS and one.ref is not None:
            text = self._field(one.ref)
            return self.kept.get(text) if text in self.kept else self.of.held(text)
        if one.opcode in opcodes.FILLED_NEW_ARRAYS:
            listed = [self._words.get(each) for each in one.registers]
            numbers = {at: each for at, each in enumerate(listed) if isinstance(each, int)}
            self._last = numbers if len(numbers) == len(listed) else None
        if one.opcode in opcodes.INVOKES:
            call = read_call(self.of.program, self.method, one)
            own = self._words.get(call.registers[0]) if call and call.registers else None
            is_place = call is not None and call.name == "ordinal" and not call.types
            self._last = (
                self.of.ordinal(own) if is_place and not isinstance(own, dict) else None
            )
        return None

    def _field(self, ref: int) -> str:
        return self.of.program.place(self.method)[0].field_text(ref)
