"""Sentences of a consent screen that hold words of a notice element and do not tell it: a protection is no purpose.

Each screen lacks one element. It may be left open; told it is not, or a borrower is told to be informed who is not.
"""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice_scores import judged

LACKING = [
    (
        "N2",
        "en",
        [
            "We upload the contacts on your phone.",
            "To protect your privacy, they are encrypted.",
            "To stop it, go to Settings and tap Off.",
        ],
    ),
    (
        "N2",
        "en",
        [
            "We upload the contacts on your phone to provide you with loan services.",
            "Only we see them.",
        ],
    ),
    ("N2", "en", ["Contacts: read and stored. Our debt collection agency gets them."]),
    (
        "N2",
        "en",
        [
            "By tapping Accept you let us read and store the contact book of your device. It is synchronised weekly with servers located in Singapore."
        ],
    ),
    (
        "N2",
        "en",
        ["We need your contacts to complete your application. Make sure you are on Wi-Fi."],
    ),
    (
        "N2",
        "es",
        [
            "Subimos los contactos de tu teléfono.",
            "Para proteger tu privacidad, van cifrados.",
            "Los contactos guardados en tu celular serán leídos y almacenados.",
        ],
    ),
    (
        "N2",
        "es",
        [
            "Subimos tus contactos para brindarte el servicio. Los ve nuestra agencia de cobranza."
        ],
    ),
    (
        "N2",
        "pt",
        [
            "Enviamos os contatos do seu celular.",
            "Para proteger sua privacidade, eles são criptografados.",
            "A empresa de cobrança recebe a lista.",
        ],
    ),
    (
        "N2",
        "pt",
        [
            "Enviamos os contatos do celular para prestar o serviço.",
            "Certifique-se de estar conectado.",
        ],
    ),
    (
        "N2",
        "id",
        [
            "Kontak di ponsel Anda kami unggah untuk memberikan layanan pinjaman.",
            "Untuk melindungi privasi Anda, kontak dienkripsi.",
            "Mitra penagihan kami menerimanya.",
        ],
    ),
    ("N2", "id", ["Kontak Anda kami simpan agar proses pengajuan lancar."]),
    (
        "N2",
        "vi",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên máy chủ để cung cấp dịch vụ.",
            "Để bảo vệ quyền riêng tư, dữ liệu được mã hóa.",
            "Đơn vị thu hồi nợ nhận được bản sao.",
        ],
    ),
    ("N2", "vi", ["Danh bạ được đồng bộ để hoàn tất hồ sơ vay."]),
    (
        "N2",
        "hi",
        [
            "हम आपके फ़ोन के संपर्क अपलोड करते हैं ताकि सेवा दी जा सके।",
            "आपकी गोपनीयता की रक्षा के लिए डेटा एन्क्रिप्ट किया जाता है।",
            "वसूली एजेंसी को भी सूची मिलती है।",
        ],
    ),
    ("N2", "hi", ["लोन आवेदन पूरा करने के लिए हम आपके संपर्क सहेजते हैं।"]),
    (
        "N2",
        "fil",
        [
            "Ina-upload namin ang contacts sa phone mo para maibigay ang serbisyo.",
            "Para protektahan ang privacy mo, naka-encrypt ito.",
            "Makukuha ito ng collection agency.",
        ],
    ),
    (
        "N2",
        "sw",
        [
            "Tunapakia anwani kwenye simu yako ili kutoa huduma.",
            "Ili kulinda faragha yako, data imesimbwa.",
            "Wakala wetu wa kukusanya madeni atapata nakala.",
        ],
    ),
    (
        "N2",
        "th",
        [
            "เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณเพื่อให้บริการ",
            "เพื่อปกป้องความเป็นส่วนตัว ข้อมูลจะถูกเข้ารหัส",
            "บริษัททวงหนี้จะได้รับสำเนา",
        ],
    ),
    (
        "N2",
        "ur",
        [
            "ہم آپ کے فون کے رابطے خدمت فراہم کرنے کے لیے اپ لوڈ کرتے ہیں۔",
            "رازداری کے تحفظ کے لیے ڈیٹا خفیہ کیا جاتا ہے۔",
        ],
    ),
    (
        "N2",
        "bn",
        [
            "সেবা দেওয়ার জন্য আমরা আপনার ফোনের কন্টাক্ট আপলোড করি।",
            "গোপনীয়তা রক্ষার জন্য তথ্য এনক্রিপ্ট করা হয়।",
            "আদায়কারী সংস্থা তালিকা পায়।",
        ],
    ),
    (
        "N2",
        "zh",
        [
            "我们会上传您的通讯录,以便为您提供服务。",
            "为保护您的隐私,数据会加密。",
            "催收公司将获得该名单。",
        ],
    ),
    ("N2", "zh", ["为完成借款申请,需读取您的通讯录。请确认网络是否正常。"]),
    (
        "N6",
        "en",
        [
            "We read your contacts to assess credit.",
            "You can update your profile in Settings at any time.",
            "Delete the app if you do not like it.",
            "Cancel",
        ],
    ),
    (
        "N6",
        "en",
        [
            "We read your contacts to assess credit. They are deleted after 30 days.",
            "You can cancel your loan in the app.",
            "Turn on the permission in Settings.",
        ],
    ),
    (
        "N6",
        "es",
        [
            "Leemos tus contactos para evaluar tu crédito. Se borran a los 30 días.",
            "Puedes cancelar tu solicitud en la app.",
            "Activa el permiso en Ajustes.",
        ],
    ),
    (
        "N6",
        "id",
        [
            "Kami membaca kontak Anda untuk menilai kredit. Data dihapus setelah 30 hari.",
            "Anda dapat membatalkan pengajuan di aplikasi.",
            "Aktifkan izin di Pengaturan.",
        ],
    ),
    (
        "N6",
        "pt",
        [
            "Lemos seus contatos para avaliar crédito. São apagados em 30 dias.",
            "Você pode cancelar o pedido no app.",
            "Ative a permissão em Configurações.",
        ],
    ),
    (
        "N6",
        "vi",
        [
            "Chúng tôi đọc danh bạ để đánh giá tín dụng. Dữ liệu bị xóa sau 30 ngày.",
            "Bạn có thể hủy đơn vay trong ứng dụng.",
            "Bật quyền trong Cài đặt.",
        ],
    ),
    (
        "N6",
        "zh",
        [
            "我们读取您的通讯录用于评估信用,30天后自动删除。",
            "您可在App内取消借款申请。",
            "请在设置中开启权限。",
        ],
    ),
    (
        "N6",
        "hi",
        [
            "हम क्रेडिट जाँचने के लिए आपके संपर्क पढ़ते हैं। 30 दिन बाद डेटा हटा दिया जाता है।",
            "आप ऐप में आवेदन रद्द कर सकते हैं।",
            "सेटिंग में अनुमति चालू करें।",
        ],
    ),
    (
        "N6",
        "fil",
        [
            "Binabasa namin ang contacts mo para suriin ang credit. Buburahin ito pagkaraan ng 30 araw.",
            "Puwede mong kanselahin ang loan application sa app.",
            "I-on ang permission sa Settings.",
        ],
    ),
    (
        "N6",
        "th",
        [
            "เราอ่านรายชื่อผู้ติดต่อเพื่อประเมินเครดิต ลบหลัง 30 วัน",
            "คุณยกเลิกคำขอสินเชื่อในแอปได้",
            "เปิดสิทธิ์ในการตั้งค่า",
        ],
    ),
    (
        "N6",
        "ur",
        [
            "ہم کریڈٹ جانچنے کے لیے آپ کے رابطے پڑھتے ہیں۔ 30 دن بعد ڈیٹا حذف کر دیا جاتا ہے۔",
            "آپ ایپ میں درخواست منسوخ کر سکتے ہیں۔",
        ],
    ),
    (
        "N6",
        "bn",
        [
            "ক্রেডিট যাচাই করতে আমরা আপনার কন্টাক্ট পড়ি। ৩০ দিন পরে মুছে ফেলা হয়।",
            "আপনি অ্যাপে আবেদন বাতিল করতে পারেন।",
        ],
    ),
    (
        "N6",
        "sw",
        [
            "Tunasoma anwani zako za simu ili kukadiria mkopo. Zinafutwa baada ya siku 30.",
            "Unaweza kughairi ombi kwenye programu.",
        ],
    ),
    (
        "N9",
        "en",
        [
            "We read your contacts to assess credit.",
            "Questions? Visit our help centre.",
            "No problem! We make lending easy. Tap Next.",
        ],
    ),
    (
        "N9",
        "es",
        [
            "Leemos tus contactos para evaluar tu crédito.",
            "¿Preguntas? Visita el centro de ayuda.",
            "Sin problemas: toca Siguiente.",
        ],
    ),
    (
        "N9",
        "id",
        [
            "Kami membaca kontak Anda untuk menilai kredit.",
            "Ada pertanyaan? Buka Pusat Bantuan.",
            "Tanpa masalah, tekan Lanjut.",
        ],
    ),
    (
        "N9",
        "pt",
        [
            "Lemos seus contatos para avaliar crédito.",
            "Dúvidas? Veja a central de ajuda.",
            "Sem problema: toque em Avançar.",
        ],
    ),
    (
        "N9",
        "zh",
        ["我们读取您的通讯录用于评估信用。", "有疑问?请查看帮助中心。", "没问题,点击下一步。"],
    ),
    (
        "N9",
        "vi",
        [
            "Chúng tôi đọc danh bạ để đánh giá tín dụng.",
            "Có câu hỏi? Vào mục Trợ giúp.",
            "Không vấn đề gì, bấm Tiếp tục.",
        ],
    ),
    (
        "N9",
        "hi",
        [
            "हम क्रेडिट जाँचने के लिए आपके संपर्क पढ़ते हैं।",
            "सवाल? सहायता केंद्र देखें।",
            "कोई समस्या नहीं, आगे दबाएँ।",
        ],
    ),
    (
        "N3",
        "en",
        ["We need access to your contacts to assess credit.", "Tap Allow on the next screen."],
    ),
    ("N3", "es", ["Necesitamos acceso a tus contactos para evaluar tu crédito."]),
    ("N3", "id", ["Kami perlu akses kontak untuk menilai kredit."]),
    ("N3", "zh", ["我们需要通讯录权限,用于评估信用。"]),
    ("N5", "en", ["Your contacts are uploaded by Acme Credit Ltd to assess your credit."]),
    ("N5", "zh", ["您的通讯录将由重庆融通小额贷款有限公司上传,用于评估信用。"]),
    ("N5", "zh", ["本公司會讀取您的通訊錄,並傳送至伺服器。本服務由豐澤信貸有限公司提供。"]),
    ("N5", "id", ["Kontak Anda diunggah oleh PT Maju Kredit untuk menilai kredit."]),
    (
        "N5",
        "id",
        ["Aplikasi dikelola PT Maju Kredit. Kontak yang tersimpan di ponsel Anda diunggah."],
    ),
    (
        "N5",
        "pt",
        ["Seus contatos são carregados pela Crédito Já Ltda. para avaliar seu crédito."],
    ),
    (
        "N5",
        "es",
        ["Tus contactos son subidos por Crédito Ya S.A. de C.V. para evaluar tu crédito."],
    ),
    (
        "N5",
        "sw",
        ["Anwani zako za simu hupakiwa na Haraka Credit Limited ili kukadiria mkopo."],
    ),
    ("N5", "th", ["รายชื่อผู้ติดต่อของคุณจะถูกอัปโหลดโดยบริษัท เงินไว จำกัด เพื่อประเมินเครดิต"]),
    (
        "N5",
        "vi",
        ["Danh bạ của bạn được Công ty TNHH Tiền Nhanh tải lên để đánh giá tín dụng."],
    ),
    ("N5", "hi", ["तेज़ फाइनेंस लिमिटेड आपके कॉन्टैक्ट्स पढ़कर सर्वर पर भेजती है।"]),
    (
        "N5",
        "fil",
        ["Ina-upload ng Pera Lending Corp. ang contacts mo para suriin ang credit mo."],
    ),
]


@pytest.mark.parametrize(("element", "language", "texts"), LACKING)
def test_what_only_sounds_like_an_element_tells_none(element, language, texts):
    assert judged([*texts, "OK"])[element] is not Kleene.YES


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ("N2", "We read them to protect your account from fraud."),
        ("N2", "Los usamos para proteger tu cuenta de fraudes."),
        ("N5", "They are sent to Acme Analytics Ltd."),
        ("N5", "Chúng được chuyển cho Công ty TNHH Dữ Liệu."),
        ("N6", "You can cancel this permission in the app."),
        ("N6", "Anda dapat membatalkan izin ini di menu Profil."),
        ("N9", "A problem? Call our complaints line, 0800 000 000."),
        ("N9", "Ada masalah? Lapor ke 157."),
    ],
)
def test_what_tells_it_beside_such_words_is_told(element, told):
    assert (
        judged(["We upload the contacts on your phone once.", told, "OK"])[element]
        is Kleene.YES
    )
