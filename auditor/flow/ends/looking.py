"""Reads the calls that look at data and hand it to nobody, and says of one whether it does so here.

`data/flow/tests.toml` names them. A few run a method of what they are given, or of the receiver
(`equals`, above all): those count only where that is a text or a plain collection.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.sites import Call, parameter_types, read_call
from auditor.code.resolution.constants import Resolver
from auditor.data.shelf import bad_entry, read_table
from auditor.dex.opcodes import (
    CONST_STRINGS,
    FIELD_READS,
    IFS,
    INVOKES,
    MOVE_RESULTS,
    MOVES,
    NEW_INSTANCE,
)

_TABLE: Final = "flow/tests"
_DOES: Final = frozenset({"test", "nothing", "derive", "put", "one"})
_OF: Final = frozenset({"text", "plain"})
_EQUALS: Final = "Ljava/lang/Object;->equals"
_TWO_OBJECTS: Final = "(Ljava/lang/Object;Ljava/lang/Object;)Z"
_STRING: Final = "Ljava/lang/String;"
_NULL: Final = frozenset(range(0x12, 0x16))
_PLAIN_STEPS: Final = (
    MOVES | MOVE_RESULTS | IFS | frozenset({0x0E, 0x0F, 0x28, 0x29, 0x2A}) | frozenset(range(0x12, 0x16))
)  # fmt: skip
"""Copies, tests, jumps, small numbers and returns."""
PLAIN: Final = frozenset(
    {
        "Ljava/lang/StringBuilder;", "Ljava/util/ArrayList;", "Ljava/util/HashSet;",
        "Ljava/util/LinkedHashSet;",
    }
)  # fmt: skip
"""What holds data, runs no code of the app but its objects' own comparison, and tells nobody."""


class Row(NamedTuple):
    """What a call does with data, and what it must be a call of."""

    does: str
    of: str = ""


@cache
def looking_calls() -> Mapping[str, Row]:
    """Read the table; raises `BadData`."""
    found: dict[str, Row] = {}
    for number, row in enumerate(read_table(_TABLE).get("call", ())):
        if (
            row.get("does") not in _DOES
            or row.get("of", "text") not in _OF
            or not row.get("names")
        ):
            raise bad_entry(_TABLE, f"call {number}", "needs names and a known verb")
        found.update(dict.fromkeys(row["names"], Row(row["does"], row.get("of", ""))))
    return found


@cache
def tasks() -> frozenset[str]:
    """Read which interfaces the framework takes to run what an object does, and for nothing else."""
    return frozenset(read_table(_TABLE).get("tasks", ()))


def verb_of(call: Call) -> str:
    """Say what the table knows of a call, as long as it runs nobody else's code."""
    row = looking_calls().get(call.key)
    return "" if row is None or row.of else row.does


class Quiet:
    """Says of calls of the table whether they run nobody else's code."""

    def __init__(self, program: Program, resolver: Resolver) -> None:
        self.program = program
        self.resolver = resolver

    def is_quiet(self, call: Call, row: Row, *, is_given: bool) -> bool:
        """Say whether a call runs no code of the app on what it is given.

        `is_given`: the data is among the arguments; else it is in the receiver alone.
        """
        if not row.of:
            known = row.does in ("test", "put") or call.is_static or call.owner == _STRING
            return known or not is_given
        first = call.register(0) if call.is_static else call.receiver
        if row.of == "text":
            return self._is_text(call, first)
        # What is asked for is compared by its own `equals`. What holds data was made in sight.
        is_text = self._is_text(call, call.register(0))
        return is_text and (not is_given or self._is_plain(call, first))

    def compares_texts(self, call: Call) -> bool:
        """Say whether a call of the app's own compares two texts by a helper that does nothing else.

        Such is what a shrinker leaves of Kotlin's `Intrinsics.areEqual`, which `==` becomes.
        """
        if not call.is_static or call.proto != _TWO_OBJECTS:
            return False
        method = self.program.method(call.text)
        if method is None or not self.program.has_code(method):
            return False
        body = self.resolver.def_use(method).body
        calls = [
            read_call(self.program, method, one)
            for one in body.instructions
            if one.opcode in INVOKES
        ]
        is_plain = all(one.opcode in INVOKES | _PLAIN_STEPS for one in body.instructions)
        is_equals = [one is not None and one.key == _EQUALS for one in calls] == [True]
        return is_plain and is_equals and self._is_text(call, call.register(0))

    def _origins(
        self, method: MethodNumber, pc: int, register: int, seen: set[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Yield where what a register holds comes from, and in which register it was then; moves left out."""
        uses = self.resolver.def_use(method)
        for at in uses.definitions(pc, register) or (ENTRY,):
            one = None if at == ENTRY else uses.instruction(at)
            if one is None or one.opcode not in MOVES:
                yield at, register
            elif (at, one.registers[1]) not in seen:
                seen.add((at, one.registers[1]))
                yield from self._origins(method, at, one.registers[1], seen)

    def _is_text(self, call: Call, register: int | None) -> bool:
        """Say whether a register holds a text alone: nobody else's `equals` runs."""
        if register is None:
            return False
        return all(
            self._gives_text(call.method, *one)
            for one in self._origins(call.method, call.pc, register, set())
        )

    def _gives_text(self, method: MethodNumber, pc: int, register: int) -> bool:
        uses = self.resolver.def_use(method)
        if pc == ENTRY:
            return self._is_text_parameter(method, uses.parameter_word(register))
        one = uses.instruction(pc)
        if one.opcode in MOVE_RESULTS:
            before = uses.call_before(pc)
            call = None if before is None else read_call(self.program, method, before)
            return call is not None and call.returns == _STRING
        if one.opcode in FIELD_READS and one.ref is not None:
            image, _ = self.program.place(method)
            return image.field_text(one.ref).rpartition(":")[2] == _STRING
        return one.opcode in CONST_STRINGS or one.opcode in _NULL

    def _is_text_parameter(self, method: MethodNumber, word: int | None) -> bool:
        """Say whether a method declares the parameter that begins at a word as a text."""
        signature = self.program.signature(method)
        at = 0 if self.program.is_static(method) else 1
        for kind in parameter_types(signature[signature.index("(") :]):
            if at == word:
                return kind == _STRING
            at += 2 if kind in ("J", "D") else 1
        return False

    def _is_plain(self, call: Call, register: int | None) -> bool:
        """Say whether a register holds a collection made in sight that runs nobody else's code."""
        if register is None:
            return False
        image, _ = self.program.place(call.method)
        uses = self.resolver.def_use(call.method)
        for pc, _ in self._origins(call.method, call.pc, register, set()):
            one = None if pc == ENTRY else uses.instruction(pc)
            if one is None or one.opcode != NEW_INSTANCE or one.ref is None:
                return False
            if image.type_name(one.ref) not in PLAIN:
                return False
        return True
