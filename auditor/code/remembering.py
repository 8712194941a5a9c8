"""What one run puts into the app's preferences, and gets out of them again.

`rememberConsent(box.isChecked())` and, some calls later, `if (agreed()) read()`: within one press the
second is told by the first. Source: android.content.SharedPreferences of the SDK at API 37.
"""

from typing import Final

from auditor.code.answered import KEPT, Known, State, Thing
from auditor.code.sites import Call

_PREFERENCES: Final = "Landroid/content/SharedPreferences;"
_EDITOR: Final = "Landroid/content/SharedPreferences$Editor;"
_PLACE: Final = Thing("preferences")
_WORDS: Final = 3  # The preferences, the key and what to give if there is nothing.
_GETS: Final = frozenset({"getBoolean", "getInt", "getLong", "getString"})
_PUTS: Final = frozenset({"putBoolean", "putInt", "putLong", "putString"})


def remember(state: State, call: Call, given: tuple[Known, ...]) -> None:
    """Note what is put under a key; what is put under an unknown one may be any of them."""
    if call.owner != _EDITOR or call.name not in (*_PUTS, "remove", "clear"):
        return
    key = given[1] if len(given) > 1 else None
    if not isinstance(key, Thing) or key.kind != "text":
        for one in [one for one in state.heap if one[0].startswith(KEPT)]:
            del state.heap[one]
        return
    place = (f"{KEPT}{key.name}", _PLACE)
    state.heap.pop(place, None)
    if call.name in _PUTS and given[2] is not None:
        state.heap[place] = given[2]


def recall(state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Give back what this run has put under a key; False for any other call."""
    if call.owner != _PREFERENCES or call.name not in _GETS or len(given) < _WORDS:
        return False
    key = given[1]
    if not isinstance(key, Thing) or key.kind != "text":
        return False
    known = state.heap.get((f"{KEPT}{key.name}", _PLACE))
    if known is None:
        return False
    state.last = known
    return True
