"""The facts about asking: C0 nobody asks, C1 the system is asked, C2 a screen names contacts."""

from collections.abc import Sequence

from auditor.facts.answers import answer
from auditor.facts.consent import ConsentSurface
from auditor.facts.permissions import is_legacy
from auditor.facts.seen import Seen
from auditor.model.app import Limit, Package
from auditor.model.evidence import Evidence
from auditor.model.facts import Fact
from auditor.model.vocabulary import Confidence, Kleene, Reached, Sense
from auditor.model.words import Words


def screen_names_contacts(surface: ConsentSurface) -> Fact:
    """Answer C2 as far as this version can: *no* where nothing could be such a screen."""
    return answer(
        "C2",
        surface.value,
        Confidence.CONFIRMED if surface.value is Kleene.NO else Confidence.POSSIBLE,
        surface.because,
        surface.evidence,
    )


def requests_at_runtime(package: Package, seen: Seen, limits: Sequence[Limit]) -> Fact:
    """Answer C1: a runtime request for the contacts group exists."""
    target = package.manifest.target_sdk
    if is_legacy(package.manifest):
        return answer(
            "C1",
            Kleene.NO,
            Confidence.CONFIRMED,
            Words(
                f"With target API {target} the system grants the permission at installation and never asks.",
                f"目标API为{target}：系统在安装时即授予权限，不会询问。",
            ),
            (target_evidence(package),),
        )
    live = [one for one in seen.requests if one not in seen.dormant_requests]
    places = [
        place for one in live for place in seen.request_places[one.part, one.method, one.offset]
    ]
    if any(one.reached is Reached.YES for one in live):
        return answer(
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


def nobody_asks(asks: Fact, surface: ConsentSurface) -> Fact:
    """Answer C0: neither a request nor anything that could hold a consent."""
    if asks.value is Kleene.YES:
        return answer("C0", Kleene.NO, asks.confidence, asks.because, asks.evidence)
    if asks.value is Kleene.NO and surface.value is Kleene.NO:
        return answer(
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
    return answer(
        "C0", Kleene.UNKNOWN, Confidence.POSSIBLE, open_side.because, open_side.evidence
    )


def target_evidence(package: Package) -> Evidence:
    """Return where the target SDK is declared."""
    return package.manifest_evidence("/manifest/uses-sdk", package.parts[0].name)
