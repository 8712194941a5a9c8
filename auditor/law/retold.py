"""A saved result told again as facts, so that a person's answers can be judged with them.

The result holds the app-wide facts and those of each counted access; the decision is the same pure
function of them. Good for verdict and elements: findings are not made again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from auditor.law.reasons import LATE_CONSENT, is_counted_kind
from auditor.model.access import Access, OwnFact, Screen
from auditor.model.app import Manifest, Permission
from auditor.model.evidence import Evidence
from auditor.model.facts import AccessFacts, Fact, Facts
from auditor.model.result import AuditResult
from auditor.model.vocabulary import (
    Confidence,
    Data,
    EvidenceKind,
    Extent,
    Gate,
    Kleene,
    Reached,
    Sense,
    VerdictCode,
    least,
)

READ_CONTACTS = "android.permission.READ_CONTACTS"
RUNTIME_PERMISSIONS_SINCE = 23
GENERIC = "GEN"
PERSON = "person"
_OF_ACCESSES = (
    "GEN",
    "C2",
    "C3",
    "C4",
    "C5",
    "C6",
    "C7",
    "P4",
    "K2",
    "early-request",
    *(f"N{number}" for number in range(1, 12)),
    "N1@dialog",
    "N2@dialog",
    "X1",
    "X3",
    "X6",
)
"""What a read of which a person tells leaves open until it is answered too."""
_BLINDING = frozenset({Sense.CONSENT, Sense.TEXT, Sense.MANIFEST})


def retell(result: AuditResult, answers: Mapping[str, Kleene]) -> Facts:
    """Return the facts of a result, with those that a person answered set."""
    given = _answers_to(result, answers)
    told = answers.get("P2") is Kleene.YES
    table = {
        key: _answered(fact, answers[key]) if key in answers else fact
        for key, fact in result.facts.items()
    }
    if answers.get("X1") is Kleene.NO:
        # What a person knows not to be sent was not sent by the traces of an upload either.
        table["X2"] = _answered(table["X2"], Kleene.NO)
    manifest = _manifest(result)
    return Facts(
        manifest=manifest,
        table=table,
        accesses=result.accesses,
        live_accesses=result.accesses,
        counted=tuple(
            _counted(result, one, table, given) for one in _counting(result, told_of_one=told)
        ),
        requests=result.requests,
        lending=result.app.lending,
        markets=result.app.markets,
        limits=result.limits,
        contact_permissions=tuple(
            one for one in manifest.permissions if one.name == READ_CONTACTS
        ),
        legacy=_is_legacy(manifest),
        scope=Evidence(EvidenceKind.SCOPE, result.app.parts[0].name),
        places={},
        background={},
        bundled_requests=(),
        permission_places={},
        target_evidence=(),
        has_consent_screen=_has_consent_screen(result),
    )


@dataclass(frozen=True, slots=True)
class _Answers:
    """A person's replies as they meet the facts of single accesses."""

    replies: Mapping[str, Kleene]
    overruled: frozenset[str]
    """Facts that no access leaves open: a reply to one speaks against what was found."""

    def of_access(self, key: str) -> Kleene | None:
        """Return the reply that fills a fact of an access; a graded text takes its element's."""
        return self.replies.get(key, self.replies.get(key.partition("@")[0]))


def _counting(result: AuditResult, *, told_of_one: bool) -> tuple[Access, ...]:
    """Return the counted accesses; where none was found and a person tells of one, that one."""
    found = tuple(
        one for one in result.accesses if is_counted_kind(one) and one.reached is Reached.YES
    )
    return found or ((_told_access(result),) if told_of_one else ())


def _told_access(result: AuditResult) -> Access:
    """Return the read that a person tells of: nothing is known of it but that it is there."""
    return Access(
        data=Data.CONTACTS,
        extent=Extent.UNKNOWN,
        columns=(),
        uri="",
        api="",
        method="",
        offset=0,
        part=result.app.parts[0].name,
        component=None,
        reached=Reached.YES,
        path=(),
        before_consent=Kleene.UNKNOWN,
        gated_by=Gate.UNKNOWN,
        witness=(),
        verdict=None,
        confidence=Confidence.LIKELY,
        by=PERSON,
        facts=tuple(OwnFact(key, Kleene.UNKNOWN, Confidence.POSSIBLE) for key in _OF_ACCESSES),
    )


