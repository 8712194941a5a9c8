"""The fact table: what was found, as the facts that the article's test asks for.

Each function answers one fact. Values follow decision.md, section 2; a fact that this version
does not examine stands in the table as *unknown* and says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from auditor.data.shelf import read_table
from auditor.facts.consent import ConsentSurface
from auditor.facts.opacity import OpaquePart
from auditor.facts.permissions import (
    bound_services,
    data_of_permission,
    is_legacy,
    manifest_scope,
)
from auditor.model.access import Access, Request
from auditor.model.app import Limit, Package
from auditor.model.evidence import Evidence, Step
from auditor.model.facts import Fact
from auditor.model.vocabulary import (
    CONFIDENCE_ORDER,
    Confidence,
    Data,
    Extent,
    Kleene,
    Reached,
    Sense,
)
from auditor.model.words import Words

PHONEBOOK = frozenset({Data.CONTACTS, Data.SIM_CONTACTS})
COUNTED_EXTENTS = frozenset({Extent.BULK, Extent.LOOKUP, Extent.UNKNOWN})
PROXIES = frozenset({Data.CALL_LOG, Data.SMS, Data.CALENDAR})


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that the search of the code found, before it is judged."""

    accesses: tuple[Access, ...]
    dormant: frozenset[Access]
    """Those that no instance of their class can run (decision.md, section 2)."""
    places: Mapping[tuple[str, str, int], tuple[Evidence, ...]]
    contact_like: tuple[Evidence, ...]
    """Calls with an unresolved URI that handle contacts columns."""
    unresolved: tuple[Evidence, ...]
    """All other calls whose URI could not be told."""
    requests: tuple[Request, ...]
    unresolved_requests: tuple[Evidence, ...]
    """Live requests whose permissions could not be told."""
    dormant_requests: frozenset[Request]
    request_places: Mapping[tuple[str, str, int], tuple[Evidence, ...]]
    pickers: tuple[Evidence, ...]
    """Contact pickers launched on a reached path."""
    scope: Evidence
    """How many calls of which kind were examined."""
    limits: tuple[Limit, ...] = ()
    """Where the search itself gave up."""
    background: Mapping[Access, tuple[Step, ...]] = field(default_factory=dict)
    """Counted accesses that run in the background, with the way from the start to each."""

    @property
    def counted(self) -> tuple[Access, ...]:
        """The counted accesses: phonebook data, a counting extent, reached."""
        return tuple(one for one in self.accesses if is_counted(one))

    @property
    def unproved(self) -> tuple[Access, ...]:
        """Those that would count but are neither proved reached nor dormant."""
        return tuple(
            one
            for one in self.accesses
            if is_phonebook_read(one)
            and one.reached is Reached.NOT_PROVED
            and one not in self.dormant
        )


def is_phonebook_read(access: Access) -> bool:
    """Say whether an access would count if it were reached."""
    return access.data in PHONEBOOK and access.extent in COUNTED_EXTENTS


def is_counted(access: Access) -> bool:
    """Say whether an access counts (decision.md, section 2)."""
    return is_phonebook_read(access) and access.reached is Reached.YES


@cache
def fact_names() -> Mapping[str, tuple[str, Words]]:
    """Return the readable name and the meaning of every fact, by id."""
    return {
        key: (row["name"], Words(**row["says"])) for key, row in read_table("facts").items()
    }


def make_table(
    package: Package,
    *,
    declares: Fact,
    seen: Seen,
    opaque: Sequence[OpaquePart],
    surface: ConsentSurface,
    limits: Sequence[Limit],
) -> Mapping[str, Fact]:
    """Return every fact of the vocabulary by id, in the vocabulary's order."""
    reads = _reads(seen, limits)
    asks = _requests_at_runtime(package, seen, limits)
    known = {
        "P1": declares,
        "P2": reads,
        "P3": _launches_picker(seen, limits),
        "P4": _reads_whole(seen),
        "P5": _sdk_reads(seen),
        "P6": _opaque(opaque, seen),
        "P7": _proxies(package, seen),
        "P8": _unused(declares, reads),
        "P9": _without_permission(declares, seen),
        "X4": _background(seen),
        "C0": _nobody_asks(asks, surface),
        "C1": asks,
        "C2": _screen_names_contacts(surface),
    }
    return {key: known.get(key) or _not_examined(key) for key in fact_names()}


