"""Runs small pure methods of the app on known arguments: the decryptors of hidden strings.

A machine for the part of Dalvik that such methods use: numbers, strings, arrays, branches,
calls into the app's own static and instance methods, class initialisers, and the few library
calls of `auditor.code.evaluation.natives`. It has no input, no output, no clock and no access to anything
but the dex images; what it does not know stops it, and so does its budget of steps. Nothing of
the app is ever executed by the computer itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from auditor.code.classes.decodings import shown
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.sites import Call, parameter_types, read_call
from auditor.code.classes.values import (
    Elements,
    Instance,
    Number,
    Octets,
    Text,
    Uri,
    Value,
)
from auditor.code.evaluation.arithmetic import ARITHMETIC, calculate, compare, inputs, wrap
from auditor.code.evaluation.cells import Array, Boxed, Builder, Link, Stuck
from auditor.code.evaluation.deciphering import (
    MEANS_OF_OPCODES,
    as_shown,
    means_of_call,
    with_decoding,
)
from auditor.code.evaluation.natives import NATIVES
from auditor.dex import opcodes
from auditor.dex.body import Body, Instruction
from auditor.dex.opcodes import MNEMONICS
from auditor.dex.values import Reference
from auditor.errors import MalformedDex
from auditor.model.names import field_name

STEPS: Final = 200_000
"""Instructions run for one question."""

RUNNABLE: Final = frozenset({"Ljava/lang/String;", "[B", "I", "[C", "[Ljava/lang/String;"})
"""Types of results and fields that are worth a run."""

_DEEPEST: Final = 64
_LARGEST: Final = 1 << 16
_CELLS: Final = 1 << 20
"""So many elements of arrays are made for one question."""

STOPS: Final = (
    Stuck,
    MalformedDex,
    RecursionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What stops the machine: bytecode of an adversary may confuse any of its types."""

_BUILDERS: Final = ("Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;")
_NARROW: Final = {"byte": 8, "short": 16, "boolean": 1}


@dataclass(eq=False, slots=True)
class Thing:
    """An object of a class of the app, or a string that is being made."""

    type: str
    fields: dict[str, Any] = field(default_factory=dict)
    made: Any = None
    """What a library constructor put in its place."""
    is_whole: bool = True
    """It was made here, so that all its fields are known."""


def run_method(
    program: Program, hierarchy: Hierarchy, method: MethodNumber, arguments: Sequence[Value]
) -> Value | None:
    """Run a method on known arguments (one per word, `this` first); None if it cannot be run.

    A text or bytes that it deciphers know how (`Decoding`); the site is filled in by who calls.
    """
    machine = Machine(program, hierarchy)
    try:
        given = [_as_given(one) for one in arguments]
        source = shown(map(as_shown, given))
        found = as_value(machine.call(method, given, 0))
    except STOPS:
        return None
    return with_decoding(found, machine.means, (method, 0), program.text(method), source)


def read_static(program: Program, hierarchy: Hierarchy, text: str) -> Value | None:
    """Return what a class initialiser leaves in a static field; None if it cannot be run."""
    machine = Machine(program, hierarchy)
    try:
        found = as_value(machine.static(text, 0))
    except STOPS:
        return None
    start = f"{text.partition('->')[0]}-><clinit>()V"
    method = program.method(start)
    site = (method, 0) if method is not None else None
    return with_decoding(found, machine.means, site, start, "its own constants")


def _as_given(value: Value) -> Any:
    match value:
        case Text(text=text, holes=()):
            return text
        case Number(value=number):
            return number
        case Octets(content=content):
            return Array("B", [wrap(one, 8) for one in content])
        case Elements(values=values, ordered=True):
            return Array("L", [_as_given(one) for one in values])
        case Instance(type=kind):
            return Thing(kind, is_whole=False)
        case _:
            raise Stuck("an argument that is not known")


def as_value(found: Any) -> Value | None:
    """Return what the machine made as the resolver says it; None where it has no word for it."""
    match found:
        case str():
            return Text(found)
        case int():
            return Number(found)
        case Builder():
            return Text("".join(found.pieces))
        case Link():
            return Uri(found.text)
        case Boxed():
            return Number(found.value)
        case Array(kind="B"):
            return Octets(bytes(one & 0xFF for one in found.items))
        case Array():
            values = [as_value(one) for one in found.items]
            kept = tuple(one for one in values if one is not None)
            return Elements(kept, ordered=True) if len(kept) == len(values) else None
        case _:
            return None