def _answers_to(result: AuditResult, replies: Mapping[str, Kleene]) -> _Answers:
    found = {
        key
        for one in result.accesses
        for each in one.facts
        if each.value is Kleene.UNKNOWN
        for key in (each.id, each.id.partition("@")[0])
    }
    return _Answers(replies, frozenset(replies) - found)


def _answered(fact: Fact, value: Kleene) -> Fact:
    return replace(fact, value=value, confidence=Confidence.LIKELY)


def _counted(
    result: AuditResult, access: Access, table: Mapping[str, Fact], answers: _Answers
) -> AccessFacts:
    """Return a counted access with its own facts, those set that were unknown and are answered."""
    own = {one.id: one for one in access.facts}
    for key in dict.fromkeys((*own, *_OF_ACCESSES)):
        reply, before = answers.of_access(key), own.get(key)
        if reply is None:
            continue
        if before is None or before.value is Kleene.UNKNOWN or key in answers.overruled:
            own[key] = OwnFact(key, reply, Confidence.LIKELY)
    seen = access.confidence
    if answers.replies.get("P2") is Kleene.YES and seen is Confidence.POSSIBLE:
        seen = Confidence.LIKELY
    blinded = any(_BLINDING.intersection(one.blinds) for one in result.limits)
    told, named = own.get("N1"), own.get("C2")
    is_open = blinded or told is None or told.value is Kleene.UNKNOWN
    is_open = is_open or (named is not None and named.confidence is Confidence.LIKELY)
    return AccessFacts(
        access=access,
        values={key: one.value for key, one in own.items()},
        confidence=least(seen, table["P1"].confidence),
        negative_confidence=Confidence.LIKELY if is_open else Confidence.CONFIRMED,
        facts={
            key: replace(known, value=one.value, confidence=one.confidence)
            for key, one in own.items()
            if (known := table.get(key.partition("@")[0])) is not None
        },
    )


def _has_consent_screen(result: AuditResult) -> bool:
    """Say whether a screen asks for a consent; where nothing stood before the read, the reasons told."""
    if result.verdict.code is VerdictCode.C:
        return LATE_CONSENT in result.verdict.reasons
    return any(_asks(one) for one in result.screens)


def _asks(screen: Screen) -> bool:
    """Say whether a screen that tells of contacts or a document asks for agreement."""
    asks = any(one.role in ("accept", "box") for one in screen.controls)
    is_shown = asks and not screen.never_shown
    return is_shown and screen.purpose in ("consent", "rationale", "policy")


def _is_legacy(manifest: Manifest) -> bool:
    """Say whether the permission is granted at installation (decision.md, section 2)."""
    if manifest.target_sdk < RUNTIME_PERMISSIONS_SINCE:
        return True
    held = [
        one
        for one in manifest.permissions
        if one.name == READ_CONTACTS
        and (one.to_sdk is None or one.to_sdk >= max(one.from_sdk, manifest.min_sdk))
    ]
    return bool(held) and all(
        one.to_sdk is not None and one.to_sdk < RUNTIME_PERMISSIONS_SINCE for one in held
    )


def _manifest(result: AuditResult) -> Manifest:
    app = result.app
    return Manifest(
        package=app.package,
        version_name=app.version_name,
        version_code=app.version_code,
        min_sdk=app.min_sdk,
        target_sdk=app.target_sdk,
        target_sdk_declared=None,
        application=None,
        component_factory=None,
        shared_user_id=None,
        permissions=tuple(
            Permission(one.name, one.from_sdk, one.to_sdk, one.part, "uses-permission", "")
            for one in app.permissions
        ),
        components=(),
        metadata={},
        required_split_missing=False,
        decoded_whole=True,
        uses_cleartext=None,
        debuggable=False,
    )
