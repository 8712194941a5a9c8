"""Whole consent screens: what stands under a label, whose it is, and how often a silence is told wrongly."""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice_scores import answers_of, judged


def test_a_purpose_under_its_label_is_told_whatever_its_words():
    screen = [
        "We read your contacts once.",
        "Purpose: spotting phones bought yesterday",
        "Agree",
    ]
    assert judged(screen)["N2"] is Kleene.YES


def test_a_purpose_behind_other_data_is_theirs():
    screen = ["We read your contacts once.", "Location", "Purpose: finding a branch", "Agree"]
    assert judged(screen)["N2"] is Kleene.NO


def test_a_purpose_behind_other_data_and_the_phonebook_again_is_the_phonebooks():
    screen = [
        "Location",
        "We read your contacts once.",
        "Purpose: spotting new phones",
        "Agree",
    ]
    assert judged(screen)["N2"] is Kleene.YES


def test_whom_to_complain_to_is_told_of_all_data():
    screen = ["We read your contacts once.", "Location", "Complaints: 0700 000 111", "Agree"]
    assert judged(screen)["N9"] is Kleene.YES


def test_a_use_is_a_purpose():
    read = "We upload the contacts on your phone once."
    assert (
        judged([read, "We compare them with our old customers.", "Agree"])["N2"] is Kleene.YES
    )


@pytest.mark.parametrize(
    "told",
    [
        "Mum, barber and boss usually sit there, which bots lack altogether.",
        "Tap the bin beside Circle and everything vanishes overnight.",
    ],
)
def test_a_sentence_of_unknown_words_leaves_open_what_it_may_tell(told):
    facts = judged(["We upload the contacts on your phone.", told, "Agree"])
    assert {facts["N2"], facts["N6"]} == {Kleene.UNKNOWN}


@pytest.mark.parametrize(
    ("company", "value"),
    [
        ("Bom Crédito Sociedade de Crédito Direto S.A. (CNPJ 12.345.678/0001-90)", Kleene.NO),
        ("Bom Crédito S.A., CNPJ 12.345.678/0001-90, tel. 11 3456-7890", Kleene.UNKNOWN),
        ("NairaSwift Ltd, 0800 123 4567", Kleene.UNKNOWN),
    ],
)
def test_a_number_of_a_register_is_none_to_call(company, value):
    read = "We read your contacts once to assess your credit. We share them with nobody."
    assert judged([read, company])["N9"] is value


def test_a_screen_that_was_understood_lacks_what_it_does_not_tell():
    facts = judged(["We upload the contacts on your phone.", "Agree", "No"])
    assert {facts[one] for one in ("N2", "N5", "N6", "N7", "N9")} == {Kleene.NO}


@pytest.mark.parametrize(
    ("name", "wrongly", "rightly"),
    [
        ("development", 0.02, 0.8),
        ("development_b", 0.04, 0.8),
        ("development_d", 0, 0.9),
        ("development_s", 0, 0.95),
        ("heldout", 0.03, 0.8),
        ("heldout_e", 0.05, 0.7),
    ],
)
def test_screens_are_seldom_told_to_lack_what_they_tell(name, wrongly, rightly):
    answers = answers_of(name)
    stated = [one.value for one in answers if one.is_stated]
    lacking = [one.value for one in answers if not one.is_stated]
    assert stated.count(Kleene.NO) <= wrongly * len(stated)
    assert stated.count(Kleene.YES) >= rightly * len(stated)
    assert lacking.count(Kleene.NO) >= 0.65 * len(lacking)
    assert lacking.count(Kleene.YES) <= 0.2 * len(lacking)


@pytest.mark.parametrize(
    "barred",
    [
        "This consent cannot be withdrawn.",
        "La autorización no se puede revocar.",
        "此授权不可撤回。",
        "Không thể rút lại đồng ý.",
        "Aktifkan izin kontak di pengaturan ponsel.",
        "Vui lòng bật quyền danh bạ trong cài đặt.",
        "Ative a permissão nas configurações do celular.",
        "กรุณาเปิดสิทธิ์ในการตั้งค่า",
    ],
)
def test_what_cannot_be_ended_or_is_to_be_switched_on_tells_no_withdrawal(barred):
    assert judged(["We upload the contacts on your phone.", barred, "Agree"])["N6"] is Kleene.NO


