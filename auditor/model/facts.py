"""The fact table: what is true of an app, as far as it was seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.model.access import Access, Flow, OwnFact, Request
from auditor.model.app import Limit, Manifest, Permission, Tampering
from auditor.model.evidence import Evidence, Step
from auditor.model.vocabulary import Confidence, Kleene, Reached, VerdictCode
from auditor.model.words import Words


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the vocabulary, with how well it is shown."""

    name: str
    """The readable name, `declares-read-contacts`."""
    value: Kleene
    confidence: Confidence
    because: Words
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Lending:
    """Whether this is a lending app, and for whose market."""

    value: Kleene
    signals: tuple[Words, ...] = ()
    said: bool = False
    """A person said so on the command line."""


@dataclass(frozen=True, slots=True)
class Market:
    """A market that signals point to: `cn`, `in`, …."""

    market: str
    signals: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """The facts of one counted access (decision.md, section 2: P2, P4, C2-C7, N*, K2)."""

    access: Access
    values: Mapping[str, Kleene]
    """Fact id to value, GEN among them."""
    confidence: Confidence
    """Of the access itself: call, URI, permission, path."""
    negative_confidence: Confidence
    """Of "no request and no consent screen": confirmed only if all was searched."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """The same facts with their reasons and places, where this access has its own."""
    screen: int | None = None
    """The number of the screen whose acceptance stands before it, the best if there are several."""

    @property
    def own(self) -> tuple[OwnFact, ...]:
        """Its facts as the result keeps them, by id; how sure a value without a fact is, is the access's."""
        return tuple(
            OwnFact(
                key,
                value,
                fact.confidence if (fact := self.facts.get(key)) else self.confidence,
            )
            for key, value in sorted(self.values.items())
        )


@dataclass(frozen=True, slots=True)
class CountedFlow:
    """One flow of a counted access's data that is more than a count."""

    access: Access
    flow: Flow
    evidence: tuple[Evidence, ...]
    """The instructions of its steps."""
    leaves: bool
    """It ends in a network call, or in a page that came from the network."""
    messaged: bool
    """It ends in a text message, a call, or an app for messages."""
    host: str | None
    """The host that gets it, where the address is known."""
    owner: str | None
    """Who runs the host or the library that gets it, if a table says."""
    confidence: Confidence
    """Of access and flow together."""
    recipient_confidence: Confidence
    insecure: Confidence | None
    """How sure it is that the channel is insecure; None where nothing says so."""
    insecure_evidence: tuple[Evidence, ...]
    kit: str = ""
    """The package of a kit that no table knows, which reads and sends to a host of its own name."""


@dataclass(frozen=True, slots=True)
class BundledRequest:
    """One request that names the contacts group and other runtime groups."""

    others: tuple[str, ...]
    """Short names of the other groups' permissions, sorted."""
    evidence: tuple[Evidence, ...]
    confidence: Confidence
    reached: Reached


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """Code that the app brings in and that the package may not hold: a loader, framework, installer."""

    anchor: tuple[str, ...]
    """What survives a rebuild."""
    says: Words
    evidence: tuple[Evidence, ...]
    confidence: Confidence
    steps: tuple[Step, ...]
    by: str = "app"


@dataclass(frozen=True, slots=True)
class Proxy:
    """One way to the people of the phonebook that is not the phonebook."""

    kind: str
    """`call_log`, `sms`, `calendar`, `notification_listener` or `accessibility`."""
    name: Words
    evidence: tuple[Evidence, ...]
    confidence: Confidence
    steps: tuple[Step, ...] = ()
    by: str = "app"


