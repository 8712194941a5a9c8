"""Answers on which objects a call runs, wherever its method is entered from.

Class hierarchy says of a call through an interface that it may run any class below it. Behind a shrinker
that is every function object of the app for `Function0.invoke`, though a `Lazy` runs its own initialiser
alone. So the object is followed backward (see `tracing`): a field to all that is ever put into it, a
parameter to all callers. What is not told may be any.
Compare variable-type analysis (Sundaresan et al. 2000), here asked one call at a time.
"""

from dataclasses import dataclass, field

from auditor.code.calls.dispatch import INTERFACE, VIRTUAL, Targets, invoke_kind
from auditor.code.calls.framed_objects import OFF, Calls, Frame, Made, Origins, place_of
from auditor.code.calls.object_calls import ObjectCalls
from auditor.code.calls.tracing import Tracing
from auditor.code.calls.unset_fields import UnsetFields
from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.code.shrunk.merged import ANY


@dataclass(slots=True)
class Receivers:
    """The objects of calls; one per app, each call asked once."""

    graph: Calls
    _origins: Origins = field(init=False)
    _unset: UnsetFields = field(init=False)
    _object_calls: ObjectCalls = field(init=False)
    _known: dict[Site, tuple[Made, ...] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._origins = Origins(self.graph)
        self._unset = UnsetFields(self.graph, self._origins)
        self._object_calls = ObjectCalls(self.graph)

    def of(self, site: Site) -> tuple[Made, ...] | None:
        """Return every object on which the call at a place may run; None where it may be any."""
        if site not in self._known:
            self._known[site] = self._find(site)
        return self._known[site]

    def targets(self, call: Call) -> tuple[MethodNumber, ...]:
        """Return the methods that a call can run, as far as its objects are told; none where too many could."""
        found = self.graph.dispatch.targets_of(call)
        is_open = found.wide or len(found.methods) > 1
        objects = self.of((call.method, call.pc)) if is_open else None
        if objects is None:
            return found.methods
        resolve = self.graph.hierarchy.resolve_method
        runs = (resolve(one.name, call.name + call.proto) for one in objects)
        return tuple(dict.fromkeys(one for one in runs if one is not None))

    def cases(
        self, call: CallSite, targets: Targets, method: MethodNumber
    ) -> tuple[int | None, ...]:
        """Return the cases in which a call can run one of its targets; none where it never does.

        A case of None stands for all. `targets` are those that the hierarchy gives.
        """
        kind = invoke_kind(call.opcode)
        if kind == INTERFACE and self._unset.has_none((call.method, call.pc)):
            return ()
        is_merged = self.graph.merged.is_merged(method)
        if kind not in (VIRTUAL, INTERFACE) or not (is_merged or len(targets.methods) > 1):
            return (None,)
        objects = self.of((call.method, call.pc))
        if objects is None:
            return self._object_calls.cases((call.method, call.pc), method)
        fit = [one for one in objects if self._origins.runs(one, method, ANY)]
        made = self.graph.merged.case_made
        cases = {made(method, one.frame.method, one.pc) for one in fit} if is_merged else {None}
        if not fit:
            return ()
        return (
            (None,) if None in cases else tuple(sorted(one for one in cases if one is not None))
        )

    def within(self, frame: Frame, call: Call) -> tuple[Made, ...] | None:
        """Return every object on which a call may run in a method that is entered in a known way."""
        found = Tracing(self._origins, OFF).objects(frame, call.pc, call.registers[0])
        return None if found is None else tuple(sorted(found, key=place_of))

    def at(self, method: MethodNumber, pc: int, register: int) -> tuple[Made, ...] | None:
        """Return every object that a register may hold just before an instruction; None: any."""
        found = Tracing(self._origins, OFF).objects(Frame(method, OFF, pc), pc, register)
        return None if found is None else tuple(sorted(found, key=place_of))

    def _find(self, site: Site) -> tuple[Made, ...] | None:
        method, pc = site
        uses = self.graph.uses.of(method)
        if uses is None or not uses.has(pc):
            return None
        call = read_call(self.graph.program, method, uses.instruction(pc))
        if call is None or not call.registers:
            return None
        return self.within(Frame(method, OFF, pc), call)
