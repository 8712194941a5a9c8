"""Rules about what hinders those who complain or examine, LAP-I: group F of the severity notes."""

from collections.abc import Iterator

from auditor.model.facts import Decision, Facts
from auditor.model.vocabulary import Confidence, Kleene
from auditor.model.words import Words
from auditor.rules.registry import Claim, lacking_claims, rule, weight


@rule("LAP-I01")
def no_operator(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """No examined text names a company or licence; that no policy is there silences it not (7.3)."""
    yield from lacking_claims(facts, "LAP-I01", "N7")


@rule("LAP-I02")
def blocks_screenshots(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A screen that the borrower may need as evidence blocks screenshots."""
    if facts.forbids_screenshots and facts.counted and facts.value("P1") is not Kleene.NO:
        yield Claim(
            anchor=("flag-secure",),
            message=Words(
                "A consent, agreement or collection screen blocks screenshots.",
                "同意、协议或催收界面禁止截屏。",
            ),
            evidence=facts.forbids_screenshots,
            confidence=Confidence.CONFIRMED,
            severity=weight(facts, "LAP-I02"),
        )


@rule("LAP-I03")
def tampered_package(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Something about the archive, the manifest or a dex defeats tools, and phones do not mind."""
    if not facts.tampering:
        return
    listed = "; ".join(f"{one.what} ({one.where})" for one in facts.tampering)
    yield Claim(
        anchor=("tampering", *sorted({one.what for one in facts.tampering})),
        message=Words(
            f"The package is made so that tools misread it: {listed}.",
            f"安装包的结构会使分析工具误读：{listed}。",
        ),
        evidence=tuple(place for one in facts.tampering for place in one.evidence),
    )
