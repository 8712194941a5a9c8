"""The fact table: what was found, as the facts that the article's test asks for.

Each function answers one fact. Values follow decision.md, section 2; a fact that this version
does not examine stands in the table as *unknown* and says so.
"""

from collections.abc import Mapping, Sequence

from auditor.facts.consent.asking import requests_at_runtime
from auditor.facts.ground.answers import (
    answer,
    best,
    fact_names,
    not_called_for,
    not_examined,
    places_of,
)
from auditor.facts.ground.opaque_part import OpaquePart
from auditor.facts.ground.seen import Seen
from auditor.facts.outflow.leaving import Leaving, kits, leaving_facts
from auditor.facts.proxies import judge_proxies
from auditor.model.access import Access
from auditor.model.app import Limit, Package
from auditor.model.facts import Fact
from auditor.model.vocabulary import (
    CONFIDENCE_ORDER,
    Confidence,
    Data,
    Extent,
    Kleene,
    Reached,
    Sense,
    least,
)
from auditor.model.words import Words

"""Of a calendar, only the people count: the table's name in CalendarContract's URIs."""


def make_table(
    package: Package,
    *,
    declares: Fact,
    seen: Seen,
    opaque: Sequence[OpaquePart],
    leaving: Leaving,
) -> Mapping[str, Fact]:
    """Return every fact of the vocabulary by id, in the vocabulary's order."""
    limits = leaving.limits
    reads = _reads(seen, limits)
    asks = requests_at_runtime(package, seen, limits)
    known = {
        "P1": declares,
        "P2": reads,
        "P3": _launches_picker(seen, limits),
        "P4": _reads_whole(seen, limits),
        "P5": _sdk_reads(seen, limits, kits(leaving)),
        "P6": _opaque(opaque, seen),
        "P7": judge_proxies(package, seen, limits),
        "P8": _unused(declares, reads, seen),
        "P9": _without_permission(declares, seen),
        **leaving_facts(leaving),
        "X4": _background(seen, limits),
        "C1": asks,
    }
    left = not_examined if seen.counted else not_called_for
    return {key: known.get(key) or left(key) for key in fact_names()}


def _reads(seen: Seen, limits: Sequence[Limit]) -> Fact:
    """Answer P2."""
    counted = seen.counted
    if counted:
        count = len(counted)
        return answer(
            "P2",
            Kleene.YES,
            best(counted),
            Words(
                f"{count} place{'s' if count > 1 else ''} in reached code can read the phonebook.",
                f"可到达的代码中有{count}处具备读取通讯录的能力。",
            ),
            [*places_of(seen, counted)],
        )
    unproved = seen.unproved
    if unproved:
        return answer(
            "P2",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            Words(
                f"{len(unproved)} place{'s' if len(unproved) > 1 else ''} can read the phonebook; no way there from a "
                "start of the app is proved, and none is ruled out.",
                f"有{len(unproved)}处代码具备读取通讯录的能力；未能证明、也不能排除可从应用入口到达。",
            ),
            [*places_of(seen, unproved)],
        )
    if seen.contact_like:
        return answer(
            "P2",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            Words(
                "A query handles contacts columns, and what it queries could not be told.",
                "有查询涉及联系人字段，但无法确定其查询对象。",
            ),
            seen.contact_like,
        )
    blinding = _blinding(limits)
    if blinding:
        return answer(
            "P2", Kleene.UNKNOWN, Confidence.POSSIBLE, blinding[0].because, (seen.scope,)
        )
    confidence = Confidence.LIKELY if seen.unresolved else Confidence.CONFIRMED
    return answer(
        "P2",
        Kleene.NO,
        confidence,
        Words(
            "No code that was examined can read the phonebook on a way from a start of the app.",
            "在已检查的代码中，没有可从应用入口到达的通讯录读取。",
        ),
        (seen.scope,),
    )


