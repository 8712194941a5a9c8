"""Rules about being asked, LAP-C: group B of the severity notes.

What is said of a consent needs one that stands before the access (GEN). Which rules speak for others says `silences` in `data/rules.toml`.
"""

from collections.abc import Iterator

from auditor.model.evidence import Evidence
from auditor.model.facts import AccessFacts, Decision, Fact, Facts
from auditor.model.vocabulary import Confidence, Gate, Kleene, Reached, Severity, VerdictCode
from auditor.model.words import Words
from auditor.rules.registry import Claim, accesses_with, claim_of, holds, lowered, rule, weight

CONTACTS = "contacts"


def _failing(facts: Facts, fact: str) -> Iterator[tuple[AccessFacts, Fact]]:
    """Yield the accesses behind an act of acceptance whose consent lacks something."""
    for each, own in accesses_with(facts, Kleene.NO, fact):
        if each.values.get("GEN") is Kleene.YES:
            yield each, own


def _claims(
    facts: Facts, rule_id: str, fact: str, severity: Severity | None = None
) -> Iterator[Claim]:
    """Yield one claim for each access whose consent lacks something; they join into one finding."""
    for each, own in _failing(facts, fact):
        places = facts.evidence_of(each.access)
        yield claim_of(facts, rule_id, own, anchor=fact, severity=severity, more=places)


@rule("LAP-C01")
def system_prompt_only(facts: Facts, decision: Decision) -> Iterator[Claim]:
    """Verdict C: the system asks, and no act of acceptance stands before the read."""
    if decision.code is not VerdictCode.C:
        return
    asked = facts.table["C1"]
    reads: list[Evidence] = [
        place for each in facts.counted for place in facts.evidence_of(each.access)
    ]
    yield Claim(
        anchor=("verdict-C",),
        message=Words(
            "The system's permission prompt is the only thing that the borrower must answer; no "
            "agreement to the use of contacts was found before it. The explicit consent to use "
            "of section 4.1 is not shown.",
            "借款人必须作出回应的只有系统的权限弹窗；在此之前未发现针对通讯录使用的同意。不满足4.1的“明确同意…使用”。",
        ),
        evidence=(*asked.evidence, *reads, facts.scope),
        confidence=decision.confidence,
    )


