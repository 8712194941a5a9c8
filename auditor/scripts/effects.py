"""What a script does once a choice was made: it leaves, goes on to a screen, tells, keeps, sends, asks again.

A place's function and those that it calls are looked through to a depth; a call that nothing is known of
leaves the rest open. Nothing is run, and of two ways both are told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from tree_sitter import Node

from auditor.scripts.apis import is_any, words
from auditor.scripts.own_functions import own_function
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.running import Runs
from auditor.scripts.states import set_by
from auditor.scripts.syntax import (
    FUNCTIONS,
    arguments_of,
    function_around,
    pairs_of,
    parameters_of,
    path_of,
    text_of,
)

_DEEPEST: Final = 6
_MOST_CALLS: Final = 300
_MOST_HANDED: Final = 4
"""Functions in a row that hand on what they were given."""
_MOMENTS: Final = ("Date.now", "new Date", "timestamp", "version", "getTime")


class Deed(StrEnum):
    """One thing that a script does."""

    EXITS = "exits"
    RETURNS = "returns"
    GOES = "goes"
    TELLS = "tells"
    KEEPS = "keeps"
    RECORDS = "records"
    SENDS = "sends"
    ASKS = "asks"
    READS = "reads"
    REPEATS = "repeats"
    CHANGES = "changes"
    """It hides or shows something on the screen, or changes its state."""


@dataclass(slots=True)
class Done:
    """What was found of one choice."""

    deeds: set[Deed] = field(default_factory=set)
    targets: list[str] = field(default_factory=list)
    """The screens that it opens, as they are named."""
    is_followed: bool = True


@dataclass(frozen=True, slots=True)
class Goals:
    """The calls that read, that ask the system, and that ask the question again."""

    reads: frozenset[Node]
    asks: frozenset[Node]
    question: Node | None = None


def done_by(runs: Runs, places: Sequence[Spot], goals: Goals) -> Done:
    """Return what is done at some places: whole functions, or parts of one."""
    found, scripts = Done(), runs.scripts
    todo = [(one, 0) for one in places]
    seen: set[Node] = set()
    count = 0
    for spot, depth in todo:
        if spot.node in seen:
            continue
        seen.add(spot.node)
        for node in _within(spot.node):
            count += 1
            if count > _MOST_CALLS:
                found.is_followed = False
                return found
            if node.type == "assignment_expression":
                _assigned(scripts, Spot(spot.source, node), found)
                continue
            call = Spot(spot.source, node)
            if goals.question is not None and node == goals.question:
                found.deeds.add(Deed.REPEATS)
            elif node in goals.reads:
                found.deeds.add(Deed.READS)
            elif node in goals.asks:
                found.deeds.add(Deed.ASKS)
            elif not _known(scripts, call, found):
                own = own_function(scripts, call)
                handed = given_functions(runs, call) if own is None else [own]
                if handed is None or depth >= _DEEPEST:
                    found.is_followed = False
                else:
                    todo += [(one, depth + 1) for one in handed]
    return found


def handed_to(runs: Runs, function: Spot) -> Iterator[Spot]:
    """Yield the functions that are handed to a function's surroundings and called in it: `done(answer)`."""
    for node in _within(function.node):
        if node.type == "call_expression":
            yield from given_functions(runs, Spot(function.source, node)) or ()


def given_functions(runs: Runs, call: Spot) -> list[Spot] | None:
    """Return what a call of a parameter runs: none for what keeps a promise; None where it is not known."""
    found = given_values(runs, call)
    if found is None or any(one.node.type not in FUNCTIONS for one in found):
        return None
    return found


def given_values(runs: Runs, call: Spot) -> list[Spot] | None:
    """Return what a parameter can be that is called; nothing for what keeps a promise, None where it is not known."""
    name = call.node.child_by_field_name("function")
    if name is None or name.type != "identifier":
        return None
    binding = runs.scripts.scopes.binding(call.source, name)
    around = function_around(binding.declarations[0]) if binding is not None else None
    if binding is None or around is None:
        return None
    parameters = parameters_of(around)
    if binding.declarations[0] not in parameters:
        return None
    number = parameters.index(binding.declarations[0])
    return _given(runs, Spot(binding.source, around), number, _MOST_HANDED)


