"""The rules as SARIF describes them, and the catalogues that they are mapped to."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from auditor.model.finding import Finding, RuleCard
from auditor.model.result import AuditResult
from auditor.model.vocabulary import SEVERITY_ORDER, Confidence, Severity
from auditor.model.words import Words
from reports.glossary import Lang, in_language, label
from reports.remedy import help_parts
from reports.visible import visible

Json = dict[str, Any]

LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "none",
}
SECURITY_SEVERITIES = {
    Severity.CRITICAL: "9.5",
    Severity.HIGH: "8.0",
    Severity.MEDIUM: "5.5",
    Severity.LOW: "3.0",
    Severity.INFO: "0.0",
}
"""Scores as code scanning buckets them: over 9.0 critical, 7.0 high, 4.0 medium, 0.1 low."""
PRECISIONS = {
    Confidence.CONFIRMED: "very-high",
    Confidence.LIKELY: "high",
    Confidence.POSSIBLE: "medium",
}
_CATALOGUES = {
    "CWE": ("Common Weakness Enumeration", "MITRE", "https://cwe.mitre.org/"),
    "MASVS": (
        "OWASP Mobile Application Security Verification Standard",
        "OWASP",
        "https://mas.owasp.org/MASVS/",
    ),
    "MASWE": (
        "OWASP Mobile Application Security Weakness Enumeration",
        "OWASP",
        "https://mas.owasp.org/MASWE/",
    ),
}
_CAPITALS = re.compile(r"[A-Z]{2,}")
"""Two capitals in a row are no Pascal case to those who check it: `APicker` is `Apicker`."""
ARTICLE_TEST = "article-test"
"""The taxonomy of the elements of the article's legality test."""


class Catalogues:
    """The taxonomies of one run: outside catalogues, law packs, the article's elements."""

    def __init__(self, result: AuditResult, lang: Lang) -> None:
        """Collect every id that a rule or a finding of the result refers to."""
        self._lang: Lang = lang
        self._taxonomies: list[Json] = []
        self._index: dict[tuple[str, str], tuple[int, int]] = {}
        self._of_finding: dict[str, list[tuple[str, str]]] = {}
        self._add_external(result.rules)
        self._add_packs(result)
        self._add_elements(result)

    def references(self, taxa: Iterable[tuple[str, str]]) -> list[Json]:
        """Return references to taxa by catalogue and id; those of no catalogue are left out."""
        found = []
        for key in taxa:
            if key in self._index:
                component, index = self._index[key]
                reference = {"name": key[0], "index": component}
                found.append({"id": key[1], "index": index, "toolComponent": reference})
        return found

    def of_card(self, card: RuleCard) -> list[tuple[str, str]]:
        """Return what a rule maps to outside of this project."""
        return [(one.partition("-")[0], one) for one in card.external]

    def of_finding(self, finding: Finding) -> list[tuple[str, str]]:
        """Return the clauses and elements that a finding bears on."""
        return self._of_finding.get(finding.fingerprint, [])

    def names(self) -> list[Json]:
        """Return references to every taxonomy, as a tool lists what it supports."""
        return [
            {"name": one["name"], "index": number}
            for number, one in enumerate(self._taxonomies)
        ]

    def taxonomies(self) -> list[Json]:
        """Return the taxonomies in order of their numbers."""
        return self._taxonomies

    def _add(self, component: Json, taxa: list[Json]) -> None:
        number = len(self._taxonomies)
        for index, taxon in enumerate(taxa):
            self._index[component["name"], taxon["id"]] = (number, index)
        self._taxonomies.append({**component, "isComprehensive": False, "taxa": taxa})

    def _add_external(self, cards: Iterable[RuleCard]) -> None:
        ids = sorted({one for card in cards for one in card.external})
        for catalogue, (full_name, owner, address) in _CATALOGUES.items():
            taxa: list[Json] = [{"id": one} for one in ids if one.startswith(f"{catalogue}-")]
            if taxa:
                component = {
                    "name": catalogue,
                    "fullName": full_name,
                    "organization": owner,
                    "informationUri": address,
                }
                self._add(component, taxa)

    def _add_packs(self, result: AuditResult) -> None:
        for pack in result.packs:
            taxa: list[Json] = []
            for clause in result.clauses:
                if clause.pack != pack.id:
                    continue
                taxa.append(
                    {
                        "id": clause.id,
                        "shortDescription": {"text": visible(clause.citation)},
                        "fullDescription": {"text": self._say(clause.asks)},
                        "properties": {
                            "outcome": clause.outcome.value,
                            "because": self._say(clause.because),
                            "mark": clause.mark,
                            "consentCures": clause.consent_cures,
                        },
                    }
                )
                for one in clause.findings:
                    self._of_finding.setdefault(one, []).append((pack.id, clause.id))
            component: Json = {
                "name": pack.id,
                "fullName": visible(pack.name),
                "organization": visible(pack.issuer),
                "properties": {
                    "status": pack.status,
                    "mark": pack.mark,
                    "source": visible(pack.source),
                },
            }
            self._add(component, taxa)

    def _add_elements(self, result: AuditResult) -> None:
        taxa: list[Json] = []
        for element in result.elements:
            taxa.append(
                {
                    "id": element.id,
                    "shortDescription": {"text": visible(element.quote)},
                    "fullDescription": {"text": self._say(element.asks)},
                    "properties": {
                        "outcome": element.outcome.value,
                        "because": self._say(element.because),
                        "facts": list(element.facts),
                    },
                }
            )
            for one in element.findings:
                self._of_finding.setdefault(one, []).append((ARTICLE_TEST, element.id))
        self._add({"name": ARTICLE_TEST, "fullName": "The article's legality test"}, taxa)

    def _say(self, words: Words) -> str:
        return visible(in_language(words, self._lang))


