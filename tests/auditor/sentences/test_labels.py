"""What the words on a control are for, and what a text names."""

import pytest

from auditor.model.vocabulary import Role
from auditor.sentences.labels import (
    accepts_all,
    binds_to_document,
    control_role,
    is_weak_acceptance,
    names_agreement,
    names_policy,
    readings,
)


def has_word_for(meaning: str, text: str) -> bool:
    """Say whether a text holds a word of the lexicon's row, in a language that it can be of."""
    return any(one.has(meaning) for one in readings(text, ""))


@pytest.mark.parametrize(
    ("label", "locale", "role"),
    [
        (
            "Vienmēr rādīt attēlus no šī sūtītāja",
            "lv",
            Role.OTHER,
        ),  # "Pictures from this sender".
        (
            "Vienmēr rādīt attēlus no šī sūtītāja",
            "",
            Role.REFUSE,
        ),  # Of whose language nothing is known.
        ("No", "lv", Role.REFUSE),
        ("Mejor no", "es", Role.REFUSE),
        ("Disagree", "lv", Role.REFUSE),
        ("Hindi", "tl", Role.REFUSE),
        ("不同意", "lv", Role.REFUSE),
    ],
)
def test_a_short_word_within_a_label_of_another_language_is_no_refusal(
    label: str, locale: str, role: Role
) -> None:
    assert control_role(label, locale) is role


@pytest.mark.parametrize(
    "label",
    [
        "Agree", "I Agree", "AGREE & CONTINUE", "Accept", "Allow", "Yes", "同意", "同意并继续", "我已阅读并同意",
        "允许", "同意並繼續", "Setuju", "Izinkan", "Aceptar", "Permitir", "Aceito", "Concordo", "Đồng ý",
        "Cho phép", "सहमत", "अनुमति दें", "Payagan", "Sumasang-ayon ako", "Nakubali", "Ruhusu", "ยินยอม",
        "ตกลง", "متفق", "اجازت دیں", "সম্মত", "অনুমতি দিন",
        "I have read and agree to the Privacy Policy", "同意《隐私政策》并继续",
    ],
)  # fmt: skip
def test_a_word_of_agreement_accepts(label):
    assert control_role(label) is Role.ACCEPT
    assert not is_weak_acceptance(label)


@pytest.mark.parametrize(
    "label",
    [
        "Disagree", "I do not agree", "Don't allow", "Deny", "Decline", "Not now", "Cancel", "Skip", "Exit", "No",
        "No, thanks", "Maybe later", "不同意", "不同意并退出", "暂不授权", "取消", "拒绝", "退出", "不同意並退出", "略過",
        "Tolak", "Tidak setuju", "Nanti saja", "Batal", "Rechazar", "No acepto", "Ahora no", "Recusar",
        "Não concordo", "Agora não", "Từ chối", "Không đồng ý", "Để sau", "अस्वीकार करें", "सहमत नहीं",
        "अभी नहीं", "Tanggihan", "Hindi ngayon", "Kataa", "Si sasa", "ปฏิเสธ", "ไม่ยินยอม", "مسترد کریں",
        "ابھی نہیں", "প্রত্যাখ্যান", "এখন নয়", "Enter manually", "手动填写",
    ],
)  # fmt: skip
def test_a_word_of_refusal_refuses(label):
    assert control_role(label) is Role.REFUSE
    assert not is_weak_acceptance(label)


@pytest.mark.parametrize(
    ("label", "locale"),
    [
        ("Continue without contacts", "en"), ("Send without my contacts", "en"), ("Apply without sharing my contacts", "en"),
        ("Kirim tanpa kontak", "id"), ("Lanjutkan tanpa akses kontak", "id"), ("बिना संपर्कों के आगे बढ़ें", "hi"),
        ("संपर्कों के बिना जारी रखें", "hi"), ("Continuar sin contactos", "es"), ("Enviar sin mis contactos", "es"),
        ("Continuar sem contatos", "pt"), ("Enviar sem meus contatos", "pt"), ("Tiếp tục không dùng danh bạ", "vi"),
        ("Magpatuloy nang walang contacts", "fil"), ("Endelea bila anwani", "sw"), ("ดำเนินการต่อโดยไม่ใช้รายชื่อ", "th"),
        ("رابطوں کے بغیر جاری رکھیں", "ur"), ("পরিচিতি ছাড়াই চালিয়ে যান", "bn"), ("继续,不使用通讯录", "zh-CN"),
        ("不提供通讯录,继续申请", "zh-CN"), ("繼續,不使用通訊錄", "zh-TW"),
    ],
)  # fmt: skip
def test_going_on_without_the_phonebook_refuses(label, locale):
    assert control_role(label, locale) is Role.REFUSE
    assert not is_weak_acceptance(label, locale)


