"""A clause of cause before what is done for it denies nothing of that; what it denies itself stays denied."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements


@pytest.mark.parametrize(
    "text",
    [
        "Como no tiene historial crediticio, leeremos sus contactos para evaluar su solicitud.",
        "Ya que no tiene historial crediticio, leemos sus contactos.",
        "Como no lo conocemos, leemos sus contactos.",
        "No todos tienen nómina, por eso leemos sus contactos.",
        "Como não tem histórico de crédito, leremos seus contatos para avaliar seu pedido.",
        "Nem todos têm holerite, por isso lemos seus contatos.",
        "因为没有征信记录，需读取通讯录。",
        "由于没有抵押，需上传通讯录至服务器。",
        "由於沒有擔保，需讀取通訊錄。",
        "不是人人都有工资单，所以需读取通讯录。",
        "无需抵押，读取通讯录即可借款。",
        "不用抵押，读取通讯录即可。",
        "無需抵押，讀取通訊錄即可借款。",
        "Not everyone has a payslip, so Acme reads your contacts.",
        "Because not everyone has a payslip, Acme reads your contacts.",
        "As there is no credit file, Acme uploads your contacts to its server.",
        "Since you have no credit history, we read your contacts.",
        "Karena belum ada riwayat kredit, Acme membaca kontak Anda.",
        "Vì bạn chưa có lịch sử tín dụng, Acme đọc danh bạ của bạn.",
        "चूँकि आपके पास वेतन पर्ची नहीं है, Acme आपके संपर्क पढ़ता है।",
        "वेतन पर्ची न होने के कारण, Acme आपके संपर्क पढ़ता है।",
        "যেহেতু আপনার ঋণের ইতিহাস নেই, Acme আপনার পরিচিতি পড়ে।",
        "چونکہ آپ کے پاس تنخواہ کی پرچی نہیں، Acme آپ کے رابطے پڑھتا ہے۔",
        "เพราะคุณไม่มีประวัติเครดิต Acme จะอ่านรายชื่อติดต่อของคุณ",
        "Dahil wala kang payslip, babasahin ng Acme ang iyong contacts.",
        "Kwa sababu huna historia ya mkopo, Acme itasoma anwani zako.",
    ],
)
def test_a_cause_told_before_denies_nothing_of_what_follows(text: str) -> None:
    assert {one.mode for one in read_statements(text)} == {Mode.STATEMENT}


@pytest.mark.parametrize(
    "text",
    [
        "无需读取通讯录，即可借款。",
        "无需抵押，无需读取通讯录即可借款。",
        "无需抵押，也不读取通讯录。",
        "无需抵押，担保或读取通讯录即可借款。",
        "因为没有必要，我们不读取通讯录。",
        "因为我们不读取您的通讯录，所以需要您填写联系人。",
        "No necesitamos leer sus contactos.",
        "No necesitamos leer sus contactos, ya que usted nos da una referencia.",
        "Como no leemos sus contactos, le pedimos una referencia.",
        "Como no es necesario, no leemos sus contactos.",
        "Como no necesitamos, ni pedimos, leer sus contactos, le pedimos una referencia.",
        "Como no necesitamos aval, comprobantes o acceso a sus contactos, el trámite es rápido.",
        "Como não lemos seus contatos, pedimos um número.",
        "Because we do not read your contacts, we ask you to type a number.",
        "Because there is no need, Acme never reads your contacts.",
        "Because Acme does not need payslips, guarantors or access to your contacts, it is fast.",
        "Acme does not, because there is no need, read your contacts.",
        "As a lender that never, under any circumstances, reads your contacts, Acme is safe.",
        "Not everyone has a payslip, so Acme does not read your contacts.",
        "Not once, so far, has Acme read your contacts.",
        "Since no one at Acme, at any time, reads your contacts, you are safe.",
        "因为我们不会在任何情况下，以任何方式，读取您的通讯录，请放心。",
        "因为平台不会以任何形式，在任何时候，上传通讯录。",
        "由于没有必要，读取通讯录功能已取消。",
        "Karena tidak perlu, Acme tidak membaca kontak Anda.",
        "Vì không cần thiết, Acme không đọc danh bạ của bạn.",
        "चूँकि हम आपके संपर्क नहीं पढ़ते, एक नंबर लिखें।",
        "যেহেতু আমরা আপনার পরিচিতি পড়ি না, একটি নম্বর লিখুন।",
        "چونکہ ہم آپ کے رابطے نہیں پڑھتے، ایک نمبر لکھیں۔",
        "เพราะเราไม่อ่านรายชื่อติดต่อของคุณ กรุณากรอกหมายเลข",
        "Dahil hindi namin binabasa ang iyong contacts, maglagay ng numero.",
        "Kwa sababu hatusomi anwani zako, andika nambari.",
    ],
)
def test_what_is_not_done_stays_denied(text: str) -> None:
    assert {one.mode for one in read_statements(text)} == {Mode.DENIAL}
