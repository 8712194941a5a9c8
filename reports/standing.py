"""Where findings stand, and what became of every rule.

What an earlier release had too, what somebody accepted; which rules found nothing, and which
could not tell.
"""

from dataclasses import dataclass

from auditor.model.finding import RuleCard
from auditor.model.result import AuditResult, Baseline
from auditor.model.vocabulary import CheckOutcome, Status
from auditor.model.words import Words

_BESIDE = ("new", "updated", "unchanged")
"""What a finding is beside the baseline, in the order in which it is told."""
_FOUND = Words("", "")
_OUTCOMES = (CheckOutcome.FOUND, CheckOutcome.UNDETERMINED, CheckOutcome.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many findings stand where; zeros are left out."""

    accepted: tuple[tuple[Status, int], ...]
    """Waived, known or answered ones."""
    baseline: Baseline | None
    beside: tuple[tuple[str, int], ...]
    """`new`, `updated` (heavier), `unchanged`; none without a baseline."""


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Rules with one outcome for one reason."""

    outcome: CheckOutcome
    because: Words
    """Empty where something was found: the findings tell it."""
    cards: tuple[RuleCard, ...]


def standing_of(result: AuditResult) -> Standing:
    """Count the findings of a result by status, and beside its baseline."""
    return Standing(
        accepted=tuple(
            (status, count)
            for status in Status
            if status is not Status.OPEN
            and (count := sum(one.status is status for one in result.findings))
        ),
        baseline=result.audit.baseline,
        beside=tuple(
            (word, count)
            for word in _BESIDE
            if (count := sum(one.baseline == word for one in result.findings))
        ),
    )


def check_groups(result: AuditResult) -> tuple[CheckGroup, ...]:
    """Return what became of every rule, those of one outcome and reason together."""
    cards = {card.id: card for card in result.rules}
    grouped: dict[tuple[CheckOutcome, Words], list[RuleCard]] = {}
    for check in result.checks:
        if check.rule in cards:
            # How many each rule found is told by its findings.
            because = _FOUND if check.outcome is CheckOutcome.FOUND else check.because
            grouped.setdefault((check.outcome, because), []).append(cards[check.rule])
    return tuple(
        CheckGroup(outcome, because, tuple(found))
        for wanted in _OUTCOMES
        for (outcome, because), found in grouped.items()
        if outcome is wanted
    )
