"""Answers what of an app is the same in every run: its texts, and fields that nothing sets later.

A field counts only where nothing but initialisers of its class sets it, and where no method that
reads it changes the array or collection that it holds.
"""

from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.dex import opcodes
from auditor.model.app import Resources

_CHANGES: Final = (
    frozenset(
        {"add", "addAll", "addFirst", "addLast", "set", "push", "remove", "clear", "put"}
    ),
    frozenset({"put", "putAll", "putIfAbsent", "remove", "clear"}),
)
"""What changes collections that are no maps, and maps."""


class Setting:
    """What all rehearsals of an app share: its code, its texts, what may be another at run time."""

    def __init__(
        self, program: Program, hierarchy: Hierarchy, resources: Resources | None
    ) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.resources = resources
        self._changed: dict[str, bool] = {}

    def is_changed(self, text: str) -> bool:
        """Say whether a field can hold something else than its class's initialisers left."""
        if text not in self._changed:
            self._changed[text] = self._find_changed(text)
        return self._changed[text]

    def _find_changed(self, text: str) -> bool:
        owner, kind = text.partition("->")[0], text.rpartition(":")[2]
        for use in self.program.field_uses(text):
            if self.program.text(use.method).startswith(
                (f"{owner}-><clinit>", f"{owner}-><init>")
            ):
                continue
            if use.opcode in opcodes.FIELD_WRITES or self._changes(use.method, kind):
                return True
        return False

    def _changes(self, method: MethodNumber, kind: str) -> bool:
        """Say whether a method changes any array or collection of a field's kind."""
        if kind.startswith("["):
            uses = DefUse(self.program.body(method))
            return any(
                self._is_kept(uses, one.pc, one.registers[1])
                for one in uses.body.instructions
                if 0x4B <= one.opcode <= 0x51
            )
        if not kind.startswith(("Ljava/util/", "Ljava/lang/Object;", "Lorg/json/")):
            return False
        is_map = kind.endswith(("Map;", "Hashtable;"))
        room = "Lorg/json/" if kind.startswith("Lorg/json/") else "Ljava/util/"
        return any(
            owner.startswith(room) and rest.partition("(")[0] in _CHANGES[is_map]
            for owner, _, rest in (
                one.target.partition("->") for one in self.program.calls_in(method)
            )
        )

    def _is_kept(self, uses: DefUse, pc: int, register: int) -> bool:
        """Say whether the array in a register was read from a field, or from an array that was."""
        for defined in uses.definitions(pc, register):
            if defined == ENTRY:
                continue
            one = uses.instruction(defined)
            if one.opcode in opcodes.FIELD_READS:
                return True
            is_passed = one.opcode in opcodes.MOVES or 0x44 <= one.opcode <= 0x4A
            if is_passed and defined != pc and self._is_kept(uses, defined, one.registers[1]):
                return True
        return False
