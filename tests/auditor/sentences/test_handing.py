"""Who gets the data: a name in capitals behind a word of giving, who sees *them*, and that we see them ourselves."""

import pytest

from auditor.screens.notice.paired_rows import told_in_pairs
from auditor.screens.notice.screen_rows import rows_of


def told(*texts: str) -> set[str]:
    """Return what the last of some texts of a screen tells."""
    rows = list(rows_of(texts, [""] * len(texts)))
    last = len(texts) - 1
    return {
        state
        for one in told_in_pairs(rows)
        if one.text == last
        for state in one.statement.states
    }


HANDED = [
    (
        "Oriole Loans Ltd reads your contacts.",
        "We pass the list to IDMatch, who runs the check.",
    ),
    ("Oriol S.A.S. lee tus contactos.", "Le pasamos la lista a IDMatch, que hace la revisión."),
    (
        "A Oriol Ltda. lê seus contatos.",
        "Você não é um robô; a lista é repassada à IDMatch, que checa.",
    ),
    (
        "PT Merak Finansial membaca kontak Anda.",
        "Daftarnya kami teruskan ke VeriTrust yang mengeceknya.",
    ),
    (
        "Công ty CP Vàng Anh đọc danh bạ của bạn.",
        "Danh sách được chuyển cho IDMatch, bên kiểm tra.",
    ),
    (
        "Binabasa ng Oriole Corp. ang contacts mo.",
        "Ibibigay ang listahan sa IDMatch na siyang titingin.",
    ),
    ("ओरियोल लिमिटेड आपके कॉन्टैक्ट पढ़ती है।", "हम सूची IDMatch को देते हैं जो जाँचती है।"),
]


@pytest.mark.parametrize(("screen", "line"), HANDED)
def test_a_name_in_capitals_behind_a_word_of_giving_gets_the_data(screen: str, line: str):
    assert "N5" in told(screen, line)


@pytest.mark.parametrize(
    ("screen", "line"),
    [
        # The brand of the lender itself, and a screen that names no lender.
        ("Oriole Loans Ltd reads your contacts.", "We pass the list to Oriole."),
        ("We read your contacts.", "We pass the list to IDMatch."),
        # A place in the app, a button, and a name that nothing is given to.
        ("Oriole Loans Ltd reads your contacts.", "Give us the list, then go to Profile."),
        (
            "Oriole Loans Ltd reads your contacts.",
            'Pass the list by a tap on "Send to Oriole Cloud".',
        ),
        ("Oriole Loans Ltd reads your contacts.", "We never pass the list to IDMatch."),
        ("Oriole Loans Ltd reads your contacts.", "To complain about the list write to Maria."),
        ("PT Merak Finansial membaca kontak Anda.", "Kami mengirim kode ke WhatsApp Anda."),
    ],
)
def test_a_name_that_nothing_is_handed_to_gets_nothing(screen: str, line: str):
    assert "N5" not in told(screen, line)


@pytest.mark.parametrize(
    "line",
    [
        "Los ve también nuestro socio Banco del Sur.",
        "La ve la calificadora Rato.",
        "Our partner bank sees them too.",
        "इन्हें हम और हमारी सहयोगी कंपनी डेटासेतु देखते हैं।",
    ],
)
def test_who_sees_them_too_gets_them(line: str):
    screen = {"L": "Leemos tus contactos.", "O": "We read your contacts."}
    assert "N5" in told(screen.get(line[0], "हम आपके कॉन्टैक्ट पढ़ते हैं।"), line)


def test_a_company_that_we_are_gets_nothing_by_what_we_see():
    assert "N5" not in told(
        "Sunny Loans LLC can approve you faster if we can see your contacts."
    )
    assert "N5" in told("We read your contacts.", "Sunny Loans LLC can see your contacts.")
