"""The law layer's nouns: packs of clauses, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.vocabulary import ClauseOutcome
from auditor.model.words import Words


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
