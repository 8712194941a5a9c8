"""Runs one method symbolically: a fixpoint over its instructions, exceptions included.

Source: "Dalvik bytecode" of the Android Open Source Project, for what each opcode reads and
writes. Wide values are held by the first register of their pair.
"""

from heapq import heappop, heappush
from typing import Final

from auditor.code.classes.registers import CALLS, registers_read, registers_written
from auditor.code.classes.sites import parameter_types, read_call
from auditor.code.evaluation.arithmetic import CALCULATIONS, calculate, inputs
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.dex.opcodes import (
    CHECK_CAST,
    CONST_CLASS,
    CONST_STRINGS,
    FIELD_READS,
    FILLED_NEW_ARRAYS,
    IFS,
    INSTANCE_WRITES,
    MNEMONICS,
    MOVE_EXCEPTION,
    MOVE_RESULTS,
    MOVES,
    NEW_ARRAY,
    NEW_INSTANCE,
    RETURNS,
    STATIC_READS,
    STATIC_WRITES,
    SWITCHES,
    THROW,
)
from auditor.flow.search.arrays import Arrays, first_seen
from auditor.flow.search.calls import Calls
from auditor.flow.search.catches import SHORT, Catches
from auditor.flow.search.containers import share, unpacked
from auditor.flow.search.engine import Engine
from auditor.flow.search.frame import Frame
from auditor.flow.search.readers import FLAGS, KEPT_BY_ANDROID
from auditor.flow.search.stores import FILES
from auditor.flow.symbols.atoms import ANYTHING, COUNT, NOTHING, STATICS, UNKNOWN, Value
from auditor.flow.symbols.cases import WHAT
from auditor.flow.symbols.heap import BOXED, CONTENT, single_constant
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import Key, Summary

_CONSTS: Final = frozenset(range(0x12, 0x1A))
_MADE: Final = _CONSTS | CONST_STRINGS | {CONST_CLASS, NEW_INSTANCE, NEW_ARRAY}
_ARRAY_READS: Final = frozenset(range(0x44, 0x4B))
_MOST_CELLS: Final = 64


def interpret(engine: Engine, key: Key) -> Summary:
    """Summarise one method; what happens to sources' data in it is told to the engine."""
    return _Run(engine, key).run()


