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
    ("en", "N2", "Why us: we have the lowest fees in town."),
    ("en", "N2", "We check your internet speed so that the app loads faster."),
    ("en", "N2", "We look at your pay dates to plan your instalments."),
    ("en", "N2", "What your selfie is for: to see that it is really you."),
    ("en", "N2", "The amount depends on what you can afford."),
    ("en", "N5", "Who can see your contract: only you."),
    ("en", "N5", "Your card number is never shown to the shop."),
    ("en", "N5", "We don't sell insurance to anyone."),
    ("en", "N5", "Nobody else needs to sign for you."),
    ("en", "N6", "Forgot to pay? Open My loans and tap Pay now."),
    ("en", "N6", "Wrong amount? Change it in the form at any time."),
    ("en", "N6", "No longer need the money? Send it back within 3 days."),
    ("en", "N6", "You can stop getting our newsletter in Settings."),
    ("zh", "N2", "为什么利率低:我们没有线下门店。"),
    ("zh", "N2", "我们检查您的网络速度,让页面更快打开。"),
    ("zh", "N2", "自拍照拿来做什么:确认是您本人。"),
    ("zh", "N5", "合同给谁看:只有您自己。"),
    ("zh", "N5", "您的卡号不会告诉商家。"),
    ("zh", "N6", "忘了还款?打开“我的借款”点“立即还款”。"),
    ("zh", "N6", "金额填错了?随时可在表单里修改。"),
    ("zh", "N6", "不想借了?3天内退回款项即可。"),
    ("es", "N2", "Por qué nosotros: tenemos las comisiones más bajas."),
    ("es", "N2", "Revisamos la velocidad de su internet para que la app cargue más rápido."),
    ("es", "N2", "Para qué es la selfie: ver que es usted."),
    ("es", "N5", "Quién ve su contrato: solo usted."),
    ("es", "N5", "Nadie le visitará en su casa."),
    ("es", "N6", "¿Olvidó pagar? Abra Mis préstamos y toque Pagar."),
    ("es", "N6", "¿Monto equivocado? Cámbielo en el formulario cuando quiera."),
    ("es", "N6", "¿Ya no necesita el dinero? Devuélvalo en 3 días."),
    ("pt", "N2", "Por que nós: temos as menores tarifas."),
    ("pt", "N2", "Verificamos a velocidade da sua internet para o app abrir mais rápido."),
    ("pt", "N2", "Para que serve a selfie: ver que é você."),
    ("pt", "N5", "Quem vê o seu contrato: só você."),
    ("pt", "N5", "Ninguém vai visitar você em casa."),
    ("pt", "N6", "Esqueceu de pagar? Abra Meus empréstimos e toque em Pagar."),
    ("pt", "N6", "Valor errado? Mude no formulário quando quiser."),
    ("pt", "N6", "Não precisa mais do dinheiro? Devolva em 3 dias."),
    ("id", "N2", "Kenapa bunga kami rendah: kami tidak punya kantor cabang."),
    ("id", "N2", "Kami memeriksa kecepatan internet Anda supaya aplikasi lebih cepat dibuka."),
    ("id", "N2", "Swafoto gunanya: memastikan itu benar Anda."),
    ("id", "N5", "Siapa yang melihat kontrak: hanya Anda."),
    ("id", "N5", "Tidak ada yang akan datang ke rumah Anda."),
    ("id", "N6", "Lupa bayar? Buka Pinjaman Saya lalu ketuk Bayar."),
    ("id", "N6", "Salah jumlah? Ubah di formulir kapan saja."),
    ("id", "N6", "Tidak jadi butuh uang? Kembalikan dalam 3 hari."),
    ("id", "N6", "Dapat dimatikan kapan saja di menu Lokasi."),
    ("vi", "N2", "Vì sao lãi thấp: chúng tôi không có chi nhánh."),
    ("vi", "N2", "Chúng tôi kiểm tra tốc độ mạng của bạn để ứng dụng mở nhanh hơn."),
    ("vi", "N2", "Ảnh chân dung để làm gì: xem có đúng là bạn."),
    ("vi", "N5", "Ai xem hợp đồng: chỉ mình bạn."),
    ("vi", "N5", "Không ai đến nhà bạn."),
    ("vi", "N6", "Quên trả? Mở Khoản vay của tôi và chạm Trả ngay."),
    ("vi", "N6", "Sai số tiền? Sửa trong đơn bất cứ lúc nào."),
    ("vi", "N6", "Không cần tiền nữa? Trả lại trong 3 ngày."),
    ("hi", "N2", "ब्याज कम क्यों: हमारी कोई शाखा नहीं है।"),
    ("hi", "N2", "सेल्फ़ी किसलिए: यह देखने के लिए कि आप ही हैं।"),
    ("hi", "N5", "अनुबंध कौन देखता है: केवल आप।"),
    ("hi", "N5", "आपके घर कोई नहीं आएगा।"),
    ("hi", "N6", "भुगतान भूल गए? मेरे लोन खोलें और अभी चुकाएँ दबाएँ।"),
    ("hi", "N6", "रकम गलत है? फ़ॉर्म में कभी भी बदलें।"),
    ("fil", "N2", "Bakit mababa ang interes: wala kaming sangay."),
    ("fil", "N2", "Para saan ang selfie: para makitang ikaw nga."),
    ("fil", "N5", "Sino ang nakakakita ng kontrata: ikaw lang."),
    ("fil", "N5", "Walang pupunta sa bahay mo."),
    ("fil", "N6", "Nakalimutang magbayad? Buksan ang Mga Loan ko at pindutin ang Bayaran."),
    ("sw", "N2", "Kwa nini riba ni ndogo: hatuna matawi."),
    ("sw", "N2", "Selfi ni ya nini: kuona kwamba ni wewe."),
    ("sw", "N5", "Nani anaona mkataba: wewe tu."),
    ("sw", "N6", "Umesahau kulipa? Fungua Mikopo yangu na ubonyeze Lipa."),
    ("th", "N2", "ทำไมดอกเบี้ยต่ำ: เราไม่มีสาขา"),
    ("th", "N2", "เซลฟี่ใช้ทำอะไร: ดูว่าเป็นคุณจริง"),
    ("th", "N5", "ใครเห็นสัญญา: คุณเท่านั้น"),
    ("th", "N6", "ลืมชำระ? เปิด สินเชื่อของฉัน แล้วแตะ ชำระ"),
    ("ur", "N5", "معاہدہ کون دیکھتا ہے: صرف آپ۔"),
    ("ur", "N6", "ادائیگی بھول گئے؟ میرے قرض کھولیں اور ادا کریں دبائیں۔"),
    ("bn", "N2", "সুদ কম কেন: আমাদের কোনো শাখা নেই।"),
    ("bn", "N5", "চুক্তি কে দেখে: শুধু আপনি।"),
    ("bn", "N6", "কিস্তি দিতে ভুলে গেছেন? আমার ঋণ খুলে এখনই দিন চাপুন।"),
    ("hi", "N6", "आप खाता > सूचनाएँ में किस्त की सूचनाएँ कभी भी बंद कर सकते हैं।"),
    ("en", "N6", "You can switch off instalment reminders at any time in Account > Notifications."),
    ("en", "N2", "We check your device model to decide whether the app runs smoothly on it."),
    ("pt", "N2", "Por que temos juros baixos: não gastamos com agências."),
    ("zh", "N2", "身份证照片拿来干嘛:核对您是不是本人。"),
    ("zh", "N5", "合同给谁看:借款合同仅您本人可见。"),
    ("es", "N6", "¿Se te olvidó pagar? En Mi cuenta toca Pagar cuota y te ponemos al día."),
    ("vi", "N6", "Bạn đổi ý không vay nữa thì trả lại tiền trong 3 ngày, không mất phí."),
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
    ("en", "N2", "Why: to see if you can pay the loan back."),
    ("en", "N2", "With it we work out how much we can lend you."),
    ("en", "N2", "It tells us if your number belongs to a real person."),
    ("en", "N5", "Who gets it: Tamarind Credit Limited and nobody else."),
    ("en", "N6", "To take it back, tap Privacy > Contacts > Off. We then erase the list."),
    ("en", "N6", "You can say stop whenever you want under Profile > Contacts."),
    ("zh", "N2", "为什么要:看看您还不还得起。"),
    ("zh", "N5", "谁能看到:只有青禾公司的审核员。"),
    ("zh", "N5", "名单我们不转给别人。"),
    ("zh", "N6", "想收回:点“隐私-通讯录-关闭”,我们随即删除。"),
    ("es", "N2", "Por qué: para ver si puede pagar el préstamo."),
    ("es", "N2", "Con ella calculamos cuánto podemos prestarle."),
    ("es", "N5", "Quién la recibe: Tamarindo Crédito S.A. y nadie más."),
    ("es", "N5", "No la pasamos a otros."),
    ("es", "N6", "Para quitarlo, toque Privacidad > Contactos > Desactivar y borramos la lista."),
    ("pt", "N2", "Por quê: para ver se você consegue pagar o empréstimo."),
    ("pt", "N2", "Com ela calculamos quanto podemos emprestar."),
    ("pt", "N5", "Quem recebe: a Tamarindo Crédito S.A. e mais ninguém."),
    ("pt", "N5", "Não passamos a lista adiante."),
    ("pt", "N6", "Para tirar, toque em Privacidade > Contatos > Desligar e apagamos a lista."),
    ("id", "N2", "Kenapa: untuk melihat apakah Anda sanggup membayar pinjaman."),
    ("id", "N2", "Dengan itu kami menghitung berapa yang bisa kami pinjamkan."),
    ("id", "N5", "Siapa yang menerima: PT Asam Jawa Finansial saja."),
    ("id", "N5", "Daftar itu tidak kami teruskan."),
    ("id", "N6", "Untuk mencabut, ketuk Privasi > Kontak > Matikan, daftar kami hapus."),
    ("vi", "N2", "Vì sao: để xem bạn có trả được khoản vay không."),
    ("vi", "N2", "Từ đó chúng tôi tính được cho bạn vay bao nhiêu."),
    ("vi", "N5", "Ai nhận: chỉ Công ty TNHH Me Chua."),
    ("vi", "N5", "Chúng tôi không chuyển danh sách cho ai."),
    ("vi", "N6", "Muốn rút lại: chạm Quyền riêng tư > Danh bạ > Tắt, chúng tôi xóa ngay."),
    ("hi", "N2", "क्यों: यह देखने के लिए कि आप लोन चुका सकेंगे या नहीं।"),
    ("hi", "N2", "इससे हम हिसाब लगाते हैं कि आपको कितना दे सकते हैं।"),
    ("hi", "N5", "कौन पाता है: केवल इमली क्रेडिट प्राइवेट लिमिटेड।"),
    ("hi", "N6", "वापस लेने के लिए गोपनीयता > संपर्क > बंद दबाएँ, हम सूची मिटा देंगे।"),
    ("fil", "N2", "Bakit: para makita kung kaya mong bayaran ang loan."),
    ("fil", "N5", "Sino ang tatanggap: Sampaloc Lending Corp. lang."),
    ("fil", "N6", "Para bawiin, pindutin ang Privacy > Contacts > Off, buburahin namin ang listahan."),
    ("sw", "N2", "Kwa nini: kuona kama unaweza kulipa mkopo."),
    ("sw", "N5", "Nani anapokea: Ukwaju Mikopo Limited pekee."),
    ("sw", "N6", "Kuondoa, bonyeza Faragha > Anwani > Zima, tunafuta orodha."),
    ("th", "N2", "ทำไม: เพื่อดูว่าคุณชำระคืนได้หรือไม่"),
    ("th", "N5", "ใครได้รับ: บริษัท มะขาม เครดิต จำกัด เท่านั้น"),
    ("th", "N6", "ถ้าจะถอน แตะ ความเป็นส่วนตัว > รายชื่อ > ปิด แล้วเราจะลบ"),
    ("ur", "N2", "کیوں: یہ دیکھنے کے لیے کہ آپ قرض واپس کر سکیں گے یا نہیں۔"),
    ("ur", "N5", "کسے ملتی ہے: صرف املی کریڈٹ پرائیویٹ لمیٹڈ۔"),
    ("ur", "N6", "واپس لینے کے لیے رازداری > رابطے > بند دبائیں، ہم فہرست مٹا دیں گے۔"),
    ("bn", "N2", "কেন: আপনি ঋণ শোধ করতে পারবেন কি না দেখতে।"),
    ("bn", "N5", "কে পায়: শুধু তেঁতুল ক্রেডিট লিমিটেড।"),
    ("bn", "N6", "ফিরিয়ে নিতে গোপনীয়তা > পরিচিতি > বন্ধ চাপুন, আমরা তালিকা মুছে দেব।"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "element", "line"), OF_THE_SERVICE)
