"""The dot of an abbreviation ends no sentence; that of a word which may be one does, where a sentence begins behind it."""

import pytest

from auditor.sentences.sentences import cut
from auditor.sentences.statements import read_statements


@pytest.mark.parametrize(
    "text",
    [
        "Bayani Lending Corp. (SEC Reg. No. CS201900123) would like to read your contacts.",
        "Acme Finance (CIN No. U65999MH2016PTC123456, RBI Reg. No. B-13.02226) reads your contacts.",
        "Acme Pvt. Ltd. (NBFC Regn. No. 14.03176) reads your contacts.",
        "Acme Lending Co. of Nairobi (CBK Lic. No. DCP/12/2023) reads your contacts.",
        "We, Acme Inc. (licensed by the FCCPC), read your contacts.",
        "Acme Ltd. may read your contacts.",
        "Acme Ltd. 12 Main St. Nairobi reads your contacts.",
        "Acme Lending (Cert. of Authority No. 1234) reads your contacts.",
        "Acme Fin. services of Manila read your contacts.",
        "Acme (licensed by the Bangko Sentral. Permit 12) reads your contacts.",
        "Since Jan. 5 we read your contacts.",
        "We read names, numbers, etc. to verify you.",
        "Para verificarlo, Presto S.A. de C.V. (Reg. Núm. 4521, R.F.C. PRE010203) leerá sus contactos.",
        "Presto S.A.P.I. de C.V., SOFOM E.N.R. (Av. Insurgentes Sur No. 123, Col. Roma, C.P. 06700), leerá sus contactos.",
        "Presto S. de R.L. con domicilio en Blvd. Ávila Camacho 5, Depto. 3, leerá sus contactos.",
        "A Grana Ltda. (CNPJ nº. 12.345.678/0001-90, Insc. Est. 123) lê seus contatos.",
        "A Grana S.A. e a Cia. de Crédito leem seus contatos.",
        "PT Dana Cepat Tbk. (No. Reg. KEP-12/D.05/2021) membaca kontak Anda.",
        "PT Dana Cepat Tbk. membaca kontak Anda.",
        "PT Dana (Jl. Sudirman Kav. 52, Kec. Setiabudi) membaca nama, nomor, dll. untuk verifikasi.",
        "Công ty CP Vay (Q. 1, TP. Hồ Chí Minh, GPKD. 0312345678) đọc danh bạ của bạn.",
        "Binabasa ng Acme Inc. (Blg. 123, Brgy. San Jose) ang iyong contacts.",
        "Acme Ltd. (Na. 123, S.L.P. 456) inasoma anwani zako.",
        "एक्मे प्रा. लि. (पंजी. सं. 1234) आपके संपर्क पढ़ती है।",
        "एक्मे फाइनेंस (आर.बी.आई. लाइसेंस, रजि. नं. 12) आपके संपर्क पढ़ती है।",
        "एक्मे कं. लि. आर. बी. आई. से पंजीकृत है और संपर्क पढ़ती है।",
        "একমে লি. (রেজি. নং. ১২৩৪) আপনার পরিচিতি পড়ে।",
        "บมจ. เอบีซี อ่านรายชื่อติดต่อของคุณ",
        "Acme Lending Corp. (SEC Reg.\n    No. CS201900123) reads your contacts.",
        "Acme Lending Corp. (SEC Reg. No.\n CS201900123) reads your contacts.",
    ],
)  # fmt: skip
def test_the_dot_of_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert [one.text for one in cut(text)] == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We are Acme Inc.", "You may refuse."),
        ("Data is kept by Acme Lending Corp.", "We never share it."),
        ("Operado por Presto S.A. de C.V.", "Usted puede negarse."),
        ("Registered under No. CS201900123.", "We read your contacts."),
        ("Is it sold?", "No."),
        ("No.", "We never sell your contacts."),
        ("We read names, numbers, etc.", "You may refuse."),
        ("Kami membaca nama, nomor, dll.", "Anda boleh menolak."),
        ("We read your contacts.", "30 days later we delete them."),
        ("We read your contacts.", "(You may refuse.)"),
        ("We read your contacts (names only).", "We never share them."),
        ("Nabasa na.", "Hindi namin ibinabahagi ang contacts mo."),
        ("We read your phone.", "we never share it."),
        ("Das liest Acme.", "(You may refuse.)"),
        ("Read it (or not", ""),
        ("(We read your contacts.", "You may refuse.)"),
        ("समस्या आई.", "हम संपर्क नहीं पढ़ते."),
        ("We charge 5%.", "2 days later we call."),
        ("Names are read.", "Lic. No. 12."),
        ("The list goes to PT Dana.", "We keep it."),
    ],
)
def test_a_sentence_ends_where_another_begins(first: str, second: str) -> None:
    whole = f"{first} {second}".strip()
    assert [one.text for one in cut(whole)] == [one for one in (first, second) if one]


@pytest.mark.parametrize(
    "text",
    [
        "To verify your references, Bayani Lending Corp. (SEC Reg. No. CS201900123) would like to read your contacts.",
        "Para evaluar el riesgo de su crédito, Presto S.A. de C.V. (Reg. Núm. 4521) leerá los contactos de su teléfono.",
        "Para prevenir fraudes, a Grana Ltda. (Insc. Est. 123) vai ler a lista de contatos do seu celular.",
        "Untuk menilai risiko kredit, PT Dana Cepat Tbk. (No. Reg. KEP-12) membaca daftar kontak di ponsel Anda.",
    ],
)  # fmt: skip
def test_purpose_and_phonebook_stand_in_one_sentence(text: str) -> None:
    assert any(one.names_contacts and "N2" in one.states for one in read_statements(text))
