"""The reports' own words: complete for the vocabularies, and careful."""

import re
from enum import StrEnum

import pytest

from auditor.model import vocabulary as v
from reports.glossary import glossary, label

SECTIONS = {
    "verdict": v.VerdictCode,
    "verdict_short": v.VerdictCode,
    "next": v.VerdictCode,
    "severity": v.Severity,
    "severity_note": v.Severity,
    "confidence": v.Confidence,
    "confidence_note": v.Confidence,
    "status": v.Status,
    "kleene": v.Kleene,
    "outcome": v.Outcome,
    "clause": v.ClauseOutcome,
    "data": v.Data,
    "extent": v.Extent,
    "reached": v.Reached,
    "gated_by": v.Gate,
    "limit": v.LimitKind,
    "sense": v.Sense,
    "evidence": v.EvidenceKind,
    "component": v.ComponentKind,
    "container": v.Container,
    "lending": v.Kleene,
}


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_every_word_of_a_vocabulary_has_a_label(section):
    wanted: type[StrEnum] = SECTIONS[section]
    assert {member.value for member in wanted} <= set(glossary()[section])


def test_no_label_says_lawful_or_unlawful():
    for section, entries in glossary().items():
        for key, words in entries.items():
            en = words.en.replace("no legal advice", "")
            zh = words.zh.replace("《网贷平台爆通讯录合法吗》", "")
            en = en.replace("网贷平台爆通讯录合法吗", "")
            assert not re.search(r"\b(il|un)?(legal|lawful)", en, re.IGNORECASE), (section, key)
            assert not re.search("违法|合法", en + zh), (section, key)


def test_every_label_is_english_and_chinese():
    for section, entries in glossary().items():
        for key, words in entries.items():
            assert words.en.strip(), (section, key)
            assert (
                re.search(r"[\u4e00-\u9fff]", words.zh)
                or words.zh.isupper()
                or (section in {"component", "searched"})
            ), (section, key)


def test_a_key_that_the_table_lacks_stands_for_itself():
    assert label("reason", "Z9").zh == "Z9"
