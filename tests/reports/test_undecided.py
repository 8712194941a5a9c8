"""What an undetermined app stands still on, and what a person does next."""

from dataclasses import replace

from auditor.model.vocabulary import Kleene
from auditor.model.words import same
from reports.html import to_html
from reports.text import to_text
from reports.view import build_view
from tests.result_builder import EXAMPLES


def undetermined(**becauses):
    """An app of which the given facts are open, each for its reason, and no others."""
    base = EXAMPLES["packed_lender"]()
    facts = {
        key: replace(fact, value=Kleene.UNKNOWN, because=same(becauses[key]))
        if key in becauses
        else replace(fact, value=Kleene.YES)
        for key, fact in base.facts.items()
    }
    return replace(base, facts=facts, verdict_with_answers=None, answers=())


def test_the_facts_that_keep_an_app_undetermined_stand_on_its_first_page():
    result = undetermined(P2="The part could not be read.")
    (left,) = build_view(result).open
    assert [one.id for one in left.facts] == ["P2"]
    assert "The part could not be read." in to_text(result).decode()
    front = to_html(result).decode().split('class="disclaimer"')[0]
    assert "The part could not be read." in front


def test_facts_that_are_open_for_one_reason_are_named_together():
    result = undetermined(P1="Not seen.", P2="Not seen.")
    (left,) = build_view(result).open
    assert [one.id for one in left.facts] == ["P1", "P2"]


def test_a_decided_app_has_nothing_open():
    assert build_view(EXAMPLES["bundled_consent"]()).open == ()
