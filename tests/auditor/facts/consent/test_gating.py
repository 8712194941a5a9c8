"""What stands before a read: nothing definite is said of an act of which it was not told where it leads."""

from auditor.facts.consent.acts import judge_acts
from auditor.facts.consent.gating import Gates, gate
from auditor.facts.notice.notices import Library
from auditor.model.vocabulary import Confidence, Gate, Kleene
from auditor.model.words import Words
from auditor.screens.order import orders
from auditor.screens.parts.shown import Order
from tests.auditor.law.conftest import access
from tests.shown_builder import agree, decline, shown

NOTHING = Words("", "")
AROUND = Order(Kleene.YES, Gate.NONE, (), Kleene.NO, Confidence.CONFIRMED, (), NOTHING)


def gated(order: Order):
    one = access()
    acts = judge_acts(
        (shown(agree(), decline(), words="We read your contact list."),), Library()
    )
    gates = Gates(
        acts,
        {(one.part, one.method, one.offset): order},
        requests=(),
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
