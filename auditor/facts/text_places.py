"""Texts as evidence: where a sentence stands, masked where it holds somebody's number or address."""

import re
from dataclasses import replace

from auditor.model.access import Screen, ViewNode
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind
from auditor.screens.texts import Text

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d\s().-]{6,}\d")
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
    """Hide phone numbers and mail addresses but for two characters (contract, section 5)."""
    return _ADDRESS.sub(lambda found: found.group()[:2] + "…", " ".join(excerpt.split()))


def masked_screen(screen: Screen) -> Screen:
    """Return a screen whose words show nobody's number or address."""
    controls = tuple(replace(one, text=masked(one.text)) for one in screen.controls)
    return replace(screen, controls=controls, tree=_masked_tree(screen.tree))


def _masked_tree(node: ViewNode | None) -> ViewNode | None:
    if node is None:
        return None
    children = tuple(one for each in node.children if (one := _masked_tree(each)) is not None)
    return replace(node, text=masked(node.text) if node.text else node.text, children=children)
