"""Ordinary captions of buttons in thirteen languages, written down before the tables were read for them."""

import pytest

from auditor.model.vocabulary import Role
from auditor.sentences.labels import control_role, is_weak_acceptance, puts_off

CAPTIONS = {
    "en": {
        "accept": [
            "Yes, go ahead",
            "Sounds good",
            "I'm in",
            "Allow access",
            "Agree & continue",
            "Share my contacts",
        ],
        "refuse": [
            "No, thanks",
            "Keep my contacts private",
            "I'd rather not",
            "Don't share",
            "Decline and continue",
        ],
        "manual": ["Enter it myself", "Add a contact manually", "Type a reference instead"],
        "later": ["Maybe later", "Not right now", "Remind me later"],
        "exit": ["Quit", "Leave the app", "Close application"],
    },
    "zh-Hans": {
        "accept": ["同意授权", "好的", "知道了,同意", "允许访问", "我已阅读并同意", "我愿意"],
        "refuse": ["不用了", "我不愿意", "算了", "暂不同意", "残忍拒绝", "不授权"],
        "manual": ["手动填写", "自己输入", "手工录入联系人"],
        "later": ["下次再说", "稍后", "以后再说"],
        "exit": ["退出应用", "退出APP", "离开"],
    },
    "zh-Hant": {
        "accept": ["同意並繼續", "好", "允許存取", "我同意"],
        "refuse": ["不同意", "不要", "拒絕授權", "謝謝不用"],
        "manual": ["自行填寫", "手動輸入"],
        "later": ["稍後再說", "下次", "之後再決定"],
        "exit": ["離開", "退出程式", "關閉App"],
    },
    "es": {
        "accept": [
            "Sí, acepto",
            "Doy permiso",
            "Dale",
            "De acuerdo",
            "Permitir acceso",
            "Aceptar y continuar",
        ],
        "refuse": [
            "Me niego",
            "No quiero",
            "No, gracias",
            "Prefiero no",
            "No permitir",
            "Rechazar",
        ],
        "manual": ["Escribirlo yo", "Ingresar a mano", "Agregar manualmente"],
        "later": ["Más tarde", "Ahora no", "Luego"],
        "exit": ["Salir de la app", "Cerrar aplicación", "Salir"],
    },
    "pt": {
        "accept": [
            "Pode sim",
            "Concordo",
            "Permitir acesso",
            "Aceitar e continuar",
            "Tudo bem",
        ],
        "refuse": ["Não, obrigado", "Prefiro não", "Não permitir", "Recusar"],
        "manual": ["Digitar eu mesmo", "Preencher manualmente", "Inserir à mão"],
        "later": ["Mais tarde", "Agora não", "Depois"],
        "exit": ["Sair do app", "Fechar aplicativo", "Sair"],
    },
    "id": {
        "accept": ["Ya, boleh", "Setuju dan lanjutkan", "Izinkan akses", "Oke", "Saya setuju"],
        "refuse": ["Tidak, terima kasih", "Jangan", "Tolak", "Tidak setuju"],
        "manual": ["Isi sendiri", "Ketik manual", "Masukkan secara manual"],
        "later": ["Nanti saja", "Lain kali", "Ingatkan nanti"],
        "exit": ["Keluar aplikasi", "Keluar", "Tutup aplikasi"],
    },
    "vi": {
        "accept": ["Được", "Đồng ý và tiếp tục", "Cho phép truy cập", "Tôi đồng ý"],
        "refuse": ["Không, cảm ơn", "Không đồng ý", "Từ chối", "Không cho phép"],
        "manual": ["Tự nhập", "Nhập thủ công", "Nhập bằng tay"],
        "later": ["Để sau", "Lúc khác", "Nhắc tôi sau"],
        "exit": ["Thoát ứng dụng", "Thoát", "Đóng ứng dụng"],
    },
    "hi": {
        "accept": ["हाँ", "सहमत हूँ", "अनुमति दें", "ठीक है, आगे बढ़ें"],
        "refuse": ["नहीं, धन्यवाद", "सहमत नहीं हूँ", "मना करें", "अनुमति न दें"],
        "manual": ["खुद भरें", "स्वयं दर्ज करें", "मैन्युअल रूप से भरें"],
        "later": ["बाद में", "अभी नहीं", "फिर कभी"],
        "exit": ["ऐप बंद करें", "बाहर निकलें", "ऐप से बाहर जाएँ"],
    },
    "th": {
        "accept": ["ตกลง", "ยินยอม", "อนุญาตให้เข้าถึง", "ยอมรับและดำเนินการต่อ"],
        "refuse": ["ไม่ ขอบคุณ", "ไม่ยินยอม", "ปฏิเสธ", "ไม่อนุญาต"],
        "manual": ["กรอกเอง", "ป้อนด้วยตนเอง", "พิมพ์เอง"],
        "later": ["ไว้ทีหลัง", "ภายหลัง", "ยังไม่ใช่ตอนนี้"],
        "exit": ["ออกจากแอป", "ปิดแอป", "ออก"],
    },
    "fil": {
        "accept": ["Oo, sige", "Pumapayag ako", "Payagan", "Sumasang-ayon at magpatuloy"],
        "refuse": ["Hindi, salamat", "Ayoko", "Huwag payagan", "Tanggihan"],
        "manual": ["Ako na ang maglalagay", "I-type na lang", "Manu-manong ilagay"],
        "later": ["Mamaya na", "Sa susunod na", "Hindi muna ngayon"],
        "exit": ["Lumabas sa app", "Isara ang app", "Umalis"],
    },
    "ur": {
        "accept": ["جی ہاں", "متفق ہوں", "اجازت دیں", "قبول کریں اور جاری رکھیں"],
        "refuse": ["نہیں، شکریہ", "متفق نہیں", "انکار کریں", "اجازت نہ دیں"],
        "manual": ["خود درج کریں", "خود لکھوں گا", "دستی طور پر درج کریں"],
        "later": ["بعد میں", "ابھی نہیں", "پھر کبھی"],
        "exit": ["ایپ بند کریں", "باہر نکلیں", "ایپ سے نکلیں"],
    },
    "bn": {
        "accept": ["হ্যাঁ", "সম্মত আছি", "অনুমতি দিন", "সম্মত হয়ে এগিয়ে যান"],
        "refuse": ["না, ধন্যবাদ", "সম্মত নই", "প্রত্যাখ্যান করুন", "অনুমতি দেবেন না"],
        "manual": ["নিজে লিখুন", "নিজে পূরণ করব", "ম্যানুয়ালি লিখুন"],
        "later": ["পরে", "এখন নয়", "পরে মনে করান"],
        "exit": ["অ্যাপ বন্ধ করুন", "বের হন", "অ্যাপ থেকে বের হন"],
    },
    "sw": {
        "accept": ["Ndiyo", "Nakubali", "Ruhusu", "Kubali na uendelee"],
        "refuse": ["Hapana, asante", "Sikubali", "Kataa", "Usiruhusu"],
        "manual": ["Andika mwenyewe", "Nitajaza mwenyewe", "Weka kwa mkono"],
        "later": ["Baadaye", "Si sasa", "Wakati mwingine"],
        "exit": ["Ondoka", "Funga programu", "Toka kwenye programu"],
    },
}

