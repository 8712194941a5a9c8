"""Runs one method from its start to a place, with what is not known of it left open.

The interpreter's machine, made to go on where it would stop: what a call or an instruction gives that
is not known is open from there on, objects that something unknown was handed are lost, and a test of
something open goes one way a run. Fields count only where nothing but initialisers sets them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import registers_written
from auditor.code.classes.setting import Setting
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.code.evaluation.cells import Array, Boxed, Builder, Link, Stuck
from auditor.code.evaluation.containers import Listing, Table
from auditor.code.evaluation.interpreter import STOPS, Frame, Machine, Thing
from auditor.code.evaluation.links import LinkBuilder
from auditor.code.evaluation.shelf_uris import framework_texts, framework_uris
from auditor.dex import opcodes
from auditor.dex.body import Body, Instruction

_MOST_FORKS: Final = 14
_MOST_ROUNDS: Final = 1
_DEEPEST: Final = 8
_MUTABLE: Final = (Array, Builder, Listing, Table, LinkBuilder, Thing)
_KINDS: Final[Mapping[type, frozenset[str]]] = {
    str: frozenset(
        f"Ljava/lang/{name};" for name in ("String", "CharSequence", "Comparable", "Object")
    ),
    Listing: frozenset(
        {f"Ljava/util/{name};" for name in ("List", "Collection", "RandomAccess", "ArrayList")}
        | {"Ljava/lang/Iterable;", "Ljava/lang/Object;"}
    ),
    Table: frozenset({"Ljava/util/Map;", "Ljava/lang/Object;"}),
    Link: frozenset({"Landroid/net/Uri;", "Landroid/os/Parcelable;", "Ljava/lang/Object;"}),
}
"""What the machine's own objects are instances of, as far as code asks."""
_INFO: Final = "Landroid/content/pm/"
_META_DATA: Final = "->metaData:Landroid/os/Bundle;"
_ENUM: Final = "Ljava/lang/Enum;"


class Open:
    """The one value that is not known."""


OPEN: Final = Open()


class Ended(Exception):  # noqa: N818 - one run has come to its end
    """A run that cannot, or need not, go on."""


@dataclass(slots=True)
class Run:
    """One run: which ways it takes at tests of something unknown."""

    script: list[int]
    widths: list[int] = field(default_factory=list)
    rounds: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def choose(self, frame: int, pc: int, ways: int) -> int:
        """Choose a way; none that this run took before in the same call of the method."""
        left = [
            way for way in range(ways) if self.rounds.get((frame, pc, way), 0) <= _MOST_ROUNDS
        ]
        if not left:
            raise Ended
        turn = len(self.widths)
        if turn >= _MOST_FORKS:
            raise Stuck("too many forks")
        if turn >= len(self.script):
            self.script.append(0)
        self.widths.append(len(left))
        way = left[min(self.script[turn], len(left) - 1)]
        key = (frame, pc, way)
        self.rounds[key] = self.rounds.get(key, 0) + 1
        return way

    def next_script(self) -> list[int] | None:
        """Give the ways of the run that follows, None after the last."""
        script = self.script[: len(self.widths)]
        while script and script[-1] + 1 >= self.widths[len(script) - 1]:
            script.pop()
        if not script:
            return None
        script[-1] += 1
        return script


class Stage(Machine):
    """The machine of one rehearsal."""

    def __init__(self, setting: Setting, goal: Site, *, stops: bool) -> None:
        super().__init__(setting.program, setting.hierarchy)
        self.setting = setting
        self.goal = goal
        self.stops = stops
        self.seen: list[Any] = []
        self.run = Run([])
        self.frames = 0
        self.own: Thing | None = None
        """The object on which the method runs: its fields count where nothing else sets them."""
        self.standing: dict[int, Thing] = {}
        """Objects that initialisers made, by identity: other methods may change them later."""
        self.is_starting = False
        self.lost: dict[int, Any] = {}
        """Objects that something unknown may have changed, by identity."""

    def start(self, script: Sequence[int]) -> Run:
        """Forget the run before and begin one that takes some ways."""
        self.seen.clear()
        self.lost.clear()
        self.statics.clear()
        self.initialised.clear()
        self.frames = 0
        self.own = None
        self.standing.clear()
        self.is_starting = False
        self.run = Run(list(script))
        return self.run

    def make_own(self, method: MethodNumber) -> Any:
        """Make the object on which the method runs, by the one constructor of its class."""
        program, owner = self.program, self.program.owner(method)
        makers = [
            number
            for name, number in program.declared(owner).items()
            if name.startswith("<init>")
        ]
        if program.is_static(method) or len(makers) != 1 or self.hierarchy.subtypes(owner):
            return OPEN
        self.own = self.standing_thing(Thing(owner))
        words = program.body(makers[0]).ins - 1
        self.is_starting = True
        try:
            self.call(makers[0], [self.own, *[OPEN] * words], 1)
        except Ended:
            return OPEN
        finally:
            self.is_starting = False
        return self.own

    def standing_thing(self, thing: Thing) -> Thing:
        """Note an object that an initialiser makes."""
        self.standing[id(thing)] = thing
        return thing

    def initialise(self, owner: str, depth: int) -> None:
        """Run the initialiser of a class, once."""
        before, self.is_starting = self.is_starting, True
        try:
            super().initialise(owner, depth)
        finally:
            self.is_starting = before

    def lose(self, arguments: Sequence[Any]) -> None:
        """Note that objects were handed to something unknown."""
        for one in arguments:
            if isinstance(one, _MUTABLE) and one is not self.own:
                self.lost[id(one)] = one

    def call(self, method: MethodNumber, arguments: list[Any], depth: int) -> Any:
        """Run one method to its return, what is not known of it left open."""
        body = self.program.body(method)
        if depth > _DEEPEST or not body.instructions or len(arguments) != body.ins:
            raise Stuck("a method that cannot be run")
        frame = Scene(self, method, body, depth)
        for at, one in enumerate(arguments):
            frame.registers[body.registers - body.ins + at] = one
        return frame.run()


