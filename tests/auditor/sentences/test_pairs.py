"""Elements that are told in twos, in every language, and sentences that hold but one of the two."""

import pytest

from auditor.data.shelf import read_table
from auditor.errors import BadData
from auditor.screens.notice.paired_rows import told_in_pairs
from auditor.screens.notice.screen_rows import rows_of
from auditor.sentences import pair_words, terms
from auditor.sentences.claims import Mode
from auditor.sentences.lexicon import LANGUAGES
from auditor.sentences.pair_words import ROWS, TABLE

READ = {
    "en": "We read the contacts on your phone.",
    "zh": "我们会读取您手机的通讯录。",
    "es": "Leemos los contactos de tu teléfono.",
    "pt": "Lemos os contatos do seu celular.",
    "id": "Kami membaca kontak di ponsel Anda.",
    "vi": "Chúng tôi đọc danh bạ trên máy của bạn.",
    "hi": "हम आपके फ़ोन के संपर्क पढ़ते हैं।",
    "fil": "Binabasa namin ang contacts sa telepono mo.",
    "sw": "Tunasoma anwani kwenye simu yako.",
    "th": "เราอ่านรายชื่อติดต่อในเครื่องของคุณ",
    "ur": "ہم آپ کے فون کے رابطے پڑھتے ہیں۔",
    "bn": "আমরা আপনার ফোনের কন্টাক্ট তালিকা পড়ি।",
}


def told(language: str, text: str) -> set[str]:
    rows = list(rows_of([READ[language], text], ["", ""]))
    return {state for one in told_in_pairs(rows) if one.text for state in one.statement.states}


ENDED = {
    "en": "Fed up? Menu → Friends → Disconnect.",
    "zh": "哪天不愿意了,对我说“停”就行。",
    "es": "Lo quitas cuando gustes en tu perfil.",
    "pt": "Pode apagá-los em Perfil › Limpar.",
    "id": "Bisa dihentikan dari halaman Profil.",
    "vi": "Tắt bất cứ lúc nào tại Cài đặt.",
    "hi": "मन बदले तो मेन्यू में जाकर बंद कर दो।",
    "fil": "I-off lang sa Profile kung ayaw mo na.",
    "sw": "Ukibadili nia, nenda Akaunti na ufute.",
    "th": "หากเปลี่ยนใจ ยกเลิกได้ที่เมนู",
    "ur": "ارادہ بدل جائے تو مینو میں جا کر بند کریں۔",
    "bn": "মত বদলালে মেনুতে গিয়ে বন্ধ করুন।",
}
GRIEVED = {
    "en": "If our officer was rude, report him: 0800 000 300.",
    "zh": "对我们的人员有意见,请打0351-600 0000。",
    "es": "¿Algo te molestó? Si algo salió mal escríbenos.",
    "pt": "Se algo correr mal, vá à loja.",
    "id": "Kalau ada yang tidak beres, chat kami.",
    "vi": "Thấy bức xúc xin gọi 1900 1111.",
    "hi": "कोई दिक्कत हो तो हमें मेल करें।",
    "fil": "Kung may problema, mag-message sa Helpdesk.",
    "sw": "Ukiwa na tatizo piga 0711 000 000.",
    "th": "หากไม่พอใจ โทร 02-000-0000",
    "ur": "کوئی مسئلہ ہو تو ہمیں ای میل کریں۔",
    "bn": "কোনো সমস্যা হলে আমাদের লিখুন।",
}
GIVEN = {
    "en": "Nobody outside the firm gets to see them.",
    "zh": "号码不给平台以外的任何人。",
    "es": "Nadie más la ve.",
    "pt": "Ninguém mais vê a lista.",
    "id": "Nggak ada pihak lain yang lihat.",
    "vi": "Không ai khác nhìn thấy.",
    "hi": "यह सूची किसी और को नहीं दी जाती।",
    "fil": "Walang ibang makakakita nito.",
    "sw": "Hakuna mtu mwingine anayeona orodha.",
    "th": "ไม่มีใครเห็นรายชื่อนี้",
    "ur": "یہ فہرست کسی اور کو نہیں دی جاتی۔",
    "bn": "এই তালিকা অন্য কাউকে দেওয়া হয় না।",
}
TAKEN = {
    "en": "Numbers are uploaded overnight.",
    "zh": "名字和号码逐条加密。",
    "es": "Se mandan los teléfonos y los nombres, una vez.",
    "pt": "Nomes e números, uma única vez.",
    "id": "Nomor disamarkan dulu, lalu dikirim sekali.",
    "vi": "Tên và số được gửi lên một lần.",
    "hi": "सिर्फ़ नंबर एक बार अपलोड होते हैं।",
    "fil": "Isang beses ia-upload ang mga numero.",
    "sw": "Majina na namba hutumwa mara moja.",
    "th": "ส่งชื่อและเบอร์ขึ้นเซิร์ฟเวอร์ครั้งเดียว",
    "ur": "نام اور نمبر ایک بار اپ لوڈ ہوتے ہیں۔",
    "bn": "নাম ও নম্বর একবার আপলোড হয়।",
}
KINDS = {"N6": ENDED, "N9": GRIEVED, "N5": GIVEN, "N3": TAKEN}


