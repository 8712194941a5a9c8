"""Elements that a notice names only to refuse them are not told; the same words in an honest sentence are."""

import pytest

from auditor.facts.notice.notice_facts import Notice, judge_notice
from auditor.facts.notice.notices import Library
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.texts import Text
from tests.auditor.facts.notice_scores import judged

READ = {
    "en": "We upload the contacts of your phone once.",
    "es": "Subimos los contactos de tu teléfono una vez.",
    "id": "Kami mengunggah kontak ponsel Anda satu kali.",
    "zh": "我们一次性上传您手机中的通讯录。",
    "vi": "Chúng tôi tải danh bạ của bạn lên một lần.",
    "pt": "Enviamos os contatos do seu celular uma vez.",
    "hi": "हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।",
    "fil": "Ina-upload namin ang contacts mo nang isang beses.",
    "sw": "Tunapakia anwani zako mara moja.",
    "th": "เราอัปโหลดรายชื่อในโทรศัพท์ของคุณหนึ่งครั้ง",
    "ur": "ہم آپ کے رابطے ایک بار اپ لوڈ کرتے ہیں۔",
    "bn": "আমরা আপনার পরিচিতি একবার আপলোড করি।",
}
"""A sentence that names the phonebook and how it is taken, by language."""

REFUSED = [
    (
        "en",
        "N6",
        "Once given, this permission cannot be withdrawn in the app or anywhere else.",
    ),
    ("en", "N6", "There is no way to delete what was uploaded."),
    ("en", "N6", "Requests to delete the copy are not accepted, whether by email or by phone."),
    ("en", "N6", "Please do not write to us to have it deleted; we will refuse."),
    ("en", "N6", "Do not turn it off in Settings."),
    (
        "en",
        "N6",
        "You may withdraw consent. That does not concern the contacts, which stay with us for good.",
    ),
    ("en", "N9", "We do not take complaints, neither by phone nor by email."),
    ("en", "N9", "There is no complaints desk."),
    ("en", "N9", "Complaints to the ombudsman are excluded."),
    ("en", "N9", "By agreeing you give up the right to complain to the regulator."),
    ("en", "N5", "Who receives it we do not disclose."),
    ("en", "N5", "We do not tell you to whom the list is given."),
    ("en", "N2", "What we use it for is our business."),
    ("en", "N2", "We do not say what it is used for."),
    ("en", "N2", "Not used to verify your identity."),
    ("en", "N2", "We do not need it to assess your credit."),
    ("en", "N7", "No company is named here."),
    ("es", "N6", "Este permiso no se puede retirar ni en la app ni por correo."),
    ("es", "N6", "No hay forma de borrar lo que se subió."),
    ("es", "N9", "No atendemos quejas por teléfono ni por correo."),
    ("es", "N9", "Al aceptar renuncias a quejarte ante la CONDUSEF."),
    ("es", "N5", "No informamos quién recibe la lista."),
    ("es", "N2", "No decimos para qué la usamos."),
    ("id", "N6", "Izin ini tidak dapat dicabut lewat aplikasi maupun lewat email."),
    ("id", "N6", "Tidak ada cara untuk menghapus data yang sudah diunggah."),
    ("id", "N9", "Kami tidak menerima pengaduan lewat telepon maupun email."),
    ("id", "N9", "Anda melepaskan hak untuk mengadu ke OJK."),
    ("id", "N5", "Kami tidak memberi tahu siapa yang menerima daftar itu."),
    ("id", "N2", "Kami tidak menjelaskan untuk apa daftar itu dipakai."),
    ("zh", "N6", "授权后不可在应用内或以其他方式撤回。"),
    ("zh", "N6", "已上传的内容没有办法删除。"),
    ("zh", "N9", "我们不受理任何投诉,也没有投诉电话。"),
    ("zh", "N9", "您同意放弃向监管部门投诉的权利。"),
    ("zh", "N5", "名单给了谁,我们不便告知。"),
    ("zh", "N2", "用来做什么,恕不奉告。"),
    ("vi", "N6", "Sau khi cho phép thì không thể rút lại trong ứng dụng."),
    ("vi", "N6", "Không có cách nào xóa dữ liệu đã tải lên."),
    ("vi", "N9", "Chúng tôi không tiếp nhận khiếu nại qua điện thoại hay email."),
    ("vi", "N5", "Chúng tôi không cho biết ai nhận danh sách này."),
    ("pt", "N6", "Esta permissão não pode ser retirada nem no app nem por e-mail."),
    ("pt", "N6", "Não há como apagar o que foi enviado."),
    ("pt", "N9", "Não recebemos reclamações por telefone nem por e-mail."),
    ("pt", "N5", "Não informamos quem recebe a lista."),
    ("hi", "N6", "यह अनुमति ऐप में या ईमेल से वापस नहीं ली जा सकती।"),
    ("hi", "N6", "अपलोड किया हुआ डेटा हटाने का कोई तरीका नहीं है।"),
    ("hi", "N9", "हम फ़ोन या ईमेल पर शिकायत नहीं लेते।"),
    ("hi", "N5", "सूची किसे दी जाती है, यह हम नहीं बताते।"),
    ("fil", "N6", "Hindi na mababawi ang pahintulot na ito sa app o sa email."),
    ("fil", "N6", "Walang paraan para burahin ang na-upload na."),
    ("fil", "N9", "Hindi kami tumatanggap ng reklamo sa telepono o email."),
    ("fil", "N5", "Hindi namin sinasabi kung sino ang tatanggap ng listahan."),
    ("sw", "N6", "Ruhusa hii haiwezi kuondolewa kwenye programu wala kwa barua pepe."),
    ("sw", "N6", "Hakuna njia ya kufuta kilichopakiwa."),
    ("sw", "N9", "Hatupokei malalamiko kwa simu wala kwa barua pepe."),
    ("sw", "N5", "Hatusemi nani atapata orodha."),
    ("th", "N6", "เมื่ออนุญาตแล้วไม่สามารถถอนได้ในแอปหรือทางอีเมล"),
    ("th", "N6", "ไม่มีทางลบข้อมูลที่อัปโหลดแล้ว"),
    ("th", "N9", "เราไม่รับเรื่องร้องเรียนทางโทรศัพท์หรืออีเมล"),
    ("th", "N5", "เราไม่เปิดเผยว่าใครเป็นผู้รับรายชื่อ"),
    ("ur", "N6", "یہ اجازت ایپ میں یا ای میل سے واپس نہیں لی جا سکتی۔"),
    ("ur", "N6", "اپ لوڈ شدہ ڈیٹا ہٹانے کا کوئی طریقہ نہیں ہے۔"),
    ("ur", "N9", "ہم فون یا ای میل پر شکایت نہیں لیتے۔"),
    ("ur", "N5", "فہرست کس کو دی جاتی ہے، یہ ہم نہیں بتاتے۔"),
    ("bn", "N6", "এই অনুমতি অ্যাপে বা ইমেইলে প্রত্যাহার করা যাবে না।"),
    ("bn", "N6", "আপলোড করা তথ্য মুছে ফেলার কোনো উপায় নেই।"),
    ("bn", "N9", "আমরা ফোনে বা ইমেইলে অভিযোগ নিই না।"),
    ("bn", "N5", "তালিকা কাকে দেওয়া হয় তা আমরা জানাই না।"),
    ("en", "N6", "Withdraw in Settings. This does not apply to the contacts that we hold."),
]

