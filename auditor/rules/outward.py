"""Rules about contacts data on its way out of the app: group D of the severity notes, by flows."""

from collections.abc import Iterator

from auditor.model.evidence import Evidence
from auditor.model.facts import CountedFlow, Decision, Facts
from auditor.model.names import short_name
from auditor.model.vocabulary import (
    Confidence,
    Extent,
    Kleene,
    Severity,
    VerdictCode,
    least,
)
from auditor.model.words import Words
from auditor.rules.notice import is_silent
from auditor.rules.registry import Claim, lowered, rule, rule_cards

STORES = frozenset({"file", "preferences", "database", "log"})
"""Ends on the device where data lies or is logged."""
PROTECTED = frozenset({"encrypted", "hashed"})
"""Labels of data that does not lie there as it was read."""
STORE_NAMES = {
    "file": Words("a file", "文件"),
    "preferences": Words("the app's preferences", "应用偏好设置"),
    "database": Words("a database", "数据库"),
    "log": Words("the log", "日志"),
}
HOST_UNKNOWN = Words("an address that could not be told", "无法确定的地址")
THIRD_PARTY = "third-party"


def _anchor(one: CountedFlow, *more: str) -> tuple[str, ...]:
    """Name a flow by what survives a rebuild: URI, extent, owner of the read, and its end."""
    return (one.access.uri, one.access.extent.value, one.access.by, *more)


def _weighed(one: CountedFlow, severity: Severity) -> Severity:
    """Lower what concerns single entries by one (decision.md, section 8)."""
    return lowered(severity) if one.access.extent is Extent.LOOKUP else severity


def _places(facts: Facts, one: CountedFlow, *more: Evidence) -> tuple[Evidence, ...]:
    """Return both ends of a flow; the steps between stand in the finding's own path."""
    ends = (one.evidence[0], one.evidence[-1]) if one.evidence else ()
    return (*ends, *more, *facts.table["P1"].evidence)


def _flows(facts: Facts) -> tuple[CountedFlow, ...]:
    """Return the flows that may be alleged: without the permission nothing is read."""
    return () if facts.value("P1") is Kleene.NO else facts.flows


def _to(one: CountedFlow) -> Words:
    endpoint = one.flow.endpoint
    return Words(endpoint, endpoint) if endpoint else HOST_UNKNOWN


def _changed(one: CountedFlow) -> Words:
    """Say how the data was changed on the way; hashing and encryption are no end of it."""
    labels = one.flow.labels
    if not labels:
        return Words("", "")
    names = ", ".join(labels)
    return Words(f" ({names} on the way)", f"（途中经过：{names}）")


@rule("LAP-X01")
def sent_to_a_server(facts: Facts, decision: Decision) -> Iterator[Claim]:
    """Data of a counted read reaches a network call, or a page that came from the network."""
    silent = is_silent(facts) and facts.value("P4") is Kleene.YES
    worst = decision.code is VerdictCode.B or silent
    weight = Severity.CRITICAL if worst else rule_cards()["LAP-X01"].severity
    for one in _flows(facts):
        if not one.leaves:
            continue
        to, changed = _to(one), _changed(one)
        yield Claim(
            anchor=_anchor(one, one.host or "?"),
            message=Words(
                f"What {short_name(one.access.method)} reads of {one.access.uri} can be sent to {to.en}{changed.en}.",
                f"{short_name(one.access.method)} 从 {one.access.uri} 读取的数据可被发送至{to.zh}{changed.zh}。",
            ),
            evidence=_places(facts, one),
            confidence=one.confidence,
            severity=_weighed(one, weight),
            steps=one.flow.steps,
            by=one.flow.by,
        )


