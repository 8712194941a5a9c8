"""What stands before the reads of a script and before its requests: the guard test, for scripts.

As `guards` for the code of the package: a way around every acceptance is the witness of "before consent",
and counts only where the system can have granted the permission on it (decision.md, section 3).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.model.evidence import Step
from auditor.model.vocabulary import Confidence, Gate, Kleene
from auditor.model.words import Words
from auditor.screens.hybrid.script_world import Asked, ScriptWorld
from auditor.screens.order.orders import (
    GIVEN_UP,
    NO_ACT_SEEN,
    NO_WAY_SEEN,
    NOT_REACHED,
    UNDECIDED,
    kept_behind,
    kept_by_grant,
    unknown,
)
from auditor.screens.parts.shown import Order
from auditor.scripts.behind import Behind, Way
from auditor.scripts.program import Spot
from auditor.scripts.scopes import LOST

_AROUND: Final = Words(
    "A way around the acceptance reaches the call in the script, and it can succeed there.",
    "脚本中存在绕过同意操作即可到达该调用的路径，且在该路径上可以成功执行。",
)
_NO_ACT: Final = Words("The app shows no act of acceptance.", "应用未展示任何同意操作。")
_MOST_STEPS: Final = 12


@dataclass(frozen=True, slots=True)
class ScriptSetting:
    """What else decides about a script's reads."""

    legacy: bool
    """Whether the system never asks."""
    blinded: bool
    """Whether a limit blinds the search for consent or for requests."""
    asks_itself: bool
    """Whether the plug-in asks the system by itself as it is called."""
    elsewhere: bool
    """Whether a screen that counts is none of the scripts': then no way is certain."""
    prompts: tuple[int, ...] = ()
    """Screens of the host that come before all scripts, and that count."""


@dataclass(frozen=True, slots=True)
class ScriptOrders:
    """The answers: for reads through the plug-in, and for the script's own requests."""

    reads: Order
    asks: Order
    asked_by_plugin: Order
    """For the requests of a plug-in that asks as it is called."""


def judge_scripts(
    world: ScriptWorld, counted: Mapping[int, Asked], setting: ScriptSetting
) -> ScriptOrders:
    """Say what stands before what a script reads and asks."""
    try:
        judge = _Judge(world, counted, setting)
        reads = world.calls.reads
        asks = judge.asks(world.calls.asks or reads)
        return ScriptOrders(judge.reads(), asks, judge.asks(reads))
    except LOST:
        lost = unknown((), GIVEN_UP)
        return ScriptOrders(lost, lost, lost)


@dataclass(slots=True)
class _Judge:
    world: ScriptWorld
    counted: Mapping[int, Asked]
    setting: ScriptSetting

    def reads(self) -> Order:
        """Answer for the reads."""
        calls = self.world.calls
        found, behind = self._way(calls.reads)
        if found is None and calls.perhaps:
            found = self._way(calls.perhaps)[0]
            found = None if found is None else Way(found.spots, sure=False)
        return self._order(found, behind, calls.reads, self._can_succeed)

    def asks(self, goals: Sequence[Spot]) -> Order:
        """Answer for requests that are made where scripts call something."""
        found, behind = self._way(goals)
        return self._order(found, behind, goals, lambda: Kleene.YES)

    def _way(self, goals: Sequence[Spot]) -> tuple[Way | None, Behind]:
        behind = self.world.behind(self.counted)
        return behind.way(goals), behind

    def _order(
        self,
        found: Way | None,
        behind: Behind,
        goals: Sequence[Spot],
        can_succeed: Callable[[], Kleene],
    ) -> Order:
        if not self.counted and not self.setting.prompts and not self.setting.elsewhere:
            return self._without_act(found)
        if self.setting.prompts:
            return kept_behind(self.setting.prompts, sure=False)
        numbers = tuple(sorted(behind.kept)) or tuple(sorted(self.counted))
        if found is None:
            return self._kept(goals, numbers)
        met = self._met(goals)
        if not found.sure or self.setting.elsewhere:
            return unknown(met, UNDECIDED)
        return _passed_by(found, can_succeed(), met, numbers)

    def _met(self, goals: Sequence[Spot]) -> tuple[int, ...]:
        """Return the screens whose acceptance stands before some places on some way."""
        met = self.world.behind({}).survey(goals)
        return tuple(
            sorted(
                number
                for number, one in self.counted.items()
                if met.intersection((*one.dialogs, *one.controls, *one.handlers))
                and self.world.behind({number: one.refused()}).way(goals) is not None
            )
        )

    def _kept(self, goals: Sequence[Spot], numbers: tuple[int, ...]) -> Order:
        # Each of them: what nothing that was seen lets run is kept by something else than the acceptance.
        if any(self.world.behind({}).way([one]) is None for one in goals):
            return unknown(numbers, NOT_REACHED)
        if self.setting.blinded or self.setting.elsewhere:
            return unknown(numbers, NO_WAY_SEEN)
        return kept_behind(numbers, sure=False)

    def _without_act(self, found: Way | None) -> Order:
        if found is None:
            return unknown((), NOT_REACHED)
        if self.setting.blinded:
            return unknown((), NO_ACT_SEEN, _steps(found))
        return Order(
            Kleene.YES, Gate.NONE, (), Kleene.NO, Confidence.LIKELY, _steps(found), _NO_ACT
        )

    def _can_succeed(self) -> Kleene:
        """Say whether the permission can be there on a way around: it was asked for on one too."""
        if self.setting.legacy or self.setting.asks_itself:
            return Kleene.YES
        if not self.world.calls.asks or self.setting.blinded:
            return Kleene.UNKNOWN
        found = self._way(self.world.calls.asks)[0]
        if found is None:
            return Kleene.NO
        return Kleene.YES if found.sure else Kleene.UNKNOWN


def _passed_by(
    way: Way, can_succeed: Kleene, kept: tuple[int, ...], numbers: tuple[int, ...]
) -> Order:
    """Say that a way leads around, as far as what it leads to can succeed there."""
    match can_succeed:
        case Kleene.NO:
            return kept_by_grant(_steps(way), numbers, is_sure=True)
        case Kleene.YES:
            steps = _steps(way)
            return Order(
                Kleene.YES, Gate.NONE, kept, Kleene.NO, Confidence.LIKELY, steps, _AROUND
            )
        case _:
            return unknown(kept, UNDECIDED)


def _steps(way: Way) -> tuple[Step, ...]:
    """Return a way for people, its start first; each step quotes its line."""
    return tuple(_step(one) for one in reversed(way.spots[:_MOST_STEPS]))


def _step(spot: Spot) -> Step:
    quoted = spot.source.quoted(spot.node)
    return Step(spot.source.name, spot.node.start_byte, Words(quoted, quoted))
