"""The elements: their words are the article's, their outcomes follow the page's table."""

import re
from itertools import product

import pytest

from auditor.data.shelf import read_table, read_text
from auditor.errors import BadData
from auditor.law import elements as module
from auditor.law.article import decide
from auditor.law.elements import element_cards, judge_elements
from auditor.law.outcomes import judge_element
from auditor.law.vocabulary import app_value, fact_phrases
from auditor.model.evidence import Step
from auditor.model.facts import Lending
from auditor.model.vocabulary import Gate, Kleene, Outcome
from auditor.model.words import same

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN
CONTEXT = {"E-4.3", "E-6.2", "E-6.3"}
NEVER_MERELY_UNENGAGED = CONTEXT | {"E-3.1a", "E-3.2"}


@pytest.fixture
def judged(make):
    """Return a function from facts (or what makes them) to elements by id."""

    def judge(facts, *rules):
        findings = [make.finding(one) for one in rules]
        return {one.id: one for one in judge_elements(facts, decide(facts), findings)}

    return judge


@pytest.fixture
def outcome(make, judged):
    """Return a function from an element's id and changed facts to its outcome."""

    def judge(element, table=None, *, rules=(), gate=Gate.CONSENT, legacy=False, **values):
        access = make.counted(values, of=make.access(gated_by=gate))
        facts = make.facts(table, [access], legacy=legacy)
        return judged(facts, *rules)[element].outcome

    return judge


# The table


def test_every_quotation_is_the_articles_own():
    article = read_text("law/article.txt")
    for card in element_cards():
        assert card.quote in article, card.id


def test_the_article_on_the_shelf_holds_its_eight_parts_and_its_source():
    article = read_text("law/article.txt")
    assert article.startswith("来源:")
    for numeral in "一二三四五六七八":
        assert re.search(f"^{numeral}、", article, re.MULTILINE)
    assert "相关文章" not in article


def test_a_quotation_stands_in_the_section_that_is_cited():
    article = read_text("law/article.txt")
    for card in element_cards():
        heading = "八、" if card.section == "八" else f"{card.section} "
        below = article[article.index(f"\n{heading}") + 1 :]
        section = re.split(r"\n(?=[一二三四五六七八]、|\d\.\d )", below, maxsplit=1)[0]
        assert card.quote in section, card.id


def test_every_element_of_the_test_is_there_once_in_the_articles_order():
    ids = [one.id for one in element_cards()]
    assert ids == [
        "E-2.2",
        "E-3.1a",
        "E-3.1b",
        "E-3.2",
        "E-3.3",
        "E-4.1a",
        "E-4.1b",
        "E-4.2a",
        "E-4.2b",
        "E-4.3",
        "E-6.1a",
        "E-6.1b",
        "E-6.2",
        "E-6.3",
        "E-7.1",
        "E-7.2",
        "E-7.3",
        "E-8",
    ]


def test_every_fact_that_an_element_shows_has_a_card():
    for card in element_cards():
        assert set(card.facts) <= set(fact_phrases())


def test_the_vocabulary_is_the_contracts():
    groups = {"P": 9, "X": 7, "N": 11, "K": 3}
    expected = {f"{kind}{n}" for kind, most in groups.items() for n in range(1, most + 1)}
    expected |= {f"C{n}" for n in range(10)}
    assert set(fact_phrases()) == expected == set(read_table("facts"))


def test_what_is_asked_never_speaks_of_lawful_outcomes():
    for card in element_cards():
        assert "合法" not in card.asks.zh
        assert "违法" not in card.asks.zh


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({}, "element: is no list"),
        ({"element": [{"id": "E-1"}]}, "element 1: lacks asks, facts"),
    ],
)
def test_a_broken_table_of_elements_is_refused(monkeypatch, table, message):
    element_cards.cache_clear()
    monkeypatch.setattr(module, "read_table", lambda _: table)
    with pytest.raises(BadData, match=message):
        element_cards()
    monkeypatch.undo()
    element_cards.cache_clear()


# Outcomes