CASES = [
    (language, kind, caption)
    for language, kinds in CAPTIONS.items()
    for kind, captions in kinds.items()
    for caption in captions
]


@pytest.mark.parametrize(("language", "kind", "caption"), CASES)
def test_a_caption_accepts_or_does_not(language, kind, caption):
    """A no, a later, a way out and a contact typed by hand all refuse the phonebook."""
    expected = Role.ACCEPT if kind == "accept" else Role.REFUSE
    assert control_role(caption, language) is expected
    assert control_role(caption) is expected


@pytest.mark.parametrize(
    "caption",
    [
        "User manual",
        "Manual de usuario",
        "不要错过优惠",
        "数据不会离开手机",
        "Handmade goods",
        "Claro",
    ],
)
def test_what_only_holds_such_a_word_is_no_answer(caption):
    assert control_role(caption) is Role.OTHER


@pytest.mark.parametrize("caption", ["Sounds good", "Dale", "Boleh", "可以"])
def test_a_plain_yes_weighs_no_more_than_ok(caption):
    assert is_weak_acceptance(caption)


@pytest.mark.parametrize(
    "caption",
    [
        "I'd rather type it in",
        "I prefer to enter a name",
        "宁愿输入联系人",
        "我來填聯絡人",
        "Prefiero escribir mi referencia",
        "Prefiro digitar minha referência",
        "Saya lebih suka mengetik",
        "Tôi thích nhập hơn",
        "मैं खुद टाइप करूँगा",
        "ขอพิมพ์ชื่อผู้ติดต่อ",
        "Mas gusto kong i-type",
        "میں خود ٹائپ کروں گا",
        "আমি টাইপ করতে চাই",
        "Napendelea kuandika jina",
    ],
)
def test_who_would_rather_type_refuses_the_phonebook(caption):
    assert control_role(caption) is Role.REFUSE


