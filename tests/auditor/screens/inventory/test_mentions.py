"""Which sentences name the phonebook, and in which mode: the lexicon's own test sentences."""

import pytest

from auditor.screens.inventory.mentions import find_mentions, find_policy_texts
from auditor.screens.inventory.texts import Text
from auditor.sentences.haystack import Haystack
from auditor.sentences.statements import read_statements


def modes(sentence: str) -> set[str]:
    text = Text(sentence, "string", "res/values/strings.xml#x", "", "base.apk")
    return {one.statement.mode.value for one in find_mentions(Haystack([text]))}


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("我们不会读取您的通讯录。", "denial"),
        ("未经您的同意,我们不会读取您的通讯录。", "conditional"),
        ("我们仅读取您主动选择的联系人。", "scoped"),
        ("不授权通讯录将无法申请借款。", "coercion"),
        ("We do not access your contact list.", "denial"),
        ("We will not collect your contacts without your permission.", "conditional"),
        ("We generally do not read your contacts.", "hedge"),
        ("Kami tidak mengakses daftar kontak Anda.", "denial"),
        ("Kami tidak mengakses kontak tanpa persetujuan Anda.", "conditional"),
        ("आपकी सहमति के बिना हम आपके संपर्क एकत्र नहीं करेंगे।", "conditional"),
        ("Chúng tôi không truy cập danh bạ của bạn.", "denial"),
        (
            "Chúng tôi không chia sẻ danh bạ mà không có sự cho phép của bạn.",
            "conditional",
        ),
        ("No accedemos a su lista de contactos.", "denial"),
        ("Nunca compartiremos sus contactos sin su consentimiento.", "conditional"),
        ("Hindi namin ina-access ang mga contact mo.", "denial"),
        ("Hatukusanyi anwani zako bila idhini yako.", "conditional"),
        ("เราไม่เก็บรายชื่อติดต่อของคุณ", "denial"),
        ("ہم آپ کے رابطوں تک رسائی نہیں کرتے۔", "denial"),
        ("আমরা আপনার সম্মতি ছাড়া পরিচিতির তালিকা সংগ্রহ করি না।", "conditional"),
        ("为了评估您的信用状况,我们需要读取您的通讯录", "statement"),
        ("Allow access to contacts to continue", "coercion"),
    ],
)
def test_a_sentence_about_the_phonebook_is_recognised_with_its_mode(
    sentence: str, mode: str
) -> None:
    assert mode in modes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "如有疑问请联系我们,联系方式如下。",
        "Your contact details are used to notify you of due dates.",
        "Hubungi kami jika ada pertanyaan.",
        "अधिक जानकारी के लिए हमसे संपर्क करें।",
        "Entre em contato pelo e-mail abaixo.",
        "Anwani ya barua pepe inahitajika.",
        "ติดต่อเราได้ที่อีเมลด้านล่าง",
        "ہم سے رابطہ کریں۔",
        "Please contact us at the phone number below",
        "Select two emergency contacts",
        "com.android.contacts",
        "content://com.android.contacts/data/phones",
    ],
)
def test_a_lookalike_names_no_phonebook(sentence: str) -> None:
    assert modes(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "By continuing you agree to our Privacy Policy",
        "我已阅读并同意《用户协议》",
        "https://m.example.com/h5/privacy.html",
        "Kebijakan Privasi",
    ],
)
def test_a_text_that_names_or_links_a_policy_is_found(sentence: str) -> None:
    text = Text(sentence, "string", "x", "", "base.apk")
    assert find_policy_texts(Haystack([text])) == (text,)


@pytest.mark.parametrize("sentence", ["Home insurance policyholder", "https://m.example.com/"])
def test_a_text_that_names_no_policy_is_left_alone(sentence: str) -> None:
    text = Text(sentence, "string", "x", "", "base.apk")
    assert find_policy_texts(Haystack([text])) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Contacts",
        "Your contacts:",
        "Kontak",
        "We use your contacts to verify you.",
        "Allow contacts",
    ],
)
def test_a_title_or_a_plea_names_the_phonebook(sentence: str) -> None:
    assert modes(sentence)


@pytest.mark.parametrize("sentence", ["Contact", "Contact us", "Key contacts at the branch"])
def test_a_way_to_reach_the_lender_does_not_name_the_phonebook(sentence: str) -> None:
    assert not modes(sentence)


def test_a_date_picker_that_comes_with_a_library_names_no_phonebook() -> None:
    source = "res/values-pt-BR/strings.xml#mtrl_picker_toggle_to_calendar_input_mode"
    words = "Alternar para o modo de entrada da agenda"
    text = Text(words, "string", source, "pt-BR", "base.apk", library=True)
    assert find_mentions(Haystack([text])) == ()


def test_an_agreement_to_something_that_is_not_named_binds() -> None:
    words = "By continuing you agree to our conditions at https://m.example.com/p/1"
    text = Text(words, "string", "res/values/strings.xml#x", "", "base.apk")
    assert find_policy_texts(Haystack([text])) == (text,)


@pytest.mark.parametrize(
    "words",
    [
        "经您同意后,我们会在本机读取全部通讯录联系人的号码,与您填写的号码比对。",
        "Do you agree to share the contacts on your phone?",
        "I agree to the use of my contacts for scoring.",
    ],
)
def test_who_asks_to_agree_to_what_stands_there_links_to_no_document(words):
    text = Text(words, "string", "res/values/strings.xml#x", "", "base.apk")
    assert find_policy_texts(Haystack([text])) == ()
    bound = Text(
        f"{words} 我同意《用户协议》", "string", "res/values/strings.xml#y", "", "base.apk"
    )
    assert find_policy_texts(Haystack([bound])) == (bound,)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("请您阅读并确认是否同意《授权书》。", True),
        ("点击同意即表示接受《协议》", True),
        ("《授权书》全文见附件", False),
        ("您可在图书馆借阅《条款》一书", False),
    ],
)
def test_a_short_title_in_book_marks_names_a_document_where_it_is_agreed_to(words, is_one):
    text = Text(words, "string", "res/values/strings.xml#x", "", "base.apk")
    assert find_policy_texts(Haystack([text])) == ((text,) if is_one else ())


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("可以,我同意", False), ("我同意", False), ("我同意贵司的各项约定", True)],
)
def test_a_button_that_ends_on_its_yes_binds_to_nothing_elsewhere(words, is_one):
    text = Text(words, "string", "res/values/strings.xml#x", "", "base.apk")
    assert find_policy_texts(Haystack([text])) == ((text,) if is_one else ())


def test_the_name_of_a_typed_emergency_contact_is_nobodys_phonebook():
    assert not read_statements("紧急联系人姓名和手机号")
    assert read_statements("读取手机中的联系人姓名")[0].names_contacts
