"""Rules about what the texts tell, LAP-N: group C of the severity notes.

Which of them speak for others says `silences` in `data/rules.toml` (decision.md, section 7).
"""

from collections.abc import Iterator

from auditor.model.facts import AccessFacts, Decision, Facts
from auditor.model.vocabulary import (
    Confidence,
    Kleene,
    Sense,
    Severity,
)
from auditor.model.words import Words
from auditor.rules.registry import (
    Claim,
    accesses_with,
    claim_of,
    holds,
    lacking_claims,
    rule,
    weight,
)


def _lacks_policy(facts: Facts) -> bool:
    """Say whether neither document nor link was found although everything was searched."""
    return (
        facts.value("P1") is not Kleene.NO
        and bool(facts.counted)
        and not facts.policies
        and not any(Sense.TEXT in one.blinds for one in facts.limits)
    )


def is_silent(facts: Facts) -> bool:
    """Say whether some text was examined and none names contacts, although they are read."""
    return (
        facts.value("P1") is not Kleene.NO
        and bool(facts.examined)
        and any(_own(each, "N1") is Kleene.NO for each in facts.counted)
        and not _lacks_policy(facts)
    )


def _own(each: AccessFacts, fact: str) -> Kleene:
    own = each.facts.get(fact)
    return Kleene.UNKNOWN if own is None else own.value


@rule("LAP-N01")
def no_policy(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Contacts are read, and the app neither holds nor links a privacy policy."""
    if _lacks_policy(facts):
        yield Claim(
            anchor=("policy",),
            message=Words(
                "No privacy policy or agreement is in the package, linked or named, although "
                "contacts are read.",
                "应用读取通讯录，但安装包内没有、也未链接或提及任何隐私政策或协议。",
            ),
            evidence=(facts.scope,),
            confidence=Confidence.CONFIRMED,
            severity=weight(facts, "LAP-N01"),
        )


@rule("LAP-N02")
def contacts_not_mentioned(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A consent screen or document was examined and does not mention contacts, which are read."""
    if not is_silent(facts):
        return
    bulk = facts.table["P4"]
    sure = bulk.value is Kleene.YES and bulk.confidence is Confidence.CONFIRMED
    yield Claim(
        anchor=("N1",),
        message=Words(
            "The texts that were examined do not mention the phonebook, and the code can read it.",
            "已检查的文本未提及通讯录，而代码具备读取能力。",
        ),
        evidence=(
            *facts.examined,
            *(place for each in facts.counted for place in facts.evidence_of(each.access)),
        ),
        confidence=Confidence.LIKELY,
        severity=weight(facts, "LAP-N02", Severity.CRITICAL if sure else None),
    )


@rule("LAP-N03")
def purpose_or_method_missing(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Purpose, method or retention is not told; the claim names each that is missing.

    So does a consent that names contacts and tells no purpose, whatever a document tells (D5):
    where it does not even name them LAP-C11 speaks.
    """
    lacking: dict[str, list[Claim]] = {}
    for name in ("N2", "N3", "N4"):
        for claim in lacking_claims(facts, "LAP-N03", name):
            lacking.setdefault(claim.message.en, []).append(claim)
    for claim in _aimless_consents(facts):
        lacking.setdefault(claim.message.en, []).append(claim)
    if not lacking:
        return
    every = [claim for claims in lacking.values() for claim in claims]
    told = [claims[0].message for claims in lacking.values()]
    yield Claim(
        anchor=("N2",),
        message=Words(" ".join(one.en for one in told), "".join(one.zh for one in told)),
        evidence=tuple(place for one in every for place in one.evidence),
        confidence=min((one.confidence for one in every), key=list(Confidence).index),
        severity=every[0].severity,
    )


def _aimless_consents(facts: Facts) -> Iterator[Claim]:
    """Yield a claim for each access whose consent alone lacks the purpose."""
    for each, own in accesses_with(facts, Kleene.NO, "N2@dialog"):
        if _own(each, "N1@dialog") is Kleene.YES and _own(each, "N2") is not Kleene.NO:
            yield Claim(
                anchor=("N2",),
                message=Words(
                    "The consent names contacts and does not itself tell what they are for.",
                    "同意文字提及通讯录，但其中并未说明使用目的。",
                ),
                evidence=own.evidence,
                confidence=own.confidence,
                severity=weight(facts, "LAP-N03"),
            )


@rule("LAP-N04")
def denies_collection(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A text denies what the code can do."""
    yield from _contradiction(facts, "K1", "LAP-N04")


def _contradiction(facts: Facts, name: str, rule_id: str) -> Iterator[Claim]:
    fact = facts.table.get(name)
    if fact is not None and fact.value is Kleene.YES and facts.value("P1") is not Kleene.NO:
        yield claim_of(facts, rule_id, fact, anchor=name)


@rule("LAP-N05")
def says_chosen_reads_all(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A text speaks of chosen contacts alone, and all can be read."""
    if facts.value("P1") is not Kleene.NO:
        for _, own in accesses_with(facts, Kleene.YES, "K2"):
            yield claim_of(facts, "LAP-N05", own, anchor="K2")


@rule("LAP-N06")
def no_recipients(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """The data leaves the device, and the text names nobody who gets it."""
    heavier = Severity.HIGH if holds(facts, "X6") else None
    yield from lacking_claims(facts, "LAP-N06", "N5", severity=heavier)


@rule("LAP-N07")
def no_withdrawal(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """No text says how to withdraw, delete or close the account."""
    yield from lacking_claims(facts, "LAP-N07", "N6")


@rule("LAP-N08")
def no_complaint_channel(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """No text names a complaint channel."""
    yield from lacking_claims(facts, "LAP-N08", "N9")


@rule("LAP-N09")
def hard_to_read(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A policy is hard to reach or to read."""
    if not facts.counted:
        return
    for kind, words, places in facts.hard_to_read:
        yield Claim(
            anchor=("policy", kind),
            about=kind,
            message=words,
            evidence=places,
            confidence=Confidence.LIKELY,
            severity=weight(facts, "LAP-N09"),
        )


@rule("LAP-N10")
def not_in_the_language(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A language of the interface lacks the text on the phonebook."""
    yield from lacking_claims(facts, "LAP-N10", "N10")


@rule("LAP-N11")
def sdks_not_named(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Third parties whose code is in the app are in no document that was examined."""
    if facts.value("P1") is Kleene.NO or not facts.examined:
        return
    for name, places in facts.unnamed_sdks:
        yield Claim(
            anchor=("sdk", name),
            message=Words(
                f"{name} is part of the app, and no examined document names it.",
                f"应用含有 {name}，而已检查的文件均未列明。",
            ),
            evidence=(*places, *facts.examined),
            confidence=Confidence.LIKELY,
            severity=weight(facts, "LAP-N11"),
        )


@rule("LAP-N12")
def purpose_contradicted(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """The purpose told is identity or fraud only, and contacts are messaged or pressed."""
    yield from _contradiction(facts, "K3", "LAP-N12")