def _fact(
    key: str,
    value: Kleene,
    confidence: Confidence,
    because: Words,
    evidence: Sequence[Evidence] = (),
) -> Fact:
    return Fact(fact_names()[key][0], value, confidence, because, tuple(evidence))


def _not_examined(key: str) -> Fact:
    return _fact(
        key,
        Kleene.UNKNOWN,
        Confidence.POSSIBLE,
        Words("This version does not examine it.", "本版本未检查此项。"),
    )


def _best(accesses: Sequence[Access]) -> Confidence:
    return min((one.confidence for one in accesses), key=CONFIDENCE_ORDER.__getitem__)


def _places(seen: Seen, accesses: Sequence[Access]) -> Iterator[Evidence]:
    for one in accesses:
        yield from seen.places[one.part, one.method, one.offset]


def _reads(seen: Seen, limits: Sequence[Limit]) -> Fact:
    """Answer P2."""
    counted = seen.counted
    if counted:
        count = len(counted)
        return _fact(
            "P2",
            Kleene.YES,
            _best(counted),
            Words(
                f"{count} place{'s' if count > 1 else ''} in reached code can read the phonebook.",
                f"可到达的代码中有{count}处具备读取通讯录的能力。",
            ),
            [*_places(seen, counted)],
        )
    unproved = seen.unproved
    if unproved:
        return _fact(
            "P2",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            Words(
                f"{len(unproved)} places can read the phonebook; no way to them from a start of "
                "the app is proved, and none is ruled out.",
                f"有{len(unproved)}处代码具备读取通讯录的能力;未能证明、也不能排除可从应用入口到达。",
            ),
            [*_places(seen, unproved)],
        )
    if seen.contact_like:
        return _fact(
            "P2",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            Words(
                "A query handles contacts columns, and what it queries could not be told.",
                "有查询涉及联系人字段,但无法确定其查询对象。",
            ),
            seen.contact_like,
        )
    blinding = [one for one in limits if Sense.READ in one.blinds]
    if blinding:
        return _fact(
            "P2", Kleene.UNKNOWN, Confidence.POSSIBLE, blinding[0].because, (seen.scope,)
        )
    confidence = Confidence.LIKELY if seen.unresolved else Confidence.CONFIRMED
    return _fact(
        "P2",
        Kleene.NO,
        confidence,
        Words(
            "No code that was examined can read the phonebook on a way from a start of the app.",
            "在已检查的代码中,没有可从应用入口到达的通讯录读取。",
        ),
        (seen.scope,),
    )


def _launches_picker(seen: Seen, limits: Sequence[Limit]) -> Fact:
    """Answer P3."""
    if seen.pickers:
        return _fact(
            "P3",
            Kleene.YES,
            Confidence.CONFIRMED,
            Words(
                "The borrower can choose a contact in the system's picker.",
                "借款人可在系统选择器中自行选取联系人。",
            ),
            seen.pickers,
        )
    blinded = any(Sense.READ in one.blinds for one in limits)
    return _fact(
        "P3",
        Kleene.NO,
        Confidence.LIKELY if blinded else Confidence.CONFIRMED,
        Words("No contact picker is launched.", "未启动联系人选择器。"),
        (seen.scope,),
    )


def _reads_whole(seen: Seen) -> Fact:
    """Answer P4 for the app: any counted access."""
    bulk = [one for one in seen.counted if one.extent is Extent.BULK]
    if bulk:
        return _fact(
            "P4",
            Kleene.YES,
            _best(bulk),
            Words(
                "A read selects no row: every entry can be taken.",
                "读取未限定行:可取得全部条目。",
            ),
            [*_places(seen, bulk)],
        )
    unclear = [one for one in seen.counted if one.extent is Extent.UNKNOWN]
    if unclear or seen.unproved or seen.contact_like:
        return _fact(
            "P4",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            Words("How much is read could not be told.", "无法确定读取范围。"),
            [*_places(seen, unclear)],
        )
    return _fact(
        "P4",
        Kleene.NO,
        Confidence.CONFIRMED,
        Words("No counted read takes every entry.", "计入的读取均未取得全部条目。"),
        (seen.scope,),
    )


