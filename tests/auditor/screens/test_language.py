"""Whether a lexicon covers the language in which the app speaks."""

import pytest

from auditor.screens.language import unread_language
from auditor.screens.texts import Text

ENGLISH = (
    "Please enter the amount of the loan and the phone number of your employer, then wait. "
)
FRENCH = (
    "Veuillez saisir le montant et les informations de votre employeur dans le formulaire. "
)


def told(sentence: str, times: int = 5, **changes: object) -> str | None:
    one = Text(sentence * times, "string", "res/values/strings.xml#x", "", "base.apk")
    return unread_language([one]) if not changes else unread_language([])


@pytest.mark.parametrize(
    "sentence",
    [
        ENGLISH,
        "请输入借款金额和手机号码,然后等待审核。",
        "कृपया ऋण राशि और फ़ोन नंबर दर्ज करें।",
        "Silakan masukkan jumlah pinjaman dan nomor telepon anda untuk pengajuan ini dengan benar. ",
        "Por favor ingrese el monto del préstamo y el número de teléfono de su empresa para continuar. ",
        "براہ کرم قرض کی رقم اور فون نمبر درج کریں۔ ہمیں ٹھیک معلومات دیں۔",
    ],
)
def test_a_covered_language_is_read(sentence: str) -> None:
    assert told(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (FRENCH, "fr"),
        ("Пожалуйста, введите сумму займа и номер телефона. ", "cyrillic"),
        ("கடன் தொகையை உள்ளிடவும். ", "tamil"),
        ("يرجى إدخال مبلغ القرض ورقم الهاتف والانتظار. ", "arabic"),
    ],
)
def test_another_language_is_named_as_not_read(sentence: str, language: str) -> None:
    assert told(sentence) == language


def test_too_few_words_tell_nothing() -> None:
    assert told("Bonjour", times=1) is None


def test_an_app_without_texts_speaks_no_language() -> None:
    assert unread_language([]) is None
