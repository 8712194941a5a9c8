"""What a sceptic would look at: a place, an excerpt, and for negative claims the scope searched."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.model.vocabulary import Confidence, EvidenceKind
from auditor.model.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of disassembly or of a document."""

    text: str
    """The line as printed."""
    mark: bool = False
    """Whether this is the line that decides."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in the package, exact enough to be found again."""

    kind: EvidenceKind
    """Where it was seen."""
    part: str
    """The member, for instance `base.apk!classes2.dex` or `base.apk!AndroidManifest.xml`."""
    symbol: str | None = None
    """A method, class or field in dex form, or the id of a resource."""
    offset: int | None = None
    """For code: 16-bit code units from the method's first instruction."""
    xpath: str | None = None
    """For the manifest: the element."""
    locale: str | None = None
    """For texts: the locale of the resource."""
    excerpt: str = ""
    """What stands there, at most 200 characters."""
    lines: tuple[Line, ...] = ()
    """The disassembly around the place."""
    searched: Mapping[str, int] = field(default_factory=dict)
    """For negative claims: how many of what was searched."""

    @property
    def sort_key(self) -> tuple[str, str, str, int, str, str, str]:
        """Order evidence by place, never by the order of discovery."""
        return (
            self.kind.value,
            self.part,
            self.symbol or "",
            -1 if self.offset is None else self.offset,
            self.xpath or "",
            self.locale or "",
            self.excerpt,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path that can be read aloud: who calls whom, because."""

    method: str
    """The method in dex form."""
    offset: int | None
    """The deciding instruction, in 16-bit code units; None for an entry."""
    says: Words
    """What happens there."""
    confidence: Confidence = Confidence.CONFIRMED
    """How sure it is that the way goes on as the step says."""