@pytest.mark.parametrize(
    "empty",
    [
        "เพื่อประสบการณ์ใช้งานที่ดียิ่งขึ้น เราจะอัปโหลดรายชื่อติดต่อทั้งหมดในเครื่องของท่าน",
        "Nhằm phục vụ quý khách tốt hơn, chúng tôi sẽ thu thập toàn bộ danh bạ.",
        "To give you a better experience we upload your contact list.",
        "We use your contacts to provide our services.",
        "We upload your contacts so that the app works properly.",
        "To complete your profile, share your contact list.",
        "Usamos tus contactos para brindar nuestros servicios.",
        "Usamos seus contatos para prestar nossos serviços.",
        "Kontak digunakan untuk keperluan layanan kami.",
        "为保障服务正常使用,需读取您的通讯录。",
        "व्यावसायिक उद्देश्यों के लिए हम संपर्क सूची रखते हैं।",
        "เพื่อพัฒนาบริการ เราอ่านรายชื่อติดต่อ",
        "Para makumpleto ang profile mo, i-share ang contact list.",
        "کاروباری مقاصد کے لیے ہم آپ کی رابطہ فہرست رکھتے ہیں۔",
    ],
)
def test_a_better_service_is_no_purpose(empty):
    assert judged([empty, "OK"])["N2"] is Kleene.NO


@pytest.mark.parametrize(
    "told",
    [
        "We read your contacts to show who already uses the app.",
        "We upload your contacts so that your friends get a bonus.",
        "Kami membaca kontak di HP untuk mencari teman yang memakai aplikasi.",
        "Chúng tôi đọc danh bạ để hiển thị bạn bè đang dùng ứng dụng.",
        "为了向您展示哪些好友在用本应用,我们读取通讯录。",
        "আমরা আপনি কে তা জানতে কন্টাক্ট তালিকা পড়ি।",
    ],
)
def test_an_aim_that_holds_more_than_empty_words_is_not_missing(told):
    assert judged([told, "OK"])["N2"] is not Kleene.NO


@pytest.mark.parametrize(
    "threat",
    [
        "If you are late, everybody in your contacts will be told of your debt.",
        "If you are late we find your family in your contacts and tell them of your debt.",
        "If you miss an instalment, an officer may ring one person from the list.",
        "Telat 1 hari, semua kontak kami kabari bahwa Anda punya utang.",
        "Si no pagas a tiempo, llamaremos a las personas de tu agenda.",
    ],
)
def test_whom_it_is_said_to_reach_over_a_debt_tells_what_it_is_for(threat):
    read = "We upload the contacts on your phone once."
    facts = judged([read, threat, "Agree"])
    assert (facts["N2"], facts["N11"]) == (Kleene.YES, Kleene.YES)
    assert facts["N5"] is not Kleene.YES


@pytest.mark.parametrize(
    "threat",
    [
        "If you are late, we or our collection partner call people in your contacts.",
        "Jika telat, mitra penagihan kami akan menghubungi orang di kontak Anda.",
        "如逾期,我们委托的催收公司会致电您通讯录中的亲友。",
        "Se atrasar, a empresa de cobrança vai ligar para os contatos da sua agenda.",
    ],
)
def test_another_company_that_calls_them_has_the_data(threat):
    facts = judged(["We upload the contacts on your phone once.", threat, "Agree"])
    assert facts["N5"] is Kleene.YES


@pytest.mark.parametrize(
    "spared",
    [
        "If you are late we call you, and never anybody in your contacts.",
        "If you are late we call the two references that you typed in.",
        "No debt collector will call the people in your contacts.",
        "If you are late, please contact us.",
    ],
)
def test_who_is_not_called_is_no_purpose(spared):
    read = "We upload the contacts on your phone once."
    assert judged([read, spared, "Agree"])["N2"] is not Kleene.YES


@pytest.mark.parametrize(
    "aside",
    [
        "Nobody will call you at night.",
        "Get your money in minutes, no paperwork.",
        "Your information is safe with us.",
        "Press Allow in the next window.",
        "Tekan Izinkan pada layar berikutnya.",
        "Data Anda aman bersama kami.",
        "Nhận tiền trong vài phút.",
        "请在下一页点击允许。",
        "पैसा मिनटों में पाएँ।",
        "Pata pesa kwa dakika chache.",
    ],
)
def test_what_is_of_the_loan_leaves_no_doubt(aside):
    facts = judged(["We need your contact list.", aside, "OK"])
    assert {facts[one] for one in ("N2", "N3", "N5", "N6", "N9")} == {Kleene.NO}


