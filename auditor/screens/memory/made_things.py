"""Which things tell by being there what was chosen: messages of a kind that the acceptance alone makes.

`reduce(state, Intent.Agreed)` gives `listOf(Effect.AskSystem)`, and one function performs each effect as its
kind says. Where no code that can run has made an `AskSystem`, none is performed: a test of something that is
not known against a kind of which nothing is there fails.

Things of the app's own count, which nobody makes by reflection: their making stands in the code. Of one that
stands alone (Kotlin's `object`) it is being taken out of its field that counts, other than to be compared. A
constant of an enum tells nothing: `values()` gives it to whoever has its number.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.instances import Birth
from auditor.code.classes.program import MethodNumber, Use
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import read_call
from auditor.code.classes.values import Site
from auditor.code.decisions.assumptions import Assumptions
from auditor.code.decisions.branches import Branches
from auditor.code.ways.following import Follower
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.screens.memory.cells import Flag
from auditor.screens.memory.states import States
from auditor.screens.memory.ways import LIBRARIES
from auditor.screens.memory.writes import Write

MADE: Final = "object"
"""The store of things of a class, by its name."""
_TESTS: Final = frozenset({opcodes.INSTANCE_OF, opcodes.CHECK_CAST})
"""What asks of which kind a thing is; a cast throws where it is of none."""
_ASKED: Final = frozenset({opcodes.INSTANCE_OF})
_KEEPERS: Final = ("Ljava/util/", "Ljava/lang/Object;", "Lkotlin/jvm/internal/Intrinsics;")
"""Whose methods compare a class with others, or keep it, and make nothing of it."""
_CLASS: Final = "Ljava/lang/Class;"
_ASKS_OF_CLASSES: Final = frozenset(
    {"cast", "equals", "getName", "getSimpleName", "hashCode", "isAssignableFrom", "isInstance"}
)
_ENUM: Final = "Ljava/lang/Enum;"
_COMPARES: Final = frozenset({"areEqual", "equals"})
_MOST_WRITES: Final = 8
"""What is made in more places tells nothing of a choice; a library's own states are made in many."""


