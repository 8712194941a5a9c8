"""What one run puts into the app's preferences, and gets out of them again.

`rememberConsent(box.isChecked())` and, some calls later, `if (agreed()) read()`: within one press the
second is told by the first, where both are of one file: known by its name, or by the field that keeps it.
Source: android.content.SharedPreferences and android.content.Context of the SDK at API 37.
"""

from typing import Final

from auditor.code.classes.program import Program
from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import KEPT, UNSET, Known, State, Thing

_PREFERENCES: Final = "Landroid/content/SharedPreferences;"
_EDITOR: Final = "Landroid/content/SharedPreferences$Editor;"
FILE: Final = "preferences"
"""The kind of a file that is known by its name."""
HELD: Final = "held preferences"
"""The kind of one that is known by the field that keeps it: it may be any file."""
_NOWHERE: Final = Thing(HELD)
_OPENS: Final = "getSharedPreferences"
_FLAG: Final = ":Z"
_WORDS: Final = 3  # The preferences, the key and what to give if there is nothing.
_GETS: Final = frozenset({"getBoolean", "getInt", "getLong", "getString"})
_HAS: Final = "contains"
_PUTS: Final = frozenset({"putBoolean", "putInt", "putLong", "putString"})


def held_in(field: str) -> Known:
    """Return the preferences that a field keeps, of which no more is known; nothing for other fields."""
    return Thing(HELD, field) if field.endswith(f":{_PREFERENCES}") else None


def born(program: Program, state: State, thing: Thing) -> Thing:
    """Return a thing that is made now, whose booleans are false until somebody sets them: `isHandled` of an event."""
    if thing.kind == "object":
        flags = (one for one in program.fields_of_object(thing.name) if one.endswith(_FLAG))
        state.heap.update({(one, thing): 0 for one in flags})
    return thing


def remember(state: State, call: Call, given: tuple[Known, ...]) -> None:
    """Note what is put under a key; what is put under an unknown one may be any of them."""
    if call.owner != _EDITOR or call.name not in (*_PUTS, "remove", "clear"):
        return
    file, key = _file(given), given[1] if len(given) > 1 else None
    is_known = isinstance(key, Thing) and key.kind == "text"
    name = f"{KEPT}{key.name}" if isinstance(key, Thing) and is_known else KEPT
    for one in list(state.heap):
        is_meant = one[0] == name if is_known else one[0].startswith(KEPT)
        if is_meant and _may_be(one[1], file):
            del state.heap[one]
    if isinstance(key, Thing) and is_known:
        state.heap.pop((f"{UNSET}{key.name}", file), None)
    if is_known and call.name in _PUTS and given[2] is not None:
        state.heap[name, file] = given[2]


def recall(state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Give back what this run has put under a key, or the file itself; False for any other call."""
    if call.name == _OPENS and call.returns == _PREFERENCES:
        name = given[1] if len(given) > 1 else None
        is_named = isinstance(name, Thing) and name.kind == "text"
        state.last = Thing(FILE, name.name) if isinstance(name, Thing) and is_named else None
        return is_named
    if call.owner != _PREFERENCES:
        return False
    if call.name == "edit":
        state.last = _file(given)
        return True
    is_asked = call.name == _HAS
    if not is_asked and (call.name not in _GETS or len(given) < _WORDS):
        return False
    key, file = given[1], _file(given)
    if not isinstance(key, Thing) or key.kind != "text":
        return False
    known = state.heap.get((f"{KEPT}{key.name}", file))
    if known is not None:
        state.last = 1 if is_asked else known
    elif (f"{UNSET}{key.name}", file) in state.heap:
        state.last = 0 if is_asked else given[2]
        known = state.last
    return known is not None


def _file(given: tuple[Known, ...]) -> Thing:
    """Return the file that a call is made on."""
    own = given[0] if given else None
    return own if isinstance(own, Thing) and own.kind in (FILE, HELD) else _NOWHERE


def _may_be(one: Known, other: Known) -> bool:
    """Say whether two files can be one: not those of two names."""
    if not isinstance(one, Thing) or not isinstance(other, Thing):
        return True
    return one == other or HELD in (one.kind, other.kind)
