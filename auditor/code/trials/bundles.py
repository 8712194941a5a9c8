"""What `bundleOf` puts into a bundle: pairs of a name and a value, handed over in an array.

Source: androidx.core.os (`bundleOf`), kotlin (`to`, `Pair`). A shrinker renames both, and makes the pair
where `to` was called; then a method counts as `bundleOf` that fills a bundle with any kind of value.
"""

from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import Known, State, Thing
from auditor.code.evaluation.carriers import keep_extra
from auditor.code.trials.rows import ARRAY, ELEMENT

_BUNDLE: Final = "Landroid/os/Bundle;"
_FILLED: Final = (_BUNDLE, "Landroid/os/BaseBundle;")
"""A shrinker calls a method under the class that declares it."""
_PAIR: Final = "Lkotlin/Pair;"
_MOST: Final = 24
_ANY_KIND: Final = frozenset({"putBoolean", "putString", "putInt", "putDoubleArray"})
"""What fills a bundle with whatever it is given calls, among others."""


def _put(state: State, key: tuple[str, Known], value: Known) -> None:
    state.heap.pop(key, None)
    if value is not None:
        state.heap[key] = value


def of_pairs(graph: CallGraph, state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Make a pair, or a bundle of pairs; False for other calls."""
    own = Thing("object", _PAIR, (call.method << 16) + call.pc)
    if call.owner == "Lkotlin/TuplesKt;" and call.name == "to" and len(given) == 2:
        _put(state, (f"{_PAIR}->first", own), given[0])
        _put(state, (f"{_PAIR}->second", own), given[1])
        state.last = own
        return True
    if not call.is_static or call.returns != _BUNDLE or len(given) != 1:
        return False
    array = given[0]
    if not isinstance(array, Thing) or array.kind != ARRAY or not _is_bundle_of(graph, call):
        return False
    state.last = Thing("object", _BUNDLE, own.number)
    for number in range(_MOST):
        pair = state.heap.get((f"{ELEMENT}{number}", array))
        if isinstance(pair, Thing):
            _fill(state, pair, state.last)
    return True


def of_route(graph: CallGraph, state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Tell the class that a map of the app's keeps under a name, as a router's does; False for other calls."""
    name = given[1] if len(given) > 1 else None
    if not isinstance(name, Thing) or name.kind != "text":
        return False
    found = graph.routes.asked_for(call, name.name)
    state.last = None if found is None else Thing("class", found)
    return found is not None


def _fill(state: State, pair: Thing, bundle: Thing) -> None:
    """Put the value of a pair under its name; the two are the pair's only fields, the name the first."""
    held = [value for key, value in sorted(state.heap.items(), key=_name) if key[1] == pair]
    name = held[0] if held else None
    if len(held) == 2 and isinstance(name, Thing) and name.kind == "text":
        keep_extra(state, name.name, bundle, held[1])


def _name(entry: tuple[tuple[str, Known], Known]) -> str:
    return entry[0][0]


def _is_bundle_of(graph: CallGraph, call: Call) -> bool:
    if call.owner == "Landroidx/core/os/BundleKt;":
        return call.name == "bundleOf"
    target = graph.hierarchy.resolve_method(call.owner, call.name + call.proto)
    return target is not None and _fills_any(graph, target)


def _fills_any(graph: CallGraph, method: MethodNumber) -> bool:
    called = {
        one.name for one in graph.program.calls_in(method) if one.target.startswith(_FILLED)
    }
    return called >= _ANY_KIND
