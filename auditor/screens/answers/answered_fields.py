"""What the fields of a screen hold that only an answer sets, once the question it opened was refused.

`allowed = true` where the system's answer or the question's comes in, and the button that sends asks `if (allowed)`: who
refused was asked nothing by the system, and the field holds what it held at first. Source: android.app.Activity
(`onActivityResult`, `onRequestPermissionsResult`), JVM specification 2.3 (default values).
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import OWN, Heap, Thing
from auditor.dex.opcodes import INSTANCE_WRITES
from auditor.screens.answers.effects import CANCELED
from auditor.screens.answers.returning import Returning
from auditor.screens.inventory.ground import Ground

_HEARS: Final = ("onActivityResult(", "onRequestPermissionsResult(")
_FLAG: Final = ":Z"
_DEEP: Final = 3
"""Calls between what hears an answer and what sets the field."""


@dataclass(slots=True)
class AnsweredFields:
    """Answers it for each screen; one per app."""

    ground: Ground
    returning: Returning
    _writes: dict[str, dict[str, frozenset[Site]]] = field(default_factory=dict)

    def unset_after_no(self, opener: str, owner: str) -> Heap:
        """Return the fields of a screen that hold false once another one that it opened was refused."""
        written = self._set_by_answers(opener)
        if not written:
            return frozenset()
        ran = self.returning.places(owner, CANCELED)
        own = Thing("object", opener, OWN)
        return frozenset(
            ((text, own), 0)
            for text, sites in written.items()
            if ran is not None and ran.isdisjoint(sites)
        )

    def _set_by_answers(self, owner: str) -> dict[str, frozenset[Site]]:
        """Return where the flags of a screen are set that nothing sets but what hears an answer."""
        if owner not in self._writes:
            found = {
                text: self._sets(text)
                for text in self.ground.program.fields_of_object(owner)
                if text.endswith(_FLAG)
            }
            self._writes[owner] = {
                text: sites
                for text, sites in found.items()
                if sites and all(self._hears(method, _DEEP) for method, _ in sites)
            }
        return self._writes[owner]

    def _sets(self, text: str) -> frozenset[Site]:
        program = self.ground.program
        return frozenset(
            (one.method, one.pc)
            for one in program.field_uses(text)
            if one.opcode in INSTANCE_WRITES
        )

    def _hears(self, method: MethodNumber, calls: int) -> bool:
        """Say whether a method runs only where an answer comes in."""
        if self.ground.program.signature(method).startswith(_HEARS):
            return True
        callers = self.ground.graph.callers(method) if calls else ()
        return bool(callers) and all(self._hears(one.source, calls - 1) for one in callers)
