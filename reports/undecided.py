"""What keeps an app undetermined or its verdict unsure, and what a person does next."""

from collections import Counter
from collections.abc import Sequence

from auditor.model.app import Limit
from auditor.model.result import AuditResult
from auditor.model.vocabulary import Confidence, Kleene, LimitKind, VerdictCode
from auditor.model.words import Words
from reports.picture import FactView, GateView, Open

_MOST = 4
"""Facts named for one reason that several have."""


def left_open(result: AuditResult, gates: Sequence[GateView]) -> tuple[Open, ...]:
    """Return the facts on which an undetermined app stands still, those with one reason together."""
    if result.settled_verdict.code is not VerdictCode.U:
        return ()
    found: dict[Words, list[FactView]] = {}
    for view in gates:
        for one in view.facts if view.gate.left_here else ():
            if one.fact.value is Kleene.UNKNOWN:
                found.setdefault(one.fact.because, []).append(one)
    return tuple(
        Open(because, tuple(facts[:_MOST]), len(facts) - len(facts[:_MOST]))
        for because, facts in found.items()
    )


def least_sure(result: AuditResult, gates: Sequence[GateView]) -> tuple[FactView, ...]:
    """Return the facts to which a verdict owes that it is not confirmed; none for one that is or is open."""
    verdict = result.verdict
    if verdict.code is VerdictCode.U or verdict.confidence is Confidence.CONFIRMED:
        return ()
    deciding = {one.id: one for view in gates for one in view.facts}
    return tuple(one for one in deciding.values() if one.fact.confidence is verdict.confidence)


def kinds_of_limits(limits: Sequence[Limit]) -> tuple[tuple[Limit, int], ...]:
    """Return the first limit of each kind with how many more there are: five of one say no more than one."""
    counts = Counter(one.what for one in limits)
    firsts = {one.what: one for one in reversed(limits)}
    return tuple((firsts[what], count - 1) for what, count in counts.items())


def next_steps(result: AuditResult) -> tuple[str, ...]:
    """Return the keys of the advice: by the verdict, and where there is none by what hid it."""
    verdict = result.settled_verdict
    if verdict.code is not VerdictCode.U:
        return (verdict.code.value,)
    kinds = {one.what for one in result.limits}
    if kinds == {LimitKind.REMOTE_PAGE}:
        return ("U-page", "U")
    return (*(one for one in verdict.reasons if one.startswith(VerdictCode.U.value)), "U")
