"""The rules of the disclosure lexicon (section 0), each with sentences of its own, and the scores."""

import time

import pytest

from auditor.errors import BadData
from auditor.sentences import lexicon as lexicon_module
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.lexicon import LANGUAGES, lexicon
from auditor.sentences.statements import Statement, read_behind, read_statements
from tests.auditor.sentences.sentence_scores import labels_of, rows, score, soft_of


def first(text: str, locale: str = "") -> Statement:
    found = read_statements(text, locale=locale)
    assert found, text
    return found[0]


def claims(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.mode.value, tuple(one.topics)) for one in read_statements(text)]


def names_contacts(text: str) -> bool:
    return any(one.names_contacts for one in read_statements(text))


# R1: a word for contacts, and what looks like one


@pytest.mark.parametrize(
    "text",
    [
        "We read your phonebook.",
        "Your contacts are used by the app on your phone.",
        "我们会读取您的联系人。",
        "Kami mengakses kontak Anda.",
    ],
)
def test_r1_a_loose_word_near_a_device_or_an_access_verb_is_the_phonebook(text):
    assert names_contacts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read the notice, fill in the form on the phone or tablet that you have at hand, and ask about contacts.",
        "Please contact us to upload your documents.",
        "Your contact information is stored on our servers.",
        "Contact the grievance officer by phone.",
        "When an officer contacts you, read the notice.",
        "Enter two emergency contacts and allow us to store them.",
        "我们会读取您填写的紧急联系人。",
        "企业通讯录",
        "Access com.android.contacts at content://com.android.contacts/data",
        "Hubungi kontak layanan kami melalui telepon.",
    ],
)
def test_r1_a_lookalike_a_far_word_and_a_typed_contact_are_not(text):
    assert not names_contacts(text)


def test_r1_an_emergency_contact_chosen_from_the_phonebook_names_it():
    assert names_contacts("Choose an emergency contact from your contacts.")


# R2: the order condition, restriction, soft promise, denial


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("We do not access your contacts.", Mode.DENIAL),
        ("We do not access your contacts without your consent.", Mode.CONDITIONAL),
        ("Without your consent, we do not access your contacts.", Mode.CONDITIONAL),
        ("We only read the contact you select from your contacts.", Mode.SCOPED),
        ("We generally do not access your contacts.", Mode.HEDGE),
        ("We generally do not access your contacts without consent.", Mode.CONDITIONAL),
        ("We generally read only the contact you select.", Mode.SCOPED),
        ("We never read your contacts unless you ask us to.", Mode.CONDITIONAL),
        ("非经您同意，不得读取您的通讯录。", Mode.CONDITIONAL),
        ("Not only do we read your contacts, we upload them.", Mode.STATEMENT),
        ("我们不仅读取您的通讯录。", Mode.STATEMENT),
    ],
)
def test_r2_the_mode_is_that_which_comes_first_in_the_order(text, mode):
    assert first(text).mode is mode


# R3: a negation governs the verbs of its clause, and sharing is not collecting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We never share your contacts.", [("denial", ("share",))]),
        (
            "We read your contacts but never share them with anybody else.",
            [("statement", ("collect",)), ("denial", ("share",))],
        ),
        (
            "We do not read your messages, but we read your contacts.",
            [("statement", ("collect",))],
        ),
        (
            "We do not collect, store or upload your contacts.",
            [("denial", ("collect", "upload"))],
        ),
        (
            "हम आपके संपर्क पढ़ते हैं लेकिन साझा नहीं करते।",
            [("statement", ("collect",)), ("denial", ("share",))],
        ),
        (
            "我们会读取您的通讯录，但不会上传。",
            [("statement", ("collect",)), ("denial", ("upload",))],
        ),
        (
            "We read your contacts and will not share them without your consent.",
            [("conditional", ("share",)), ("statement", ("collect",))],
        ),
    ],
)
def test_r3_a_negation_governs_the_verbs_of_its_clause(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You do not have to allow contacts.",
        "Do not share your contacts with strangers.",
        "If you do not use the app, your contacts are deleted after 30 days.",
    ],
)
def test_r3_what_the_borrower_does_not_do_is_no_denial_of_the_lenders(text):
    assert Mode.DENIAL not in {one.mode for one in read_statements(text)}


# R4b: languages that decide


def test_r4b_a_table_that_does_not_decide_says_why():
    assert {one for one in LANGUAGES if lexicon(one).decides} == {
        "en",
        "es",
        "id",
        "pt",
        "vi",
        "zh-Hans",
        "zh-Hant",
    }


def test_r4b_a_statement_tells_whether_its_table_decides():
    assert first("We read your contacts.").decides
    assert not first("हम आपकी संपर्क सूची एक्सेस नहीं करते।").decides


def test_r4b_a_table_without_its_reason_is_refused(monkeypatch):
    real = lexicon_module.read_table

    def without(name):
        return {**real(name), "because": ""}

    monkeypatch.setattr(lexicon_module, "read_table", without)
    with pytest.raises(BadData, match="because"):
        lexicon.__wrapped__("sw")


def test_a_meaning_that_nobody_knows_is_refused(monkeypatch):
    real = lexicon_module.read_table

    def with_another(name):
        return {**real(name), "phonebok": ["x"]}

    monkeypatch.setattr(lexicon_module, "read_table", with_another)
    with pytest.raises(BadData, match="phonebok"):
        lexicon.__wrapped__("en")


# R6 and R8: how a text is written does not matter


@pytest.mark.parametrize(
    "text",
    [
        "ＷＥ　ＤＯ　ＮＯＴ　ＲＥＡＤ　ＹＯＵＲ　ＣＯＮＴＡＣＴＳ．",
        "We don’t read your contacts.",
        "We do\u200b not read your con\u00adtacts.",
        "We <b>do not</b> read\nyour contacts.",
        "我们不会读取您的通信录。",
        "我 们 不 会 读 取 您 的 通 讯 录 。",
        "%1$s does not read your contacts.",
        "{app_name} does not read your contacts.",
        "No accedemos a la agenda telefonica de su celular.",
        "Chung toi khong truy cap danh ba cua ban.",
        "हम आपकी संपर्क सूची ऐक्सेस नहीं करते.",
        "ہم آپ كے رابطوں تك رسائي نہیں کرتے۔",
    ],
)
def test_r6_r8_spelling_markup_and_arguments_do_not_matter(text):
    assert first(text).mode is Mode.DENIAL


# R7: languages mixed


@pytest.mark.parametrize(
    "text",
    [
        "Hindi namin ina-access ang contacts mo.",
        "हम आपके contacts को upload नहीं करते।",
        "Kami tidak membaca phonebook Anda.",
        "我们不会upload您的通讯录。",
    ],
)
def test_r7_english_words_are_read_in_every_language(text):
    assert first(text).mode is Mode.DENIAL


