"""What a suspend function is resumed with, told at the label alone at which it waits for it.

One that reads the phonebook and then waits for an answer is resumed twice: with the contacts, and with the
answer. Both come by one parameter, or by one field of its continuation, before the choice by the label.
Source: the Kotlin compiler's state machines, as `auditor.code.shrunk.labels`.
"""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from auditor.code.classes.program import MethodNumber
from auditor.code.shrunk.labels import Labels
from auditor.flow.symbols.atoms import Atoms
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import Effect

_GOES_ON: Final = "\x1e"
"""Begins the name of an effect on a method that goes on at a label: its number and the label follow."""
Carried: TypeAlias = str | int
"""By what a result comes: a field of the continuation, or a parameter."""


class Resumed:
    """What the suspend functions of an app are resumed with, by method and label."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._known: dict[MethodNumber, dict[int, set[int]]] = {}
        self._carried: dict[tuple[MethodNumber, MethodNumber], Carried | None] = {}
        self._by: dict[MethodNumber, Carried] = {}
        self._named: dict[tuple[MethodNumber, str, MethodNumber], str] = {}

    def with_given(
        self, maker: MethodNumber, giver: str, resumed: Sequence[MethodNumber]
    ) -> Sequence[tuple[MethodNumber, str]]:
        """Name for each method that can be resumed with what an object gives the label at which it is ("" for any).

        Where one is seen to wait for it, no other is: a block made beside it begins with what it is handed.
        """
        named = [(one, self._by_giver(maker, giver, one)) for one in resumed]
        return [one for one in named if one[1]] or named

    def _by_giver(self, maker: MethodNumber, giver: str, resumed: MethodNumber) -> str:
        """Name the label at which a method goes on with what an object gives that it makes; "" if that is not seen."""
        key = (maker, giver, resumed)
        if key not in self._named:
            label = self.labels.awaited(maker, giver, self.labels.program.owner(resumed))
            self._named[key] = "" if label is None else self.named(maker, resumed, label)
        return self._named[key]

    def named(self, waiting: MethodNumber, resumed: MethodNumber, label: int) -> str:
        """Name a label at which a method goes on once another one is resumed; "" if that is not seen."""
        key = (waiting, resumed)
        if key not in self._carried:
            self._carried[key] = self._find(waiting, resumed)
        owner = self.labels.program.owner(resumed)
        if (
            self._carried[key] is None
            or label not in self.labels.starts(waiting, owner).values()
        ):
            return ""
        return f"{_GOES_ON}{waiting}:{label}"

    def _find(self, waiting: MethodNumber, resumed: MethodNumber) -> Carried | None:
        """Say by what a method comes to what another one, its own or its continuation's, is resumed with."""
        carried: Carried | None = 1 if waiting == resumed else self.labels.result(resumed)
        uses = self.labels.program.field_uses(carried) if isinstance(carried, str) else ()
        if carried is None or (carried != 1 and all(use.method != waiting for use in uses)):
            return None
        return carried if self._by.setdefault(waiting, carried) == carried else None

    def goes_on(self, effect: Effect) -> MethodNumber | None:
        """Give the method that goes on with data at a label; None for effects of other kinds."""
        if effect.what != "param" or not effect.name.startswith(_GOES_ON):
            return None
        return int(effect.name[len(_GOES_ON) :].partition(":")[0])

    def add(self, effect: Effect, taint: int) -> bool:
        """Take note of data at a label; say whether it is new there."""
        waiting, _, label = effect.name[len(_GOES_ON) :].partition(":")
        known = self._known.setdefault(int(waiting), {}).setdefault(int(label), set())
        is_new = taint not in known
        known.add(taint)
        return is_new

    def going_on(self, method: MethodNumber, atoms: Atoms) -> "GoingOn | None":
        """Give who adds to a method's registers what it is resumed with, if anything is known of that."""
        known = self._known.get(method)
        if known is None:
            return None
        carried = self._by[method]
        owner = self.labels.program.owner(method)
        if isinstance(carried, str):
            owner = carried.partition("->")[0]
        return GoingOn(atoms, carried, self.labels.starts(method, owner), known)


class GoingOn:
    """Adds to the registers of one method what it is resumed with, where its labels begin."""

    def __init__(
        self,
        atoms: Atoms,
        carried: Carried,
        starts: Mapping[int, int],
        known: Mapping[int, set[int]],
    ) -> None:
        self.atoms = atoms
        self.carried = carried
        self.starts = starts
        self.known = known

    def at(self, pc: int, state: State) -> State:
        """Give the state with which a method goes on at a place."""
        taints = self.known.get(self.starts.get(pc, 0))
        if not taints:
            return state
        going = state.copy()
        for register, value in enumerate(state.regs):
            if any(map(self._is_result, value)):
                going.set(register, value | taints)
        return going

    def _is_result(self, one: int) -> bool:
        kind, first, field, _ = self.atoms.what[one]
        return field == self.carried if kind == "F" else kind == "P" and first == self.carried
