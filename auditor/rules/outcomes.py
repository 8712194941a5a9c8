"""What became of every rule on one app: found, not found, or undetermined with the reason."""

from collections.abc import Iterable, Sequence

from auditor.model.facts import Facts
from auditor.model.finding import Finding, RuleCheck
from auditor.model.vocabulary import CheckOutcome, Kleene
from auditor.model.words import Words
from auditor.rules.registry import Rule, rests_on, silenced_by

LEGACY_BELOW = 23
"""Android 6.0, from which on permissions are asked for at run time."""

FOUND = Words("{count} found", "发现{count}项")
NOT_FOUND = Words("nothing found in what was searched", "在检索范围内未发现")
SILENCED = Words("{rule} stands in its place", "已由{rule}一并说明")
UNKNOWN = Words("unknown: {facts}", "未知：{facts}")


def check_outcomes(
    rules: Sequence[Rule], facts: Facts, findings: Iterable[Finding]
) -> tuple[RuleCheck, ...]:
    """Return the outcome of each rule, by id.

    A rule that found nothing is *not-found* only if something that it rests on is known not
    to hold, or everything is known and the rule stayed silent; what is not known leaves it
    *undetermined*. Not seeing never passes a rule.
    """
    counts: dict[str, int] = {}
    for one in findings:
        counts[one.rule] = counts.get(one.rule, 0) + 1
    silenced = silenced_by(counts)
    return tuple(
        _outcome(one.id, counts.get(one.id, 0), facts, silenced.get(one.id))
        for one in sorted(rules, key=lambda one: one.id)
    )


def _outcome(rule_id: str, count: int, facts: Facts, spoken_by: str | None) -> RuleCheck:
    if count:
        return RuleCheck(rule_id, CheckOutcome.FOUND, FOUND.filled(count=count))
    if spoken_by is not None:
        return RuleCheck(rule_id, CheckOutcome.UNDETERMINED, SILENCED.filled(rule=spoken_by))
    unknown = []
    for name, wanted in rests_on()[rule_id]:
        value = _value(name, facts)
        if value is Kleene.UNKNOWN:
            unknown.append(name)
        elif value is not wanted:
            return RuleCheck(rule_id, CheckOutcome.NOT_FOUND, NOT_FOUND)
    if unknown:
        why = _why(unknown, facts)
        return RuleCheck(rule_id, CheckOutcome.UNDETERMINED, why, tuple(unknown))
    return RuleCheck(rule_id, CheckOutcome.NOT_FOUND, NOT_FOUND)


def _value(name: str, facts: Facts) -> Kleene:
    """Return the value of a fact, of `lending`, or of `legacy-target`."""
    if name == "lending":
        return facts.lending.value
    if name == "legacy-target":
        return Kleene.YES if facts.manifest.target_sdk < LEGACY_BELOW else Kleene.NO
    return facts.value(name)


def _why(unknown: Sequence[str], facts: Facts) -> Words:
    """Say which facts are not known, each with its reason."""
    told = [
        (name, facts.table[name].because if name in facts.table else None) for name in unknown
    ]
    return Words(
        UNKNOWN.en.format(facts="; ".join(f"{n} ({w.en})" if w else n for n, w in told)),
        UNKNOWN.zh.format(facts="；".join(f"{n}（{w.zh}）" if w else n for n, w in told)),
    )
