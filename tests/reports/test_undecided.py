"""What an undetermined app stands still on, and what a person does next."""

from dataclasses import replace

from auditor.model.vocabulary import Confidence, Kleene
from auditor.model.words import same
from reports.html import to_html
from reports.markdown import to_markdown
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
    assert "The part could not be read. (P2 " in to_markdown(result).decode()
    front = to_html(result).decode().split('class="disclaimer"')[0]
    assert "The part could not be read." in front


def test_facts_that_are_open_for_one_reason_are_named_together():
    result = undetermined(P1="Not seen.", P2="Not seen.")
    (left,) = build_view(result).open
    assert [one.id for one in left.facts] == ["P1", "P2"]


def test_a_decided_app_has_nothing_open():
    assert build_view(EXAMPLES["bundled_consent"]()).open == ()


def test_the_facts_that_make_a_verdict_unsure_are_named_with_it():
    base = EXAMPLES["bundled_consent"]()
    sure = {
        key: replace(one, confidence=Confidence.CONFIRMED) for key, one in base.facts.items()
    }
    facts = {**sure, "C6": replace(base.facts["C6"], confidence=Confidence.LIKELY)}
    verdict = replace(base.verdict, confidence=Confidence.LIKELY)
    result = replace(base, verdict=verdict, facts=facts)
    assert [one.id for one in build_view(result).least_sure] == ["C6"]
    confirmed = replace(verdict, confidence=Confidence.CONFIRMED)
    assert build_view(replace(result, verdict=confirmed)).least_sure == ()


def test_a_kind_of_limit_is_named_once_on_the_first_page():
    base = EXAMPLES["packed_lender"]()
    limit = base.limits[0]
    result = replace(base, limits=(limit, replace(limit, scope="other.dex")))
    assert [more for _, more in build_view(result).limit_kinds] == [1]
    assert "+1" in to_text(result).decode()
