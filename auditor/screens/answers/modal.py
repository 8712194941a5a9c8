"""Answers which screens cannot be touched until the borrower has chosen.

A dialog that cannot be cancelled, whose refusal leaves the app, and that the opening of a screen
always shows, keeps everybody from the controls beneath it: what a touch there would do stands
behind the acceptance, though no condition in the code says so. The same holds of a screen that its
own opening always finishes. What runs without a touch is not kept by either.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.calls.entrypoints import EntryPoint
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.values import Site
from auditor.code.decisions.branches import Branches
from auditor.dex import opcodes
from auditor.model.names import outermost
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.parts.shown import Choice, Effect, Shown
from auditor.screens.parts.touches import TOUCHED, is_touch

OPENING: Final = frozenset({"onCreate", "onStart", "onResume", "onPostCreate", "onPostResume"})
"""What Android runs of an activity before anybody can touch it."""

_FINISHES: Final = frozenset({"finish", "finishAffinity", "finishAndRemoveTask"})
_STAYS: Final = frozenset({Effect.EXITS, Effect.SHOWS_AGAIN, Effect.BLOCKS})
_GOES: Final = frozenset({Effect.GOES_ON, Effect.REQUESTS, Effect.READS, Effect.MANUAL_ENTRY})
_WHOLE_SCREENS: Final = frozenset({"activity", "fragment"})
_MOST_CALLERS: Final = 12
_DEEPEST: Final = 4


def modality(shown: Shown) -> Kleene:
    """Say whether a screen can be left by its acceptance or by leaving the app alone."""
    if shown.screen.kind in _WHOLE_SCREENS or shown.screen.cancelable is Kleene.YES:
        return Kleene.NO
    others = [one for one in shown.choices if one.role in (Role.REFUSE, Role.OTHER)]
    held = [_holds(one) for one in others]
    if Kleene.NO in held:
        return Kleene.NO
    if Kleene.UNKNOWN in held or shown.screen.cancelable is Kleene.UNKNOWN:
        return Kleene.UNKNOWN
    return Kleene.YES


def _holds(choice: Choice) -> Kleene:
    if choice.effects & _GOES:
        return Kleene.NO
    if choice.effects & _STAYS:
        return Kleene.YES
    return Kleene.NO if choice.is_followed else Kleene.UNKNOWN


@dataclass(slots=True)
class Covers:
    """Which classes' controls are out of reach, in one world."""

    graph: CallGraph
    entries: Sequence[EntryPoint]
    branches: Branches
    shown: Sequence[Shown]
    unsure_counts: bool
    """Whether a screen of which it is not known if it can be left covers too."""
    _families: frozenset[str] = field(init=False)
    _by_method: Mapping[MethodNumber, tuple[str, ...]] = field(init=False)
    _openings: Mapping[str, tuple[MethodNumber, ...]] = field(init=False)
    """The opening methods of each family's screens."""
    _known: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        opened: dict[MethodNumber, list[str]] = {}
        for entry in self.entries:
            name = self.graph.program.signature(entry.method).partition("(")[0]
            if entry.kind == "activity" and name in OPENING:
                opened.setdefault(entry.method, []).append(entry.class_name)
        self._by_method = {method: tuple(names) for method, names in opened.items()}
        openings: dict[str, list[MethodNumber]] = {}
        for method, names in opened.items():
            for name in dict.fromkeys(map(outermost, names)):
                openings.setdefault(name, []).append(method)
        self._openings = {family: tuple(methods) for family, methods in openings.items()}
        wanted = (Kleene.YES, Kleene.UNKNOWN) if self.unsure_counts else (Kleene.YES,)
        self._families = frozenset(
            family
            for one in self.shown
            if modality(one) in wanted
            for site in one.shown_at
            for family in self._opened_with(site, _DEEPEST)
        )

    def bars(self, edge: Edge) -> bool:
        """Say whether an edge is a touch that nobody can make before the choice."""
        return is_touch(edge) and self.covers(self.graph.program.owner(edge.source))

    def bars_entry(self, entry: EntryPoint) -> bool:
        """Say whether an entry point is a touch that nobody can make before the choice."""
        name = self.graph.program.signature(entry.method).partition("(")[0]
        is_touched = entry.kind == "activity" and name in TOUCHED
        return is_touched and self.covers(entry.class_name)

    def covers(self, class_name: str, *, depth: int = 3) -> bool:
        """Say whether the controls that a class makes cannot be touched before the choice.

        Of classes that are no screens those count that make their objects.
        """
        family = outermost(class_name)
        if family not in self._known:
            self._known[family] = (
                False  # A circle of classes that make each other covers nothing.
            )
            self._known[family] = (
                family in self._families
                or self._finishes(family)
                or (depth > 0 and self._is_made_by_covered(family, depth))
            )
        return self._known[family]

    def _is_made_by_covered(self, family: str, depth: int) -> bool:
        program = self.graph.program
        if any(outermost(one.class_name) == family for one in self.entries):
            return False
        makers = {
            outermost(program.owner(one.method))
            for one in self.graph.instances.births(family)
            if self.branches.runs(one.method, one.pc)
        } - {family}
        return bool(makers) and all(self.covers(one, depth=depth - 1) for one in makers)

    def _opened_with(self, site: Site, depth: int) -> Iterator[str]:
        """Yield the screens whose opening cannot but come to a place."""
        method, pc = site
        if not is_unavoidable(self.branches, method, pc):
            return
        for name in self._by_method.get(method, ()):
            yield outermost(name)
        edges = [one for one in self.graph.callers(method) if one.why == CALL]
        if depth and len(edges) <= _MOST_CALLERS:
            for edge in edges:
                yield from self._opened_with((edge.source, edge.pc), depth - 1)

    def _finishes(self, family: str) -> bool:
        """Say whether a screen's own opening always finishes it."""
        program = self.graph.program
        return any(
            is_unavoidable(self.branches, method, call.pc)
            for method in self._openings.get(family, ())
            for call in program.calls_in(method)
            if call.name in _FINISHES
            and self.graph.hierarchy.is_subtype(call.owner, "Landroid/app/Activity;")
        )


def is_unavoidable(branches: Branches, method: MethodNumber, pc: int) -> bool:
    """Say whether a method that comes to its end has come to a place; exceptions aside."""
    uses = branches.def_use(method)
    if uses is None or not uses.has(pc) or not branches.runs(method, pc):
        return False
    scope, goal = Scope(method), uses.row(pc)
    todo, seen = [0], {goal}
    while todo:
        row = todo.pop()
        if row in seen:
            continue
        if uses.body.instructions[row].opcode in opcodes.RETURNS:
            return False
        seen.add(row)
        todo += branches.following(scope, row)
    return True
