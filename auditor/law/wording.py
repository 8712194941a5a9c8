"""Say the verdict in words, in English and Chinese, by the wording rules of the law pages.

All texts stand in the table `law/wording`. 违法 / "unlawful" comes only with
`Decision.unlawful`; no outcome is ever called the opposite.
"""

from collections.abc import Mapping, Sequence
from functools import cache, reduce

from auditor.data.shelf import bad_entry, read_table
from auditor.law.entries import words_of
from auditor.law.predicates import known
from auditor.law.reasons import PROXIES
from auditor.model.facts import Decision, Facts
from auditor.model.result import Verdict
from auditor.model.vocabulary import VERDICT_NAMES, Kleene, Sense, VerdictCode
from auditor.model.words import Words

TABLE = "law/wording"


@cache
def wording() -> Mapping[str, Mapping[str, Words]]:
    """Return the table of texts: section to key to words; raises `BadData`."""
    sections: dict[str, dict[str, Words]] = {}
    for section, entries in read_table(TABLE).items():
        if not isinstance(entries, dict):
            raise bad_entry(TABLE, section, "is no section of texts")
        sections[section] = {
            key: words_of(TABLE, f"{section}.{key}", value) for key, value in entries.items()
        }
    return sections


def word_verdict(facts: Facts, decision: Decision) -> Verdict:
    """Return the verdict as it is reported, with its sentence."""
    return Verdict(
        code=decision.code,
        name=VERDICT_NAMES[decision.code],
        provisional=decision.provisional,
        reasons=decision.reasons,
        confidence=decision.confidence,
        says=joined((_main_sentence(decision), *_additions(facts, decision)), Words("", "")),
    )


def verdict_title(code: VerdictCode) -> Words:
    """Return the neutral title of a verdict."""
    return wording()["title"][code]


def reason_words(codes: Sequence[str]) -> Words:
    """Return reason codes in words, separated."""
    told = [wording()["reason"][one] for one in codes]
    return joined(told, wording()["list"]["separator"])


def joined(parts: Sequence[Words], separator: Words) -> Words:
    """Put statements one behind the other, in both languages."""
    if not parts:
        return Words("", "")
    return reduce(
        lambda left, right: Words(
            left.en + separator.en + right.en, left.zh + separator.zh + right.zh
        ),
        parts,
    )


def _main_sentence(decision: Decision) -> Words:
    """Return the sentence of a code, with the reasons of its own family."""
    key = "B-unlawful" if decision.unlawful else str(decision.code)
    family = str(decision.code)
    own = [one for one in decision.reasons if one.startswith(family)]
    told = reason_words(own)
    title = verdict_title(decision.provisional or decision.code)
    code = decision.provisional or decision.code
    sentence = wording()["verdict"][key]
    return Words(
        sentence.en.format(reasons=told.en, code=code, title=title.en),
        sentence.zh.format(reasons=told.zh, code=code, title=title.zh),
    )


def _additions(facts: Facts, decision: Decision) -> list[Words]:
    """Return what is said behind the main sentence."""
    texts = wording()["addition"]
    added = []
    for key, codes in (
        ("misuse", [one for one in decision.reasons if one.startswith("M")]),
        ("proxies", [one for one in decision.reasons if one == PROXIES]),
    ):
        if codes:
            told = reason_words(codes)
            added.append(
                Words(
                    texts[key].en.format(reasons=told.en), texts[key].zh.format(reasons=told.zh)
                )
            )
    if decision.code in (VerdictCode.E, VerdictCode.F):
        added.append(texts["law"])
    if known(facts, "P1") is Kleene.NO and _has_hidden_code(facts):
        added.append(texts["hidden-code"])
    return added


def _has_hidden_code(facts: Facts) -> bool:
    """Say whether a part of the app that could hold a read was not examined."""
    return any(Sense.READ in one.blinds for one in facts.limits)
