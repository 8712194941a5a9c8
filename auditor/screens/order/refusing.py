"""Tells what follows where nobody agrees: what closing a question runs, and whether a no asks all the same."""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.code.classes.program import Program
from auditor.screens.parts.shown import Region
from auditor.screens.presses.accepted import Act

_CLOSED: Final = tuple(
    f"{one}(Landroid/content/DialogInterface;)V" for one in ("onCancel", "onDismiss")
)
"""What Android runs of a fragment whose dialog is closed without an answer."""


def closings(program: Program, acts: Sequence[Act]) -> Iterator[Region]:
    """Yield what runs where a question is closed without an answer: it was put all the same."""
    for act in acts:
        declared = program.declared(act.shown.owner)
        yield from (Region(declared[one]) for one in _CLOSED if one in declared)


def asks_all_the_same(acts: Sequence[Act]) -> bool:
    """Say whether some refusal leads to the system's request all the same."""
    return any(one.is_followed and one.asks_still for act in acts for one in act.shown.refuses)