# R10, of inflected words


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Your contacts are being uploaded.", Topic.UPLOAD),
        ("The app syncs your phonebook.", Topic.UPLOAD),
        ("Compartiremos la lista de contactos de su teléfono.", Topic.SHARE),
        ("Compartilhamos a sua agenda telefônica.", Topic.SHARE),
        ("Kontak Anda akan diunggah.", Topic.UPLOAD),
        ("Tutakusanya anwani zako.", Topic.COLLECT),
    ],
)
def test_r10_an_inflected_verb_is_recognised(text, topic):
    assert topic in first(text).topics


# What is read off a sentence


def test_the_offset_is_that_of_the_sentence_in_the_text():
    text = "Welcome.\n\n  We read your contacts. Thank you."
    (one,) = read_statements(text)
    assert text[one.start :].startswith(one.excerpt) and one.excerpt == "We read your contacts."


def test_a_company_with_dots_in_its_name_does_not_end_the_sentence():
    (one,) = read_statements("Sunrise Fintech Pvt. Ltd. reads your contacts.")
    assert {"N1", "N7"} <= set(one.states)


def test_each_sentence_of_a_mixed_document_is_read_in_its_own_language():
    text = (
        "We read your contacts.\n我们会读取您的通讯录。\nKami membaca daftar kontak Anda.\n"
        "Leemos su lista de contactos."
    )
    assert [one.language for one in read_statements(text)] == ["en", "zh-Hans", "id", "es"]


def test_a_sentence_of_a_language_without_a_table_says_nothing():
    assert read_statements("Nous accédons à vos contacts pour évaluer le crédit.") == ()


def test_a_threat_is_no_notice_of_rights_and_no_purpose():
    one = first("If you default we will call the people in your phonebook.")
    assert one.mode is Mode.PRESSURE
    assert one.purpose == () and not {"N2", "N8"} & set(one.states)


def test_a_purpose_of_identity_alone_can_be_told_from_others():
    assert first("We read your contacts to verify your identity.").purpose == ("identity",)
    assert first("We read your contacts to improve our service.").purpose == ("other",)


def test_reading_is_the_same_twice():
    text = " ".join(row["text"] for row in rows("development"))
    assert read_statements(text) == read_statements(text)


@pytest.mark.slow
def test_a_megabyte_of_policy_is_read_quickly():
    filler = "The rate of interest depends on the amount and the tenure of the contract. "
    text = (filler * 12 + "We upload your contacts to our servers. ") * 1_100
    read_statements(text[:5_000])
    start = time.process_time()
    assert len(read_statements(text)) == 1_100
    assert (
        time.process_time() - start < 9
    )  # A third of it on an idle machine; what grows with its square takes minutes.


# The labelled sets


@pytest.mark.parametrize("measure", ["names_contacts", "mode", "about", "states"])
def test_the_development_set_is_read_right(measure):
    true, told = labels_of("development")
    one = score(
        (label for label in true if label.measure == measure),
        (label for label in told if label.measure == measure),
    )
    assert one.precision >= 0.95 and one.recall >= 0.95


def test_the_development_set_is_large_and_full_of_traps():
    own = rows("development")
    assert len(own) >= 200
    assert sum(row["trap"] for row in own) * 2 >= len(own)
    languages = {"fil" if row["language"] == "tl" else row["language"] for row in own}
    assert languages == set(LANGUAGES)


def test_a_restriction_to_the_device_is_none_to_chosen_contacts():
    assert not first("Your phone contacts stay on your device only.").is_of_chosen
    assert first("We only read the contact you select.").is_of_chosen


def test_what_stays_on_the_device_denies_the_upload_where_one_is_named():
    one = first(
        "Your contacts are not uploaded to our server, they are compared on your phone only."
    )
    assert (one.mode, one.topics) == (Mode.DENIAL, (Topic.UPLOAD,))


def test_not_only_lifts_a_restriction_wherever_its_verb_stands():
    assert (
        first("No leemos solo el contacto elegido, sino toda la agenda.").mode is Mode.STATEMENT
    )


def test_even_if_sets_no_condition():
    one = first("You can borrow even if you do not allow access to your contacts.")
    assert one.mode is Mode.STATEMENT


def test_a_verb_of_another_clause_keeps_its_may_to_itself():
    one = first("We collect your contacts, which may include the names of your friends.")
    assert one.mode is Mode.STATEMENT


def test_you_is_part_of_the_phonebook_where_it_owns_it():
    assert first("Kontak Anda tidak kami bagikan kepada siapa pun.").mode is Mode.DENIAL


def test_an_admission_governs_beside_the_denial_of_another_act():
    found = claims("We read your contacts but never share them with anyone.")
    assert found == [("statement", ("collect",)), ("denial", ("share",))]


def test_hindi_and_bengali_in_latin_letters_are_read():
    one = first("Hum aapki contact list kisi third party ko nahi dete.")
    assert (one.language, one.mode, one.decides) == ("hi", Mode.DENIAL, False)
    assert first("Amra apnar contact list pori na.").language == "bn"


def test_what_otherwise_threatens_belongs_to_what_stands_before_it():
    one = first("Allow contacts access; otherwise we cannot approve your loan.")
    assert one.mode is Mode.COERCION and one.names_contacts


@pytest.mark.parametrize(
    "text",
    [
        "Allow contacts so that we can check whether you are eligible for a loan.",
        "Permite el acceso a tus contactos para evaluar tu solicitud de préstamo.",
        "Permita o acesso aos contatos para avaliarmos seu pedido de empréstimo.",
        "Izinkan akses kontak untuk menilai pengajuan pinjaman Anda.",
        "请允许访问通讯录，用于评估您的贷款申请。",
        "लोन के मूल्यांकन के लिए कॉन्टैक्ट्स की अनुमति दें।",
        "Cho phép truy cập danh bạ để đánh giá hồ sơ vay.",
        "ঋণ মূল্যায়নের জন্য কন্টাক্টের অনুমতি দিন।",
        "قرض کی جانچ کے لیے کانٹیکٹس کی اجازت دیں۔",
        "Ruhusu contacts ili tutathmini ombi lako la mkopo.",
        "I-allow ang contacts para masuri namin ang loan application mo.",
        "อนุญาตรายชื่อติดต่อเพื่อประเมินสินเชื่อของคุณ",
    ],
)
def test_a_request_with_its_purpose_coerces_nobody(text):
    one = first(text)
    assert one.mode is Mode.STATEMENT and {"N1", "N2"} <= set(one.states)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Turn on contacts to unlock your credit limit.", Mode.COERCION),
        (
            "You have declined access to contacts, so your request has been closed.",
            Mode.COERCION,
        ),
        (
            "Having the app on your phone amounts to permission to use your contacts.",
            Mode.IMPLIED_CONSENT,
        ),
        (
            "You are responsible for informing the people in your phonebook.",
            Mode.RESPONSIBILITY_SHIFT,
        ),
        ("No collector ever receives your contact list.", Mode.DENIAL),
        ("Neither our staff nor our software can see your contacts.", Mode.DENIAL),
        ("We do not hide it: your contacts are uploaded.", Mode.STATEMENT),
        (
            "Your contacts, which may include people who never heard of us, are read.",
            Mode.STATEMENT,
        ),
    ],
)
def test_a_mode_is_put_together_from_its_pieces(text, mode):
    assert first(text).mode is mode


