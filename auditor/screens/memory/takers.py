"""Finds who waits for the values of a stream: collectors, observers and blocks, with the streams of each.

Source: data/consent/streams.toml. Which streams are meant does not depend on what is assumed of the app.
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.observed import Place
from auditor.code.classes.instances import Birth
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call
from auditor.code.ways.following import Follower
from auditor.screens.memory.stream_calls import StreamCall, stream_calls

_MOST_BIRTHS: Final = 4
_MOST_OF_MERGED: Final = 24
"""Of a class that a shrinker made of many, most objects are something else: each is followed to see that it takes nothing."""
_INVOKED: Final = "invoke(Ljava/lang/Object;)Ljava/lang/Object;"


@dataclass(slots=True)
class Takers:
    """Who takes values; one per app."""

    graph: CallGraph
    follower: Follower
    _found: dict[tuple[MethodNumber, int | None], tuple[Place, ...] | None] = field(
        default_factory=dict
    )

    def places(self, method: MethodNumber, case: int | None = None) -> tuple[Place, ...] | None:
        """Return the streams of which a method, or a case of it, is handed the values.

        None where they are not known.
        """
        key = (method, case)
        if key not in self._found:
            self._found[key] = self._find_places(method, case)
        return self._found[key]

    def _find_places(self, method: MethodNumber, case: int | None) -> tuple[Place, ...] | None:
        program = self.graph.program
        owner = program.owner(method)
        if (adapted := self._adapted(method)) is not None:
            return adapted
        if not stream_calls().takes(self.graph, method):
            return None
        observed = self.graph.observed.places(method, case)
        if observed is not None:
            return observed
        births = [
            one
            for one in self.graph.instances.births(owner)
            # In `create` the same block is made ready for one value.
            if program.owner(one.method) != owner and self._runs_as(method, one, case)
        ]
        is_merged = self.graph.merged.number_field(owner) is not None
        most = _MOST_OF_MERGED if is_merged else _MOST_BIRTHS
        if not 0 < len(births) <= most or any(one.how != "object" for one in births):
            return None
        found: list[Place] = []
        for one in births:
            places = self._collectings(one.method, one.pc, owner)
            if places is None or not (places or is_merged):
                return None
            found += places
        return tuple(found) or None

    def _runs_as(self, method: MethodNumber, birth: Birth, case: int | None) -> bool:
        """Say whether an object that is made somewhere may run a method, or a case of one that was merged."""
        if case is None:
            return self.graph.held_things.can_run(method, birth.method, birth.pc)
        return self.graph.merged.case_made(method, birth.method, birth.pc) in (None, case)

    def _collectings(self, method: MethodNumber, pc: int, made: str) -> list[Place] | None:
        """Return the streams to which an object is given that is made at a place, if any; None if others have it."""
        start = self.follower.standing(method, pc)
        if start is None:
            return None
        trail = self.follower.follow(start, stops=self._collects, made=made)
        found = []
        for one in trail.landings:
            row = self._collecting(one.call)
            register = None if row is None else row.register(one.call, row.stream)
            if register is not None:
                found.append(Place(one.scope, one.call.pc, register))
            elif row is not None or not (one.word == 0 or self._is_passed(one.call)):
                return None
        return found if trail.is_whole else None

    def _is_passed(self, call: Call) -> bool:
        """Say whether a call only makes the object, or was followed into the app's own code."""
        return call.name == "<init>" or bool(self.graph.dispatch.targets_of(call).methods)

    def _collects(self, call: Call) -> bool:
        return self._collecting(call) is not None

    def _collecting(self, call: Call) -> StreamCall | None:
        row = stream_calls().of(self.graph, call)
        return row if row is not None and row.given is not None and row.does != "emit" else None

    def _adapted(self, method: MethodNumber) -> tuple[Place, ...] | None:
        """Return the LiveData of a function of Kotlin's around which kotlinc makes the observer; None for any other method."""
        owner = self.graph.program.owner(method)
        births = self.graph.instances.births(owner) if self._is_function(method) else ()
        if not 0 < len(births) <= _MOST_BIRTHS or any(one.how != "object" for one in births):
            return None
        found: list[Place] = []
        for birth in births:
            start = self.follower.standing(birth.method, birth.pc)
            trail = (
                None
                if start is None
                else self.follower.follow(start, stops=self._adapts, made=owner)
            )
            around = (
                []
                if trail is None
                else [one.call for one in trail.landings if self._adapts(one.call)]
            )
            if trail is None or not trail.is_whole or not around:
                return None
            if any(one.call.name != "<init>" for one in trail.landings):
                return None
            for call in around:
                places = self._observing(call)
                if places is None:
                    return None
                found += places
        return tuple(found)

    def _is_function(self, method: MethodNumber) -> bool:
        return self.graph.program.signature(method) == _INVOKED

    def _adapts(self, call: Call) -> bool:
        """Say whether a call makes an observer of the app's own around what it is given."""
        live = self.graph.names.live_data
        return call.name == "<init>" and any(
            self.graph.hierarchy.is_subtype(call.owner, one.observer) for one in live.known
        )

    def _observing(self, call: Call) -> list[Place] | None:
        """Return the LiveData to which the observer is given that a call of a constructor makes."""
        uses = self.graph.uses.of(call.method)
        made = () if uses is None else uses.definitions(call.pc, call.registers[0])
        runs = [
            one
            for each in self.graph.names.live_data.known
            if (one := self.graph.hierarchy.resolve_method(call.owner, each.takes)) is not None
        ]
        given = self.graph.observed.given(runs[0]) if len(runs) == len(made) == 1 else None
        return None if given is None else given.get((call.method, made[0])) or None