HONEST = [
    ("en", "N6", "You need not give a reason to withdraw: use Settings > Privacy."),
    ("en", "N6", "It costs nothing to withdraw your consent in the app."),
    ("en", "N6", "Withdraw in Settings at any time; what was deleted cannot be restored."),
    ("en", "N6", "If you cannot open Settings, write to us and we delete the copy."),
    ("en", "N9", "If we do not answer your complaint within 15 days, write to the ombudsman."),
    ("en", "N9", "We do not charge for complaints: call 0800 123 456."),
    ("en", "N9", "Complaints are answered within seven days at 0800 123 456."),
    ("en", "N5", "We do not tell anybody outside the company; only we see it."),
    ("es", "N6", "Puedes retirar el permiso en Ajustes; lo borrado no se puede recuperar."),
    ("es", "N6", "Si no puedes entrar a la app, escríbenos y borramos la copia."),
    ("es", "N9", "Si no respondemos tu queja en 15 días, acude a la CONDUSEF."),
    (
        "id",
        "N6",
        "Izin dapat dicabut di Pengaturan; data yang sudah dihapus tidak dapat dikembalikan.",
    ),
    ("id", "N6", "Kalau tidak bisa membuka aplikasi, kirim email dan kami hapus datanya."),
    ("id", "N9", "Jika pengaduan tidak ditanggapi dalam 15 hari, hubungi OJK di 157."),
    ("zh", "N6", "您可在设置中撤回同意,撤回后我们不得继续使用。"),
    ("zh", "N6", "撤回后无法恢复,请在“设置-隐私”中操作撤回。"),
    ("zh", "N9", "如对处理结果不满,可拨打 400-800-1234 投诉,我们不会拒绝受理。"),
    ("vi", "N6", "Bạn có thể rút lại trong Cài đặt; dữ liệu đã xóa không thể khôi phục."),
    (
        "pt",
        "N6",
        "Você pode retirar a permissão em Ajustes; o que foi apagado não pode ser recuperado.",
    ),
    ("pt", "N9", "Se não respondermos à sua reclamação em 15 dias, procure o Procon."),
    ("hi", "N6", "आप सेटिंग में जाकर अनुमति वापस ले सकते हैं; हटाया गया डेटा वापस नहीं लाया जा सकता।"),
    ("fil", "N6", "Puwede mong bawiin sa Settings; hindi na maibabalik ang nabura."),
    ("sw", "N6", "Unaweza kuondoa ruhusa kwenye Mipangilio; kilichofutwa hakiwezi kurudishwa."),
    ("th", "N6", "คุณถอนความยินยอมได้ในการตั้งค่า ข้อมูลที่ลบแล้วกู้คืนไม่ได้"),
    (
        "ur",
        "N6",
        "آپ سیٹنگز میں جا کر اجازت واپس لے سکتے ہیں؛ مٹایا گیا ڈیٹا واپس نہیں آ سکتا۔",
    ),
    ("bn", "N6", "আপনি সেটিংসে গিয়ে অনুমতি প্রত্যাহার করতে পারেন; মুছে ফেলা তথ্য ফেরত আনা যায় না।"),
    ("hi", "N5", "किसी और को नहीं बताते।"),
]


