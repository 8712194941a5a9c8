"""What a policy tells in its passage on the phonebook, in the words of any screen; of other data it tells nothing of it."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.screens.notice.document_rows import told_in_a_document
from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements
from tests.auditor.facts.notice.test_doubting import told

NAMED_RECIPIENTS = [
    "我们会读取您的通讯录用于反欺诈。该信息仅由我们及受托方恒信数据科技有限公司处理。",
    "We read your contacts to detect fraud. The data are received by Acme Lending Ltd and by its agent Nordcheck Ltd only.",
    "Chúng tôi đọc danh bạ để phát hiện gian lận. Dữ liệu chỉ được chuyển đến Công ty TNHH An Tín và đối tác là Công ty TNHH Số Liệu.",
    "Leemos tus contactos para detectar fraudes. Los datos serán tratados únicamente por Crédito Claro S.A. y por su encargado Datos Sur S.L.",
    "Lemos seus contatos para prevenir fraudes. Os dados serão tratados apenas pela Crédito Claro S.A. e pela operadora Dados Sul Ltda.",
    "আমরা প্রতারণা ঠেকাতে আপনার কন্টাক্ট পড়ি। এই তথ্য কেবল আলো লেন্ডিং লিমিটেড এবং সত্য ডেটা লিমিটেড পায়।",
]


@pytest.mark.parametrize("line", NAMED_RECIPIENTS)
def test_a_policy_names_who_gets_them_as_a_screen_does(line: str) -> None:
    assert told("OK", documents=(line,))["N5"].value is Kleene.YES


def test_who_gets_the_location_gets_no_contacts() -> None:
    line = "We read your contacts to detect fraud. Your location is seen by Mapster Ltd only."
    named = read_statements(line)
    told_there = list(told_in_a_document(line, "", named))
    assert not any("N5" in one.states for one in told_there)
    assert any("N7" in one.states for one in (*named, *told_there))


@pytest.mark.parametrize(
    "firm", ["S.A.E.", "W.L.L.", "Sdn. Bhd.", "P.J.S.C.", "K.S.C.C.", "(Pty) Ltd", "S.A.C."]
)
def test_a_company_by_any_form_answers_for_a_policy(firm: str) -> None:
    line = f"Qardi Consumer {firm} operates the app. We read your contacts to detect fraud."
    assert told("OK", documents=(line,))["N7"].value is Kleene.YES
    elsewhere = f"The app is provided by Qardi Consumer {firm}, under number 41."
    policy = "We read your contacts to detect fraud."
    assert told("OK", documents=(policy, elsewhere))["N7"].value is Kleene.YES
    assert told("OK", documents=(policy,))["N7"].value is Kleene.NO


@pytest.mark.parametrize(
    "line",
    [
        "Kami membaca kontak Anda untuk mencegah penipuan. Data tersebut hanya diterima oleh PT Dana Jaya dan mitranya, PT Cek Data, serta dihapus 90 hari setelah pinjaman lunas.",
        "Babasahin namin ang contacts mo para maiwasan ang panloloko. Ang Luntian Inc. at ang Tapat Corp. lamang ang tatanggap ng datos, at buburahin ito 90 araw matapos mabayaran ang utang.",
    ],
)
def test_until_when_a_loan_runs_hides_nobody_who_gets_them(line: str) -> None:
    assert told("OK", documents=(line,))["N5"].value is Kleene.YES


def test_who_collects_behind_its_purpose_is_no_recipient() -> None:
    line = "धोखाधड़ी रोकने के लिए नवदीप क्रेडिट प्राइवेट लिमिटेड आपकी फ़ोनबुक के नाम और नंबर एक बार लेती है और 45 दिन तक रखती है।"
    assert told(line)["N5"].value is not Kleene.YES


def test_a_way_through_menus_denies_nothing() -> None:
    way = "Vào Hồ sơ > Quyền riêng tư > Danh bạ để thu hồi."
    assert all(one.mode is not Mode.DENIAL for one in read_statements(way))
    kept = "Danh bạ của bạn luôn riêng tư, chúng tôi không đọc."
    assert any(one.mode is Mode.DENIAL for one in read_statements(kept))


def test_when_it_is_read_is_not_how_long_it_is_kept() -> None:
    line = "Chúng tôi đọc danh bạ ngay sau khi bạn bấm Đồng ý để phát hiện gian lận."
    assert told(line)["N4"].value is not Kleene.YES
    assert told(f"{line} Dữ liệu bị xóa sau 30 ngày.")["N4"].value is Kleene.YES


@pytest.mark.parametrize(
    "line",
    [
        "We read your contacts to verify your references. Location: we collect your location and share it with our mapping partner.",
        "我们读取通讯录用来防范冒名借款。我们会获取您的位置并提供给第三方。",
        "Recopilamos tus contactos para verificar tus referencias. Ubicación: recopilamos tu ubicación y la compartimos con un proveedor de mapas.",
        "Kami membaca kontak Anda untuk memverifikasi referensi. Lokasi: kami mengambil lokasi Anda dan membagikannya kepada mitra peta.",
    ],
)
def test_who_gets_the_location_alone_is_not_told_to_get_the_contacts(line: str) -> None:
    assert told("OK", documents=(line,))["N5"].value is not Kleene.YES


def test_who_gets_a_list_of_data_gets_all_of_them() -> None:
    line = "We read your contacts to detect fraud. We share your personal information, such as your name, location and photos, with our partners."
    assert told("OK", documents=(line,))["N5"].value is Kleene.YES
