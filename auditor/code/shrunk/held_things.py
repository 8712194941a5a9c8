"""Tells which objects of a merged class a method can run on: those that hold what it takes them to hold.

R8 makes one class of many and gives what each holds the same fields, as `Object`. A method that only one of those classes
had stays without a switch; what it does first with a field is to cast it. An object that was made with anything else
cannot get past that cast.
"""

from itertools import islice, pairwise
from typing import Final

from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.making import constructor_on
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.sites import parameter_types, read_call
from auditor.code.shrunk.merged import Merged
from auditor.dex import opcodes

_STRING: Final = "Ljava/lang/String;"
_WIDE: Final = ("J", "D")


class HeldThings:
    """Such objects; one per call graph."""

    def __init__(
        self, program: Program, hierarchy: Hierarchy, uses: DefUses, merged: Merged
    ) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.uses = uses
        self.merged = merged
        self._taken: dict[MethodNumber, dict[str, str]] = {}

    def can_run(self, method: MethodNumber, maker: MethodNumber, pc: int) -> bool:
        """Say whether a method of a merged class may run on the object that is made at a place."""
        taken = self._taken_by(method)
        held = self._held_in(maker, pc, self.program.owner(method)) if taken else {}
        return all(
            field not in held or self._may_be(held[field], kind)
            for field, kind in taken.items()
        )

    def _taken_by(self, method: MethodNumber) -> dict[str, str]:
        """Return the fields of its own object that a method casts as it reads them, with the class."""
        if method not in self._taken:
            self._taken[method] = self._find_taken(method)
        return self._taken[method]

    def _find_taken(self, method: MethodNumber) -> dict[str, str]:
        program, uses = self.program, self.uses.of(method)
        is_one = self.merged.number_field(program.owner(method)) is not None
        if uses is None or not is_one or self.merged.is_merged(method):
            return {}
        image, _ = program.place(method)
        found: dict[str, str] = {}
        every = uses.body.instructions
        if any(one.opcode == opcodes.INSTANCE_OF for one in every):
            return {}  # What it casts may be one of several things.
        for one, cast in pairwise(every):
            if (
                one.opcode in opcodes.INSTANCE_READS
                and cast.opcode == opcodes.CHECK_CAST
                and one.registers[0] == cast.registers[0]
                and uses.parameter_at(one.pc, one.registers[1]) == 0
            ):
                found[image.field_text(one.ref or 0)] = image.type_name(cast.ref or 0)
        return found

    def _held_in(self, maker: MethodNumber, pc: int, owner: str) -> dict[str, str]:
        """Return the classes of what a constructor puts into the fields of the object made there, where they are known."""
        program, uses = self.program, self.uses.of(maker)
        if uses is None or not uses.has(pc):
            return {}
        call = constructor_on(program, maker, uses, pc)
        constructor = None if call is None else program.method(call.text)
        inner = None if constructor is None else self.uses.of(constructor)
        if call is None or constructor is None or inner is None or call.owner != owner:
            return {}
        image, _ = program.place(constructor)
        found: dict[str, str | None] = {}
        for one in inner.body.instructions:
            if (
                one.opcode in opcodes.INSTANCE_WRITES
                and inner.parameter_at(one.pc, one.registers[1]) == 0
            ):
                text = image.field_text(one.ref or 0)
                word = inner.parameter_at(one.pc, one.registers[0])
                kind = (
                    self._kind(constructor, inner, one.pc, one.registers[0])
                    if word is None
                    else self._kind(maker, uses, call.pc, call.registers[word])
                )
                found[text] = None if text in found else kind
        return {text: kind for text, kind in found.items() if kind is not None}

    def _kind(self, method: MethodNumber, uses: DefUse, pc: int, register: int) -> str | None:
        """Return the class of which a register's object surely is, or one below it; None if that is not known, or null."""
        found, register = uses.origin(pc, register)
        if len(found) != 1:
            return None
        if found == (ENTRY,):
            word = uses.parameter_word(register)
            return None if word is None else self._kind_of_word(method, word)
        one = uses.instruction(found[0])
        image, _ = self.program.place(method)
        if one.opcode in opcodes.FIELD_READS:
            return image.field_text(one.ref or 0).rpartition(":")[2]
        if one.opcode in (opcodes.NEW_INSTANCE, opcodes.CHECK_CAST):
            return image.type_name(one.ref or 0)
        if one.opcode in opcodes.CONST_STRINGS:
            return _STRING
        before = uses.call_before(one.pc) if one.opcode in opcodes.MOVE_RESULTS else None
        call = None if before is None else read_call(self.program, method, before)
        return None if call is None else call.returns

    def _kind_of_word(self, method: MethodNumber, word: int) -> str | None:
        """Return the type of a parameter by the word in which it comes."""
        signature = self.program.signature(method)
        types = list(parameter_types(signature[signature.index("(") :]))
        if not self.program.is_static(method):
            types.insert(0, self.program.owner(method))
        words = (each for one in types for each in (one, *("",) * (one in _WIDE)))
        return next(islice(words, word, None), None)

    def _may_be(self, held: str, kind: str) -> bool:
        """Say whether an object that is known to be of a class, or one below it, can be cast to another of the package."""
        program, is_subtype = self.program, self.hierarchy.is_subtype
        is_known = program.class_info(held) is not None or held in self.hierarchy.framework
        if program.class_info(kind) is None or not is_known:
            return True
        return any(is_subtype(one, held) for one in (kind, *self.hierarchy.subtypes(kind)))
