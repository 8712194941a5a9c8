"""Finds the functions that a screen was given from outside and that one of its choices alone runs.

`explain(onAgree, onDecline)`: the graph has such a function run where it is handed over, by a press
that is not known. Who follows the press of a control sees which one it runs, and whether nobody else
could. A shrinker puts several into one method, with a number that tells which of them an object is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.code.calls.callgraph import CALL
from auditor.code.calls.listeners import is_function
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Instance, Site
from auditor.code.shrunk.reactions import reactions
from auditor.screens.parts.shown import Region
from auditor.screens.presses.pressing import Presser, Run, Use


@dataclass(slots=True)
class GivenFunctions:
    """Finds them for one control after the other; one per app."""

    presser: Presser

    def of(
        self, use: Use, run: Run, others: Sequence[Run], showing: Iterable[MethodNumber]
    ) -> tuple[Region, ...]:
        """Return the functions that a handler was given from outside and that it alone runs.

        `others` are the runs of the other choices, `showing` are the methods that show the screen.
        """
        inside = {each for each, _ in run.visited}
        rest = frozenset(place for one in others for place in one.visited)
        shows = frozenset(showing)
        whole = tuple(
            Region(each)
            for each in sorted(inside - {each for each, _ in rest} - {use.handler.method})
            if self._is_given(each, inside, shows, None)
        )
        is_told = all(one.is_whole for one in (run, *others))
        return (*whole, *self._cases(use, run, rest, shows, is_told=is_told))

    def _cases(
        self,
        use: Use,
        run: Run,
        rest: frozenset[Site],
        showing: frozenset[MethodNumber],
        *,
        is_told: bool,
    ) -> Iterator[Region]:
        """Yield those that are one case of a merged method.

        Of a function that is told yes or no, by several choices, what runs on this one alone.
        """
        inside = {each for each, _ in run.visited}
        around = inside | {each for each, _ in rest}
        for method in sorted(inside - {use.handler.method}):
            own, other = (self._visited(method, each) for each in (run.visited, rest))
            alone = own - other
            if len(alone) == 1 and self._is_given(method, inside, showing, min(alone)):
                yield Region(method, self.presser.places_of(method, alone))
            elif is_told and len(own) == 1 and own <= other:
                # None are left where who does not agree runs all that who agrees does.
                places = {pc for each, pc in run.visited - rest if each == method}
                if self._is_given(method, around, showing, min(own)):
                    yield Region(method, frozenset(places))

    def _visited(self, method: MethodNumber, visited: frozenset[Site]) -> set[int]:
        """Return the cases of a merged method that were visited."""
        merged = self.presser.graph.merged
        if not merged.is_merged(method):
            return set()
        cases = {merged.case_at(method, pc) for each, pc in visited if each == method}
        return {one for one in cases if one is not None}

    def _is_given(
        self,
        method: MethodNumber,
        inside: set[MethodNumber],
        showing: frozenset[MethodNumber],
        case: int | None,
    ) -> bool:
        """Say whether a method is a function's that is made once, outside, and called by nobody else.

        Of a method that a shrinker merged, this is asked of one case.
        """
        graph, program = self.presser.graph, self.presser.program
        if program.is_static(method) or program.signature(method).startswith("<"):
            return False
        owner, merged = program.owner(method), graph.merged
        births = [
            one
            for one in graph.instances.births(owner)
            if one.how == "object"
            and (case is None or merged.case_made(method, one.method, one.pc) in (None, case))
        ]
        if (
            owner in graph.instances.given
            or len(births) != 1
            or births[0].method in inside - showing
        ):
            return False
        outside = [
            one
            for one in graph.callers(method)
            if one.source not in inside and (case is None or one.case in (None, case))
        ]
        # Where it is handed over nobody may call it who could hold it.
        birth = (births[0].method, births[0].pc)
        is_own = births[0].method in showing and self._is_function(owner)
        if not (outside or is_own) or any(
            edge.why == CALL and self._could_hold(edge.source, edge.pc, birth)
            for edge in outside
        ):
            return False
        return not any(
            self._calls(each, method) for each in sorted(showing | {births[0].method})
        )

    def _is_function(self, owner: str) -> bool:
        """Say whether objects of a class are functions."""
        info = self.presser.program.class_info(owner)
        return info is not None and any(
            is_function(self.presser.program, one) for one in info.interfaces
        )

    def _could_hold(self, caller: MethodNumber, pc: int, birth: Site) -> bool:
        """Say whether a call can be made on the object that is made at a place."""
        program, resolver = self.presser.program, self.presser.resolver
        if program.owner(caller).startswith(reactions().libraries):
            return False  # It is handed to code of the app, which the press has followed.
        call = resolver.call_at(caller, pc)
        if call is None:
            return True
        values = resolver.receiver(Scope(caller), call)
        known = [one.site for one in values if isinstance(one, Instance) and one.site[1] >= 0]
        return birth in known or len(known) != len(values) or not values

    def _calls(self, caller: MethodNumber, method: MethodNumber) -> bool:
        """Say whether a method calls a function of that kind itself, without anybody's press."""
        graph, program = self.presser.graph, self.presser.program
        owner, signature = program.owner(method), program.signature(method)
        for one in program.calls_in(caller):
            named, _, called = one.target.partition("->")
            if called == signature and graph.hierarchy.is_subtype(owner, named):
                return True
        return False