@pytest.mark.parametrize(
    "told",
    [
        "Brightline Analytics Ltd works on them for us.",
        "Brokers are not among those who do.",
        "Only our desk does that.",
        "Never shared.",
    ],
)
def test_what_may_say_who_gets_the_data_leaves_recipients_open(told):
    screen = ["Oakfield Credit Ltd uploads the contacts on your phone.", told, "Agree"]
    assert judged(screen)["N5"] is not Kleene.NO


@pytest.mark.parametrize(
    "told", ["Oakfield Credit Ltd, licence 77.", "Get your money today.", "No, thanks"]
)
def test_who_asks_is_nobody_who_gets_the_data(told):
    screen = ["Oakfield Credit Ltd uploads the contacts on your phone.", told, "Agree"]
    assert judged(screen)["N5"] is Kleene.NO


@pytest.mark.parametrize(
    ("sends", "gives"),
    [
        (
            "तेज़ लोन प्राइवेट लिमिटेड आपके सभी संपर्क अपलोड करती है।",
            "आपके सभी संपर्क तेज़ लोन प्राइवेट लिमिटेड को अपलोड किए जाते हैं।",
        ),
        (
            "فوری قرض (پرائیویٹ) لمیٹڈ آپ کے تمام رابطے اپ لوڈ کرتی ہے۔",
            "آپ کے تمام رابطے فوری قرض (پرائیویٹ) لمیٹڈ کو اپ لوڈ کیے جاتے ہیں۔",
        ),
        ("好錢借貸有限公司會上傳您的通訊錄。", "您的通訊錄會上傳給好錢借貸有限公司。"),
        (
            "Ina-upload ng Utang Now Lending Inc. ang lahat ng contacts mo.",
            "Ina-upload ang lahat ng contacts mo sa Utang Now Lending Inc.",
        ),
    ],
)
def test_a_company_that_uploads_is_nobody_to_whom_it_is_given(sends, gives):
    assert judged([sends, "OK"])["N5"] is Kleene.NO
    assert judged([gives, "OK"])["N5"] is not Kleene.NO


def test_a_row_under_a_label_of_no_table_leaves_open_what_it_may_tell():
    form = ["Contacts: all, once", "Purpose: spotting new phones", "Whither: the house itself"]
    assert judged([*form, "Agree"])["N5"] is Kleene.UNKNOWN
    assert judged([*form[:2], "Agree"])["N5"] is Kleene.NO


def test_an_aim_that_is_the_end_of_the_consent_is_no_purpose():
    read = "We upload the contacts on your phone."
    assert judged([read, "To stop it, open Settings > Contacts.", "OK"])["N2"] is Kleene.NO
    assert judged([read, "To spot new phones, we count them.", "OK"])["N2"] is not Kleene.NO


@pytest.mark.parametrize(
    ("read", "use"),
    [
        ("Leeremos tus contactos.", "Eso nos permite comprobar que tus referencias existen."),
        ("Leeremos tus contactos.", "Comprobamos que tus referencias existen."),
        ("Lemos seus contatos.", "Isso confere se suas referências existem."),
    ],
)
def test_a_use_needs_no_other_subject_than_what_was_read(read, use):
    assert judged([read, use, "OK"])["N2"] is Kleene.YES
    assert judged([read, "Nada de eso.", "OK"])["N2"] is not Kleene.YES


@pytest.mark.parametrize(
    ("kept_not", "ended_not"),
    [
        ("We do not keep the list.", "They cannot be deleted."),
        ("Chúng tôi không tải danh bạ lên, không lưu lại.", "Không thể xóa."),
        ("No guardamos ninguno de tus contactos.", "Tus contactos no se eliminan."),
        ("我们不会保存。", "不会删除。"),
        ("हम कुछ भी सहेजते नहीं।", "ये मिटाए नहीं जाते।"),
    ],
)
def test_that_nothing_is_kept_answers_how_long(kept_not, ended_not):
    read = "We compare the contacts on your phone once."
    assert judged([read, kept_not, "OK"])["N4"] is Kleene.YES
    assert judged([read, ended_not, "OK"])["N4"] is not Kleene.YES


def test_a_question_for_a_title_leaves_no_doubt():
    read = "We upload the contacts on your phone."
    assert judged(["Might we quickly peruse your referee?", read, "OK"])["N5"] is Kleene.NO
    assert (
        judged([read, "Quickly perusing your referee's whereabouts, thrice.", "OK"])["N5"]
        is Kleene.UNKNOWN
    )