@pytest.mark.parametrize(
    ("table", "outcome"),
    [
        ({"P1": YES, "P2": YES}, "met"),
        ({"P1": NO, "P2": NO, "P3": YES}, "met"),
        ({"P1": NO, "P2": NO, "P7": YES}, "met"),
        ({"P1": YES, "P2": UNKNOWN}, "undetermined"),
        ({"P1": UNKNOWN, "P2": YES}, "undetermined"),
        ({"P1": YES, "P2": NO}, "not-engaged"),
        ({"P1": NO, "P2": YES}, "not-engaged"),
        ({"P1": NO, "P2": UNKNOWN}, "not-engaged"),
    ],
)
def test_the_test_is_engaged_by_reading_picking_or_another_door(make, judged, table, outcome):
    assert judged(make.facts(table, []))["E-3.1a"].outcome == outcome


@pytest.mark.parametrize(
    ("values", "outcome_of_it"),
    [
        ({}, "met"),
        ({"GEN": NO}, "not-shown"),
        ({"C3": NO}, "deficient"),
        ({"N5": NO}, "deficient"),
        ({"GEN": UNKNOWN}, "undetermined"),
        ({"N5": UNKNOWN}, "undetermined"),
    ],
)
def test_consent_before_obtaining(outcome, values, outcome_of_it):
    assert outcome("E-3.1b", **values) == outcome_of_it


def test_misuse_that_is_not_known_leaves_the_consent_met(outcome):
    assert outcome("E-3.1b", {"X3": UNKNOWN}) == outcome("E-4.1a", {"X3": UNKNOWN}) == "met"


def test_access_that_nobody_was_asked_for_breaches_three_elements(outcome):
    for element in ("E-3.1b", "E-3.3", "E-4.1a"):
        assert outcome(element, {"C1": NO}, GEN=NO) == "breached"


def test_a_way_around_an_existing_consent_is_a_breach(make, judged):
    way = (Step("Lcom/x/A;->b()V", 1, same("goes around")),)
    around = make.access(before_consent=YES, witness=way)
    unproved = make.access(before_consent=YES)
    for of, outcome in ((around, "breached"), (unproved, "deficient")):
        facts = make.facts({}, [make.counted(of=of, C4=NO)])
        assert judged(facts)["E-3.1b"].outcome == outcome


def test_a_way_to_the_read_is_no_bypass_when_there_is_no_consent(make, judged):
    way = (Step("Lcom/x/A;->b()V", 1, same("goes")),)
    access = make.access(before_consent=YES, witness=way)
    facts = make.facts({}, [make.counted(of=access, GEN=NO, C3=NO)])
    assert judged(facts)["E-3.1b"].outcome == "not-shown"


@pytest.mark.parametrize(
    ("lending", "outcome"), [(YES, "met"), (UNKNOWN, "undetermined"), (NO, "not-engaged")]
)
def test_the_sector_applies_to_lenders(make, judged, lending, outcome):
    facts = make.facts(lending=Lending(lending))
    assert judged(facts)["E-3.2"].outcome == outcome
    unread = make.facts({"P1": NO, "P2": NO}, [], lending=Lending(lending))
    assert judged(unread)["E-3.2"].outcome == outcome


@pytest.mark.parametrize(
    ("requested", "gate", "expected"),
    [
        (YES, Gate.CONSENT, "met"),
        (YES, Gate.GRANT, "met"),
        (YES, Gate.NONE, "not-shown"),
        (YES, Gate.UNKNOWN, "undetermined"),
        (UNKNOWN, Gate.GRANT, "undetermined"),
        (NO, Gate.CONSENT, "not-shown"),
    ],
)
def test_authorisation_stands_on_every_way(outcome, requested, gate, expected):
    assert outcome("E-3.3", {"C1": requested}, gate=gate) == expected


def test_a_read_without_a_consent_before_it_is_not_said_to_be_without_a_request(make, judged):
    facts = make.facts({"C1": YES}, [make.counted(of=make.access(gated_by=Gate.NONE))])
    assert judged(facts)["E-3.3"].because.en.startswith(
        "A request exists; that it stands before every read was not shown."
    )


def test_without_a_request_an_unseen_consent_leaves_authorisation_open(outcome):
    assert outcome("E-3.3", {"C1": NO}, GEN=UNKNOWN) == "undetermined"