def test_what_is_told_of_the_service_is_not_told_of_the_phonebook(language, element, line):
    assert judged([BESIDES[language], line, "OK"])[element] is not Kleene.YES


@pytest.mark.parametrize(("language", "element", "line"), OF_THE_BOOK)
def test_what_refers_to_the_phonebook_tells_of_it(language, element, line):
    assert judged([BESIDES[language], line, "OK"])[element] is Kleene.YES


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh-Hant", "利用對象:財團法人金融聯合徵信中心"),
        ("en", "Shared with: Kestrel credit bureau."),
        ("es", "Se comparte con: burós de crédito."),
    ],
)
def test_a_credit_bureau_is_who_gets_it_and_no_other_thing(language, line):
    assert judged([BESIDES[language], line, "OK"])["N5"] is Kleene.YES


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "Dapat dimatikan kapan saja di menu Lokasi."),
        ("hi", "कभी भी लोकेशन मेनू में बंद किया जा सकता है।"),
        ("en", "Can be switched off at any time under Camera."),
        ("zh", "可随时在定位菜单中关闭。"),
        ("en", "It can be switched off at any time in the Location menu."),
        ("hi", "सहमति कभी भी प्रोफ़ाइल में जाकर वापस ली जा सकती है।"),
    ],
)
def test_where_a_consent_is_ended_is_no_other_thing_that_is_ended(language, line):
    assert judged([BESIDES[language], line, "OK"])["N6"] is not Kleene.NO


def test_nobody_under_a_label_of_another_thing_gets_nothing():
    told = [
        "Acme reads the names and numbers in your contact list.",
        "Who else signs the agreement?",
        "Nobody.",
        "OK",
    ]
    assert judged(told)["N5"] is not Kleene.YES


def test_what_is_done_is_no_purpose_under_a_label_that_asks_for_it():
    row = "想做什么:把您手机里通讯录的姓名和号码全部读一遍,加密后传到公司自己的服务器。"
    assert judged([row, "OK"])["N2"] is not Kleene.YES
    assert judged([row, "拿来干嘛:判断这笔贷款能不能批、批多少。", "OK"])["N2"] is Kleene.YES


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