@pytest.mark.parametrize(
    "label",
    [
        "Continue without", "Apply without.", "Continuar sem", "Lanjut tanpa", "Continue without accepting", "Go on without consent", "Continuar sin aceptar los contactos", "Seguir sin autorizar",
        "Continuar sem aceitar", "Lanjutkan tanpa menyetujui", "Tiếp tục mà không đồng ý", "不同意并继续",
        "सहमति के बिना आगे बढ़ें", "Magpatuloy nang walang pahintulot", "Endelea bila kukubali", "بغیر اجازت جاری رکھیں",
        "সম্মতি ছাড়া চালিয়ে যান",
    ],
)  # fmt: skip
def test_going_on_without_agreeing_refuses(label: str) -> None:
    assert control_role(label) is Role.REFUSE


@pytest.mark.parametrize(
    "label",
    [
        "Don't share, I'll give one reference", "Don't use my contacts", "Do not upload my contact list", "No compartir mis contactos, doy una referencia",
        "Jangan baca kontak saya", "Jangan bagikan, isi referensi", "不读取通讯录,改填一位联系人",
    ],
)  # fmt: skip
def test_a_label_that_begins_by_denying_the_phonebook_refuses(label: str) -> None:
    assert control_role(label) is Role.REFUSE


@pytest.mark.parametrize(
    "label",
    ["Share my contacts, not my photos", "Don't miss out"],
)
def test_what_denies_something_else_refuses_nothing(label: str) -> None:
    assert control_role(label) is not Role.REFUSE


@pytest.mark.parametrize(
    "label",
    ["Accept and continue without fees", "Agree without delay", "Agree: you cannot go on without accepting"],
)  # fmt: skip
def test_what_agrees_without_something_else_is_no_refusal(label: str) -> None:
    assert control_role(label) is Role.ACCEPT


@pytest.mark.parametrize(
    "label",
    [
        "Accept all and send", "I accept all of the above", "Aceptar todo y enviar", "Aceitar tudo", "Setujui semua", "Đồng ý tất cả",
        "全部同意", "一键同意", "全部同意並送出", "सभी स्वीकार करें", "ยอมรับทั้งหมด", "Tanggapin lahat", "Kubali zote",
        "سب قبول کریں", "সব গ্রহণ করুন",
    ],
)  # fmt: skip
def test_everything_is_accepted_at_once(label: str) -> None:
    assert accepts_all(label)


@pytest.mark.parametrize(
    "label",
    ["I agree", "Allow all contacts", "同意读取全部联系人", "Allow access to all my contacts", "Refuse all", "OK, all done"],
)  # fmt: skip
def test_one_thing_is_accepted_or_nothing(label: str) -> None:
    assert not accepts_all(label)


@pytest.mark.parametrize(
    ("label", "locale", "role"),
    [
        ("Continue without an account", "en", Role.REFUSE), ("Create account", "en", Role.ACCEPT),
        ("Magpatuloy nang walang account", "fil", Role.REFUSE), ("Magrehistro", "fil", Role.ACCEPT),
        ("Lanjutkan tanpa akun", "id", Role.REFUSE), ("Buat akun", "id", Role.ACCEPT),
        ("बिना खाते के आगे बढ़ें", "hi", Role.REFUSE), ("रजिस्टर करें", "hi", Role.ACCEPT),
        ("Continuar sin registrarme", "es", Role.REFUSE), ("Crear mi cuenta", "es", Role.ACCEPT),
        ("Continuar como visitante", "pt", Role.REFUSE), ("Criar conta", "pt", Role.ACCEPT),
        ("Tiếp tục không cần tài khoản", "vi", Role.REFUSE), ("Tạo tài khoản", "vi", Role.ACCEPT),
        ("先逛逛", "zh-CN", Role.REFUSE), ("创建账号", "zh-CN", Role.ACCEPT),
    ],
)  # fmt: skip
def test_going_on_without_registering_agrees_to_nothing_that_registering_does(
    label, locale, role
):
    assert control_role(label, locale) is role


@pytest.mark.parametrize(
    ("label", "locale"),
    [
        ("Continue with contacts", "en"), ("Continue without delay", "en"), ("Lanjutkan dengan kontak", "id"),
        ("Kirim tanpa biaya", "id"), ("Continuar con contactos", "es"), ("Enviar sem custo", "pt"),
        ("Tiếp tục với danh bạ", "vi"), ("Endelea na anwani", "sw"), ("继续,使用通讯录", "zh-CN"),
    ],
)  # fmt: skip
def test_going_on_with_it_or_without_something_else_refuses_nothing(label, locale):
    assert control_role(label, locale) is Role.ACCEPT


@pytest.mark.parametrize(
    "label",
    [
        "OK", "Next", "Continue", "Got it", "Submit", "知道了", "下一步", "确定", "確定", "Lanjut", "Continuar", "Entendi",
        "Tiếp tục", "ठीक है", "Magpatuloy", "Endelea", "ต่อไป", "ٹھیک ہے", "ঠিক আছে",
    ],
)  # fmt: skip
def test_a_weak_word_goes_on_without_agreement(label):
    assert control_role(label) is Role.ACCEPT
    assert is_weak_acceptance(label)