def test_a_legacy_app_has_no_authorisation_by_request(outcome):
    assert outcome("E-3.3", legacy=True) == "not-shown"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "met"),
        ({"C5": NO}, "deficient"),
        ({"C5": UNKNOWN}, "undetermined"),
        ({"N5": NO}, "met"),
        ({"GEN": NO}, "not-shown"),
        ({"GEN": UNKNOWN}, "undetermined"),
    ],
)
def test_explicit_agreement(outcome, values, expected):
    assert outcome("E-4.1a", **values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "met"),
        ({"C6": NO}, "deficient"),
        ({"C3": NO}, "deficient"),
        ({"N1@dialog": NO}, "deficient"),
        ({"N3@dialog": NO}, "not-shown"),
        ({"N2@dialog": UNKNOWN}, "undetermined"),
        ({"GEN": NO}, "not-shown"),
        ({"GEN": UNKNOWN}, "undetermined"),
    ],
)
def test_the_clause_is_brought_to_attention(outcome, values, expected):
    assert outcome("E-4.1b", **values) == expected


@pytest.mark.parametrize(
    ("table", "values", "rules", "expected"),
    [
        ({}, {}, (), "met"),
        ({}, {"N7": NO}, (), "deficient"),
        ({"X5": YES}, {}, (), "deficient"),
        ({}, {}, ("LAP-X07",), "deficient"),
        ({"X5": UNKNOWN}, {}, (), "undetermined"),
        ({}, {"N9": NO}, (), "undetermined"),
    ],
)
def test_an_operator_answers_for_the_data(outcome, table, values, rules, expected):
    assert outcome("E-4.2a", table, rules=rules, **values) == expected


@pytest.mark.parametrize("element", ["E-2.2", "E-6.1a"])
@pytest.mark.parametrize("fact", ["X3", "X7"])
def test_messages_and_pressure_are_risks(outcome, element, fact):
    assert outcome(element) == "not-shown"
    assert outcome(element, {fact: YES}) == "risk"
    assert outcome(element, {fact: UNKNOWN}) == "undetermined"


@pytest.mark.parametrize("fact", ["X1", "X2", "X3", "X4", "X6", "X7", "K3"])
def test_each_means_of_harm_is_a_risk(outcome, fact):
    assert outcome("E-4.2b", {fact: YES}) == "risk"
    assert outcome("E-4.2b", {fact: UNKNOWN}) == "undetermined"
    assert outcome("E-4.2b") == "not-shown"


@pytest.mark.parametrize("fact", ["X1", "X2"])
def test_what_leaves_of_single_rows_is_no_means_of_harm(outcome, fact):
    assert outcome("E-4.2b", {fact: YES}, P4=NO) == "not-shown"


def test_exposure_needs_the_means_and_a_missing_agreement(outcome):
    assert outcome("E-8", {"X3": YES}) == "not-shown"
    assert outcome("E-8", {"X3": YES}, C3=NO) == "risk"
    assert outcome("E-8", {"X7": YES, "C1": NO}, GEN=NO) == "risk"
    assert outcome("E-8", {"X7": YES}, C3=UNKNOWN) == "undetermined"
    assert outcome("E-8", C3=NO) == "not-shown"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"P1": NO, "P2": NO, "P3": YES}, "met"),
        ({"P1": NO, "P2": NO}, "not-engaged"),
        ({"P2": NO, "P3": YES}, "not-engaged"),
        ({"P2": UNKNOWN}, "undetermined"),
    ],
)
def test_a_picker_in_place_of_the_permission_respects_privacy(make, judged, table, expected):
    assert judged(make.facts(table, []))["E-6.1b"].outcome == expected


@pytest.mark.parametrize(
    ("bulk", "expected"), [(YES, "deficient"), (NO, "not-shown"), (UNKNOWN, "undetermined")]
)
def test_the_whole_phonebook_is_too_much(outcome, bulk, expected):
    assert outcome("E-6.1b", P4=bulk) == expected


@pytest.mark.parametrize(
    ("element", "fact"), [("E-7.1", "N6"), ("E-7.1", "N9"), ("E-7.2", "N7"), ("E-7.3", "C8")]
)
def test_what_the_borrower_should_be_told(outcome, element, fact):
    assert outcome(element, {"C8": YES}) == "met"
    table = {"C8": YES, fact: NO} if fact == "C8" else {"C8": YES}
    values = {} if fact == "C8" else {fact: NO}
    assert outcome(element, table, **values) == "deficient"
    unknown = dict.fromkeys(table if fact == "C8" else values, UNKNOWN)
    assert (
        outcome(element, unknown if fact == "C8" else {}, **({} if fact == "C8" else unknown))
        == "undetermined"
    )


