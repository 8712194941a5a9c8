"""Each line of the decision, one by one."""

import pytest

from auditor.law.article import decide
from auditor.model.facts import Lending
from auditor.model.vocabulary import Confidence, Kleene, LimitKind, Reached, Sense

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN
CONFIRMED, LIKELY, POSSIBLE = Confidence


@pytest.fixture
def code_of(make):
    """Return a function from changed facts to "code" or "U(provisional)"."""

    def code(table=None, **access):
        decision = decide(make.facts(table, [make.counted(access)] if access else None))
        if decision.provisional:
            return f"{decision.code}({decision.provisional})"
        return str(decision.code)

    return code


@pytest.fixture
def legacy_b(make):
    """Return a function that makes the facts of a whole 违法 case, but for changes."""

    def build(accesses=None, **changes):
        single = accesses or [make.counted({"GEN": NO})]
        return make.facts({"C1": NO}, single, **{"legacy": True, **changes})

    return build


def test_a_whole_consent_without_misuse_is_consent_shown(code_of):
    assert code_of() == "F"


@pytest.mark.parametrize("fact", ["C3", "C4", "C5", "C7", "N1@dialog", "N3", "N7"])
def test_each_condition_of_explicit_is_needed(code_of, fact):
    assert code_of(**{fact: NO}) == "D"
    assert code_of(**{fact: UNKNOWN}) == "U(D)"


@pytest.mark.parametrize("fact", ["N2@dialog", "N5", "N6", "N9", "N10", "C6"])
def test_each_condition_of_informed_is_needed(code_of, fact):
    assert code_of(**{fact: NO}) == "D"
    assert code_of(**{fact: UNKNOWN}) == "U(D)"


@pytest.mark.parametrize("fact", ["K2", "early-request"])
def test_each_bar_of_one_access_spoils_the_consent(code_of, fact):
    assert code_of(**{fact: YES}) == "D"
    assert code_of(**{fact: UNKNOWN}) == "U(D)"


@pytest.mark.parametrize("fact", ["K1", "K3"])
def test_each_contradiction_of_the_app_spoils_the_consent(code_of, fact):
    assert code_of({fact: YES}) == "D"
    assert code_of({fact: UNKNOWN}) == "U(D)"


@pytest.mark.parametrize("fact", ["C2", "N4", "N8", "N11", "C9"])
def test_facts_outside_the_predicates_decide_nothing(code_of, fact):
    assert code_of(**{fact: NO}) == code_of(**{fact: UNKNOWN}) == "F"


@pytest.mark.parametrize("fact", ["X3", "X4", "X6", "X7"])
def test_each_sign_of_misuse_suffices(code_of, fact):
    assert code_of({fact: YES}) == "E"
    assert code_of({fact: UNKNOWN}) == "U(F)"


@pytest.mark.parametrize(
    ("bulk", "leaves", "code"),
    [
        (YES, YES, "E"),
        (NO, YES, "F"),
        (YES, NO, "F"),
        (YES, UNKNOWN, "U(F)"),
        (UNKNOWN, YES, "U(F)"),
        (NO, UNKNOWN, "F"),
    ],
)
def test_leaving_the_device_is_misuse_only_of_the_whole_phonebook(code_of, bulk, leaves, code):
    assert code_of({"X1": leaves}, P4=bulk) == code


@pytest.mark.parametrize("traces", [YES, UNKNOWN])
def test_upload_traces_alone_leave_misuse_unknown(code_of, traces):
    assert code_of({"X2": traces}) == "U(F)"
    assert code_of({"X2": traces, "X3": YES}) == "E"


@pytest.mark.parametrize(
    ("generic", "requested", "code"),
    [
        (NO, YES, "C"),
        (NO, NO, "B"),
        (NO, UNKNOWN, "U(B)"),
        (UNKNOWN, YES, "U(C)"),
        (UNKNOWN, NO, "U(B)"),
        (UNKNOWN, UNKNOWN, "U(B)"),
    ],
)
def test_without_an_act_of_acceptance_the_request_decides(code_of, generic, requested, code):
    assert code_of({"C1": requested}, GEN=generic) == code


