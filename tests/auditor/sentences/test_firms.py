"""Which companies a text names, and whether two of them are one."""

import pytest

from auditor.sentences.firms import are_two, firms_in, is_sender
from auditor.sentences.statements import read_statements


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("given to Orchard Lend Inc. and", "orchard"),
        ("Crediuno Perú S.A.C. subirá", "crediuno"),
        ("kepada PT Biro Mandiri.", "biro"),
        ("cho Công ty CP Dữ liệu Tâm An.", "liệu"),
        ("नीम फाइनेंस प्राइवेट लिमिटेड", "नीम"),
        ("委托四川鉴真科技有限公司完成", "鉴真"),
    ],
)
def test_the_name_stands_beside_the_form(text, name):
    (firm,) = firms_in(text)
    assert name in firm.words


@pytest.mark.parametrize("text", ["sa server namin", "som i sac", "a limit of 5", "pttep"])
def test_words_that_hold_a_form_are_no_company(text):
    assert not list(firms_in(text))


def test_one_company_named_twice_is_one():
    twice = [*firms_in("Kestrel Credit Ltd"), *firms_in("Kestrel Ltd")]
    assert not are_two(twice)
    assert are_two([*twice, *firms_in("Sable Analytics LLC")])


def test_who_sends_is_told_by_its_marks_where_order_does_not_tell_it():
    for text, language, sends in [
        ("तेज़ लोन लिमिटेड अपलोड करती है", "hi", True),
        ("तेज़ लोन लिमिटेड को भेजते हैं", "hi", False),
        ("Acme Ltd uploads it", "en", False),
    ]:
        (firm,) = firms_in(text)
        assert is_sender(text, firm, language) is sends


@pytest.mark.parametrize(
    ("text", "is_firm"),
    [
        ("We keep limited data.", False),
        ("The app may collect limited technical data.", False),
        ("Our use of it is limited.", False),
        ("Brightfern limited reads it.", True),
        ("Brightfern Private limited reads it.", True),
        ("brightfern limited", True),
    ],
)
def test_limited_in_small_letters_is_a_word(text, is_firm):
    assert bool(list(firms_in(text))) is is_firm


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("The app is operated by us.", False),
        ("The site is operated by a third party.", False),
        ("The app is operated by Brightfern.", True),
    ],
)
def test_who_says_us_names_no_company(text, is_told):
    told = [state for one in read_statements(text) for state in one.states]
    assert ("N7" in told) is is_told
