"""Whether an acceptance stands before a place of the scripts on every way, and a way around where none does.

The search goes backwards: from a place to what must have turned out how for it (`conditions`), to who runs
its function (`running`), to the screen that must be open (`screens`), until a start of the app. It ends
where the answer of a question that counts lies between. A way is certain where every step of it is; one
through something that was not followed is only possible, and makes the answer unknown, never yes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from tree_sitter import Node

from auditor.model.vocabulary import Kleene
from auditor.scripts.asking import Dialog
from auditor.scripts.conditions import Condition, Sort, conditions_of
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.run_kinds import Kind, Run
from auditor.scripts.running import Runs
from auditor.scripts.syntax import Source, function_around

_DEEPEST: Final = 5
_MOST_FUNCTIONS: Final = 400


class Screens(Protocol):
    """Which screen scripts belong to, and what opens it."""

    @property
    def is_known(self) -> bool:
        """Whether the app's scripts are parts of screens that are known by name."""

    def of(self, spot: Spot) -> str:
        """Return the screen that must be open for a place to run; empty where that is not known."""

    def is_first(self, name: str) -> bool:
        """Say whether a screen is there as the app starts."""

    def opened_at(self, name: str) -> Sequence[Spot]:
        """Return where scripts name a screen, to open it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The questions whose acceptance counts, by what accepts them."""

    buttons: Mapping[tuple[Dialog, int], int]
    """Buttons of dialogs, each with the number of its screen."""
    controls: Mapping[Node, int]
    """Expressions and elements that stand for an accepting control of a screen."""
    boxes: Mapping[Node, int]
    """Expressions that find a box which is not ticked beforehand and stands for agreeing."""
    pressed: frozenset[Node] = frozenset()
    """Controls that a script may press itself."""
    handlers: Mapping[Source, int] = field(default_factory=dict)
    """Scripts that an accepting element of a page runs itself."""

    def whatever(self, call: Node) -> int | None:
        """Return the screen of a dialog all of whose answers count, by its call."""
        mine = {
            one: number for (one, _), number in self.buttons.items() if one.spot.node == call
        }
        for dialog, number in mine.items():
            if all((dialog, one.number) in self.buttons for one in dialog.buttons):
                return number
        return None

    def button(self, dialog: Dialog, number: int) -> int | None:
        """Return the screen that a button accepts, or None."""
        return self.buttons.get((dialog, number))


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a place, from a start of the app: the last step first."""

    spots: tuple[Spot, ...]
    sure: bool


class Truth(Protocol):
    """Says whether a condition holds only behind an acceptance."""

    def of(self, source: Spot, condition: Condition) -> Kleene:
        """Answer for one condition of a place."""


@dataclass(slots=True)
class Behind:
    """The search, for one choice of questions that count."""

    scripts: Scripts
    runs: Runs
    screens: Screens
    counted: Counted
    truth: Truth = field(init=False)
    kept: set[int] = field(default_factory=set)
    """The screens whose acceptance stopped a way."""
    met: set[Node | Source] = field(default_factory=set)
    """What was met on ways: calls that ask and whose answer leads on, controls that are touched."""
    _surveys: bool = False
    _stack: list[Node] = field(default_factory=list)
    _guards: dict[Node, Kleene] = field(default_factory=dict)

    def of(self, spot: Spot) -> Kleene:
        """Say whether a place runs only behind an acceptance; in a circle it does if all else does."""
        return self._of(spot, is_handed=False)

    def of_handed(self, spot: Spot) -> Kleene:
        """Say the same of whatever runs a function that is handed on at a place."""
        return self._of(spot, is_handed=True)

    def _of(self, spot: Spot, *, is_handed: bool) -> Kleene:
        if spot.node in self._stack:
            return Kleene.YES
        if len(self._stack) >= _DEEPEST:
            return Kleene.UNKNOWN
        self._stack.append(spot.node)
        try:
            way = self._way_of_handed(spot) if is_handed else self.way([spot])
        finally:
            self._stack.pop()
        if way is None:
            return Kleene.YES
        return Kleene.NO if way.sure else Kleene.UNKNOWN

    def survey(self, goals: Iterable[Spot]) -> frozenset[Node | Source]:
        """Return all that is met on all ways to some places, whatever it asks and however it is answered."""
        self._surveys = True
        try:
            self._search(tuple(goals), sure=False)
        finally:
            self._surveys = False
        return frozenset(self.met)

    def way(self, goals: Iterable[Spot]) -> Way | None:
        """Return a way around every acceptance to one of some places: a certain one, else a possible one."""
        every = tuple(goals)
        return self._search(every, sure=True) or self._search(every, sure=False)

    def _way_of_handed(self, spot: Spot) -> Way | None:
        for sure in (True, False):
            todo: list[tuple[Spot, tuple[Spot, ...]]] = []
            seen: set[Node | str] = set()
            for run in self.runs.of(spot):
                if self._goes_on(run, (spot,), todo, seen, sure=sure):
                    return Way((spot, run.spot), sure)
            if way := self._from(todo, seen, sure=sure):
                return way
        return None

    def _search(self, goals: Sequence[Spot], *, sure: bool) -> Way | None:
        return self._from([(one, ()) for one in goals], set(), sure=sure)

    def _from(
        self,
        todo: list[tuple[Spot, tuple[Spot, ...]]],
        seen: set[Node | str],
        *,
        sure: bool,
    ) -> Way | None:
        for spot, trail in todo:
            self.scripts.budget.spend()
            if self._stops(spot, sure=sure):
                continue
            trail = (*trail, spot)
            function = function_around(spot.node)
            if function is None:
                if self._starts(spot, trail, todo, seen, sure=sure):
                    return Way(trail, sure)
                continue
            if function in seen:
                continue
            if len(seen) > _MOST_FUNCTIONS:
                # What was not looked at may lead to a start of the app.
                if not (sure or self._surveys):
                    return Way(trail, sure)
                continue
            seen.add(function)
            for run in self.runs.of(Spot(spot.source, function)):
                if self._goes_on(run, trail, todo, seen, sure=sure):
                    return Way((*trail, run.spot), sure)
        return None

    def _goes_on(
        self,
        run: Run,
        trail: tuple[Spot, ...],
        todo: list[tuple[Spot, tuple[Spot, ...]]],
        seen: set[Node | str],
        *,
        sure: bool,
    ) -> bool:
        """Go back over one run of a function; True where a start of the app is reached."""
        if sure and not run.sure:
            return False
        self._note(run)
        if run.kind is Kind.OPEN:
            return not self._surveys
        if run.answers is not None and self._accepts(self.counted.button(*run.answers)):
            return False
        if run.kind is Kind.TOUCH and self._accepts(self._control(run)):
            return not sure and bool(self.counted.pressed)
        if run.kind is Kind.CALL and self._accepts(self.counted.whatever(run.spot.node)):
            return False
        if run.after is not None and not run.is_refused:
            kept = self.truth.of(run.spot, Condition(Sort.DONE, run.after))
            if kept is Kleene.YES or (sure and kept is Kleene.UNKNOWN):
                return False
        is_on_screen = run.kind is Kind.TOUCH and bool(self.screens.of(run.spot))
        if run.kind is Kind.START or is_on_screen:
            if is_on_screen and self._stops(run.spot, sure=sure):
                return False
            return self._starts(run.spot, trail, todo, seen, sure=sure)
        todo.append((run.spot, trail))
        return False

    def _note(self, run: Run) -> None:
        """Note the question or the control by which a function comes to run."""
        if run.answers is not None:
            if any(
                one.number == run.answers[1] and one.accepts is not False
                for one in run.answers[0].buttons
            ):
                self.met.add(run.answers[0].spot.node)
        else:
            self.met.add(run.spot.node)
        if run.control is not None:
            self.met.add(run.control)
            self.met.add(self.scripts.resolved(Spot(run.spot.source, run.control)).node)

    def _stops(self, spot: Spot, *, sure: bool) -> bool:
        guard = self.guard(spot)
        if self._surveys:
            return False
        return guard is Kleene.YES or (sure and guard is Kleene.UNKNOWN)

    def _control(self, run: Run) -> int | None:
        if run.control is None or not self.counted.controls:
            return None
        found = self.scripts.resolved(Spot(run.spot.source, run.control)).node
        return self.counted.controls.get(run.control, self.counted.controls.get(found))

    def _accepts(self, number: int | None) -> bool:
        if number is None:
            return False
        self.kept.add(number)
        return True

    def _starts(
        self,
        spot: Spot,
        trail: tuple[Spot, ...],
        todo: list[tuple[Spot, tuple[Spot, ...]]],
        seen: set[Node | str],
        *,
        sure: bool,
    ) -> bool:
        """Say whether what runs by itself does so at a start; else go back to what opens its screen."""
        if spot.source.control:
            self.met.add(spot.source)
        if self._accepts(self.counted.handlers.get(spot.source)):
            return False
        name = self.screens.of(spot)
        if not name:
            return not (self._surveys or (sure and self.screens.is_known))
        if self.screens.is_first(name):
            return not self._surveys
        if name in seen:
            return False
        seen.add(name)
        places = self.screens.opened_at(name)
        todo += [(one, (*trail, spot)) for one in places]
        return not places and not sure and not self._surveys

    def guard(self, spot: Spot) -> Kleene:
        """Say whether the conditions of a place hold only behind an acceptance."""
        if spot.node in self._guards:
            return self._guards[spot.node]
        found = Kleene.NO
        for one in conditions_of(spot.node):
            value = self.truth.of(spot, one)
            if value is Kleene.YES:
                found = value
                break
            if value is Kleene.UNKNOWN:
                found = value
        if not self._stack or found is Kleene.NO:
            self._guards[spot.node] = (
                found  # Else it may rest on what is only taken for granted.
            )
        return found
