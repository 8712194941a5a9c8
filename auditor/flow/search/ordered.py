"""Answers whom a receiver answers to: what takes the result of a broadcast that was sent in order."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call
from auditor.dex.opcodes import CONST_CLASS
from auditor.flow.search.frame import Part
from auditor.model.names import outermost

_RECEIVER: Final = "Landroid/content/BroadcastReceiver;"
_CONTEXT: Final = "Landroid/content/Context;"
_SENDS: Final = ("sendOrderedBroadcast", "sendOrderedBroadcastAsUser")
_TAKES: Final = ("getResultData", "getResultExtras", "getResultCode")
_NAMINGS: Final = frozenset({CONST_CLASS})
_MOST: Final = 8


class Ordered(Part):
    """Hands what a receiver sets as a broadcast's result to the app's receivers that take it.

    Source: `Context.sendOrderedBroadcast` and `BroadcastReceiver.setResultData` in the API reference.
    """

    def takers(self) -> dict[str, bool]:
        """Name the receivers that can take what the class at hand answers, and say whether it is sure of each.

        Where the code that sends does not spell the class or an action of it, any broadcast is a guess.
        """
        own = self._own
        every = self._sites
        mine = [one for one in every if self._spells(one.method, own)]
        found = dict.fromkeys(
            (name for one in mine or every for name in self._given(one)), bool(mine)
        )
        actions = self._actions(own)
        for one in self.program.manifest.components:  # Those behind it in the order.
            if one.name not in own and actions.intersection(
                action for each in one.filters for action in each.actions
            ):
                found.setdefault(one.name, True)
        taking = {one: is_sure for one, is_sure in found.items() if self._takes(one)}
        return taking if len(taking) <= _MOST else {}

    def stays(self) -> bool:
        """Say whether the app alone can send to the receiver that answers."""
        own = self._own
        declared = [one for one in self.program.manifest.components if one.name in own]
        return (
            bool(declared)
            and not any(one.is_exported for one in declared)
            and bool(self.takers())
        )

    @property
    def _own(self) -> frozenset[str]:
        """The receivers in the class that the method at hand stands in."""
        around = self.engine.readers.around(self.program.owner(self.method))
        return frozenset(one for one in around if self._is_receiver(one))

    def _is_receiver(self, name: str) -> bool:
        return self.engine.hierarchy.is_subtype(name, _RECEIVER)

    @cached_property
    def _sites(self) -> tuple[Call, ...]:
        """The calls that send a broadcast in order and name who takes its result."""
        calling = {
            method for name in _SENDS for method in self.engine.readers.calling(_CONTEXT, name)
        }
        sites = (one for method in sorted(calling) for one in self.program.calls_in(method))
        calls = (
            self.engine.resolver.call_at(one.method, one.pc)
            for one in sites
            if one.name in _SENDS
        )
        return tuple(one for one in calls if one is not None and _RECEIVER in one.types)

    def _spells(self, method: MethodNumber, own: Iterable[str]) -> bool:
        """Say whether a method names one of the receivers, by class or by an action."""
        for one in own:
            if any(use.method == method for use in self.program.type_uses(one, _NAMINGS)):
                return True
        return any(
            use.method == method
            for action in self._actions(own)
            for use in self.program.string_uses(action)
        )

    def _actions(self, own: Iterable[str]) -> set[str]:
        named = frozenset(own)
        components = self.program.manifest.components
        return {
            action
            for one in components
            if one.name in named
            for each in one.filters
            for action in each.actions
        } | self.engine.readers.registered.actions(named)

    def _given(self, call: Call) -> Iterable[str]:
        """Name the receivers that a call hands over to take the result."""
        register = call.register(call.types.index(_RECEIVER))
        if register is None:
            return ()
        return self.engine.functions.classes_at(call.method, call.pc, register, kind=_RECEIVER)

    def _takes(self, name: str) -> bool:
        """Say whether code in or around a class asks for a broadcast's result."""
        return any(
            call.name in _TAKES
            for one in self.engine.readers.around(outermost(name))
            for method in self.program.methods_of_class(one)
            for call in self.program.calls_in(method)
        )
