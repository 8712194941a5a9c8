"""The facts in readable words, from the table `law/facts`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from auditor.data.shelf import read_table
from auditor.law.entries import check_keys, text_of
from auditor.law.kleene import all_of, any_of
from auditor.law.predicates import held, known
from auditor.law.wording import joined, wording
from auditor.model.facts import Facts
from auditor.model.vocabulary import Kleene
from auditor.model.words import Words

TABLE = "law/facts"
OF_ALL_ACCESSES = ("C4", "C7", "N")
"""Facts whose app-wide value needs every access; the others need one (decision.md, 2)."""


@dataclass(frozen=True, slots=True)
class FactCard:
    """What people need to know of a fact."""

    id: str
    name: str
    """The readable name, `declares-read-contacts`."""
    phrase: Words
    """Reads with "yes", "no" or "not known" behind it."""


@cache
def fact_cards() -> Mapping[str, FactCard]:
    """Return the card of every fact of the vocabulary, by id; raises `BadData`."""
    needed = frozenset({"name", "en", "zh"})
    cards = {}
    for fact, entry in read_table(TABLE).items():
        row = check_keys(TABLE, fact, entry, needed=needed, allowed=frozenset())
        name, en, zh = (
            text_of(TABLE, f"{fact}.{key}", row[key]) for key in ("name", "en", "zh")
        )
        cards[fact] = FactCard(fact, name, Words(en, zh))
    return cards


def app_value(facts: Facts, fact: str) -> Kleene:
    """Return a fact for the app as a whole: its entry, else what its accesses come to."""
    if fact in facts.table or not facts.counted:
        return known(facts, fact)
    values = [held(facts, one, fact) for one in facts.counted]
    return all_of(values) if fact.startswith(OF_ALL_ACCESSES) else any_of(values)


def fact_words(facts: Facts, names: Iterable[str]) -> Words:
    """Return facts and their values as one readable list; graded texts by their plain name."""
    texts = wording()
    told = []
    for fact in names:
        phrase = fact_cards()[fact.partition("@")[0]].phrase
        value = texts["value"][app_value(facts, fact)]
        told.append(Words(f"{phrase.en}: {value.en}", f"{phrase.zh}：{value.zh}"))
    return joined(told, texts["list"]["separator"])