def describe_rules(
    result: AuditResult, catalogues: Catalogues, lang: Lang
) -> tuple[list[Json], Mapping[str, int]]:
    """Return the rules as reporting descriptors, and the number of each.

    A rule's score is that of its heaviest finding here, since code scanning takes the weight
    of an alert from its rule alone.
    """
    heaviest: dict[str, Severity] = {}
    surest: dict[str, Confidence] = {}
    for one in result.findings:
        known = heaviest.get(one.rule, one.severity)
        heaviest[one.rule] = min(known, one.severity, key=SEVERITY_ORDER.__getitem__)
        surest.setdefault(one.rule, one.confidence)
    cards = {card.id: card for card in result.rules}
    missing = sorted(heaviest.keys() - cards.keys())
    descriptors = [
        _descriptor(
            card,
            severity=heaviest.get(card.id, card.severity),
            confidence=surest.get(card.id, Confidence.LIKELY),
            lang=lang,
            catalogues=catalogues,
        )
        for card in cards.values()
    ]
    descriptors += [{"id": one} for one in missing]
    return descriptors, {one["id"]: number for number, one in enumerate(descriptors)}


def _descriptor(
    card: RuleCard,
    *,
    severity: Severity,
    confidence: Confidence,
    lang: Lang,
    catalogues: Catalogues,
) -> Json:
    parts = help_parts(card.help)
    why = parts.why or card.title
    return {
        "id": card.id,
        "name": pascal_case(card.title.en),
        "shortDescription": {"text": _sentence(in_language(card.title, lang))},
        "fullDescription": {"text": _sentence(in_language(why, lang))},
        "help": {
            "text": visible(in_language(card.help, lang)),
            "markdown": _help_markdown(card, lang),
        },
        "defaultConfiguration": {"level": LEVELS[card.severity]},
        "relationships": [
            {"target": one, "kinds": ["relevant"]}
            for one in catalogues.references(catalogues.of_card(card))
        ],
        "properties": {
            "security-severity": SECURITY_SEVERITIES[severity],
            "precision": PRECISIONS[confidence],
            "problem.severity": _problem(severity),
            "tags": _tags(card),
            "layer": list(card.layer),
        },
    }


def pascal_case(title: str) -> str:
    """Return a title as a name that reads as one word: `WholePhonebookIsRead`."""
    words = "".join(one if one.isascii() and one.isalnum() else " " for one in title).split()
    name = "".join(one[0].upper() + one[1:].lower() for one in words)
    return _CAPITALS.sub(lambda found: found[0][0] + found[0][1:].lower(), name)


def _problem(severity: Severity) -> str:
    """Return the word that code scanning sorts alerts of no score by."""
    return {"error": "error", "warning": "warning"}.get(LEVELS[severity], "recommendation")


def _tags(card: RuleCard) -> list[str]:
    """Return tags as code scanning knows them: `external/cwe/cwe-359` among them."""
    cwes = [f"external/cwe/{one.lower()}" for one in card.external if one.startswith("CWE-")]
    return ["security", "privacy", *cwes]


def _sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    text = visible(text).strip()
    return text if text.endswith((".", "。", "?", "？")) else f"{text}{_stop(text)}"


def _stop(text: str) -> str:
    return "." if text.isascii() or text[-1:].isascii() else "。"


def _help_markdown(card: RuleCard, lang: Lang) -> str:
    """Return the whole help in both languages, the asked one first."""
    order: tuple[Lang, Lang] = ("zh", "en") if lang == "zh" else ("en", "zh")
    return "\n\n".join(_help_in(card, one) for one in order)


def _help_in(card: RuleCard, lang: Lang) -> str:
    parts = help_parts(card.help)
    sections = [f"## {visible(in_language(card.title, lang))}"]
    for key, words in (
        ("reason", parts.why),
        ("cannot_see", parts.limits),
        ("remedy", parts.fix),
    ):
        if words:
            head = in_language(label("ui", key), lang)
            sections.append(f"**{head}** {visible(in_language(words, lang))}")
    if card.external:
        sections.append(", ".join(card.external))
    return "\n\n".join(sections)