def _sdk_reads(seen: Seen) -> Fact:
    """Answer P5."""
    foreign = [one for one in seen.counted if one.by != "app"]
    if foreign:
        owners = ", ".join(sorted({one.by for one in foreign}))
        return _fact(
            "P5",
            Kleene.YES,
            _best(foreign),
            Words(f"The reader belongs to {owners}.", f"读取者属于 {owners}。"),
            [*_places(seen, foreign)],
        )
    return _fact(
        "P5",
        Kleene.NO,
        Confidence.LIKELY,
        Words(
            "No known third party's code reads contacts.", "未发现已知第三方代码读取联系人。"
        ),
        (seen.scope,),
    )


def _opaque(opaque: Sequence[OpaquePart], seen: Seen) -> Fact:
    """Answer P6."""
    if opaque:
        return _fact(
            "P6",
            Kleene.YES,
            Confidence.CONFIRMED,
            Words(
                " ".join(one.limit.because.en for one in opaque),
                "".join(one.limit.because.zh for one in opaque),
            ),
            [place for one in opaque for place in one.evidence],
        )
    return _fact(
        "P6",
        Kleene.NO,
        Confidence.LIKELY,
        Words(
            "No packed dex, unread payload, script host or native library of concern was found.",
            "未发现加固的dex、未读取的载荷、脚本宿主或相关本地库。",
        ),
        (seen.scope,),
    )


def _proxies(package: Package, seen: Seen) -> Fact:
    """Answer P7: a reached read of call log, SMS or attendees that can succeed, or a service."""
    requested = {one.name for one in package.manifest.permissions}
    grants = {data for name in requested for data in data_of_permission().get(name, ())}
    reads = [
        one
        for one in seen.accesses
        if one.data in PROXIES & grants
        and one.reached is Reached.YES
        and one.extent is not Extent.WRITE
    ]
    services = [
        component
        for component in package.manifest.components
        if component.permission in bound_services()
    ]
    if not reads and not services:
        return _fact(
            "P7",
            Kleene.NO,
            Confidence.LIKELY,
            Words(
                "No reached read of call log, messages or attendees, and no listening service.",
                "未发现可到达的通话记录、短信或参与人读取,也无监听类服务。",
            ),
            (seen.scope, manifest_scope(package)),
        )
    kinds = sorted({one.data.value for one in reads})
    names = [bound_services()[one.permission or ""] for one in services]
    return _fact(
        "P7",
        Kleene.YES,
        _best(reads) if reads else Confidence.LIKELY,
        Words(
            f"Also read: {', '.join([*kinds, *dict.fromkeys(one.en for one in names)])}.",
            f"还涉及:{'、'.join([*kinds, *dict.fromkeys(one.zh for one in names)])}。",
        ),
        [
            *_places(seen, reads),
            *(package.manifest_evidence(one.xpath, one.part) for one in services),
        ],
    )


def _unused(declares: Fact, reads: Fact) -> Fact:
    """Answer P8: P1 and not P2."""
    if declares.value is Kleene.YES and reads.value is Kleene.NO:
        return _fact(
            "P8",
            Kleene.YES,
            max((declares.confidence, reads.confidence), key=CONFIDENCE_ORDER.__getitem__),
            Words(
                "READ_CONTACTS is requested, and no code that was examined uses it.",
                "声明了READ_CONTACTS,而已检查的代码均未使用。",
            ),
            (*declares.evidence, *reads.evidence),
        )
    settled = declares.value is Kleene.NO or reads.value is Kleene.YES
    return _fact(
        "P8",
        Kleene.NO if settled else Kleene.UNKNOWN,
        Confidence.CONFIRMED if settled else Confidence.POSSIBLE,
        declares.because if declares.value is Kleene.NO else reads.because,
    )


def _without_permission(declares: Fact, seen: Seen) -> Fact:
    """Answer P9: a counted access and not P1."""
    if not seen.counted:
        return _fact(
            "P9",
            Kleene.NO,
            Confidence.CONFIRMED,
            Words("No counted read exists.", "不存在计入的读取。"),
            (seen.scope,),
        )
    if declares.value is Kleene.NO:
        return _fact(
            "P9",
            Kleene.YES,
            _best(seen.counted),
            Words(
                "The code asks for contacts without the permission: the system refuses it.",
                "代码在未持有权限的情况下读取联系人:系统会拒绝。",
            ),
            [*_places(seen, seen.counted), *declares.evidence],
        )
    value = Kleene.UNKNOWN if declares.value is Kleene.UNKNOWN else Kleene.NO
    return _fact("P9", value, declares.confidence, declares.because)