def test_an_item_of_a_list_of_data_is_the_phonebook():
    assert names_contacts("Permissions: camera, contacts, location.")
    assert names_contacts("Contacts – so that a reference can be filled in for you.")
    assert not names_contacts("Contacts: 021 555 0000, or any of our branches.")


@pytest.mark.parametrize(
    "text",
    [
        "Regulators do not allow lenders to read your contact list.",
        "Some apps may upload your contacts.",
        "Algunas aplicaciones no respetan tus contactos y los leen.",
        "Pinjol ilegal membaca daftar kontak peminjam.",
        "有些平台会读取借款人的通讯录。",
    ],
)
def test_what_others_do_is_no_claim_of_this_app(text):
    one = first(text)
    assert (one.mode, one.topics) == (Mode.STATEMENT, (Topic.OTHER,))
    assert not {"N3", "N5"} & set(one.states)


def test_a_list_that_is_shown_to_choose_from_is_neither_a_limit_nor_a_threat():
    found = read_statements(
        "通讯录仅在本机展示供您选择，不会上传，也不会提供给任何第三方，退出页面后即清除。"
    )
    assert found[0].mode is Mode.DENIAL and set(found[0].topics) == {Topic.UPLOAD, Topic.SHARE}
    assert not any(one.is_of_chosen or one.mode is Mode.COERCION for one in found)


def test_a_company_form_ends_no_sentence():
    one = first(
        "Para prevenir fraudes, a Grana Soluções Ltda. vai ler a lista de contatos do seu celular."
    )
    assert one.names_contacts and {"N1", "N2", "N7"} <= set(one.states)


def test_interest_a_month_is_no_retention():
    assert not read_statements("Riba 2.4% kwa mwezi.")


def test_who_gets_the_data_is_not_its_subject():
    one = first("Your contacts may be shared with regulators and other lenders.")
    assert one.mode is Mode.HEDGE and "N5" in one.states


def test_unlike_others_we_do_speak_of_ourselves():
    assert first("Unlike other apps, we do not read your contacts.").mode is Mode.DENIAL


def test_a_soft_label_drops_what_it_names_on_both_sides():
    row = {"note": "kept back; soft: N3, mode"}
    assert soft_of(row) == {"N3", "mode"}


def test_who_cannot_go_on_is_not_let_go_on():
    assert first("Sin acceso a tus contactos no podrás continuar.").mode is Mode.COERCION
    assert first("Sin acceso a tus contactos podrás continuar igual.").mode is not Mode.COERCION


def test_who_names_the_kind_of_company_discloses_and_promises_nothing_softly():
    assert first("Your contacts may be passed to credit bureaus.").mode is Mode.STATEMENT
    assert first("Your contacts may be passed to partners.").mode is Mode.HEDGE


def test_what_a_kit_reads_its_maker_gets():
    kit = first("The SDK of Acme Ltd in this app reads your phonebook.")
    assert "N5" in kit.states and "N7" not in kit.states
    own = first("Acme Ltd reads your phonebook.")
    assert "N7" in own.states and "N5" not in own.states


def test_the_others_that_are_not_seen_restrict_only_where_one_is_chosen():
    chosen = "Pick a person from your phonebook, we do not read the others."
    assert first(chosen).mode is Mode.SCOPED
    assert first("We do not read your phonebook, nor the others.").mode is Mode.DENIAL


def test_an_order_under_a_threat_coerces():
    ordered = "Turn on Contacts. Otherwise, your application will be rejected."
    assert first(ordered).mode is Mode.COERCION
    assert first("Turn on Contacts to invite friends.").mode is not Mode.COERCION


def test_how_long_is_told_of_what_is_kept_and_not_of_what_recurs():
    kept = first("We store your phonebook for 30 days.")
    assert "N4" in kept.states and Topic.COLLECT not in kept.topics
    assert "N4" not in first("We read your phonebook once a day to keep fraud low.").states


def test_the_complaints_that_a_borrower_is_to_bear_are_no_channel_for_complaints():
    text = "You warrant that everyone in your phonebook has agreed, and you bear any complaint."
    assert "N9" not in first(text).states
    assert "N9" in first("Send any complaint to our grievance officer.").states


@pytest.mark.parametrize(
    ("told", "purpose"),
    [
        ("We read your contact list. We use this information to assess your creditworthiness.", "credit"),
        ("Leeremos tu agenda de contactos. Copiaremos nombres y números con la finalidad de detectar fraudes.", "fraud"),
        ("我们将读取您的通讯录。这些信息用于评估您的还款能力。", "credit"),
        ("Kami akan membaca daftar kontak Anda. Data ini digunakan untuk menilai kelayakan kredit.", "credit"),
        ("Chúng tôi sẽ đọc danh bạ của bạn. Thông tin này được dùng để đánh giá khả năng tín dụng.", "credit"),
    ],
)  # fmt: skip
def test_a_sentence_behind_the_one_that_names_the_phonebook_tells_its_purpose(told, purpose):
    second = read_statements(told)[1]
    assert "N2" in second.states and purpose in second.purpose and not second.names_contacts


@pytest.mark.parametrize(
    "text",
    [
        # Nothing names the phonebook before, or only long before: the information is another.
        "We take your name and income. We use this information to assess your creditworthiness.",
        "We read your contact list. Rates vary. Fees apply. Pay on time. This data is used to assess your creditworthiness.",
    ],
)  # fmt: skip
def test_this_information_is_the_phonebook_only_close_behind_it(text):
    assert not any("N2" in one.states for one in read_statements(text))


@pytest.mark.parametrize(
    ("told", "is_meant"),
    [
        ("We read your contact list. They are never uploaded and nobody else receives them.", True),
        ("我们将读取您的通讯录。这些内容只在本机屏幕上显示,不上传。", True),
        ("Chúng tôi đọc danh bạ. Tên và số điện thoại chỉ hiển thị trên máy, không được gửi cho bất kỳ ai.", True),
        ("Your salary slip stays here. They are never uploaded and nobody else receives them.", False),
    ],
)  # fmt: skip
def test_a_denial_behind_the_phonebook_is_about_the_phonebook(told, is_meant):
    denials = [one for one in read_statements(told) if one.mode is Mode.DENIAL]
    assert (
        any(one.is_of_phonebook and Topic.UPLOAD in one.topics for one in denials) is is_meant
    )