@pytest.mark.parametrize(
    "label",
    [
        "Privacy Policy", "Terms of Use", "隐私政策", "《用户协议》", "隱私權政策", "Kebijakan Privasi",
        "Política de privacidad", "Termos de uso", "Chính sách bảo mật", "गोपनीयता नीति", "Sera ya faragha",
    ],
)  # fmt: skip
def test_the_name_of_a_document_is_a_link(label):
    assert control_role(label) is Role.LINK


@pytest.mark.parametrize("label", ["", "12", "Loan amount", "借款金额", "Profile", "⚙"])
def test_another_label_is_for_something_else(label):
    assert control_role(label) is Role.OTHER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I have read and agree to the Privacy Policy", True),
        ("登录即代表您已阅读并同意《用户协议》", True),
        ("सभी शर्तों से सहमत हूँ", True),
        ("Privacy Policy", False),
        ("I agree to pay on time", False),
        # A consent that can be withdrawn under a menu of that name accepts nothing.
        ("Bạn có thể rút lại sự đồng ý trong mục Tài khoản > Quyền riêng tư", False),
        ("Tôi đồng ý với Chính sách bảo mật", True),
        ("You can withdraw your consent in the Privacy Policy section of the app", False),
        ("आप अपनी सहमति कभी भी गोपनीयता नीति वाले पेज से वापस ले सकते हैं।", False),
        ("آپ اپنی رضامندی کسی بھی وقت رازداری پالیسی والے صفحے سے واپس لے سکتے ہیں۔", False),
        ("আপনার সম্মতি যেকোনো সময় গোপনীয়তা নীতি পাতা থেকে প্রত্যাহার করতে পারেন।", False),
        ("मैं गोपनीयता नीति स्वीकार करता हूँ और अपनी सहमति कभी भी वापस ले सकता हूँ।", True),
    ],
)
def test_a_text_binds_to_a_document_it_takes_agreement_for(text, expected):
    assert binds_to_document(text) is expected


@pytest.mark.parametrize(
    ("text", "policy", "agreement"),
    [
        ("Privacy Policy", True, False),
        ("《用户协议》", False, True),
        ("Syarat dan Ketentuan", False, True),
        ("Aviso de privacidad y términos y condiciones", True, True),
        ("Política de tratamiento de datos", True, False),
        ("Loan amount", False, False),
    ],
)
def test_policies_and_agreements_are_told_apart(text, policy, agreement):
    assert (names_policy(text), names_agreement(text)) == (policy, agreement)


@pytest.mark.parametrize(
    "text",
    [
        "Operated by KashNow Technologies Pvt. Ltd.",
        "北京某某科技有限公司",
        "臺灣某某股份有限公司",
        "PT Dana Cepat Indonesia",
        "Préstamos Ya, S.A.P.I. de C.V., SOFOM, E.N.R.",
        "Crédito Já Ltda - CNPJ 00.000.000/0001-00",
        "Công ty TNHH Vay Nhanh",
        "Fast Lending Corp., SEC Registration No. 000",
        "बीकानेर फिनटेक प्राइवेट लिमिटेड",
        "บริษัท เงินด่วน จำกัด",
        "فاسٹ فنانس پرائیویٹ لمیٹڈ",
        "দ্রুত ঋণ লিমিটেড",
        "Mkopo Haraka Limited, imesajiliwa nchini Kenya",
    ],
)
def test_a_company_form_or_licence_names_the_operator(text):
    assert has_word_for("operator", text)


@pytest.mark.parametrize(
    "text", ["The amount is limited.", "Our team", "有限的时间", "Limited offer"]
)
def test_other_words_name_no_company(text):
    assert not has_word_for("operator", text)


@pytest.mark.parametrize(
    "text", ["Write to the Grievance Officer", "投诉电话 000", "Pengaduan: cs@example.id"]
)
def test_a_channel_for_complaints_is_named(text):
    assert has_word_for("complaint", text)


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Withdraw consent", Role.OTHER),
        ("Take back my contacts consent", Role.OTHER),
        ("Rút lại đồng ý về danh bạ", Role.OTHER),
        ("撤回通讯录授权", Role.OTHER),
        ("संपर्कों की सहमति वापस लें", Role.OTHER),
        ("I agree; I can withdraw at any time", Role.ACCEPT),
    ],
)
def test_who_takes_a_consent_back_gives_none(label, role):
    assert control_role(label) is role


def test_a_text_is_read_again_where_another_language_is_spoken():
    text = "Vienmēr rādīt attēlus no šī sūtītāja"
    asked = [control_role(text, one) for one in ("", "lv", "", "lv")]
    assert asked == [Role.REFUSE, Role.OTHER, Role.REFUSE, Role.OTHER]


@pytest.mark.parametrize(
    "place", ["Tài khoản > Quyền riêng tư", "Quyền riêng tư", "Account > Privacy"]
)
def test_a_place_in_the_settings_is_no_policy(place: str) -> None:
    assert not names_policy(place)
    assert names_policy("Chính sách quyền riêng tư")
