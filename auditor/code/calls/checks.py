"""Answers which methods only check what they are given: they come back with nothing done, or throw.

kotlinc puts one before every use of what the platform gives (`Intrinsics.checkNotNullExpressionValue`), and what it
does before it throws walks over the stack. Behind a shrinker without its name it would be run each time.
Source: "Dalvik bytecode"; kotlin-stdlib 2.x (`kotlin.jvm.internal.Intrinsics`).
"""

from typing import Final

from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.program import MethodNumber, Program
from auditor.dex import opcodes

_LONG: Final = 80
"""Instructions of a method that is looked at."""
_NOTHING: Final = ")V"
_DOES: Final = opcodes.INVOKES | opcodes.FIELD_WRITES | opcodes.ARRAY_WRITES
"""What may be noticed outside a method."""


class Checks:
    """Looks into methods, once each; one per call graph."""

    def __init__(self, program: Program, uses: DefUses) -> None:
        self.program = program
        self.uses = uses
        self._known: dict[MethodNumber, bool] = {}

    def only_checks(self, method: MethodNumber) -> bool:
        """Say whether a static method that gives nothing back does nothing on any way on which it returns."""
        if method not in self._known:
            self._known[method] = self._look(method)
        return self._known[method]

    def _look(self, method: MethodNumber) -> bool:
        is_like = self.program.is_static(method) and self.program.signature(method).endswith(
            _NOTHING
        )
        uses = self.uses.of(method) if is_like and self.program.has_code(method) else None
        if uses is None or not 0 < len(rows := uses.body.instructions) <= _LONG:
            return False
        returns = {row for row, one in enumerate(rows) if one.opcode in opcodes.RETURNS}
        return bool(returns) and all(
            returns.isdisjoint(uses.reached(uses.successors[row]))
            for row, one in enumerate(rows)
            if one.opcode in _DOES
        )
