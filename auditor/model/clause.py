"""The law layer's nouns: packs of clauses, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.vocabulary import ClauseOutcome
from auditor.model.words import Words


@dataclass(frozen=True, slots=True)
class Instrument:
    """One law, rule or standard of a pack that gathers several."""

    id: str
    name: str
    """In its own language."""
    number: str
    """Empty where it has none, or none is known."""
    issuer: str
    status: str
    """As a pack's."""
    source: str
    mark: str
    """How well number, issuer and dates are confirmed."""
    effective_from: str | None = None
    effective_to: str | None = None


@dataclass(frozen=True, slots=True)
class PackResult:
    """One law pack as it was applied."""

    id: str
    name: str
    """In its own language."""
    number: str
    issuer: str
    status: str
    """`in-force`, `draft`, `superseded`, `standard`, `self-regulation` or `platform`."""
    effective_from: str | None
    effective_to: str | None
    source: str
    mark: str
    """How well the text is confirmed: C read, C2 second-hand, K own knowledge."""
    last_checked: str
    chosen_because: Words
    divergence: bool
    """ARTICLE_PERMITS_LAW_RESTRICTS: the article permits what this pack forbids anyway."""
    counts: Mapping[str, int]
    """Outcome to number of clauses."""
    title: Words | None = None
    """What it is called by readers of either language; None in results of older versions."""
    instruments: tuple[Instrument, ...] = ()
    """The laws, rules and standards that it gathers, where it is more than one."""


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """One clause and what became of it."""

    pack: str
    id: str
    citation: str
    asks: Words
    quote: str | None
    """Only where the wording was confirmed."""
    mark: str
    consent_cures: bool
    outcome: ClauseOutcome
    because: Words
    findings: tuple[str, ...]
    """Fingerprints."""
    instrument: str | None = None
    """Which of its pack's instruments it stands in; None where the pack is but one."""


@dataclass(frozen=True, slots=True)
class PrincipleResult:
    """One rule of the law layer, L1 to L11, and what its clauses came to."""

    id: str
    title: Words
    says: Words
    basis: str
    """Where it stands, in the words of a citation."""
    mark: str
    outcome: ClauseOutcome | None
    """The worst of its clauses; None for background, which is never judged."""
    because: Words
    clauses: tuple[str, ...]
    """The clauses that decide it, of the packs that were applied."""
    findings: tuple[str, ...]
    """Fingerprints."""
    question: str | None = None
    """The question of the worksheet that bears on it; a reply decides nothing."""