def test_nobody_who_receives_the_list_is_a_recipient_of_it():
    told = read_statements(
        "We copy your contact list. Nobody outside Tala Ltd receives the list."
    )
    assert (
        told[1].mode is Mode.DENIAL and Topic.SHARE in told[1].topics and "N5" in told[1].states
    )


def test_what_is_taken_back_can_stand_before_who_takes_it_back():
    assert (
        "N6"
        in first("Persetujuan dapat Anda cabut kapan saja melalui Profil > Privasi.").states
    )


@pytest.mark.parametrize(
    ("told", "purpose"),
    [
        ("为进行信用评估和反欺诈,我们将读取您的手机通讯录并上传。", ("credit", "fraud")),
        ("為開展信用評估,我們將讀取您的手機通訊錄並上傳。", ("credit",)),
        ("基于反欺诈的考虑,我们将读取您的手机通讯录。", ("fraud",)),
        # What kind of company it is says nothing of the purpose.
        ("本信用评估公司将读取您的手机通讯录。", ()),
        ("您的信用额度已获批准,我们将读取您的手机通讯录。", ()),
    ],
)
def test_a_chinese_for_stands_before_its_verb(told, purpose):
    assert first(told).purpose == purpose


@pytest.mark.parametrize(
    ("told", "purpose"),
    [
        ("By tapping Submit you agree that to verify your identity we read your phone contacts.", ("identity",)),
        ("By continuing you agree that, for credit checks, we upload your phone contacts.", ("credit",)),
        ("继续使用即表示您同意,为核实您的身份,我们读取您的手机通讯录。", ("identity",)),
        # Another thing that is agreed to, and what the borrower does.
        ("By continuing you agree to a credit check and to our reading of your phone contacts.", ()),
        ("By using the app you agree to verify your identity and to give us your phone contacts.", ()),
        ("By using the app to verify your identity you agree that we read your phone contacts.", ()),
    ],
)  # fmt: skip
def test_what_is_agreed_to_says_what_for_itself(told, purpose):
    one = first(told)
    assert one.mode is Mode.IMPLIED_CONSENT and one.purpose == purpose


@pytest.mark.parametrize(
    ("where", "which"),
    [
        ("We compare your phone contacts only within this phone to check the number you choose.",
         "We read only the contact you choose on this phone."),
        ("We read your phone contacts only once, so that you can pick a reference.",
         "We read only the contact that you pick, and only once."),
        ("Leemos tus contactos solo en este teléfono para que elijas una referencia.",
         "En este teléfono solo leemos el contacto que elijas."),
        ("Lemos seus contatos somente neste celular para conferir a referência que você escolher.",
         "Lemos somente o contato que você escolher neste celular."),
        ("Kami membaca kontak Anda hanya di ponsel ini agar Anda dapat memilih referensi.",
         "Kami hanya membaca kontak yang Anda pilih di ponsel ini."),
        ("Chúng tôi đọc danh bạ của bạn chỉ trên điện thoại này để kiểm tra số người tham chiếu.",
         "Chúng tôi chỉ đọc liên hệ bạn chọn trong danh bạ trên điện thoại này."),
        ("我们只在这部手机上读取您的通讯录,用于核对您选择的联系人。", "我们仅读取您在本机通讯录中选择的联系人。"),
        ("我們僅在這支手機上讀取您的通訊錄,用於核對您指定的聯絡人。", "我們僅讀取您在本機通訊錄中選擇的聯絡人。"),
        ("हम आपके संपर्क केवल इसी फ़ोन पर पढ़ते हैं, ताकि आपका चुना हुआ नंबर जांचा जा सके।",
         "हम इस फ़ोन पर केवल आपका चुना हुआ संपर्क पढ़ते हैं।"),
        ("เราอ่านรายชื่อผู้ติดต่อของคุณเฉพาะบนโทรศัพท์เครื่องนี้ เพื่อตรวจสอบเบอร์ที่คุณเลือก",
         "เราอ่านเฉพาะรายชื่อผู้ติดต่อที่คุณเลือกในโทรศัพท์เครื่องนี้"),
        ("Binabasa namin ang iyong mga contact sa teleponong ito lamang upang suriin ang numerong pinili mo.",
         "Ang contact na pinili mo lamang sa teleponong ito ang binabasa namin."),
        ("ہم آپ کے رابطے صرف اسی فون پر پڑھتے ہیں تاکہ آپ کا منتخب نمبر جانچا جا سکے۔",
         "ہم اس فون پر صرف آپ کا منتخب کردہ رابطہ پڑھتے ہیں۔"),
        ("আমরা আপনার পরিচিতি শুধু এই ফোনেই পড়ি, যাতে আপনি বেছে নেওয়া নম্বরটি যাচাই করা যায়।",
         "আমরা এই ফোনে শুধু আপনার বেছে নেওয়া পরিচিতি পড়ি।"),
        ("Tunasoma anwani zako kwenye simu hii tu ili uchague mdhamini.",
         "Tunasoma anwani uliyochagua pekee kwenye simu hii."),
    ],
)  # fmt: skip
def test_only_here_and_only_once_limit_no_choice(where, which):
    assert not any(one.is_of_chosen for one in read_statements(where))
    assert any(one.is_of_chosen for one in read_statements(which))


def test_a_line_tells_what_the_phonebook_named_on_a_line_before_is_for():
    line = "We use this information to verify your identity and never share it."
    (told,) = read_behind(["We ask to read your contact list."], line)
    assert "N2" in told.states and told.purpose == ("identity",) and told.start == 0
    assert told.mode is Mode.STATEMENT
    assert not read_behind(["We ask for your income."], line)
    assert not read_behind(
        ["We read your contact list. Rates vary. Fees apply. Pay on time."], line
    )


@pytest.mark.parametrize(
    ("measure", "floor"),
    # A little below what `sentences/README.md` tells; 0.9 is aimed at.
    [("names_contacts", 0.97), ("mode", 0.85), ("about", 0.9), ("states", 0.91)],
)
def test_the_held_out_set_is_read_no_worse_than_is_told(measure, floor):
    true, told = labels_of("heldout")
    one = score(
        (label for label in true if label.measure == measure),
        (label for label in told if label.measure == measure),
    )
    assert one.precision >= floor and one.recall >= floor, "a measure fell"


