"""Phonebooks that are named by what they are, beside numbers of the lender's own."""

import pytest

from auditor.sentences.statements import read_statements


def _names(text: str) -> bool:
    return any(one.names_contacts for one in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "We look at who is saved on your phone before we decide.",
        "Antes de decidir revisamos a quién tienes guardado en tu celular.",
        "Antes de decidir, vemos quem está salvo no seu celular.",
        "我们会查看您手机中存了哪些人的号码,用于核实身份。",
        "Chúng tôi xem những ai được lưu trong điện thoại của bạn trước khi duyệt.",
        "ก่อนตัดสินใจ เราดูว่าใครถูกบันทึกไว้ในโทรศัพท์ของคุณ",
        "Titingnan namin kung sino ang naka-save sa phone mo bago magdesisyon.",
        "Kabla ya kuamua tunaangalia nani wamehifadhiwa kwenye simu yako.",
    ],
)
def test_who_is_saved_on_the_phone_is_the_phonebook(text: str) -> None:
    assert _names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Save our number on your phone.",
        "Guarda nuestro número en tu celular.",
        "Hifadhi namba yetu kwenye simu yako.",
        "I-save ang numero namin sa phone mo.",
        "¿Quién tiene tu celular?",
        "Quem usa o seu celular?",
    ],
)
def test_the_lenders_number_and_who_holds_the_phone_are_not(text: str) -> None:
    assert not _names(text)
