"""A part that the app can run and this audit did not read, and how such parts are shown."""

from dataclasses import dataclass, replace

from auditor.code.classes.excerpts import evidence_at
from auditor.code.classes.program import MethodNumber, Program
from auditor.model.app import Limit, Member
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind, Sense

READ_AND_CONSENT = (Sense.READ, Sense.CONSENT, Sense.TEXT, Sense.FLOW)
SHOWN = 5
"""How many places or members of a kind are named."""


@dataclass(frozen=True, slots=True)
class OpaquePart:
    """One part that can run and was not examined, with what shows it."""

    limit: Limit
    evidence: tuple[Evidence, ...]


def member_evidence(member: Member) -> Evidence:
    """Show a member by its size and kind."""
    return Evidence(
        EvidenceKind.ASSET,
        member.path,
        excerpt=f"{member.size} bytes, {member.magic or 'unknown'}",
    )


def code_evidence(program: Program, method: MethodNumber, pc: int, excerpt: str) -> Evidence:
    """Show a place in the code, with what is to be said of it beyond its instruction."""
    found = evidence_at(program, (method, pc))
    is_said = excerpt.startswith("calls ") and found.excerpt
    return found if is_said else replace(found, excerpt=excerpt)
