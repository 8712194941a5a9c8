"""Tests of what a sentence says that the act accepts besides contacts (C6)."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.screens.notice.besides import accepts_besides
from auditor.screens.notice.screen_rows import rows_of

ACCEPTS = [
    "Tapping yes also lets us check your bank transactions.",
    "Dengan memilih Boleh, Anda juga mengizinkan kami membaca SMS Anda.",
    "Ao tocar em Pode copiar, você também autoriza a consulta ao SCR do Banco Central.",
    "Asimismo autorizo a PrestAmigo a descargar mis cartolas bancarias.",
    "Al decir que sí, también aceptas que consultemos tu ubicación.",
    "点“愿意”同时表示您愿意接收我们的营销电话。",
    "Bấm đồng ý cũng có nghĩa là bạn nhận quảng cáo qua điện thoại và tin nhắn.",
    "हाँ दबाने पर आप हमारे प्रचार कॉल और एसएमएस पाने की सहमति भी देते हैं।",
    "I also authorise Acme to obtain my credit report.",
    "By agreeing you also allow us to track your location.",
    "Sa pagpindot ng Oo, pumapayag ka rin na basahin namin ang SMS mo.",
    "ہاں دبانے پر آپ ہمیں لوکیشن دیکھنے کی اجازت بھی دیتے ہیں۔",
    "Kwa kubofya Ndiyo pia unaturuhusu kusoma SMS zako.",
    "Setuju berarti Anda juga mengizinkan kami membaca SMS Anda.",
]
NOTHING = [
    "You can also refuse.",
    "By agreeing you also confirm that you are over 18.",
    "You also consent to the names being compared with our list.",
    "By tapping Agree you also let us keep it for 30 days.",
    "También puede retirar su consentimiento en Ajustes.",
    "Jika setuju, Anda juga dapat mencabutnya kapan saja.",
    "We also delete the list if you ask.",
    "Your agreement also covers the numbers saved on the SIM card.",
    "您也可以不同意。",
    "The camera also needs your permission, which we ask for later.",
    "Bạn cũng có thể từ chối.",
    "आप मना भी कर सकते हैं।",
    "You may also allow location in Settings.",
    "The selfie also lets us check your identity.",
]


@pytest.mark.parametrize("text", ACCEPTS)
def test_what_is_let_besides_is_accepted_by_the_act(text):
    assert [accepts_besides(one) for one in rows_of([text], [""])] == [Kleene.YES]


@pytest.mark.parametrize("text", NOTHING)
def test_what_may_be_done_besides_or_is_of_the_phonebook_is_not(text):
    assert [accepts_besides(one) for one in rows_of([text], [""])] == [Kleene.NO]


def test_what_no_table_knows_is_left_open():
    (row,) = rows_of(["By agreeing you also let us join the frobnicator."], [""])
    assert accepts_besides(row) is Kleene.UNKNOWN