def _background(seen: Seen) -> Fact:
    """Answer X4: a counted access that a schedule, a boot, a change or an alarm leads to."""
    ways = [one for one in seen.counted if one in seen.background]
    if ways:
        return _fact(
            "X4",
            Kleene.YES,
            _best(ways),
            Words(
                "The read can run in the background, without a person's act.",
                "读取可在后台运行,无需用户操作。",
            ),
            [*_places(seen, ways)],
        )
    if seen.counted or seen.unproved or seen.contact_like:
        settled = not seen.unproved and not seen.contact_like
        return _fact(
            "X4",
            Kleene.NO if settled else Kleene.UNKNOWN,
            Confidence.LIKELY if settled else Confidence.POSSIBLE,
            Words(
                "No background start that leads to a read was found.",
                "未发现导向读取的后台启动。",
            ),
            (seen.scope,),
        )
    return _fact(
        "X4",
        Kleene.NO,
        Confidence.LIKELY,
        Words("No counted read exists.", "不存在计入的读取。"),
        (seen.scope,),
    )


def _screen_names_contacts(surface: ConsentSurface) -> Fact:
    """Answer C2 as far as this version can: *no* where nothing could be such a screen."""
    return _fact(
        "C2",
        surface.value,
        Confidence.CONFIRMED if surface.value is Kleene.NO else Confidence.POSSIBLE,
        surface.because,
        surface.evidence,
    )


def _requests_at_runtime(package: Package, seen: Seen, limits: Sequence[Limit]) -> Fact:
    """Answer C1: a runtime request for the contacts group exists."""
    target = package.manifest.target_sdk
    if is_legacy(package.manifest):
        return _fact(
            "C1",
            Kleene.NO,
            Confidence.CONFIRMED,
            Words(
                f"With target API {target} the system grants the permission at installation and never asks.",
                f"目标API为{target}:系统在安装时即授予权限,不会询问。",
            ),
            (target_evidence(package),),
        )
    live = [one for one in seen.requests if one not in seen.dormant_requests]
    places = [
        place for one in live for place in seen.request_places[one.part, one.method, one.offset]
    ]
    if any(one.reached is Reached.YES for one in live):
        return _fact(
            "C1",
            Kleene.YES,
            Confidence.CONFIRMED,
            Words(
                "The code asks the system for the contacts group at run time.",
                "代码在运行时向系统申请通讯录权限组。",
            ),
            places,
        )
    blinding = [one for one in limits if Sense.CONSENT in one.blinds]
    if live or seen.unresolved_requests or blinding:
        return _fact(
            "C1",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            Words(
                "Whether contacts are asked for at run time could not be told.",
                "无法确定运行时是否申请通讯录权限。",
            ),
            [*places, *seen.unresolved_requests, seen.scope],
        )
    return _fact(
        "C1",
        Kleene.NO,
        Confidence.CONFIRMED,
        Words(
            "No runtime request for the contacts group was found.",
            "未发现运行时申请通讯录权限组。",
        ),
        (seen.scope,),
    )


def _nobody_asks(asks: Fact, surface: ConsentSurface) -> Fact:
    """Answer C0: neither a request nor anything that could hold a consent."""
    if asks.value is Kleene.YES:
        return _fact("C0", Kleene.NO, asks.confidence, asks.because, asks.evidence)
    if asks.value is Kleene.NO and surface.value is Kleene.NO:
        return _fact(
            "C0",
            Kleene.YES,
            asks.confidence,
            Words(
                f"{asks.because.en} {surface.because.en}",
                f"{asks.because.zh}{surface.because.zh}",
            ),
            (*asks.evidence, *surface.evidence),
        )
    open_side = surface if surface.value is Kleene.UNKNOWN else asks
    return _fact(
        "C0", Kleene.UNKNOWN, Confidence.POSSIBLE, open_side.because, open_side.evidence
    )


def target_evidence(package: Package) -> Evidence:
    """Return where the target SDK is declared."""
    return package.manifest_evidence("/manifest/uses-sdk", package.parts[0].name)