def test_a_legacy_app_has_no_runtime_request(make):
    facts = make.facts({"C1": YES}, [make.counted(GEN=NO)], legacy=True)
    assert decide(facts).code == "B"


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"P1": NO, "P2": NO}, "A0"),
        ({"P1": NO, "P2": NO, "P3": YES}, "A1"),
        ({"P1": NO, "P2": YES}, "A2"),
        ({"P1": NO, "P2": UNKNOWN}, "A0"),
        ({"P1": NO, "P2": UNKNOWN, "P3": YES}, "A1"),
        ({"P1": NO, "P2": NO, "P3": UNKNOWN}, "A0"),
        ({"P1": UNKNOWN, "P2": NO}, "U(A0)"),
        ({"P1": UNKNOWN, "P2": NO, "P3": YES}, "U(A1)"),
        ({"P1": UNKNOWN, "P2": YES}, "U(A2)"),
        ({"P2": NO}, "A2"),
        ({"P2": UNKNOWN}, "U(A2)"),
        ({"P2": YES}, "U(A2)"),
    ],
)
def test_without_a_counted_access_the_permission_decides(make, table, code):
    decision = decide(make.facts(table, []))
    shown = f"U({decision.provisional})" if decision.provisional else decision.code
    assert shown == code


def test_code_without_the_permission_is_unpaired(code_of):
    assert code_of({"P1": NO}, GEN=NO) == "A2"


def test_a_possible_yes_counts_as_unknown(make):
    facts = make.facts({"X7": make.fact(YES, POSSIBLE)})
    assert (decide(facts).code, decide(facts).provisional) == ("U", "F")


def test_a_possible_access_never_decides_alone(make):
    decision = decide(make.facts({}, [make.counted({"GEN": NO}, POSSIBLE)]))
    assert (decision.code, decision.provisional) == ("U", "C")


def test_a_fact_that_nothing_fills_is_unknown(make):
    single = make.counted()
    values = {name: value for name, value in single.values.items() if name != "C3"}
    facts = make.facts({"C3": YES}, [type(single)(single.access, values, CONFIRMED, CONFIRMED)])
    assert (decide(facts).code, decide(facts).provisional) == ("U", "D")


@pytest.mark.parametrize(
    ("request_changes", "code"),
    [
        ({"before_consent": YES}, "D"),
        ({"before_consent": YES, "reached": Reached.NOT_PROVED}, "U"),
        ({"before_consent": YES, "permission": "android.permission.CAMERA"}, "F"),
        (
            {
                "before_consent": YES,
                "permission": "android.permission.CAMERA",
                "together_with": ("android.permission.GET_ACCOUNTS",),
            },
            "D",
        ),
        ({"before_consent": UNKNOWN}, "U"),
        ({"before_consent": NO}, "F"),
    ],
)
def test_a_contacts_request_before_the_act_spoils_it(make, request_changes, code):
    single = make.counted()
    values = {name: one for name, one in single.values.items() if name != "early-request"}
    alone = type(single)(single.access, values, CONFIRMED, CONFIRMED)
    facts = make.facts({}, [alone], requests=(make.request(**request_changes),))
    assert decide(facts).code == code


def test_the_worst_access_decides_and_each_keeps_its_own_verdict(make):
    accesses = [make.counted(), make.counted(C5=NO), make.counted(GEN=UNKNOWN)]
    decision = decide(make.facts({}, accesses))
    assert decision.per_access == ("F", "D", "U")
    assert (decision.code, decision.provisional) == ("U", "C")


# The word 违法


def test_a_whole_case_of_access_that_nobody_was_asked_for_is_unlawful(legacy_b):
    decision = decide(legacy_b())
    assert (decision.code, decision.confidence, decision.unlawful) == ("B", CONFIRMED, True)


@pytest.mark.parametrize(
    "changes",
    [
        {"legacy": False},
        {"lending": Lending(UNKNOWN)},
        {"lending": Lending(NO)},
        {"contact_permissions": ()},
    ],
)
def test_without_one_part_of_the_case_b_is_only_likely(legacy_b, changes):
    decision = decide(legacy_b(**changes))
    assert (decision.code, decision.confidence, decision.unlawful) == ("B", LIKELY, False)


@pytest.mark.parametrize("sense", [Sense.CONSENT, Sense.TEXT, Sense.MANIFEST])
def test_a_limit_on_consent_text_or_manifest_forbids_the_word(make, legacy_b, sense):
    limit = make.limit(LimitKind.NATIVE, sense)
    assert not decide(legacy_b(limits=(limit,))).unlawful


