"""An audit that its safety net cut short: what is said of it, and that its verdict is at best U.

The contract, section 1: when the net catches, what is finished is kept, the limit is named, and
the verdict is at best U. What the code does is taken for unexamined then: a part of what its
analysis saw would claim more than is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from auditor.errors import OutOfTime
from auditor.model.app import Limit
from auditor.model.facts import Decision
from auditor.model.vocabulary import Confidence, LimitKind, Sense, VerdictCode
from auditor.model.words import Words

INTERRUPTIONS = (OutOfTime, MemoryError)
"""How the net tells an audit that it caught."""

BUDGET_SPENT = "U6"
"""The reason of a verdict whose audit was cut short."""

_NET = frozenset({LimitKind.TIME, LimitKind.MEMORY})


@dataclass(frozen=True, slots=True)
class Cut:
    """Where an audit ended early: the limit that stands for all that was not examined."""

    limit: Limit


def cut_of(package: str, error: BaseException) -> Cut:
    """Return what an interruption leaves to say of a package, by its file's name."""
    timed_out = isinstance(error, OutOfTime)
    why = f"{error} was needed" if timed_out else "the memory that was given did not do"
    limit = Limit(
        LimitKind.TIME if timed_out else LimitKind.MEMORY,
        Words(
            f"The audit was cut short ({why}): what the code does was not examined.",
            "检测被中断（超出时间或内存上限）：未检查代码的行为。",
        ),
        package,
        (Sense.READ, Sense.CONSENT, Sense.TEXT, Sense.FLOW),
    )
    return Cut(limit)


def at_best_open(decision: Decision, limits: Iterable[Limit]) -> Decision:
    """Return the decision; U, with the code on what was seen, if the audit was cut short."""
    cut = any(one.what in _NET for one in limits)
    if not cut or decision.code is VerdictCode.U:
        return decision
    return replace(
        decision,
        code=VerdictCode.U,
        provisional=decision.code,
        reasons=(BUDGET_SPENT,),
        confidence=Confidence.POSSIBLE,
        unlawful=False,
    )
