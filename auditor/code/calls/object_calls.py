"""Answers which calls are made on a function object at all: it is followed forward, from where it is made to all who hold it.

The counterpart of `receivers`: behind a shrinker a library's call of `Function1.invoke` may run any function of the
app's, and where the library was handed so many that nobody tells which, each object can still be asked who ever
gets it. A field is read wherever the code reads it, of whatever object; what is put into an array or a collection, given
or to Android may be called by anybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.framed_objects import MOST_SPELLINGS, Calls
from auditor.code.classes.histories import copied_uses
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS, ENTRY
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_KEEPS_NOTHING: Final = ("equals(Ljava/lang/Object;)Z",)
"""Methods of Android's that do not keep what they are handed, whoever has them."""
_MOST_BIRTHS: Final = 24
_MOST_PLACES: Final = 120
"""An object that stands in more places than these is not followed to its end."""
_MOST_TARGETS: Final = 8
_MOST_READS: Final = 24

Place = tuple[MethodNumber, int, int]
"""A method, an instruction that defines a register (`ENTRY` for a parameter), and the register."""


class _Lost(Exception):  # noqa: N818 - it is an answer, not an error.
    """Raised where an object may be called by anybody."""


@dataclass(slots=True)
class ObjectCalls:
    """The calls on the objects of one app, each object asked once."""

    graph: Calls
    _known: dict[Site, frozenset[Site] | None] = field(default_factory=dict)

    def cases(self, site: Site, method: MethodNumber) -> tuple[int | None, ...]:
        """Return the cases in which a call may run a method, by the objects that come to it; none where none does.

        A case of None stands for all.
        """
        program, instances = self.graph.program, self.graph.instances
        owner = program.owner(method)
        births = instances.births(owner)
        if (
            owner in instances.given
            or not 0 < len(births) <= _MOST_BIRTHS
            or any(one.how != "object" for one in births)
            or instances.namings(owner)
            or self.graph.hierarchy.subtypes(owner)
        ):
            return (None,)
        is_merged = self.graph.merged.is_merged(method)
        found = set[int | None]()
        for one in births:
            calls = self.of((one.method, one.pc))
            if calls is None or site in calls:
                found.add(
                    self.graph.merged.case_made(method, one.method, one.pc)
                    if is_merged
                    else None
                )
        if None in found:
            return (None,)
        return tuple(sorted(one for one in found if one is not None))

    def of(self, birth: Site) -> frozenset[Site] | None:
        """Return every call on the object that is made at a place; None where it may be any.

        An object that nobody is seen to call was made for somebody who is not seen.
        """
        if birth not in self._known:
            try:
                self._known[birth] = frozenset(self._follow(birth)) or None
            except _Lost:
                self._known[birth] = None
        return self._known[birth]

    def _follow(self, birth: Site) -> Iterator[Site]:
        method, pc = birth
        uses = self.graph.uses.of(method)
        if uses is None or not uses.has(pc):
            raise _Lost
        made = uses.instruction(pc)
        image, _ = self.graph.program.place(method)
        name = image.type_name(made.ref) if made.ref is not None else ""
        work: list[Place] = [(method, pc, made.registers[0]), *self._of_own(name)]
        seen = set(work)
        for where, at, register in work:
            if len(work) > _MOST_PLACES:
                raise _Lost
            follow = self.graph.uses.of(where)
            if follow is None:
                raise _Lost
            for one, held in copied_uses(follow, at, register):
                call = self._call(where, one)
                if call is not None and call.receiver == held and self._is_made_on(name, call):
                    yield where, one.pc
                for place in self._further(where, one, held, call):
                    if place not in seen:
                        seen.add(place)
                        work.append(place)

    def _of_own(self, name: str) -> Iterator[Place]:
        """Yield where an object stands as the one that a method of its own runs on."""
        program = self.graph.program
        for each in (name, *self.graph.hierarchy.supers(name)):
            for method in program.declared(each).values():
                if program.has_code(method) and not program.is_static(method):
                    body = program.body(method)
                    yield method, ENTRY, body.registers - body.ins

    def _is_made_on(self, name: str, call: Call) -> bool:
        """Say whether a call can be one on an object of a class: a field that a shrinker merged keeps others as well."""
        is_own = self.graph.program.class_info(call.owner) is not None
        is_kin = not is_own or self.graph.hierarchy.is_subtype(name, call.owner)
        return call.name != "<init>" and is_kin

    def _call(self, method: MethodNumber, one: Instruction) -> Call | None:
        return read_call(self.graph.program, method, one) if one.opcode in CALLS else None

    def _further(
        self, method: MethodNumber, one: Instruction, held: int, call: Call | None
    ) -> Iterator[Place]:
        """Yield where an object stands after an instruction; raises `_Lost` where that is not told."""
        if one.opcode in CALLS:
            if call is None:
                raise _Lost
            yield from self._inside(call, held)
        elif one.opcode in opcodes.FILLED_NEW_ARRAYS or (
            one.opcode in opcodes.ARRAY_WRITES and one.registers[0] == held
        ):
            raise _Lost
        elif one.opcode == opcodes.RETURN_OBJECT:
            yield from self._results(method)
        elif one.opcode in opcodes.FIELD_WRITES and one.registers[0] == held:
            image, _ = self.graph.program.place(method)
            yield from self._reads(image.field_text(one.ref) if one.ref is not None else "")

    def _inside(self, call: Call, held: int) -> Iterator[Place]:
        """Yield the parameters as which a call hands an object on."""
        words = [word for word, each in enumerate(call.registers) if each == held]
        words = words if call.is_static else [one for one in words if one]
        if not words:
            return  # It is called itself: its own methods are looked at anyway.
        targets = self.graph.dispatch.targets_of(call)
        if not (targets.wide or targets.methods) and call.name + call.proto in _KEEPS_NOTHING:
            return
        if targets.wide or not 0 < len(targets.methods) <= _MOST_TARGETS:
            raise _Lost
        for target in targets.methods:
            if not self.graph.program.has_code(target):
                raise _Lost
            body = self.graph.program.body(target)
            for word in words:
                yield target, ENTRY, body.registers - body.ins + word

    def _results(self, method: MethodNumber) -> Iterator[Place]:
        """Yield where the results of the calls of a method stand; raises `_Lost` where not all are told."""
        calls = self.graph.plain_callers(method)
        if calls is None or len(calls) > _MOST_READS:
            raise _Lost
        for edge in calls:
            uses = self.graph.uses.of(edge.source)
            if uses is None:
                raise _Lost
            taken = uses.result_of(edge.pc)
            if taken is not None:
                yield edge.source, taken.pc, taken.registers[0]

    def _reads(self, text: str) -> Iterator[Place]:
        """Yield where a field is read, of whatever object, however it is spelt."""
        owner, _, rest = text.partition("->")
        program, hierarchy = self.graph.program, self.graph.hierarchy
        owner = hierarchy.resolve_field(owner, rest.partition(":")[0]) or owner
        if program.class_info(owner) is None:
            raise _Lost
        spelt = dict.fromkeys((owner, *hierarchy.subtypes(owner)))
        if len(spelt) > MOST_SPELLINGS:
            raise _Lost
        reads = [
            use
            for one in spelt
            for use in program.field_uses(f"{one}->{rest}")
            if use.opcode in opcodes.FIELD_READS
        ]
        if len(reads) > _MOST_READS:
            raise _Lost
        for use in reads:
            uses = self.graph.uses.of(use.method)
            if uses is None or not uses.has(use.pc):
                raise _Lost
            yield use.method, use.pc, uses.instruction(use.pc).registers[0]