@pytest.mark.parametrize(
    "caption", ["Type of loan", "Preferred language", "Vou pagar", "Enter the code"]
)
def test_what_is_typed_or_preferred_otherwise_is_no_answer(caption):
    assert control_role(caption) is not Role.REFUSE


@pytest.mark.parametrize(
    "caption",
    [
        "Maybe later",
        "Not now",
        "Cancel",
        "以后再说",
        "取消",
        "Más tarde",
        "Agora não",
        "Nanti",
        "Để sau",
        "बाद में",
        "Baadaye",
    ],
)
def test_who_puts_the_answer_off_says_so(caption):
    assert puts_off(caption)


@pytest.mark.parametrize(
    "caption", ["Decline", "不同意", "No acepto", "Later payments", "Cancel and exit the app"]
)
def test_a_no_puts_nothing_off(caption):
    assert not puts_off(caption)


@pytest.mark.parametrize(
    "caption",
    [
        "continue without",
        "go on without",
        "proceed without",
        "不带继续",
        "不给继续",
        "不用继续",
        "不給繼續",
        "不開啟,繼續",
        "不提供,繼續",
        "continuar sin",
        "seguir sin",
        "continuar sin ellos",
        "continuar sem",
        "seguir sem",
        "prosseguir sem",
        "lanjut tanpa",
        "lanjutkan tanpa",
        "lanjut tanpa ini",
        "tiếp tục không có",
        "tiếp tục mà không có",
        "tiếp tục mà không",
        "इसके बिना जारी रखें",
        "बिना जारी रखें",
        "इसके बिना आगे बढ़ें",
        "ดำเนินการต่อโดยไม่ให้",
        "ทำต่อโดยไม่ให้",
        "ไปต่อโดยไม่ให้",
        "magpatuloy nang wala",
        "ituloy nang wala",
        "magpatuloy nang wala ito",
        "endelea bila",
        "endelea bila hii",
        "endelea bila hizo",
        "ছাড়াই চালিয়ে যান",
        "ছাড়া চালিয়ে যান",
        "এটি ছাড়া চালিয়ে যান",
        "اس کے بغیر جاری رکھیں",
        "بغیر جاری رکھیں",
        "ان کے بغیر جاری رکھیں",
    ],
)
def test_who_goes_on_without_refuses(caption):
    assert control_role(caption) is Role.REFUSE


@pytest.mark.parametrize(
    "caption",
    [
        "Continue",
        "Continue without fees",
        "Apply without collateral",
        "Continuar sin comisión",
        "Continuar sem juros",
        "Ajukan tanpa agunan",
        "बिना गारंटी आवेदन करें",
    ],
)
def test_a_loan_without_fees_is_no_refusal(caption):
    assert control_role(caption) is not Role.REFUSE
