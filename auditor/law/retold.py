"""A saved result told again as facts, so that a person's answers can be judged with them.

The result holds the app-wide facts; what a single access had of its own follows from its verdict
and the disclosures on screens. Good for the verdict only: findings are not made again.
"""

from collections.abc import Mapping
from dataclasses import replace

from auditor.law.predicates import EARLY_REQUEST, PER_ACCESS
from auditor.law.reasons import is_counted_kind
from auditor.model.access import Access
from auditor.model.app import Manifest, Permission
from auditor.model.evidence import Evidence
from auditor.model.facts import AccessFacts, Fact, Facts
from auditor.model.result import AuditResult
from auditor.model.vocabulary import (
    Confidence,
    EvidenceKind,
    Extent,
    Kleene,
    Reached,
    Sense,
    VerdictCode,
    least,
)

READ_CONTACTS = "android.permission.READ_CONTACTS"
RUNTIME_PERMISSIONS_SINCE = 23
GENERIC = "GEN"
_ON_SCREEN = ("dialog", "screen")
_BLINDING = frozenset({Sense.CONSENT, Sense.TEXT, Sense.MANIFEST})


def retell(result: AuditResult, answers: Mapping[str, Kleene]) -> Facts:
    """Return the facts of a result, with those that a person answered set."""
    table = {
        key: _answered(fact, answers[key]) if key in answers else fact
        for key, fact in result.facts.items()
    }
    manifest = _manifest(result)
    return Facts(
        manifest=manifest,
        table=table,
        accesses=result.accesses,
        live_accesses=result.accesses,
        counted=tuple(
            _counted(result, one, table, answers)
            for one in result.accesses
            if is_counted_kind(one) and one.reached is Reached.YES
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
        has_consent_screen=any(one.purpose == "consent" for one in result.screens),
    )


def _answered(fact: Fact, value: Kleene) -> Fact:
    return replace(fact, value=value, confidence=Confidence.LIKELY)


def _counted(
    result: AuditResult,
    access: Access,
    table: Mapping[str, Fact],
    answers: Mapping[str, Kleene],
) -> AccessFacts:
    values = {one: _counted_value(table[one]) for one in PER_ACCESS if one in table}
    values["P4"] = _is_bulk(access)
    values[GENERIC] = answers.get(GENERIC, _generic(result, access))
    for element in ("N1", "N2", "N3"):
        values[f"{element}@dialog"] = _on_screen(result, element, values, answers)
    values.pop(EARLY_REQUEST, None)
    blinded = any(_BLINDING.intersection(one.blinds) for one in result.limits)
    negative = Confidence.LIKELY if blinded else Confidence.CONFIRMED
    confidence = least(access.confidence, table["P1"].confidence)
    return AccessFacts(access, values, confidence, negative)


def _counted_value(fact: Fact) -> Kleene:
    return Kleene.UNKNOWN if fact.confidence is Confidence.POSSIBLE else fact.value


def _is_bulk(access: Access) -> Kleene:
    if access.extent is Extent.UNKNOWN:
        return Kleene.UNKNOWN
    return Kleene.YES if access.extent is Extent.BULK else Kleene.NO


def _generic(result: AuditResult, access: Access) -> Kleene:
    """Say what the access's verdict tells of GEN."""
    match access.verdict:
        case VerdictCode.B | VerdictCode.C:
            return Kleene.NO
        case VerdictCode.D | VerdictCode.E | VerdictCode.F:
            return Kleene.YES
        case _:
            late = result.verdict.provisional in (VerdictCode.D, VerdictCode.E, VerdictCode.F)
            return Kleene.YES if late else Kleene.UNKNOWN


def _on_screen(
    result: AuditResult,
    element: str,
    values: Mapping[str, Kleene],
    answers: Mapping[str, Kleene],
) -> Kleene:
    """Say whether a screen itself states an element, by the disclosures that it shows."""
    shown = [
        one for one in result.disclosures if one.where in _ON_SCREEN and one.screen is not None
    ]
    if any(element in one.states for one in shown):
        return Kleene.YES
    if element in answers:
        return answers[element]
    told = values.get(element, Kleene.UNKNOWN)
    return Kleene.NO if shown and told is not Kleene.UNKNOWN else told


def _is_legacy(manifest: Manifest) -> bool:
    """Say whether the permission is granted at installation (decision.md, section 2)."""
    if manifest.target_sdk < RUNTIME_PERMISSIONS_SINCE:
        return True
    held = [one for one in manifest.permissions if one.name == READ_CONTACTS]
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
