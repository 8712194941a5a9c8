"""What the answers to a script's question lead to, as the choices of a screen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from tree_sitter import Node

from auditor.model.vocabulary import Kleene, Role
from auditor.screens.hybrid.script_world import Asked, ScriptWorld
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.shown import Choice, Effect
from auditor.scripts.asking import Dialog
from auditor.scripts.effects import Deed, Done, Goals, done_by, handed_to
from auditor.scripts.program import Spot
from auditor.scripts.run_kinds import Kind
from auditor.scripts.syntax import FUNCTIONS, arguments_of, function_around

_PLAIN: Final = {
    Deed.KEEPS: Effect.STORES_FLAG,
    Deed.RECORDS: Effect.RECORDS,
    Deed.ASKS: Effect.REQUESTS,
    Deed.READS: Effect.READS,
    Deed.EXITS: Effect.EXITS,
    Deed.REPEATS: Effect.SHOWS_AGAIN,
}
_LEADS: Final = frozenset({Deed.GOES, Deed.ASKS, Deed.READS, Deed.EXITS, Deed.RETURNS})
_DEEPEST: Final = 3
_MOST_PLACES: Final = 120
_DOES: Final = frozenset({"call_expression", "new_expression", "assignment_expression"})


def choice(
    role: Role,
    labels: tuple[Text, ...],
    done: Done,
    *,
    closes: bool,
    itself: Iterable[str] = (),
) -> Choice:
    """Return a choice by what was found of it; `itself`: names under which the screen is opened."""
    effects = {_PLAIN[one] for one in done.deeds if one in _PLAIN}
    is_followed = done.is_followed
    if Deed.GOES in done.deeds:
        again = (
            any(target.endswith(tuple(itself)) for target in done.targets)
            if tuple(itself)
            else False
        )
        effects.add(Effect.SHOWS_AGAIN if again else Effect.GOES_ON)
    if Deed.RETURNS in done.deeds:
        if closes and Deed.GOES not in done.deeds:
            effects.add(Effect.EXITS)  # The form beneath the dialog is gone.
        else:
            is_followed = False
    if not done.deeds & _LEADS and Effect.SHOWS_AGAIN not in effects:
        if Deed.TELLS in done.deeds and not done.deeds & {Deed.KEEPS, Deed.CHANGES}:
            effects.add(Effect.GOES_ON if Deed.SENDS in done.deeds else Effect.BLOCKS)
        elif closes or Deed.CHANGES in done.deeds:
            effects.add(Effect.GOES_ON)
        elif not done.deeds:
            is_followed = False
    return Choice(
        role,
        labels,
        (),
        frozenset(effects),
        is_followed,
        always=frozenset(effects) if is_followed else frozenset(),
        is_divided=is_followed and _is_divided(effects),
        is_scripted=True,
    )


def _is_divided(effects: set[Effect]) -> bool:
    """Say whether both a closed door and a way on were found: which is taken is not told."""
    return bool(effects & {Effect.EXITS, Effect.BLOCKS, Effect.SHOWS_AGAIN}) and bool(
        effects & {Effect.GOES_ON, Effect.MANUAL_ENTRY}
    )


def goals_of(world: ScriptWorld, question: Node | None = None) -> Goals:
    """Return the calls that read and ask, and the one that asks the question."""
    return Goals(
        frozenset(one.node for one in world.calls.reads),
        frozenset(one.node for one in world.calls.asks),
        question,
    )


def answers(world: ScriptWorld, asked: Asked, dialog: Dialog, number: int) -> Done:
    """Return what is done once a button of a dialog was pressed, and only then."""
    mine = replace_accepting(asked, ((dialog, number),))
    behind = world.behind({0: mine})
    places: list[Spot] = []
    every = list(islice(_places(world, dialog), _MOST_PLACES + 1))
    is_known = len(every) <= _MOST_PLACES
    for spot in every[:_MOST_PLACES]:
        if behind.of(spot) is Kleene.YES:
            places.append(spot)
        elif behind.guard(spot) is Kleene.UNKNOWN:
            is_known = False
    done = done_by(world.runs, _outermost(places), goals_of(world, dialog.spot.node))
    done.is_followed = done.is_followed and is_known
    return done


def replace_accepting(asked: Asked, accepting: tuple[tuple[Dialog, int], ...]) -> Asked:
    """Return a question as if other buttons of it were to agree."""
    return Asked(replace(asked.shown), accepting)


def _outermost(places: Sequence[Spot]) -> list[Spot]:
    """Leave out places that stand in others."""
    spans = [(one.node.start_byte, one.node.end_byte) for one in places]
    return [
        one
        for one in places
        if not any(
            start <= one.node.start_byte
            and one.node.end_byte <= end
            and (start, end) != (one.node.start_byte, one.node.end_byte)
            for start, end in spans
        )
    ]


def _places(world: ScriptWorld, dialog: Dialog) -> Iterator[Spot]:
    """Yield what is called or assigned where a dialog's answer comes to."""
    for function, start in _functions(world, dialog):
        is_whole = start is None
        for node in acts_in(function.node, is_deep=is_whole):
            if node == dialog.spot.node or (start is not None and node.end_byte <= start):
                continue
            yield Spot(function.source, node)


def _functions(world: ScriptWorld, dialog: Dialog) -> Iterator[tuple[Spot, int | None]]:
    """Yield the functions that get the answer; those around the question with where it is asked in them."""
    source = dialog.spot.source
    given = [one.pressed for one in dialog.buttons] + [dialog.callback]
    found = [world.scripts.resolved(Spot(source, one)) for one in given if one is not None]
    todo = [(one, None) for one in found if one.node.type in FUNCTIONS]
    seen = {one.node for one, _ in todo}
    yield from todo
    for one, _ in todo:
        for handed in handed_to(world.runs, one):
            if handed.node not in seen:
                seen.add(handed.node)
                yield handed, None
    around_it = [(dialog.spot, 0)]
    for spot, depth in around_it:
        around = function_around(spot.node)
        place = Spot(spot.source, around if around is not None else spot.source.root)
        yield place, spot.node.start_byte
        yield from ((one, None) for one in _settled(spot))
        if around is not None and depth < _DEEPEST and place.node not in seen:
            seen.add(place.node)
            around_it += [
                (run.spot, depth + 1) for run in world.runs.of(place) if run.kind is Kind.CALL
            ]


def _settled(spot: Spot) -> Iterator[Spot]:
    """Yield the functions in `ask().then(…).catch(…)`."""
    node = spot.node.parent
    while node is not None and node.type in ("member_expression", "call_expression"):
        if node.type == "call_expression":
            yield from (
                Spot(spot.source, one) for one in arguments_of(node) if one.type in FUNCTIONS
            )
        node = node.parent


def acts_in(node: Node, *, is_deep: bool = True) -> Iterator[Node]:
    """Yield what is called or assigned in a place; `is_deep`: in functions that stand in it too."""
    todo = list(reversed(node.named_children))
    while todo:
        one = todo.pop()
        if one.type in _DOES:
            yield one
        if is_deep or one.type not in FUNCTIONS:
            todo += reversed(one.named_children)
