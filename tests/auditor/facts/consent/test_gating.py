"""What stands before a read: nothing definite is said of an act of which it was not told where it leads."""

from auditor.facts.consent.acts import judge_acts
from auditor.facts.consent.gating import Gates, gate
from auditor.facts.notice.notices import Library
from auditor.model.vocabulary import Confidence, Gate, Kleene
from auditor.model.words import Words
from auditor.screens.order import orders
from auditor.screens.parts.shown import Order
from tests.auditor.law.conftest import access, request
from tests.shown_builder import agree, decline, shown

NOTHING = Words("", "")
BEHIND = Order(Kleene.NO, Gate.CONSENT, (0,), Kleene.YES, Confidence.CONFIRMED, (), NOTHING)
AROUND = Order(Kleene.YES, Gate.NONE, (), Kleene.NO, Confidence.CONFIRMED, (), NOTHING)


def gated(order: Order, label="I agree", requests=()):
    one = access()
    acts = judge_acts(
        (shown(agree(label), decline(), words="We read your contact list."),), Library()
    )
    gates = Gates(
        acts,
        {(each.part, each.method, each.offset): order for each in (one, *requests)},
        requests=requests,
        asked=Kleene.YES,
        unseen=Kleene.NO,
        unseen_because=NOTHING,
        notice=lambda _: {},
    )
    (found,) = gate(gates, (one,))
    return found


def test_a_question_that_leads_nobody_knows_where_is_not_said_to_be_missing() -> None:
    found = gated(orders.unknown((), NOTHING))
    assert found.generic is Kleene.UNKNOWN
    assert found.facts["C2"].value is Kleene.UNKNOWN


def test_a_question_that_is_gone_around_stands_before_nothing() -> None:
    found = gated(AROUND)
    assert found.generic is Kleene.NO
    assert found.facts["C2"].value is Kleene.NO


def asked_with(name: str, label: str = "Agree to all") -> Kleene:
    prompt = request(offset=2, together_with=(f"android.permission.{name}",))
    return gated(BEHIND, label, (prompt,)).facts["C6"].value


def test_agreeing_to_all_accepts_what_the_system_is_asked_for_with_the_phonebook() -> None:
    assert asked_with("CAMERA") is Kleene.NO
    assert asked_with("ACCESS_COARSE_LOCATION") is Kleene.NO


def test_what_takes_no_other_data_or_what_the_button_does_not_say_bundles_nothing() -> None:
    assert asked_with("WRITE_CONTACTS") is Kleene.UNKNOWN
    assert asked_with("POST_NOTIFICATIONS") is Kleene.UNKNOWN
    assert asked_with("CAMERA", "I agree") is Kleene.YES
