"""What a notice says of the lender's service, of the account or of the loan tells nothing of the phonebook (N2, N5, N6)."""

import pytest

from auditor.facts.notice.said import Saying
from auditor.facts.notice.sayings import denies_what_it_does
from auditor.model.vocabulary import Confidence, Kleene
from auditor.screens.inventory.texts import Text
from auditor.sentences.statements import read_statements
from tests.auditor.facts.notice_scores import judged
from tests.auditor.facts.test_other_things import NOTICES

BESIDES = {
    **NOTICES,
    "zh-Hant": "恆山融資股份有限公司將一次性讀取您通訊錄中的姓名和號碼。",
    "th": "บริษัท เอซีเอ็มอี ไฟแนนซ์ จำกัด จะอ่านชื่อและหมายเลขในรายชื่อติดต่อของคุณหนึ่งครั้ง",
    "ur": "ایکمی فنانس لمیٹڈ آپ کے رابطوں کی فہرست کے نام اور نمبر ایک بار پڑھے گی۔",
    "bn": "এক্‌মি ফাইন্যান্স লিমিটেড আপনার পরিচিতির তালিকার নাম ও নম্বর একবার পড়বে।",
}
OF_THE_SERVICE = [
    ("en", "N2", "We assess your credit in two minutes."),
    ("en", "N2", "We verify your identity with a short video call."),
    ("en", "N2", "Paying on time helps you build a better credit score."),
    ("en", "N5", "No one else can use your account."),
    ("en", "N5", "Nobody else can borrow in your name."),
    ("zh", "N2", "我们会在一小时内审核您的申请。"),
    ("zh", "N5", "其他人无法使用您的账户。"),
    ("zh", "N5", "还款计划只有您能看到。"),
    ("zh-Hant", "N2", "兩分鐘即可完成信用評估。"),
    ("zh-Hant", "N5", "還款計畫只有您看得到。"),
    ("es", "N2", "Evaluamos su crédito en dos minutos."),
    ("es", "N5", "Nadie más puede usar su cuenta."),
    ("es", "N5", "Solo usted ve su plan de pagos."),
    ("pt", "N2", "O nosso sistema confere o seu pedido em uma hora."),
    ("pt", "N5", "Ninguém mais pode usar a sua conta."),
    ("id", "N2", "Kami menilai kredit Anda dalam dua menit."),
    ("id", "N5", "Tidak ada orang lain yang bisa memakai akun Anda."),
    ("vi", "N2", "Hệ thống kiểm tra hồ sơ của bạn trong một giờ."),
    ("vi", "N5", "Không ai khác dùng được tài khoản của bạn."),
    ("vi", "N6", "Bạn có thể tắt lời nhắc trong Cài đặt."),
    ("hi", "N2", "हम दो मिनट में आपके क्रेडिट का आकलन करते हैं।"),
    ("fil", "N2", "Sinusuri namin ang credit mo sa loob ng dalawang minuto."),
    ("sw", "N2", "Tunatathmini mkopo wako kwa dakika mbili."),
    ("sw", "N5", "Hakuna mtu mwingine anayeweza kutumia akaunti yako."),
    ("th", "N2", "เราประเมินเครดิตของคุณภายในสองนาที"),
    ("th", "N5", "ไม่มีใครอื่นใช้บัญชีของคุณได้"),
    ("th", "N6", "คุณปิดการเตือนได้ในการตั้งค่า"),
    ("ur", "N2", "ہم دو منٹ میں آپ کے کریڈٹ کا جائزہ لیتے ہیں۔"),
    ("ur", "N5", "آپ سیٹنگز میں کسی بھی وقت یہ رضامندی واپس لے سکتے ہیں اور ہم فہرست حذف کر دیتے ہیں۔"),
    ("bn", "N2", "সম্মত না হলে আপনি একটি রেফারেন্স লিখতে পারেন এবং আবেদন চলবে।"),
    ("bn", "N2", "আমরা দুই মিনিটে আপনার ক্রেডিট মূল্যায়ন করি।"),
]  # fmt: skip
OF_THE_BOOK = [
    ("en", "N2", "They help us judge whether we can lend to you."),
    ("en", "N2", "That way we assess your credit."),
    ("en", "N5", "Only our credit team looks at it."),
    ("zh", "N2", "帮助我们判断能否向您放款。"),
    ("zh", "N5", "只有我们的审核人员会看。"),
    ("es", "N2", "Con ella evaluamos su crédito."),
    ("es", "N2", "Nos ayuda a decidir si podemos prestarle."),
    ("pt", "N2", "Assim vemos qual a chance de você pagar."),
    ("id", "N2", "Sistem kami jadi tahu seberapa berisiko meminjamkan ke kamu."),
    ("vi", "N2", "Nhờ vậy chúng tôi biết khả năng trả nợ của bạn."),
    ("hi", "N2", "इससे हम आपके क्रेडिट का आकलन करते हैं।"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "element", "line"), OF_THE_SERVICE)
def test_what_is_told_of_the_service_is_not_told_of_the_phonebook(language, element, line):
    assert judged([BESIDES[language], line, "OK"])[element] is not Kleene.YES


@pytest.mark.parametrize(("language", "element", "line"), OF_THE_BOOK)
def test_what_refers_to_the_phonebook_tells_of_it(language, element, line):
    assert judged([BESIDES[language], line, "OK"])[element] is Kleene.YES


UNNAMED = [
    ("北京恒山小额贷款有限公司将读取您通讯录中的姓名和号码。", "方式:仅在本机逐条比对一次,不上传、不保存,也不提供给任何人。", Kleene.YES),
    ("Acme Ltd reads your contact list.", "Nothing is uploaded.", Kleene.NO),
    ("Acme Ltd reads your contact list.", "Your PIN is never uploaded.", Kleene.NO),
    ("Acme Ltd reads your contact list and your location.", "Method: compared once, not uploaded.", Kleene.NO),
]  # fmt: skip


@pytest.mark.parametrize(("named", "line", "value"), UNNAMED)
def test_a_denial_that_names_nothing_is_of_what_its_screen_is_about(named, line, value):
    texts = [Text(one, "screen", f"{at}", "", "base") for at, one in enumerate((named, line))]
    said = [Saying(each, one) for each in texts for one in read_statements(each.text)]
    known = {
        key: _fact(key, Kleene.YES if key in ("P2", "P4", "X1") else Kleene.NO)
        for key in ("P2", "P4", "X1", "X6")
    }
    told = denies_what_it_does(said, known, dict.fromkeys(texts, texts))
    assert told.value is value


def _fact(key, value):
    from auditor.facts.ground.answers import answer
    from auditor.model.words import Words

    return answer(key, value, Confidence.CONFIRMED, Words(key, key))
