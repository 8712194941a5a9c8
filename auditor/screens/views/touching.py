"""Finds the calls that touch views: in a method, and in the helpers to which it hands a view or an id.

`Ui.onClick(view, listener)`, and `onTap(R.id.send) { … }` of a base of all screens: what a helper does is
done to the view that each of its callers means.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.model.names import LIBRARIES

_STATIC: Final = frozenset({0x71, 0x77})
_TAKES: Final = re.compile(r"\([^)]*(?:I|Landroid/)[^)]*\)")
"""Parameters among which a view, a screen or an id may be."""
_BOXES: Final = (
    "Landroid/widget/CompoundButton;",
    "Landroid/widget/CheckBox;",
    "Landroid/widget/RadioButton;",
    "Landroid/widget/Switch;",
)
_TICKS: Final = "setChecked"
_TICKED: Final = "(Z)V"
_FORWARDS: Final = 2
"""Instructions of a method that hands its word on: the call, and the return."""
_FINDS: Final = frozenset({"findViewById", "requireViewById"})


class Touching:
    """Answers it for the calls of some names; one per app."""

    def __init__(self, resolver: Resolver, names: Container[str]) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.names = names
        self._helping: dict[MethodNumber, tuple[bool, bool]] = {}

    def calls(self, method: MethodNumber) -> Iterator[Call]:
        """Yield the calls of a method that touch a view."""
        for site in self.program.calls_in(method):
            is_ticking = site.target in self._ticking
            if site.name in self.names or is_ticking:
                call = self.resolver.call_at(method, site.pc)
                if call is not None and not call.is_static:
                    yield replace(call, name=_TICKS, proto=_TICKED) if is_ticking else call

    @cached_property
    def _ticking(self) -> frozenset[str]:
        """The methods to which a box's `setChecked` hands its word and does nothing else: a shrinker has others call them.

        Of `MaterialCheckBox` that is `setCheckedState` (com.google.android.material 1.7 to 1.12).
        """
        return frozenset(
            target
            for above in _BOXES
            for name in self.resolver.hierarchy.subtypes(above)
            if (method := self.program.declared(name).get(_TICKS + _TICKED)) is not None
            and (target := self._handed_on_to(method)) is not None
        )

    def _handed_on_to(self, method: MethodNumber) -> str | None:
        calls = list(self.program.calls_in(method))
        body = self.program.body(method)
        if len(calls) != 1 or len(body.instructions) != _FORWARDS:
            return None
        call, words = self.resolver.call_at(method, calls[0].pc), body.registers - body.ins
        is_it = call is not None and call.registers == (words, words + 1)
        return call.text if call is not None and is_it and call.name != _TICKS else None

    def helpers(self, method: MethodNumber) -> Iterator[Scope]:
        """Yield the app's methods to which a method hands a view or the id of one, each as called."""
        for site in self.program.calls_in(method):
            owner, _, signature = site.target.partition("->")
            if owner.startswith(LIBRARIES) or not _TAKES.search(signature):
                continue
            target = self.resolver.hierarchy.resolve_method(owner, signature)
            if target is None or self.program.owner(target).startswith(LIBRARIES):
                continue
            touches, is_handed = self._helps(target)
            if touches and (is_handed or site.opcode in _STATIC):
                call = self.resolver.call_at(method, site.pc)
                if call is not None:
                    yield Scope(target, Frame(Scope(method), call, 1))

    def is_told_by_callers(self, call: Call, views: int) -> bool:
        """Say whether a call that may touch so many views is told apart by those that call its method."""
        callers = self.resolver.callers(call.method)
        if self.program.is_static(call.method):
            return views > 1 and len(callers) > 1
        if views == 1 and len(callers) == 1 and self._has_kept_all(callers[0]):
            return False
        return bool(callers) and self._is_handed(call)

    def _has_kept_all(self, call: Call) -> bool:
        """Say whether a call hands on only what its object was made with and what it is handed, as a lambda's does."""
        uses = self.resolver.def_use(call.method)
        roots = (
            root
            for register in call.registers
            for root, _ in roots_of(uses, call.pc, register, frozenset())
        )
        return all(
            root == ENTRY or uses.instruction(root).opcode in opcodes.INSTANCE_READS
            for root in roots
        )

    def _helps(self, method: MethodNumber) -> tuple[bool, bool]:
        """Say whether a method touches a view, and whether one that it is handed."""
        if method not in self._helping:
            found = list(self.calls(method))
            self._helping[method] = (bool(found), any(map(self._is_handed, found)))
        return self._helping[method]

    def _is_handed(self, call: Call) -> bool:
        """Say whether a call's receiver is a parameter of its method, one of an array that is, or is looked up by such an id."""
        if call.receiver is None:
            return False
        uses = self.resolver.def_use(call.method)
        places = [(call.pc, call.receiver)]
        for pc, register in places:
            for root, word in roots_of(uses, pc, register, frozenset()):
                if root == ENTRY:
                    return bool(uses.parameter_word(word))
                one = uses.instruction(root)
                if one.opcode in (opcodes.AGET, opcodes.AGET_OBJECT):
                    places.append((root, one.registers[1]))
                before = uses.call_before(root)
                found = (
                    self.resolver.call_at(call.method, before.pc)
                    if before is not None
                    else None
                )
                identity = found.register(0) if found is not None else None
                if (
                    found is not None
                    and identity is not None
                    and found.name in _FINDS
                    and (found.pc, identity) not in places
                ):
                    places.append((found.pc, identity))
        return False
