"""Whether a lexicon covers the language in which the app speaks."""

from dataclasses import replace

import pytest

from auditor.screens.inventory.language import unread_language, unread_sentences
from auditor.screens.inventory.texts import Text

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


def text(words, where="string", locale=""):
    return Text(words, where, "res/values/strings.xml#a", locale, "base.apk")


TAMIL = "உங்கள் தொடர்புகளை நாங்கள் அணுகி சேவையகத்தில் பதிவேற்றுகிறோம்"
FRENCH = (
    "Nous accédons à votre répertoire téléphonique et vous acceptez que les données "
    "soient envoyées pour votre demande."
)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (TAMIL, "tamil"),
        (FRENCH, "fr"),
        ("Мы читаем вашу телефонную книгу", "cyrillic"),
        ("نقرأ جهات الاتصال المحفوظة على هاتفك ونرفعها إلى خوادمنا", "arabic"),
    ],
)
def test_one_sentence_in_an_unread_language_is_found_among_others(words, language) -> None:
    texts = (text("Apply for a loan in minutes."), text(words))
    assert [found for found, _ in unread_sentences(texts)] == [language]


@pytest.mark.parametrize(
    "one",
    [
        text("தமிழ்"),
        text(TAMIL, locale="ta"),
        text("We will send the money to your account and you repay it in one month."),
        text("Kami akan mengirim uang ke rekening anda dan anda membayar dalam satu bulan."),
        text("ہم آپ کے فون میں محفوظ رابطے پڑھتے اور اپنے سرور پر بھیجتے ہیں"),
        text("Enviaremos el dinero a su cuenta y usted lo paga en un mes con interés."),
    ],
)
def test_names_translations_and_covered_languages_are_not_unread(one) -> None:
    assert not list(unread_sentences((one,)))


AMHARIC = "የስልክ ማውጫዎን እናነባለን እና ወደ አገልጋያችን እንልካለን ብድር ለማግኘት ይስማሙ"
"""We read your phonebook and send it to our server; agree to get a loan."""


@pytest.mark.parametrize("where", ["code", "string"])
def test_a_list_of_letters_is_no_sentence(where) -> None:
    table = "[ሀለሐመሠረሰሸቀቈቐቘበቨተቸኀኈነኘአከኰኸዀወዐዘዠየደዸጀገጐጘጠጨጰጸፀፈፐፘ]"
    alphabet = "அ ஆ இ ஈ உ ஊ எ ஏ ஐ ஒ ஓ ஔ க ங ச ஞ ட ண த ந ப ம ய ர"
    sentence = replace(text(AMHARIC), where=where)
    listed = [replace(text(one), where=where) for one in (table, alphabet)]
    assert [name for name, _ in unread_sentences((*listed, sentence))] == ["amharic"]
