"""Texts that are shown in passing, each beside the same text where somebody can answer it."""

from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.model.vocabulary import Kleene

BUILT = Path(__file__).parents[4] / "samples/built"


def audited(story: str):
    return audit_package([BUILT / f"{story}.apk"], AuditOptions(), progress=Silent())


@pytest.mark.parametrize("story", ["toast_names_contacts", "passing_texts_name_contacts"])
def test_a_text_that_nobody_can_answer_is_no_consent_that_was_not_seen(story: str) -> None:
    facts = audited(story).facts
    assert facts["C2"].value is Kleene.NO
    assert facts["K1"].value is Kleene.NO


def test_the_same_words_in_a_dialog_that_asks_name_contacts() -> None:
    assert audited("consent_in_flow").facts["C2"].value is Kleene.YES


def test_a_picture_that_is_agreed_to_is_a_limit_and_leaves_its_elements_open() -> None:
    result = audited("consent_in_picture")
    assert [one.what for one in result.limits] == ["image-text"]
    assert {result.facts[one].value for one in ("N2", "N5", "N6", "N7")} == {Kleene.UNKNOWN}