def _launches_picker(seen: Seen, limits: Sequence[Limit]) -> Fact:
    """Answer P3."""
    if seen.pickers:
        return answer(
            "P3",
            Kleene.YES,
            Confidence.CONFIRMED,
            Words(
                "The borrower can choose a contact in the system's picker.",
                "借款人可在系统选择器中自行选取联系人。",
            ),
            seen.pickers,
        )
    blinding = _blinding(limits)
    if seen.unproved_pickers or blinding:
        words = Words(
            "A contact picker is in the code; no way to it from a start of the app is proved, and none is ruled out.",
            "代码中有联系人选择器；未能证明、也不能排除可从应用入口到达。",
        )
        because = words if seen.unproved_pickers else blinding[0].because
        places = seen.unproved_pickers or (seen.scope,)
        return answer("P3", Kleene.UNKNOWN, Confidence.POSSIBLE, because, places)
    return answer(
        "P3",
        Kleene.NO,
        Confidence.CONFIRMED,
        Words("No contact picker is launched.", "未启动联系人选择器。"),
        (seen.scope,),
    )


def _blinding(limits: Sequence[Limit]) -> list[Limit]:
    """Return the limits behind which code could read or launch unseen."""
    return [one for one in limits if Sense.READ in one.blinds]


def _reads_whole(seen: Seen, limits: Sequence[Limit]) -> Fact:
    """Answer P4 for the app: any counted access."""
    bulk = [one for one in seen.counted if one.extent is Extent.BULK]
    if bulk:
        return answer(
            "P4",
            Kleene.YES,
            best(bulk),
            Words(
                "A read selects no row: every entry can be taken.",
                "读取未限定行：可取得全部条目。",
            ),
            [*places_of(seen, bulk)],
        )
    unclear = [one for one in seen.counted if one.extent is Extent.UNKNOWN]
    if unclear or seen.could_count(limits):
        return answer(
            "P4",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            Words("How much is read could not be told.", "无法确定读取范围。"),
            [*places_of(seen, unclear)],
        )
    return answer(
        "P4",
        Kleene.NO,
        Confidence.CONFIRMED,
        Words("No counted read takes every entry.", "计入的读取均未取得全部条目。"),
        (seen.scope,),
    )


