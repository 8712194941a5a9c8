"""A button that accepts everything, with one request for several kinds of data behind it, is bundled (C6)."""

import pytest

from auditor.facts.consent.acts import judge_acts
from auditor.facts.consent.asked_together import with_what_is_asked_together
from auditor.facts.consent.gating import Gated
from auditor.facts.notice.notices import Library
from auditor.model.access import Request
from auditor.model.vocabulary import Kleene, Reached
from tests.shown_builder import agree, decline, shown

WORDS = "We read your contact list to assess your credit. A short list of the rest follows."


def _asked(*others: str, before: Kleene = Kleene.NO) -> Request:
    return Request(
        permission="android.permission.READ_CONTACTS",
        together_with=tuple(f"android.permission.{one}" for one in others),
        method="a.B.c",
        offset=0,
        part="classes.dex",
        by="app",
        reached=Reached.YES,
        path=(),
        before_consent=before,
        rationale=Kleene.NO,
        on_refusal="continues",
    )


@pytest.mark.parametrize(
    ("label", "request_", "expected"),
    [
        ("Agree to all", _asked("CAMERA", "READ_SMS"), Kleene.NO),
        ("Agree to all", _asked(), Kleene.UNKNOWN),
        ("Agree to all", _asked("WRITE_CONTACTS", "POST_NOTIFICATIONS"), Kleene.UNKNOWN),
        ("Agree to all", _asked("CAMERA", before=Kleene.YES), Kleene.UNKNOWN),
        ("I agree", _asked("CAMERA"), Kleene.YES),
    ],
)
def test_what_is_asked_together_behind_a_button_for_everything_is_accepted_by_it(
    label, request_, expected
):
    (act,) = judge_acts((shown(agree(label), decline(), words=WORDS),), Library())
    gated = Gated(access=None, order=None, act=act, facts=act.facts, generic=Kleene.YES)
    assert with_what_is_asked_together(gated, [request_]).facts["C6"].value is expected
