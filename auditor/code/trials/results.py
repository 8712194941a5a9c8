"""What Kotlin's `Result` tells of what it was made of, and how a function says that it is suspended.

Exceptions are not followed, so that what is known of a result is what its block gave: no failure, unless it
was made as one. A function that suspends gives one mark of the library's, which is nothing else.
Source: kotlin (`Result`, `ResultKt`, `kotlin.coroutines.intrinsics`).
"""

from typing import Final

from auditor.code.calls.singletons import CONSTANT
from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import Known, State, Thing
from auditor.code.trials.rows import of_rows

_RESULT: Final = "Lkotlin/Result;"
_FAILS: Final = "Lkotlin/ResultKt;"
_FAILURE: Final = Thing("failure")
_MARKS: Final = "getCOROUTINE_SUSPENDED"
_INTRINSICS: Final = "Lkotlin/coroutines/intrinsics/"
_MARK: Final = Thing(CONSTANT, "kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED")


def of_values(state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Tell what a call gives back that looks at a result, or at a list whose elements are known; False for any other."""
    return of_rows(state, call, given) or of_results(state, call, given)


def of_results(state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Tell what a call gives back that looks at a result; False for any other call."""
    if call.name == _MARKS and call.owner.startswith(_INTRINSICS):
        state.last = _MARK
        return True
    if call.owner == _FAILS and call.name == "createFailure":
        state.last = _FAILURE
        return True
    if call.owner != _RESULT or not given or given[0] is None:
        return False
    is_failure = given[0] == _FAILURE
    if call.name == "exceptionOrNull-impl":
        state.last = None if is_failure else 0
    elif call.name in ("isFailure-impl", "isSuccess-impl"):
        state.last = int(is_failure == (call.name == "isFailure-impl"))
    else:
        return False
    return True
