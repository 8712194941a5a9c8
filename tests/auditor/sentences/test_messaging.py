"""Messages that go to the people of the phonebook when a loan is overdue press; those to the borrower do not."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements


@pytest.mark.parametrize(
    "text",
    [
        "Jika terlambat, SMS dikirim ke orang di daftar kontak Anda.",
        "O aplicativo envia um SMS às pessoas da sua agenda quando a parcela atrasa.",
        "逾期后,本应用会向通讯录中的人发送短信。",
        "逾期後,本應用會向通訊錄中的人發送簡訊。",
        "若逾期,我们将与您通讯录中的联系人取得联系。",
        "समय पर भुगतान न होने पर हम आपकी संपर्क सूची के लोगों को SMS भेजेंगे।",
        "Kapag overdue ang loan, magpapadala ang app ng SMS sa mga tao sa iyong contact list.",
    ],
)
def test_a_message_to_the_people_of_the_phonebook_presses(text: str):
    assert Mode.PRESSURE in {one.mode for one in read_statements(text)}


@pytest.mark.parametrize(
    "text",
    [
        "用于逾期时与您取得联系,我们读取您的通讯录。",
        "Para contactarlo a usted en caso de mora, leemos su agenda.",
        "We send your SMS and contacts to our server to assess credit when you are overdue.",
        "Enviamos un SMS a su teléfono para verificar su número antes de leer sus contactos.",
        "Não enviamos SMS às pessoas da sua agenda em caso de atraso.",
        "Ibahagi ang app: magpapadala ang app ng text sa mga contact na pipiliin mo.",
    ],
)
def test_a_message_to_somebody_else_presses_nobody(text: str):
    assert all(one.mode is not Mode.PRESSURE for one in read_statements(text))