class Machine:
    """Registers, static fields and a budget."""

    def __init__(self, program: Program, hierarchy: Hierarchy) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.left = STEPS
        self.cells = _CELLS
        self.statics: dict[str, Any] = {}
        self.initialised: set[str] = set()
        self.means: set[str] = set()
        """How something was deciphered on the way."""

    def call(self, method: MethodNumber, arguments: list[Any], depth: int) -> Any:
        """Run one method to its return."""
        body = self.program.body(method)
        if depth > _DEEPEST or not body.instructions or len(arguments) != body.ins:
            raise Stuck("a method that cannot be run")
        frame = Frame(self, method, body, depth)
        for at, one in enumerate(arguments):
            frame.registers[body.registers - body.ins + at] = one
        return frame.run()

    def static(self, text: str, depth: int) -> Any:
        """Return a static field of the app, its class initialised first."""
        named, _, rest = text.partition("->")
        owner = self.hierarchy.resolve_field(named, rest.partition(":")[0])
        self.initialise(owner, depth)
        key = f"{owner}->{rest}"
        if key not in self.statics:
            raise Stuck("a static field that is not known")
        return self.statics[key]

    def initialise(self, owner: str, depth: int) -> None:
        """Set the encoded values of a class and run its initialiser, once."""
        if owner in self.initialised:
            return
        self.initialised.add(owner)
        info = self.program.class_info(owner)
        if info is None:
            raise Stuck("a class of the framework")
        image = self.program.images[info.image]
        fields = image.static_fields(info.row)
        for field_id, value in zip(fields, image.static_values(info.row), strict=False):
            text = image.field_text(field_id)
            if not isinstance(value, Reference | tuple):
                self.statics[text] = 0 if value is None else value
        start = self.program.method(f"{owner}-><clinit>()V")
        if start is not None:
            self.call(start, [], depth + 1)


