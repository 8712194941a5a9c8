"""The facts in readable words, from the table `law/phrases`."""

from collections.abc import Iterable, Mapping
from functools import cache

from auditor.data.shelf import read_table
from auditor.law.entries import words_of
from auditor.law.predicates import held, known
from auditor.law.wording import joined, wording
from auditor.model.facts import Facts
from auditor.model.kleene import all_of, any_of
from auditor.model.vocabulary import Kleene
from auditor.model.words import Words

TABLE = "law/phrases"
OF_ALL_ACCESSES = ("C4", "C7", "N")
"""Facts whose app-wide value needs every access; the others need one (decision.md, 2)."""


@cache
def fact_phrases() -> Mapping[str, Words]:
    """Return a phrase for every fact of the vocabulary, by id; raises `BadData`."""
    return {fact: words_of(TABLE, fact, entry) for fact, entry in read_table(TABLE).items()}


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
        phrase = fact_phrases()[fact.partition("@")[0]]
        value = texts["value"][app_value(facts, fact)]
        told.append(Words(f"{phrase.en}: {value.en}", f"{phrase.zh}：{value.zh}"))
    return joined(told, texts["list"]["separator"])