@pytest.mark.parametrize(
    ("text", "has_purpose"),
    [
        ("To check the number that you typed, we read all contacts on your phone.", True),
        ("Để kiểm tra số điện thoại người thân bạn vừa nhập, ứng dụng sẽ đọc danh bạ của bạn.", True),
        (
            "Kami mencari satu nomor yang Anda ketik di daftar kontak ponsel untuk memeriksa"
            " apakah nomornya benar.",
            True,
        ),
        ("We need permission to access and read your contacts.", False),
        ("We access your phonebook to upload it to our server.", False),
        ("We access your contacts to read them.", False),
    ],
)  # fmt: skip
def test_to_look_at_something_else_is_a_purpose(text: str, has_purpose: bool) -> None:
    assert any("N2" in one.states for one in read_statements(text)) is has_purpose


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        (
            "Opsyonal ito: huwag buksan ang switch at ipoproseso pa rin namin ang iyong"
            " aplikasyon nang wala ang iyong mga contact.",
            False,
        ),
        ("拒绝后，我们仍会在没有通讯录的情况下受理您的申请。", False),
        ("我们放款无需通讯录。", True),
        ("No contacts needed.", True),
    ],
)
def test_to_go_on_without_contacts_after_a_refusal_denies_nothing(
    text: str, denies: bool
) -> None:
    assert any(one.mode is Mode.DENIAL for one in read_statements(text)) is denies


def test_a_sentence_ends_behind_the_name_of_a_firm() -> None:
    text = "Your contacts are never shared with anyone outside Acme Inc. You may withdraw at any time."
    first, *_ = read_statements(text)
    assert first.excerpt.endswith("Inc.")
    assert "N5" in first.states
    whole = "Your contacts are read by Acme Co. Ltd. and kept by Acme Pvt. Ltd. for 30 days."
    assert {one.excerpt for one in read_statements(whole)} == {whole}


@pytest.mark.parametrize(
    "text",
    [
        "This number is not in your phonebook, please check.",
        "Số điện thoại người thân không có trong danh bạ của bạn, vui lòng kiểm tra lại.",
        "Nomor ini tidak ada di kontak Anda.",
        "Este número no está en tus contactos.",
        "Este número não está na sua agenda.",
        "该号码不在您的通讯录中，请核对。",
        "Wala sa iyong contacts ang numerong ito.",
        "We could not find this number in your contacts. Please check it.",
        "We did not find a match in your phonebook.",
        "Your reference isn't saved in your contacts.",
        "我们没有在您的通讯录中找到该号码。",
        "Kami tidak menemukan nomor ini di kontak Anda.",
        "हमें यह नंबर आपके संपर्कों में नहीं मिल सका।",
        "Hindi namin mahanap ang numerong ito sa contacts mo.",
    ],
)
def test_what_is_not_in_the_phonebook_is_no_denial(text: str) -> None:
    assert Mode.DENIAL not in {one.mode for one in read_statements(text)}


@pytest.mark.parametrize(
    "text",
    [
        "We do not read what is in your phonebook.",
        "We could not and do not read your phonebook.",
        "我们没有读取您的通讯录。",
        "Kami tidak membaca kontak Anda.",
    ],
)
def test_what_is_not_read_of_the_phonebook_is_denied(text: str) -> None:
    (denial,) = read_statements(text)
    assert denial.mode is Mode.DENIAL


@pytest.mark.parametrize(
    ("asks", "tells"),
    [
        ("Do you upload my contacts?", "We upload your contacts to our server."),
        ("Contacts upload failed.", "Your contacts are uploaded to our server."),
        ("你们会上传我的通讯录吗？", "我们会上传您的通讯录。"),
        ("通讯录上传失败", "通讯录会上传至服务器。"),
        ("क्या आप मेरी संपर्क सूची अपलोड करते हैं?", "हम आपकी संपर्क सूची अपलोड करते हैं।"),
    ],
)
def test_a_question_of_the_borrowers_and_a_report_tell_of_no_act(asks: str, tells: str) -> None:
    assert not any(Topic.UPLOAD in one.topics for one in read_statements(asks))
    assert any(Topic.UPLOAD in one.topics for one in read_statements(tells))


@pytest.mark.parametrize(
    "text",
    [
        "Do you allow us to read your contacts?",
        "允许本应用读取您的通讯录吗？",
        "क्या आप ऐप को अपने संपर्क पढ़ने की अनुमति देते हैं?",
        'Payagan ang "PesoBayan" na i-access ang iyong mga contact?',
    ],
)
def test_a_question_for_leave_tells_what_for(text: str) -> None:
    assert Topic.COLLECT in first(text).topics


@pytest.mark.parametrize(
    ("label", "twin"),
    [
        ("Select contacts", "We read the contacts you select."),
        ("Pick a contact", "Allow us to read your contacts to pick a contact."),
        ("选择联系人", "我们仅读取您选择的联系人。"),
        ("Seleccionar contactos", "Leemos los contactos de su teléfono que usted selecciona."),
    ],
)
def test_the_label_of_a_picker_names_no_phonebook(label: str, twin: str) -> None:
    assert not names_contacts(label)
    assert names_contacts(twin)


_ONCE = [
    "读取的内容为全部联系人的姓名和电话号码,您点击“同意读取”后,数据会加密上传至我们的服务器一次,以后不再读取。",
    "我們會讀取您的通訊錄並上傳一次，之後不再讀取。",
    "We upload your contacts once and do not read them again afterwards.",
    "We upload your contacts to our server once; later we no longer read them.",
    "Leemos sus contactos una sola vez y no los volvemos a leer después.",
    "Enviamos seus contatos ao nosso servidor uma vez e depois não lemos mais.",
    "Kami mengunggah kontak Anda ke server kami satu kali dan setelah itu tidak membacanya lagi.",
    "Chúng tôi tải danh bạ của bạn lên máy chủ một lần và sau đó không đọc lại nữa.",
    "हम आपके संपर्क एक बार सर्वर पर अपलोड करते हैं और उसके बाद दोबारा नहीं पढ़ते।",
    "เราอัปโหลดรายชื่อติดต่อของคุณไปยังเซิร์ฟเวอร์หนึ่งครั้ง และหลังจากนั้นจะไม่อ่านอีก",
    "Ina-upload namin ang iyong mga contact nang isang beses at pagkatapos ay hindi na namin binabasa muli.",
    "ہم آپ کے رابطے ایک بار سرور پر اپ لوڈ کرتے ہیں اور اس کے بعد دوبارہ نہیں پڑھتے۔",
    "আমরা আপনার পরিচিতি একবার সার্ভারে আপলোড করি এবং পরে আর পড়ি না।",
    "Tunapakia anwani zako kwenye seva mara moja na baadaye hatuzisomi tena.",
]


