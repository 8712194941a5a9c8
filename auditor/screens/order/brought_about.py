"""Answers whether something other than the acceptance brings a call about.

What an observer is handed, a coroutine goes on with, or a part of a screen that appears may all be the
acceptance's own doing: where it posts, runs what is not known, or shows something, such calls prove nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.calls.dispatch import EXACT, LOOSE
from auditor.code.calls.launchers import LAUNCH
from auditor.code.classes.program import MethodNumber
from auditor.code.decisions.branches import Branches
from auditor.code.ways.reach import LIKELY_FROM, Route
from auditor.model.names import COMPOSE, COMPOSER, outermost
from auditor.model.vocabulary import Kleene
from auditor.screens.memory.kept import Kept
from auditor.screens.memory.observing import is_observed
from auditor.screens.memory.told_apart import is_told_apart
from auditor.screens.memory.writes import Write
from auditor.screens.order.asked_by_class import asks_another
from auditor.screens.order.chosen_methods import chosen_methods
from auditor.screens.parts.shown import Effect, Shown
from auditor.screens.parts.touches import CLOSED, is_touch

_RESUMED: Final = frozenset({"coroutine", "interface", "rx"})
"""Rows whose callbacks are brought about by whoever holds the object: perhaps the acceptance."""
_DRAWN: Final = ("Landroidx/navigation/", COMPOSE, "Landroidx/viewpager")
"""Libraries that show one of several parts of a screen, as whoever navigates wants."""
_DEEPEST: Final = 6
_MOST_ASKING: Final = 60
"""So many methods are looked at that may lead to a question."""


@dataclass(slots=True)
class BroughtAbout:
    """What else than some acceptance brings about; one per world."""

    graph: CallGraph
    kept: Kept
    shown: Sequence[Shown]
    """The screens that can be accepted."""
    _before: frozenset[MethodNumber] | None = field(default=None, init=False)

    def is_sure(self, edge: Edge, *, is_told: bool) -> bool:
        """Say whether it is certain that not the acceptance alone brings an edge about.

        `is_told` says whether somebody is seen to hand its target something before that.
        """
        program, kept = self.graph.program, self.kept
        if edge.confidence < LIKELY_FROM:
            return False
        if self._posts() and not is_told and is_observed(program, edge):
            return False
        if self._answers_question(edge):
            return False
        is_shown = kept.reveals and edge.call.startswith(_DRAWN)
        if is_shown or (kept.runs_unknown and edge.why in _RESUMED):
            return COMPOSER in program.signature(edge.source) and (
                self._is_drawn_with_question(edge.source)
            )
        if kept.reveals and (is_touch(edge) or edge.why == "fragment"):
            family = outermost(program.owner(edge.source))
            is_apart = all(outermost(one.owner) != family for one in self.shown)
            is_there = edge.target in self._there_before() or self._closes_question(edge)
            return is_apart or (is_touch(edge) and is_there)
        return True

    def may_choose(self, edge: Edge, branches: Branches, *, is_certain: bool) -> bool:
        """Say whether a call may run a method on an object that was chosen before it; certain only where it is told which."""
        if edge.why != CALL or not self.graph.chosen.is_chosen((edge.source, edge.pc)):
            return True
        runs = chosen_methods(self.graph, branches, (edge.source, edge.pc))
        return not is_certain if runs is None else edge.target in runs

    def astray(self, route: Route) -> tuple[Edge, ...]:
        """Return the calls of a way that run one of several objects, of which the way is not seen to make the one it goes on in.

        And those that have a base class ask for something else than the phonebook (`asks_another`).

        A library runs whatever it was handed anywhere: `RxJavaPlugins` holds a consumer of errors, and all of the app's
        consumers are of its type. What leads to where the question itself is shown is no such call: else nobody were asked.
        """
        births, owner = self.graph.instances.births, self.graph.program.owner
        asking = {method for one in self.shown for method, _ in one.shown_at}
        found: list[Edge] = []
        passed: set[MethodNumber] = set()
        for number, edge in enumerate(route.hops):
            passed.add(edge.source)
            found = [] if edge.source in asking else found
            found += [edge] if asks_another(self.graph, route.hops, number) else []
            if self._runs_any(edge):
                made = owner(edge.target)
                makers = {one.method for one in births(made)}
                is_brought = route.entry.class_name == made or any(
                    one.receiver == made for one in route.hops[:number]
                )
                found += [] if makers & passed or is_brought else [edge]
        return tuple(found)

    def _runs_any(self, edge: Edge) -> bool:
        """Say whether a call runs one of several objects, and it is not told which."""
        if edge.why != CALL or not edge.needs_object or edge.confidence >= EXACT:
            return False
        source, target = map(self.graph.program.owner, (edge.source, edge.target))
        is_apart = _root(source) != _root(target)
        return (is_apart or edge.confidence <= LOOSE) and (
            self.graph.receivers.of((edge.source, edge.pc)) is None
        )

    def _is_drawn_with_question(self, method: MethodNumber) -> bool:
        """Say whether a composable is called from where a question is drawn: it is on the screen before any answer."""
        asked = {site for one in self.shown for site in one.shown_at}
        todo, seen = [(method, 0)], {method}
        while todo:
            one, depth = todo.pop()
            for edge in self.graph.callers(one) if depth < _DEEPEST else ():
                if edge.why != CALL:
                    continue
                if (edge.source, edge.pc) in asked:
                    return True
                if edge.source not in seen:
                    seen.add(edge.source)
                    todo.append((edge.source, depth + 1))
        return False

    def is_told_apart(self, branches: Branches, write: Write, removed: frozenset[int]) -> bool:
        """Say whether the acceptance makes a write behind an open test, which is not seen to be a refusal's own."""
        method, pc = write.site
        own = (
            region
            for one in self.shown
            for choice in one.refuses
            for region in choice.runs
            if region.method == method and region.pcs is not None
        )
        return is_told_apart(branches, write, self.kept.ran, removed) and not any(
            pc in (region.pcs or ()) for region in own
        )

    def _posts(self) -> bool:
        """Say whether the acceptance posts something, or may: what it does was not followed to its end."""
        return self.kept.posts or not all(
            choice.is_followed for one in self.shown for choice in one.accepts
        )

    def _closes_question(self, edge: Edge) -> bool:
        """Say whether an edge runs what hears that a question is gone, which can go without the acceptance."""
        program = self.graph.program
        return program.signature(edge.target) in CLOSED and any(
            one.screen.cancelable is Kleene.YES
            or any(Effect.EXITS not in choice.effects for choice in one.refuses)
            for one in self.shown
            if any(method == edge.source for method, _ in one.shown_at)
        )

    def _answers_question(self, edge: Edge) -> bool:
        """Say whether an edge hears what a contract of the app's own makes of the answer to a question.

        `registerForActivityResult(ConsentContract()) { agreed -> … }`: what it tells of who declined is not followed.
        """
        if edge.call != LAUNCH:
            return False
        contracts = self.graph.launchers.contracts(self.graph.program.owner(edge.target))
        return any(
            outermost(self.graph.program.owner(one.method)) in map(outermost, contracts)
            for shown in (self.shown if contracts else ())
            for one in self.graph.instances.births(shown.owner)
        )

    def _there_before(self) -> frozenset[MethodNumber]:
        """Return what touches run that stand before the acceptance: those that refuse, and those that lead to the question."""
        if self._before is None:
            refusing = (
                region.method
                for one in self.shown
                for choice in one.refuses
                for region in choice.runs
            )
            asking = {method for one in self.shown for method, _ in one.shown_at}
            todo = list(asking)
            while todo and len(asking) <= _MOST_ASKING:
                for edge in self.graph.callers(todo.pop()):
                    if edge.why == CALL and edge.source not in asking:
                        asking.add(edge.source)
                        todo.append(edge.source)
            self._before = frozenset((*refusing, *asking))
        return self._before


def _root(name: str) -> str:
    """Return whose code a class is, by the first two names of its package."""
    return "/".join(name.split("/")[:-1][:2])