def _sdk_reads(seen: Seen, limits: Sequence[Limit], unknown: Mapping[Access, str]) -> Fact:
    """Answer P5; `unknown` are the kits that no table knows, by their accesses."""
    foreign = [one for one in seen.counted if one.by != "app"]
    if foreign:
        owners = ", ".join(sorted({one.by for one in foreign}))
        return answer(
            "P5",
            Kleene.YES,
            best(foreign),
            Words(f"The reader belongs to {owners}.", f"读取者属于 {owners}。"),
            [*places_of(seen, foreign)],
        )
    if unknown:
        names = ", ".join(sorted(set(unknown.values())))
        return answer(
            "P5",
            Kleene.YES,
            least(best([*unknown]), Confidence.LIKELY),
            Words(
                f"The reader stands in {names}, apart from the app's own packages, and sends to a host of that name.",
                f"读取者位于 {names}，不属于应用自身的包，并向同名主机发送数据。",
            ),
            [*places_of(seen, [*unknown])],
        )
    unproved = [one for one in seen.unproved if one.by != "app"]
    blinding = _blinding(limits)
    if unproved or blinding:
        words = Words(
            "Third-party code can read the phonebook; no way to it is proved, and none is ruled out.",
            "有第三方代码具备读取通讯录的能力；未能证明、也不能排除可到达。",
        )
        because = words if unproved else blinding[0].because
        places = [*places_of(seen, unproved)] or [seen.scope]
        return answer("P5", Kleene.UNKNOWN, Confidence.POSSIBLE, because, places)
    return answer(
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
        return answer(
            "P6",
            Kleene.YES,
            Confidence.CONFIRMED,
            Words(
                " ".join(one.limit.because.en for one in opaque),
                "".join(one.limit.because.zh for one in opaque),
            ),
            [place for one in opaque for place in one.evidence],
        )
    return answer(
        "P6",
        Kleene.NO,
        Confidence.LIKELY,
        Words(
            "No packed dex, unread payload, script host or native library of concern was found.",
            "未发现加固的dex、未读取的载荷、脚本宿主或相关本地库。",
        ),
        (seen.scope,),
    )


_READS_LESS = frozenset({Extent.PICKED, Extent.OWN_PROFILE, Extent.METADATA})
"""What never counts, though the system may ask the permission for it: the number of a picked contact, by its id."""


def _unused(declares: Fact, reads: Fact, seen: Seen) -> Fact:
    """Answer P8: P1 and not P2."""
    less = any(
        one.data is Data.CONTACTS and one.extent in _READS_LESS and one.reached is Reached.YES
        for one in seen.accesses
    )
    if declares.value is Kleene.YES and reads.value is Kleene.NO:
        return answer(
            "P8",
            Kleene.YES,
            max((declares.confidence, reads.confidence), key=CONFIDENCE_ORDER.__getitem__),
            Words(
                "READ_CONTACTS is declared, and no code that was examined reads the phonebook with it: only what was "
                "picked, the owner's own card or the provider's own data are read.",
                "声明了READ_CONTACTS，而已检查的代码均未用其读取通讯录：仅读取用户选取的内容、机主本人名片或联系人库自身的数据。",
            )
            if less
            else Words(
                "READ_CONTACTS is declared, and no code that was examined uses it.",
                "声明了READ_CONTACTS，而已检查的代码均未使用。",
            ),
            (*declares.evidence, *reads.evidence),
        )
    settled = declares.value is Kleene.NO or reads.value is Kleene.YES
    return answer(
        "P8",
        Kleene.NO if settled else Kleene.UNKNOWN,
        Confidence.CONFIRMED if settled else Confidence.POSSIBLE,
        declares.because if declares.value is Kleene.NO else reads.because,
    )


def _without_permission(declares: Fact, seen: Seen) -> Fact:
    """Answer P9: a counted access and not P1."""
    if not seen.counted:
        return answer(
            "P9",
            Kleene.NO,
            Confidence.CONFIRMED,
            Words("No counted read exists.", "不存在计入的读取。"),
            (seen.scope,),
        )
    if declares.value is Kleene.NO:
        return answer(
            "P9",
            Kleene.YES,
            best(seen.counted),
            Words(
                "The code asks for contacts without the permission: the system refuses it.",
                "代码在未持有权限的情况下读取联系人：系统会拒绝。",
            ),
            [*places_of(seen, seen.counted), *declares.evidence],
        )
    value = Kleene.UNKNOWN if declares.value is Kleene.UNKNOWN else Kleene.NO
    return answer("P9", value, declares.confidence, declares.because)


def _background(seen: Seen, limits: Sequence[Limit]) -> Fact:
    """Answer X4: a counted access that a schedule, a boot, a change or an alarm leads to."""
    ways = [one for one in seen.counted if one in seen.background]
    if ways:
        return answer(
            "X4",
            Kleene.YES,
            best(ways),
            Words(
                "The read can run in the background, without a person's act.",
                "读取可在后台运行，无需用户操作。",
            ),
            [*places_of(seen, ways)],
        )
    # Beside a counted access, code that was not seen leaves the verdict as it is (decision.md, 2).
    is_open = seen.could_count(() if seen.counted else limits)
    if seen.counted or is_open:
        settled = not is_open
        return answer(
            "X4",
            Kleene.NO if settled else Kleene.UNKNOWN,
            Confidence.LIKELY if settled else Confidence.POSSIBLE,
            Words(
                "No background start that leads to a read was found.",
                "未发现导向读取的后台启动。",
            ),
            (seen.scope,),
        )
    return answer(
        "X4",
        Kleene.NO,
        Confidence.LIKELY,
        Words("No counted read exists.", "不存在计入的读取。"),
        (seen.scope,),
    )
