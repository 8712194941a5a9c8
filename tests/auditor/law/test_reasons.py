"""Which reason codes stand beside a verdict."""

from dataclasses import replace

import pytest

from auditor.law.article import decide
from auditor.model.vocabulary import Confidence, Kleene, LimitKind, Reached, Sense

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"C5": NO}, "D1"),
        ({"C6": NO}, "D2"),
        ({"C3": NO}, "D3"),
        ({"N1@dialog": NO}, "D4"),
        ({"N2@dialog": NO}, "D5"),
        ({"N5": NO}, "D6"),
        ({"N6": NO}, "D7"),
        ({"C7": NO}, "D8"),
        ({"K2": YES}, "D9"),
        ({"C4": NO}, "D10"),
        ({"early-request": YES}, "D11"),
        ({"N3": NO}, "D12"),
        ({"N7": NO}, "D12"),
        ({"N9": NO}, "D12"),
        ({"N10": NO}, "D13"),
    ],
)
def test_each_deficiency_has_its_code(make, values, reason):
    assert decide(make.facts({}, [make.counted(values)])).reasons == (reason,)


def test_deficiencies_stand_in_the_order_of_their_numbers(make):
    facts = make.facts({"K1": YES}, [make.counted({"N10": NO, "C4": NO, "C5": NO})])
    assert decide(facts).reasons == ("D1", "D9", "D10", "D13")


@pytest.mark.parametrize(
    ("table", "reasons"),
    [
        ({"X1": YES}, ("M1",)),
        ({"X3": YES}, ("M2",)),
        ({"X4": YES}, ("M3",)),
        ({"X6": YES}, ("M4",)),
        ({"X7": YES}, ("M5",)),
        ({"X7": YES, "X1": YES}, ("M1", "M5")),
    ],
)
def test_each_sign_of_misuse_has_its_code(make, table, reasons):
    assert decide(make.facts(table)).reasons == reasons


def test_signs_of_misuse_are_appended_to_any_verdict_that_has_an_access(make):
    for changes in ({"GEN": NO}, {"C3": NO}):
        assert decide(make.facts({"X7": YES}, [make.counted(changes)])).reasons[-1] == "M5"


def test_proxies_are_a_reason_beside_any_verdict(make):
    assert decide(make.facts({"P7": YES})).reasons == ("proxies",)
    assert decide(make.facts({"P7": YES, "P1": NO, "P2": NO}, [])).reasons == ("proxies",)


@pytest.mark.parametrize(
    ("legacy", "requested", "reasons"),
    [
        (True, False, ("B1", "B2")),
        (True, True, ("B1",)),
        (False, False, ("B2",)),
        (False, True, ("B2",)),
    ],
)
def test_access_that_nobody_was_asked_for_says_why(make, legacy, requested, reasons):
    requests = (make.request(),) if requested else ()
    facts = make.facts({"C1": NO}, [make.counted(GEN=NO)], legacy=legacy, requests=requests)
    assert decide(facts).reasons == reasons


@pytest.mark.parametrize(
    ("naming", "before", "screen", "reasons"),
    [
        (NO, NO, False, ("C1",)),
        (UNKNOWN, NO, False, ("C2",)),
        (YES, YES, True, ("C3",)),
        (NO, YES, False, ("C1",)),
        (NO, YES, True, ("C1",)),
        (UNKNOWN, YES, True, ("C2", "C3")),
        (YES, YES, False, ("C1",)),
        (YES, NO, True, ("C1",)),
    ],
)
def test_a_prompt_alone_says_why(make, naming, before, screen, reasons):
    single = make.counted({"GEN": NO, "N1": naming}, of=make.access(before_consent=before))
    facts = replace(make.facts({}, [single]), has_consent_screen=screen)
    assert decide(facts).reasons == reasons


@pytest.mark.parametrize(
    ("table", "asleep", "reasons"),
    [
        ({"P2": NO}, False, ("A2a",)),
        ({"P2": NO}, True, ("A2c",)),
        ({"P2": NO, "P3": YES}, False, ("A2d",)),
        ({"P2": NO, "P3": YES}, True, ("A2c", "A2d")),
        ({"P1": NO, "P2": YES}, False, ("A2b",)),
    ],
)
def test_an_unpaired_permission_says_what_is_missing(make, table, asleep, reasons):
    accesses = (make.access(reached=Reached.NOT_PROVED),) if asleep else ()
    assert decide(make.facts(table, [], accesses=accesses)).reasons == reasons


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (LimitKind.PACKED, "U1"),
        (LimitKind.DYNAMIC_CODE, "U1"),
        (LimitKind.SCRIPT_BYTECODE, "U2"),
        (LimitKind.UNRESOLVED_CALL, "U4"),
        (LimitKind.TIME, "U6"),
    ],
)
def test_a_limit_on_reading_says_why_nothing_is_sure(make, kind, reason):
    facts = make.facts({"P2": UNKNOWN}, [], limits=(make.limit(kind, Sense.READ),))
    assert decide(facts).reasons == (reason,)


def test_a_limit_on_something_else_is_no_reason(make):
    limits = (make.limit(LimitKind.PACKED, Sense.TEXT),)
    assert decide(make.facts({"P2": UNKNOWN}, [], limits=limits)).reasons == ("U4",)


@pytest.mark.parametrize(
    ("values", "reason"),
    [({"GEN": UNKNOWN}, "U3"), ({"C7": UNKNOWN}, "U3"), ({"P4": UNKNOWN}, "U4")],
)
def test_an_unknown_without_a_limit_has_a_reason_too(make, values, reason):
    facts = make.facts({"X1": YES}, [make.counted(values)])
    assert decide(facts).reasons[0] == reason


def test_an_unseen_request_is_a_matter_of_consent(make):
    facts = make.facts(
        {"C1": UNKNOWN},
        [make.counted(GEN=NO)],
        limits=(make.limit(LimitKind.PACKED, Sense.CONSENT),),
    )
    assert decide(facts).reasons == ("U1",)


def test_a_possible_access_is_a_matter_of_reading(make):
    facts = make.facts({}, [make.counted({}, Confidence.POSSIBLE)])
    assert decide(facts).reasons == ("U4",)


def test_an_uncertain_permission_says_so(make):
    limits = (make.limit(LimitKind.MISSING_SPLIT, Sense.MANIFEST),)
    assert decide(make.facts({"P1": UNKNOWN}, [])).reasons == ("U5",)
    assert decide(make.facts({"P1": UNKNOWN}, [], limits=limits)).reasons == ("U5",)


def test_a_promise_that_only_the_way_of_the_data_could_break_says_that_it_was_not_followed(
    make,
):
    limits = (make.limit(LimitKind.BUDGET, Sense.FLOW),)
    facts = make.facts({"X1": YES}, [make.counted({"K1": UNKNOWN})], limits=limits)
    assert decide(facts).reasons[0] == "U6"
    facts = make.facts({"X1": YES}, [make.counted({"C7": UNKNOWN})], limits=limits)
    assert decide(facts).reasons[0] == "U3"
