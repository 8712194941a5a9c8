"""Goes along a found way, and says which stretch of it no run can take.

The graph says of a call through an interface which methods it may run; on one way it runs that of the
object which this way hands it. So the object of each such call is followed backward, along the way's
own calls: an argument to what the caller gave, a field to what its object was made with, `this` of a
callback to where it was registered. Where all that it can be is known, and none of it runs the method
that comes next (or, merged by a shrinker, the case that does), the stretch from there on is no way.
What is not known may be anything.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.calls.dispatch import INTERFACE, VIRTUAL, invoke_kind
from auditor.code.calls.edges import implicit_edges
from auditor.code.calls.framed_objects import Frame, Made, Objects, Origins, Owned, place_of
from auditor.code.calls.tracing import Tracing
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call, read_call
from auditor.code.shrunk.merged import ANY
from auditor.code.ways.barred import Barred, Leg, Stretch
from auditor.code.ways.reach import Route
from auditor.code.ways.requesting import ANSWERED, Numbers, goes_elsewhere
from auditor.dex import opcodes

_ANYWHERE: Final = frozenset(row.id for row in implicit_edges() if row.is_anywhere)


class _Torn(NamedTuple):
    """A stretch of a way that no run takes: its first and last leg."""

    least: int
    last: int
    objects: frozenset[Made] = frozenset()
    """What the call of its last leg runs on, where that tells it."""


@dataclass(slots=True)
class _Stop:
    """What is known once a way was gone along to here: the same for all ways that begin alike."""

    frame: Frame
    torn: _Torn | None = None
    """The stretch that no run takes, if one ends here."""
    onward: dict[tuple[Edge, int | None, int, bool], "_Stop"] = field(default_factory=dict)
    """By the edge that is taken, the instruction at which its target is left, its case, and whether it is the last."""


@dataclass(slots=True)
class Replay:
    """Looks through ways; one per app."""

    graph: CallGraph
    origins: Origins = field(init=False)
    numbers: Numbers = field(init=False)
    _begun: dict[tuple[MethodNumber, int], _Stop] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.origins = Origins(self.graph)
        self.numbers = Numbers(self.graph)

    def refuted(
        self, entry: MethodNumber, hops: Sequence[Edge], pc: int | None
    ) -> tuple[Stretch, ...]:
        """Return the stretch of a way that no run takes, the shortest to its end, and others like it; none if all may.

        Others end in another method that the same call could run, on none of the same objects.
        """
        if not hops:
            return ()
        leaves = [*(one.pc for one in hops[1:]), pc]
        cases = [self._case(one.target, at) for one, at in zip(hops, leaves, strict=True)]
        torn = self._first(entry, hops, leaves, cases)
        if torn is None:
            return ()
        legs, last = [*zip(hops, cases, strict=True)], torn.last
        for start in range(last, torn.least, -1):
            behind = slice(start, last + 1)
            parts = (hops[behind], leaves[behind], cases[behind])
            alone = self._first(hops[start].source, *parts)
            if alone is not None and (alone.least, alone.last) == (0, last - start):
                # So it is however the way comes here.
                torn = _Torn(start, last, alone.objects)
                break
        before = legs[torn.least : last]
        ends = [legs[last], *self._others(legs[last][0], torn.objects)]
        return tuple((one, *reversed(before)) for one in ends)

    def _others(self, hop: Edge, found: Collection[Made]) -> Iterator[Leg]:
        """Yield the further methods that a call could run which none of the objects runs on which it does run."""
        call = self._call(hop) if found else None
        for target in () if call is None else self.origins.targets(call):
            is_other = target != hop.target and not self.graph.merged.is_merged(target)
            if is_other and not any(self.origins.runs(one, target, ANY) for one in found):
                yield hop._replace(target=target), ANY

    def _first(
        self,
        entry: MethodNumber,
        hops: Sequence[Edge],
        leaves: Sequence[int | None],
        cases: Sequence[int],
    ) -> "_Torn | None":
        """Return the first stretch that no run takes."""
        begin = (entry, hops[0].pc)
        stop = self._begun.setdefault(begin, _Stop(Frame(entry, 0, hops[0].pc)))
        for number, (hop, at) in enumerate(zip(hops, leaves, strict=True)):
            is_last = number + 1 == len(hops)
            key = (hop, at, cases[number], is_last)
            if key not in stop.onward:
                stop.onward[key] = self._taken(stop.frame, number, *key[:3], is_last=is_last)
            stop = stop.onward[key]
            if stop.torn is not None:
                return stop.torn
        return None

    def _taken(
        self, frame: Frame, number: int, hop: Edge, at: int | None, case: int, *, is_last: bool
    ) -> _Stop:
        """Take one edge of a way, from the method that was come to."""
        tracing = Tracing(self.origins, number)
        call = self._call(hop) if hop.why == CALL else None
        torn = None
        if call is not None and self._is_open(call, case):
            found = tracing.objects(frame, call.pc, call.registers[0])
            if found and not any(self.origins.runs(one, hop.target, case) for one in found):
                torn = _Torn(tracing.least, number, found)
        elif hop.why == ANSWERED and (asks := self._call(hop)) is not None:
            least = goes_elsewhere(self.graph, frame, asks, hop.target)
            if least is not None:
                torn = _Torn(least, number)
            elif (
                at is not None
                and not is_last
                and self.numbers.keep_from(asks, hop.source, hop.target, at)
            ):
                torn = _Torn(number, number + 1)
        if torn is not None:
            return _Stop(frame, torn)
        own = None if call is not None else self._called_back(frame, hop, case)
        return _Stop(Frame(hop.target, number + 1, at, call, frame, own, hop.receiver))

    def _case(self, method: MethodNumber, pc: int | None) -> int:
        told = None if pc is None else self.graph.merged.case_at(method, pc)
        return ANY if told is None else told

    def _is_open(self, call: Call, case: int) -> bool:
        """Say whether it depends on the object of a call what it runs."""
        if invoke_kind(call.opcode) not in (VIRTUAL, INTERFACE) or not call.registers:
            return False
        return case != ANY or len(self.origins.targets(call)) != 1

    def _call(self, hop: Edge) -> Call | None:
        uses = self.graph.uses.of(hop.source)
        if uses is None or not uses.has(hop.pc):
            return None
        return read_call(self.graph.program, hop.source, uses.instruction(hop.pc))

    def _called_back(self, frame: Frame, hop: Edge, case: int) -> Owned | None:
        """Return the objects of which an edge may have a method called back, where that is told.

        Several calls beside each other may hand objects over, and the edge names one of them: what is
        made in the same method (and body, where several were merged) counts as well.
        """
        uses = self.graph.uses.of(hop.source)
        if not hop.receiver or hop.why in _ANYWHERE or uses is None or not uses.has(hop.pc):
            return None
        if hop.receiver in self.graph.instances.given:
            return None
        tracing = Tracing(self.origins, frame.at)
        found: Objects = None
        if uses.instruction(hop.pc).opcode == opcodes.NEW_INSTANCE and not hop.call:
            found = frozenset({Made(frame, hop.pc, hop.receiver)})
        elif hop.call and (call := self._call(hop)) is not None:
            found = tracing.handed(frame, call, hop.receiver)
        if found is None:
            return None
        objects = dict.fromkeys((*sorted(found, key=place_of), *self._beside(frame, hop)))
        fit = tuple(one for one in objects if self.origins.runs(one, hop.target, case))
        return Owned(fit, tracing.least) if fit else None

    def _beside(self, frame: Frame, hop: Edge) -> Iterator[Made]:
        """Yield the objects of the class that is called back which the calling method makes."""
        merged = self.graph.merged
        case = merged.case_at(hop.source, hop.pc)
        for one in self.graph.instances.births(hop.receiver):
            is_here = one.method == hop.source and one.how == "object"
            here = merged.case_at(hop.source, one.pc)
            if is_here and (case is None or here in (None, case)):
                yield Made(frame, one.pc, hop.receiver)


@dataclass(slots=True)
class Replayed:
    """What was found of the ways looked through so far: the same in whichever world they were searched."""

    replay: Replay
    barred: Barred = field(default_factory=Barred)
    _known: dict[tuple[MethodNumber, tuple[Edge, ...], int | None], bool] = field(
        default_factory=dict
    )

    def refutes(self, route: Route, pc: int | None) -> bool:
        """Say whether no run takes a way, or one on which an object of it is made.

        The stretch that tells it is left out from then on.
        """
        # A list, for each tells something.
        strands = [self._is_refuted(one.entry, one.hops, one.pc) for one in route.strands]
        return self._is_refuted(route.entry.method, route.hops, pc) or any(strands)

    def _is_refuted(self, entry: MethodNumber, hops: tuple[Edge, ...], pc: int | None) -> bool:
        key = (entry, hops, pc)
        if key not in self._known:
            stretches = self.replay.refuted(entry, hops, pc)
            for one in stretches:
                self.barred.bar(one)
            self._known[key] = bool(stretches)
        return self._known[key]