class Frame:
    """One method that is running."""

    def __init__(self, machine: Machine, method: MethodNumber, body: Body, depth: int) -> None:
        self.machine = machine
        self.method = method
        self.body = body
        self.depth = depth
        self.registers: dict[int, Any] = {}
        self.result: Any = None
        self.image, _ = machine.program.place(method)

    def run(self) -> Any:
        """Run from the first instruction to a return."""
        rows = {one.pc: row for row, one in enumerate(self.body.instructions)}
        row = 0
        while True:
            self.machine.left -= 1
            if self.machine.left < 0:
                raise Stuck("too many steps")
            one = self.body.instructions[row]
            if one.opcode in opcodes.RETURNS:
                return self._returned(one) if one.registers else None
            target = self._advance(one)
            row = rows[target] if target is not None else row + 1

    def _returned(self, one: Instruction) -> Any:
        return self.registers.get(one.registers[0])

    def _advance(self, one: Instruction) -> int | None:
        return self._step(one)

    def _step(self, one: Instruction) -> int | None:
        """Run one instruction; give the pc to jump to, if any."""
        opcode = one.opcode
        if opcode in opcodes.GOTOS:
            return one.target
        if opcode in opcodes.IFS:
            return one.target if self._test(one) else None
        if opcode in opcodes.SWITCHES:
            cases = dict(self.body.switches[one.pc])
            return cases.get(self._int(one.registers[0]))
        if opcode in opcodes.INVOKES:
            self.result = self._invoke(one)
        elif opcode in opcodes.FILLED_NEW_ARRAYS:
            self.result = Array("L", [self.registers[at] for at in one.registers])
        elif opcode in opcodes.FIELD_WRITES:
            self._write(one)
        elif 0x4B <= opcode <= 0x51:
            self._put(one)
        elif opcode == opcodes.FILL_ARRAY_DATA:
            data = self.body.arrays[one.pc].values
            array = self._array(one.registers[0])
            array.items[: len(data)] = list(data)
        elif opcode not in (opcodes.NOP, opcodes.CHECK_CAST, 0x1D, 0x1E):
            self.registers[one.registers[0]] = self._value(one)
        return None

    def _value(self, one: Instruction) -> Any:
        """Compute what an instruction puts into its first register."""
        opcode = one.opcode
        if opcode in opcodes.MOVES:
            return self.registers[one.registers[1]]
        if opcode in opcodes.MOVE_RESULTS:
            return self.result
        if 0x12 <= opcode <= 0x19:
            return one.literal
        if opcode in opcodes.CONST_STRINGS and one.ref is not None:
            return self.image.strings[one.ref]
        if opcode in opcodes.FIELD_READS:
            return self._read(one)
        if opcode == opcodes.NEW_INSTANCE and one.ref is not None:
            kind = self.image.type_name(one.ref)
            return Builder([]) if kind in _BUILDERS else Thing(kind)
        if opcode == opcodes.NEW_ARRAY and one.ref is not None:
            return self._new_array(self.image.type_name(one.ref), self._int(one.registers[1]))
        if opcode == opcodes.ARRAY_LENGTH:
            return len(self._array(one.registers[1]).items)
        if 0x44 <= opcode <= 0x4A:
            return self._array(one.registers[1]).at(self._int(one.registers[2]))
        return self._computed(one)

    def _computed(self, one: Instruction) -> int:
        found = None
        if one.opcode in ARITHMETIC:
            numbers = [self._int(at) for at in inputs(one.opcode, one.registers, None)]
            numbers += [] if one.literal is None else [one.literal]
            found = calculate(one.opcode, numbers)
            if one.opcode in MEANS_OF_OPCODES:
                self.machine.means.add(MEANS_OF_OPCODES[one.opcode])
        if found is None:
            raise Stuck(f"the instruction {MNEMONICS[one.opcode]}")
        return found

    def _int(self, register: int) -> int:
        found = self.registers.get(register)
        if isinstance(found, int):
            return int(found)
        raise Stuck("a number that is not known")

    def _array(self, register: int) -> Array:
        found = self.registers.get(register)
        if isinstance(found, Array):
            return found
        raise Stuck("an array that is not known")

    def _test(self, one: Instruction) -> bool:
        left = self.registers.get(one.registers[0])
        right = self.registers.get(one.registers[1]) if len(one.registers) > 1 else 0
        if not isinstance(left, int) or not isinstance(right, int):
            same = left is right
            if one.opcode in (0x32, 0x38):
                return same
            if one.opcode in (0x33, 0x39):
                return not same
            raise Stuck("a comparison of objects")
        return compare((one.opcode - 0x32) % 6, left, right)

    def _new_array(self, kind: str, size: int) -> Array:
        self.machine.cells -= size
        if not 0 <= size <= _LARGEST or self.machine.cells < 0:
            raise Stuck("an array of that size")
        return Array(kind[1:2], [0] * size)

    def _put(self, one: Instruction) -> None:
        array = self._array(one.registers[1])
        value = self.registers.get(one.registers[0])
        kind = MNEMONICS[one.opcode].partition("-")[2]
        if isinstance(value, int):
            if kind == "char":
                value &= 0xFFFF
            elif kind in _NARROW:
                value = wrap(value, _NARROW[kind], unsigned=kind == "boolean")
        array.set(self._int(one.registers[2]), value)

    def _read(self, one: Instruction) -> Any:
        text = self.image.field_text(one.ref or 0)
        if one.opcode in opcodes.STATIC_READS:
            if text.startswith("Ljava/nio/charset/StandardCharsets;->"):
                return field_name(text)
            return self.machine.static(text, self.depth)
        held = self.registers.get(one.registers[1])
        if isinstance(held, Thing) and held.is_whole:
            return held.fields.get(text.partition("->")[2], 0)
        raise Stuck("a field of something unknown")

    def _write(self, one: Instruction) -> None:
        text = self.image.field_text(one.ref or 0)
        value = self.registers.get(one.registers[0])
        if one.opcode in opcodes.STATIC_WRITES:
            self.machine.statics[text] = value
            return
        held = self.registers.get(one.registers[1])
        if not isinstance(held, Thing):
            raise Stuck("a field of something unknown")
        held.fields[text.partition("->")[2]] = value

    def _invoke(self, one: Instruction) -> Any:
        call = read_call(self.machine.program, self.method, one)
        if call is None:
            raise Stuck("a call that is not known")
        arguments = [self.registers.get(at) for at in call.registers]
        target = self._target(call, arguments)
        if target is not None:
            if call.is_static:
                self.machine.initialise(self.machine.program.owner(target), self.depth)
            return self.machine.call(target, arguments, self.depth + 1)
        return self._native(call, arguments)

    def _target(self, call: Call, arguments: list[Any]) -> MethodNumber | None:
        owner = call.owner
        if (
            not call.is_static
            and call.opcode not in opcodes.INVOKE_DIRECTS | opcodes.INVOKE_SUPERS
        ):
            owner = arguments[0].type if isinstance(arguments[0], Thing) else owner
        return self.machine.hierarchy.resolve_method(owner, f"{call.name}{call.proto}")

    def _native(self, call: Call, arguments: list[Any]) -> Any:
        """Run a library call; a string's constructor fills the string that is being made."""
        values = _without_second_words(call, arguments)
        values = [
            one.made if isinstance(one, Thing) and one.made is not None else one
            for one in values
        ]
        if call.name == "<init>":
            return self._constructed(call, arguments, values)
        known = NATIVES.get(call.key)
        if known is None:
            raise Stuck(f"the call {call.text}")
        found = known(call.types, values)
        means = means_of_call(call, values)
        if means is not None:
            self.machine.means.add(means)
        if isinstance(found, str):
            self.machine.cells -= len(found)
        if self.machine.cells < 0:
            raise Stuck("texts of that size")
        return found

    def _constructed(self, call: Call, arguments: list[Any], values: list[Any]) -> None:
        if call.owner == "Ljava/lang/Object;":
            return
        known = NATIVES.get(call.key)
        if known is None:
            raise Stuck(f"the call {call.text}")
        made = known(call.types, values)
        thing = arguments[0]
        if isinstance(thing, Thing):
            # A register that held the unfinished string holds the string from here on.
            for register, held in list(self.registers.items()):
                if held is thing:
                    self.registers[register] = made


def _without_second_words(call: Call, arguments: list[Any]) -> list[Any]:
    """Return one value for each parameter: wide ones stand in two registers."""
    values = [] if call.is_static else [arguments[0]]
    at = len(values)
    for kind in parameter_types(call.proto):
        values.append(arguments[at] if at < len(arguments) else None)
        at += 2 if kind in ("J", "D") else 1
    return values
