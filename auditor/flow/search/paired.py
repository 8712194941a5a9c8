"""Calls that are handed a name and what it names, both taken out of one of several objects made in sight.

A loop over pairs puts each value under the key of its own pair (`workDataOf`, `bundleOf`, `mapOf` of
Kotlin, written out by a shrinker). Taken together, every value would stand under every key.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from auditor.code.classes.registers import ENTRY
from auditor.code.classes.sites import Call
from auditor.dex.body import Instruction
from auditor.dex.opcodes import CHECK_CAST, INSTANCE_READS, MOVES
from auditor.flow.search.frame import Part
from auditor.flow.search.streams import Streams
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.heap import CONTENT, single_constant
from auditor.flow.symbols.state import State

_MOST: Final = 6
"""So many objects are told apart."""
_HOPS: Final = 4
_MAP: Final = "Ljava/util/Map;"
_WIDE: Final = ("J", "D")
_NAMES: Final = frozenset({"Ljava/lang/String;", "Ljava/lang/Object;"})


class _Picked(NamedTuple):
    """What a read of a field gives of each object that it can be read of."""

    at: tuple[int, ...]
    """The definitions of the register that holds the object."""
    of: dict[int, Value]


class Paired(Part):
    """Tells the objects of one method apart out of which a call's arguments were taken."""

    def __init__(self, streams: Streams) -> None:
        frame = streams.frame
        super().__init__(frame)
        self.streams = streams
        self._uses = frame.engine.resolver.def_use(frame.method)
        self._picked: dict[int, _Picked] = {}

    def note(self, state: State, one: Instruction, objects: Value, field: str) -> None:
        """Take note of a read of a field, if it is one of several objects that the method made."""
        if one.opcode not in INSTANCE_READS:
            return
        if not 2 <= len(objects) <= _MOST or any(
            self.atoms.kind(each) != "N" for each in objects
        ):
            self._picked.pop(one.pc, None)
            return
        at = self._uses.definitions(one.pc, one.registers[1])
        of = {each: self.heap.load(state, frozenset({each}), field) for each in objects}
        self._picked[one.pc] = _Picked(at, of)

    def apart(self, call: Call, args: Sequence[Value]) -> list[list[Value]]:
        """Give the arguments once for each object, where a name and data come out of the same; else nothing."""
        if len(self._picked) < 2:
            return []
        picked = {at: self._of(call, at) for at in range(len(args))}
        for at, one in picked.items():
            if one is None or not self._is_named(call, at, one):
                continue
            mine = {
                place: other
                for place, other in picked.items()
                if other is not None and other.at == one.at and len(one.at) == 1
                and other.of.keys() == one.of.keys()
                and args[place] <= NOTHING.union(*other.of.values())
            }  # fmt: skip
            if at in mine and len(mine) > 1:
                return [self._given(args, mine, obj) for obj in sorted(one.of)]
        return []

    def put(
        self, state: State, call: Call, args: Sequence[Value], *, target: int, into: set[int]
    ) -> set[int]:
        """Put what a method that is not looked into is given under the name that it puts it under; give the maps.

        What the maps hold already, and what is told of whoever has them, is not put in anew.
        """
        field = self._field_in_map(call, args, target)
        is_subtype = self.engine.hierarchy.is_subtype
        maps = {
            one for one in into if field and is_subtype(self.frame.type_of(one) or "", _MAP)
        }
        if not maps:
            return maps
        data = frozenset(
            self.atoms.derived(one, (), weak=True)
            for value in args
            if maps.isdisjoint(self.heap.reachable(state, value))
            for one in self.heap.held(state, value)
        )
        self.streams.put(state, frozenset(maps), data, call, field=field)
        return maps

    def _field_in_map(self, call: Call, args: Sequence[Value], target: int) -> str:
        """Give the field of a map under which a method puts what it is given, if that is known; else ""."""
        word = self.engine.readers.name_in_map(target) if target >= 0 else None
        types = call.types if call.is_static else (call.owner, *call.types)
        for value, kind in zip(args, types, strict=False):
            if word == 0:
                name = single_constant(self.atoms, value)
                return f"{CONTENT}:{name}" if isinstance(name, str) else ""
            if word is not None:
                word -= 1 + (kind in _WIDE)
        return ""

    def _given(self, args: Sequence[Value], mine: dict[int, _Picked], obj: int) -> list[Value]:
        return [
            value & mine[place].of[obj] if place in mine else value
            for place, value in enumerate(args)
        ]

    def _is_named(self, call: Call, at: int, one: _Picked) -> bool:
        """Say whether an argument is a text that is known of each object."""
        types = call.types if call.is_static else (call.owner, *call.types)
        return types[at] in _NAMES and all(
            isinstance(single_constant(self.atoms, each), str) for each in one.of.values()
        )

    def _of(self, call: Call, at: int) -> _Picked | None:
        """Give what was noted of the read that an argument comes from."""
        index = at if call.is_static else at - 1
        register = call.receiver if index < 0 else call.register(index)
        pc = call.pc
        for _ in range(_HOPS):
            if register is None:
                return None
            found = self._uses.definitions(pc, register)
            if len(found) != 1 or found[0] == ENTRY:
                return None
            one = self._uses.instruction(found[0])
            if one.opcode in MOVES:
                pc, register = one.pc, one.registers[1]
            elif one.opcode == CHECK_CAST:
                pc = one.pc
            else:
                return self._picked.get(one.pc)
        return None
