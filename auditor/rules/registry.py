"""What a rule is: a card from the table, a function over the facts, and how claims become findings."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from auditor.data.shelf import bad_entry, read_table
from auditor.model.evidence import Evidence, Step
from auditor.model.facts import AccessFacts, Decision, Fact, Facts
from auditor.model.finding import Finding, RuleCard, fingerprint
from auditor.model.vocabulary import (
    SEVERITY_ORDER,
    Confidence,
    Extent,
    Kleene,
    Severity,
    Status,
)
from auditor.model.words import Words


@dataclass(frozen=True, slots=True)
class Claim:
    """What a rule has to say about one anchor, before it is a finding."""

    anchor: tuple[str, ...]
    """What survives a rebuild: permission, URI, extent, owner, kind of entry."""
    message: Words
    evidence: tuple[Evidence, ...]
    confidence: Confidence = Confidence.CONFIRMED
    severity: Severity | None = None
    """An escalation or lowering of the rule's own; None for the card's."""
    steps: tuple[Step, ...] = ()
    by: str = "app"
    about: str = ""
    """Which of the rule's faults it is, for a rule with several; part of the anchor."""


def claim_of(
    facts: Facts,
    rule_id: str,
    fact: Fact,
    *,
    anchor: str,
    severity: Severity | None = None,
    more: tuple[Evidence, ...] = (),
) -> Claim:
    """Return the claim that a fact makes by itself: its words, its places and how sure it is."""
    return Claim(
        anchor=(anchor,),
        message=fact.because,
        evidence=(*fact.evidence, *more),
        confidence=fact.confidence,
        severity=weight(facts, rule_id, severity),
    )


def accesses_with(
    facts: Facts, value: Kleene, *names: str
) -> Iterator[tuple[AccessFacts, Fact]]:
    """Yield the counted accesses for which a fact of their own has a value, with that fact."""
    for each in facts.counted:
        for name in names:
            own = each.facts.get(name)
            if own is not None and own.value is value:
                yield each, own


def lacking_claims(
    facts: Facts, rule_id: str, *names: str, severity: Severity | None = None
) -> Iterator[Claim]:
    """Yield a claim for each access and each element that the texts behind it lack."""
    if facts.value("P1") is not Kleene.NO and facts.examined:
        for _, own in accesses_with(facts, Kleene.NO, *names):
            yield claim_of(facts, rule_id, own, anchor=names[0], severity=severity)


Check = Callable[[Facts, Decision], Iterator[Claim]]
Raise = Callable[[str, Severity], Severity]
"""What the chosen law packs make of a rule's severity: never less."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: facts and decision in, claims out."""

    id: str
    check: Check


def rule(rule_id: str) -> Callable[[Check], Rule]:
    """Make a rule of a function; its words stand in `data/rules.toml` under the id."""

    def make(check: Check) -> Rule:
        return Rule(rule_id, check)

    return make


@cache
def rests_on() -> dict[str, tuple[tuple[str, Kleene], ...]]:
    """Return for every rule what must hold for it to speak, by id; raises `BadData`."""
    return {
        rule_id: tuple(_condition(rule_id, one) for one in _names(row.get("rests_on", ())))
        for rule_id, row in sorted(read_table("rules").items())
    }


@cache
def silences() -> dict[str, tuple[str, ...]]:
    """Return for every rule the rules that its finding stands in the place of; raises `BadData`."""
    return {
        rule_id: _names(row.get("silences", ()))
        for rule_id, row in sorted(read_table("rules").items())
    }


def silenced_by(found: Collection[str]) -> dict[str, str]:
    """Return the rules that are silent because one of the rules with findings speaks for them."""
    return {each: one for one in sorted(found) for each in silences()[one]}


def _condition(rule_id: str, text: str) -> tuple[str, Kleene]:
    fact, _, value = text.partition("=")
    if value not in (Kleene.YES, Kleene.NO):
        raise bad_entry("rules", rule_id, f"rests_on: {text!r} is not fact=yes or fact=no")
    return fact, Kleene(value)


@cache
def rule_cards() -> dict[str, RuleCard]:
    """Return the card of every rule of the table, by id; raises `BadData`."""
    return {
        rule_id: _card(rule_id, row) for rule_id, row in sorted(read_table("rules").items())
    }


