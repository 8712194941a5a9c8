"""What becomes of each clause: breach, undetermined, no breach seen, or not applicable.

Decision.md, section 9. A clause is breached by findings alone; where `consent_cures` is true,
only if the verdict is neither E nor F. What was not seen never clears a clause: a blinded
sense, an unknown fact or a rule that is not built leaves it undetermined.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.law.choice import ChosenPack
from auditor.law.pack import ABOUT, Clause, Trait
from auditor.law.predicates import held, known, requests_at_runtime
from auditor.law.wording import joined, wording
from auditor.model.clause import ClauseResult, PackResult
from auditor.model.facts import Decision, Facts
from auditor.model.finding import Finding
from auditor.model.kleene import any_of
from auditor.model.vocabulary import (
    ClauseOutcome,
    Confidence,
    Kleene,
    Sense,
    VerdictCode,
)
from auditor.model.words import Words

CURING = frozenset({VerdictCode.E, VerdictCode.F})
"""Verdicts that mean an explicit, informed consent."""

DRAFT = "draft"
"""The status of what is announced and binds nobody yet."""

PICKER_API = 37
"""Android 17, from which on the system's contact picker is to be used."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Everything that a clause may look at."""

    facts: Facts
    decision: Decision
    findings: tuple[Finding, ...]
    checks: Mapping[str, Words | None]
    """The rules that this version examines; with why one's silence tells nothing, where it does:
    the facts that are not known, or what else leaves it open."""
    blinded: Mapping[Sense, bool]
    traits: Mapping[Trait, Kleene]


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome, why, and the findings it rests on."""

    outcome: ClauseOutcome
    because: Words
    findings: tuple[Finding, ...] = ()


def judge_packs(
    chosen: Sequence[ChosenPack],
    facts: Facts,
    *,
    decision: Decision,
    findings: Sequence[Finding],
    as_of: Mapping[str, str],
    checks: Mapping[str, Words | None],
) -> tuple[tuple[PackResult, ...], tuple[ClauseResult, ...]]:
    """Judge every clause of the chosen packs.

    `as_of` is what `as_of_dates` returns; `checks` holds the rules that ran, each with why
    its silence tells nothing, or None where it does.
    """
    hearing = Hearing(
        facts=facts,
        decision=decision,
        findings=tuple(sorted(findings, key=lambda one: one.sort_key)),
        checks=dict(checks),
        blinded={sense: is_blinded(facts, sense) for sense in Sense},
        traits={trait: has_trait(facts, trait) for trait in Trait},
    )
    pack_results, clause_results = [], []
    for one in chosen:
        judged = [
            _result(one, clause, hear(clause, hearing, as_of[one.pack.id]))
            for clause in one.pack.clauses
        ]
        clause_results.extend(judged)
        pack_results.append(_pack_result(one, judged, decision))
    return tuple(pack_results), tuple(clause_results)


def has_trait(facts: Facts, trait: Trait) -> Kleene:
    """Say whether an app is what a trait names."""
    match trait:
        case Trait.LENDING:
            return facts.lending.value
        case Trait.PHONEBOOK:
            return known(facts, "P1")
        case Trait.CONTACTS:
            return any_of(known(facts, one) for one in ("P1", "P3", "P7"))
        case _:
            return Kleene.YES if facts.manifest.target_sdk >= PICKER_API else Kleene.NO


def is_blinded(facts: Facts, sense: Sense) -> bool:
    """Say whether a limit blinds a sense, or its leading facts are unknown."""
    return any(sense in one.blinds for one in facts.limits) or Kleene.UNKNOWN in _leading(
        facts, sense
    )


def _leading(facts: Facts, sense: Sense) -> tuple[Kleene, ...]:
    """Return the facts without which a sense has seen nothing."""
    match sense:
        case Sense.MANIFEST:
            return (known(facts, "P1"),)
        case Sense.READ:
            return (known(facts, "P2"),)
        case Sense.CONSENT:
            return (requests_at_runtime(facts), *_of_accesses(facts, "GEN"))
        case Sense.TEXT:
            return _of_accesses(facts, "N1")
        case _:
            return (known(facts, "P2"), *_of_accesses(facts, "X1"))


def _of_accesses(facts: Facts, fact: str) -> tuple[Kleene, ...]:
    return tuple(held(facts, one, fact) for one in facts.counted)


def hear(clause: Clause, hearing: Hearing, day: str) -> Answer:
    """Return what becomes of one clause on a day."""
    absent = [one for one in clause.applies_to if hearing.traits[one] is Kleene.NO]
    if absent:
        return _answer(ClauseOutcome.NOT_APPLICABLE, "trait-no", traits=_traits("no", absent))
    started = clause.in_force is None or clause.in_force <= day
    ended = clause.until is not None and clause.until <= day
    if not started or ended:
        return _answer(ClauseOutcome.NOT_APPLICABLE, "not-in-force", date=_plain(day))
    if clause.consent_cures and hearing.decision.code in CURING:
        return _answer(
            ClauseOutcome.NO_BREACH_SEEN, "cured", code=_plain(hearing.decision.code)
        )
    named = tuple(one for one in hearing.findings if one.rule in clause.breached_by)
    found = tuple(one for one in named if _shows_breach(clause, one, hearing.facts))
    if found:
        return _with_findings(clause, hearing, found)
    raised = tuple(
        one for one in hearing.findings if one in named or one.rule in clause.questioned_by
    )
    if raised:
        rules = _plain(", ".join(sorted({one.rule for one in raised})))
        return _answer(ClauseOutcome.UNDETERMINED, "questioned", raised, rules=rules)
    return _without(clause, hearing)


def _shows_breach(clause: Clause, finding: Finding, facts: Facts) -> bool:
    """Say whether a finding is by itself what the clause forbids."""
    return all(
        any(
            (finding.about if fact == ABOUT else known(facts, fact)) == wanted
            for fact, wanted in alternatives
        )
        for alternatives in clause.only_where.get(finding.rule, ())
    )


def _with_findings(clause: Clause, hearing: Hearing, found: tuple[Finding, ...]) -> Answer:
    """Return a breach, unless something that it needs is not certain."""
    rules = _plain(", ".join(sorted({one.rule for one in found})))
    if all(one.confidence is Confidence.POSSIBLE for one in found):
        return _answer(ClauseOutcome.UNDETERMINED, "possible", found, rules=rules)
    doubtful = [one for one in clause.applies_to if hearing.traits[one] is Kleene.UNKNOWN]
    if doubtful:
        traits = _traits("unknown", doubtful)
        return _answer(
            ClauseOutcome.UNDETERMINED, "trait-unknown", found, rules=rules, traits=traits
        )
    if clause.consent_cures and hearing.decision.code is VerdictCode.U:
        return _answer(ClauseOutcome.UNDETERMINED, "consent-unknown", found, rules=rules)
    return _answer(ClauseOutcome.BREACH, "breach", found, rules=rules)


def _without(clause: Clause, hearing: Hearing) -> Answer:
    """Return *no breach seen* only if everything that could show one was seen."""
    unseen = [one for one in clause.needs if hearing.blinded[one]]
    rules = (*clause.breached_by, *clause.questioned_by)
    unbuilt = [one for one in rules if one not in hearing.checks]
    reasons = []
    if unseen:
        senses = joined(
            [wording()["sense"][one] for one in unseen], wording()["list"]["separator"]
        )
        reasons.append(_say("blinded", senses=senses))
    if unbuilt:
        reasons.append(_say("not-built", rules=_plain(", ".join(unbuilt))))
    open_ = [(one, hearing.checks.get(one)) for one in rules]
    left = [
        _say("left-open", rule=_plain(one), because=why)
        for one, why in open_
        if why is not None
    ]
    if left:
        reasons.append(_say("unsettled", rules=joined(left, Words(", ", "、"))))
    if reasons:
        return Answer(ClauseOutcome.UNDETERMINED, joined(reasons, Words(" ", "")))
    return _answer(ClauseOutcome.NO_BREACH_SEEN, "none", rules=_plain(", ".join(rules)))


def _traits(value: str, traits: Sequence[Trait]) -> Words:
    told = [wording()[f"trait-{value}"][one] for one in traits]
    return joined(told, wording()["list"]["separator"])


def _plain(text: str) -> Words:
    return Words(text, text)


def _say(key: str, **values: Words) -> Words:
    """Fill a text of the table, each language with its own values."""
    text = wording()["clause"][key]
    return Words(
        text.en.format(**{name: value.en for name, value in values.items()}),
        text.zh.format(**{name: value.zh for name, value in values.items()}),
    )


def _answer(
    outcome: ClauseOutcome, key: str, findings: tuple[Finding, ...] = (), **values: Words
) -> Answer:
    return Answer(outcome, _say(key, **values), findings)


def _result(chosen: ChosenPack, clause: Clause, answer: Answer) -> ClauseResult:
    return ClauseResult(
        pack=chosen.pack.id,
        id=clause.id,
        citation=clause.citation,
        asks=clause.asks,
        quote=clause.quote,
        mark=clause.mark,
        consent_cures=clause.consent_cures,
        outcome=answer.outcome,
        because=answer.because,
        findings=tuple(one.fingerprint for one in answer.findings),
        instrument=clause.instrument,
    )


def _pack_result(
    chosen: ChosenPack, judged: Sequence[ClauseResult], decision: Decision
) -> PackResult:
    """Return a pack with its counts and whether it forbids what the article permits."""
    pack = chosen.pack
    outcomes = [one.outcome for one in judged]
    return PackResult(
        id=pack.id,
        name=pack.name_native,
        number=pack.number,
        issuer=pack.issuer,
        status=pack.status,
        effective_from=pack.effective_from,
        effective_to=pack.effective_to,
        source=pack.source,
        mark=pack.mark,
        last_checked=pack.last_checked,
        chosen_because=chosen.because,
        divergence=decision.code in CURING
        and pack.status != DRAFT
        and any(
            one.outcome is ClauseOutcome.BREACH and not one.consent_cures for one in judged
        ),
        counts={outcome.value: outcomes.count(outcome) for outcome in ClauseOutcome},
        title=pack.title,
        instruments=pack.instruments,
    )
