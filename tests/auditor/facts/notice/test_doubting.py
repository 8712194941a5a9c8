"""A silence counts only where what was said was understood: which sentences leave an element open."""

import pytest

from auditor.data.shelf import read_table
from auditor.facts.notice.notice_facts import Notice, judge_notice
from auditor.facts.notice.notices import Library
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.doubts import ROWS, TABLE, signed_sentences
from auditor.sentences.lexicon import LANGUAGES


def told(*texts, documents=()):
    """Judge a screen of some texts, with data that leaves the device."""
    library = Library()
    shown = [
        Text(one, "screen", f"res/layout/a.xml#{at}", "", "base")
        for at, one in enumerate(texts)
    ]
    given = [Text(one, "policy-asset", "assets/privacy.html", "", "base") for one in documents]
    notice = Notice(library.shown(shown), library.all(given), (), True, Kleene.YES)
    return judge_notice(notice)


UNKNOWN_AIMS = {
    "en": ["Quikpeso reads your phone contacts so nobody has to spell out a cousin's digits."],
    "en behind": [
        "Quikpeso reads your phone contacts.",
        "That way our oracle grasps your tribe.",
    ],
    "zh": ["应用读取您的通讯录。", "这样我们就能晓得圈子里有没有熟面孔。"],
    "id": [
        "Aplikasi membaca kontak di ponsel Anda.",
        "Dengan begitu si robot meraba lingkaran Anda.",
    ],
    "es": ["La app lee los contactos de tu teléfono.", "Así nuestro duende conoce a tu gente."],
    "vi": ["Ứng dụng đọc danh bạ của bạn.", "Nhờ đó chú rô-bốt hiểu bạn thuộc hội nào."],
    "hi": ["ऐप आपकी फ़ोनबुक पढ़ता है।", "जिससे हमारा यंत्र आपकी टोली को समझता है।"],
}


@pytest.mark.parametrize("kind", UNKNOWN_AIMS)
def test_an_aim_in_unknown_words_leaves_the_purpose_open(kind) -> None:
    fact = told(*UNKNOWN_AIMS[kind])["N2"]
    assert fact.value is Kleene.UNKNOWN
    assert fact.evidence[0].excerpt in " ".join(UNKNOWN_AIMS[kind])


NO_AIMS = [
    "We need access to your contacts. Allow?",
    "To continue, allow Quikpeso to read your contacts.",
    "Quikpeso would like to read the contacts on your phone so you can proceed.",
    "Allow Quikpeso to access your contacts?",
    "We read your contacts and keep them for two years.",
    "为了继续，请允许应用读取您的通讯录。",
    "请允许访问您的通讯录，以便继续申请。",
    "Untuk melanjutkan, izinkan aplikasi membaca kontak Anda.",
    "Para continuar, permite que la app lea tus contactos.",
    "Para continuar, permita que o app leia seus contatos.",
    "Để tiếp tục, hãy cho phép ứng dụng đọc danh bạ của bạn.",
    "आगे बढ़ने के लिए ऐप को आपके संपर्क पढ़ने दें।",
]


@pytest.mark.parametrize("text", NO_AIMS)
def test_an_aim_that_tells_nothing_raises_no_doubt(text) -> None:
    signed = signed_sentences(text, "")
    assert not any("N2" in one.may_tell_here for one in signed)


def test_another_topic_that_was_read_raises_no_doubt() -> None:
    facts = told(
        "We read your contacts.",
        "We use your location to find a branch for you.",
        "Complaints: our grievance officer at Quikpeso Pvt Ltd.",
    )
    assert facts["N2"].value is Kleene.NO
    assert facts["N9"].value is Kleene.YES


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("N5", "A sister outfit of ours gets them as well."),
        ("N6", "Purge it from the cupboard whenever the mood takes you."),
        ("N9", "Something odd? help@quikpeso.example"),
        ("N7", "Brought to you © 2026 Quikpeso"),
    ],
)
def test_each_element_has_signs_of_its_own(element, text) -> None:
    assert told("We read your contacts.", text)[element].value is Kleene.UNKNOWN
    assert told("We read your contacts.")[element].value is Kleene.NO