@dataclass(frozen=True, slots=True)
class Exposure:
    """A read of the phonebook that a web page can bring about."""

    access: Access
    says: Words
    method: str
    """What the page runs, short."""
    evidence: tuple[Evidence, ...]
    confidence: Confidence
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the rules and the law look at."""

    manifest: Manifest
    table: Mapping[str, Fact]
    """Fact id to fact, for the app as a whole."""
    accesses: tuple[Access, ...]
    """Every access that was seen, also those that do not count."""
    live_accesses: tuple[Access, ...]
    """Those that are not dormant: only these may be alleged."""
    counted: tuple[AccessFacts, ...]
    """The counted ones, with their own facts."""
    requests: tuple[Request, ...]
    lending: Lending
    markets: tuple[Market, ...]
    limits: tuple[Limit, ...]
    contact_permissions: tuple[Permission, ...]
    """The elements that request READ_CONTACTS."""
    legacy: bool
    """Granted at installation: target below 23, or effective only up to API 22."""
    scope: Evidence
    """What was searched, for negative claims."""
    places: Mapping[tuple[str, str, int], tuple[Evidence, ...]]
    """Part, method and offset of an access to its disassembly."""
    background: Mapping[Access, tuple[Step, ...]]
    """Counted accesses that run in the background, with the way from the start to each."""
    bundled_requests: tuple[BundledRequest, ...]
    permission_places: Mapping[str, tuple[Evidence, ...]]
    """Effective permission to the elements that request it (services' permissions too)."""
    target_evidence: tuple[Evidence, ...]
    """Where the target SDK is declared."""
    flows: tuple[CountedFlow, ...] = ()
    """What becomes of the data of counted accesses."""
    messages: tuple[Evidence, ...] = ()
    """Reached calls that send a text message to a number that the program computes."""
    tampering: tuple[Tampering, ...] = ()
    """What about the package defeats tools."""
    foreign_code: tuple[ForeignCode, ...] = ()
    """What is loaded or installed from elsewhere."""
    exposures: tuple[Exposure, ...] = ()
    """Reads that pages from elsewhere can bring about."""
    said: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """Mode of a sentence on the phonebook (`denial`, `pressure`, …) to where it stands."""
    policies: tuple[Evidence, ...] = ()
    """Policies and agreements that the app holds, links to or names."""
    examined: tuple[Evidence, ...] = ()
    """Consent screens and documents whose words were examined."""
    has_consent_screen: bool = False
    """Whether a screen asks for agreement to the phonebook's use, to a policy or an agreement."""
    witnesses: Mapping[tuple[str, str, int], tuple[Step, ...]] = field(default_factory=dict)
    """Part, method and offset of an access or request to the way around the consent."""
    request_places: Mapping[tuple[str, str, int], tuple[Evidence, ...]] = field(
        default_factory=dict
    )
    """Part, method and offset of a request to its disassembly."""
    unnamed_sdks: tuple[tuple[str, tuple[Evidence, ...]], ...] = ()
    """Third parties found in the code that no examined document names."""
    forbids_screenshots: tuple[Evidence, ...] = ()
    """Consent, agreement or collection screens that block screenshots."""
    hard_to_read: tuple[tuple[str, Words, tuple[Evidence, ...]], ...] = ()
    """What makes a policy hard to reach or read: of which kind it is, in words, with the places."""
    proxies: tuple[Proxy, ...] = ()
    """The ways to the people of the phonebook that P7 is made of."""

    def evidence_of(self, access: Access) -> tuple[Evidence, ...]:
        """Return the place of an access as evidence."""
        return self.places[access.part, access.method, access.offset]

    def permission_evidence(self, *endings: str) -> tuple[Evidence, ...]:
        """Return where permissions with these short names are requested."""
        return tuple(
            place
            for name, places in self.permission_places.items()
            if name.rpartition(".")[2] in endings
            for place in places
        )

    def value(self, fact: str) -> Kleene:
        """Return a fact's value; *unknown* for one that nothing fills yet."""
        return self.table[fact].value if fact in self.table else Kleene.UNKNOWN


@dataclass(frozen=True, slots=True)
class Decision:
    """What the article's test says, before it is put in words."""

    code: VerdictCode
    provisional: VerdictCode | None
    """Next to U: the same decision with every unknown read as "not found"."""
    reasons: tuple[str, ...]
    confidence: Confidence
    per_access: tuple[VerdictCode, ...]
    """One for each of `Facts.counted`, in order."""
    unlawful: bool
    """B at confidence confirmed with all that section 3 demands: the only 违法."""