@rule("LAP-C02")
def asked_before_told(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A request or read comes although a consent or policy screen exists and is passed by."""
    if not facts.has_consent_screen:
        return
    heavy = Severity.CRITICAL if holds(facts, "X1") else None
    for one in facts.requests:
        if one.before_consent is not Kleene.YES or one.reached is not Reached.YES:
            continue
        place = (one.part, one.method, one.offset)
        yield Claim(
            anchor=("request", CONTACTS),
            message=Words(
                "The system is asked for contacts before the app's own consent screen was passed.",
                "在经过应用自身的同意界面之前即申请通讯录权限。",
            ),
            evidence=facts.request_places.get(place, facts.table["C1"].evidence),
            confidence=Confidence.LIKELY,
            severity=weight(facts, "LAP-C02", heavy),
            steps=facts.witnesses.get(place) or one.path,
            by=one.by,
        )
    for each in facts.counted:
        access = each.access
        if access.before_consent is not Kleene.YES or each.values.get("GEN") is Kleene.YES:
            continue
        yield Claim(
            anchor=("read", access.uri, access.extent.value, access.by),
            message=Words(
                f"{access.uri} can be read without passing the app's own consent screen.",
                f"可在未经过应用自身同意界面的情况下读取 {access.uri}。",
            ),
            evidence=facts.evidence_of(access),
            confidence=max((Confidence.LIKELY, each.confidence), key=list(Confidence).index),
            severity=weight(facts, "LAP-C02", heavy),
            steps=access.witness or access.path,
            by=access.by,
        )


@rule("LAP-C03")
def consent_does_not_control(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A way around the acceptance reaches the read, or only the system's grant enforces it."""
    for each in facts.counted:
        access, own = each.access, each.facts.get("C4")
        if own is None or each.values.get("GEN") is not Kleene.YES:
            continue
        anchor = (access.uri, access.extent.value, access.by)
        if own.value is Kleene.NO:
            yield Claim(
                anchor=anchor,
                message=own.because,
                evidence=(*facts.evidence_of(access), *own.evidence),
                confidence=own.confidence,
                severity=weight(facts, "LAP-C03"),
                steps=access.witness,
                by=access.by,
            )
        elif access.gated_by is Gate.GRANT:
            yield Claim(
                anchor=anchor,
                message=Words(
                    "The consent is enforced only through the system's grant: withdrawing it in the "
                    "app changes nothing.",
                    "同意仅通过系统授权生效：在应用内撤回同意并不影响读取。",
                ),
                evidence=(*facts.evidence_of(access), *own.evidence),
                confidence=Confidence.LIKELY,
                severity=weight(facts, "LAP-C03", Severity.MEDIUM),
                steps=access.path,
                by=access.by,
            )


@rule("LAP-C04")
def ticked_or_implied(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """The agreement is made for the borrower beforehand, or taken from use."""
    yield from _claims(facts, "LAP-C04", "C3")


@rule("LAP-C05")
def bundled_consent(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """One act accepts the use of contacts and something else."""
    heavy = Severity.HIGH if holds(facts, "X1") else None
    yield from _claims(facts, "LAP-C05", "C6", heavy)


@rule("LAP-C06")
def not_in_the_application(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """The question is not put where the loan is applied for."""
    yield from _claims(facts, "LAP-C06", "C5")


@rule("LAP-C07")
def refusal_punished(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Refusing is impossible, or ends or blocks the way to the loan."""
    yield from _claims(facts, "LAP-C07", "C7")
    for one, place in _answers(facts, "exits", "blocks"):
        yield Claim(
            anchor=("C7",),
            message=Words(
                "Who refuses the system's prompt cannot go on.", "拒绝系统弹窗后无法继续使用。"
            ),
            evidence=place,
            confidence=Confidence.LIKELY,
            severity=weight(facts, "LAP-C07"),
            by=one,
        )


@rule("LAP-C08")
def asked_again(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A refusal is answered by asking again at once."""
    for one, place in _answers(facts, "re-asks"):
        yield Claim(
            anchor=("re-asks",),
            message=Words(
                "Who refuses the system's prompt is asked again at once.",
                "拒绝系统弹窗后立即再次申请。",
            ),
            evidence=place,
            confidence=Confidence.LIKELY,
            severity=weight(facts, "LAP-C08"),
            by=one,
        )


def _answers(facts: Facts, *answers: str) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield owner and places of the reached requests whose refusal is answered in a way."""
    if not any(each.values.get("GEN") is Kleene.YES for each in facts.counted):
        return
    for one in facts.requests:
        if one.on_refusal in answers and one.reached is Reached.YES:
            place = (one.part, one.method, one.offset)
            yield one.by, facts.request_places.get(place, facts.table["C1"].evidence)


@rule("LAP-C09")
def bundled_request(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """One request names the contacts group and another runtime group."""
    if facts.value("P1") is Kleene.NO:
        return
    for bundle in facts.bundled_requests:
        others = ", ".join(bundle.others)
        yield Claim(
            anchor=("bundled-request", *bundle.others),
            message=Words(
                f"The request for contacts also asks for {others}.",
                f"申请通讯录权限的同时还申请了 {others}。",
            ),
            evidence=bundle.evidence,
            confidence=bundle.confidence,
            severity=None if bundle.reached is Reached.YES else lowered(Severity.MEDIUM),
        )


@rule("LAP-C10")
def no_record(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """The agreement leaves no record with its time or version."""
    yield from _claims(facts, "LAP-C10", "C8")


@rule("LAP-C11")
def named_in_a_document_only(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """The screen that is agreed to does not name contacts; a document that it binds does."""
    for each, own in _failing(facts, "N1@dialog"):
        told = each.facts.get("N1")
        yield Claim(
            anchor=("N1",),
            message=Words(
                "Contacts are named in a document that the screen binds, not in the consent itself.",
                "仅在同意所附的文件中提及通讯录，同意文字本身并未提及。",
            ),
            evidence=(*own.evidence, *(told.evidence if told else ())),
            confidence=own.confidence,
            severity=weight(facts, "LAP-C11"),
        )