class _Run:
    """One method being interpreted."""

    def __init__(self, engine: Engine, key: Key) -> None:
        self.engine = engine
        self.frame = Frame(engine, key)
        self.calls = Calls(self.frame)
        self.arrays = Arrays(self.frame)
        self.atoms = engine.atoms
        self.program = engine.program
        self.heap = self.frame.heap
        self.summary = self.frame.summary
        self.method = key.method
        self.uses = engine.resolver.def_use(key.method)
        self.body = self.uses.body
        self.image, _ = self.program.place(key.method)
        self.result: Value = NOTHING
        self.this = frozenset({self.frame.parameter(0)})
        self.number_field = None
        """The field with the number of an object of a merged class, where the number is known."""
        if self.frame.number is not None:
            merged = engine.graph.merged
            self.number_field = merged.number_field(self.program.owner(key.method))
        self.resumed = None
        if self.frame.is_asked:
            self.resumed = engine.resumed.going_on(key.method, engine.atoms)
        self.states: dict[int, State] = {}
        self.order = self.uses.visiting_order
        self.work: list[tuple[int, int]] = []
        self.queued: set[int] = set()
        self._left_before = False

    def run(self) -> Summary:
        """Interpret until no state changes."""
        if not self.body.instructions:
            return self.summary
        successors, catches = self.uses.successors, Catches(self.uses, self.image, self.atoms)
        joins = self.uses.joins
        self._reach(0, self._entry())
        while self.work:
            _, row = heappop(self.work)
            self.queued.discard(row)
            state = self.states[row].copy()
            told: tuple[tuple[int, ...], int] | None = None
            while True:
                self.engine.count(1)
                one = self.body.instructions[row]
                caught = catches.of(row, one, state)
                if caught and (
                    told != (caught, state.version) or state.touched & catches.read_by(caught)
                ):
                    for each in caught:
                        self._reach(each, state)
                    told, state.touched = (caught, state.version), 0
                nexts = self._step(state, one, successors[row], caught)
                if len(nexts) == 1 and nexts[0] not in joins:
                    row = nexts[0]
                    continue
                for each in nexts:
                    self._reach(each, state)
                break
        return self.summary

    def _reach(self, row: int, state: State) -> None:
        if self.resumed is not None:
            state = self.resumed.at(self.body.instructions[row].pc, state)
        if len(self.body.instructions) > SHORT:
            state = self.heap.needed(state, self.uses.live[row])
        self.engine.count(1 + len(state.heap))
        known = self.states.get(row)
        if known is None:
            self.states[row] = state.copy()
        elif not self.heap.merge(known, state):
            return
        if row not in self.queued:
            self.queued.add(row)
            heappush(self.work, (self.order[row], row))

    def _entry(self) -> State:
        regs: list[Value] = [NOTHING] * (self.body.registers + 2)
        word = self.body.registers - self.body.ins
        text = self.program.signature(self.method)
        types = parameter_types(text[text.index("(") :])
        owner, name = self.program.owner(self.method), text.partition("(")[0]
        carrier = self.engine.rules(owner, name).carrier
        if not self.program.is_static(self.method):
            types = (self.program.owner(self.method), *types)
        for index, kind in enumerate(types):
            if word >= len(regs):
                break
            atom = self.frame.parameter(index)
            given = self.frame.given_to(index) if self.frame.is_asked else {}
            if carrier is not None and carrier.parameter == index - 1:
                self.frame.carriers[atom] = (carrier.kind, f"{owner}->{name}")
            regs[word] = frozenset({atom, *given.get((), ())})
            if index in self.frame.shaped.texts:
                text = self.frame.shaped.texts[index]
                named = frozenset(
                    {self.atoms.intern("K", int(text) if kind in FLAGS else text)}
                )
                regs[word] = regs[word] | named if kind in FILES else named
            word += 2 if kind in ("J", "D") else 1
        return State(regs, {})

    # One instruction.

    def _step(
        self,
        state: State,
        one: Instruction,
        nexts: tuple[int, ...],
        caught: tuple[int, ...],
    ) -> tuple[int, ...]:
        opcode = one.opcode
        if opcode in CALLS or opcode in FILLED_NEW_ARRAYS:
            self._call_or_fill(state, one, caught)
        elif opcode in RETURNS:
            self._return(state, one)
        elif opcode == THROW:
            self._throw(state, one, caught)
        elif opcode in IFS:
            return self._branch(state, one, nexts)
        elif opcode in SWITCHES:
            return self._switch(state, one, nexts)
        elif (
            opcode in INSTANCE_WRITES
            or opcode in STATIC_WRITES
            or opcode in opcodes.ARRAY_WRITES
        ):
            self._write(state, one)
        else:
            self._compute(state, one)
        return nexts

    def _compute(self, state: State, one: Instruction) -> None:
        if one.opcode == CHECK_CAST and one.ref is not None:
            self._cast(state, one.registers[0], self.image.type_name(one.ref))
        written = registers_written(one)
        if written:
            state.set(written[0], self._value(state, one))
            for other in written[1:]:
                state.set(other, NOTHING)

    def _cast(self, state: State, register: int, name: str) -> None:
        """Leave data out where the value is taken for something that holds none.

        Shrinkers merge classes and let fields of several types share one.
        """
        is_subtype = self.engine.hierarchy.is_subtype
        value = unpacked(self.frame, state, state.regs[register], name)
        state.set(register, self.frame.taken_for(state, value, name))
        if self.frame.is_followed(name) and any(
            is_subtype(name, one) for one in KEPT_BY_ANDROID
        ):
            self._share(state, register, name)

    def _share(self, state: State, register: int, name: str) -> None:
        """Take what a library handed out for the one object of its class that Android keeps."""
        value = state.regs[register]
        fresh = {one for one in value if self.atoms.kind(one) == "O"}
        if fresh and not any(state.heap.get(one) for one in fresh):
            shared = self.atoms.intern("F", STATICS, f"{name}->@kept:{name}")
            state.set(register, frozenset({*value - fresh, shared}))

    def _value(self, state: State, one: Instruction) -> Value:
        opcode, regs = one.opcode, one.registers
        if opcode in MOVES:
            return state.regs[regs[1]]
        if opcode in MOVE_RESULTS:
            return self.result
        if opcode == MOVE_EXCEPTION:
            found, state.thrown = state.thrown, NOTHING
            return found or ANYTHING
        if opcode in FIELD_READS and one.ref is not None:
            return self._read(state, one, self.image.field_text(one.ref))
        if opcode in _ARRAY_READS:
            return self.arrays.taken(state, one)
        return self._computed(state, one)

    def _read(self, state: State, one: Instruction, text: str) -> Value:
        """Take what is in a field."""
        field = self.engine.readers.field_key(text)
        is_static = one.opcode in STATIC_READS
        objects = frozenset({STATICS}) if is_static else state.regs[one.registers[1]]
        self.frame.at = one.pc
        flag = self.engine.readers.flag(field) if is_static else None
        if flag is not None:
            is_boxed = one.opcode == opcodes.SGET_OBJECT
            return frozenset({self.atoms.intern("K", (BOXED, flag) if is_boxed else flag)})
        if one.opcode == opcodes.IGET_BOOLEAN and self.engine.readers.is_off(field):
            return frozenset({self.atoms.intern("K", 0)})
        number = self._number_read(text, field, objects)
        if number is not None:
            return frozenset({self.atoms.intern("K", number)})
        field = self.engine.cases.at_label(field, self.method, one.pc)
        found = self.heap.load(state, objects, field)
        self.calls.paired.note(state, one, objects, field)
        if self.program.class_info(field.partition("->")[0]) is None:
            found |= self.heap.load(state, objects, CONTENT)
        elif not found and self.engine.is_library(field.partition("->")[0]):
            found = self.heap.load(state, objects, CONTENT)  # Its code was not looked into.
        if not found and one.opcode == opcodes.IGET_OBJECT:
            found = first_seen(self.frame, state, one.pc, objects, field)
        return self.frame.in_field(self._not_fixed(found), text)

    def _number_read(self, text: str, field: str, objects: Value) -> int | None:
        """Give the number in a field by which a merged class, or a handler of messages, chooses what it does."""
        if field == self.number_field and objects == self.this:
            return self.frame.number
        if text == WHAT and len(objects) == 1:
            return self.frame.number_of(*objects)
        return None

    def _not_fixed(self, value: Value) -> Value:
        """Forget the numbers in fields: another thread or callback may have changed them."""
        numbers = {one for one in value if isinstance(self.atoms.what[one][1], int)}
        numbers = {one for one in numbers if self.atoms.kind(one) == "K"}
        return frozenset({*value - numbers, UNKNOWN}) if numbers else value

    def _made(self, one: Instruction) -> Value:
        """Name a constant, a class or a new object."""
        if one.opcode in _CONSTS:
            return frozenset({self.atoms.intern("K", one.literal)})
        if one.ref is None:
            return ANYTHING
        if one.opcode in CONST_STRINGS:
            return frozenset({self.atoms.intern("K", self.image.strings[one.ref])})
        name = self.image.type_name(one.ref)
        if one.opcode == CONST_CLASS:
            return frozenset({self.atoms.intern("C", name)})
        return frozenset({self.atoms.intern("N", self.method, one.pc, name)})

    def _computed(self, state: State, one: Instruction) -> Value:
        opcode = one.opcode
        if opcode in _MADE:
            return self._made(one)
        if opcode == opcodes.ARRAY_LENGTH:
            data = self.heap.deep(state, state.regs[one.registers[1]])
            return (
                frozenset(self.atoms.derived(each, (COUNT,), weak=False) for each in data)
                or ANYTHING
            )
        if opcode in CALCULATIONS:
            known = self._folded(state, one)
            if known is not None:
                return frozenset({self.atoms.intern("K", known)})
            found = frozenset(
                each
                for register in registers_read(one)
                for each in self.heap.deep(state, state.regs[register])
            )
            return found or ANYTHING
        return ANYTHING

    def _folded(self, state: State, one: Instruction) -> int | None:
        """Compute what arithmetic makes of constants."""
        held = [single_constant(self.atoms, state.regs[each]) for each in one.registers]
        numbers = inputs(one.opcode, held, one.literal)
        known = [each for each in numbers if isinstance(each, int)]
        return calculate(one.opcode, known) if len(known) == len(numbers) else None

    def _write(self, state: State, one: Instruction) -> None:
        opcode, regs = one.opcode, one.registers
        value = state.regs[regs[0]]
        if opcode in opcodes.ARRAY_WRITES:
            self.arrays.put(state, one)
        elif one.ref is not None:
            text = self.image.field_text(one.ref)
            field = self.engine.readers.field_key(text)
            value = self.frame.in_field(value, text)
            objects = frozenset({STATICS}) if opcode in STATIC_WRITES else state.regs[regs[1]]
            for each in self.engine.cases.meant_by(field, objects):
                self.heap.store(state, each, field, value=value, strong=True)
            self.frame.keep_carriers(state, field, value)

    def _call_or_fill(self, state: State, one: Instruction, caught: tuple[int, ...]) -> None:
        call = read_call(self.program, self.method, one)
        if call is not None:
            before = state.thrown
            self.result = self.calls.call(state, call)
            if state.thrown - before:
                self._leave_by_throw(state, caught)
                state.thrown = before
            return
        values = [state.regs[each] for each in one.registers]
        made = frozenset({self.atoms.intern("N", self.method, one.pc, None)})
        if one.opcode in FILLED_NEW_ARRAYS:
            for place, value in enumerate(values):
                field = f"{CONTENT}:{place}"
                self.heap.store(state, made, field, value=value, strong=True)
        else:  # A function object or concatenation: it holds what it is given.
            data = frozenset(each for value in values for each in self.heap.deep(state, value))
            self.heap.store(state, made, CONTENT, value=data, strong=False)
            made |= data
        self.result = made

    def _branch(
        self, state: State, one: Instruction, nexts: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Leave out the side that constants rule out."""
        values = [single_constant(self.atoms, state.regs[each]) for each in one.registers]
        if one.opcode >= 0x38:
            values.append(0)
        first, second = values
        if not isinstance(first, int) or not isinstance(second, int):
            return nexts
        if one.target is None or len(nexts) != 2:
            return nexts
        holds = {
            "eq": first == second, "ne": first != second, "lt": first < second,
            "ge": first >= second, "gt": first > second, "le": first <= second,
        }[MNEMONICS[one.opcode][3:5]]  # fmt: skip
        target = self.uses.row(one.target)
        return tuple(each for each in nexts if (each == target) == holds)

    def _switch(
        self, state: State, one: Instruction, nexts: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Take the one case that a constant chooses."""
        number = single_constant(self.atoms, state.regs[one.registers[0]])
        if not isinstance(number, int):
            return nexts
        target = dict(self.body.switches.get(one.pc, ())).get(number)
        if target is not None:
            return (self.uses.row(target),)
        following = self.uses.row(one.pc) + 1
        return tuple(each for each in nexts if each == following)

    def _throw(self, state: State, one: Instruction, caught: tuple[int, ...]) -> None:
        state.thrown = state.regs[one.registers[0]]
        state.version += 1
        self._leave_by_throw(state, caught)

    def _leave_by_throw(self, state: State, caught: tuple[int, ...]) -> None:
        for each in caught:
            self._reach(each, state)
        if not caught:
            self.summary.thrown |= state.thrown
            self._leave(state)

    def _return(self, state: State, one: Instruction) -> None:
        value = state.regs[one.registers[0]] if one.registers else NOTHING
        self.summary.returns |= value
        if self.frame.is_asked:  # What is deep in what comes back is given too.
            kept = (one for one in value if self.atoms.kind(one) == "F")
            inside = (self.frame.below(one) for one in kept if one not in state.heap)
            self.summary.returns |= {data for each in inside for _, data in each}
        self.calls.later.hand_result(state, value, one.pc)
        self._leave(state)
        self.frame.escape_again(state)
        if self.frame.is_asked:
            share(self.frame, state, one.pc)
        if self.frame.is_asked and self.engine.is_root(self.method):
            held = frozenset(obj for obj in state.heap if self.atoms.is_symbolic(obj))
            self.frame.escape(state, (held,), one.pc, is_leaving=True)

    def _leave(self, state: State) -> None:
        """Keep what the caller can see: fields of what it gave, and of what it gets."""
        seen = {obj for obj in state.heap if self.atoms.is_symbolic(obj)}
        seen |= self.summary.returns | self.summary.thrown
        is_full = len(self.summary.cells) > _MOST_CELLS
        for obj in sorted(self.heap.reachable(state, frozenset(seen))):
            for field, value in (state.heap.get(obj) or {}).items():
                place = (obj, field)
                if self.frame.kept.is_told(field):
                    continue
                if is_full and place not in self.summary.cells and not self._has_data(value):
                    continue
                known = self.summary.cells.get(place)
                if known is None and self.summary.cells and self.atoms.is_symbolic(obj):
                    known = self.frame.begin(obj, field) if self._left_before else NOTHING
                self.summary.cells[place] = value | known if known else value
        self._keep_untouched(state)
        self._left_before = True

    def _has_data(self, value: Value) -> bool:
        return any(
            self.atoms.is_taint(one) or self.atoms.root[one] in self.frame.hot for one in value
        )

    def _keep_untouched(self, state: State) -> None:
        """On this way out a field may be as it was, where another way out wrote it."""
        for (obj, field), value in self.summary.cells.items():
            if self.atoms.is_symbolic(obj) and field not in (state.heap.get(obj) or {}):
                self.summary.cells[obj, field] = value | self.frame.begin(obj, field)
