"""The elements of the article's test and what became of each: decision.md, section 6.

The article's words, what is asked, and which facts and rules bear on an element stand in the
table `law/article`; how an outcome follows from the facts stands in `auditor.law.outcomes`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.data.shelf import bad_entry, read_table
from auditor.law.entries import check_keys, text_of, texts_of, words_of
from auditor.law.outcomes import Case, Judgement, judge_element
from auditor.law.vocabulary import app_value, fact_words
from auditor.law.wording import joined, verdict_title, wording
from auditor.model.facts import Decision, Facts
from auditor.model.finding import Finding
from auditor.model.result import Element
from auditor.model.words import Words

TABLE = "law/article"
KEYS = frozenset({"id", "section", "quote", "translation", "asks", "facts", "rules"})


@dataclass(frozen=True, slots=True)
class ElementCard:
    """One element as the table has it."""

    id: str
    section: str
    quote: str
    translation: str
    asks: Words
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    """Ids of the rules whose findings bear on it."""


@cache
def element_cards() -> tuple[ElementCard, ...]:
    """Return the elements in the order of the article; raises `BadData`."""
    entries = read_table(TABLE).get("element")
    if not isinstance(entries, list):
        raise bad_entry(TABLE, "element", "is no list of elements")
    return tuple(_card(number, entry) for number, entry in enumerate(entries, start=1))


def _card(number: int, entry: Mapping[str, Any]) -> ElementCard:
    place = f"element {number}"
    row = check_keys(TABLE, place, entry, needed=KEYS, allowed=frozenset())
    one, section, quote, translation = (
        text_of(TABLE, f"{place}.{key}", row[key])
        for key in ("id", "section", "quote", "translation")
    )
    return ElementCard(
        id=one,
        section=section,
        quote=quote,
        translation=translation,
        asks=words_of(TABLE, f"{place}.asks", row["asks"]),
        facts=texts_of(TABLE, f"{place}.facts", row["facts"]),
        rules=texts_of(TABLE, f"{place}.rules", row["rules"]),
    )


def judge_elements(
    facts: Facts, decision: Decision, findings: Sequence[Finding]
) -> tuple[Element, ...]:
    """Return every element of the article with its outcome, in the article's order."""
    case = Case(facts, decision, frozenset(one.rule for one in findings))
    return tuple(_judge(card, case, findings) for card in element_cards())


def _judge(card: ElementCard, case: Case, findings: Sequence[Finding]) -> Element:
    judgement = judge_element(card.id, case)
    shown = tuple(f"{fact}={app_value(case.facts, fact)}" for fact in card.facts)
    bearing = sorted(one.fingerprint for one in findings if one.rule in card.rules)
    return Element(
        id=card.id,
        section=card.section,
        quote=card.quote,
        translation=card.translation,
        asks=card.asks,
        outcome=judgement.outcome,
        because=_because(case, judgement),
        facts=shown,
        findings=tuple(bearing),
    )


def _because(case: Case, judgement: Judgement) -> Words:
    """Say what an outcome rests on: a lead, then the deciding facts in readable words."""
    parts = []
    if judgement.lead:
        title = verdict_title(case.decision.code)
        rules = ", ".join(judgement.rules)
        text = wording()["element"][judgement.lead]
        parts.append(
            Words(
                text.en.format(code=case.decision.code, title=title.en, rules=rules),
                text.zh.format(code=case.decision.code, title=title.zh, rules=rules),
            )
        )
    if judgement.facts:
        told = fact_words(case.facts, judgement.facts)
        parts.append(Words(f"{told.en[:1].upper()}{told.en[1:]}.", f"{told.zh}。"))
    return joined(parts, Words(" ", ""))
