"""Facts built by hand for the law's tests: a whole consent, from which a test takes away."""

from dataclasses import fields
from types import SimpleNamespace

import pytest

from auditor.model.access import Access, Request
from auditor.model.app import Limit, Manifest, Permission
from auditor.model.evidence import Evidence, Step
from auditor.model.facts import AccessFacts, Fact, Facts, Lending
from auditor.model.finding import Finding
from auditor.model.vocabulary import (
    Confidence,
    Data,
    EvidenceKind,
    Extent,
    Gate,
    Kleene,
    LimitKind,
    Reached,
    Severity,
    Status,
)
from auditor.model.words import same

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN
CONFIRMED = Confidence.CONFIRMED

CLEAN_APP = {
    "P1": YES,
    "P2": YES,
    "P3": NO,
    "P7": NO,
    "C1": YES,
    **dict.fromkeys(("X1", "X2", "X3", "X4", "X5", "X6", "X7", "K1", "K3"), NO),
}
CLEAN_ACCESS = {
    "GEN": YES,
    "P4": YES,
    "K2": NO,
    "early-request": NO,
    **dict.fromkeys(("C2", "C3", "C4", "C5", "C6", "C7"), YES),
    **dict.fromkeys((f"N{n}" for n in range(1, 12)), YES),
    **dict.fromkeys(("N1@dialog", "N2@dialog", "N3@dialog"), YES),
}


def manifest(min_sdk=21, target_sdk=33):
    return Manifest(
        package="com.x",
        version_name="1",
        version_code=1,
        min_sdk=min_sdk,
        target_sdk=target_sdk,
        target_sdk_declared=str(target_sdk),
        application=None,
        component_factory=None,
        shared_user_id=None,
        permissions=(),
        components=(),
        metadata={},
        required_split_missing=False,
        decoded_whole=True,
        uses_cleartext=None,
        debuggable=False,
    )


def access(**changes):
    values = {
        "data": Data.CONTACTS,
        "extent": Extent.BULK,
        "columns": (),
        "uri": "content://com.android.contacts/data/phones",
        "api": "Landroid/content/ContentResolver;->query()V",
        "method": "Lcom/x/A;->b()V",
        "offset": 1,
        "part": "base.apk!classes.dex",
        "component": "Lcom/x/Main;",
        "reached": Reached.YES,
        "path": (Step("Lcom/x/Main;->onCreate()V", 1, same("calls")),),
        "before_consent": NO,
        "gated_by": Gate.CONSENT,
        "witness": (),
        "verdict": None,
        "confidence": CONFIRMED,
        "by": "app",
    }
    return Access(**{**values, **changes})


def counted(values=None, confidence=CONFIRMED, negative_confidence=CONFIRMED, of=None, **facts):
    """One counted access with a clean consent, but for the facts that are given."""
    merged = {**CLEAN_ACCESS, **(values or {}), **facts}
    return AccessFacts(of or access(), merged, confidence, negative_confidence)


def fact(value, confidence=CONFIRMED, name="some-fact"):
    return Fact(name, value, confidence, same("because"))


def request(**changes):
    values = {
        "permission": "android.permission.READ_CONTACTS",
        "together_with": (),
        "method": "Lcom/x/A;->b()V",
        "offset": 1,
        "part": "base.apk!classes.dex",
        "by": "app",
        "reached": Reached.YES,
        "path": (),
        "before_consent": NO,
        "rationale": NO,
        "on_refusal": "unknown",
    }
    return Request(**{**values, **changes})


def limit(kind=LimitKind.PACKED, *senses):
    return Limit(kind, same("because"), "base.apk!classes.dex", senses)


def facts(table=None, of=None, **changes):
    """Facts of a lending app with a clean consent, but for what is given."""
    entries = {name: fact(value) for name, value in CLEAN_APP.items()}
    for name, value in (table or {}).items():
        entries[name] = value if isinstance(value, Fact) else fact(value)
    single = (counted(),) if of is None else tuple(of)
    values = {
        "manifest": manifest(),
        "table": entries,
        "accesses": tuple(one.access for one in single),
        "counted": single,
        "requests": (),
        "lending": Lending(YES),
        "markets": (),
        "limits": (),
        "contact_permissions": (
            Permission(
                "android.permission.READ_CONTACTS", 1, None, "base.apk", "uses-permission", "/x"
            ),
        ),
        "legacy": False,
        "scope": Evidence(EvidenceKind.SCOPE, "base.apk"),
    }
    unused = {
        one.name: {} if str(one.type).startswith("Mapping") else ()
        for one in fields(Facts)
        if one.name not in values
    }
    return Facts(**{**unused, **values, **changes})


def finding(rule, layer=("article",), fingerprint=None):
    return Finding(
        rule=rule,
        severity=Severity.HIGH,
        confidence=CONFIRMED,
        layer=layer,
        status=Status.OPEN,
        message=same(rule),
        fingerprint=fingerprint or f"v1:{rule}",
        by="app",
        evidence=(Evidence(EvidenceKind.CODE, "base.apk!classes.dex"),),
    )


@pytest.fixture
def make():
    """Return the builders."""
    return SimpleNamespace(
        access=access,
        counted=counted,
        fact=fact,
        facts=facts,
        finding=finding,
        limit=limit,
        manifest=manifest,
        request=request,
    )
