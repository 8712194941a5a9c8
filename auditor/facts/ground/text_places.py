"""Texts as evidence: where a sentence stands, masked where it holds somebody's number or address."""

from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind
from auditor.screens.inventory.texts import Text
from auditor.sentences.masking import masked as hidden

_KINDS = {
    "string": EvidenceKind.RESOURCE,
    "screen": EvidenceKind.RESOURCE,
    "script": EvidenceKind.SCRIPT,
    "code": EvidenceKind.CODE,
}


def text_evidence(text: Text, excerpt: str) -> Evidence:
    """Return where a text stands, with what of it matters."""
    kind = _KINDS.get(text.where, EvidenceKind.ASSET)
    part = (
        text.source if text.where in ("code", "policy-file") else f"{text.part}!{text.source}"
    )
    return Evidence(kind, part, locale=text.locale or None, excerpt=masked(excerpt)[:200])


def masked(excerpt: str) -> str:
    """Put a text on one line and hide numbers and addresses in it (contract, section 5)."""
    return hidden(" ".join(excerpt.split()))


def shortened(excerpt: str, longest: int) -> str:
    """Return the beginning of an excerpt, whole words where spaces part them, with dots where it goes on."""
    if len(excerpt) <= longest:
        return excerpt
    return f"{excerpt[: longest + 1].rpartition(' ')[0] or excerpt[:longest]}…"
