"""Notes on a way through code what a call of the framework does (`contacts/refusal.toml`)."""

from collections.abc import Sequence
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.listeners import NOBODY
from auditor.code.calls.navigation import SHOWS
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import Event, Known, State, Thing
from auditor.code.evaluation.carriers import ACTION, ADDRESS, NAMED, shape_carrier
from auditor.code.shrunk.reactions import reactions
from auditor.code.trials.joining import join
from auditor.code.trials.moments import fill, keep, note_moment
from auditor.code.trials.passing_words import read_words, words_of
from auditor.code.trials.remembering import recall, remember
from auditor.code.trials.revealing import OFFER, REVEAL, shown
from auditor.model.vocabulary import ComponentKind

CANCELS: Final = "cancel"
"""What dismisses a dialog and tells who hears that it was cancelled."""
ELSEWHERE: Final = "elsewhere"
"""What starts a screen or another app by an intent of which nothing more is known."""
_WORKERS: Final = frozenset({"execute", "submit"})
_INTENT: Final = "Landroid/content/Intent;"
_ANYBODYS: Final = "android."
"""How an action begins that any app may answer."""
_ASKED: Final = Thing("asked")
"""What a library gives that asks the system: all that is handed to it waits for the answer."""


def react(
    graph: CallGraph, state: State, call: Call, given: tuple[Known, ...], *, asks: str
) -> bool:
    """Note what a call does; False for a call to be looked into.

    `asks` is the event that a request for permissions counts as here.
    """
    hierarchy = graph.hierarchy
    if shape_carrier(state, call, given) or recall(state, call, given):
        return True
    if join(state, call, given):
        note_moment(state, call, given)
        return True
    remember(state, call, given)
    if (said := read_words(call, given)) is not None:
        state.last = said
        return True
    kind = reactions().kind(hierarchy, call, graph.renamed_calls.bases)
    if kind is None:
        return _awaits(graph, state, call, given)
    if kind == "ask":
        state.happened(asks)
        if call.owner.startswith(reactions().askers):
            state.last = _ASKED
            return True
    elif kind == "firm":
        if given[-1] == 0:
            state.happened("firm")
    elif kind == "start":
        start_of(graph, state, first_of(call, state, _INTENT))
    elif kind in ("store", "row"):
        keep(state, call, given)
    elif kind == "result":
        state.happened(kind, "" if given[1] is None else str(given[1]))
    elif kind == "fill":
        fill(state, given)
    elif kind in (REVEAL, OFFER):
        shown(hierarchy, state, call, given)
    elif kind == "show":
        state.happened(kind, f"{call.method}:{call.pc}")
    elif kind == "notice":
        state.happened(kind, words_of(given[0] if given else None))
    elif kind in SHOWS:
        note_told(graph, state, kind, given)
    else:
        is_named = kind == "exit" or call.name == CANCELS
        state.happened(kind, call.name if is_named else "")
    state.last = given[0] if given and call.returns == call.owner else None
    return True


def _awaits(graph: CallGraph, state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Say whether a call is of a library that asks for permissions, which runs nothing before the system was answered."""
    is_asked = bool(given) and given[0] == _ASKED and not call.is_static
    if not is_asked:
        if not call.owner.startswith(reactions().askers):
            return False
        own = graph.hierarchy.resolve_method(call.owner, call.name + call.proto)
        if own is None or not graph.program.body(own).instructions:
            return False  # What it tells the app that waits for it.
    state.last = _ASKED if is_asked else None
    return True


def start_of(graph: CallGraph, state: State, intent: Known) -> None:
    """Note which screen, or what else, an intent leads to that is started."""
    goal = state.heap.get(("intent", intent)) if intent is not None else None
    goal = _found(graph, goal) if isinstance(goal, Thing) else None
    told = state.heap.get((ADDRESS, intent)) if intent is not None else None
    address = told.name if isinstance(told, Thing) else ""
    opened = set(graph.program.manifest.answering(address))
    if len(opened) == 1:  # `loans://reference`, which one screen of the app answers.
        state.happened("start", opened.pop())
    elif not isinstance(goal, Thing):
        state.happened("deep")
        state.happened(ELSEWHERE)
    elif goal.kind == "class":
        state.happened("start", goal.name)
    else:
        state.happened(goal.kind, address)


def _found(graph: CallGraph, goal: Thing) -> Thing | None:
    """Return the screen to which a name or an action of the app's own leads by the manifest; any other goal as it is."""
    if goal.kind not in (NAMED, ACTION):
        return goal
    if goal.name.startswith(_ANYBODYS):
        return None
    found = {
        one.name
        for one in graph.program.manifest.components
        if one.kind is ComponentKind.ACTIVITY
        and (
            goal.name in (one.alias, one.name[1:-1].replace("/", "."))
            if goal.kind == NAMED
            else any(goal.name in each.actions for each in one.filters)
        )
    }
    return Thing("class", found.pop()) if len(found) == 1 else None


def note_told(
    graph: CallGraph, state: State, kind: str | None, given: tuple[Known, ...]
) -> None:
    """Note what a method does that is not run: of one that shows a screen, which; of others, who knows."""
    is_shown = kind in SHOWS
    what = graph.navigation.target(graph.program, state, given) if is_shown else ""
    state.happened("deep" if kind is None else kind, what)


def first_of(call: Call, state: State, kind: str) -> Known:
    """Return what is known of a call's first parameter of a type."""
    index = call.first(kind)
    register = call.register(index) if index is not None else None
    return None if register is None else state.registers.get(register)


def note_choices(
    hierarchy: Hierarchy, states: Sequence[State], call: Call, choices: Sequence[str]
) -> None:
    """Note what runs only when somebody does something: the choices of a dialog, or more."""
    is_dialog = reactions().is_dialog(hierarchy, call.owner)
    # What a library hands to a thread once something was sent is the sending.
    may_send = call.name in _WORKERS and choices == [str(NOBODY)]
    for each in states:
        if not is_dialog and choices and not (may_send and Event("submit") in each.events):
            each.happened("deep")
        for one in choices if is_dialog else ():
            each.happened("choice", one)