ALONE = {
    "en": "Only Quayside Credit Ltd can see them.",
    "es": "Los tiene únicamente Finanzas Litoral S.R.L.",
    "id": "Datanya hanya dipegang PT Solusi Pinjam Aman.",
    "sw": "Upendo Lending Ltd peke yake ndiyo yenye majina hayo.",
    "bn": "শুধু পলাশ ক্রেডিট লিমিটেডের কাছে তালিকাটি থাকবে।",
}


@pytest.mark.parametrize("language", ALONE)
def test_one_company_alone_is_who_gets_it(language):
    read = {
        "en": "We upload your phone contacts once.",
        "es": "Subimos los contactos de tu teléfono una vez.",
        "id": "Kami mengunggah kontak ponsel Anda satu kali.",
        "sw": "Tunapakia anwani zako mara moja.",
        "bn": "আমরা আপনার ফোনের পরিচিতি একবার আপলোড করি।",
    }[language]
    told = judged([read, ALONE[language], "OK"])
    assert told["N5"] is Kleene.YES
    assert told["N7"] is Kleene.YES


def test_a_company_alone_in_lending_is_nobody_who_gets_data():
    told = judged(["We upload your phone contacts once.", "Only Acme Ltd lends money.", "OK"])
    assert told["N5"] is not Kleene.YES


@pytest.mark.parametrize(
    "company",
    [
        "Préstamos Olivar, S.L.",
        "Crédito Sur S. de R.L. de C.V.",
        "Kopa Sasa SACCO",
        "মেঘনা পিএলসি",
    ],
)
def test_a_company_is_known_by_its_form_in_any_language(company):
    screen = ["We upload your phone contacts once.", f"{company}", "OK"]
    assert judged(screen)["N7"] is Kleene.YES


def test_a_kind_of_company_is_none():
    screen = ["เราอัปโหลดรายชื่อในโทรศัพท์ของคุณหนึ่งครั้ง", "เราส่งต่อให้บริษัททวงหนี้", "ยอมรับ"]
    assert judged(screen)["N7"] is not Kleene.YES


def test_to_cancel_the_saving_is_no_protection_of_consumers():
    read = "我们一次性上传您手机中的通讯录。"
    assert judged([read, "取消保存联系人", "同意"])["N9"] is not Kleene.YES
    assert judged([read, "如有不满,请拨打消保热线 12378 投诉。", "同意"])["N9"] is Kleene.YES


@pytest.mark.parametrize(
    "told",
    [
        "You may withdraw your loan to mobile money at any time from the menu.",
        "Withdraw funds to your bank account at any time in the app.",
        "您可随时在菜单中提现借款。",
        "Puede retirar su dinero en cualquier momento desde el menú.",
        "Você pode sacar seu empréstimo a qualquer momento no menu.",
        "Anda dapat menarik dana kapan saja dari menu.",
        "Bạn có thể rút tiền bất cứ lúc nào từ menu.",
        "คุณถอนเงินได้ทุกเมื่อจากเมนู",
        "आप कभी भी मेनू से अपना लोन निकाल सकते हैं।",
        "Maaari mong i-withdraw ang loan anumang oras sa menu.",
        "Unaweza kutoa mkopo wako wakati wowote kwenye menyu.",
        "আপনি যেকোনো সময় মেনু থেকে টাকা তুলতে পারেন।",
        "آپ کسی بھی وقت مینو سے رقم نکال سکتے ہیں۔",
        "You may withdraw your loan application at any time.",
    ],
)
def test_who_withdraws_money_withdraws_no_consent(told):
    assert (
        judged(["We read your contacts once to assess your credit.", told])["N6"]
        is not Kleene.YES
    )


@pytest.mark.parametrize(
    "told",
    [
        "You can withdraw your consent at any time.",
        "Withdraw your permission or your loan application in the menu.",
        "Bạn có thể rút lại sự đồng ý bất cứ lúc nào từ menu.",
        "Retire su consentimiento cuando quiera en el menú.",
        "คุณถอนความยินยอมได้ทุกเมื่อจากเมนู",
    ],
)
def test_who_withdraws_consent_beside_a_loan_does(told):
    assert (
        judged(["We read your contacts once to assess your credit.", told])["N6"] is Kleene.YES
    )
