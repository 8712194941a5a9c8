"""Rules about being asked: group B of the severity notes."""

from collections.abc import Iterator

from auditor.model.evidence import Evidence
from auditor.model.facts import Decision, Facts
from auditor.model.vocabulary import Kleene, Reached, Severity, VerdictCode
from auditor.model.words import Words
from auditor.rules.registry import Claim, lowered, rule


@rule("LAP-C01")
def system_prompt_only(facts: Facts, decision: Decision) -> Iterator[Claim]:
    """Verdict C: the system asks, and the app itself never says what for."""
    if decision.code is not VerdictCode.C:
        return
    asked = facts.table["C1"]
    reads: list[Evidence] = [
        place for each in facts.counted for place in facts.evidence_of(each.access)
    ]
    yield Claim(
        anchor=("verdict-C",),
        message=Words(
            "The system's permission prompt is the only thing that the borrower is asked; no "
            "text of the app that names contacts was found before it. The explicit consent to "
            "use of section 4.1 is not shown.",
            "借款人只会看到系统的权限弹窗；在此之前未发现应用自身提及通讯录的文字。不满足4.1的“明确同意…使用”。",
        ),
        evidence=(*asked.evidence, *reads, facts.scope),
        confidence=decision.confidence,
    )


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
