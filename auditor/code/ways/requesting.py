"""Answers whether what Android says to a request for a permission comes to another screen than the way goes on in.

A helper that is handed the screen (`Permissions.ask(activity, …)`) or stands in a base of many asks for
whichever called it, and the answer comes to that one. So the asking object is followed backward along the way,
by what it is declared to be: `this` of the screen that called the helper.
Source: `Activity.requestPermissions`, `Activity.onRequestPermissionsResult`.

The answer carries the number of its request: what stands behind a test of another number it never runs.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.framed_objects import Frame
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call, parameter_types
from auditor.code.decisions.assumptions import NOT_SAID, Assumptions
from auditor.code.decisions.branches import Branches
from auditor.code.decisions.tested import Tested
from auditor.code.evaluation.outcomes import Outcomes

ANSWERED: Final = "permission-result"
"""The edges from a request to what takes its answer."""
_ACTIVITY: Final = "Landroid/app/Activity;"
_WIDE: Final = frozenset("JD")
_ANSWER: Final = "onRequestPermissionsResult(I[Ljava/lang/String;[I)V"
_NUMBER: Final = 1
"""The word at which the answer holds the number of its request."""


class Asker(NamedTuple):
    """What asks: the narrowest class that it is known to be of, and the first method of the way that tells it."""

    name: str
    least: int


@dataclass(slots=True)
class Numbers:
    """Tells which places an answer does not come to, by the number of its request; one per app."""

    graph: CallGraph
    _plain: Branches = field(init=False)
    _told: dict[tuple[MethodNumber, int], Branches] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._plain = Branches(self.graph)

    def keep_from(
        self, call: Call, method: MethodNumber, target: MethodNumber, pc: int
    ) -> bool:
        """Say whether the answer to a request of a method never comes to a place of what takes it."""
        if self.graph.program.signature(target) != _ANSWER or call.types[-1:] != ("I",):
            return False
        numbers = self._plain.values.value(Scope(method), call.pc, call.registers[-1])
        return bool(numbers) and all(
            isinstance(one, int) and not self._answered(target, one).runs(target, pc)
            for one in numbers or ()
        )

    def _answered(self, target: MethodNumber, number: int) -> Branches:
        """Return the branches of what takes an answer, when it is that to a request of a number."""
        key = (target, number)
        if key not in self._told:

            def told(_: Tested, scope: Scope, word: int, __: int) -> Outcomes | str:
                is_it = scope.method == target and word == _NUMBER
                return frozenset({number}) if is_it else NOT_SAID

            self._told[key] = Branches(self.graph, Assumptions(parameter=told))
        return self._told[key]


def goes_elsewhere(
    graph: CallGraph, frame: Frame, call: Call, target: MethodNumber
) -> int | None:
    """Return the first method of a way that tells that the answer to a request comes to another screen.

    None where it may come to the target's. A fragment's answers pass through the screen that it is on.
    """
    asker = _asker(graph, frame, call)
    taker, below = graph.program.owner(target), graph.hierarchy.is_subtype
    if asker is None or not (below(asker.name, _ACTIVITY) and below(taker, _ACTIVITY)):
        return None
    return None if below(asker.name, taker) or below(taker, asker.name) else asker.least


def _asker(graph: CallGraph, frame: Frame, call: Call) -> Asker | None:
    found: Asker | None = None
    at: Frame | None = frame
    register = call.registers[0]
    while at is not None:
        uses = graph.uses.of(at.method)
        if uses is None or not uses.has(call.pc):
            return found
        word = uses.parameter_at(call.pc, register)
        if word is None:
            return found
        name = _declared(graph, at.method, word)
        if found is None or (
            name != found.name and graph.hierarchy.is_subtype(name, found.name)
        ):
            found = Asker(name, at.at)
        if at.call is None or word >= len(at.call.registers):
            return found
        call, register, at = at.call, at.call.registers[word], at.up
    return found


def _declared(graph: CallGraph, method: MethodNumber, word: int) -> str:
    """Return the type of which a parameter is declared; of `this`, the class of the method."""
    program = graph.program
    signature = program.signature(method)
    words = [] if program.is_static(method) else [program.owner(method)]
    for one in parameter_types(signature[signature.index("(") :]):
        words += [one] * (1 + (one in _WIDE))
    return words[word] if word < len(words) else ""
