"""Takes out of a list or a map of the app's own what code puts there: listeners, steps, functions of a bus.

Each that lies there may be taken, one on each way; of a map, those that lie under the key that is asked for.
Source: java.util (`Iterator`, `List`, `Map`), kotlin.collections.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from auditor.code.calls.observers import Lays, Waits, heard_or_not
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import OWN, Event, Known, State, Thing
from auditor.model.names import outer_class

SHELF: Final = "shelf"
"""The kind of such a list or map, or of a list in it under a key: its name is the field that holds it."""
_TAKEN: Final = "shelf:taken"
_LAID: Final = "shelf:laid"
_MADE: Final = "Ljava/util/"
_THROUGH: Final = frozenset(
    {"iterator", "listIterator", "descendingIterator", "values", "toList", "toMutableList", "toSet", "clone",
     "reversed", "asReversed", "asIterable", "unmodifiableList", "unmodifiableCollection", "filterNotNull", "snapshot"}
)  # fmt: skip
"""What gives the same things again."""
_TAKES: Final = frozenset(
    {"next", "previous", "get", "getOrDefault", "getOrNull", "elementAt", "first", "firstOrNull", "last", "lastOrNull",
     "getFirst", "getLast", "peek", "poll", "valueAt"}
)  # fmt: skip
_ASKS: Final = frozenset({"hasNext", "hasPrevious"})
_EACH: Final = "forEach"
_EXIT: Final = "exit"
HEARD: Final = "heard"
"""What happens where a press is heard of on another screen, with that screen's class; that one closes as `exit` of it."""
_SAME_CLASS: Final = frozenset({"getOrCreateKotlinClass", "getJavaClass", "getKotlinClass"})


Runs: TypeAlias = Callable[[State, tuple[MethodNumber, ...], tuple[Known, ...]], list[State]]


def is_collection(known: Known) -> bool:
    """Say whether something is a list or a map of which it is known by itself only where it is made."""
    return isinstance(known, Thing) and known.kind == "object" and known.name.startswith(_MADE)


def handed_on(
    waits: Waits, state: State, call: Call, given: tuple[Known, ...], run: Runs
) -> list[State] | None:
    """Return the states behind a call that takes something of a shelf, or hands a value to others; None for any other."""
    found = _of_shelf(waits, state, call, given, run)
    told = None if found is not None else waits.posted(call.method, call, given, state.heap)
    if told is None:
        return found
    runs = partial(_run_elsewhere, run) if told.is_elsewhere else run
    return heard_or_not(waits, state, told.ways(state), runs, is_sure=told.is_sure)


def _run_elsewhere(
    run: Runs, state: State, methods: tuple[MethodNumber, ...], words: tuple[Known, ...]
) -> list[State]:
    """Run somebody who hears of a press on another screen; that he closes his own is told from what the press closes."""
    hearer = words[0] if words else None
    screen = outer_class(hearer.name) if isinstance(hearer, Thing) else ""
    before, state.events = state.events, frozenset()
    found = run(state, methods, words)
    for one in found:
        own = (Event(_EXIT, HEARD) if each.kind == _EXIT else each for each in one.events)
        one.events = before | {Event(HEARD, screen), *own}
    return found


def _of_shelf(
    waits: Waits, state: State, call: Call, given: tuple[Known, ...], run: Runs
) -> list[State] | None:
    """Return the states behind a call that asks such a list or map, or asks for a key; None for any other."""
    lays = waits.shelves
    shelf = given[0] if given else None
    if call.name == "<init>":
        return _copied(state, given)
    if not isinstance(shelf, Thing):
        return None
    if shelf.kind != SHELF:
        return _told_class(state, call, shelf)
    if call.name in _THROUGH:
        state.heap.pop((_TAKEN, shelf), None)
        state.last = shelf
        return [state]
    if call.name in _ASKS:
        is_there = waits.all_hear and bool(lays.lying(shelf, None))
        state.last = 0 if (_TAKEN, shelf) in state.heap else 1 if is_there else None
        return [state]
    if call.name in _TAKES:
        return _take(lays, state, shelf, given[1] if call.name == "get" else None)
    if call.name != _EACH or len(given) < 2 or not isinstance(given[1], Thing):
        return None
    method = lays.taker(given[1])
    if method is None:
        return None
    found = [state]
    for each in _take(lays, state, shelf, None):
        if each.last is not None:
            found += run(each, (method,), (given[1], each.last))
    return found


def was_taken(state: State, given: tuple[Known, ...]) -> bool:
    """Say whether a call is one of something that was taken so: who put it there has it called back."""
    return bool(given) and (_LAID, given[0]) in state.heap


def _copied(state: State, given: tuple[Known, ...]) -> list[State] | None:
    """Take a list that is made of another for that."""
    if len(given) != 2 or not isinstance(given[1], Thing) or given[1].kind != SHELF:
        return None
    for register, one in list(state.registers.items()):
        if one == given[0]:
            state.registers[register] = given[1]
    return [state]


def _told_class(state: State, call: Call, own: Thing) -> list[State] | None:
    """Tell of which class an object is that the run made, or that a constant is: under it, listeners wait."""
    if call.name in _SAME_CLASS and own.kind == "class":
        state.last = own
        return [state]
    if call.name != "getClass" or call.types:
        return None
    if own.kind == "constant":
        state.last = Thing("class", own.name.rpartition(":")[2])
    elif own.kind == "object" and own.number != OWN:
        state.last = Thing("class", own.name)
    return [state]


def _take(lays: Lays, state: State, shelf: Thing, key: Known) -> list[State]:
    """Return a state for each that may be taken."""
    inner = lays.part(shelf, key)
    if inner is not None:
        state.heap.pop((_TAKEN, inner), None)
        state.last = inner
        return [state]
    found = []
    for thing, heap in lays.lying(shelf, key):
        one = state.copy(state.row)
        one.heap = {**dict(heap), **one.heap, (_TAKEN, shelf): 1, (_LAID, thing): 1}
        one.last = thing
        found.append(one)
    return found or [state]