class Scene(Frame):
    """One method of a rehearsal while it runs."""

    machine: Stage

    def __init__(self, machine: Stage, method: MethodNumber, body: Body, depth: int) -> None:
        super().__init__(machine, method, body, depth)
        machine.frames += 1
        self.number = machine.frames
        self.is_root = depth == 0 and method == machine.goal[0]

    def _returned(self, one: Instruction) -> Any:
        return self.registers.get(one.registers[0], OPEN)

    def _advance(self, one: Instruction) -> int | None:
        """Run one instruction, and see what the rehearsal is for; what is thrown ends it."""
        if one.opcode == opcodes.THROW:
            raise Ended
        target = self._tried(one)
        if self.is_root and one.pc == self.machine.goal[1]:
            self.machine.seen.append(self.result)
            if self.machine.stops:
                raise Ended
        return target

    def _tried(self, one: Instruction) -> int | None:
        """Run one instruction; what it cannot tell is open from there on."""
        if one.opcode in opcodes.IFS or one.opcode in opcodes.SWITCHES:
            return self._step(one) if self._is_decided(one) else self._forked(one)
        if one.opcode in opcodes.GOTOS:
            return one.target
        try:
            return self._step(one)
        except STOPS:
            if self.machine.left < 0:
                raise
            if one.opcode in opcodes.INVOKES:
                self.result = OPEN
                self.machine.lose([self.registers.get(at) for at in one.registers])
            elif 0x4B <= one.opcode <= 0x51 or one.opcode == opcodes.FILL_ARRAY_DATA:
                self.machine.lose([self.registers.get(at) for at in one.registers])
            for at in registers_written(one):
                self.registers[at] = OPEN
            return None

    def _is_decided(self, one: Instruction) -> bool:
        values = [self.registers.get(at, OPEN) for at in one.registers]
        if any(value is OPEN or id(value) in self.machine.lost for value in values):
            # What was made is not null, whatever it holds.
            held = values[0]
            return one.opcode in (0x38, 0x39) and held is not OPEN and not isinstance(held, int)
        return True

    def _forked(self, one: Instruction) -> int | None:
        """Take one of the ways of a test of something unknown."""
        targets: list[int | None] = [None]
        if one.opcode in opcodes.SWITCHES:
            targets += sorted({target for _, target in self.body.switches.get(one.pc, ())})
        else:
            targets.append(one.target)
        return targets[self.machine.run.choose(self.number, one.pc, len(targets))]

    def _test(self, one: Instruction) -> bool:
        values = [self.registers.get(at) for at in one.registers]
        if any(not isinstance(value, int) for value in values):
            left = values[0]
            right = values[1] if len(values) > 1 else 0
            same = left is right or (isinstance(left, str) and left == right)
            return same if one.opcode in (0x32, 0x38) else not same
        return super()._test(one)

    def _value(self, one: Instruction) -> Any:
        if one.opcode in opcodes.MOVES:
            return self.registers.get(one.registers[1], OPEN)
        if one.opcode in opcodes.MOVE_RESULTS:
            return self.result
        if one.opcode == opcodes.CONST_CLASS or one.opcode == opcodes.MOVE_EXCEPTION:
            return OPEN
        if one.opcode == opcodes.INSTANCE_OF and one.ref is not None:
            held = self.registers.get(one.registers[1], OPEN)
            return self._is_a(held, self.image.type_name(one.ref))
        found = super()._value(one)
        if self.machine.is_starting and isinstance(found, Thing):
            self.machine.standing_thing(found)
        return OPEN if id(found) in self.machine.lost else found

    def _is_a(self, held: Any, kind: str) -> int:
        """Say whether an object is of a type, as `instance-of` does."""
        if isinstance(held, int):
            return 0  # Null.
        if isinstance(held, Boxed):
            return int(kind in (f"Ljava/lang/{held.box};", "Ljava/lang/Object;"))
        for one, kinds in _KINDS.items():
            if isinstance(held, one):
                return int(kind in kinds)
        if isinstance(held, Thing) and held.made is None:
            return int(self.machine.hierarchy.is_subtype(held.type, kind))
        raise Stuck("an object of an unknown type")

    def _array(self, register: int) -> Array:
        found = super()._array(register)
        if id(found) in self.machine.lost:
            raise Stuck("an array that something unknown changed")
        return found

    def _read(self, one: Instruction) -> Any:
        text = self.image.field_text(one.ref or 0)
        if one.opcode not in opcodes.STATIC_READS:
            held = self.registers.get(one.registers[1])
            if text.startswith(_INFO) and text.endswith(_META_DATA):
                return _MetaData(self.machine.program.manifest.metadata)
            if id(held) in self.machine.lost:
                return OPEN
            if id(held) in self.machine.standing and self.machine.setting.is_changed(text):
                return OPEN
            return super()._read(one)
        owner, _, rest = text.partition("->")
        known = framework_uris().get(f"{owner}->{rest.partition(':')[0]}")
        if known is not None and not known.holes:
            return Link(known.text)
        words = framework_texts().get(f"{owner}->{rest.partition(':')[0]}")
        if words is not None:
            return words.text
        named = self.machine.hierarchy.resolve_field(owner, rest.partition(":")[0])
        if self.machine.setting.is_changed(f"{named}->{rest}"):
            return OPEN
        return super()._read(one)

    def _write(self, one: Instruction) -> None:
        value = self.registers.get(one.registers[0], OPEN)
        if one.opcode in opcodes.STATIC_WRITES:
            self.machine.statics[self.image.field_text(one.ref or 0)] = value
            return
        held = self.registers.get(one.registers[1])
        if not isinstance(held, Thing):
            self.machine.lose([value])
            return
        text = self.image.field_text(one.ref or 0)
        held.fields[text.partition("->")[2]] = value

    def _invoke(self, one: Instruction) -> Any:
        call = read_call(self.machine.program, self.method, one)
        if call is None:
            raise Stuck("a call that is not known")
        arguments = [self.registers.get(at, OPEN) for at in call.registers]
        arguments = [OPEN if id(at) in self.machine.lost else at for at in arguments]
        known = self._of_context(call, arguments)
        if known is not None:
            return known
        target = self._target(call, arguments)
        if target is None:
            return self._of_thing(call, arguments)
        if not self._is_worth(call, arguments):
            self.machine.lose(arguments)
            return OPEN
        if call.is_static:
            self.machine.initialise(self.machine.program.owner(target), self.depth)
        return self.machine.call(target, arguments, self.depth + 1)

    def _is_worth(self, call: Call, arguments: Sequence[Any]) -> bool:
        """Say whether running one of the app's methods can tell anything."""
        if (
            not call.is_static
            and arguments[0] is OPEN
            and call.opcode in opcodes.INVOKE_INTERFACES
        ):
            return False
        if call.returns == "V":
            # Nothing comes back, and static fields count only where initialisers set them.
            return any(isinstance(one, _MUTABLE) for one in arguments)
        return not arguments or any(one is not OPEN for one in arguments)

    def _of_thing(self, call: Call, arguments: list[Any]) -> Any:
        """Run a library call, those on objects of the app's own classes first."""
        own = arguments[0] if arguments and not call.is_static else None
        if not isinstance(own, Thing) or own.made is not None or own.type == call.owner:
            return self._native(call, arguments)
        if call.name == "<init>":
            if call.owner == _ENUM:
                own.fields["name"], own.fields["ordinal"] = arguments[1:3]
            return None  # A constructor of the framework's sets no field of the app's.
        if call.name in ("name", "ordinal") and call.types == ():
            return own.fields.get(call.name, OPEN)
        return self._native(call, arguments)

    def _of_context(self, call: Call, arguments: list[Any]) -> Any:
        """Answer what the package itself tells: its name, its texts, its meta-data."""
        if call.name == "getPackageName" and call.proto == "()Ljava/lang/String;":
            return self.machine.program.manifest.package or None
        if call.name == "getString" and call.types[:1] == ("I",) and len(arguments) > 1:
            return self._resource(arguments)
        if call.owner in ("Landroid/os/Bundle;", "Landroid/os/BaseBundle;"):
            held = arguments[0]
            if (
                isinstance(held, _MetaData)
                and len(arguments) > 1
                and isinstance(arguments[1], str)
            ):
                return held.entries.get(arguments[1], OPEN)
        return None

    def _resource(self, arguments: list[Any]) -> Any:
        resources = self.machine.setting.resources
        if resources is None or not isinstance(arguments[1], int):
            return None
        text = resources.string(arguments[1])
        if text is None or len(arguments) == 2:
            return text
        raise Stuck("a text resource with arguments")


@dataclass(frozen=True, slots=True)
class _MetaData:
    """The `meta-data` of the application, as the package manager hands it over."""

    entries: Mapping[str, str]
