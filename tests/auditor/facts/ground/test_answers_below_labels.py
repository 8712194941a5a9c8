"""What an answer tells by its own kind under a label, and which company of a sentence gets nothing."""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice_scores import judged

READ = "We read the contacts saved on your phone."


@pytest.mark.parametrize(
    "rows",
    [
        ("Passed to", "No one"),
        ("Whereabouts", "Nobody else"),
        ("Passamos para", "Ninguém"),
        ("Se pasa a", "Nadie"),
        ("交给谁", "谁都不给"),
        ("Diberikan kepada", "Tidak siapa pun"),
        ("किसे मिलती है", "किसी को नहीं"),
        ("Between whom: no one at all",),
    ],
)
def test_that_nobody_does_is_of_who_gets_it_whatever_the_label(rows: tuple[str, ...]) -> None:
    assert judged([READ, *rows, "Agree"])["N5"] is Kleene.YES


@pytest.mark.parametrize(
    "rows",
    [
        ("Who will call you at night", "Nobody"),
        ("Loans refused", "No one"),
        ("Fees", "None"),
        ("We look after it well, and you have nobody",),
    ],
)
def test_that_nobody_calls_or_is_refused_is_of_something_else(rows: tuple[str, ...]) -> None:
    assert judged([READ, *rows, "Agree"])["N5"] is not Kleene.YES


@pytest.mark.parametrize(
    "between",
    [
        "It stays between us and our scoring partner Verio.",
        "只在我们和评分伙伴维睿之间流转。",
        "Data ini hanya antara kami dan mitra penilai kami, Verio.",
        "यह हमारे और हमारे स्कोरिंग पार्टनर वेरियो के बीच रहती है।",
        "Dữ liệu chỉ nằm giữa chúng tôi và đối tác chấm điểm Verio.",
        "Hubaki kati yetu na mshirika wetu wa alama Verio.",
    ],
)
def test_between_us_and_somebody_names_who_gets_it(between: str) -> None:
    assert judged([READ, between, "Agree"])["N5"] is Kleene.YES


@pytest.mark.parametrize(
    "said",
    [
        "Dinero Veloz S.A. obtiene y almacena tu lista de contactos para evaluar el riesgo.",
        "लार्कफ़ील्ड क्रेडिट लिमिटेड आपकी फ़ोनबुक एक बार कॉपी करती है ताकि देख सके कि आप वही हैं।",
        "Larkfield Credit Ltd copies your phonebook once to see whether you are who you say.",
        "Se preferir, siga sem compartilhar.",
    ],
)
def test_who_collects_is_no_recipient(said: str) -> None:
    assert judged([READ, said, "OK"])["N5"] is not Kleene.YES


@pytest.mark.parametrize(
    "title", ["Contacts: the short version", "Kontak: versi singkat", "通讯录：要点"]
)
def test_a_title_of_the_phonebook_names_it(title: str) -> None:
    assert judged([title, "OK"])["N1"] is Kleene.YES


@pytest.mark.parametrize("title", ["Contact: 0800 555 010", "Kontak: Jalan Merdeka"])
def test_an_address_does_not(title: str) -> None:
    assert judged([title, "OK"])["N1"] is not Kleene.YES


def test_a_complaint_has_an_address_alone_for_its_answer() -> None:
    rows = ["Queixas", "ajuda@mossbank.example", "Concordo"]
    assert judged(["Lemos seus contatos.", *rows])["N9"] is Kleene.YES


@pytest.mark.parametrize(
    ("said", "element"),
    [
        ("Bên nhận dữ liệu là Trung tâm Thông tin tín dụng.", "N5"),
        ("The recipients are the companies that rate us.", "N5"),
        ("Penerima data hanya perusahaan penilai kredit rekanan kami.", "N5"),
        ("Solo los conocerá el personal autorizado de la entidad.", "N5"),
        ("僅供內部風控使用。", "N5"),
        ("Persetujuan dapat Anda batalkan kapan pun dengan mengirim surel ke privasi@amanah.example.", "N6"),
        ("La finalidad es conocer mejor a quien pide.", "N2"),
        ("Ela coleta e armazena os contatos do seu aparelho.", "N3"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_label_by_a_verb_of_being_is_told(said: str, element: str) -> None:
    assert judged(["Contatos do celular", "Leremos.", said, "OK"])[element] is Kleene.YES


@pytest.mark.parametrize(
    ("said", "element"),
    [
        ("The recipient is nice.", "N6"),
        ("Solo nuestro personal te llamará.", "N5"),
        ("Your application can be cancelled at the branch.", "N6"),
        ("为保障业务正常开展，我们会读取您的通讯录。", "N2"),
        ("आगे बढ़ने के लिए रैपिडरुपी फाइनेंस लिमिटेड को अपने कॉन्टैक्ट पढ़ने दें।", "N5"),
    ],
)
def test_what_sounds_like_it_is_not(said: str, element: str) -> None:
    assert judged(["We read your contacts.", said, "OK"])[element] is not Kleene.YES


def test_contact_numbers_stored_on_the_device_are_the_phonebook() -> None:
    told = "PT Amanah akan memperoleh nama serta nomor kontak yang tersimpan pada gawai Anda."
    assert judged([told, "OK"])["N1"] is Kleene.YES
    assert judged(["Nomor kontak Anda kami simpan.", "OK"])["N1"] is not Kleene.YES
