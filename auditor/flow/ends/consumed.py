"""Answers whether the data of a read was only looked at: compared, counted or dropped, and handed to nobody.

A closed world, apart from the search for ends: every use of the data, of what is made of it and of
what holds it is looked at, and each must be one of a few that are known (`data/flow/tests.toml`).
One that is not means that nothing is said. Objects stand for all that is in them, and are followed
from where they are made, wherever that is; methods are not told apart by who calls them. What the
data is compared with, and what the read asks for, must be one thing (`auditor.flow.ends.single`): the
answers for each of many tell whom the phonebook knows. A read for what is found goes on as a read of
its own, with an answer of its own.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse, registers_written
from auditor.code.classes.sites import Call, read_call
from auditor.code.resolution.constants import Resolver
from auditor.dex import access_flags, opcodes
from auditor.dex.body import Instruction
from auditor.dex.opcodes import (
    FILLED_NEW_ARRAYS,
    INSTANCE_READS,
    INVOKES,
    MOVE_RESULTS,
    MOVES,
    NEW_ARRAY,
    NEW_INSTANCE,
    RETURNS,
)
from auditor.errors import MalformedDex
from auditor.flow.ends.looking import PLAIN, Quiet, Row, looking_calls, tasks, verb_of
from auditor.flow.ends.results_taken import calls_itself, takers
from auditor.flow.ends.single import Single
from auditor.flow.symbols.terms import Place, Source
from auditor.flow.tables.catalogue import Catalogue

_MOST: Final = 400
"""So many values are followed; what spreads further is not said to go nowhere."""
_CURSOR: Final = "Landroid/database/Cursor;"
_OBJECT: Final = "Ljava/lang/Object;"
_OWN: Final = frozenset(
    {"toString()Ljava/lang/String;", "equals(Ljava/lang/Object;)Z", "hashCode()I"}
)
"""What the library runs of every object; what comes back of them is followed at the call."""
_ADDED: Final = access_flags.SYNTHETIC | access_flags.STATIC
"""The access flags of the static methods that a compiler adds: code alone that it compiled calls them (dex format)."""
_NULL: Final = frozenset(range(0x12, 0x16))
_LOOKED_AT: Final = (
    frozenset({0x1D, 0x1E, 0x1F, 0x20, 0x21, 0x2B, 0x2C})
    | frozenset(range(0x2D, 0x3E))
)  # fmt: skip
"""Locks, casts, tests of a class or number, the length of an array: nothing of the data goes on."""
_COMPUTED: Final = (
    MOVES | frozenset(range(0x44, 0x4B)) | frozenset(range(0x52, 0x59)) | frozenset(range(0x7B, 0xE3))
)  # fmt: skip
_FIELD_WRITES: Final = frozenset(range(0x59, 0x60))
_STORES: Final = opcodes.ARRAY_WRITES | _FIELD_WRITES


class _Lost(Exception):  # noqa: N818 - no error
    """Data went where it is not followed."""


@dataclass(frozen=True, slots=True)
class _Value:
    """What an instruction (or, at `ENTRY`, a caller) leaves in a register."""

    method: MethodNumber
    pc: int
    register: int
    own: bool
    """It came by the method itself, not by what a caller gave: who calls it gets it back."""


def goes_nowhere(
    graph: CallGraph,
    resolver: Resolver,
    catalogue: Catalogue,
    source: Source,
    *,
    reads: Collection[Place] = (),
) -> bool:
    """Say whether all data of a source is seen to go nowhere: it is compared, counted or dropped.

    `reads` are the calls that ask the phonebook: what one of them is told by another is its own.
    """
    try:
        return _Following(graph, resolver, catalogue, reads).run(source)
    except (_Lost, MalformedDex):
        return False


class _Following:
    """All values that hold data of one source."""

    def __init__(
        self,
        graph: CallGraph,
        resolver: Resolver,
        catalogue: Catalogue,
        reads: Collection[Place],
    ) -> None:
        self.graph = graph
        self.program = graph.program
        self.hierarchy = graph.hierarchy
        self.resolver = resolver
        self.libraries = catalogue.libraries
        self.reads = reads
        self.single = Single(graph, resolver, verb_of, self._is_app, reads)
        self.quiet = Quiet(self.program, resolver)
        self.seen: set[_Value] = set()
        self.todo: list[_Value] = []
        self.held: set[_Value] = set()
        self.filled: set[str] = set()
        """The fields, by name and type, into which data is put."""
        self.waiting: dict[str, dict[tuple[_Value, int], Instruction]] = {}
        """Reads of the others, of objects that hold data."""
        self.tests: dict[Place, Call] = {}
        """Calls that look at data and answer something about it."""

    def run(self, source: Source) -> bool:
        """Follow what a call gives; raises `_Lost`."""
        call = self._call_at(source.method, source.pc) if source.parameter < 0 else None
        if call is None or call.returns != _CURSOR:
            raise _Lost
        self._result(call.method, call.pc, own=True)
        while self.todo:
            one = self.todo.pop()
            uses = self._uses(one.method)
            for pc in uses.uses(one.pc, one.register):
                self._use(one, uses.instruction(pc))
        return all(map(self._asks_of_one, (call, *self.tests.values())))

    def _asks_of_one(self, call: Call) -> bool:
        """Say whether what a call is given, apart from the data, is one thing."""
        held = {(one.method, one.pc, one.register) for one in self.seen}
        uses = self._uses(call.method)
        words = [] if call.receiver is None or call.name == "query" else [call.receiver]
        words += [
            register
            for index, kind in enumerate(call.types)
            if kind[0] in "L[" and (register := call.register(index)) is not None
        ]
        return all(
            any((call.method, at, word) in held for at in uses.definitions(call.pc, word))
            or self.single.is_one(call.method, call.pc, word)
            for word in words
        )

    def _uses(self, method: MethodNumber) -> DefUse:
        return self.resolver.def_use(method)

    def _call_at(self, method: MethodNumber, pc: int) -> Call | None:
        uses = self._uses(method)
        return read_call(self.program, method, uses.instruction(pc)) if uses.has(pc) else None

    def _add(self, one: _Value) -> None:
        if one not in self.seen:
            if len(self.seen) >= _MOST:
                raise _Lost
            self.seen.add(one)
            self.todo.append(one)

    def _written(self, method: MethodNumber, one: Instruction, *, own: bool) -> None:
        for register in registers_written(one)[:1]:
            self._add(_Value(method, one.pc, register, own))

    def _result(self, method: MethodNumber, pc: int, *, own: bool) -> None:
        taken = self._uses(method).result_of(pc)
        if taken is not None:
            self._written(method, taken, own=own)

    def _use(self, value: _Value, one: Instruction) -> None:
        """Look at one instruction that reads data; raises `_Lost`."""
        opcode, method = one.opcode, value.method
        if opcode in INSTANCE_READS:
            self._read(value, one)
        elif opcode in _COMPUTED:
            self._written(method, one, own=value.own)
        elif opcode in RETURNS:
            self._returned(value)
        elif opcode in INVOKES:
            self._called(read_call(self.program, method, one), value)
        elif opcode in _STORES:
            self._stored(value, one)
        elif opcode in FILLED_NEW_ARRAYS:
            self._result(method, one.pc, own=value.own)
        elif opcode not in _LOOKED_AT:
            raise _Lost

    def _stored(self, value: _Value, one: Instruction) -> None:
        """Go on with the object or array into which an instruction puts data."""
        if value.register not in (one.registers[0], *one.registers[2:]):
            return
        if one.opcode in _FIELD_WRITES:
            self._fill(self._field(value.method, one)[1])
        self._hold(_Value(value.method, one.pc, one.registers[1], value.own))

    def _read(self, value: _Value, one: Instruction) -> None:
        """Go on with what an object's field holds; of the app's own, where data is put into such a field."""
        owner, name = self._field(value.method, one)
        if name in self.filled or not self._is_app(owner):
            self._written(value.method, one, own=value.own)
        else:
            self.waiting.setdefault(name, {})[value, one.pc] = one

    def _fill(self, name: str) -> None:
        self.filled.add(name)
        for (value, _), one in self.waiting.pop(name, {}).items():
            self._written(value.method, one, own=value.own)

    def _field(self, method: MethodNumber, one: Instruction) -> tuple[str, str]:
        """Give the class that an instruction names for a field, and the field's name and type."""
        image, _ = self.program.place(method)
        if one.ref is None:
            raise _Lost
        owner, _, name = image.field_text(one.ref).partition("->")
        return owner, name

    def _returned(self, value: _Value) -> None:
        """Go on in all callers; raises `_Lost` where anything else may take it.

        What comes of a caller's arguments comes back at the calls that gave them: see `_into`.
        """
        if not value.own:
            return
        method = value.method
        signature = self.program.signature(method)
        is_root = self.hierarchy.overridden(self.program.owner(method), signature)
        if is_root:
            self._handed_over(method)
            return
        if calls_itself(self.graph, method):
            raise _Lost
        callers = self.graph.callers(method)
        if not callers and self.program.flags(method) & _ADDED == _ADDED:
            return  # The compiler made it for calls that the app has not: `copy` of Kotlin's records.
        if not callers or any(one.why != CALL for one in callers):
            raise _Lost
        for edge in callers:
            if self._call_at(edge.source, edge.pc) is None:
                raise _Lost
            self._result(edge.source, edge.pc, own=True)

    def _handed_over(self, method: MethodNumber) -> None:
        """Go on in what is handed the result of a task; raises `_Lost` where anything else may take it."""
        taking = takers(self.graph, method)
        if taking is None:
            raise _Lost
        for one in taking:
            body = self._uses(one).body
            self._add(_Value(one, ENTRY, body.registers - body.ins + 1, own=True))

    def _called(self, call: Call | None, value: _Value) -> None:
        """Look at a call that is given data; raises `_Lost`."""
        if call is None or call.is_short:
            raise _Lost
        if (call.method, call.pc) in self.reads:
            self.tests[call.method, call.pc] = call
            return
        if self._is_left_to_run(call, value):
            return
        if self.quiet.compares_texts(call):
            self.tests[call.method, call.pc] = call
            return
        if self._is_app(call.owner):
            self._into(call, value)
            return
        row = looking_calls().get(call.key)
        if row is None:
            raise _Lost
        self._looked_at(call, row, value)

    def _is_left_to_run(self, call: Call, value: _Value) -> bool:
        """Say whether the framework is given a task that holds data: it runs it, and what that does was looked at."""
        if self.graph.dispatch.targets_of(call).methods:
            return False
        shift = 0 if call.is_static else 1
        if shift and call.receiver == value.register:
            return False
        given = [
            kind
            for index, kind in enumerate(call.types)
            if call.register(index) == value.register
        ]
        return bool(given) and all(kind in tasks() for kind in given)

    def _looked_at(self, call: Call, row: Row, value: _Value) -> None:
        """Go on behind a call of the table; raises `_Lost`."""
        given = call.registers if call.is_static else call.registers[1:]
        is_given = value.register in given
        if not self.quiet.is_quiet(call, row, is_given=is_given):
            raise _Lost
        if row.does == "test":
            self.tests[call.method, call.pc] = call
        elif row.does == "derive" and self._uses(call.method).result_of(call.pc) is None:
            # Read for nothing, as no one writes it: a shrinker took away what took it, a record's
            # field perhaps, and what the app means to do with it is not seen.
            raise _Lost
        elif row.does != "nothing":
            self._result(call.method, call.pc, own=value.own)
        if row.does == "put" and is_given:
            if call.receiver is None:
                raise _Lost
            self._hold(_Value(call.method, call.pc, call.receiver, value.own))

    def _into(self, call: Call, value: _Value) -> None:
        """Go on in the app's methods that a call runs."""
        found = self.graph.dispatch.targets_of(call)
        if found.wide or not found.methods:
            raise _Lost
        places = [at for at, one in enumerate(call.registers) if one == value.register]
        for target in found.methods:
            if not self.program.has_code(target) or not self._is_app(
                self.program.owner(target)
            ):
                raise _Lost
            body = self._uses(target).body
            if len(call.registers) > body.ins:
                raise _Lost
            for at in places:
                self._add(_Value(target, ENTRY, body.registers - body.ins + at, own=False))
        if call.returns not in ("V", "Z"):
            self._result(call.method, call.pc, own=value.own)

    def _hold(self, value: _Value) -> None:
        """Follow the objects that a register holds before a pc, from where they were made; raises `_Lost`."""
        if value in self.held:
            return
        self.held.add(value)
        uses = self._uses(value.method)
        found = uses.definitions(value.pc, value.register)
        if not found:
            raise _Lost
        for at in found:
            if at == ENTRY:
                self._hold_own(value)
            else:
                self._hold_made(value, uses.instruction(at))

    def _hold_made(self, value: _Value, one: Instruction) -> None:
        """Follow the object that an instruction gives; raises `_Lost` where it was made elsewhere."""
        method = value.method
        if one.opcode in MOVES:
            self._hold(_Value(method, one.pc, one.registers[1], value.own))
        elif one.opcode in MOVE_RESULTS:
            self._hold_result(value, one)
        elif one.opcode in (NEW_INSTANCE, NEW_ARRAY):
            if one.opcode == NEW_INSTANCE:
                self._made(method, one)
            self._written(method, one, own=value.own)
        elif one.opcode not in _NULL:
            raise _Lost

    def _hold_own(self, value: _Value) -> None:
        """Follow the objects that callers give, wherever they are made; raises `_Lost`."""
        method = value.method
        signature = self.program.signature(method)
        word = self._uses(method).parameter_word(value.register)
        root = self.hierarchy.overridden(self.program.owner(method), signature)
        is_root = root is not None and not signature.startswith("<init>(")
        callers = self.graph.callers(method)
        if word is None or is_root or not callers or calls_itself(self.graph, method):
            raise _Lost
        self._add(_Value(method, ENTRY, value.register, own=False))
        for edge in callers:
            call = self._call_at(edge.source, edge.pc) if edge.why == CALL else None
            if call is None or call.is_short or word >= len(call.registers):
                raise _Lost
            self._hold(_Value(edge.source, edge.pc, call.registers[word], own=True))

    def _hold_result(self, value: _Value, taken: Instruction) -> None:
        """Follow what came back of a call: an array filled there, or a builder itself."""
        method = value.method
        before = self._uses(method).call_before(taken.pc)
        if before is None:
            raise _Lost
        if before.opcode in FILLED_NEW_ARRAYS:
            self._written(method, taken, own=value.own)
            return
        call = read_call(self.program, method, before)
        if call is not None and self._is_app(call.owner):
            self._hold_returned(call)
            return
        if call is None or call.name != "append" or call.key not in looking_calls():
            raise _Lost
        self._hold(_Value(method, before.pc, before.registers[0], value.own))

    def _hold_returned(self, call: Call) -> None:
        """Follow the objects that a method of the app gives back; raises `_Lost`."""
        found = self.graph.dispatch.targets_of(call)
        if found.wide or not found.methods:
            raise _Lost
        for target in found.methods:
            if not self.program.has_code(target):
                raise _Lost
            for one in self._uses(target).body.instructions:
                if one.opcode == opcodes.RETURN_OBJECT:
                    self._hold(_Value(target, one.pc, one.registers[0], own=True))

    def _made(self, method: MethodNumber, one: Instruction) -> None:
        """Look at what the library runs of an object of the app that holds data; raises `_Lost`."""
        image, _ = self.program.place(method)
        name = "" if one.ref is None else image.type_name(one.ref)
        if name in PLAIN:
            return
        info = self.program.class_info(name)
        if info is None or not self._is_app(name) or info.superclass != _OBJECT:
            raise _Lost
        declared = self.program.declared(name)
        if "finalize()V" in declared or not tasks().issuperset(info.interfaces):
            raise _Lost
        if info.interfaces:
            self._task(name)
        for own in (declared[each] for each in sorted(_OWN & declared.keys())):
            if not self.program.has_code(own):
                raise _Lost
            body = self._uses(own).body
            for register in range(body.registers - body.ins, body.registers):
                self._add(_Value(own, ENTRY, register, own=False))

    def _task(self, name: str) -> None:
        """Look at all that a task can do with the data that it holds; raises `_Lost` where others take it out."""
        for method in self.program.methods_of_class(name):
            signature = self.program.signature(method)
            if self.program.is_static(method) or signature.startswith("<"):
                continue
            if not self.program.has_code(method):
                raise _Lost
            body = self._uses(method).body
            self._add(_Value(method, ENTRY, body.registers - body.ins, own=True))
        fields = {
            image.field_text(one)
            for index, own in self.program.type_places(name).items()
            for image in (self.program.images[index],)
            for one in image.fields_of_type(own).tolist()
        }
        users = (use.method for one in fields for use in self.program.field_uses(one))
        if any(self.program.owner(one) != name for one in users):
            raise _Lost

    def _is_app(self, name: str) -> bool:
        return self.program.class_info(name) is not None and self.libraries.of(name, "") is None
