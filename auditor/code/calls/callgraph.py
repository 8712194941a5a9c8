"""Answers who calls a method, explicit and implicit edges together.

Confidence of an edge (techniques of the trade, in numbers): 1.0 an exact call or a callback
registered on the very object; 0.9 a call with at most three targets, or a callback registered
where its object is made; 0.8 a callback whose object is made there; 0.6 and less a guess.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from auditor.code.calls.callbacks import Callbacks
from auditor.code.calls.checks import Checks
from auditor.code.calls.chosen_receivers import ChosenReceivers
from auditor.code.calls.claims import HANDED, OVERRIDE, Callback
from auditor.code.calls.coroutines import Coroutines
from auditor.code.calls.data_stores import DataStores
from auditor.code.calls.dispatch import (
    CLOSE,
    DIRECT,
    EXACT,
    INTERFACE,
    STATIC,
    SUPER,
    VIRTUAL,
    Dispatch,
    Targets,
    invoke_kind,
)
from auditor.code.calls.enums import Enums
from auditor.code.calls.launchers import LAUNCH, REMEMBERS, Launchers
from auditor.code.calls.navigation import Navigation
from auditor.code.calls.observed import Observed
from auditor.code.calls.observers import Observers
from auditor.code.calls.quiet import Quiet
from auditor.code.calls.receivers import Receivers
from auditor.code.calls.routes import Routes
from auditor.code.calls.silence import Silence
from auditor.code.calls.singletons import Singletons
from auditor.code.calls.suspending import Suspending
from auditor.code.calls.swapped import Swapped
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.instances import Instances
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.shrunk.held_things import HeldThings
from auditor.code.shrunk.library_names import LibraryNames
from auditor.code.shrunk.library_packages import LibraryPackages
from auditor.code.shrunk.merged import Merged
from auditor.code.shrunk.renamed_calls import RenamedCalls
from auditor.code.shrunk.shared_variables import SharedVariables
from auditor.dex import opcodes
from auditor.dex.values import Reference
from auditor.errors import MalformedDex

CALL: Final = "call"
LAMBDA: Final = "lambda"
CLASS_INIT: Final = "class-init"
ANSWERED: Final = "activity-result"
"""The row of the table by which what is launched runs the callback of its launcher."""


_ON_OBJECTS: Final = opcodes.INVOKE_VIRTUALS | opcodes.INVOKE_SUPERS | opcodes.INVOKE_DIRECTS


class Edge(NamedTuple):
    """One way from a method into another."""

    source: MethodNumber
    target: MethodNumber
    pc: int
    """The deciding instruction in the source, in 16-bit units."""
    why: str
    """`call`, `resumed`, `notified`, `class-init`, `lambda`, `override`, `handed`, `interface`, `on-click`,
    `reflection`, `layout`, or a row's id."""
    confidence: float
    needs_object: bool = False
    """Whether an object of one of the target's receivers must have been made first."""
    receiver: str = ""
    """For callbacks: the class whose object is called back."""
    call: str = ""
    """For callbacks: the call that registers, as `Lowner;->name`."""
    case: int | None = None
    """For merged classes: the case of the target that the object made there runs."""


