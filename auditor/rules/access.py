"""Rules about what the package can do and its code does, LAP-A, and lures, LAP-M: group A of the severity notes."""

from collections.abc import Iterator

from auditor.data.names import name_of
from auditor.model.access import Access
from auditor.model.evidence import Evidence
from auditor.model.facts import CountedFlow, Decision, Facts
from auditor.model.names import short_name
from auditor.model.vocabulary import (
    Confidence,
    Data,
    Extent,
    Kleene,
    Reached,
    Severity,
    VerdictCode,
    least,
)
from auditor.model.words import Words
from auditor.rules.registry import Claim, lowered, rule, rule_cards

RUNTIME_PERMISSIONS_SINCE = 23
PHONEBOOK = frozenset({Data.CONTACTS, Data.SIM_CONTACTS})
SURVEILLANCE = (
    ("contacts", ("READ_CONTACTS",)),
    ("sms", ("READ_SMS", "RECEIVE_SMS", "SEND_SMS")),
    ("call-log", ("READ_CALL_LOG",)),
    ("microphone", ("RECORD_AUDIO",)),
    ("camera", ("CAMERA",)),
    ("fine-location", ("ACCESS_FINE_LOCATION",)),
    ("accessibility", ("BIND_ACCESSIBILITY_SERVICE",)),
    ("overlay", ("SYSTEM_ALERT_WINDOW",)),
    ("install-packages", ("REQUEST_INSTALL_PACKAGES", "INSTALL_PACKAGES")),
    ("boot", ("RECEIVE_BOOT_COMPLETED",)),
)
"""The cluster of LAP-M01: what each member is called and which permissions show it."""
TAKING_OVER = frozenset({"accessibility", "overlay", "install-packages"})


def _anchor(access: Access) -> tuple[str, ...]:
    """Name a read by what survives a rebuild: URI, extent, owner, kind of entry."""
    entry = "reached" if access.reached is Reached.YES else "not-proved"
    return (access.uri, access.extent.value, access.by, entry)


def _is_phonebook(access: Access, *extents: Extent) -> bool:
    return access.data in PHONEBOOK and access.extent in extents


def _places(facts: Facts, access: Access) -> tuple[Evidence, ...]:
    """Return the evidence of a read: its place in the code and what grants it."""
    return (*facts.evidence_of(access), *facts.table["P1"].evidence)


