"""Who reads nothing *unless* leave was given denies nothing; who shares no list *that he was let read* denies that."""

import pytest

from auditor.sentences.statements import Mode, read_statements

CONDITIONAL = [
    ("en", "We do not read your contacts unless you allow us to read them."),
    ("en", "Your contacts are not read without you having consented to it."),
    ("es", "No leemos sus contactos a menos que nos autorice a leerlos."),
    ("pt", "Não lemos os seus contatos se você não tiver concordado."),
    ("id", "Kami tidak membaca kontak Anda kecuali Anda mengizinkan kami membacanya."),
    ("vi", "Chúng tôi không đọc danh bạ của bạn nếu chưa được bạn đồng ý."),
    ("vi", "Chúng tôi không đọc danh bạ trừ khi bạn cho phép chúng tôi."),
    ("hi", "यदि आपने सहमति नहीं दी है तो हम संपर्क सूची नहीं पढ़ते।"),
    ("fil", "Hindi namin babasahin ang contacts mo kung hindi ka pa pumapayag."),
    ("sw", "Hatusomi anwani zako isipokuwa umeturuhusu kuzisoma."),
]  # fmt: skip
DENIALS = [
    ("en", "We do not share the contacts you let us read."),
    ("vi", "Chúng tôi không chia sẻ danh bạ mà bạn đã cho phép thu thập."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), CONDITIONAL)
def test_what_is_not_done_without_leave_is_a_condition(language, text):
    modes = {one.mode for one in read_statements(text, locale=language)}
    assert Mode.CONDITIONAL in modes
    assert Mode.DENIAL not in modes


@pytest.mark.parametrize(("language", "text"), DENIALS)
def test_what_is_done_with_what_was_let_read_is_denied(language, text):
    assert {one.mode for one in read_statements(text, locale=language)} == {Mode.DENIAL}
