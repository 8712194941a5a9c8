"""Rules about what becomes of contacts data, LAP-X: group D of the severity notes."""

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
from auditor.model.words import Words, same
from auditor.rules.notice import is_silent
from auditor.rules.registry import Claim, claim_of, holds, lowered, rule, rule_cards

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
FLOW_LABELS = {
    "count-only": Words("only a count", "仅计数"),
    "hashed": Words("hashed", "哈希"),
    "encrypted": Words("encrypted", "加密"),
    "encoded": Words("encoded", "编码"),
    "compressed": Words("compressed", "压缩"),
}
"""What can be done to data on its way."""
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


def _claim(
    facts: Facts,
    one: CountedFlow,
    says: Words,
    *anchor: str,
    severity: Severity,
    confidence: Confidence | None = None,
    more: tuple[Evidence, ...] = (),
) -> Claim:
    """Return what a rule says of where a counted read's data can go; `says` begins with its verb."""
    access = one.access
    name = short_name(access.method)
    return Claim(
        anchor=_anchor(one, *anchor),
        message=Words(
            f"What {name} reads of {access.uri} can {says.en}",
            f"{name} 从 {access.uri} 读取的数据{says.zh}",
        ),
        evidence=_places(facts, one, *more),
        confidence=confidence or one.confidence,
        severity=_weighed(one, severity),
        steps=one.flow.steps,
        by=one.flow.by,
    )


def _flows(facts: Facts) -> tuple[CountedFlow, ...]:
    """Return the flows that may be alleged: without the permission nothing is read."""
    return () if facts.value("P1") is Kleene.NO else facts.flows


def _to(one: CountedFlow) -> Words:
    endpoint = one.flow.endpoint
    return Words(endpoint, f" {endpoint}") if endpoint else HOST_UNKNOWN


def _changed(one: CountedFlow) -> Words:
    """Say how the data was changed on the way; hashing and encryption are no end of it."""
    labels = one.flow.labels
    if not labels:
        return Words("", "")
    names = [FLOW_LABELS.get(each, same(each)) for each in labels]
    en, zh = ", ".join(each.en for each in names), "、".join(each.zh for each in names)
    return Words(f" ({en} on the way)", f"（途中经过：{zh}）")


@rule("LAP-X01")
def sent_to_a_server(facts: Facts, decision: Decision) -> Iterator[Claim]:
    """Data of a counted read reaches a network call, or a page that came from the network."""
    silent = is_silent(facts) and holds(facts, "P4")
    worst = decision.code is VerdictCode.B or silent
    weight = Severity.CRITICAL if worst else rule_cards()["LAP-X01"].severity
    for one in _flows(facts):
        if not one.leaves:
            continue
        to, changed = _to(one), _changed(one)
        says = Words(f"be sent to {to.en}{changed.en}.", f"可被发送至{to.zh}{changed.zh}。")
        yield _claim(facts, one, says, one.host or "?", severity=weight)


@rule("LAP-X02")
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
            severity=lowered(rule_cards()["LAP-X02"].severity) if only_looked_up else None,
            steps=way,
            by=access.by,
        )


@rule("LAP-X03")
def messages_contacts(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Contacts data reaches a text message, a call or a messenger; or the means for it are there."""
    messaged = [one for one in _flows(facts) if one.messaged]
    for one in messaged:
        api = short_name(one.flow.sink.api)
        says = Words(
            f"reach {api}: the app can message or call the people in the phonebook.",
            f"可到达 {api}：应用具备向通讯录中的人发送消息或拨号的能力。",
        )
        yield _claim(facts, one, says, one.flow.sink.kind or "", severity=Severity.CRITICAL)
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


@rule("LAP-X04")
def pressure_texts(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A text announces that the people in the phonebook will be told or pressed."""
    fact = facts.table.get("X7")
    if fact is not None and fact.value is Kleene.YES:
        yield claim_of(facts, "LAP-X04", fact, anchor="X7")


@rule("LAP-X05")
def sent_to_a_third_party(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Data of a counted read is sent to a host or library of somebody else, or handed to another's app."""
    weight = rule_cards()["LAP-X05"].severity
    for one in _flows(facts):
        is_handed = one.flow.sink.kind == "ipc"
        if not (one.leaves or is_handed) or one.flow.recipient != THIRD_PARTY:
            continue
        to = _to(one)
        if is_handed:
            says = Words(
                f"be handed to another app, {to.en}, which is not one of the operator's by its name.",
                f"可被交给另一应用{to.zh}，从名称看该应用不属于运营者。",
            )
            yield _claim(facts, one, says, one.host or "?", severity=weight)
            continue
        owner = Words(f" ({one.owner})", f"（{one.owner}）") if one.owner else Words("", "")
        says = Words(
            f"be sent to {to.en}{owner.en}, which is not one of the app's own hosts.",
            f"可被发送至{to.zh}{owner.zh}，该主机不属于应用自有主机。",
        )
        sure = least(one.confidence, one.recipient_confidence)
        host = one.host or one.owner or "?"
        yield _claim(facts, one, says, host, severity=weight, confidence=sure)


@rule("LAP-X06")
def sent_unprotected(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Data of a counted read travels in clear text, or over TLS that checks nobody."""
    weight = rule_cards()["LAP-X06"].severity
    for one in _flows(facts):
        if one.insecure is None:
            continue
        to = _to(one)
        says = Words(
            f"travel to {to.en} in clear text or over a connection that accepts any certificate or "
            "host name.",
            f"传输至{to.zh}时，可能为明文，或所用连接接受任意证书或主机名。",
        )
        yield _claim(
            facts,
            one,
            says,
            "channel",
            one.host or "?",
            severity=weight,
            confidence=one.insecure,
            more=one.insecure_evidence,
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
        says = Words(
            f"lie in {name.en}, neither encrypted nor hashed.",
            f"可被写入{name.zh}，且未经加密或哈希。",
        )
        yield _claim(facts, one, says, kind, severity=weight)
