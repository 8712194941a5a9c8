"""Answers whether what data is compared with is one thing: a constant, what somebody typed, a setting.

A yes or no about one typed number tells nothing of anybody else. The same answer for each row of a
list (the lender's own customers, say) tells whom of them the phonebook knows, though no data of the
phonebook goes anywhere: so that what may be one of many is not said to be one. Values are followed
backward through copies, calls of the tables, the app's methods and fields; what is not known is
not one.
"""

from collections.abc import Callable, Collection
from typing import Final, TypeAlias

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, registers_read
from auditor.code.classes.sites import Call, read_call
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.dex.opcodes import FIELD_READS, MOVE_RESULTS, MOVES
from auditor.flow.symbols.terms import Place

_MOST: Final = 200
"""So many values are looked at for one question."""
_CONSTANTS: Final = frozenset(range(0x12, 0x1D))
_ARITHMETIC: Final = frozenset(range(0x7B, 0xE3))
_FILLED: Final = frozenset({0x24, 0x25})
_WRITES: Final = frozenset({0x5B, 0x69})

_Value: TypeAlias = tuple[MethodNumber, int, int]


class Single:
    """Asks of values whether they are one thing."""

    def __init__(
        self,
        graph: CallGraph,
        resolver: Resolver,
        does: Callable[[Call], str],
        is_app: Callable[[str], bool],
        reads: Collection[Place] = (),
    ) -> None:
        self.graph = graph
        self.program = graph.program
        self.resolver = resolver
        self.does = does
        self.is_app = is_app
        self.reads = reads
        self.seen: set[tuple[_Value, Place | None]] = set()
        self.entered: dict[MethodNumber, Call] = {}
        """The calls whose methods are being judged: of these, who else calls them does not count."""

    def is_one(self, method: MethodNumber, pc: int, register: int) -> bool:
        """Say whether all that a register can hold before a pc is one thing."""
        entered = self.entered.get(method)
        place = None if entered is None else (entered.method, entered.pc)
        asked = (method, pc, register), place
        if asked in self.seen:
            return True  # Looked at already: asked again, or in a circle.
        if len(self.seen) >= _MOST:
            return False
        self.seen.add(asked)
        uses = self.resolver.def_use(method)
        found = uses.definitions(pc, register)
        return bool(found) and all(
            self._is_parameter_one(method, uses.parameter_word(register))
            if at == ENTRY
            else self._is_made_one(method, uses.instruction(at))
            for at in found
        )

    def _is_made_one(self, method: MethodNumber, one: Instruction) -> bool:
        """Judge what an instruction gives."""
        if one.opcode in _CONSTANTS:
            return True
        if one.opcode in MOVES or one.opcode in _ARITHMETIC:
            return all(self.is_one(method, one.pc, each) for each in registers_read(one))
        if one.opcode in MOVE_RESULTS:
            return self._is_result_one(method, one)
        if one.opcode in (opcodes.NEW_INSTANCE, opcodes.NEW_ARRAY):
            return self._is_filled_with_one(method, one)
        return one.opcode in FIELD_READS and self._is_field_one(method, one)

    def _is_result_one(self, method: MethodNumber, taken: Instruction) -> bool:
        """Judge what comes back of a call: as much one as what it was given."""
        before = self.resolver.def_use(method).call_before(taken.pc)
        if before is None:
            return False
        if before.opcode in _FILLED:
            return all(self.is_one(method, before.pc, each) for each in before.registers)
        call = read_call(self.program, method, before)
        if call is None or call.is_short:
            return False
        if self.does(call) == "one" or (method, call.pc) in self.reads:
            return True  # The phonebook asked about itself.
        if not self.is_app(call.owner):
            return self.does(call) in ("derive", "put") and self._are_given_one(call)
        found = self.graph.dispatch.targets_of(call)
        return (
            not found.wide
            and bool(found.methods)
            and all(self._are_returns_one(one, call) for one in found.methods)
        )

    def _are_given_one(self, call: Call) -> bool:
        """Judge receiver and arguments; numbers only where they are put in (which letter, how many: not)."""
        kinds = call.types
        words = [*([] if call.receiver is None else [call.receiver])]
        words += [
            register
            for index, kind in enumerate(kinds)
            if (kind[0] in "L[" or self.does(call) == "put")
            and (register := call.register(index)) is not None
        ]
        return all(self.is_one(call.method, call.pc, each) for each in words)

    def _are_returns_one(self, method: MethodNumber, call: Call) -> bool:
        """Judge what a method of the app gives back to a call, by what that one gives it."""
        if not self.program.has_code(method):
            return False
        before = self.entered.get(method)
        self.entered[method] = call
        try:
            return self._are_all_one(method)
        finally:
            del self.entered[method]
            if before is not None:
                self.entered[method] = before

    def _are_all_one(self, method: MethodNumber) -> bool:
        body = self.resolver.def_use(method).body
        returns = [one for one in body.instructions if one.opcode == opcodes.RETURN_OBJECT]
        return bool(returns) and all(
            self.is_one(method, one.pc, one.registers[0]) for one in returns
        )

    def _is_filled_with_one(self, method: MethodNumber, made: Instruction) -> bool:
        """Judge a builder or an array by what is put into it where it is made."""
        uses = self.resolver.def_use(method)
        for pc in uses.uses(made.pc, made.registers[0]):
            one = uses.instruction(pc)
            if one.opcode == opcodes.APUT_OBJECT and one.registers[1] == made.registers[0]:
                if not self.is_one(method, pc, one.registers[0]):
                    return False
                continue
            call = read_call(self.program, method, one)
            if call is None or call.receiver != made.registers[0] or self.is_app(call.owner):
                continue
            if self.does(call) == "put" and not self._are_given_one(call):
                return False
        return made.opcode == opcodes.NEW_ARRAY or self._is_plain(method, made)

    def _is_plain(self, method: MethodNumber, made: Instruction) -> bool:
        image, _ = self.program.place(method)
        return made.ref is not None and image.type_name(made.ref) == "Ljava/lang/StringBuilder;"

    def _is_field_one(self, method: MethodNumber, one: Instruction) -> bool:
        """Judge a field of the app by all that is written into it; the framework's are constants."""
        if one.ref is None:
            return False
        image, _ = self.program.place(method)
        owner, _, field = image.field_text(one.ref).partition("->")
        if not self.is_app(owner):
            return True
        hierarchy = self.graph.hierarchy
        named = {owner, *hierarchy.subtypes(owner), *hierarchy.supers(owner)}
        written = [
            use
            for each in sorted(named)
            for use in self.program.field_uses(f"{each}->{field}")
            if use.opcode in _WRITES
        ]
        # Where nothing is seen to write it, a reader of JSON may, once for each of a list.
        return bool(written) and all(self._is_written_one(*use[:2]) for use in written)

    def _is_written_one(self, method: MethodNumber, pc: int) -> bool:
        uses = self.resolver.def_use(method)
        if not uses.has(pc):
            return True  # Control never gets there.
        return self.is_one(method, pc, uses.instruction(pc).registers[0])

    def _is_parameter_one(self, method: MethodNumber, word: int | None) -> bool:
        """Judge what callers give; what anybody else than a call gives is not one."""
        if word is None:
            return False
        entered = self.entered.get(method)
        if entered is not None:
            return word < len(entered.registers) and self.is_one(
                entered.method, entered.pc, entered.registers[word]
            )
        callers = self.graph.callers(method)
        if not callers or any(one.why != CALL for one in callers):
            return False
        for edge in callers:
            call = self.resolver.call_at(edge.source, edge.pc)
            if call is None or call.is_short or word >= len(call.registers):
                return False
            if not self.is_one(edge.source, edge.pc, call.registers[word]):
                return False
        return True
