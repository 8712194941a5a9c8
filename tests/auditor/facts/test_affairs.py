"""What a notice tells of the borrower's own affairs it does not tell of the phonebook: the element is missing, and not in doubt."""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice_scores import judged

NOTICES = {
    "en": {
        "N3": "We read all names and numbers in your contact list once and send them encrypted.",
        "N2": "Purpose: to assess the risk of this loan.",
        "N5": "Recipient: only Acme Finance Ltd.",
        "N6": "To withdraw: Settings > Data > Contacts > Withdraw.",
        "N9": "Complaints: complaints@acme.example.",
    },
    "zh": {
        "N3": "我们会一次性读取通讯录中的全部姓名和号码,加密上传。",
        "N2": "使用目的:评估本次借款的风险。",
        "N5": "接收方:仅北京恒山小额贷款有限公司。",
        "N6": "撤回方式:设置>数据>通讯录>撤回授权。",
        "N9": "投诉邮箱:tousu@hengshan.example。",
    },
    "es": {
        "N3": "Leemos una sola vez los nombres y números de su lista de contactos y los enviamos cifrados.",
        "N2": "Finalidad: evaluar el riesgo de este crédito.",
        "N5": "Destinatario: únicamente Acme Crédito S.A.",
        "N6": "Para retirar: Ajustes > Datos > Contactos > Retirar permiso.",
        "N9": "Quejas: quejas@acme.example.",
    },
    "pt": {
        "N3": "Lemos uma única vez os nomes e números da sua lista de contatos e enviamos com criptografia.",
        "N2": "Finalidade: avaliar o risco deste empréstimo.",
        "N5": "Destinatário: somente a Acme Crédito S.A.",
        "N6": "Para retirar: Ajustes > Dados > Contatos > Retirar permissão.",
        "N9": "Reclamações: reclame@acme.example.",
    },
    "id": {
        "N3": "Kami membaca nama dan nomor di daftar kontak Anda satu kali dan mengirimnya terenkripsi.",
        "N2": "Tujuan: menilai risiko pinjaman ini.",
        "N5": "Penerima: hanya PT Acme Finansial.",
        "N6": "Cara mencabut: Pengaturan > Data > Kontak > Cabut izin.",
        "N9": "Pengaduan: adukan@acme.example.",
    },
    "vi": {
        "N3": "Chúng tôi đọc tên và số điện thoại trong danh bạ của bạn một lần và gửi có mã hóa.",
        "N2": "Mục đích: đánh giá rủi ro của khoản vay này.",
        "N5": "Bên nhận: chỉ Công ty TNHH Tài chính Acme.",
        "N6": "Cách rút lại: Cài đặt > Dữ liệu > Danh bạ > Rút lại.",
        "N9": "Khiếu nại: khieunai@acme.example.",
    },
    "hi": {
        "N3": "हम आपकी संपर्क सूची के नाम और नंबर एक बार पढ़ते हैं और एन्क्रिप्ट करके भेजते हैं।",
        "N2": "उद्देश्य: इस लोन का जोखिम आँकना।",
        "N5": "किसे मिलता है: केवल एक्मे फाइनेंस लिमिटेड को।",
        "N6": "वापस लेने का तरीका: सेटिंग > डेटा > संपर्क > बंद करें।",
        "N9": "शिकायत: shikayat@acme.example",
    },
}
OF_OTHERS = [
    ("en", "N2", "Applying takes about five minutes."),
    ("en", "N2", "They go to Acme Credit Ltd; nobody else gets them."),
    ("es", "N2", "La selfie es solo para compararla con la foto del DNI."),
    ("hi", "N2", "संपर्क सूची के लिए अनुमति"),
    ("en", "N6", "Forgotten your PIN? Reset it under Me > Security."),
    ("es", "N6", "Para dejar de recibir correos, tocá el enlace al pie."),
    ("id", "N6", "Berhenti menerima email: klik tautan di bagian bawah."),
    ("en", "N9", "Acme Finance Ltd is authorised, firm reference 711223."),
    ("id", "N9", "Layanan pelanggan tersedia pukul 09.00-18.00."),
    ("en", "N2", "Your bank login is used to confirm your salary."),
    ("zh", "N2", "申请大约需要三分钟。"),
    ("zh", "N2", "银行卡用来收款和还款。"),
    ("es", "N2", "Llenar la solicitud toma cinco minutos."),
    ("es", "N2", "La CLABE la pedimos para depositarte."),
    ("pt", "N2", "Preencher o pedido leva cinco minutos."),
    ("pt", "N2", "A chave Pix é pedida para depositar o dinheiro."),
    ("id", "N2", "Pengajuan selesai dalam lima menit."),
    ("vi", "N2", "Điền đơn chỉ mất năm phút."),
    ("hi", "N2", "आवेदन में पाँच मिनट लगते हैं।"),
    ("en", "N5", "Card payments are processed by Corvid Payments Ltd."),
    ("en", "N5", "The money is paid by our banking partner, Clearbridge Bank plc."),
    ("zh", "N5", "借款由合作银行放款到您的卡里。"),
    ("zh", "N5", "还款记录会报送中国人民银行征信中心。"),
    ("es", "N5", "Los pagos con tarjeta los procesa Conekta, S.A. de C.V."),
    ("es", "N5", "Si no acepta, sigue con un familiar de referencia."),
    ("pt", "N5", "O dinheiro sai do nosso banco parceiro."),
    ("id", "N5", "Pembayaran diproses oleh PT Nusa Pay Indonesia."),
    ("vi", "N5", "Tiền được giải ngân qua ngân hàng đối tác."),
    ("vi", "N5", "Bên cho vay: Công ty TNHH Tài chính Acme."),
    ("hi", "N5", "पैसा हमारे साझेदार बैंक से आपके खाते में आता है।"),
    ("en", "N6", "You can repay early at any time without a fee."),
    ("en", "N6", "You can change your repayment day at any time under Account > Payments."),
    ("en", "N6", "To change your address, open Profile > My details."),
    ("zh", "N6", "提前还款不收手续费,随时可以还。"),
    ("zh", "N6", "放款后七天内可以无理由退款。"),
    ("es", "N6", "Las notificaciones se apagan en los ajustes de tu teléfono."),
    ("es", "N6", "Tiene cinco días hábiles para desistir del crédito."),
    ("pt", "N6", "Para trocar o endereço vá em Perfil > Meus dados."),
    ("id", "N6", "Pelunasan lebih awal boleh kapan saja tanpa denda."),
    ("id", "N6", "Ganti nomor HP lewat Profil > Data diri."),
    ("vi", "N6", "Bạn có thể trả nợ trước hạn bất cứ lúc nào."),
    ("hi", "N6", "सूचनाएँ फ़ोन की सेटिंग में बंद की जा सकती हैं।"),
    ("hi", "N6", "पता बदलना हो तो प्रोफ़ाइल > मेरी जानकारी खोलें।"),
    ("en", "N9", "For a settlement figure call 0330 555 0199."),
    ("en", "N9", "Questions about your due date? Text DUE to 55011."),
    (
        "en",
        "N9",
        "Acme Finance is a trading name of Acme Finance Ltd, company number 09871233.",
    ),
    ("zh", "N9", "借款进度可拨打95017查询。"),
    ("es", "N9", "Atendemos de lunes a viernes de 8 a 5."),
    ("es", "N9", "Responsable: Acme Crédito S.A., NIT 901.223.118-4."),
    ("pt", "N9", "Segunda via de boleto: 0800 701 3344."),
    ("id", "N9", "Cek status pengajuan di 1500-123."),
    ("vi", "N9", "Hỏi tiến độ hồ sơ: 1900 6363."),
    ("hi", "N9", "आवेदन की स्थिति जानने के लिए 1860-500-9090 पर फ़ोन करें।"),
    ("en", "N2", "Your employer's name tells us how long you have been in work."),
    ("en", "N5", "Face checks run on servers of Onface Ltd."),
    ("en", "N5", "If you miss three payments, the debt may be sold to Harbour Recoveries Ltd."),
    ("en", "N6", "Changed your mind about the money? Send it back within two weeks."),
    ("en", "N6", "Lost your card? Block it under Cards > Freeze."),
    ("en", "N9", "Ask about our rates on 020 7946 0000."),
    ("zh", "N2", "签名后合同才生效。"),
    ("zh", "N5", "人脸比对在云从科技有限公司的服务器上进行。"),
    ("zh", "N5", "逾期三期的债权可能转让给华融资产管理有限公司。"),
    ("zh", "N6", "钱不想要了,两周内退回即可。"),
    ("zh", "N9", "咨询利率请拨400-111-2222。"),
    ("id", "N5", "Pencocokan wajah berjalan di server PT Wajah Digital."),
    ("id", "N5", "Jika menunggak tiga kali, utang dapat dijual kepada PT Aset Recovery."),
    ("id", "N6", "Batal meminjam? Kirim kembali uangnya dalam dua minggu."),
    ("id", "N9", "Tanya bunga pinjaman ke 021-555-0101."),
    ("hi", "N5", "चेहरे का मिलान फ़ेसनेट लिमिटेड के सर्वर पर होता है।"),
    ("hi", "N5", "तीन किस्तें छूटने पर कर्ज़ एसेट रिकवरी लिमिटेड को बेचा जा सकता है।"),
    ("hi", "N6", "न्यूज़लेटर बंद करने का लिंक ईमेल के नीचे है।"),
    ("hi", "N9", "ब्याज दर पूछने के लिए 011-4000-0000 पर फ़ोन करें।"),
    ("vi", "N5", "Khoản vay do Ngân hàng Phương Đông cấp vốn."),
    ("vi", "N5", "Nếu trễ ba kỳ, khoản nợ có thể bán cho Công ty Mua Nợ Á Châu."),
    ("vi", "N6", "Không cần tiền nữa? Gửi lại trong hai tuần."),
    ("vi", "N9", "Hỏi lãi suất: 028 7300 0000."),
    ("es", "N5", "La comparación del rostro corre en servidores de Carasoft S.A."),
    ("es", "N5", "Si debes tres cuotas, la deuda puede venderse a Recuperadora Sur S.A."),
    ("es", "N6", "¿Ya no quieres el dinero? Devuélvelo en dos semanas."),
    ("es", "N6", "¿Perdiste la tarjeta? Bloquéala en Tarjetas > Congelar."),
    ("pt", "N5", "A comparação do rosto roda em servidores da Facenet Ltda."),
    ("pt", "N5", "Com três parcelas em atraso, a dívida pode ser vendida à Recupera Sul S.A."),
    ("pt", "N6", "Não quer mais o dinheiro? Devolva em duas semanas."),
]
OF_THE_PHONEBOOK = [
    ("hi", "N2", "क्रेडिट मूल्यांकन के लिए संपर्क सूची पढ़ने की अनुमति।"),
    ("en", "N6", "Forgotten why you agreed? Undo it under Me > Security > Contacts."),
    ("es", "N2", "Su lista de contactos es solo para compararla con la de otros clientes."),
    ("en", "N5", "Recipients: our payment partner, Corvid Payments Ltd."),
    ("en", "N5", "Identity checks are carried out by Veritext Ltd on our behalf."),
    ("en", "N5", "We pass everything to the bank that pays out your loan."),
    ("zh", "N5", "结果会同步给放款方联合银行。"),
    ("id", "N5", "Penerima: mitra pembayaran PT Nusa Pay."),
    ("vi", "N5", "Bên nhận: đối tác thanh toán, Công ty TNHH Ví Sen."),
    ("es", "N5", "Lo recibe el banco que hace el desembolso."),
    (
        "en",
        "N6",
        "Before or after your due date, withdraw your permission under Account > Payments.",
    ),
    ("en", "N6", "You can stop this at any time, also while you repay."),
    ("es", "N6", "Antes de pagar puede revocar el permiso en Ajustes."),
    ("hi", "N6", "किस्त चुकाने के बाद भी अनुमति सेटिंग में बंद कर सकते हैं।"),
    ("en", "N9", "Trouble with a payment or with us? Call 0330 555 0199."),
    ("en", "N9", "If you have questions about your loan, call 0330 555 0199."),
    ("id", "N9", "Keluhan soal pembayaran: 1500-123."),
    ("en", "N5", "The bank that pays out your loan, Clearbridge Bank plc, gets the list."),
    ("es", "N5", "El banco que te deposita, Banco Litoral S.A., recibe la lista."),
    ("hi", "N5", "लोन देने वाला बैंक, विंध्य बैंक लिमिटेड, यह सूची पाता है।"),
    (
        "en",
        "N6",
        "Changed your mind about the loan? Withdraw your consent under Settings > Data.",
    ),
    (
        "en",
        "N6",
        "You can undo this before or after you repay: My account > Payments > Contacts.",
    ),
    ("en", "N2", "In five minutes they tell us whether you can repay."),
    ("es", "N2", "En minutos nos ayudan a calcular su límite."),
]


def _with(language: str, element: str, line: str) -> Kleene:
    """Judge a notice in which a line stands for what tells an element."""
    told = {**NOTICES[language], element: line}
    return judged([*told.values(), "OK"])[element]


@pytest.mark.parametrize("language", NOTICES)
def test_a_whole_notice_tells_every_element(language):
    facts = judged([*NOTICES[language].values(), "OK"])
    assert {one: facts[one] for one in NOTICES[language]} == dict.fromkeys(
        NOTICES[language], Kleene.YES
    )


@pytest.mark.parametrize(("language", "element", "line"), OF_OTHERS)
def test_what_is_told_of_other_affairs_is_missing(language, element, line):
    assert _with(language, element, line) is Kleene.NO


@pytest.mark.parametrize(("language", "element", "line"), OF_THE_PHONEBOOK)
def test_what_may_be_told_of_the_phonebook_is_not_missing(language, element, line):
    assert _with(language, element, line) is not Kleene.NO
