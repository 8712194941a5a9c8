"""Who promises that the people in the phonebook see nothing denies no reading; who asks the reader to tell them threatens nobody."""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements


def _denied(text: str) -> bool:
    return any(
        one.mode is Mode.DENIAL and Topic.COLLECT in one.topics for one in read_statements(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Your contacts will not see your loan.",
        "Your contacts can't view your balance.",
        "Not even your contacts will be able to access your loan details.",
        "No one, not even your contacts, will be able to access it.",
        "您的联系人不会看到您的借款。",
        "您的通訊錄好友看不到您的借款。",
        "Kontak Anda tidak dapat melihat pinjaman Anda.",
        "Tus contactos no pueden ver tu préstamo.",
        "Seus contatos não podem ver seu empréstimo.",
    ],
)
def test_contacts_who_do_not_see_are_not_said_to_be_unread(text: str) -> None:
    assert not _denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your contacts will not be accessed.",
        "Your contacts cannot be read by us.",
        "We do not see your contacts.",
        "您的联系人不会被我们看到。",
        "我们看不到您的通讯录。",
        "Kontak Anda tidak dapat kami lihat.",
        "Nunca accedemos a tus contactos ni leemos tus mensajes.",
        "Não podemos ver seus contatos.",
    ],
)
def test_contacts_whom_nobody_sees_are_said_to_be_unread(text: str) -> None:
    assert _denied(text)


def _presses(text: str) -> bool:
    return any(one.mode is Mode.PRESSURE for one in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "Tell your contacts about our app and earn a bonus.",
        "Send a message to your contacts",
        "Message your contacts",
        "Let your contacts know you are on the app.",
        "通知您的联系人",
        "Kirim pesan ke kontak Anda",
    ],
)
def test_who_asks_the_reader_to_tell_contacts_presses_nobody(text: str) -> None:
    assert not _presses(text)


@pytest.mark.parametrize(
    "text",
    [
        "We will send a message to your contacts.",
        "Inform your contacts of the overdue loan.",
        "Shame if your contacts knew.",
        "Tonight all your contacts will know.",
        "我们将通知您的联系人。",
        "Kami akan kirim pesan ke kontak Anda.",
    ],
)
def test_who_tells_contacts_presses(text: str) -> None:
    assert _presses(text)
