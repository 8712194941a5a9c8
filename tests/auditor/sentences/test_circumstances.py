"""What the borrower is spared before what is done denies nothing of that; a list that goes on does."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements


@pytest.mark.parametrize(
    "text",
    [
        "No collateral needed, we read your contacts instead.",
        "No collateral, no paperwork, we upload your contacts and decide in minutes.",
        "No branch visits, no forms, the app reads your contact list and sets your limit.",
        "Sin aval ni papeleo, leemos tus contactos y decidimos.",
        "Sin filas, sin papeleo y sin aval, nuestra app lee tu agenda de contactos.",
        "Sem fiador nem burocracia, lemos seus contatos.",
        "Tidak perlu jaminan, kami cukup membaca kontak Anda.",
        "Không cần thế chấp, chúng tôi đọc danh bạ của bạn.",
        "न गारंटी, न कागज़, हम आपके संपर्क पढ़ते हैं और लोन देते हैं।",
        "কোনো জামানত লাগবে না, আমরা আপনার কন্টাক্ট পড়ি।",
        "不用跑腿，不用材料，我们读取您的通讯录就能放款。",
        "不看征信，不收手续费，我们只读取您的通讯录。",
        "不看徵信，不收手續費，我們只讀取您的通訊錄。",
    ],
)
def test_what_is_spared_before_denies_nothing_of_what_follows(text: str) -> None:
    assert {one.mode for one in read_statements(text)} == {Mode.STATEMENT}


@pytest.mark.parametrize(
    "text",
    [
        "No collateral, no paperwork, and we never read your contacts.",
        "No collateral, guarantor or access to your contacts.",
        "No collateral, no access to your contacts.",
        "We need no collateral, no paperwork and no contacts.",
        "We read no contacts, no messages, no paperwork.",
        "No paperwork, no fees, your contacts are not read.",
        "For no fee, for no reason, do we read your contacts.",
        "No forms, no fuss, no reading of your contacts.",
        "In no case, we assure you, do we read your contacts.",
        "Sin aval, sin papeleo, no leemos tus contactos.",
        "Sem fiador, sem burocracia e sem ler seus contatos.",
        "Tanpa jaminan, tanpa membaca kontak Anda.",
        "Tanpa jaminan, kami tidak membaca kontak Anda.",
        "无需抵押，不读取通讯录。",
        "不需要抵押，我们也不会读取您的通讯录。",
        "न गारंटी, न कागज़, हम आपके संपर्क भी नहीं पढ़ते।",
    ],
)
def test_a_list_that_goes_on_and_a_denial_of_its_own_stay_denied(text: str) -> None:
    assert Mode.DENIAL in {one.mode for one in read_statements(text)}
