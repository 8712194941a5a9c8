"""What changed between two results of one app: the nouns of `auditor diff`."""

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.access import Access, Disclosure, Flow, Request
from auditor.model.evidence import Evidence
from auditor.model.finding import Finding
from auditor.model.result import AuditResult
from auditor.model.vocabulary import SEVERITY_ORDER


@dataclass(frozen=True, slots=True)
class Grown:
    """A finding of both results that the new one shows at more places, or weighs more."""

    finding: Finding
    """As in the new result."""
    places: tuple[Evidence, ...]
    """Those that the old result does not have."""
    was: Finding
    """As in the old result."""

    @property
    def is_heavier(self) -> bool:
        """Say whether its severity rose."""
        return SEVERITY_ORDER[self.finding.severity] < SEVERITY_ORDER[self.was.severity]


@dataclass(frozen=True, slots=True)
class Move:
    """Something with an id whose value changed."""

    id: str
    old: str
    new: str


class Way(StrEnum):
    """In which way something changed."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """An access, a request, a flow or a text that is new, gone, or another than before."""

    way: Way
    what: Access | Request | Flow | Disclosure
    """As in the new result; for something gone, as in the old one."""
    moves: tuple[Move, ...] = ()
    """For something changed: which of its fields moved."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two results."""

    old: AuditResult
    new: AuditResult
    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    grown: tuple[Grown, ...]
    permissions_added: tuple[str, ...]
    permissions_removed: tuple[str, ...]
    facts: tuple[Move, ...]
    clauses: tuple[Move, ...]
    accesses: tuple[Change, ...] = ()
    requests: tuple[Change, ...] = ()
    flows: tuple[Change, ...] = ()
    texts: tuple[Change, ...] = ()

    @property
    def verdict_moved(self) -> bool:
        """Say whether the verdict is another one, or provisionally another one."""
        old, new = self.old.verdict, self.new.verdict
        return (old.code, old.provisional) != (new.code, new.provisional)
