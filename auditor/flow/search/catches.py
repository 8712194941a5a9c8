"""Which handlers of a method an instruction can lead to: an encoding that every system has is never missing.

Source: `java.nio.charset.Charset`, the charsets that every implementation of the platform supports.
"""

from typing import Final

from auditor.code.classes.registers import CALLS, DefUse
from auditor.dex.body import Instruction
from auditor.dex.classes import Classes
from auditor.flow.symbols.atoms import Atoms
from auditor.flow.symbols.heap import single_constant
from auditor.flow.symbols.state import State

SHORT: Final = 200
"""Instructions up to which it does not pay to ask which registers are read later."""
_MISSING: Final = "Ljava/io/UnsupportedEncodingException;"
_ALWAYS: Final = frozenset(
    {"utf-8", "utf8", "iso-8859-1", "us-ascii", "ascii", "utf-16", "utf-16be", "utf-16le"}
)


class Catches:
    """The handlers of one method."""

    def __init__(self, uses: DefUse, image: Classes, atoms: Atoms) -> None:
        self._uses, self.rows = uses, uses.handlers
        self._read: dict[tuple[int, ...], int] = {}
        self.atoms = atoms
        types: dict[int, set[str]] = {}
        for tried in uses.body.tries:
            for kind, pc in tried.handlers:
                name = "" if kind < 0 else image.type_name(kind)
                types.setdefault(uses.row(pc), set()).add(name)
        self._missing = frozenset(row for row, names in types.items() if names == {_MISSING})
        """Handlers of nothing but an encoding that is not there."""

    def of(self, row: int, one: Instruction, state: State) -> tuple[int, ...]:
        """Give the handlers that an instruction can lead to, with the registers as they are before it."""
        caught = self.rows[row]
        if self._missing and self._missing.intersection(caught) and self._is_known(one, state):
            return tuple(each for each in caught if each not in self._missing)
        return caught

    def read_by(self, caught: tuple[int, ...]) -> int:
        """Return which registers some handlers can read, as bits: what else an instruction changes is nothing to tell them."""
        if len(self._uses.body.instructions) <= SHORT:
            return -1
        known = self._read.get(caught)
        if known is None:
            known = 0
            for each in caught:
                known |= self._uses.live[each]
            self._read[caught] = known
        return known

    def _is_known(self, one: Instruction, state: State) -> bool:
        """Say whether an instruction asks for no encoding, or for one that there always is."""
        if one.opcode not in CALLS:
            return True
        texts = (single_constant(self.atoms, state.regs[each]) for each in one.registers)
        return any(isinstance(each, str) and each.lower() in _ALWAYS for each in texts)
