"""In which languages the interface is offered, and which of them a notice lacks (N10)."""

import pytest

from auditor.facts.notice.locales import default_language, missing_locales
from auditor.facts.notice.notices import Library, Reading
from auditor.screens.inventory.texts import Text

LABELS = ("Monto", "Empresa", "CURP", "Solicitar", "Nopal Crédito", "Ingreso mensual")
CONSENT = "Leemos los contactos de tu teléfono para evaluar tu capacidad de pago."


def strings(*words: str, locale: str = "") -> list[Text]:
    return [
        Text(one, "string", f"res/values/strings.xml#s{number}", locale, "b")
        for number, one in enumerate(words)
    ]


@pytest.mark.parametrize(
    "words",
    [
        LABELS,
        ("Total", "For you", "To pay", "Interest is due"),  # One that tells, and labels.
        ("Bunga 2,4% per bulan.", "Masuk", "Kode OTP"),
        (
            "Apply for a loan today",
            "Sign in to see it",
            "Solicita tu préstamo en línea",
            *LABELS,
            "Esta es la tasa que te damos",
        ),
    ],
)
def test_labels_and_a_draw_tell_no_language(words: tuple[str, ...]) -> None:
    assert default_language(strings(*words)) == ""


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (("Apply for a loan", "The rate is 2 % a month", "Empresa"), "en"),
        (
            ("Tenor dalam bulan", "Masuk untuk melihat limit kredit", "Bunga 2,4% per bulan."),
            "id",
        ),
        (("立即借款", "借款金额", "OTP"), "zh"),
    ],
)
def test_texts_long_enough_tell_it(words: tuple[str, ...], language: str) -> None:
    assert default_language(strings(*words)) == language


def test_a_text_that_changes_its_language_is_in_both() -> None:
    text = (
        "Ambag Lending Corporation would like to access the contact list on your phone. "
        "Gagamitin namin ito para sa credit assessment at para maiwasan ang fraud."
    )
    reading = Library().read(strings(text)[0])
    assert missing_locales([reading], ("",), "fil") == ()
    assert missing_locales([reading], ("",), "en") == ()
    assert missing_locales([reading], ("", "hi"), "fil") == ("hi",)


@pytest.mark.parametrize(
    ("interface", "default", "missing"),
    [
        (("",), "", ()),
        (("",), "es", ()),
        (("",), "en", ("en",)),
        (("", "en"), "", ("en",)),
    ],
)
def test_what_a_notice_lacks(
    interface: tuple[str, ...], default: str, missing: tuple[str, ...]
) -> None:
    reading = Library().read(strings(CONSENT)[0])
    assert missing_locales([reading], interface, default) == missing


def shown(**words: tuple[str, ...]) -> tuple[Reading, ...]:
    return Library().shown(
        [
            one
            for locale, own in words.items()
            for one in strings(*own, locale=locale.strip("_"))
        ]
    )


TITLE, BODY = (
    "Reading your contacts",
    "We read the names and numbers in your phone to check your references.",
)


def test_a_title_alone_is_no_notice_in_a_language() -> None:
    screen = shown(_=(TITLE, BODY), sw=("Kusoma anwani zako",))
    assert missing_locales(screen, ("", "sw"), "en") == ("sw",)


@pytest.mark.parametrize(
    "body",
    [
        "Tunasoma majina na namba za simu ili kuthibitisha wadhamini wako.",
        "Twayaangalia majina ulonayo kwa ajili ya mambo yetu.",  # Words of no table.
    ],
)
def test_what_is_translated_is_there_in_whatever_words(body: str) -> None:
    screen = shown(_=(TITLE, BODY), sw=("Kusoma anwani zako", body))
    assert missing_locales(screen, ("", "sw"), "en") == ()


def test_a_body_of_no_known_words_is_a_translation_without_a_title() -> None:
    screen = shown(_=(BODY,), sw=("Twayaangalia majina ulonayo kwa ajili ya mambo yetu.",))
    assert missing_locales(screen, ("", "sw"), "en") == ()
    assert missing_locales(screen, ("", "sw", "fr"), "en") == ("fr",)
