"""Tells what calls are given: the answer that a coroutine waits for, by code that can run before the acceptance, and texts."""

from collections.abc import Callable, Iterator
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call
from auditor.code.decisions.tested import Tested
from auditor.code.evaluation.outcomes import NOTHING, Outcomes, joined
from auditor.code.ways.awaited import Answer, Awaited

ELEMENT_WRITES: Final = frozenset({0x4E})
"""The instruction that puts a truth into an array: aput-boolean."""
_JAVA: Final = "Ljava/util/"
_ADDS: Final = frozenset({"add", "addFirst", "addLast", "offer", "push", "set"})
_TAKES_OUT: Final = frozenset(
    {
        "poll",
        "pollFirst",
        "pollLast",
        "take",
        "peek",
        "pop",
        "removeFirst",
        "removeLast",
        "contains",
        "containsKey",
    }
)
_APART: Final = 2
"""As deep in calls an answer is looked at, so that it is kept apart from what is known of its method otherwise."""


def answers_given(
    awaited: Awaited,
    tested: Tested,
    scope: Scope,
    call: Call,
    is_left_out: Callable[[MethodNumber, int], bool],
) -> Outcomes:
    """Return what a call gives whose receiver is resumed by others; None where that is not known."""
    made = (
        None if call.receiver is None else awaited.made_at(scope.method, call.pc, call.receiver)
    )
    answers = None if made is None else awaited.answers(made)
    if answers is None:
        return None
    return joined(
        (
            NOTHING,
            *(_said(tested, one, is_left_out) for one in answers if not is_left_out(*one.site)),
        )
    )


def _said(
    tested: Tested, answer: Answer, is_left_out: Callable[[MethodNumber, int], bool]
) -> Outcomes:
    """Return what one call answers, by whatever in its method is not left out.

    Which of it can run is found out by what waits here, so that it cannot be asked.
    """
    method, pc = answer.site
    uses = tested.uses(method)
    if uses is None:
        return None
    rows = frozenset(
        row for row, one in enumerate(uses.body.instructions) if not is_left_out(method, one.pc)
    )
    return tested.before(Scope(method, None, None, _APART), uses, pc, answer.register, rows)


def texts_given(tested: Tested, scope: Scope, call: Call) -> Iterator[str]:
    """Yield the texts that a call may be given as parameters."""
    for index, kind in enumerate(call.types):
        if kind.startswith("Ljava/lang/"):
            known = tested.argument(scope, call, index)
            yield from (one for one in known or () if isinstance(one, str))


def is_of_container(call: Call) -> bool:
    """Say whether a call takes something out of a queue or a map of the platform's, whose contents are not followed."""
    return call.owner.startswith(_JAVA) and call.name in _TAKES_OUT


def adds_to_container(call: Call) -> bool:
    """Say whether a call puts something into a list or a queue of the platform's."""
    return call.owner.startswith(_JAVA) and call.name in _ADDS
