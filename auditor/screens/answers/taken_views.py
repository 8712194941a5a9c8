"""Tells which views calls take from who uses a screen, or give back: disabled, or hidden.

Source: android.view.View of the SDK at API 37.
"""

from collections.abc import Iterable
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.values import Number, Site, ViewById
from auditor.code.evaluation.answered import VIEW, Thing
from auditor.model.names import LIBRARIES
from auditor.screens.presses.pressing import Presser, Told

TAKES: Final = {"setEnabled": False, "setClickable": False, "setVisibility": True}
"""What takes a control away; and whether it is a number other than 0 that does."""
_TWO: Final = 2


def takes_away(name: str, number: int) -> bool:
    """Say whether a call of a view under a name takes it away with a number: `setEnabled(false)`, `setVisibility(GONE)`."""
    return name in TAKES and bool(number) is TAKES[name]


def views_taken(told: Iterable[Told]) -> dict[int, frozenset[Site]]:
    """Return the views that calls take away for certain, and where."""
    found: dict[int, frozenset[Site]] = {}
    for call, given in told:
        if call.name not in TAKES or len(given) != _TWO:
            continue
        own, number = given
        if not (isinstance(own, Thing) and own.kind == VIEW and isinstance(number, int)):
            continue
        if own.number > 0 and takes_away(call.name, number):
            place = (call.method, call.pc)
            found[own.number] = found.get(own.number, frozenset()) | {place}
    return found


def given_back(told: Iterable[Told]) -> frozenset[int]:
    """Return the views that calls may give back."""
    return frozenset(
        given[0].number
        for call, given in told
        if call.name in TAKES
        and len(given) == _TWO
        and isinstance(given[0], Thing)
        and not (isinstance(given[1], int) and takes_away(call.name, given[1]))
    )


def is_for_good(presser: Presser, view: int, taken: frozenset[Site]) -> bool:
    """Say whether no other call of the app may give a view back."""
    resolver, program = presser.resolver, presser.program
    for name in TAKES:
        for site in program.calls_of(None, name):
            call = resolver.call_at(site.method, site.pc)
            is_library = program.owner(site.method).startswith(LIBRARIES)
            if call is None or is_library or (site.method, site.pc) in taken:
                continue
            values = resolver.argument(Scope(site.method), call, 0) if call.types else ()
            if values and all(
                isinstance(one, Number) and takes_away(name, one.value) for one in values
            ):
                continue  # It takes away as well.
            found = resolver.receiver(Scope(site.method), call)
            if not found or any(isinstance(one, ViewById) and one.id == view for one in found):
                return False
    return True