@dataclass(slots=True)
class MadeThings:
    """The kinds of things of one app by whose being there it tells a choice from another."""

    graph: CallGraph
    plain: Branches
    states: States
    follower: Follower
    _sites: dict[str, tuple[Site, ...]] = field(default_factory=dict)

    def told_at(self, method: MethodNumber, one: Instruction) -> Iterator[Flag]:
        """Yield what is there once an instruction of a method has run: it makes a thing, or takes one out of its field."""
        if one.ref is None:
            return
        image, _ = self.graph.program.place(method)
        if one.opcode == opcodes.NEW_INSTANCE:
            yield from self._told_by(image.type_name(one.ref))
        elif one.opcode in opcodes.STATIC_READS:
            yield from self._told_by_taking(image.field_text(one.ref))

    def _told_by(self, class_name: str) -> Iterator[Flag]:
        """Yield what is there once code has made an object of a class: each kind of it that code tests for."""
        hierarchy = self.graph.hierarchy
        for kind in (class_name, *hierarchy.supers(class_name)):
            if self._counts(kind) and any(self.graph.program.type_uses(kind, _TESTS)):
                yield Flag(MADE, kind)

    def _told_by_taking(self, text: str) -> Iterator[Flag]:
        """Yield what is there once code has taken a thing out of a static field in which it stands alone."""
        owner, _, _ = text.partition("->")
        if self._stands_alone(text) and self._counts(owner):
            yield Flag(MADE, owner)
            yield from self._told_by(owner)

    def opened_by(self, kind: str) -> Iterator[tuple[MethodNumber, frozenset[int]]]:
        """Yield the code that runs only where a thing of a kind is there: what tests for it does then.

        `reduce(state, action)` keeps of a choice what the branch of its action does, whoever calls it. Of what
        several kinds have in common (`Action` itself) that is all of it, which tells nothing.
        """
        if self.graph.hierarchy.subtypes(kind):
            return
        without = Branches(self.graph, Assumptions(is_there=lambda name: name != kind))
        for method in sorted(self._testing(kind)):
            uses, rows = self.plain.def_use(method), without.rows(Scope(method))
            if uses is None or rows is None:
                continue
            every = self.plain.rows(Scope(method))
            opened = frozenset(
                one.pc
                for row, one in enumerate(uses.body.instructions)
                if row not in rows and (every is None or row in every)
            )
            if opened:
                yield method, opened

    def _testing(self, kind: str) -> set[MethodNumber]:
        """Return the methods that ask whether something is of a kind, or is the one thing of it."""
        program = self.graph.program
        asking = {one.method for one in program.type_uses(kind, _ASKED)}
        taking = (
            one
            for one in program.static_field_uses(kind)
            if one.opcode in opcodes.STATIC_READS and self._is_compared(one.method, one.pc)
        )
        return asking.union(one.method for one in taking)

    def writes(self, flag: Flag) -> Iterator[Write]:
        """Yield the places after which such a thing is there."""
        for site in self._all_sites(flag.name):
            yield Write(site, Scope(site[0]), site[1], None, is_there=True)

    def _all_sites(self, kind: str) -> tuple[Site, ...]:
        if kind not in self._sites:
            self._sites[kind] = tuple(dict.fromkeys(self._makings(kind)))
        return self._sites[kind]

    def _counts(self, kind: str) -> bool:
        """Say whether things of a kind do nothing but say what they are, and are seen made, in few places."""
        graph = self.graph
        if graph.program.class_info(kind) is None or kind.startswith(LIBRARIES):
            return False
        if (
            graph.libraries.has(kind)
            or graph.names.is_library(kind)
            or graph.coroutines.is_machinery(kind)
        ):
            return False
        if not self.states.is_state(kind):
            return False
        below = (kind, *graph.hierarchy.subtypes(kind))
        if any(
            one in graph.instances.given
            or graph.instances.namings(one)
            or graph.hierarchy.is_subtype(one, _ENUM)
            for one in below
        ):
            return False
        return len(self._all_sites(kind)) <= _MOST_WRITES

    def _makings(self, kind: str) -> Iterator[Site]:
        for one in (kind, *self.graph.hierarchy.subtypes(kind)):
            for birth in self.graph.instances.births(one):
                if not self._is_start(birth.method, one):
                    if birth.how != "class" or not self._is_compared_class(birth):
                        yield (birth.method, birth.pc)
                elif birth.how == "object":
                    yield from self._taken(one, self.graph.program.static_field_uses(one))

    def _is_compared_class(self, named: Birth) -> bool:
        """Say whether a class literal is nothing but a key: `bus.on(Agreed.class, listener)` makes no `Agreed`."""
        start = self.follower.standing(named.method, named.pc)
        trail = self.follower.follow(start) if start is not None else None
        return (
            trail is not None
            and trail.is_whole
            and all(
                one.call.owner.startswith(_KEEPERS)
                or self.follower.run_at((one.call.method, one.call.pc))  # Looked into itself.
                or (one.call.owner == _CLASS and one.call.name in _ASKS_OF_CLASSES)
                for one in trail.landings
            )
        )

    def _taken(self, owner: str, every: Iterable[Use]) -> Iterator[Site]:
        """Yield where code outside of a class's start takes out of a field what it does not just compare."""
        for use in every:
            if use.opcode not in opcodes.STATIC_READS or self._is_start(use.method, owner):
                continue
            if not self._is_compared(use.method, use.pc):
                yield (use.method, use.pc)

    def _stands_alone(self, text: str) -> bool:
        owner, _, rest = text.partition("->")
        births = self.graph.instances.births(owner)
        is_own = rest.endswith(f":{owner}") and len(births) == 1
        return is_own and self._is_start(births[0].method, owner)

    def _is_start(self, method: MethodNumber, kind: str) -> bool:
        return self.graph.program.text(method) == f"{kind}-><clinit>()V"

    def _is_compared(self, method: MethodNumber, pc: int) -> bool:
        """Say whether what a read gives is compared with something and nothing else."""
        uses = self.plain.def_use(method)
        if uses is None or not uses.has(pc):
            return False
        read = [
            uses.instruction(one) for one in uses.uses(pc, uses.instruction(pc).registers[0])
        ]
        calls = [read_call(self.graph.program, method, one) for one in read]
        return bool(read) and all(
            one.opcode in opcodes.IFS or (call is not None and call.name in _COMPARES)
            for one, call in zip(read, calls, strict=True)
        )