@pytest.mark.parametrize(("language", "element", "text"), REFUSED)
def test_what_is_refused_is_not_told(language, element, text):
    assert judged([READ[language], text, "OK"])[element] is not Kleene.YES


@pytest.mark.parametrize(("language", "element", "text"), HONEST)
def test_what_is_told_beside_a_negation_is_told(language, element, text):
    assert judged([READ[language], text, "OK"])[element] is Kleene.YES


def test_what_the_next_sentence_takes_back_is_not_told():
    withdrawn = "You may withdraw in the app at any time."
    kept = "That does not concern the contacts, which stay with us for good."
    assert judged([READ["en"], withdrawn, "OK"])["N6"] is Kleene.YES
    assert judged([READ["en"], withdrawn, kept, "OK"])["N6"] is not Kleene.YES


def test_what_the_next_sentence_leaves_alone_stays_told():
    withdrawn = "You may withdraw in the app at any time."
    beside = "That does not concern your loan."
    assert judged([READ["en"], withdrawn, beside, "OK"])["N6"] is Kleene.YES


def test_what_a_document_refuses_is_not_told():
    def told(text):
        document = Text(text, "policy-asset", "assets/privacy.html", "", "base")
        notice = Notice((), Library().all([document]), (), True, Kleene.YES)
        return judge_notice(notice)

    read = "We upload the contacts of your phone once."
    assert told(f"{read} Complaints: 0800 123 456.")["N9"].value is Kleene.YES
    assert told(f"{read} Complaints by phone are not accepted.")["N9"].value is not Kleene.YES


@pytest.mark.parametrize(
    "line",
    [
        "Se recusar, basta informar uma referência.",
        "If you decline, simply give us one reference.",
    ],
)
def test_what_a_refusal_asks_for_instead_names_nobody_who_gets_the_data(line: str):
    assert judged([*_SENT, line])["N5"] is Kleene.NO


_SENT = [
    "Your contacts",
    "Acme Ltd reads the names and numbers in your phone and uploads them.",
]
