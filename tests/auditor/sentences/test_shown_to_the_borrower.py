"""That the list is shown to the borrower is what it is read for; that others are shown it is none."""

import pytest

from auditor.sentences.statements import read_statements


@pytest.mark.parametrize(
    "text",
    [
        "We read your contacts to show you the list, so you can choose a guarantor.",
        "We read your contacts to show them to you.",
        "CrediAmigo S.A. puede leer todos los contactos de tu teléfono para mostrarte la lista y que elijas a tu garante.",
        "Leemos sus contactos para mostrarle la lista y que elija una referencia.",
        "Lemos seus contatos para mostrar a lista a você e você escolher uma referência.",
        "我们读取您的通讯录，以便向您展示列表供您选择联系人。",
        "हम आपके संपर्क पढ़ते हैं ताकि आपको सूची दिखा सकें और आप गारंटर चुनें।",
    ],
)
def test_it_is_what_for(text: str) -> None:
    assert any("N2" in one.states for one in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "We ask for permission to show your contacts to our partners.",
        "Pedimos permiso para mostrar sus contactos a terceros.",
    ],
)
def test_others_are_no_purpose(text: str) -> None:
    assert not any("picker" in one.purpose for one in read_statements(text))
