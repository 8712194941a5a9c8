"""The definitions and uses of many methods, each followed once."""

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import DefUse
from auditor.errors import MalformedDex


class DefUses:
    """Remembers the registers of methods; a method whose code is broken has none."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[MethodNumber, DefUse | None] = {}

    def of(self, method: MethodNumber) -> DefUse | None:
        """Return the definitions and uses of a method, None where its code cannot be read."""
        if method not in self._known:
            try:
                self._known[method] = DefUse(self._program.body(method))
            except MalformedDex:
                self._known[method] = None
        return self._known[method]
