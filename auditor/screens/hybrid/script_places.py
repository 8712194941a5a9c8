"""Where in the app a script asks: as the app starts, or where somebody applies (decision.md, section 4, row C5)."""

from collections.abc import Sequence
from typing import Final

from auditor.model.vocabulary import Kleene, Role
from auditor.screens.hybrid.script_world import ScriptWorld
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.placement.front_doors import signs_in
from auditor.screens.views.page_elements import Element, PageReader
from auditor.scripts.conditions import conditions_of
from auditor.scripts.elements import component_around, draw, is_element
from auditor.scripts.opened import BETWEEN
from auditor.scripts.program import Spot
from auditor.scripts.run_kinds import Kind, Run
from auditor.scripts.syntax import function_around
from auditor.sentences.labels import control_role, is_weak_acceptance
from auditor.sentences.lexicon import fold

_MOST: Final = 200


def comes_up_in_loan_flow(world: ScriptWorld, name: str, page: PageReader) -> Kleene:
    """Say whether what the first page asks is asked in the loan flow: no, where it is there as the page comes up.

    An app of one page shows one part of it after the other: where a touch brings the question up and the sum of the
    loan is typed on what was shown before, it is; where neither is seen, that is not told.
    """
    agreeing = [one for one in page.elements if one.kind == "box" or _agrees(one)]
    if not agreeing or not all(one.concealed for one in agreeing):
        return Kleene.NO
    hidden = frozenset[str]().union(*(one.concealed for one in agreeing)) - {""}
    spots = [
        Spot(one.source, held.parent)
        for identity in sorted(hidden)
        for word in (identity, f"#{identity}")
        for one in world.scripts.named(word)
        if one.node.type == "string"
        and name in one.source.page.split("\n")
        and (held := one.node.parent) is not None
        and held.type == "arguments"
        and held.parent is not None
    ]
    asks_sum = any(word in fold(one) for one in page.hints for word in _sums())
    forms = frozenset({name} if asks_sum else ())
    return stands_in_loan_flow(world, spots, forms=forms) if spots else Kleene.UNKNOWN


def _agrees(element: Element) -> bool:
    words = " ".join(element.words)
    return control_role(words) is Role.ACCEPT and not is_weak_acceptance(words)


def stands_in_loan_flow(
    world: ScriptWorld,
    spots: Sequence[Spot],
    *,
    is_component: bool = False,
    forms: frozenset[str] = frozenset(),
) -> Kleene:
    """Say whether what stands at some places is asked in the loan flow.

    No, where the start of the app alone brings it up, or the signing in; yes, where a touch on any other
    screen does, or the opening of one that is not the first. `is_component`: of whom draws it; `forms`: first pages on
    which the sum of the loan is typed.
    """
    found = set[Kleene]()
    todo = list(spots)
    seen: set[object] = set()
    for spot in todo:
        function = spot.node if is_component and spot in spots else function_around(spot.node)
        if function is None:
            found.add(_started(world, spot, forms))
            continue
        if function in seen:
            continue
        if len(seen) > _MOST:
            return Kleene.UNKNOWN
        seen.add(function)
        for run in world.runs.of(Spot(spot.source, function)):
            place = _place_of(world, run, forms)
            if place is None:
                todo.append(run.spot)
            else:
                found.add(place)
    return found.pop() if len(found) == 1 else Kleene.UNKNOWN


def _place_of(world: ScriptWorld, run: Run, forms: frozenset[str]) -> Kleene | None:
    """Answer for one run; None for a call, where who calls decides."""
    match run.kind:
        case Kind.OPEN:
            return Kleene.UNKNOWN
        case Kind.TOUCH:
            return _touched(world, run.spot, forms)
        case Kind.START:
            return _started(world, run.spot, forms)
        case _:
            # Which step of an app of one component it is was not told.
            is_drawn = is_element(run.spot.node) or not world.opened.is_known
            is_step = is_drawn and any(conditions_of(run.spot.node))
            return Kleene.UNKNOWN if is_step else None


def _touched(world: ScriptWorld, spot: Spot, forms: frozenset[str]) -> Kleene:
    name = world.opened.of(spot)
    if any(signs_in(one) for one in name.split(BETWEEN)):
        return Kleene.NO
    if not name or world.opened.is_first(name):
        # From which step of it is told by what can be typed there alone.
        is_applied = name in forms or _is_applied_on(world, spot)
        return Kleene.YES if is_applied else Kleene.UNKNOWN
    return Kleene.YES


def _is_applied_on(world: ScriptWorld, spot: Spot) -> bool:
    """Say whether a touch is one on a form that asks for the sum of a loan."""
    component = component_around(spot.node)
    if component is None:
        return False
    hints = draw(world.scripts, Spot(spot.source, component)).hints
    return any(word in fold(one) for one in hints for word in _sums())


def _sums() -> tuple[str, ...]:
    return tuple(map(fold, knowledge().loan_sums))


def _started(world: ScriptWorld, spot: Spot, forms: frozenset[str]) -> Kleene:
    name = world.opened.of(spot)
    if spot.source.control:
        return _touched(world, spot, forms)
    if not name:
        return Kleene.UNKNOWN if world.opened.is_known else Kleene.NO
    is_early = world.opened.is_first(name) or any(signs_in(one) for one in name.split(BETWEEN))
    return Kleene.NO if is_early else Kleene.YES