class CallGraph:
    """The callers of methods, computed when asked for and kept."""

    def __init__(
        self,
        program: Program,
        hierarchy: Hierarchy | None = None,
        *,
        given: dict[str, str] | None = None,
        on_click: frozenset[str] = frozenset(),
        navigation: Navigation | None = None,
    ) -> None:
        """Take classes made outside the code (`given`: layouts, scripts), onClick names and graphs of screens."""
        self.program = program
        self.navigation = navigation or Navigation()
        self.uses = DefUses(program)
        """The registers of methods, followed once for everybody who asks."""
        self.shared = SharedVariables(program)
        self.suspending = Suspending(program, self.uses.of)
        self.hierarchy = hierarchy or Hierarchy(program)
        self.singletons = Singletons(program, self.hierarchy)
        self.enums = Enums(program, self.uses, self.singletons)
        self.instances = Instances(program, self.hierarchy, given or {})
        self.routes = Routes(self.instances, self.uses)
        self.dispatch = Dispatch(program, self.hierarchy, self.instances)
        self.merged = Merged(program)
        self.held_things = HeldThings(program, self.hierarchy, self.uses, self.merged)
        self.callbacks = Callbacks(self.dispatch, self.merged, on_click)
        self.launchers = Launchers(program, self.hierarchy, self.merged)
        self.quiet = Quiet(program, self.hierarchy, self.dispatch)
        self.silence = Silence(self.quiet)
        self.checks = Checks(program, self.uses)
        self.renamed_calls = RenamedCalls(program, self.hierarchy)
        self.observers = Observers(program, self.dispatch)
        self.coroutines = Coroutines(program, self.hierarchy, self.dispatch)
        self.swapped = Swapped(program, self.hierarchy, self.coroutines, self.uses.of)
        self.suspending.waits = self.swapped.is_waiting
        self.names = LibraryNames(program, self.hierarchy)
        self.data_stores = DataStores(program, self.hierarchy, self.names, self.coroutines)
        self.observed = Observed(
            program, self.hierarchy, self.instances, self.merged, self.uses, self.names
        )
        self.libraries = LibraryPackages(program, self.merged)
        self.receivers = Receivers(self)
        self.chosen = ChosenReceivers(self.dispatch, self.uses, self.names, self.merged)
        self._callers: dict[MethodNumber, tuple[Edge, ...]] = {}
        self._plain: dict[MethodNumber, tuple[Edge, ...] | None] = {}
        self._extra: dict[MethodNumber, list[Edge]] = {}

    def is_one_of_several(self, field: str) -> bool:
        """Say whether a static field holds one of several objects of its class for good.

        A shrinker makes one class of the objects of a sealed one, told apart by their fields alone.
        """
        if self.singletons.held(field) is None:
            return False
        births = self.instances.births(field.partition("->")[0])
        return len(births) > 1 and len({one.method for one in births}) == 1

    def callers(self, method: MethodNumber) -> tuple[Edge, ...]:
        """Give every way into a method, sorted by source and place, the best a place."""
        known = self._callers.get(method)
        if known is None:
            known = self._callers[method] = self._find_callers(method)
        return known

    def plain_callers(self, method: MethodNumber) -> tuple[Edge, ...] | None:
        """Give the ways into a method where all are calls, or None where anything else runs it.

        Cheaper than `callers` for what is handed around: a function object can have thousands of ways in.
        Calls on other objects count as well: what they run on is found out with this.
        """
        if method not in self._plain:
            self._plain[method] = self._find_plain(method)
        return self._plain[method]

    def _find_plain(self, method: MethodNumber) -> tuple[Edge, ...] | None:
        calls, is_wide = self._calls(method, is_plain=True)
        if any(map(self._hands_answers, calls)):
            return None
        others = self._without_calls(method, is_wide=is_wide)
        return None if any(one.source != method for one in others) else best(method, calls)

    def add(self, edges: Iterable[Edge]) -> None:
        """Take edges that other analyses found: reflection, layouts that code shows.

        Their `why` is `reflection` or `layout`. To be called before anything is searched.
        """
        for edge in edges:
            self._extra.setdefault(edge.target, []).append(edge)
            self._callers.pop(edge.target, None)
            self._plain.pop(edge.target, None)

    def targets(self, call: CallSite) -> tuple[Edge, ...]:
        """Give the methods of the app that one invoke can run; none for a framework method."""
        found = self.dispatch.targets_at(call)
        return tuple(
            Edge(call.method, one, call.pc, CALL, found.confidence) for one in found.methods
        )

    def _find_callers(self, method: MethodNumber) -> tuple[Edge, ...]:
        if self.program.is_shadowed(method):
            return ()
        calls, is_wide = self._calls(method)
        if self.callbacks.is_passed_on(method):
            owner = self.program.owner
            calls = [one for one in calls if not owner(one.source).startswith("Landroid")]
        found = [*calls, *self._without_calls(method, is_wide=is_wide)]
        return best(method, self._answered(method, found))

    def _hands_answers(self, edge: Edge) -> bool:
        """Say whether an edge takes the answer of something launched to whoever has a callback."""
        return (
            edge.why == ANSWERED
            or edge.call == REMEMBERS
            or (edge.why == CALL and self.launchers.is_inside(edge.source))
        )

    def _answered(self, method: MethodNumber, found: list[Edge]) -> list[Edge]:
        """Take an answer only from the launches whose launcher was registered with the callback."""
        kept = [one for one in found if not self._hands_answers(one)]
        owner = self.program.owner(method)
        sites = self.launchers.sites(owner) if len(kept) < len(found) else {}
        if not sites:
            return found
        for number, launches in sites.items():
            case = None if number is None else self.merged.case_of(method, number)
            kept += [
                Edge(
                    one.method, method, one.pc, ANSWERED, 0.9,
                    needs_object=True, receiver=owner, call=LAUNCH, case=case,
                )
                for one in launches
            ]  # fmt: skip
        return kept

    def _without_calls(self, method: MethodNumber, *, is_wide: bool) -> Iterator[Edge]:
        """Yield the ways into a method that no call of it is, one at a time."""
        for one in self.callbacks.into(method, is_wide=is_wide):
            yield Edge(
                one.source,
                method,
                one.pc,
                one.why,
                one.confidence,
                needs_object=one.needs_object,
                receiver=one.receiver,
                call=one.call,
                case=self._case(method, one),
            )
        yield from self._initialisers(method)
        yield from self._extra.get(method, ())
        for source, pc in self._lambdas.get(method, ()):
            yield Edge(source, method, pc, LAMBDA, 0.9)

    def _case(self, method: MethodNumber, one: Callback) -> int | None:
        return (
            None if one.birth is None else self.merged.case_made(method, one.source, one.birth)
        )

    def _calls(
        self, method: MethodNumber, *, is_plain: bool = False
    ) -> tuple[list[Edge], bool]:
        """Find the invokes that can run a method, and whether some have too many targets.

        If `is_plain`, without asking on which objects they run.
        """
        program = self.program
        owner, signature = program.owner(method), program.signature(method)
        if signature.startswith("<clinit>"):
            return [], False
        is_virtual = self.dispatch.is_virtual(method)
        found: list[Edge] = []
        is_wide = False
        for named in program.members.owners_named(
            signature, self._related(method, is_virtual=is_virtual)
        ):
            for call in program.calls_naming(named, signature):
                kind = invoke_kind(call.opcode)
                if kind not in (VIRTUAL, SUPER, DIRECT, STATIC, INTERFACE):
                    continue
                if kind in (VIRTUAL, INTERFACE) and self.dispatch.runs_any(call.method, owner):
                    continue  # Whoever hands the object over has it run.
                caller = program.owner(call.method) if kind == SUPER else ""
                targets = self.dispatch.of(kind, caller, named, signature)
                if (
                    targets.wide
                    and kind == VIRTUAL
                    and self.runs_below(call.method, call.pc, owner)
                ):
                    targets = Targets((method,), CLOSE)
                is_wide = is_wide or targets.wide
                if method not in targets.methods:
                    continue
                needs = (
                    is_virtual
                    and kind in (VIRTUAL, INTERFACE)
                    and not self._has_object(call.method, owner)
                )
                found += [
                    Edge(
                        call.method, method, call.pc, CALL, targets.confidence, needs, case=case
                    )
                    for case in (
                        (None,) if is_plain else self.receivers.cases(call, targets, method)
                    )
                ]
        return found, is_wide

    def runs_below(self, method: MethodNumber, pc: int, owner: str) -> bool:
        """Say whether a place of a class above calls on its own object, which may be one of a class.

        A base screen calls what its screens fill in: of however many there are, each runs its own.
        """
        return self.is_on_itself(method, pc) and self.hierarchy.is_subtype(
            owner, self.program.owner(method)
        )

    def is_on_itself(self, method: MethodNumber, pc: int) -> bool:
        """Say whether a place calls on the object on which its method runs."""
        flow = None if self.program.is_static(method) else self.uses.of(method)
        if flow is None or not flow.has(pc):
            return False
        one = flow.instruction(pc)
        return one.opcode in _ON_OBJECTS and flow.parameter_at(pc, one.registers[0]) == 0

    def _related(self, method: MethodNumber, *, is_virtual: bool) -> set[str]:
        """Collect the types through which code could name a method of the app."""
        owner = self.program.owner(method)
        if self.program.signature(method).startswith("<init>"):
            return {owner}
        related = {owner, *self.hierarchy.subtypes(owner)}
        if is_virtual:
            related.update(self.hierarchy.supers(owner))
            for one in self.dispatch.receivers(method):
                related.update(self.hierarchy.supers(one))
        return related

    def _has_object(self, caller: MethodNumber, owner: str) -> bool:
        """Say whether the caller itself runs on an object of the class."""
        if self.program.is_static(caller):
            return False
        return self.hierarchy.is_subtype(self.program.owner(caller), owner)

    def _initialisers(self, method: MethodNumber) -> Iterator[Edge]:
        """Yield what makes Android initialise a class, for its `<clinit>` (JLS 12.4.1)."""
        program = self.program
        if not program.signature(method).startswith("<clinit>"):
            return
        owner = program.owner(method)
        for use in program.type_uses(owner, frozenset({opcodes.NEW_INSTANCE})):
            yield Edge(use.method, method, use.pc, CLASS_INIT, EXACT)
        for use in program.static_field_uses(owner):
            yield Edge(use.method, method, use.pc, CLASS_INIT, EXACT)
        for signature in program.members.references_to(owner):
            for call in program.calls_naming(owner, signature):
                if invoke_kind(call.opcode) == STATIC or signature.startswith("<init>"):
                    yield Edge(call.method, method, call.pc, CLASS_INIT, EXACT)

    @cached_property
    def _lambdas(self) -> dict[MethodNumber, list[tuple[MethodNumber, int]]]:
        """Index the methods that invoke-customs hand over as function objects."""
        found: dict[MethodNumber, list[tuple[MethodNumber, int]]] = {}
        for base, image in zip(self.program.bases, self.program.images, strict=True):
            for row, pc, site in zip(
                image.custom_row.tolist(),
                image.custom_pc.tolist(),
                image.custom_site.tolist(),
                strict=True,
            ):
                try:
                    arguments = image.call_site(site).arguments
                    handles = [
                        image.method_handle(one.number).text
                        for one in arguments
                        if isinstance(one, Reference) and one.kind == "method_handle"
                    ]
                except MalformedDex:
                    continue  # Android refuses this class alone.
                for text in handles:
                    target = self._resolve_text(text)
                    if target is not None:
                        found.setdefault(target, []).append((base + row, pc))
        return found

    def _resolve_text(self, text: str) -> MethodNumber | None:
        owner, _, signature = text.partition("->")
        return self.hierarchy.resolve_method(owner, signature) if "(" in signature else None


def best(method: MethodNumber, found: list[Edge]) -> tuple[Edge, ...]:
    """Keep the best edge a place and case, sorted by place; a method's own calls are none.

    Where bodies were merged into one method, one of them may launch what another gets the answer of,
    or register an object that runs another.
    """
    best: dict[tuple[MethodNumber, int, int | None], Edge] = {}
    for edge in sorted(found, key=_preference):
        if edge.source != method or edge.case is not None:
            best.setdefault((edge.source, edge.pc, edge.case), edge)
    return tuple(best.values())


def _preference(edge: Edge) -> tuple[int, int, float, bool, str]:
    """Order edges by place, the surest first, and a row of the table before the plain rule."""
    general = edge.why in (HANDED, OVERRIDE)
    return (edge.source, edge.pc, -edge.confidence, general, edge.why)