@pytest.mark.parametrize("sense", [Sense.READ, Sense.FLOW])
def test_a_limit_on_other_senses_leaves_the_word(make, legacy_b, sense):
    assert decide(legacy_b(limits=(make.limit(LimitKind.NATIVE, sense),))).unlawful


@pytest.mark.parametrize(
    ("of", "confidences"),
    [
        ({"uri": "content://?"}, (CONFIRMED, CONFIRMED)),
        ({"path": ()}, (CONFIRMED, CONFIRMED)),
        ({"reached": Reached.NOT_PROVED}, (CONFIRMED, CONFIRMED)),
        ({}, (LIKELY, CONFIRMED)),
        ({}, (CONFIRMED, LIKELY)),
    ],
)
def test_the_access_itself_must_be_shown_whole(make, legacy_b, of, confidences):
    single = make.counted({"GEN": NO}, *confidences, make.access(**of))
    assert not decide(legacy_b([single])).unlawful


def test_a_permission_that_ends_before_the_oldest_phone_is_not_effective(make, legacy_b):
    ended = tuple(
        type(one)(one.name, 1, 18, one.part, one.element, one.xpath)
        for one in legacy_b().contact_permissions
    )
    assert not decide(legacy_b(contact_permissions=ended)).unlawful


def test_a_permission_that_is_only_likely_forbids_the_word(make):
    facts = make.facts(
        {"C1": NO, "P1": make.fact(YES, LIKELY)}, [make.counted(GEN=NO)], legacy=True
    )
    assert decide(facts).confidence is LIKELY


# Confidence


def test_undetermined_is_only_possible(make):
    assert decide(make.facts({}, [make.counted(GEN=UNKNOWN)])).confidence is POSSIBLE


def test_a_verdict_is_shown_no_better_than_its_weakest_deciding_fact(make):
    weak = make.fact(NO, LIKELY)
    assert decide(make.facts({"X6": weak})).confidence is LIKELY
    assert decide(make.facts({}, [make.counted({}, LIKELY)])).confidence is LIKELY


def test_of_several_failed_conditions_the_best_shown_one_counts(make):
    table = {"C3": make.fact(NO, LIKELY), "C7": make.fact(NO, CONFIRMED)}
    both = decide(make.facts(table, [make.counted(C3=NO, C7=NO)]))
    one = decide(make.facts(table, [make.counted(C3=NO)]))
    assert (both.confidence, one.confidence) == (CONFIRMED, LIKELY)


def test_a_graded_text_is_shown_as_well_as_the_text(make):
    facts = make.facts({"N1": make.fact(NO)}, [make.counted({"N1@dialog": NO})])
    assert decide(facts).confidence is CONFIRMED


def test_one_well_shown_sign_of_misuse_suffices(make):
    consents = {
        name: make.fact(YES)
        for name in ("C3", "C4", "C5", "C6", "C7", *(f"N{n}" for n in range(1, 12)))
    }
    table = {
        **consents,
        "K2": make.fact(NO),
        "early-request": make.fact(NO),
        "X3": make.fact(YES),
        "X4": make.fact(YES, LIKELY),
    }
    assert decide(make.facts(table)).confidence is CONFIRMED


def test_a_prompt_alone_is_shown_as_well_as_the_search_for_more(make):
    table = {"C1": make.fact(YES)}
    sure = decide(make.facts(table, [make.counted(GEN=NO)]))
    unsure = decide(make.facts(table, [make.counted({"GEN": NO}, CONFIRMED, LIKELY)]))
    assert (sure.code, sure.confidence, unsure.confidence) == ("C", CONFIRMED, LIKELY)


@pytest.mark.parametrize(
    ("table", "confidence"),
    [
        ({"P1": NO, "P2": NO, "P3": NO}, CONFIRMED),
        ({"P1": NO, "P2": UNKNOWN, "P3": NO}, CONFIRMED),
        ({"P1": NO, "P2": NO, "P3": UNKNOWN}, LIKELY),
        ({"P2": NO}, CONFIRMED),
    ],
)
def test_without_access_the_permission_and_what_was_searched_count(make, table, confidence):
    assert decide(make.facts(table, [])).confidence is confidence


def test_code_without_permission_is_shown_as_well_as_its_best_access(make):
    accesses = [make.counted({}, LIKELY), make.counted({}, CONFIRMED)]
    decision = decide(make.facts({"P1": NO}, accesses))
    assert (decision.code, decision.confidence) == ("A2", CONFIRMED)