def test_a_document_is_asked_beside_the_phonebook() -> None:
    near = "We read the contacts on your phone. That way our oracle grasps your tribe."
    far = "We read the contacts on your phone. " + "Rates are fixed. " * 60
    far += "That way our oracle grasps your tribe."
    assert told("Contacts are read.", documents=[near])["N2"].value is Kleene.UNKNOWN
    assert told("Contacts are read.", documents=[far])["N2"].value is Kleene.NO


def test_every_language_has_its_signs() -> None:
    """A language without signs would tell its silences as known; some alone have signs that lead onward."""
    table = read_table(TABLE)
    for language in LANGUAGES:
        assert set(table[language]) | {"onward"} == set(ROWS), language


@pytest.mark.parametrize(
    "question",
    [
        "Mind if our goblin noses through your contacts a bit?",
        "¿Te molesta si le echamos un ojo a tus contactos?",
        "Cho tụi mình ngó nghiêng qua danh bạ nha?",
    ],
)
def test_a_question_in_unknown_words_tells_neither_recipients_nor_an_end(question) -> None:
    facts = told(question)
    assert facts["N5"].value is Kleene.NO
    assert facts["N6"].value is Kleene.NO


def test_a_question_with_a_sign_still_leaves_it_open() -> None:
    assert (
        told("We read your contacts.", "Did you know nobody else sees it?")["N5"].value
        is not Kleene.NO
    )
    assert (
        told("We read your contacts.", "Did you know you can revoke it?")["N6"].value
        is not Kleene.NO
    )


def test_where_the_data_go_is_no_purpose() -> None:
    text = "Tap Allow and Fernway Credit Inc. will import the contacts on this phone to its secure cloud."
    assert told(text)["N2"].value is Kleene.NO
    aimed = "Fernway Credit Inc. will import the contacts on this phone to keep the wolves off its cloud."
    assert told(aimed)["N2"].value is Kleene.YES


@pytest.mark.parametrize(
    "use",
    [
        "आपके जानने वाले कितने हैं — इसी से अमलतास लिमिटेड आपकी लिमिट तय करती है।",
        "Fern Ltd works out your limit by whom you know.",
    ],
)
def test_a_use_before_the_phonebook_is_named_leaves_the_purpose_open(use) -> None:
    named = "हम आपकी फ़ोनबुक पढ़ते हैं।" if use[0] == "आ" else "We read your phonebook."
    assert told("Hello", use, named)["N2"].value is Kleene.UNKNOWN


def test_who_alone_sees_them_may_be_told_in_unknown_words() -> None:
    line = "Chỉ ông thợ của Công ty TNHH Sồi Xanh nhìn thấy"
    assert told("Ứng dụng đọc danh bạ của bạn.", line)["N5"].value is not Kleene.NO


POLICY = "重庆山城小额贷款有限公司（统一社会信用代码：91500108MA5U8K2X3P，以下简称“我们”）非常重视用户的个人信息保护。"


def test_a_number_of_a_register_is_no_number_to_call() -> None:
    assert told("我们会读取您的通讯录。", POLICY, documents=(POLICY,))["N9"].value is Kleene.NO
    called = f"{POLICY}电话 400-555-0188。"
    assert told("我们会读取您的通讯录。", called)["N9"].value is not Kleene.NO


def test_an_empty_aim_is_none_in_a_policy_either() -> None:
    policy = "我们会读取通讯录中联系人的姓名和电话号码并上传，以便为您提供更优质的服务。"
    assert told("请同意", documents=(policy,))["N2"].value is not Kleene.YES
    aimed = "我们会读取通讯录中联系人的姓名和电话号码并上传，以便评估您的信用。"
    assert told("请同意", documents=(aimed,))["N2"].value is Kleene.YES


NOBODY_BUT = [
    ("hi", "इसका उपयोग केवल आपकी साख का आकलन करने के लिए होगा।"),
    ("en", "We read your contacts once, but you can refuse."),
    ("es", "Usamos solo tu ubicación y tu agenda."),
    ("zh", "用途仅限于仅您的信用评估。"),
]


