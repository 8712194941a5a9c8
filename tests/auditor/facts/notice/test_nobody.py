"""Denials that name nothing, and "given to nobody": belied by what is sent, where nobody else is told to get it (K1, N5)."""

from dataclasses import replace

import pytest

from auditor.facts.notice.nobody import belies_nobody
from auditor.facts.notice.notices import Library
from auditor.facts.notice.said import Saying
from auditor.facts.notice.sayings import contradicts_purpose, denies_what_it_does
from auditor.model.vocabulary import Confidence, Kleene
from auditor.screens.inventory.texts import Text
from tests.auditor.facts.test_lines_beside import _known


def _said(texts: list[str]) -> list[Saying]:
    shown = Library().shown(
        [
            Text(one, "screen", f"res/layout/n.xml#{at}", "", "base")
            for at, one in enumerate(texts)
        ]
    )
    return [Saying(each.text, one) for each in shown for one in each.statements]


def _k1(*texts: str, **known: Kleene) -> Kleene:
    said = _said(list(texts))
    beside = {one.text: tuple({each.text for each in said}) for one in said}
    return denies_what_it_does(said, _known(**known), beside).value


BELIED = [
    "Your phonebook is compared once, on this phone only; it is not sent, not stored, and nobody receives it.",
    "We read your contact list once. It stays on this phone, we do not upload it.",
    "हम आपकी संपर्क सूची एक बार पढ़ते हैं। यह आपके फ़ोन में ही रहती है, हम इसे अपलोड नहीं करते।",
    "Tunasoma orodha yako ya anwani mara moja. Inabaki kwenye simu yako, hatuipakii.",
    "Kami membaca daftar kontak Anda. Pembacaan dilakukan satu kali di ponsel Anda dan tidak dikirim ke mana pun atau kepada siapa pun.",
]


@pytest.mark.parametrize("text", BELIED)
def test_what_is_sent_belies_that_nothing_is(text):
    assert _k1(text) is Kleene.YES
    assert _k1(text, X1=Kleene.NO) is Kleene.NO


def test_a_label_in_front_hides_no_denial():
    assert _k1("Your privacy: TrustVale does not access your contact list.") is Kleene.YES


@pytest.mark.parametrize(
    "texts",
    [
        (
            "We read the names and numbers in your contact list once.",
            "We share it with no one else.",
        ),
        (
            "Leemos los nombres y números de tu lista de contactos.",
            "No los compartimos con ningún tercero.",
        ),
    ],
)
def test_what_somebody_else_gets_belies_that_nobody_does(texts):
    assert _k1(*texts, X6=Kleene.YES) is Kleene.YES
    assert _k1(*texts, X6=Kleene.NO) is Kleene.NO


@pytest.mark.parametrize(
    "texts",
    [
        (
            "We read your contact list once.",
            "Recipient: Birchmark Data Ltd.",
            "We share it with no one else.",
        ),
        (
            "Acme Lending Inc reads your contact list once.",
            "Birchmark Data Ltd crunches the numbers.",
            "We share it with no one else.",
        ),
    ],
)
def test_nobody_else_than_the_one_that_is_told_is_no_lie(texts):
    assert _k1(*texts, X6=Kleene.YES) is not Kleene.YES


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tên và số trong danh bạ không rời khỏi máy và không cung cấp cho ai.", Kleene.NO),
        (BELIED[0], Kleene.NO),
        ("We upload your contact list, and give it to nobody.", Kleene.YES),
        ("We read your contact list once. We do not share it with anyone.", Kleene.YES),
    ],
)
def test_given_to_nobody_names_no_recipient_where_it_denies_the_sending_that_is_done(
    text, value
):
    known = _known()
    told = replace(known["X1"], name="recipients-named")
    sent = replace(known["X1"], confidence=Confidence.CONFIRMED)
    assert belies_nobody(told, _said([text]), sent).value is value
    assert belies_nobody(told, _said([text]), known["X6"]).value is Kleene.YES


@pytest.mark.parametrize(
    ("where", "value"), [("policy-asset", Kleene.UNKNOWN), ("screen", Kleene.YES)]
)
def test_a_policy_that_tells_of_both_ends_tells_no_harmless_one_only(where, value):
    text = Text(
        "We upload your phonebook to our servers in order to prevent fraud. "
        "The phonebook will also be used to inform your contacts in case you do not repay the loan.",
        where,
        "assets/privacy_policy.txt",
        "",
        "base",
    )
    said = [Saying(text, one) for one in Library().read(text).statements]
    known = _known(X7=Kleene.YES)
    assert contradicts_purpose(said, known).value is value
