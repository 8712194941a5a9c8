"""The facts about asking: C0 nobody asks, C1 the system is asked."""

from collections.abc import Sequence

from auditor.errors import UnreadablePackage
from auditor.facts.ground.answers import answer
from auditor.facts.ground.permissions import RUNTIME_PERMISSIONS_SINCE, is_legacy
from auditor.facts.ground.seen import Seen
from auditor.facts.hidden.unseen import Unseen
from auditor.model.app import Limit, Package
from auditor.model.evidence import Evidence
from auditor.model.facts import Fact
from auditor.model.vocabulary import Confidence, Kleene, Reached, Sense
from auditor.model.words import Words


def _never_asked(target: int) -> Words:
    """Say why Android never asks: for its target, or on the only versions where it is held."""
    if target < RUNTIME_PERMISSIONS_SINCE:
        return Words(
            f"With target API {target} the system grants the permission at installation and never asks.",
            f"目标API为{target}：系统在安装时即授予权限，不会询问。",
        )
    return Words(
        "The permission is held below API 23 alone (Android 5.1 and older), where the system grants it at installation and never asks.",
        "该权限仅在API 23以下（Android 5.1及更早）有效，系统在安装时即授予，不会询问。",
    )


def requests_at_runtime(package: Package, seen: Seen, limits: Sequence[Limit]) -> Fact:
    """Answer C1: a runtime request for the contacts group exists."""
    target = package.manifest.target_sdk
    if is_legacy(package.manifest):
        return answer(
            "C1",
            Kleene.NO,
            Confidence.CONFIRMED,
            _never_asked(target),
            (target_evidence(package),),
        )
    asleep = seen.dormant_requests - seen.idle_requests
    live = [one for one in seen.requests if one not in asleep]
    places = [
        place for one in live for place in seen.request_places[one.part, one.method, one.offset]
    ]
    reached = [one for one in live if one.reached is Reached.YES]
    if reached:
        is_in_code = any(one.method != one.part for one in reached)  # Not in a script alone.
        return answer(
            "C1",
            Kleene.YES,
            Confidence.CONFIRMED if is_in_code else Confidence.LIKELY,
            Words(
                "The code asks the system for the contacts group at run time.",
                "代码在运行时向系统申请通讯录权限组。",
            ),
            places,
        )
    blinding = [one for one in limits if Sense.CONSENT in one.blinds]
    if live or seen.unresolved_requests or blinding:
        return answer(
            "C1",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            Words(
                "Whether contacts are asked for at run time could not be told.",
                "无法确定运行时是否申请通讯录权限。",
            ),
            [*places, *seen.unresolved_requests, seen.scope],
        )
    return answer(
        "C1",
        Kleene.NO,
        Confidence.CONFIRMED,
        Words(
            "No runtime request for the contacts group was found.",
            "未发现运行时申请通讯录权限组。",
        ),
        (seen.scope,),
    )


def nobody_asks(asks: Fact, generic: Kleene, unseen: Unseen) -> Fact:
    """Answer C0: neither a request nor an act of acceptance; `generic`: GEN of some access."""
    if asks.value is Kleene.YES or generic is Kleene.YES:
        shown = asks.confidence if asks.value is Kleene.YES else Confidence.LIKELY
        return answer("C0", Kleene.NO, shown, asks.because, asks.evidence)
    if asks.value is Kleene.NO and generic is Kleene.NO:
        return answer(
            "C0",
            Kleene.YES,
            asks.confidence,
            Words(
                f"{asks.because.en} {unseen.because.en}",
                f"{asks.because.zh}{unseen.because.zh}",
            ),
            (*asks.evidence, *unseen.evidence),
        )
    open_side = unseen if generic is Kleene.UNKNOWN else asks
    return answer(
        "C0", Kleene.UNKNOWN, Confidence.POSSIBLE, open_side.because, open_side.evidence
    )


def target_evidence(package: Package) -> Evidence:
    """Return where the target SDK is declared: the manifest itself where it declares none."""
    part = package.parts[0].name
    try:
        return package.manifest_evidence("/manifest/uses-sdk", part)
    except UnreadablePackage:
        return package.manifest_evidence("/manifest", part)