@rule("LAP-X03")
def messages_contacts(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Contacts data reaches a text message, a call or a messenger; or the means for it are there."""
    messaged = [one for one in _flows(facts) if one.messaged]
    for one in messaged:
        api = short_name(one.flow.sink.api)
        yield Claim(
            anchor=_anchor(one, one.flow.sink.kind or ""),
            message=Words(
                f"What {short_name(one.access.method)} reads of {one.access.uri} can reach {api}: "
                "the app can message or call the people in the phonebook.",
                f"{short_name(one.access.method)} 从 {one.access.uri} 读取的数据可到达 {api}：应用具备向通讯录中的人发送消息或拨号的能力。",
            ),
            evidence=_places(facts, one),
            confidence=one.confidence,
            severity=_weighed(one, Severity.CRITICAL),
            steps=one.flow.steps,
            by=one.flow.by,
        )
    if not messaged:
        yield from _could_message(facts)


def _could_message(facts: Facts) -> Iterator[Claim]:
    """Yield the capability alone: the phonebook, the permission, and a call that texts any number."""
    may = facts.permission_evidence("SEND_SMS")
    if facts.value("P1") is Kleene.NO or not (facts.counted and facts.messages and may):
        return
    only_lookups = all(one.access.extent is Extent.LOOKUP for one in facts.counted)
    weight = rule_cards()["LAP-X03"].severity
    reads = [place for one in facts.counted for place in facts.evidence_of(one.access)]
    yield Claim(
        anchor=("can-message",),
        message=Words(
            "The app reads the phonebook, holds SEND_SMS and can text a number that the program "
            "computes; no flow from the one to the other was found.",
            "应用读取通讯录、持有SEND_SMS并可向程序计算出的号码发送短信；未发现两者之间的数据流。",
        ),
        evidence=(*facts.messages, *reads, *may),
        confidence=Confidence.LIKELY,
        severity=lowered(weight) if only_lookups else weight,
    )


@rule("LAP-X05")
def sent_to_a_third_party(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Data of a counted read is sent to a host or library of somebody else than the operator."""
    weight = rule_cards()["LAP-X05"].severity
    for one in _flows(facts):
        if not one.leaves or one.flow.recipient != THIRD_PARTY:
            continue
        to = _to(one)
        owner = Words(f" ({one.owner})", f"（{one.owner}）") if one.owner else Words("", "")
        yield Claim(
            anchor=_anchor(one, one.host or one.owner or "?"),
            message=Words(
                f"What {short_name(one.access.method)} reads of {one.access.uri} can be sent to "
                f"{to.en}{owner.en}, which is not one of the app's own hosts.",
                f"{short_name(one.access.method)} 从 {one.access.uri} 读取的数据可被发送至{to.zh}{owner.zh}，该主机不属于应用自有主机。",
            ),
            evidence=_places(facts, one),
            confidence=least(one.confidence, one.recipient_confidence),
            severity=_weighed(one, weight),
            steps=one.flow.steps,
            by=one.flow.by,
        )


@rule("LAP-X06")
def sent_unprotected(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Data of a counted read travels in clear text, or over TLS that checks nobody."""
    weight = rule_cards()["LAP-X06"].severity
    for one in _flows(facts):
        if one.insecure is None:
            continue
        to = _to(one)
        yield Claim(
            anchor=_anchor(one, "channel", one.host or "?"),
            message=Words(
                f"What {short_name(one.access.method)} reads of {one.access.uri} can travel to {to.en} "
                "in clear text or over a connection that accepts any certificate or host name.",
                f"{short_name(one.access.method)} 从 {one.access.uri} 读取的数据传输至{to.zh}时，可能为明文，或所用连接接受任意证书或主机名。",
            ),
            evidence=_places(facts, one, *one.insecure_evidence),
            confidence=one.insecure,
            severity=_weighed(one, weight),
            steps=one.flow.steps,
            by=one.flow.by,
        )


@rule("LAP-X07")
def stored_or_logged(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Data of a counted read lies in a file, a database, preferences or the log as it was read."""
    weight = rule_cards()["LAP-X07"].severity
    for one in _flows(facts):
        kind = one.flow.sink.kind or ""
        if kind not in STORES or PROTECTED.intersection(one.flow.labels):
            continue
        name = STORE_NAMES[kind]
        yield Claim(
            anchor=_anchor(one, kind),
            message=Words(
                f"What {short_name(one.access.method)} reads of {one.access.uri} can lie in {name.en}, "
                "neither encrypted nor hashed.",
                f"{short_name(one.access.method)} 从 {one.access.uri} 读取的数据可被写入{name.zh}，且未经加密或哈希。",
            ),
            evidence=_places(facts, one),
            confidence=one.confidence,
            severity=_weighed(one, weight),
            steps=one.flow.steps,
            by=one.flow.by,
        )
