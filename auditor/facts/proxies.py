"""Other ways to the people of the phonebook: call log, messages, attendees, a listening service.

Feeds P7 and LAP-A07 (decision.md, section 2): each way by itself, so that a law that speaks of the
call log is not told of an accessibility service.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.data.names import name_of
from auditor.facts.ground.answers import answer, best, places_of
from auditor.facts.ground.permissions import bound_services, data_of_permission, manifest_scope
from auditor.facts.ground.seen import Seen
from auditor.model.access import Access
from auditor.model.app import Limit, Package
from auditor.model.facts import Fact, Proxy
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

PROXIES: Final = frozenset({Data.CALL_LOG, Data.SMS, Data.CALENDAR})
_ATTENDEES: Final = "attendees"


def find_proxies(package: Package, seen: Seen) -> tuple[Proxy, ...]:
    """Return the ways that are open: a reached read that can succeed, or a bound service."""
    return (*_reads(package, seen), *_services(package))


def _reads(package: Package, seen: Seen) -> Iterator[Proxy]:
    by_data: dict[Data, list[Access]] = {}
    for one in _granted(package, seen):
        if one.reached is Reached.YES:
            by_data.setdefault(one.data, []).append(one)
    for data in sorted(by_data):
        reads = by_data[data]
        yield Proxy(
            kind=data.value,
            name=name_of("data", data.value),
            evidence=tuple(places_of(seen, reads)),
            confidence=best(reads),
            steps=reads[0].path,
            by=reads[0].by,
        )


def _granted(package: Package, seen: Seen) -> Iterator[Access]:
    """Yield the reads of other people's data that can succeed, reached or not."""
    grants = _grants(package)
    return (one for one in seen.accesses if one.data in grants and _can_tell(one))


def _grants(package: Package) -> frozenset[Data]:
    """Return the data of this page for which the app requests a permission."""
    requested = {one.name for one in package.manifest.permissions}
    return PROXIES & {data for name in requested for data in data_of_permission().get(name, ())}


def _can_tell(access: Access) -> bool:
    """Say whether a read returns data of other people."""
    return access.extent is not Extent.WRITE and (
        access.data is not Data.CALENDAR or _ATTENDEES in access.uri
    )


def _services(package: Package) -> Iterator[Proxy]:
    known = bound_services()
    for permission in sorted(known):
        bound = [one for one in package.manifest.components if one.permission == permission]
        if bound:
            name = permission.rpartition(".BIND_")[2]
            yield Proxy(
                kind=name.removesuffix("_SERVICE").lower(),
                name=known[permission],
                evidence=tuple(package.manifest_evidence(one.xpath, one.part) for one in bound),
                confidence=Confidence.LIKELY,
            )


def judge_proxies(package: Package, seen: Seen, limits: Sequence[Limit]) -> Fact:
    """Answer P7; a limit that hides reads leaves it open only where some permission is held."""
    found = find_proxies(package, seen)
    if not found:
        unproved = [one for one in _granted(package, seen) if seen.is_unproved(one)]
        hiding = [one for one in limits if Sense.READ in one.blinds and _grants(package)]
        if unproved or hiding:
            words = Words(
                "Code can read the call log, messages or attendees; no way to it from a start of the app is proved, and none is ruled out.",
                "有代码具备读取通话记录、短信或参与人的能力；未能证明、也不能排除可从应用入口到达。",
            )
            because = words if unproved else hiding[0].because
            places = [*places_of(seen, unproved)] or [seen.scope]
            return answer("P7", Kleene.UNKNOWN, Confidence.POSSIBLE, because, places)
        return answer(
            "P7",
            Kleene.NO,
            Confidence.LIKELY,
            Words(
                "No reached read of call log, messages or attendees, and no listening service.",
                "未发现可到达的通话记录、短信或参与人读取，也无监听类服务。",
            ),
            (seen.scope, manifest_scope(package)),
        )
    reads = [one for one in found if one.kind in PROXIES]
    names = [one.name for one in found]
    return answer(
        "P7",
        Kleene.YES,
        min((one.confidence for one in reads or found), key=CONFIDENCE_ORDER.__getitem__),
        Words(
            f"Also read: {', '.join(dict.fromkeys(one.en for one in names))}.",
            f"还涉及：{'、'.join(dict.fromkeys(one.zh for one in names))}。",
        ),
        [place for one in found for place in one.evidence],
    )