def _given(runs: Runs, function: Spot, number: int, left: int) -> list[Spot] | None:
    """Return what a function is handed at a place by all who run it; None where that is not known."""
    found: list[Spot] = []
    for run in runs.of(function):
        if run.spot.node.type == "new_expression":
            continue  # Who waits for the promise is looked at where it is awaited.
        given: list[Spot] | None = None
        if run.given is not None:
            given = [
                runs.scripts.resolved(Spot(run.spot.source, one))
                for one in run.given[number : number + 1]
            ]
        elif left and _hands_its_own_on(run.spot.node):
            around = function_around(run.spot.node)
            if around is not None:
                given = _given(runs, Spot(run.spot.source, around), number, left - 1)
        if given is None:
            return None
        found += given
    return found


def _hands_its_own_on(call: Node) -> bool:
    """Say whether a call hands on all that its own function was given: Babel's `u.apply(this, arguments)`."""
    handed = arguments_of(call) if call.type == "call_expression" else []
    path = path_of(call.child_by_field_name("function"))
    return path.endswith(".apply") and [text_of(one) for one in handed[1:]] == ["arguments"]


def _within(node: Node) -> Iterator[Node]:
    """Yield the calls and assignments of a place, and of the functions that stand in it."""
    todo = [node]
    while todo:
        one = todo.pop()
        if one.type in ("call_expression", "new_expression", "assignment_expression"):
            yield one
        todo += reversed(one.named_children)


def _assigned(scripts: Scripts, spot: Spot, found: Done) -> None:
    left = spot.node.child_by_field_name("left")
    right = spot.node.child_by_field_name("right")
    path = path_of(left)
    if path in words("effects", "assigns"):
        found.deeds.add(Deed.GOES)
        texts = scripts.texts(Spot(spot.source, right)) if right is not None else None
        found.targets += texts or ("?",)
    else:
        found.deeds.add(Deed.CHANGES)


def _known(scripts: Scripts, call: Spot, found: Done) -> bool:
    """Note what a call of the host or of a framework does; False for one that is neither."""
    function = call.node.child_by_field_name("function") or call.node.child_by_field_name(
        "constructor"
    )
    path = path_of(function)
    if own_function(scripts, call) is not None:
        return False
    given = arguments_of(call.node)
    if is_any(path, "effects", "exits"):
        found.deeds.add(Deed.EXITS)
    elif is_any(path, "effects", "returns"):
        found.deeds.add(Deed.RETURNS)
    elif is_any(path, "effects", "goes"):
        found.deeds.add(Deed.GOES)
        found.targets += _targets(scripts, call, given)
    elif is_any(path, "kept", "set") or is_any(path, "kept", "set_options"):
        found.deeds.add(Deed.KEEPS)
        if any(one in text_of(call.node) for one in _MOMENTS):
            found.deeds.add(Deed.RECORDS)
    elif is_any(path, "effects", "tells"):
        found.deeds.add(Deed.TELLS)
    elif (
        is_any(path, "effects", "harmless")
        or is_any(path, "kept", "get")
        or is_any(path, "permissions", "calls")
    ):
        pass
    elif is_any(path, "effects", "sends"):
        found.deeds.add(Deed.SENDS)
    elif _sets_state(path) or (
        function is not None and set_by(scripts, Spot(call.source, function)) is not None
    ):
        found.deeds.add(Deed.CHANGES)
    elif function is not None and function.type in FUNCTIONS:
        pass
    else:
        return False
    return True


def _sets_state(path: str) -> bool:
    """Say whether a name is that of what sets a component's state: `setVisible`, `this.setState`."""
    last = path.rpartition(".")[2]
    return last in ("setState", "setData", "forceUpdate", "$forceUpdate") or (
        path == last and last.startswith("set") and last[3:4].isupper()
    )


def _targets(scripts: Scripts, call: Spot, given: Sequence[Node]) -> Iterator[str]:
    if not given:
        return
    held = scripts.resolved(Spot(call.source, given[0]))
    pairs = dict(pairs_of(held.node))
    value = next(
        (pairs[one] for one in ("url", "path", "name", "screen") if one in pairs), None
    )
    spot = Spot(held.source, value) if value is not None else held
    yield from scripts.texts(spot) or ("?",)
