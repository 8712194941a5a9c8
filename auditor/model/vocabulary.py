"""The closed vocabularies of the contract, in its own spelling."""

from enum import StrEnum


class Kleene(StrEnum):
    """Three-valued truth: AND takes the least of no < unknown < yes, OR the greatest."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How well a statement is shown; the law's decision.md, section 1."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Severity(StrEnum):
    """How much a finding weighs, from the heaviest."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class Status(StrEnum):
    """What triage made of a finding."""

    OPEN = "open"
    WAIVED = "waived"
    KNOWN = "known"
    ANSWERED = "answered"


class Data(StrEnum):
    """The kinds of data that an access reads."""

    CONTACTS = "contacts"
    SIM_CONTACTS = "sim_contacts"
    CALL_LOG = "call_log"
    SMS = "sms"
    ACCOUNTS = "accounts"
    CALENDAR = "calendar"
    LOCATION = "location"
    DEVICE_ID = "device_id"
    INSTALLED_APPS = "installed_apps"
    MEDIA = "media"
    CLIPBOARD = "clipboard"
    BLOCKED_NUMBERS = "blocked_numbers"
    OWN_NUMBER = "own_number"


class Extent(StrEnum):
    """How much of its data an access reaches."""

    BULK = "bulk"
    LOOKUP = "lookup"
    PICKED = "picked"
    METADATA = "metadata"
    OWN_PROFILE = "own_profile"
    WRITE = "write"
    UNKNOWN = "unknown"


class Reached(StrEnum):
    """Whether a way from an entry point is proved; never "no"."""

    YES = "yes"
    NOT_PROVED = "not-proved"


class Gate(StrEnum):
    """What stands before an access."""

    CONSENT = "consent"
    GRANT = "grant"
    NONE = "none"
    UNKNOWN = "unknown"


class LimitKind(StrEnum):
    """What kept the audit from seeing something."""

    PACKED = "packed"
    ENCRYPTED_MEMBER = "encrypted-member"
    DYNAMIC_CODE = "dynamic-code"
    MISSING_SPLIT = "missing-split"
    SCRIPT_BYTECODE = "script-bytecode"
    NATIVE = "native"
    REMOTE_PAGE = "remote-page"
    IMAGE_TEXT = "image-text"
    LANGUAGE_NOT_READ = "language-not-read"
    UNREADABLE_MEMBER = "unreadable-member"
    BUDGET = "budget"
    TIME = "time"
    MEMORY = "memory"
    UNRESOLVED_CALL = "unresolved-call"


class Sense(StrEnum):
    """What a limit blinds, and what a clause needs to see."""

    READ = "read"
    CONSENT = "consent"
    TEXT = "text"
    FLOW = "flow"
    MANIFEST = "manifest"


class Outcome(StrEnum):
    """What became of an element of the article's test."""

    MET = "met"
    DEFICIENT = "deficient"
    RISK = "risk"
    BREACHED = "breached"
    NOT_SHOWN = "not-shown"
    UNDETERMINED = "undetermined"
    NOT_ENGAGED = "not-engaged"
    CONTEXT = "context"


class ClauseOutcome(StrEnum):
    """What became of a clause of a law pack."""

    BREACH = "breach"
    NO_BREACH_SEEN = "no-breach-seen"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not-applicable"


class CheckOutcome(StrEnum):
    """What became of a rule on one app."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    UNDETERMINED = "undetermined"


class VerdictCode(StrEnum):
    """The article's verdicts, A0 to U; the law's decision.md, section 3."""

    A0 = "A0"
    A1 = "A1"
    A2 = "A2"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    U = "U"


VERDICT_NAMES = {
    VerdictCode.A0: "no-access",
    VerdictCode.A1: "picker-only",
    VerdictCode.A2: "unpaired",
    VerdictCode.B: "no-consent",
    VerdictCode.C: "os-prompt-only",
    VerdictCode.D: "deficient-consent",
    VerdictCode.E: "misuse-risk",
    VerdictCode.F: "consent-shown",
    VerdictCode.U: "undetermined",
}


class EvidenceKind(StrEnum):
    """Where a piece of evidence was seen."""

    CODE = "code"
    MANIFEST = "manifest"
    RESOURCE = "resource"
    ASSET = "asset"
    SCRIPT = "script"
    NATIVE = "native"
    SCOPE = "scope"


class ComponentKind(StrEnum):
    """The four kinds of component that a manifest declares."""

    ACTIVITY = "activity"
    SERVICE = "service"
    RECEIVER = "receiver"
    PROVIDER = "provider"


class Container(StrEnum):
    """What kind of file or folder the app came in."""

    APK = "apk"
    APKS = "apks"
    XAPK = "xapk"
    APKM = "apkm"
    AAB = "aab"
    FOLDER = "folder"


SEVERITY_ORDER = {severity: rank for rank, severity in enumerate(Severity)}
"""Rank of each severity, 0 for the heaviest."""

CONFIDENCE_ORDER = {confidence: rank for rank, confidence in enumerate(Confidence)}
"""Rank of each confidence, 0 for the best shown."""


def least(*confidences: Confidence) -> Confidence:
    """Return the weakest of some confidences; *confirmed* when there is none."""
    return max(confidences, key=CONFIDENCE_ORDER.__getitem__, default=Confidence.CONFIRMED)


class Role(StrEnum):
    """What a control is for."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    BOX = "box"
    LINK = "link"
    OTHER = "other"
