"""Answers whether a call runs on what nobody ever puts anywhere: a listener whose setter nothing calls.

Class hierarchy has `listener.onReady()` run whoever implements the interface. Where the field is filled by a
setter alone that no code calls, it holds nothing, and the call is never made. A setter that takes a type of the
app cannot override a method of Android's, which would call it unseen; a field that nothing fills at all may
be filled by reflection, and says nothing.
"""

from dataclasses import dataclass, field

from auditor.code.calls.framed_objects import Calls, Lost, Origins
from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.sites import parameter_words
from auditor.code.classes.values import Site
from auditor.dex import opcodes
from auditor.dex.body import Instruction


@dataclass(slots=True)
class UnsetFields:
    """The fields of one app's objects that stay empty, each asked once."""

    graph: Calls
    origins: Origins
    _known: dict[str, bool] = field(default_factory=dict)

    def has_none(self, site: Site) -> bool:
        """Say whether the object of a call at a place comes out of such fields alone."""
        method, pc = site
        uses = self.graph.uses.of(method)
        if uses is None or not uses.has(pc):
            return False
        registers = uses.instruction(pc).registers
        image, _ = self.graph.program.place(method)
        found = _sources(uses, pc, registers[0]) if registers else []
        return bool(found) and all(
            one is not None
            and one.opcode in opcodes.FIELD_READS
            and one.ref is not None
            and self._stays_empty(self.origins.declared(image.field_text(one.ref)))
            for one in found
        )

    def _stays_empty(self, text: str) -> bool:
        if text not in self._known:
            self._known[text] = self._is_never_set(text)
        return self._known[text]

    def _is_never_set(self, text: str) -> bool:
        if self.graph.program.class_info(text.partition("->")[0]) is None:
            return False
        try:
            writes = self.origins.writes(text)
        except Lost:
            return False
        return any(self._is_given(*one) for one in writes) and all(
            self._puts_nothing(*one) for one in writes
        )

    def _is_given(self, method: MethodNumber, pc: int) -> bool:
        """Say whether what a place puts into a field is handed in by a method that nobody calls."""
        program, uses = self.graph.program, self.graph.uses.of(method)
        if uses is None or not uses.has(pc):
            return False
        word = uses.parameter_at(pc, uses.instruction(pc).registers[0])
        if word is None or program.signature(method).startswith("<"):
            return False
        signature = program.signature(method)
        own = () if program.is_static(method) else ("this",)
        words = (*own, *parameter_words(signature[signature.index("(") :]))
        return (
            word < len(words)
            and program.class_info(words[word]) is not None
            and self.graph.plain_callers(method) == ()
        )

    def _puts_nothing(self, method: MethodNumber, pc: int) -> bool:
        if self._is_given(method, pc):
            return True
        uses = self.graph.uses.of(method)
        if uses is None or not uses.has(pc):
            return False
        found = _sources(uses, pc, uses.instruction(pc).registers[0])
        return all(
            one is not None and one.opcode in opcodes.CONST_NUMBERS and not one.literal
            for one in found
        )


def _sources(uses: DefUse, pc: int, register: int) -> list[Instruction | None]:
    """Return the instructions of which one gave a register what it holds; None for the entry."""
    roots = roots_of(uses, pc, register, frozenset())
    return [None if one == ENTRY else uses.instruction(one) for one, _ in roots]
