"""Rules about the people in the phonebook, who are no party to the loan, LAP-T: group E of the severity notes."""

from collections.abc import Iterator

from auditor.model.facts import Decision, Facts
from auditor.model.vocabulary import Confidence, Data, Extent, Kleene, Reached
from auditor.model.words import Words
from auditor.rules.registry import Claim, lowered, rule, rule_cards, weight

PHONEBOOK = frozenset({Data.CONTACTS, Data.SIM_CONTACTS})
WHOLE = frozenset({Extent.BULK, Extent.UNKNOWN})


@rule("LAP-T01")
def people_have_not_consented(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Where the whole phonebook is read: the borrower cannot consent for the people in it."""
    if facts.value("P1") is Kleene.NO:
        return
    reads = [
        one for one in facts.live_accesses if one.data in PHONEBOOK and one.extent in WHOLE
    ]
    if not reads:
        return
    reached = [one for one in reads if one.reached is Reached.YES]
    own = rule_cards()["LAP-T01"].severity
    best = reached or reads
    yield Claim(
        anchor=("people-in-the-phonebook",),
        message=Words(
            "The entries are other people's data. The borrower cannot consent for them, and no way "
            "by which the app would ask them can be seen in a package.",
            "通讯录条目是他人的个人信息。借款人不能代其同意，而从安装包中看不到应用向其本人征求同意的途径。",
        ),
        evidence=tuple(place for one in reads for place in facts.evidence_of(one)),
        confidence=min((one.confidence for one in best), key=list(Confidence).index),
        severity=own if reached else lowered(own),
        steps=best[0].path,
        by=best[0].by,
    )


@rule("LAP-T02")
def shifts_responsibility(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A text makes the borrower answer for the consent of the people in the phonebook."""
    places = facts.said.get("responsibility_shift", ())
    if places and facts.value("P1") is not Kleene.NO:
        yield Claim(
            anchor=("responsibility-shift",),
            message=Words(
                "A text has the borrower declare that the people in the phonebook agreed.",
                "有文字要求借款人声明已取得联系人的同意。",
            ),
            evidence=places,
            confidence=Confidence.LIKELY,
            severity=weight(facts, "LAP-T02"),
        )