def _card(rule_id: str, row: dict[str, object]) -> RuleCard:
    try:
        title, why, limits, fix = (
            Words(**_texts(row[key])) for key in ("title", "why", "limits", "fix")
        )
        return RuleCard(
            id=rule_id,
            title=title,
            severity=Severity(str(row["severity"])),
            help=Words(
                en=f"Why: {why.en}\nLimits: {limits.en}\nFix: {fix.en}",
                zh=f"原因：{why.zh}\n局限：{limits.zh}\n建议：{fix.zh}",
            ),
            layer=_names(row["layer"]),
            external=_names(row["external"]),
            shows=_names(row.get("shows", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise bad_entry("rules", rule_id, f"is not a whole rule ({error})") from error


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError("expected a table with en and zh")
    return {str(key): str(text) for key, text in value.items()}


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError("expected a list")
    return tuple(str(one) for one in value)


def holds(facts: Facts, name: str) -> bool:
    """Say whether a fact is shown: a *possible* yes makes nothing weigh more (decision.md, section 1)."""
    fact = facts.table.get(name)
    return (
        fact is not None
        and fact.value is Kleene.YES
        and fact.confidence is not Confidence.POSSIBLE
    )


def lowered(severity: Severity) -> Severity:
    """Return the next lighter severity; *info* stays."""
    order = list(Severity)
    return order[min(SEVERITY_ORDER[severity] + 1, len(order) - 1)]


def weight(facts: Facts, rule_id: str, severity: Severity | None = None) -> Severity:
    """Return a rule's severity, or an escalated one, lowered where only lookups are counted.

    The rows of the severity notes are for the whole phonebook (decision.md, section 8).
    """
    chosen = severity or rule_cards()[rule_id].severity
    extents = {each.access.extent for each in facts.counted}
    return lowered(chosen) if extents == {Extent.LOOKUP} else chosen


def check_rules(
    rules: Sequence[Rule], facts: Facts, decision: Decision, *, raised: Raise
) -> tuple[Finding, ...]:
    """Run the rules and return their findings, one a fingerprint, in order of weight.

    One fault is one finding: what a rule with a finding silences is left out (decision.md,
    section 7).
    """
    found: dict[str, Finding] = {}
    for one in rules:
        for claim in one.check(facts, decision):
            finding = _finding(one.id, claim, facts, raised)
            known = found.get(finding.fingerprint)
            found[finding.fingerprint] = finding if known is None else _joined(known, finding)
    silent = silenced_by({one.rule for one in found.values()})
    spoken = (one for one in found.values() if one.rule not in silent)
    return tuple(sorted(spoken, key=lambda one: one.sort_key))


def _finding(rule_id: str, claim: Claim, facts: Facts, raised: Raise) -> Finding:
    """Make a finding of a claim; severity in the order of decision.md, section 8."""
    card = rule_cards()[rule_id]
    severity = claim.severity or card.severity
    if facts.lending.value is Kleene.NO and card.layer == ("article",):
        severity = lowered(severity)
    severity = raised(rule_id, severity)
    if claim.confidence is Confidence.POSSIBLE:
        severity = max(severity, Severity.MEDIUM, key=SEVERITY_ORDER.__getitem__)
    return Finding(
        rule=rule_id,
        severity=severity,
        confidence=claim.confidence,
        layer=card.layer,
        status=Status.OPEN,
        message=claim.message,
        fingerprint=fingerprint(rule_id, (facts.manifest.package, *claim.anchor)),
        by=claim.by,
        evidence=_in_order(claim.evidence),
        steps=claim.steps,
        about=claim.about,
    )


def _in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return each place once, as the rule names them: what shows the claim before what is beside it."""
    unique: dict[tuple[object, ...], Evidence] = {}
    for one in evidence:
        unique.setdefault(one.sort_key, one)
    return tuple(unique.values())


def _joined(one: Finding, other: Finding) -> Finding:
    """Join two claims about the same anchor: all places, the weightier severity and path."""
    first, second = sorted((one, other), key=lambda each: SEVERITY_ORDER[each.severity])
    return Finding(
        rule=first.rule,
        severity=first.severity,
        confidence=min((first.confidence, second.confidence), key=list(Confidence).index),
        layer=first.layer,
        status=first.status,
        message=first.message,
        fingerprint=first.fingerprint,
        by=first.by,
        evidence=_in_order((*one.evidence, *other.evidence)),
        steps=first.steps or second.steps,
        about=first.about,
    )