@pytest.mark.parametrize(("language", "line"), NOBODY_BUT)
def test_what_is_of_you_alone_says_not_who_gets_it(language, line) -> None:
    named = {
        "hi": "हम आपके कॉन्टैक्ट पढ़ते हैं।",
        "en": "We read your contacts.",
        "es": "Leemos tus contactos.",
        "zh": "我们会读取您的通讯录。",
    }[language]
    assert told(named, line)["N5"].value is not Kleene.YES


def test_done_away_with_is_given_to_nobody_in_hindi() -> None:
    named = "हम आपके कॉन्टैक्ट पढ़ते हैं।"
    assert told(named, "60 दिन बाद यह सूची हटा दी जाती है।")["N5"].value is Kleene.NO
    assert told(named, "यह सूची साथी को दी जाती है।")["N5"].value is not Kleene.NO


def test_a_condition_denies_nothing() -> None:
    named = "हम आपके कॉन्टैक्ट पढ़ते हैं।"
    line = "यदि आप सहमत नहीं हैं, तो भी आपका आवेदन आगे बढ़ेगा।"
    assert told(named, line)["N5"].value is Kleene.NO


def test_what_it_is_not_used_for_names_no_recipient() -> None:
    named = "Ứng dụng đọc danh bạ trên điện thoại của bạn."
    line = "Chúng tôi không gọi điện, không nhắn tin cho những người trong danh bạ và không dùng danh bạ để thu hồi nợ."
    assert told(named, line)["N5"].value is Kleene.NO


def test_a_spanish_command_with_a_pronoun_ends_the_consent() -> None:
    assert (
        told("Leemos tus contactos.", "Retíralo en Ajustes cuando quieras.")["N6"].value
        is Kleene.YES
    )


def test_what_is_shown_to_the_borrower_names_no_recipient() -> None:
    named = "We read your contacts."
    page = f"{named} A lawyer wrote them, and what the statement will show to the borrower."
    assert told(named, documents=(page,))["N5"].value is Kleene.NO
    assert told(named, "The list is disclosed to Acme.")["N5"].value is not Kleene.NO


VAGUE = [
    "We read your contacts. Why: so that we can give you a better service and keep improving your experience.",
    "We read your contacts so that we can give you better services.",
    "We read your contacts and upload them as part of this loan application.",
    "We read your contacts. They are deleted 30 days after we decide.",
    "हम आपके संपर्क पढ़ते हैं ताकि सेवाओं को बेहतर बनाया जा सके।",
    "Kami membaca kontak Anda agar layanan kami menjadi lebih baik bagi Anda.",
    "ہم آپ کے رابطے پڑھتے ہیں تاکہ آپ کو بہتر خدمات اور بہتر تجربہ دے سکیں۔",
    "আমরা আপনার কন্টাক্ট পড়ি যাতে আপনাকে আরও ভালো সেবা ও অভিজ্ঞতা দিতে পারি।",
    "Tunasoma anwani za simu yako ili kukupa huduma bora na uzoefu bora.",
]
AIMED = [
    "We read your contacts to give you a better offer by assessing your creditworthiness.",
    "We read your contacts. Why: so that we can check that you are who you say you are.",
    "We read your contacts. We compare them with our customers before we decide.",
    "हम आपके संपर्क पढ़ते हैं ताकि हम आपकी साख का आकलन कर सकें।",
    "Kami membaca kontak Anda agar kami dapat menilai kelayakan kredit Anda.",
]


@pytest.mark.parametrize("line", VAGUE)
def test_a_better_service_is_no_purpose_wherever_it_is_told(line: str) -> None:
    assert told(line)["N2"].value is not Kleene.YES
    assert told("OK", documents=(line,))["N2"].value is not Kleene.YES


@pytest.mark.parametrize("line", AIMED)
def test_a_purpose_beside_such_words_stays_one(line: str) -> None:
    assert told(line)["N2"].value is Kleene.YES
