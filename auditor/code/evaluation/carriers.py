"""What is put into intents, bundles and the arguments of fragments, and given back out of them.

Source: the public documentation of `android.content.Intent`, `android.os.Bundle` and `androidx.fragment.app.Fragment`.
"""

from typing import Final

from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import (
    ANSWER,
    ARGUMENTS,
    EXTRA,
    LAUNCH,
    OPENED_BY,
    Known,
    State,
    Thing,
)

_INTENT: Final = "Landroid/content/Intent;"
_COMPONENT: Final = "Landroid/content/ComponentName;"
_LEADING: Final = frozenset({_INTENT, _COMPONENT})
_BUNDLE: Final = "Landroid/os/Bundle;"
_STRING: Final = "Ljava/lang/String;"
_HOLDERS: Final = frozenset({_INTENT, _BUNDLE, "Landroid/os/BaseBundle;"})
_OF_FRAGMENT: Final = frozenset({"getArguments", "requireArguments"})
_ANSWERS: Final = "setFragmentResult"
_HOME: Final = "android.intent.category.HOME"
_SETTINGS: Final = "android.settings."
_GOALS: Final = {
    "android.intent.action.VIEW": "document",
    "android.intent.action.PICK": "pick",
}
"""What intents with an action of Android lead to."""
_URI: Final = "Landroid/net/Uri;"
NAMED: Final = "named"
"""What leads to the class of a name, or to an alias in the manifest."""
ACTION: Final = "action"
"""What leads to whoever answers an action by the manifest."""
ADDRESS: Final = "address"
"""Under what an intent's address is kept in the heap."""


def shape_intent(state: State, call: Call, given: tuple[Known, ...]) -> None:
    """Note where an intent leads: to a class, to the settings, or home."""
    own = given[0] if given else None
    state.last = own if call.returns == _INTENT else None
    if not isinstance(own, Thing):
        return
    if call.name == "getAction":
        goal = state.heap.get(("intent", own))
        if isinstance(goal, Thing) and goal.kind == ACTION:
            state.last = Thing("text", goal.name)
        return
    for one, type_ in zip(given[1:], call.types, strict=False):
        if not isinstance(one, Thing):
            continue
        if one.kind == "text" and type_ == _URI:
            state.heap[(ADDRESS, own)] = one
        if one.kind == "class":
            state.heap[("intent", own)] = one
        elif one.kind == "object" and ("intent", one) in state.heap:
            state.heap[("intent", own)] = state.heap[("intent", one)]  # Of a component's name.
        elif one.kind == "text" and (goal := _goal_of(call, one.name)) is not None:
            if goal.kind != ACTION or ("intent", own) not in state.heap:
                state.heap[("intent", own)] = goal
        elif one == Thing("text", _HOME) and call.name == "addCategory":
            state.heap[("intent", own)] = Thing("exit")


def _goal_of(call: Call, text: str) -> Thing | None:
    """Return where a text leads that an intent or a component's name is given; None where it says nothing of that."""
    if call.name == "setClassName" or call.owner == _COMPONENT:
        return Thing(NAMED, text)
    if call.name not in ("<init>", "setAction"):
        return None
    if text.startswith(_SETTINGS):
        return Thing("settings")
    return Thing(_GOALS[text]) if text in _GOALS else Thing(ACTION, text)


def shape_carrier(state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Note what a call does to an intent, a bundle or arguments; False for other calls."""
    if shape_bundle(state, call, given):
        return True
    if call.owner in _LEADING:
        shape_intent(state, call, given)
    return call.owner in _LEADING


def shape_bundle(state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Note what is put into a bundle or an intent under a name, and give it back; False for other calls.

    Likewise the arguments of a fragment, which Android hands over with it.
    """
    own = given[0] if given and not call.is_static else None
    if call.types == (_BUNDLE,) and call.name == "setArguments":
        _keep(state, (ARGUMENTS, own), given[1])
        return True
    if call.returns == _BUNDLE and call.name in _OF_FRAGMENT and not call.types:
        state.last = state.heap.get((ARGUMENTS, own))
        return True
    if call.returns == _INTENT and call.name == "getIntent" and not call.types:
        state.last = state.heap.get((OPENED_BY, own))
        return True
    if call.name == _ANSWERS and call.types[-2:] == (_STRING, _BUNDLE):
        named, bundle = given[-2:]
        if isinstance(named, Thing):
            state.happened(ANSWER, named.name)
            _keep(state, (ANSWER, 0), bundle)
        else:
            state.happened("deep")
        return True
    if call.owner not in _HOLDERS or not call.types or call.types[0] != _STRING:
        return False
    name = given[1]
    if not isinstance(name, Thing) or name.kind != "text":
        return False
    key = (f"{EXTRA}{name.name}", own)
    if call.name.startswith("put") and len(given) > 2:
        _keep(state, key, given[2])
        state.last = own if call.returns == call.owner else None
        return True
    if call.name.startswith("get"):
        state.last = state.heap.get(key)
        if own == LAUNCH:
            state.last = given[2] if len(given) > 2 else 0
        return True
    return False


def keep_extra(state: State, name: str, bundle: Thing, value: Known) -> None:
    """Note what lies under a name in a bundle; a truth lies there as itself."""
    plain = value.number if isinstance(value, Thing) and value.kind == "boxed" else value
    _keep(state, (f"{EXTRA}{name}", bundle), plain)


def _keep(state: State, key: tuple[str, Known], value: Known) -> None:
    state.heap.pop(key, None)
    if value is not None and key[1] is not None:
        state.heap[key] = value