@pytest.mark.parametrize("rule", ["LAP-I02", "LAP-C10"])
def test_hindered_evidence_is_deficient(outcome, rule):
    assert outcome("E-7.3", {"C8": YES}, rules=(rule,)) == "deficient"


@pytest.mark.parametrize(
    ("table", "expected"),
    [({"P1": NO, "P2": NO}, Outcome.NOT_ENGAGED), ({"P2": UNKNOWN}, Outcome.UNDETERMINED)],
)
def test_without_a_counted_access_nothing_is_asked_or_nothing_is_sure(
    make, judged, table, expected
):
    for element in judged(make.facts({"X7": YES, **table}, [])).values():
        if element.id not in NEVER_MERELY_UNENGAGED:
            assert element.outcome is expected, element.id


def test_context_stays_context(make, judged):
    for facts in (make.facts(), make.facts({"P1": NO, "P2": NO}, [])):
        for element in CONTEXT:
            assert judged(facts)[element].outcome is Outcome.CONTEXT


def test_the_bottom_line_is_never_breached(make, judged):
    any_value = (YES, NO, UNKNOWN)
    for x3, c1, generic, c3 in product(any_value, repeat=4):
        facts = make.facts({"X3": x3, "C1": c1}, [make.counted({"GEN": generic, "C3": c3})])
        assert judged(facts)["E-8"].outcome is not Outcome.BREACHED


# What is said


def test_findings_bear_on_the_elements_of_their_rule(make, judged):
    elements = judged(make.facts(), "LAP-X04", "LAP-A02")
    assert elements["E-2.2"].findings == ("v1:LAP-X04",)
    assert elements["E-3.3"].findings == ("v1:LAP-A02",)
    assert elements["E-7.2"].findings == ()


def test_an_element_shows_its_facts(make, judged):
    assert judged(make.facts())["E-3.3"].facts == ("P1=yes", "P2=yes", "C1=yes")


def test_because_names_facts_in_readable_words(make, judged):
    element = judged(make.facts({"C1": NO}, [make.counted(GEN=NO)]))["E-3.3"]
    assert element.because.en == (
        "The verdict is B: Access, no consent mechanism. Declares READ_CONTACTS: yes; "
        "reads the phonebook: yes; requests the permission at runtime: no."
    )
    assert element.because.zh == (
        "判定为B：未见任何同意机制的访问。声明读取通讯录权限：是；读取通讯录：是；"
        "运行时申请权限：否。"
    )


def test_a_failed_condition_is_named_once(make, judged):
    facts = make.facts({}, [make.counted({"C5": NO, "N1@dialog": NO}), make.counted(C5=NO)])
    because = judged(facts)["E-4.1a"].because
    assert because.en.count("consent is asked in the loan application: no") == 0
    assert because.en.startswith("Consent is asked in the loan application: no; the text names")


def test_findings_that_decide_are_named(make, judged):
    because = judged(make.facts(), "LAP-X07")["E-4.2a"].because
    assert because.en == "Findings: LAP-X07."


def test_every_outcome_says_something_in_both_languages(make, judged):
    any_value = (YES, NO, UNKNOWN)
    for p2, c1, generic, c3, misuse in product(any_value, repeat=5):
        access = [make.counted({"GEN": generic, "C3": c3})] if p2 is YES else []
        facts = make.facts({"P2": p2, "C1": c1, "X3": misuse}, access, legacy=c1 is NO)
        for element in judged(facts).values():
            assert element.because.en, element.id
            assert element.because.zh, element.id
            assert "合法" not in element.because.zh
            assert "违法" not in element.because.zh


def test_an_element_without_a_judge_is_an_error(make):
    facts = make.facts()
    case = module.Case(facts, decide(facts), frozenset())
    with pytest.raises(KeyError):
        judge_element("E-9", case)


@pytest.mark.parametrize(("fact", "value"), [("C3", YES), ("C4", NO), ("P1", YES)])
def test_a_fact_of_the_app_is_that_of_any_or_of_all_accesses(make, fact, value):
    accesses = [make.counted(C3=NO, C4=NO), make.counted()]
    assert app_value(make.facts({}, accesses), fact) is value


def test_a_graded_text_is_told_by_its_plain_name(make, judged):
    because = judged(make.facts({}, [make.counted({"N1@dialog": NO})]))["E-4.1b"].because
    assert because.zh == "文字提及通讯录：否。"