@pytest.mark.parametrize("text", _ONCE)
def test_a_limit_in_time_behind_an_admission_denies_nothing(text: str) -> None:
    found = read_statements(text)
    assert found
    assert Mode.DENIAL not in {one.mode for one in found}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("We no longer read your contacts.", Topic.COLLECT),
        ("We used to read your contacts, but we no longer read them.", Topic.COLLECT),
        ("We read your contacts but no longer upload them.", Topic.UPLOAD),
        ("We never read your contacts, neither now nor afterwards.", Topic.COLLECT),
        ("We read your SMS once; afterwards we do not read your contacts.", Topic.COLLECT),
        ("我们不再读取您的通讯录。", Topic.COLLECT),
        ("我们从不读取您的通讯录，以后也不会读取。", Topic.COLLECT),
        ("Setelah masuk, kami tidak membaca kontak Anda lagi.", Topic.COLLECT),
    ],
)
def test_a_denial_in_time_without_that_admission_denies(text: str, topic: Topic) -> None:
    assert (Mode.DENIAL, topic) in {
        (one.mode, told) for one in read_statements(text) for told in one.topics
    }


def test_a_time_of_keeping_around_it_does_not_hide_that_nobody_gets_the_data() -> None:
    told = (
        "通讯录信息仅由我们自己保存和使用，不会提供给任何第三方，保存期限为六个月，到期删除。"
    )
    assert {"N4", "N5"} <= set(first(told).states)
    twin = "通讯录信息由我们保存，保存期限为六个月，到期删除。"
    assert "N5" not in first(twin).states


@pytest.mark.parametrize(
    "text",
    [
        "Kontak tidak dipakai untuk penagihan, dan kami tidak akan menghubungi siapa pun di dalamnya.",
        "Your contacts are not used for debt collection, and we will not call anyone in them.",
        "Contacts are never used to collect debts.",
        "通讯录不会用于催收，我们也不会联系其中任何人。",
        "通訊錄不會用於催收，我們也不會聯絡其中任何人。",
        "Sus contactos no se usan para cobranza y no llamaremos a nadie de ellos.",
        "Seus contatos não são usados para cobrança, e não ligaremos para ninguém deles.",
        "Danh bạ không được dùng để thu hồi nợ, và chúng tôi sẽ không gọi cho bất kỳ ai trong đó.",
        "आपके संपर्कों का उपयोग वसूली के लिए नहीं किया जाता, और हम उनमें किसी को फ़ोन नहीं करेंगे।",
        "รายชื่อติดต่อจะไม่ถูกใช้เพื่อทวงหนี้ และเราจะไม่โทรหาใครในรายชื่อนั้น",
        "Hindi ginagamit ang iyong mga contact sa paniningil, at hindi kami tatawag kaninuman sa mga ito.",
        "آپ کے رابطے وصولی کے لیے استعمال نہیں ہوتے، اور ہم ان میں سے کسی کو فون نہیں کریں گے۔",
        "ہم آپ کے رابطوں میں سے کسی کو فون نہیں کریں گے۔",
        "আপনার পরিচিতি আদায়ের জন্য ব্যবহার করা হয় না, এবং আমরা সেখানকার কাউকে ফোন করব না।",
        "Anwani zako hazitumiki kukusanya madeni, na hatutampigia mtu yeyote aliyemo.",
    ],
)
def test_who_does_not_use_contacts_for_one_thing_may_read_them(text: str) -> None:
    assert claims(text) == [("denial", ("other",))]


def test_reading_that_is_admitted_governs_beside_a_use_that_is_denied() -> None:
    text = "We collect your contacts for credit scoring; they are not used for debt collection."
    assert claims(text) == [("statement", ("collect",)), ("denial", ("other",))]


@pytest.mark.parametrize(
    "text",
    [
        "We do not use your contacts.",
        "We do not use your contacts for any purpose.",
        "We do not use this permission to read your contacts.",
        "We do not read or use your contacts for collection.",
        "我们不使用您的通讯录。",
        "我们不会将您的通讯录使用于任何目的。",
        "Kami tidak menggunakan kontak Anda.",
        "Não usamos seus contatos para nada.",
    ],
)
def test_who_uses_no_contacts_at_all_or_reads_none_denies(text: str) -> None:
    assert first(text).mode is Mode.DENIAL
    assert Topic.COLLECT in first(text).topics


@pytest.mark.parametrize(
    "text",
    [
        "Desmarque a caixa para pedir o empréstimo sem enviar os contatos.",
        "Untick the box to apply without sending your contacts.",
        "You can apply without sharing your contacts.",
        "取消勾选即可在不上传通讯录的情况下申请贷款。",
        "取消勾選即可在不上傳通訊錄的情況下申請貸款。",
        "Desmarque la casilla para pedir el préstamo sin enviar los contactos.",
        "Hapus centang untuk mengajukan pinjaman tanpa mengirim kontak.",
        "Bỏ chọn ô để vay mà không gửi danh bạ.",
        "संपर्क भेजे बिना आवेदन करने के लिए बॉक्स से निशान हटाएँ।",
        "ยกเลิกการเลือกช่องเพื่อขอสินเชื่อโดยไม่ส่งรายชื่อติดต่อ",
        "Alisin ang tsek sa kahon para mag-apply nang hindi ipinapadala ang mga contact.",
        "رابطے بھیجے بغیر درخواست دینے کے لیے باکس سے نشان ہٹائیں۔",
        "পরিচিতি না পাঠিয়ে আবেদন করতে বাক্সের টিক তুলে দিন।",
        "Ondoa alama kwenye kisanduku ili kuomba mkopo bila kutuma anwani.",
    ],
)
def test_how_the_borrower_does_without_is_no_claim_of_the_lenders(text: str) -> None:
    assert claims(text) == [("statement", ("other",))]


@pytest.mark.parametrize(
    "text",
    [
        "We lend without sending your contacts anywhere.",
        "You can be sure that we lend without uploading your contacts.",
        "Untick the box and we do not send your contacts.",
        "Emprestamos sem enviar seus contatos.",
        "Prestamos sin enviar sus contactos.",
        "您可以借款，我们不上传通讯录。",
        "आपके संपर्क आपके फ़ोन से बाहर नहीं जाते: हम उन्हें अपने सर्वर पर अपलोड नहीं करते और किसी के साथ साझा नहीं करते।",
    ],
)
def test_what_the_lender_does_without_is_denied(text: str) -> None:
    assert first(text).mode is Mode.DENIAL
    assert Topic.UPLOAD in first(text).topics


