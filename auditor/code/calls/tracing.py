"""Follows the object of a call backward along the frames in which it was run.

An argument is followed to what the caller gave, a field to what its object was made with or else to all
that is ever put into it, `this` of a callback to what is called back. What is not known may be anything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.dispatch import INTERFACE, VIRTUAL, invoke_kind
from auditor.code.calls.framed_objects import (
    MOST_SPELLINGS,
    OFF,
    Frame,
    Lost,
    Made,
    Objects,
    Origins,
    Owned,
    place_of,
)
from auditor.code.classes.framework import OBJECT
from auditor.code.classes.making import constructor_on, writes_on
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.sites import Call, parameter_words, read_call
from auditor.code.shrunk.merged import ANY
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_STEPS: Final = 300
"""So many definitions are looked at for one call."""
_DEEPEST: Final = 24
_MOST_CALLERS: Final = 6
_MOST_BIRTHS: Final = 16


_NOTHING: Final[frozenset[Made]] = frozenset()


@dataclass(slots=True)
class Tracing:
    """Follows one value backward."""

    origins: Origins
    least: int
    """The first method of the way of which something was needed."""
    _steps: int = 0
    _open: set[tuple[Frame, int, int]] = field(default_factory=set)

    def objects(self, frame: Frame, pc: int, register: int) -> Objects:
        """Return all that a register may hold just before an instruction."""
        try:
            return self._at(frame, pc, register)
        except Lost:
            return None

    def handed(self, frame: Frame, call: Call, receiver: str) -> Objects:
        """Return the objects that a call is given as one of a class; None where it is given none."""
        hierarchy = self.origins.graph.hierarchy
        own = () if call.is_static else (call.owner,)
        kinds = (*own, *parameter_words(call.proto))
        words = [
            word
            for word, kind in zip(call.registers, kinds, strict=False)
            if kind.startswith("L") and kind != OBJECT and hierarchy.is_subtype(receiver, kind)
        ]
        if not words:
            return None
        try:
            return frozenset(each for word in words for each in self._at(frame, call.pc, word))
        except Lost:
            return None

    def _at(self, frame: Frame, pc: int, register: int) -> frozenset[Made]:
        key, before = (frame, pc, register), len(self._open)
        self._open.add(key)  # Frames are long: each is hashed as seldom as can be.
        if len(self._open) == before:
            return _NOTHING  # Round again: it brings nothing new.
        try:
            self._steps += 1
            if self._steps > _STEPS or before >= _DEEPEST:
                raise Lost
            self.least = min(self.least, frame.at)
            uses = self._uses(frame.method)
            if not uses.has(pc):
                raise Lost
            return frozenset(
                each
                for one in uses.definitions(pc, register)
                for each in (
                    self._entered(frame, uses, register)
                    if one == ENTRY
                    else self._defined(frame, uses, uses.instruction(one))
                )
            )
        finally:
            self._open.discard(key)

    def _uses(self, method: MethodNumber) -> DefUse:
        uses = self.origins.graph.uses.of(method)
        if uses is None:
            raise Lost
        return uses

    def _defined(self, frame: Frame, uses: DefUse, one: Instruction) -> frozenset[Made]:
        code = one.opcode
        image, _ = self.origins.graph.program.place(frame.method)
        if code in opcodes.MOVES:
            return self._at(frame, one.pc, one.registers[1])
        if code == opcodes.NEW_INSTANCE and one.ref is not None:
            return frozenset({Made(frame, one.pc, image.type_name(one.ref))})
        if code in opcodes.CONST_NUMBERS and one.literal == 0:
            return _NOTHING  # null
        if code in opcodes.STATIC_READS and one.ref is not None:
            return self._written(self.origins.declared(image.field_text(one.ref)))
        if code in opcodes.INSTANCE_READS and one.ref is not None:
            text = self.origins.declared(image.field_text(one.ref))
            return self._read(frame, one, text)
        if code in opcodes.MOVE_RESULTS:
            return self._given_back(frame, uses, one)
        raise Lost

    # What a method is entered with.

    def _entered(self, frame: Frame, uses: DefUse, register: int) -> frozenset[Made]:
        program = self.origins.graph.program
        word = uses.parameter_word(register)
        if word is None:
            raise Lost
        if frame.bound is not None and frame.bound[0] == word:
            return frozenset(frame.bound[1])
        if word == 0 and not program.is_static(frame.method):
            return self._this(frame)
        if frame.call is not None and frame.up is not None:
            return self._argument(frame.up, frame.call, word)
        if frame.at != OFF:
            raise Lost  # Whoever calls it back hands it over.
        edges = self.origins.graph.plain_callers(frame.method)
        if not edges or len(edges) > _MOST_CALLERS:
            raise Lost
        found: set[Made] = set()
        for edge in edges:
            outer = Frame(edge.source, OFF, edge.pc)
            one = self._uses(edge.source).instruction(edge.pc)
            call = read_call(program, edge.source, one)
            if call is None:
                raise Lost
            found |= self._argument(outer, call, word)
        return frozenset(found)

    def _argument(self, frame: Frame, call: Call, word: int) -> frozenset[Made]:
        if word >= len(call.registers):
            raise Lost
        return self._at(frame, call.pc, call.registers[word])

    def _this(self, frame: Frame) -> frozenset[Made]:
        """Return the objects on which a method runs, of those that can run it, in the case it is in."""
        merged, stands = self.origins.graph.merged, frame.stands
        told = None if stands is None else merged.case_at(frame.method, stands)
        case = ANY if told is None else told
        if frame.own is not None:
            self.least = min(self.least, frame.own.least, frame.at - 1)
            found = frozenset(frame.own.objects)
        elif frame.call is not None and frame.up is not None:
            found = self._argument(frame.up, frame.call, 0)
            if invoke_kind(frame.call.opcode) not in (VIRTUAL, INTERFACE):
                return frozenset(one for one in found if self._is_in(one, frame.method, case))
        else:
            found = self._born(frame)
            if not frame.receiver:
                return frozenset(one for one in found if self._is_in(one, frame.method, case))
        return frozenset(one for one in found if self.origins.runs(one, frame.method, case))

    def _is_in(self, made: Made, method: MethodNumber, case: int) -> bool:
        """Say whether a method that is run on an object, by whatever call, can be in a case of it."""
        if case == ANY:
            return True
        merged = self.origins.graph.merged
        return merged.case_made(method, made.frame.method, made.pc) in (None, case)

    def _born(self, frame: Frame) -> frozenset[Made]:
        """Return every object in the app on which a method can be run."""
        graph = self.origins.graph
        owner = graph.program.owner(frame.method)
        if frame.receiver:
            self.least = min(self.least, frame.at - 1)
            names: tuple[str, ...] = (frame.receiver,)
        else:
            below = (owner, *graph.hierarchy.subtypes(owner))
            if len(below) > MOST_SPELLINGS:
                raise Lost
            names = tuple(one for one in below if graph.instances.exist(one))
        births = [(name, one) for name in names for one in graph.instances.births(name)]
        if any(name in graph.instances.given for name in names) or len(births) > _MOST_BIRTHS:
            raise Lost
        if not births or any(one.how != "object" for _, one in births):
            raise Lost
        return frozenset(
            Made(Frame(one.method, OFF, one.pc), one.pc, name) for name, one in births
        )

    # Fields.

    def _read(self, frame: Frame, one: Instruction, text: str) -> frozenset[Made]:
        try:
            owners = self._at(frame, one.pc, one.registers[1])
        except Lost:
            return self._written(text)
        if self.origins.is_at_making(text):
            try:
                return frozenset(each for made in owners for each in self._held(made, text))
            except Lost:
                pass
        return self._written(text, tuple(sorted(owners, key=place_of)))

    def _written(self, text: str, owners: tuple[Made, ...] = ()) -> frozenset[Made]:
        """Return all that is put into a field anywhere; what is only emptied is filled unseen.

        Where the field is that of some objects (`owners`), what a method puts into the field of an object
        that it is given matters for those alone.
        """
        if self.origins.graph.program.class_info(text.partition("->")[0]) is None:
            raise Lost
        found: set[Made] = set()
        for method, pc in self.origins.writes(text):
            uses = self._uses(method)
            if not uses.has(pc):
                raise Lost
            one, bound = uses.instruction(pc), None
            if owners and one.opcode in opcodes.INSTANCE_WRITES:
                word = _given_word(uses, pc, one.registers[1])
                bound = None if word is None else (word, owners)
            frame = Frame(method, OFF, pc, bound=bound)
            found |= self._at(frame, pc, one.registers[0])
        if not found and not self.origins.is_at_making(text):
            raise Lost
        return frozenset(found)

    def _held(self, made: Made, text: str) -> frozenset[Made]:
        """Return what a field of one object was set to at its making."""
        program = self.origins.graph.program
        uses = self._uses(made.frame.method)
        own = self._put(
            made.frame, list(writes_on(program, made.frame.method, uses, made.pc, text))
        )
        if own and not self.origins.is_constructed(text):
            return own
        call = constructor_on(program, made.frame.method, uses, made.pc)
        return own | self._by(made.frame, call, text)

    def _put(self, frame: Frame, places: Sequence[tuple[int, int]]) -> frozenset[Made]:
        return frozenset(each for pc, word in places for each in self._at(frame, pc, word))

    def _by(self, frame: Frame, call: Call | None, text: str, left: int = 4) -> frozenset[Made]:
        """Return what a constructor, or one that it runs on the same object, puts into a field."""
        graph = self.origins.graph
        target = (
            None
            if call is None or not left
            else graph.hierarchy.resolve_method(call.owner, call.name + call.proto)
        )
        if call is None or target is None:
            raise Lost
        uses = self._uses(target)
        inner = Frame(target, frame.at, None, call, frame)
        this = uses.body.registers - uses.body.ins
        own = list(writes_on(graph.program, target, uses, ENTRY, text, this))
        if own:
            return self._put(inner, own)
        again = next(self._constructors(target, uses, this), None)
        return self._by(inner, again, text, left - 1)

    def _constructors(self, method: MethodNumber, uses: DefUse, this: int) -> Iterator[Call]:
        for pc in uses.uses(ENTRY, this):
            call = read_call(self.origins.graph.program, method, uses.instruction(pc))
            if call is not None and call.name == "<init>" and call.receiver == this:
                yield call

    # Results.

    def _given_back(self, frame: Frame, uses: DefUse, one: Instruction) -> frozenset[Made]:
        """Return what the app's method gives that a call runs."""
        program = self.origins.graph.program
        before = uses.call_before(one.pc)
        call = None if before is None else read_call(program, frame.method, before)
        if call is None:
            raise Lost
        found: set[Made] = set()
        for inner in self._entering(frame, call):
            if not program.has_code(inner.method):
                raise Lost
            for each in self._uses(inner.method).body.instructions:
                if each.opcode == opcodes.RETURN_OBJECT:
                    found |= self._at(inner, each.pc, each.registers[0])
        return frozenset(found)

    def _entering(self, frame: Frame, call: Call) -> Iterator[Frame]:
        """Yield the methods that a call runs, each on the object that has it run that."""
        targets = self.origins.targets(call)
        if len(targets) == 1:
            yield Frame(targets[0], frame.at, None, call, frame)
            return
        if invoke_kind(call.opcode) not in (VIRTUAL, INTERFACE):
            raise Lost
        hierarchy = self.origins.graph.hierarchy
        for one in sorted(self._at(frame, call.pc, call.registers[0]), key=place_of):
            target = hierarchy.resolve_method(one.name, call.name + call.proto)
            if target is None:
                raise Lost
            own = Owned((one,), min(frame.at, one.frame.at))
            yield Frame(target, frame.at, None, call, frame, own)


def _given_word(uses: DefUse, pc: int, register: int) -> int | None:
    """Return which parameter a register holds, through copies; null beside it counts for nothing."""
    words: set[int | None] = set()
    todo, seen = [(pc, register)], set()
    while todo:
        at = todo.pop()
        if at in seen:
            continue
        seen.add(at)
        for defined in uses.definitions(*at):
            one = None if defined == ENTRY else uses.instruction(defined)
            if one is None:
                words.add(uses.parameter_word(at[1]))
            elif one.opcode in opcodes.MOVES:
                todo.append((one.pc, one.registers[1]))
            elif one.opcode not in opcodes.CONST_NUMBERS or one.literal:
                return None
    return words.pop() if len(words) == 1 else None
