"""Whole consent screens of one story, from a title to the buttons, in the words of lenders' apps."""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice_scores import judged

ELEMENTS = ("N1", "N2", "N3", "N5", "N6", "N7", "N9")
SCREENS = {
    "en": [
        "One more thing before we decide",
        "Lenders who never met you have little to go on. Your contact list shows us how settled you are, so we can charge you less.",
        "It is read in full the moment you agree and kept on our servers until your loan is closed. Staff of Hillmark Bank plc are the only ones with access.",
        "You may change this setting whenever you wish in Profile → Permissions; the copy is deleted the same day.",
        "Complaints: Customer Relations, PO Box 12, Leeds.",
        "Agree and continue",
        "Skip this step",
    ],
    "zh-Hans": [
        "最后一步",
        "我们没见过您,看看通讯录里有多少常联系的人,就能给您更低的利息。",
        "您同意的那一刻整份读取,放在我们的服务器上,贷款结清就删。只有恒山银行股份有限公司的员工能看。",
        "随时到“我的→权限”改,当天删除。",
        "投诉:客户关系部,电话400-622-0000。",
        "同意并继续",
        "跳过",
    ],
    "es": [
        "Un último paso",
        "Como no te conocemos en persona, tus contactos nos dan una idea de tu estabilidad y así podemos cobrarte menos.",
        "Se leen completos cuando aceptas y se guardan en nuestros servidores hasta que liquidas el préstamo. Únicamente el personal de Banco Hillmark S.A. tiene acceso.",
        "Cambia esto cuando desees en Perfil → Permisos; la copia se borra ese mismo día.",
        "Reclamaciones: Atención al Cliente, Apartado 12, Lima.",
        "Aceptar y continuar",
        "Saltar este paso",
    ],
    "pt": [
        "Último passo",
        "Como não conhecemos você pessoalmente, seus contatos nos dão uma noção da sua estabilidade, e assim cobramos menos.",
        "Eles são lidos por inteiro quando você aceita e ficam nos nossos servidores até a quitação. Somente a equipe do Banco Hillmark S.A. tem acesso.",
        "Mude isso quando quiser em Perfil → Permissões; a cópia é apagada no mesmo dia.",
        "Reclamações: SAC 0800 700 1234.",
        "Aceitar e continuar",
        "Pular esta etapa",
    ],
    "id": [
        "Langkah terakhir",
        "Kontak Anda membantu kami menaksir kemampuan usaha warung Anda.",
        "Setelah Anda setuju, seluruh kontak dibaca dan disimpan di server sampai pinjaman lunas. Hanya tim analis PT Bank Hillmark Indonesia yang bisa mengaksesnya.",
        "Ubah kapan saja di Profil → Izin; salinan dihapus hari itu juga.",
        "Layanan pengaduan: pengaduan@hillmark.example",
        "Setuju dan lanjut",
        "Lewati",
    ],
    "vi": [
        "Bước cuối cùng",
        "Danh bạ giúp chúng tôi ước lượng việc làm ăn của bạn để định hạn mức.",
        "Sau khi bạn đồng ý, toàn bộ danh bạ được đọc và lưu trên máy chủ đến khi tất toán. Chỉ nhân viên Công ty Tài chính TNHH Hillmark được xem.",
        "Bạn đổi lúc nào cũng được trong Hồ sơ → Quyền; bản sao sẽ xoá trong ngày.",
        "Tiếp nhận khiếu nại: 1800 1234.",
        "Đồng ý và tiếp tục",
        "Bỏ qua bước này",
    ],
    "th": [
        "ขั้นตอนสุดท้าย",
        "รายชื่อผู้ติดต่อช่วยให้เราประเมินกิจการของคุณและกำหนดวงเงิน",
        "เมื่อคุณยินยอม ระบบจะอ่านรายชื่อทั้งหมดและเก็บบนเซิร์ฟเวอร์จนกว่าจะปิดบัญชี เฉพาะพนักงานบริษัท ฮิลล์มาร์ค ลิสซิ่ง จำกัด เท่านั้นที่เข้าถึงได้",
        "เปลี่ยนได้ทุกเมื่อที่ โปรไฟล์ → สิทธิ์ สำเนาจะถูกลบในวันเดียวกัน",
        "ร้องเรียน: 02-222-3333",
        "ยินยอมและไปต่อ",
        "ข้ามขั้นตอนนี้",
    ],
    "fil": [
        "Huling hakbang",
        "Tinutulungan kami ng contacts mo na tantiyahin ang negosyo mo at itakda ang limit.",
        "Pagkatapos mong pumayag, babasahin ang buong listahan at itatabi sa server namin hanggang mabayaran ang loan. Mga empleyado lang ng Hillmark Finance Corp. ang may access.",
        "Baguhin kahit kailan sa Profile → Permissions; buburahin ang kopya sa araw ding iyon.",
        "Para sa reklamo: (02) 8222-3333",
        "Pumapayag, magpatuloy",
        "Laktawan ito",
    ],
    "ur": [
        "آخری قدم",
        "آپ کے رابطوں سے ہمیں آپ کے کاروبار کا اندازہ ہوتا ہے اور ہم درست حد مقرر کرتے ہیں۔",
        "آپ کی رضامندی کے بعد پوری فہرست پڑھی جاتی ہے اور قرض ادا ہونے تک ہمارے سرور پر رہتی ہے۔ صرف ہلمارک فنانس لمیٹڈ کا عملہ اسے دیکھ سکتا ہے۔",
        "جب چاہیں پروفائل ← اجازتیں میں تبدیل کریں؛ کاپی اسی دن حذف ہو جائے گی۔",
        "شکایات: 021-111-222",
        "متفق، جاری رکھیں",
        "یہ قدم چھوڑیں",
    ],
    "bn": [
        "শেষ ধাপ",
        "আপনার কন্টাক্ট থেকে আমরা আপনার ব্যবসার ধারণা পাই এবং সঠিক সীমা ঠিক করি।",
        "আপনি সম্মতি দিলে পুরো তালিকা পড়া হয় এবং ঋণ শোধ না হওয়া পর্যন্ত আমাদের সার্ভারে থাকে। শুধু হিলমার্ক ফাইন্যান্স লিমিটেডের কর্মীরা এটি দেখতে পারেন।",
        "যখন খুশি প্রোফাইল → অনুমতি থেকে বদলান; কপি সেদিনই মুছে যাবে।",
        "অভিযোগ: ০২-২২২-৩৩৩৩",
        "সম্মত, এগিয়ে যান",
        "এই ধাপ বাদ দিন",
    ],
}
LACKING = [
    (
        ("N5", "N6", "N9"),
        [
            "Almost done",
            "Reading your contact list lets our system judge how likely you are to repay. It will be uploaded now.",
            "Hillmark Bank plc",
            "OK",
            "Not now",
        ],
    ),
    (
        ("N5", "N6", "N9"),
        [
            "Hampir selesai",
            "Sistem kami membaca dan mengunggah kontak Anda untuk menilai kemungkinan Anda melunasi.",
            "PT Bank Hillmark Indonesia",
            "OK",
            "Nanti",
        ],
    ),
    (
        ("N5", "N6", "N9"),
        [
            "Ya casi",
            "Nuestro sistema lee y sube tus contactos para estimar si vas a pagar.",
            "Banco Hillmark S.A.",
            "OK",
            "Ahora no",
        ],
    ),
    (
        ("N2", "N5", "N6", "N9"),
        [
            "就差一步",
            "请允许读取并上传您的通讯录,以便继续。",
            "恒山银行股份有限公司",
            "好",
            "暂不",
        ],
    ),
]


@pytest.mark.parametrize("language", SCREENS)
def test_a_whole_screen_is_read(language):
    facts = judged(SCREENS[language])
    assert {facts[one] for one in ELEMENTS} == {Kleene.YES}


@pytest.mark.parametrize(("lacks", "texts"), LACKING)
def test_what_is_nowhere_told_lacks(lacks, texts):
    facts = judged(texts)
    assert {facts[one] for one in lacks} == {Kleene.NO}