@pytest.mark.parametrize(
    ("text", "has_purpose"),
    [
        ("We look at the phonebook on this phone. We use it to work out your credit score.", True),
        ("We copy the contacts on this phone. The reason is to evaluate your loan application.", True),
        ("Kami mengambil nama dan nomor seluruh kontak. Tujuannya menilai kelayakan kredit Anda.", True),
        ("Ứng dụng đọc danh bạ của bạn. Mục đích là chấm điểm tín dụng cho hồ sơ này.", True),
        ("O app coleta todos os contatos. A finalidade é calcular o seu limite de crédito.", True),
        ("我们会读取您的通讯录。我们把这些信息用于评估您的信用状况,不会联系通讯录中的任何人。", True),
        ("We read your contacts. Tap Apply to get your credit today.", False),
        ("We read your contacts. Please take a photo of your ID to verify your identity.", False),
        ("We read your contacts. We are here to help.", False),
        ("To verify your identity, take a photo. Thank you. Welcome. We read your contacts.", False),
    ],
)  # fmt: skip
def test_the_next_sentence_may_tell_the_purpose(text: str, has_purpose: bool) -> None:
    assert any("N2" in one.states for one in read_statements(text)) is has_purpose


def test_to_confirm_that_one_knows_somebody_vouches_for_nothing() -> None:
    text = "Ứng dụng so sánh số bạn nhập với danh bạ để xác nhận bạn thật sự quen người đó."
    assert Mode.RESPONSIBILITY_SHIFT not in {one.mode for one in read_statements(text)}
    text = "Bạn xác nhận rằng những người trong danh bạ đã đồng ý cho chúng tôi đọc số của họ."
    assert Mode.RESPONSIBILITY_SHIFT in {one.mode for one in read_statements(text)}


def test_a_word_that_ends_on_a_negation_withholds_no_loan():
    told = "聚福网络小额贷款有限公司在您授权后会读取手机通讯录,用于评估您的还款能力、识别欺诈申请。"
    assert first(told).mode is Mode.CONDITIONAL
    assert first("不授权通讯录,贷款申请将无法通过。").mode is Mode.COERCION


@pytest.mark.parametrize(
    ("text", "coerces"),
    [
        ("Why: a steady circle of contacts helps us assess your credit risk and offer you a higher limit.", False),
        ("Faster approvals with contacts", False),
        ("Danh bạ giúp chúng tôi đánh giá hồ sơ và đưa ra hạn mức cao hơn.", False),
        ("Kontak membantu kami menilai kredit Anda dan memberi limit lebih tinggi.", False),
        ("You must allow contacts to get a higher limit.", True),
        ("Without contacts your application is rejected.", True),
    ],
)  # fmt: skip
def test_a_benefit_that_nothing_hangs_on_coerces_nobody(text: str, coerces: bool) -> None:
    modes = [one.mode for one in read_statements(text) if not one.is_lure]
    assert (Mode.COERCION in modes) is coerces


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("Contacts not loaded.", Mode.STATEMENT),
        ("No contacts stored on device.", Mode.STATEMENT),
        ("Contactos no cargados", Mode.STATEMENT),
        ("Your contacts are not loaded onto our servers.", Mode.DENIAL),
        ("Contacts not collected", Mode.DENIAL),
        ("We never upload contacts stored on your device.", Mode.DENIAL),
    ],
)
def test_a_list_that_is_empty_or_not_loaded_denies_nothing(words, mode):
    assert {one.mode for one in read_statements(words)} == {mode}


def test_a_thai_word_ends_no_syllable_of_another() -> None:
    """เพื่อนำ (in order to take) holds no เพื่อน (friend)."""
    (one,) = read_statements("เราอ่านรายชื่อติดต่อเพื่อนำไปตรวจสอบ")
    assert one.mode is Mode.STATEMENT and "N2" in one.states


@pytest.mark.parametrize(
    "listed", ["Không có danh bạ", "Chưa có danh bạ", "Hanya tunjukkan kontak yang daring"]
)
def test_what_a_list_shows_promises_nothing(listed: str) -> None:
    assert all(one.mode is Mode.STATEMENT for one in read_statements(listed))


def test_what_a_list_shows_has_promises_as_twins() -> None:
    (denied,) = read_statements("Chúng tôi không đọc danh bạ.")
    (chosen,) = read_statements("Kami hanya membaca kontak yang Anda tunjuk.")
    assert denied.mode is Mode.DENIAL
    assert chosen.mode is Mode.SCOPED


@pytest.mark.parametrize(
    ("follows", "denies"),
    [
        ("We'll go on with your application without reading your contacts.", "We lend without reading your contacts."),
        ("Your application continues without access to your contacts.", "We never read your contacts; your application continues."),
        ("您的申请将在不读取通讯录的情况下继续。", "我们不读取您的通讯录。"),
        ("Pengajuan Anda dilanjutkan tanpa membaca kontak.", "Kami tidak membaca kontak Anda."),
        ("Seguimos con tu solicitud sin leer tus contactos.", "Prestamos sin leer tus contactos."),
        ("Seguimos com seu pedido sem ler seus contatos.", "Nunca lemos seus contatos."),
        ("Itutuloy ang aplikasyon nang hindi binabasa ang mga contact mo.", "Hindi namin binabasa ang mga contact mo."),
        ("आपका आवेदन संपर्क पढ़े बिना आगे बढ़ेगा।", "हम आपके संपर्क नहीं पढ़ते।"),
    ],
)  # fmt: skip
def test_that_the_application_goes_on_without_them_denies_nothing(follows, denies):
    assert first(follows).mode is Mode.CONDITIONAL
    assert first(denies).mode is Mode.DENIAL


@pytest.mark.parametrize(
    ("messages", "data"),
    [
        ("We will never call or send messages to your contacts.", "We never send your contacts or messages to our servers."),
        ("We do not send any SMS to the people in your contacts.", "We don't send contacts by SMS."),
        ("Kami tidak akan menelepon atau mengirim pesan kepada kontak Anda.", "Kami tidak mengirim kontak Anda ke server."),
        ("No llamaremos ni enviaremos mensajes a tus contactos.", "No enviamos tus contactos ni tus mensajes."),
        ("Não ligaremos nem enviaremos mensagens aos seus contatos.", "Não enviamos seus contatos."),
        ("Hatutapiga simu wala kutuma ujumbe kwa anwani zako.", "Hatutumi anwani zako kwa seva."),
    ],
)  # fmt: skip
def test_who_sends_contacts_no_message_denies_no_upload(messages, data):
    assert Topic.UPLOAD not in {
        topic for one in read_statements(messages) for topic in one.topics
    }
    assert [
        one
        for one in read_statements(data)
        if one.mode is Mode.DENIAL and Topic.UPLOAD in one.topics
    ]


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("You can have the copy of your contacts erased by writing to us.", "N6"),
        ("Contacts you have shared can be deleted from the Privacy page.", "N6"),
        ("Puedes pedir que borremos la agenda que copiamos.", "N6"),
        ("Bạn có thể yêu cầu xóa danh bạ đã tải lên bất cứ lúc nào.", "N6"),
        ("Your contacts help us confirm who you are.", "N2"),
        ("Kontak Anda membantu kami mengetahui apakah HP ini milik Anda.", "N2"),
        ("Sua agenda nos ajuda a saber se é você mesmo.", "N2"),
        ("आपके कॉन्टैक्ट्स से हमें पता चलता है कि फ़ोन असली है।", "N2"),
        ("不还钱,通讯录里的人都会知道。", "N11"),
        ("সময়মতো শোধ না করলে আপনার কন্টাক্টের সবাই জেনে যাবে।", "N11"),
    ],
)
def test_what_is_found_out_ended_or_told_to_people_is_read_in_one_sentence(text, element):
    assert element in {state for one in read_statements(text) for state in one.states}


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("آپ کے رابطوں سے ہمیں معلوم ہوتا ہے کہ فون اصلی ہے۔", "N11"),
        ("You can see who has your contacts in Settings.", "N2"),
        ("We keep the contacts and delete them after 30 days.", "N6"),
    ],
)
def test_what_only_sounds_like_that_is_not(text, element):
    assert element not in {state for one in read_statements(text) for state in one.states}


