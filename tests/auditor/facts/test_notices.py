"""Whole consent screens: what stands under a label, whose it is, and how often a silence is told wrongly."""

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice_scores import judged


def test_a_purpose_under_its_label_is_told_whatever_its_words():
    screen = [
        "We read your contacts once.",
        "Purpose: spotting phones bought yesterday",
        "Agree",
    ]
    assert judged(screen)["N2"] is Kleene.YES


def test_a_purpose_behind_other_data_is_theirs():
    screen = ["We read your contacts once.", "Location", "Purpose: finding a branch", "Agree"]
    assert judged(screen)["N2"] is Kleene.NO


def test_a_purpose_behind_other_data_and_the_phonebook_again_is_the_phonebooks():
    screen = [
        "Location",
        "We read your contacts once.",
        "Purpose: spotting new phones",
        "Agree",
    ]
    assert judged(screen)["N2"] is Kleene.YES


def test_whom_to_complain_to_is_told_of_all_data():
    screen = ["We read your contacts once.", "Location", "Complaints: 0700 000 111", "Agree"]
    assert judged(screen)["N9"] is Kleene.YES


def test_a_use_is_a_purpose_but_no_threat_is():
    read = "We upload the contacts on your phone once."
    assert (
        judged([read, "We compare them with our old customers.", "Agree"])["N2"] is Kleene.YES
    )
    threat = "If you are late we find your family in your contacts and tell them of your debt."
    assert judged([read, threat, "Agree"])["N2"] is not Kleene.YES
