"""The words of a verdict, and the words that must never be said."""

import re
from itertools import product

import pytest

from auditor.errors import BadData
from auditor.law import wording as module
from auditor.law.article import decide
from auditor.law.wording import joined, word_verdict, wording
from auditor.model.vocabulary import Kleene, LimitKind, Sense, VerdictCode
from auditor.model.words import Words

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN
ANY = (YES, NO, UNKNOWN)


def says(facts):
    return word_verdict(facts, decide(facts)).says


@pytest.fixture
def enumerated(make):
    """Yield facts and words of every combination of predicates, legacy and lending."""

    def walk():
        for p1, p2, c1, generic, explicit, misuse in product(ANY, repeat=6):
            for legacy in (True, False):
                access = make.counted({"GEN": generic, "C3": explicit})
                facts = make.facts(
                    {"P1": p1, "P2": p2, "C1": c1, "X3": misuse, "X7": misuse},
                    [access] if p2 is YES else [],
                    legacy=legacy,
                )
                yield decide(facts), says(facts)

    return walk


def test_only_a_confirmed_case_is_called_unlawful(enumerated):
    seen = set()
    for decision, words in enumerated():
        assert ("违法" in words.zh) is decision.unlawful
        assert ("unlawful" in words.en.lower()) is decision.unlawful
        seen.add(decision.unlawful)
    assert seen == {True, False}


def test_no_outcome_is_ever_called_lawful(enumerated):
    for _, words in enumerated():
        assert "合法" not in words.zh
        assert not re.search(r"\b(legal|lawful)\b", words.en, re.IGNORECASE)


def test_no_text_of_the_table_calls_anything_lawful():
    for section, entries in wording().items():
        for key, words in entries.items():
            assert "合法" not in words.zh, (section, key)
            shown = words.en.replace("no legal advice", "")
            assert not re.search(r"\b(legal|lawful)\b", shown, re.IGNORECASE), (section, key)
            if (section, key) != ("verdict", "B-unlawful"):
                assert "违法" not in words.zh
                assert "unlawful" not in words.en


def test_no_place_in_a_sentence_stays_unfilled(enumerated):
    for _, words in enumerated():
        assert not re.search(r"[{}]", words.en + words.zh)


def test_every_verdict_has_a_title_and_a_sentence():
    assert set(wording()["title"]) == set(VerdictCode)
    assert set(wording()["verdict"]) == {*VerdictCode, "B-unlawful"}


def test_b_that_is_only_likely_speaks_of_indications(make):
    words = says(make.facts({"C1": NO}, [make.counted(GEN=NO)]))
    assert words.zh.startswith("涉嫌")
    assert "indications of" in words.en


def test_a_confirmed_b_cites_the_article(make):
    words = says(make.facts({"C1": NO}, [make.counted(GEN=NO)], legacy=True))
    assert "违法（依文章3.3" in words.zh
    assert "unlawful under the article's 3.3" in words.en


def test_undetermined_says_what_it_would_be(make):
    words = says(make.facts({"C1": NO}, [make.counted(GEN=UNKNOWN)]))
    assert "On what was seen it would be B (Access, no consent mechanism)." in words.en
    assert "就已见部分而言，将为B（未见任何同意机制的访问）。" in words.zh


def test_a_deficient_consent_names_its_deficiencies(make):
    words = says(make.facts({}, [make.counted(C5=NO, C6=NO)]))
    assert "not asked when applying for the loan; it is bundled" in words.en
    assert "不在申请贷款环节征求；与其他文件或目的捆绑。" in words.zh


def test_signs_of_misuse_are_added(make):
    words = says(make.facts({"X3": YES, "X4": YES}, [make.counted(GEN=NO)]))
    assert words.en.endswith(
        "And signs of misuse: the app can message or call contacts; "
        "contacts can be read in the background."
    )


@pytest.mark.parametrize("misuse", [YES, NO])
def test_a_whole_consent_always_carries_the_note_on_the_law(make, misuse):
    words = says(make.facts({"X3": misuse}))
    assert "another person's information" in words.en
    assert "仅文章层面" in words.zh


def test_proxies_are_mentioned_beside_any_verdict(make):
    words = says(make.facts({"P7": YES, "P1": NO, "P2": NO}, []))
    assert words.zh.endswith("此外：还可通过通话记录、短信等获知联系人。")


def test_without_the_permission_hidden_code_is_closed_out_in_words(make):
    limits = (make.limit(LimitKind.PACKED, Sense.READ),)
    facts = make.facts({"P1": NO, "P2": UNKNOWN}, [], limits=limits)
    assert "hidden code cannot read the phonebook" in says(facts).en
    assert "hidden code" not in says(make.facts({"P1": NO, "P2": NO}, [])).en


def test_nothing_joined_is_empty():
    assert joined((), Words("; ", "；")) == Words("", "")


def test_a_text_outside_a_section_is_refused(monkeypatch):
    wording.cache_clear()
    monkeypatch.setattr(module, "read_table", lambda _: {"verdict": "text"})
    with pytest.raises(BadData, match="verdict: is no section of texts"):
        wording()
    monkeypatch.undo()
    wording.cache_clear()