@pytest.mark.parametrize(
    ("limits", "does_not"),
    [
        ("With your consent we read only the one contact that you choose from your contacts.",
         "We read your contacts only if you choose to allow it."),
        ("We read only the contact you choose from your contacts; if you refuse, nothing is read.",
         "If you refuse, we read only the contact you choose from your contacts."),
        ("经您同意，我们仅读取您主动选择的联系人。", "不同意的话，我们仅读取您选择的联系人。"),
        ("Dengan persetujuan Anda, kami hanya membaca satu kontak yang Anda pilih dari buku telepon.",
         "Jika Anda menolak, kami hanya memakai satu kontak yang Anda pilih dari buku telepon."),
        ("Com o seu consentimento, lemos apenas o contato que você escolher na sua agenda.",
         "Se você recusar, usaremos apenas o contato que você escolher na sua agenda."),
        ("आपकी सहमति से हम केवल वही एक संपर्क पढ़ते हैं जिसे आप चुनते हैं।",
         "अगर आप मना करते हैं, तो हम केवल वही संपर्क पढ़ेंगे जिसे आप चुनेंगे।"),
        ("Khi bạn đồng ý, chúng tôi chỉ đọc liên hệ mà bạn chọn từ danh bạ.",
         "Nếu bạn từ chối, chúng tôi chỉ đọc liên hệ do bạn chọn từ danh bạ."),
    ],
)  # fmt: skip
def test_what_an_agreement_opens_is_limited_to_the_chosen_and_what_a_refusal_leaves_is_not(
    limits, does_not
):
    assert any(one.is_of_chosen for one in read_statements(limits))
    assert not any(one.is_of_chosen for one in read_statements(does_not))


@pytest.mark.parametrize(
    ("for_choosing", "of_chosen"),
    [
        ("仅用于帮您选择借款联系人", "仅读取您选择的联系人。"),
        ("我们读取您的通讯录，仅用于帮您选择借款联系人。", "我们仅获取您所选的联系人用于核实。"),
        ("通讯录仅用于选择紧急联系人。", "仅用于联系您选择的联系人，不读取其他人。"),
        ("We read your contacts only to help you choose a reference.", "Used only to call the contact you choose from your phonebook."),
        ("We only need your contacts so that you can choose a reference.", "We only use the contact you choose, to verify your details."),
        ("Tus contactos se usan solo para ayudarte a elegir una referencia.", "Solo usamos el contacto que elijas para verificar tus datos."),
        ("Kontak Anda hanya digunakan untuk membantu Anda memilih kontak darurat.", "Kami hanya membaca kontak yang Anda pilih untuk verifikasi."),
        ("आपके संपर्क केवल आपातकालीन संपर्क चुनने में मदद के लिए उपयोग किए जाते हैं।", "सत्यापन के लिए हम केवल आपके चुने हुए संपर्क को पढ़ते हैं।"),
        ("Danh bạ chỉ được dùng để giúp bạn chọn người tham chiếu.", "Chúng tôi chỉ đọc liên hệ mà bạn chọn."),
    ],
)  # fmt: skip
def test_what_serves_the_choosing_alone_says_nothing_of_what_is_chosen(for_choosing, of_chosen):
    found = read_statements(for_choosing)
    assert any(one.is_for_choosing for one in found)
    assert not any(one.is_of_chosen for one in found)
    found = read_statements(of_chosen)
    assert any(one.is_of_chosen for one in found)
    assert not any(one.is_for_choosing for one in found)


@pytest.mark.parametrize("whom", ["only by Brook Finance Ltd", "by Brook Finance Ltd alone"])
def test_who_alone_receives_the_contacts_says_nothing_of_which_are_read(whom: str) -> None:
    text = f"They are received {whom}, shared with no third party, and deleted 60 days after we decide."
    found = read_statements(f"We read all contacts saved on this phone. {text}")
    assert not any(one.is_of_chosen or one.is_for_choosing for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "We read your contacts. We use them only to assess the credit risk of this loan and to check the references you give us.",
        "We use your contacts only to assess the credit risk of this loan and to check the references you choose.",
        "Your contacts are used only to verify your identity and to call the reference you choose.",
        "通讯录仅用于评估信用风险和核实您选择的紧急联系人。",
        "Usamos tus contactos solo para evaluar tu riesgo y comprobar las referencias que elijas.",
    ],
)
def test_references_that_are_chosen_limit_neither_the_reading_nor_the_use(text):
    found = read_statements(text)
    assert not any(one.is_of_chosen or one.is_for_choosing for one in found)


def test_only_the_references_that_are_chosen_limits_the_reading():
    found = read_statements("We read only the references you choose from your contacts.")
    assert any(one.is_of_chosen for one in found)


def test_a_question_in_the_middle_coerces_nobody():
    text = "Công ty TNHH Hoa Sen muốn xem danh bạ để biết bạn có phải người đáng tin để cho vay không."
    assert "coercion" not in {one.mode.value for one in read_statements(text)}
    must = "Bạn phải cho phép truy cập danh bạ, nếu không sẽ không được vay."
    assert "coercion" in {one.mode.value for one in read_statements(must)}


def test_who_turns_to_the_reader_names_no_phonebook():
    assert not names_contacts("हमारी टीम आपसे 24 घंटे में संपर्क करेगी।")
    assert names_contacts("हम आपके फ़ोन के संपर्क पढ़ेंगे।")


def test_a_loan_that_is_not_got_coerces_in_filipino():
    text = "Kung hindi ka papayag sa contacts, hindi mo makukuha ang loan mo."
    assert "coercion" in {one.mode.value for one in read_statements(text)}
