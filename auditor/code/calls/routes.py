"""Under which name an app's own router keeps a screen, and which screen a name stands for.

`Router.put("/auth/book", BookActivity.class)`, once for each screen as the app starts, opens none: a screen is
opened where its name is asked for. So do ARouter, its kin and every table of that sort (java.util.Map, kotlin.Pair).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.instances import Instances
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import CALLS, DefUse
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.dex import opcodes

_MAP: Final = "Ljava/util/Map;"
_LIBRARIES: Final = ("Ljava/util/", "Landroid/util/", "Landroidx/collection/")
_GETS: Final = frozenset({"get", "getOrDefault"})
_OBJECT: Final = "Ljava/lang/Object;"
_PUTS: Final = frozenset({"put", "putIfAbsent"})
_PAIRS: Final = ("Lkotlin/TuplesKt;->to", "Lkotlin/Pair;-><init>")
_WORDS: Final = 2


class _Kept(NamedTuple):
    """Which words of a call (`this` first) are a name and what is kept under it."""

    name: int
    value: int


@dataclass(slots=True)
class Routes:
    """Answers it; one per app."""

    instances: Instances
    uses: DefUses
    program: Program = field(init=False)
    hierarchy: Hierarchy = field(init=False)
    _kept: dict[MethodNumber, _Kept | None] = field(default_factory=dict)
    _classes: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.program, self.hierarchy = self.instances.program, self.instances.hierarchy

    def openings(self, name: str) -> Iterator[Site]:
        """Yield where code names a screen to open it: by its class, its name, an action, or what a router calls it."""
        for one in (
            *self.instances.births(name),
            *self.instances.namings(name),
            *self.instances.action_namings(name),
        ):
            if one.how != "object":
                yield from self.opened_at(one.method, one.pc) or [(one.method, one.pc)]

    def opened_at(self, method: MethodNumber, pc: int) -> tuple[Site, ...] | None:
        """Return where the name is asked for under which the class that is loaded at a place is kept.

        None where that class is kept under no name, or more is done with it, or nothing asks for the name.
        """
        uses = self.uses.of(method)
        if uses is None or not uses.has(pc) or not uses.instruction(pc).registers:
            return None
        names = [self._name_at(method, uses, at, pc) for at in _readers(uses, pc)]
        found = [
            (use.method, use.pc)
            for name in names
            if name is not None
            for use in self.program.string_uses(name[0])
            if (use.method, use.pc) != (method, name[1])
        ]
        return tuple(sorted(found)) or None if None not in names else None

    def asked_for(self, call: Call, name: str) -> str | None:
        """Return the class that a call gives back which looks a name up in a map; None where it does no such thing."""
        looks_up = call.name in _GETS and call.returns == _OBJECT and not call.is_static
        return self.class_of(name) if looks_up and _is_map(self.hierarchy, call.owner) else None

    def class_of(self, name: str) -> str | None:
        """Return the one class that the app keeps under a name; None where none is, or several are."""
        if name not in self._classes:
            found = {
                each
                for use in self.program.string_uses(name)
                for each in self._classes_under(use.method, use.pc)
            }
            self._classes[name] = found.pop() if len(found) == 1 else None
        return self._classes[name]

    def _name_at(
        self, method: MethodNumber, uses: DefUse, at: int, loaded: int
    ) -> tuple[str, int] | None:
        """Return the name, and where it is loaded, under which an instruction keeps a class; None if it does not."""
        one = uses.instruction(at)
        call = read_call(self.program, method, one) if one.opcode in CALLS else None
        kept = None if call is None else self._keeps(call)
        if call is None or kept is None:
            return None
        if uses.origin(at, call.registers[kept.value])[0] != (loaded,):
            return None
        return self._text(method, uses, at, call.registers[kept.name])

    def _text(
        self, method: MethodNumber, uses: DefUse, at: int, register: int
    ) -> tuple[str, int] | None:
        found = uses.origin(at, register)[0]
        one = uses.instruction(found[0]) if len(found) == 1 and uses.has(found[0]) else None
        if one is None or one.opcode not in opcodes.CONST_STRINGS or one.ref is None:
            return None
        return self.program.place(method)[0].strings[one.ref], one.pc

    def _classes_under(self, method: MethodNumber, pc: int) -> Iterator[str]:
        """Yield the class that is kept under the text which is loaded at a place."""
        uses = self.uses.of(method)
        if uses is None or not uses.has(pc):
            return
        for at in _readers(uses, pc):
            one = uses.instruction(at)
            call = read_call(self.program, method, one) if one.opcode in CALLS else None
            kept = None if call is None else self._keeps(call)
            if call is None or kept is None:
                continue
            found = uses.origin(at, call.registers[kept.value])[0]
            made = (
                uses.instruction(found[0]) if len(found) == 1 and uses.has(found[0]) else None
            )
            if made is not None and made.opcode == opcodes.CONST_CLASS and made.ref is not None:
                yield self.program.place(method)[0].type_name(made.ref)

    def _keeps(self, call: Call) -> _Kept | None:
        """Say which words of a call are a name and what it keeps under it: in a map, or by a method that does."""
        if call.is_short:
            return None
        if (own := _of_library(self.hierarchy, call)) is not None:
            return own
        target = self.program.method(call.text)
        if target is None or len(call.types) < _WORDS:
            return None
        if target not in self._kept:
            self._kept[target] = None  # One that calls itself keeps nothing here.
            self._kept[target] = self._kept_by(target)
        return self._kept[target]

    def _kept_by(self, method: MethodNumber) -> _Kept | None:
        """Return which parameters a method of the app puts into a map, as a name and what it stands for."""
        uses = self.uses.of(method)
        for one in () if uses is None else uses.body.instructions:
            call = read_call(self.program, method, one) if one.opcode in CALLS else None
            kept = None if call is None else _of_library(self.hierarchy, call)
            if uses is None or call is None or kept is None or call.is_short:
                continue
            words = [uses.parameter_at(call.pc, call.registers[each]) for each in kept]
            if words[0] is not None and words[1] is not None:
                return _Kept(words[0], words[1])
        return None


def _of_library(hierarchy: Hierarchy, call: Call) -> _Kept | None:
    if call.key in _PAIRS:
        return _Kept(0, 1) if call.is_static else _Kept(1, 2)
    is_put = call.name in _PUTS and len(call.types) == _WORDS and not call.is_static
    return _Kept(1, 2) if is_put and _is_map(hierarchy, call.owner) else None


def _is_map(hierarchy: Hierarchy, name: str) -> bool:
    return (name.startswith(_LIBRARIES) and name.endswith("Map;")) or hierarchy.is_subtype(
        name, _MAP
    )


def _readers(uses: DefUse, pc: int) -> tuple[int, ...]:
    """Return what reads a value that is loaded at a pc, however it is moved about."""
    found: dict[int, None] = {}
    todo = [pc]
    while todo:
        one = uses.instruction(todo.pop())
        for at in uses.uses(one.pc, one.registers[0]):
            if at in found:
                continue
            found[at] = None
            if uses.instruction(at).opcode in opcodes.MOVES:
                todo.append(at)
    return tuple(at for at in found if uses.instruction(at).opcode not in opcodes.MOVES)
