"""An audit that its safety net cut short: what is said of it, and that its verdict is at best U.

The contract, section 1: when the net catches, what is finished is kept, the limit is named, and
the verdict is at best U. A stage counts as finished only when it is whole: a part of what one saw
would claim more than is known.
"""

from collections.abc import Iterable, Sequence
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


def cut_of(package: str, error: BaseException, finished: Sequence[str] = ()) -> Cut:
    """Return what an interruption leaves to say of a package, by its file's name.

    `finished` names the stages that were whole: what they see stands, the limit blinds the rest.
    """
    timed_out = isinstance(error, OutOfTime)
    why = f"{error} was needed" if timed_out else "the memory that was given did not do"
    kept = [one for one in _STAGES if one in finished]
    lost = [one for one in _STAGES if one not in finished]
    blinds = {sense for one in lost for sense in _STAGES[one].blinds}
    limit = Limit(
        LimitKind.TIME if timed_out else LimitKind.MEMORY,
        Words(
            f"The audit was cut short ({why}): {_said(kept, lost)}",
            f"检测被中断（超出时间或内存上限）：{_said_zh(kept, lost)}",
        ),
        package,
        tuple(one for one in _BLINDED if one in blinds),
    )
    return Cut(limit)


@dataclass(frozen=True, slots=True)
class _Stage:
    """What one stage of an audit looks at, and what is not seen without it."""

    says: Words
    blinds: tuple[Sense, ...]


_BLINDED = (Sense.READ, Sense.CONSENT, Sense.TEXT, Sense.FLOW)
_STAGES = {
    "accesses": _Stage(Words("what the code reads", "代码读取的数据"), _BLINDED),
    "texts": _Stage(Words("texts", "文本"), (Sense.CONSENT, Sense.TEXT)),
    "opaque parts": _Stage(Words("hidden code", "隐藏的代码"), _BLINDED),
    "flows": _Stage(Words("where data goes", "数据去向"), (Sense.FLOW,)),
    "consent": _Stage(Words("consent screens", "同意界面"), (Sense.CONSENT,)),
}
"""The stages in their order. Hidden code that was not looked for can do anything."""


def _said(kept: Sequence[str], lost: Sequence[str]) -> str:
    if not kept:
        return "what the code does was not examined."
    seen = ", ".join(_STAGES[one].says.en for one in kept)
    unseen = ", ".join(_STAGES[one].says.en for one in lost) or "who else is in the app"
    return f"what was finished stands ({seen}); not examined: {unseen}."


def _said_zh(kept: Sequence[str], lost: Sequence[str]) -> str:
    if not kept:
        return "未检查代码的行为。"
    seen = "、".join(_STAGES[one].says.zh for one in kept)
    unseen = "、".join(_STAGES[one].says.zh for one in lost) or "应用中的第三方"
    return f"已完成的部分有效（{seen}）；未检查：{unseen}。"


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
