"""What text a `StringBuilder` holds that a run fills: `putLong(key + "_at", …)` is kept under a known name.

Source: Javadoc of java.lang.StringBuilder; compilers for Android make one of a sum of texts.
"""

from typing import Final

from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import JOINED, Known, State, Thing

_BUILDERS: Final = frozenset({"Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;"})
_TEXT: Final = "text"
_TEXTS: Final = ("Ljava/lang/String;", "Ljava/lang/CharSequence;", "Ljava/lang/Object;")
_OF_TEXT: Final = tuple((one,) for one in _TEXTS)
_LONGEST: Final = 48
"""Letters of a name; what is longer is shown or sent."""
_NUMBERS: Final = ("I", "J")


def join(state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Note what is joined, and give it back where all of it is known; False for any other call."""
    if call.owner not in _BUILDERS or not given or not isinstance(given[0], Thing):
        return False
    own = given[0]
    key = (JOINED, own)
    match call.name:
        case "<init>":
            state.heap.pop(key, None)
            # A number says how long it may get.
            said = _said(call.types[0], given[1]) if call.types in _OF_TEXT else ""
            if said is not None:
                state.heap[key] = Thing(_TEXT, said, call.pc)
        case "append" if len(call.types) == 1:
            before, said = state.heap.pop(key, None), _said(call.types[0], given[1])
            # In a loop a text may grow for ever, and no state of it is like another.
            if isinstance(before, Thing) and said is not None and before.number < call.pc:
                whole = before.name + said
                if len(whole) <= _LONGEST:
                    state.heap[key] = Thing(_TEXT, whole, call.pc)
            state.last = own
        case "toString":
            held = state.heap.get(key)
            state.last = Thing(_TEXT, held.name) if isinstance(held, Thing) else None
        case _:
            state.heap.pop(key, None)
            state.last = own if call.returns == call.owner else None
    return True


def _said(kind: str, one: Known) -> str | None:
    """Return what something known adds to a text."""
    if kind in _TEXTS and isinstance(one, Thing) and one.kind == _TEXT:
        return one.name
    return str(one) if kind in _NUMBERS and isinstance(one, int) else None
