"""Answers what a call gives back where its method is run from its start, the unknown left unknown.

The search backward (`constants`) joins what it meets: every case of a switch, every entry of a map,
every object of an enum. Where its answer is open or names several things, the method is rehearsed:
run forward by the interpreter with whatever is known, so that loops, maps and objects hold what they
hold at run time. A test of something unknown goes both ways, in runs of their own; a loop that
hangs on something unknown goes round once. Nothing of the app is executed by the computer itself.
"""

from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import DefUse
from auditor.code.classes.setting import Setting
from auditor.code.classes.sites import Call
from auditor.code.classes.values import (
    Instance,
    Made,
    Parameter,
    Picked,
    PickedKey,
    RowKey,
    Site,
    Text,
    Unknown,
    Uri,
    Value,
    Values,
    is_open,
    union,
)
from auditor.code.evaluation.interpreter import STOPS, as_value
from auditor.code.evaluation.natives import NATIVES
from auditor.code.evaluation.stage import OPEN, Ended, Scene, Stage
from auditor.model.app import Resources

STEPS: Final = 4_000
"""Instructions that one rehearsal may run."""
ALL_STEPS: Final = 60_000
"""Instructions that all rehearsals of an app may run."""

_MOST_RUNS: Final = 24
_RETURNS: Final = frozenset(
    {
        "Landroid/net/Uri;",
        "Ljava/lang/String;",
        "Ljava/lang/Object;",
        "Ljava/lang/CharSequence;",
    }
)
_OF_CONTEXT: Final = frozenset({"getPackageName", "getString"})
_OPEN_ENDS: Final = (Unknown, Instance, Made, Parameter)


def is_worth_one(call: Call, found: Values, *, inside: str, is_own: bool) -> bool:
    """Say whether a rehearsal of the method `inside` could tell more of a call's result."""
    if call.returns not in _RETURNS:
        return False
    if not is_own and call.key not in NATIVES and call.name not in _OF_CONTEXT:
        return False
    pieces = [hole for one in found if isinstance(one, Text | Uri) for hole in one.holes]
    if any(_is_from_outside(one, inside) for one in (*found, *pieces)):
        return False
    is_open_ended = any(isinstance(one, _OPEN_ENDS) for one in (*found, *pieces))
    return is_open_ended or len(found) != 1


def _is_from_outside(value: Value, inside: str) -> bool:
    """Say whether a value comes into a method from where no rehearsal of it begins."""
    if isinstance(value, Parameter):
        return value.method == inside
    return isinstance(value, Picked | PickedKey | RowKey)


def _is_made(value: Value) -> bool:
    return isinstance(value, Made) or (
        isinstance(value, Text | Uri) and any(isinstance(one, Made) for one in value.holes)
    )


class Rehearsals:
    """Rehearses the methods of one app; memoised, with one budget for all."""

    def __init__(
        self, program: Program, hierarchy: Hierarchy, resources: Resources | None
    ) -> None:
        self.setting = Setting(program, hierarchy, resources)
        self.left = ALL_STEPS
        self._known: dict[Site, Values | None] = {}

    def better(self, method: MethodNumber, pc: int, uses: DefUse, found: Values) -> Values:
        """Return all that the call at a pc can give back, or what was found where that is more.

        Keys that a loop makes up stay what they are, since their making tells how much is read.
        """
        key = (method, pc)
        if key not in self._known:
            self._known[key] = None  # Nobody asks for it while it is looked for.
            self._known[key] = self._rehearse(method, pc, uses)
        told = self._known[key]
        if told is None or (len(told) > 1 and any(map(_is_made, found))):
            return found
        return told

    def _rehearse(self, method: MethodNumber, pc: int, uses: DefUse) -> Values | None:
        machine = Stage(self.setting, (method, pc), stops=not uses.is_in_loop(pc))
        machine.left = allowed = min(STEPS, self.left)
        try:
            return _all_runs(machine, method)
        finally:
            self.left -= allowed - max(machine.left, 0)


def _all_runs(machine: Stage, method: MethodNumber) -> Values | None:
    """Run a method every way that it can go; None where something of what it gives is open."""
    body = machine.program.body(method)
    found: list[Value] = []
    script: list[int] | None = []
    for _ in range(_MOST_RUNS):
        if script is None:
            break
        run = machine.start(script)
        try:
            frame = Scene(machine, method, body, 0)
            first = body.registers - body.ins
            frame.registers = {first + at: OPEN for at in range(body.ins)}
            if body.ins:
                frame.registers[first] = machine.make_own(method)
            frame.run()
        except Ended:
            pass
        except STOPS:
            return None
        for one in machine.seen:
            value = None if one is OPEN else as_value(one)
            if value is None or is_open(value):
                return None
            found.append(value)
        script = run.next_script()
    return union(found) if found and script is None else None
