"""Answers which methods of the app an invoke can run, by class hierarchy and existing objects.

Class-hierarchy analysis restricted to classes of which objects can exist (rapid type analysis,
Bacon and Sweeney 1996, here over the whole app rather than its reached part; `reach` asks for
reached births). A call through a framework type has no target here, but for a few callbacks that apps call
themselves (`edges.toml`, passed_on): what it runs is found from the births of the objects, see `callbacks`.
"""

from typing import Final, NamedTuple

from auditor.code.calls.edges import passed_on
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.instances import Instances
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.sites import Call
from auditor.model.names import COMPOSE, COMPOSER

FEW: Final = 3
MANY: Final = 12
_WIDEST: Final = 400

EXACT: Final = 1.0
CLOSE: Final = 0.9
LOOSE: Final = 0.6

VIRTUAL, SUPER, DIRECT, STATIC, INTERFACE = range(5)
_PRIVATE, _STATIC = 0x2, 0x8


_FUNCTIONS: Final = "Lkotlin/jvm/functions/Function"


class Targets(NamedTuple):
    """What an invoke can run; `wide` when there are too many to say (then `methods` is empty)."""

    methods: tuple[MethodNumber, ...]
    confidence: float
    wide: bool = False


NOTHING: Final = Targets((), 0.0)
WIDE: Final = Targets((), 0.0, wide=True)


def invoke_kind(opcode: int) -> int:
    """Fold the plain and range forms of an invoke (0x6e to 0x72, 0x74 to 0x78) into one."""
    return opcode - 0x6E if opcode < 0x74 else opcode - 0x74


class Dispatch:
    """Resolves invokes by type, memoised per referenced method."""

    def __init__(self, program: Program, hierarchy: Hierarchy, instances: Instances) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.instances = instances
        self._virtual: dict[tuple[str, str], Targets] = {}
        self._receivers: dict[MethodNumber, tuple[str, ...]] = {}

    def is_lost(self, caller: MethodNumber, opcode: int, target: str) -> bool:
        """Say whether a call through a type of the app can run more methods than are looked at."""
        is_own = self.program.class_info(target.partition("->")[0]) is not None
        return is_own and self.targets(caller, opcode, target).wide

    def targets(self, caller: MethodNumber, opcode: int, target: str) -> Targets:
        """Resolve one invoke: the calling method, its opcode, and the method it names."""
        if not 0x6E <= opcode <= 0x78 or opcode == 0x73:
            return NOTHING  # Polymorphic calls name framework methods alone.
        owner, _, signature = target.partition("->")
        kind = invoke_kind(opcode)
        if self._is_drawn(caller, target):
            return NOTHING
        if kind in (VIRTUAL, INTERFACE):
            is_shared = owner.startswith(_FUNCTIONS) and self.runs_any(caller, owner)
            return NOTHING if is_shared else self.virtual(owner, signature)
        return self.of(kind, self.program.owner(caller), owner, signature)

    def targets_of(self, call: Call) -> Targets:
        """Resolve a call that was read."""
        return self.targets(call.method, call.opcode, call.text)

    def targets_at(self, site: CallSite) -> Targets:
        """Resolve the invoke of a place."""
        return self.targets(site.method, site.opcode, site.target)

    def runs_any(self, caller: MethodNumber, owner: str) -> bool:
        """Say whether a call of a method of a class stands in a library that runs all objects of the app from a few places.

        So does Compose, which draws with its functions: whoever hands it one has it run.
        """
        is_inside = self.program.owner(caller).startswith(COMPOSE)
        return is_inside and not owner.startswith(COMPOSE)

    def _is_drawn(self, caller: MethodNumber, target: str) -> bool:
        """Say whether a call has Compose draw something, or keep it for the next drawing: its own code tells nothing of that."""
        return (
            target.startswith(COMPOSE)
            and COMPOSER in target
            and not self.program.owner(caller).startswith(COMPOSE)
        )

    def of(self, kind: int, caller_class: str, owner: str, signature: str) -> Targets:
        """Resolve an invoke of a kind by the class that calls and the method that it names."""
        if kind in (VIRTUAL, INTERFACE):
            return self.virtual(owner, signature)
        at: str | None = owner
        if kind == SUPER:
            info = self.program.class_info(owner)
            if info is None or not info.is_interface:
                at = self.hierarchy.superclass(caller_class)
        found = self.hierarchy.resolve_method(at, signature) if at else None
        return NOTHING if found is None else Targets((found,), EXACT)

    def virtual(self, owner: str, signature: str) -> Targets:
        """Resolve a virtual or interface call through a type."""
        key = (owner, signature)
        known = self._virtual.get(key)
        if known is None:
            known = self._virtual[key] = self._find_virtual(owner, signature)
        return known

    def receivers(self, method: MethodNumber) -> tuple[str, ...]:
        """Give the classes whose objects can exist and run this method when it is called."""
        known = self._receivers.get(method)
        if known is None:
            owner, signature = self.program.owner(method), self.program.signature(method)
            known = self._receivers[method] = tuple(
                one
                for one in (owner, *self.hierarchy.subtypes(owner))
                if self.instances.exist(one)
                and self.hierarchy.resolve_method(one, signature) == method
            )
        return known

    def is_virtual(self, method: MethodNumber) -> bool:
        """Say whether a method is chosen by its object: no constructor, static or private."""
        name = self.program.signature(method)
        return not name.startswith("<") and not self.program.flags(method) & (
            _PRIVATE | _STATIC
        )

    def _find_virtual(self, owner: str, signature: str) -> Targets:
        if self.program.class_info(owner) is None and signature not in passed_on():
            return NOTHING
        own = self.hierarchy.resolve_method(owner, signature)
        if own is not None and self.program.flags(own) & _PRIVATE:
            return Targets((own,), EXACT)
        below = self.hierarchy.subtypes(owner)
        if len(below) > _WIDEST:
            return WIDE
        found: dict[MethodNumber, None] = {}
        for one in (owner, *below):
            target = self.hierarchy.resolve_method(one, signature)
            if target is not None and target not in found and self.instances.exist(one):
                found[target] = None
        if len(found) > MANY:
            return WIDE
        if not found:
            return NOTHING
        confidence = EXACT if len(found) == 1 else CLOSE if len(found) <= FEW else LOOSE
        return Targets(tuple(found), confidence)
