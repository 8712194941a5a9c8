"""Where the texts of samples are listed: each with its place, its class and its language."""

from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.model.access import Disclosure

BUILT = Path(__file__).parents[2] / "samples" / "built"
APPLY = "Lcom/brightfern/credit/LoanApplyActivity;"
PASSING = {
    "n1": "Syncing your contacts",
    "n2": "Your contact list is being uploaded",
    "n3": "My contacts",
    "n5": "Could not read contacts",
}
"""Title and text of a notification, the title of a screen, the error of a field."""


def listed(story: str) -> tuple[Disclosure, ...]:
    path = BUILT / f"{story}.apk"
    return audit_package([path], AuditOptions(), progress=Silent()).disclosures


@pytest.mark.parametrize("name", PASSING)
def test_a_text_in_passing_is_listed_with_the_class_that_shows_it(name: str) -> None:
    rows = [
        one for one in listed("passing_texts_name_contacts") if one.source.endswith(f"#{name}")
    ]
    assert {one.excerpt for one in rows} == {PASSING[name]}
    assert all(one.in_passing and one.screen is None for one in rows)
    assert {one.shown_by for one in rows} == {APPLY}
    assert {one.language for one in rows} == {"en"}


def test_a_hint_is_listed_and_a_question_is_none_in_passing() -> None:
    rows = listed("hint_names_contacts")
    (hint,) = [one for one in rows if one.source.endswith("#reference_hint")]
    assert hint.in_passing
    assert hint.shown_by == "Lcom/brightfern/credit/ReferenceActivity;"
    assert not any(one.in_passing for one in rows if one.screen is not None)


def test_a_screen_is_told_in_the_order_in_which_it_is_read() -> None:
    told = [one.source.rpartition("#")[2] for one in listed("consent_whole") if one.screen == 0]
    assert told[0] == "consent_title"
    assert list(dict.fromkeys(told)) == ["consent_title", "consent_body"]


def test_an_item_of_an_array_is_counted_from_nought() -> None:
    places = {one.source.rpartition("#")[2] for one in listed("consent_steps_in_arrays")}
    assert {"step_titles[1]", "step_texts[0]", "step_texts[1]"} <= places
