"""Sentences as they are quoted."""

from auditor.facts.ground.text_places import shortened


def test_a_quotation_ends_with_a_whole_word_and_says_that_it_goes_on():
    assert shortened("We read your contacts", 21) == "We read your contacts"
    assert shortened("We read your contacts", 12) == "We read your…"
    assert shortened("We read your contacts", 15) == "We read your…"
    assert shortened("我们会读取您的通讯录", 5) == "我们会读取…"