@pytest.mark.parametrize(
    ("element", "language"), [(kind, one) for kind, texts in KINDS.items() for one in texts]
)
def test_an_element_is_told_in_two_words(element, language):
    assert element in told(language, KINDS[element][language])


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("N6", "This consent cannot be withdrawn in the app."),
        ("N6", "You can cancel your loan application by calling us."),
        ("N6", "Untick the box to apply without, then delete nothing in the menu."),
        ("N6", "We delete the list 30 days after you repay, and send the account a letter."),
        ("N6", "Should we delete it in the menu?"),
        ("N9", "Call 0700 000 111 for help."),
        ("N5", "Nobody will call you."),
        ("N5", "We share nothing of the sort on this page."),
        ("N3", "We need the names of two friends."),
        ("N3", "We call every person on the list once."),
    ],
)
def test_one_of_the_two_words_tells_nothing(element, text):
    assert element not in told("en", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hi", "धोखाधड़ी रोकने के लिए हम नाम और नंबर एक बार अपने सर्वर पर भेजेंगे।"),
        (
            "vi",
            "Để ngăn chặn gian lận, chúng tôi gửi tên và số điện thoại lên máy chủ một lần.",
        ),
        ("ur", "دھوکہ دہی روکنے کے لیے ہم نام اور نمبر ایک بار سرور پر بھیجتے ہیں۔"),
    ],
)
def test_to_stop_fraud_ends_no_consent(language, text):
    assert "N6" not in told(language, text)


def test_to_stop_the_use_does():
    assert "N6" in told("hi", "सेटिंग में जाकर संपर्कों का उपयोग रोक सकते हैं।")


def test_that_nobody_gets_it_is_a_denial_but_not_beside_those_who_do():
    nobody = "Nobody else gets to see them."
    rows = list(rows_of([READ["en"], nobody], ["", ""]))
    assert [one.statement.mode for one in told_in_pairs(rows) if one.text] == [Mode.DENIAL]
    rows = list(rows_of([READ["en"], "The list goes to Vericheck Ltd.", nobody], [""] * 3))
    assert {one.statement.mode for one in told_in_pairs(rows)} == {Mode.STATEMENT}


def test_a_screen_that_names_no_phonebook_tells_nothing_of_it():
    assert not list(told_in_pairs(list(rows_of([ENDED["en"], GIVEN["en"]], ["", ""]))))


def test_every_language_has_every_row():
    table = read_table(TABLE)
    spoken = {one for one in LANGUAGES if one != "zh-Hant"}  # One table for both.
    assert set(table) == spoken
    assert all(set(ROWS) <= set(table[one]) for one in spoken)


def test_a_row_that_no_one_reads_is_refused(monkeypatch):
    monkeypatch.setattr(terms, "read_table", lambda _: {"en": {"undoing": ["undo"]}})
    pair_words.pair_words.cache_clear()
    with pytest.raises(BadData, match="undoing"):
        pair_words.pair_words("en")
    pair_words.pair_words.cache_clear()


ASKED = {
    "en": ("Problem?", "help@acme.example or the regulator."),
    "es": ("¿Algo no te gustó?", "Llama al 800 000 1122."),
    "pt": ("Ficou bravo?", "0800 222 333."),
    "id": ("Kesel?", "Chat CS kami."),
    "vi": ("Bực mình?", "Gọi 1800 5678."),
    "fil": ("Nainis ka?", "Tumawag sa (02) 8000-0000."),
}


@pytest.mark.parametrize("language", ASKED)
def test_a_question_and_its_answer_tell_together_whom_to_complain_to(language):
    texts = [READ[language], *ASKED[language]]
    rows = list(rows_of(texts, [""] * len(texts)))
    assert "N9" in {
        state for one in told_in_pairs(rows) if one.text for state in one.statement.states
    }


@pytest.mark.parametrize(
    "texts",
    [
        ("Problem?", "We answer no complaints."),
        ("Need money?", "Call 1800 000 000."),
        ("Did anything trouble you?", "Tell nobody."),
    ],
)
def test_a_question_without_an_answer_tells_none(texts):
    rows = list(rows_of([READ["en"], *texts], [""] * (len(texts) + 1)))
    assert "N9" not in {state for one in told_in_pairs(rows) for state in one.statement.states}


@pytest.mark.parametrize(
    "ended",
    [
        "您可于设置页随时取消并删除资料。",
        "您可在“设置-隐私-权限管理”中关闭并申请删除。",
        "請到「設定>應用程式>權限」取消即可。",
    ],
)
def test_what_is_cancelled_in_the_settings_was_given_before(ended):
    assert "N6" in told("zh", ended)


@pytest.mark.parametrize("refused", ["不同意可点击取消。", "在设置中关闭权限将无法借款。"])
def test_what_is_not_agreed_to_at_all_is_no_withdrawal(refused):
    assert "N6" not in told("zh", refused)
