"""Pressing what says yes is an acceptance; going on, or signing up, that is taken for one is none."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements


@pytest.mark.parametrize(
    "text",
    [
        "Al pulsar Acepto, nos permite leer su lista de contactos con esta finalidad.",
        "Khi bấm Đồng ý, bạn cho phép chúng tôi đọc danh bạ cho mục đích này.",
        "'सहमत हूँ' दबाकर आप हमें संपर्क सूची पढ़ने की अनुमति देते हैं।",
        "Ao apertar “Aceito”, você nos autoriza a ler seus contatos.",
    ],
)
def test_pressing_what_says_yes_is_taken_for_nothing_else(text: str):
    assert all(one.mode is not Mode.IMPLIED_CONSENT for one in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "Al continuar, usted nos permite leer su lista de contactos.",
        "Khi tiếp tục, bạn đồng ý cho đọc danh bạ.",
        "Ao se cadastrar, você nos autoriza a ler seus contatos.",
    ],
)
def test_going_on_is_taken_for_consent(text: str):
    assert Mode.IMPLIED_CONSENT in {one.mode for one in read_statements(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Không cung cấp mã OTP cho bất kỳ ai, kể cả người liên hệ tự xưng là nhân viên.",
        "Never share your OTP with contacts who claim to be our staff.",
    ],
)
def test_what_the_borrower_should_give_nobody_is_no_word_of_the_lender(text: str):
    assert not read_statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "We never share your PIN or your contacts with anyone.",
        "We never share your photos or your contacts with anyone.",
    ],
)
def test_what_the_lender_never_gives_is_denied(text: str):
    (one,) = read_statements(text)
    assert (one.mode, {"N5"} <= {*one.states}) == (Mode.DENIAL, True)