@rule("LAP-A01")
def declares_read_contacts(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A lending app's manifest requests READ_CONTACTS with an effect on some API level."""
    declared = facts.table["P1"]
    if declared.value is not Kleene.YES or facts.lending.value is Kleene.NO:
        return
    sure = facts.lending.value is Kleene.YES
    yield Claim(
        anchor=("android.permission.READ_CONTACTS",),
        message=declared.because,
        evidence=declared.evidence,
        confidence=declared.confidence if sure else Confidence.LIKELY,
    )


@rule("LAP-A02")
def reads_whole_phonebook(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """The code can read every row of the phonebook, or rows that could not be told."""
    yield from _reads(facts, "LAP-A02", Extent.BULK, Extent.UNKNOWN)


def _reads(
    facts: Facts, rule_id: str, *extents: Extent, leaving: Severity | None = None
) -> Iterator[Claim]:
    """Yield a claim for each read of some extents; one lighter where no way to it is proved.

    `leaving` is the weight where what is read can leave the device, if that is another.
    """
    if facts.value("P1") is Kleene.NO:
        return
    left = {one.access for one in facts.flows if _leaves_device(one)}
    told = _told_as_bulk(facts) if Extent.LOOKUP in extents else frozenset()
    for access in facts.live_accesses:
        if _is_phonebook(access, *extents) and _place_of(access) not in told:
            is_out = leaving is not None and access in left
            weight = leaving if leaving and is_out else rule_cards()[rule_id].severity
            yield Claim(
                anchor=_anchor(access),
                message=_says_read(access),
                evidence=_places(facts, access),
                confidence=access.confidence,
                severity=weight if access.reached is Reached.YES else lowered(weight),
                steps=access.path,
                by=access.by,
            )


def _place_of(access: Access) -> tuple[str, str, int]:
    return (access.part, access.method, access.offset)


def _told_as_bulk(facts: Facts) -> frozenset[tuple[str, str, int]]:
    """Return the places where LAP-A02 speaks already (decision.md, section 7.4)."""
    return frozenset(
        _place_of(one)
        for one in facts.live_accesses
        if _is_phonebook(one, Extent.BULK, Extent.UNKNOWN)
    )


def _says_read(access: Access) -> Words:
    columns = ", ".join(access.columns)
    name = short_name(access.method)
    en = f"{name} can read {access.uri}"
    zh = f"{name} 具备读取 {access.uri} 的能力"
    if columns:
        en += f" (columns {columns})"
        zh += f"（字段 {columns}）"
    if access.reached is not Reached.YES:
        en += "; no way to it from a start of the app is proved"
        zh += "；未能证明从应用入口可到达该处"
    return Words(en + ".", zh + "。")


@rule("LAP-A03")
def access_without_consent(facts: Facts, decision: Decision) -> Iterator[Claim]:
    """Verdict B: a read, and neither a request nor a consent screen of any kind."""
    if decision.code is not VerdictCode.B:
        return
    places = [
        place
        for each, code in zip(facts.counted, decision.per_access, strict=True)
        if code is VerdictCode.B
        for place in facts.evidence_of(each.access)
    ]
    words = (
        Words(
            "The phonebook is accessed without the borrower's authorisation: no runtime request "
            "and no consent screen exists in what was searched.",
            "应用在未获得借款人授权的情况下访问通讯录：在检索范围内既无运行时权限申请，也无同意界面。",
        )
        if decision.unlawful
        else Words(
            "There are indications that the phonebook is accessed without the borrower's "
            "authorisation: neither a runtime request nor a consent screen was found in what was searched.",
            "涉嫌在未获得借款人授权的情况下访问通讯录：在检索范围内未见运行时权限申请，也未见同意界面。",
        )
    )
    yield Claim(
        anchor=("verdict-B",),
        message=words,
        evidence=(*places, *facts.table["P1"].evidence, facts.scope),
        confidence=decision.confidence,
        steps=next((each.access.path for each in facts.counted if each.access.path), ()),
    )


@rule("LAP-A04")
def granted_at_installation(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """The app targets an API below 23: the system grants at installation and never asks."""
    if (
        facts.manifest.target_sdk >= RUNTIME_PERMISSIONS_SINCE
        or facts.value("P1") is not Kleene.YES
        or not facts.counted
    ):
        return
    bulk = any(
        _is_phonebook(each.access, Extent.BULK, Extent.UNKNOWN) for each in facts.counted
    )
    places = [place for each in facts.counted for place in facts.evidence_of(each.access)]
    target = facts.manifest.target_sdk
    yield Claim(
        anchor=("install-time-grant",),
        message=Words(
            f"The app targets API {target}: the system grants the permission when the app is "
            "installed, and the code that reads contacts needs no answer from the borrower.",
            f"应用的目标版本为API {target}：系统在安装时即授予权限，读取联系人的代码无需借款人作出任何回应。",
        ),
        evidence=(*facts.table["P1"].evidence, *facts.target_evidence, *places),
        confidence=min(
            (each.access.confidence for each in facts.counted), key=list(Confidence).index
        ),
        severity=Severity.CRITICAL if bulk else Severity.HIGH,
        steps=facts.counted[0].access.path,
    )


@rule("LAP-A05")
def declared_but_unused(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """READ_CONTACTS is requested, and no reading code was found in what was searched."""
    unused = facts.table["P8"]
    if unused.value is not Kleene.YES or facts.value("P6") is Kleene.YES:
        return
    yield Claim(
        anchor=("android.permission.READ_CONTACTS",),
        message=unused.because,
        evidence=(*facts.table["P1"].evidence, facts.scope),
        confidence=unused.confidence,
    )


@rule("LAP-A06")
def sdk_reads_contacts(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A counted read stands in the code of a third party: a known one, or one by the host it sends to."""
    if facts.value("P1") is Kleene.NO:
        return
    for each in facts.counted:
        access = each.access
        if access.by == "app":
            continue
        yield Claim(
            anchor=(access.by, access.uri, access.extent.value),
            message=Words(
                f"Code of the SDK {access.by} can read {access.uri}.",
                f"SDK {access.by} 的代码具备读取 {access.uri} 的能力。",
            ),
            evidence=_places(facts, access),
            confidence=each.confidence,
            steps=access.path,
            by=access.by,
        )
    told: set[tuple[str, Access]] = set()
    for flow in facts.flows:
        access = flow.access
        is_new = (flow.kit, access) not in told
        if flow.kit and is_new and flow.confidence is not Confidence.POSSIBLE:
            told.add((flow.kit, access))
            yield Claim(
                anchor=(flow.kit, access.uri, access.extent.value),
                message=Words(
                    f"Code of {flow.kit} can read {access.uri} and sends to {flow.host}: it bears that host's name, stands "
                    "apart from the app's own packages, and is taken for a third party's SDK that no table knows.",
                    f"{flow.kit} 的代码具备读取 {access.uri} 的能力，并向 {flow.host} 发送：该包与主机同名，"
                    "且不属于应用自身的包，因此视为表中未收录的第三方SDK。",
                ),
                evidence=_places(facts, access),
                confidence=least(flow.confidence, Confidence.LIKELY),
                steps=access.path,
            )


@rule("LAP-A07")
def reads_proxies(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """The same people are reached by call log, messages, attendees or a listening service."""
    proxies = facts.table["P7"]
    if proxies.value is not Kleene.YES or facts.lending.value is Kleene.NO:
        return
    sure = Confidence.CONFIRMED if facts.lending.value is Kleene.YES else Confidence.LIKELY
    for one in facts.proxies:
        yield Claim(
            anchor=("proxies", one.kind),
            message=Words(
                f"{one.name.en[:1].upper()}{one.name.en[1:]}: a way to the same people as the "
                "phonebook, which the app can use.",
                f"{one.name.zh}：通向与通讯录相同人群的另一途径，应用具备使用能力。",
            ),
            evidence=one.evidence,
            confidence=least(one.confidence, sure),
            steps=one.steps,
            by=one.by,
            about=one.kind,
        )


@rule("LAP-A09")
def opaque_code(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A part that the app can run was not examined, and the permission is or may be held."""
    opaque = facts.table["P6"]
    if opaque.value is not Kleene.YES or facts.value("P1") is Kleene.NO:
        return
    yield Claim(
        anchor=("opaque",),
        message=opaque.because,
        evidence=opaque.evidence,
        confidence=opaque.confidence,
    )


@rule("LAP-A10")
def only_a_picker(facts: Facts, decision: Decision) -> Iterator[Claim]:
    """A contact picker is launched, and nothing else touches the phonebook."""
    picker = facts.table["P3"]
    if picker.value is not Kleene.YES or decision.code is not VerdictCode.A1:
        return
    yield Claim(
        anchor=("picker",),
        message=picker.because,
        evidence=picker.evidence,
        confidence=picker.confidence,
    )


@rule("LAP-A11")
def reads_without_permission(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Reached code reads contacts, and no manifest requests the permission."""
    if facts.value("P9") is not Kleene.YES:
        return
    places = [place for each in facts.counted for place in facts.evidence_of(each.access)]
    yield Claim(
        anchor=("code-without-permission",),
        message=facts.table["P9"].because,
        evidence=(*places, *facts.table["P1"].evidence),
        confidence=facts.table["P9"].confidence,
        steps=facts.counted[0].access.path if facts.counted else (),
        by=facts.counted[0].access.by if facts.counted else "app",
    )


@rule("LAP-A12")
def looks_contacts_up(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Single entries of the phonebook are read by number, name or key."""
    yield from _reads(facts, "LAP-A12", Extent.LOOKUP, leaving=Severity.MEDIUM)


def _leaves_device(one: CountedFlow) -> bool:
    """Say whether a flow ends beyond the device."""
    sure = one.confidence is not Confidence.POSSIBLE
    return sure and (one.leaves or one.messaged or one.flow.sink.kind in ("sms", "mail"))


@rule("LAP-A08")
def exposed_to_pages(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """A web page that may come from elsewhere can bring about a read of the phonebook."""
    if facts.value("P1") is Kleene.NO:
        return
    for one in facts.exposures:
        yield Claim(
            anchor=("page", one.access.uri, one.access.extent.value, one.access.by),
            message=one.says,
            evidence=(*one.evidence, *_places(facts, one.access)),
            confidence=one.confidence,
            steps=one.steps,
            by=one.access.by,
        )


@rule("LAP-A13")
def code_from_elsewhere(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Code is loaded or installed that the package does not hold."""
    for one in facts.foreign_code:
        yield Claim(
            anchor=one.anchor,
            message=one.says,
            evidence=one.evidence,
            confidence=one.confidence,
            steps=one.steps,
            by=one.by,
        )


@rule("LAP-M01")
def surveillance_cluster(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Six or more of the surveillance permissions, one of them for taking the phone over."""
    held: dict[str, list[Evidence]] = {}
    for name, endings in SURVEILLANCE:
        places = facts.permission_evidence(*endings)
        if places:
            held[name] = list(places)
    if len(held) < 6 or not TAKING_OVER & held.keys() or facts.lending.value is Kleene.YES:
        return
    called = [name_of("surveillance", name) for name in held]
    listed = ", ".join(one.en for one in called)
    listed_zh = "、".join(one.zh for one in called)
    yield Claim(
        anchor=("surveillance-cluster",),
        message=Words(
            f"The package holds {len(held)} of the surveillance permissions ({listed}), and no "
            "loan flow was found. If it is offered as a loan app, this fits malware with a loan "
            "lure better than a lender; the consent and notice rules are not enough to judge it.",
            f"安装包持有{len(held)}项监控类权限（{listed_zh}），且未发现借款流程。若其以贷款应用的名义提供，"
            "则更像以贷款为诱饵的恶意软件；同意与告知规则不足以评价。",
        ),
        evidence=tuple(place for places in held.values() for place in places),
        confidence=Confidence.LIKELY,
    )
