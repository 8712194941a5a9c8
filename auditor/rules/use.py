"""Rules about leaving the moment, the app and the device: group D of the severity notes."""

from collections.abc import Iterator

from auditor.model.facts import Decision, Facts
from auditor.model.names import short_name
from auditor.model.vocabulary import Extent, Kleene
from auditor.model.words import Words
from auditor.rules.registry import Claim, lowered, rule, rule_cards

RULE = "LAP-X02"


@rule(RULE)
def reads_in_background(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A counted read runs at boot, on a schedule, on an alarm or on a change."""
    if facts.value("P1") is Kleene.NO:
        return
    for each in facts.counted:
        way = facts.background.get(each.access)
        if way is None:
            continue
        access = each.access
        only_looked_up = access.extent is Extent.LOOKUP
        yield Claim(
            anchor=(access.uri, access.extent.value, access.by),
            message=Words(
                f"The read of {access.uri} in {short_name(access.method)} can run in the background: {way[0].says.en}.",
                f"{short_name(access.method)} 对 {access.uri} 的读取可在后台运行：{way[0].says.zh}。",
            ),
            evidence=(*facts.evidence_of(access), *facts.table["P1"].evidence),
            confidence=each.confidence,
            severity=lowered(rule_cards()[RULE].severity) if only_looked_up else None,
            steps=way,
            by=access.by,
        )
