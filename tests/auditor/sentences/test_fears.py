"""What shall not happen, told before what is done, denies nothing of that."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements


@pytest.mark.parametrize(
    "text",
    [
        "So that nobody borrows in your name, we read your contacts.",
        "So that nobody borrows in your name, Acme will read your contacts.",
        "Para que nadie pida un préstamo a su nombre, leemos sus contactos.",
        "Para que no se le preste a estafadores, enviamos sus contactos a nuestro servidor.",
        "Para no prestar a estafadores, leemos sus contactos.",
        "Para que ninguém peça um empréstimo em seu nome, lemos seus contatos.",
        "Para não emprestar a golpistas, lemos seus contatos.",
        "Upang walang umutang sa pangalan mo, binabasa namin ang contacts mo.",
        "Agar tidak ada yang meminjam atas nama Anda, kami membaca kontak Anda.",
        "Để không ai vay dưới tên bạn, chúng tôi đọc danh bạ của bạn.",
        "为了不让他人冒用您的身份，读取您的通讯录。",
        "ताकि कोई आपके नाम पर उधार न ले, आपके संपर्क पढ़े जाते हैं।",
        "تاکہ کوئی آپ کے نام پر قرض نہ لے، ہم آپ کے رابطے پڑھتے ہیں۔",
        "Ili mtu yeyote asikope kwa jina lako, tunasoma anwani zako.",
    ],
)
def test_what_shall_not_happen_is_an_aim(text: str) -> None:
    (one, *_) = read_statements(text)
    assert one.mode is Mode.STATEMENT
    assert "N2" in one.states


@pytest.mark.parametrize(
    "text",
    [
        "Para que nadie los vea, no subimos sus contactos.",
        "Para evaluar su solicitud no necesitamos, ni pedimos, leer sus contactos.",
        "Para nada, bajo ninguna circunstancia, leemos sus contactos.",
        "Para no leer sus contactos, le pedimos un número.",
        "Para proteger su privacidad, no leemos sus contactos.",
        "Para que usted no tenga que preocuparse, nunca leemos sus contactos.",
        "So that you need not worry, we never upload your contacts.",
        "To keep you safe, at no stage, not even later, does the app read your contacts.",
        "为了不打扰您的亲友，我们不读取您的通讯录。",
        "Para sa loan, hindi namin binabasa ang contacts mo.",
    ],
)
def test_what_is_not_done_stays_denied(text: str) -> None:
    assert any(one.mode is Mode.DENIAL for one in read_statements(text))
