"""What a refusal leads to, told behind a sentence on the phonebook: "We read your contacts. If you refuse, no loan".

Written before a table was looked at, 2026-11-28, by who mended: of 343 that withhold the loan 214 were told at first, and of 174
that do not five were taken for one.
"""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements

TOLD = {
    "en": "We read your contacts.",
    "zh-Hans": "我们会读取您的通讯录。",
    "zh-Hant": "我們會讀取您的通訊錄。",
    "id": "Kami membaca kontak Anda.",
    "hi": "हम आपके संपर्क पढ़ते हैं।",
    "es": "Leemos tus contactos.",
    "vi": "Chúng tôi đọc danh bạ của bạn.",
    "pt": "Lemos seus contatos.",
    "th": "เราอ่านรายชื่อผู้ติดต่อของคุณ\n",
    "fil": "Binabasa namin ang contacts mo.",
    "sw": "Tunasoma anwani zako za simu.",
    "bn": "আমরা আপনার কন্টাক্ট পড়ি।",
    "ur": "ہم آپ کے رابطے پڑھتے ہیں۔",
}
REFUSED = {
    "en": [
        "If you refuse,",
        "If you do not agree,",
        "Without this permission",
        "If you decline,",
        "Without your consent",
        "Unless you allow this,",
        "If you say no,",
    ],
    "zh-Hans": [
        "如您拒绝,",
        "若不同意,",
        "如不授权,",
        "不同意的话,",
        "没有该权限,",
        "拒绝授权,",
    ],
    "zh-Hant": ["如您拒絕,", "若不同意,", "如不授權,", "沒有此權限,"],
    "id": [
        "Jika Anda menolak,",
        "Jika tidak setuju,",
        "Tanpa izin ini,",
        "Kalau menolak,",
        "Bila Anda tidak mengizinkan,",
    ],
    "hi": [
        "अगर आप मना करते हैं, तो",
        "सहमत न होने पर",
        "अनुमति न देने पर",
        "इस अनुमति के बिना",
        "मना करने पर",
    ],
    "es": [
        "Si te niegas,",
        "Si no aceptas,",
        "Sin este permiso",
        "Si rechazas,",
        "Si dices que no,",
        "Sin tu consentimiento",
    ],
    "vi": [
        "Nếu bạn từ chối,",
        "Nếu từ chối,",
        "Nếu không đồng ý,",
        "Không có quyền này,",
        "Nếu bạn không cho phép,",
    ],
    "pt": [
        "Se você recusar,",
        "Se não aceitar,",
        "Sem essa permissão",
        "Se disser não,",
        "Caso recuse,",
        "Sem o seu consentimento",
    ],
    "th": ["หากคุณปฏิเสธ", "หากไม่ยินยอม", "หากไม่อนุญาต", "ถ้าไม่ให้สิทธิ์นี้"],
    "fil": [
        "Kung tatanggi ka,",
        "Kung ayaw mo,",
        "Kung hindi ka papayag,",
        "Kapag hindi ka pumayag,",
        "Kung wala ang pahintulot na ito,",
    ],
    "sw": ["Ukikataa,", "Usipokubali,", "Bila ruhusa hii", "Usiporuhusu,", "Kama hutakubali,"],
    "bn": ["আপনি রাজি না হলে", "অনুমতি না দিলে", "না বললে", "এই অনুমতি ছাড়া"],
    "ur": ["اگر آپ انکار کریں تو", "اجازت نہ دینے پر", "متفق نہ ہونے پر", "اس اجازت کے بغیر"],
}
WITHHELD = {
    "en": [
        "your loan cannot be approved.",
        "you will not get a loan.",
        "your application will be rejected.",
        "we cannot lend to you.",
        "you cannot continue.",
        "we cannot process your application.",
    ],
    "zh-Hans": [
        "将无法申请借款。",
        "您的借款将不予通过。",
        "无法为您放款。",
        "无法继续使用本服务。",
        "申请会被拒绝。",
    ],
    "zh-Hant": [
        "將無法申請貸款。",
        "您的貸款將不獲批准。",
        "無法為您放款。",
        "無法繼續。",
        "申請會被拒絕。",
    ],
    "id": [
        "pinjaman tidak dapat diproses.",
        "Anda tidak akan mendapat pinjaman.",
        "pengajuan Anda ditolak.",
        "kami tidak bisa memberi pinjaman.",
        "Anda tidak bisa melanjutkan.",
    ],
    "hi": [
        "लोन नहीं मिलेगा।",
        "आपका आवेदन रद्द हो जाएगा।",
        "हम लोन नहीं दे पाएँगे।",
        "आप आगे नहीं बढ़ सकते।",
        "लोन मंज़ूर नहीं होगा।",
    ],
    "es": [
        "no podrás obtener el préstamo.",
        "tu solicitud será rechazada.",
        "no podemos prestarte.",
        "no podrás continuar.",
        "no hay préstamo.",
        "tu crédito no será aprobado.",
    ],
    "vi": [
        "khoản vay sẽ không được duyệt.",
        "bạn sẽ không được vay.",
        "hồ sơ sẽ bị từ chối.",
        "chúng tôi không thể cho bạn vay.",
        "bạn không thể tiếp tục.",
    ],
    "pt": [
        "o empréstimo não será aprovado.",
        "você não recebe o empréstimo.",
        "seu pedido será recusado.",
        "não podemos emprestar.",
        "você não poderá continuar.",
    ],
    "th": [
        "จะไม่สามารถกู้ได้",
        "คำขอของคุณจะถูกปฏิเสธ",
        "เราไม่สามารถให้กู้ได้",
        "จะไม่ได้รับอนุมัติสินเชื่อ",
        "คุณจะดำเนินการต่อไม่ได้",
    ],
    "fil": [
        "hindi maaaprubahan ang loan mo.",
        "wala kang makukuhang loan.",
        "tatanggihan ang application mo.",
        "hindi ka namin mapapautang.",
        "hindi ka makakapagpatuloy.",
    ],
    "sw": [
        "hutapata mkopo.",
        "ombi lako litakataliwa.",
        "hatuwezi kukupa mkopo.",
        "huwezi kuendelea.",
        "mkopo wako hautaidhinishwa.",
    ],
    "bn": [
        "ঋণ দেওয়া হবে না।",
        "আপনার আবেদন বাতিল হবে।",
        "আমরা ঋণ দিতে পারব না।",
        "আপনি এগোতে পারবেন না।",
        "ঋণ অনুমোদন হবে না।",
    ],
    "ur": [
        "قرض نہیں ملے گا۔",
        "آپ کی درخواست مسترد ہو جائے گی۔",
        "ہم قرض نہیں دے سکیں گے۔",
        "آپ آگے نہیں بڑھ سکتے۔",
        "قرض منظور نہیں ہوگا۔",
    ],
}
HARMLESS = {
    "en": [
        "your loan is not affected.",
        "nothing changes for your application.",
        "you can still get the loan.",
        "we do not read them.",
    ],
    "zh-Hans": ["不影响借款。", "您仍可继续申请。", "我们不会读取通讯录。"],
    "zh-Hant": ["不影響貸款。", "您仍可繼續申請。"],
    "id": [
        "pinjaman Anda tidak terpengaruh.",
        "Anda tetap bisa mengajukan pinjaman.",
        "pengajuan tetap diproses.",
    ],
    "hi": ["लोन पर कोई असर नहीं पड़ेगा।", "आप फिर भी लोन ले सकते हैं।"],
    "es": [
        "tu préstamo no se ve afectado.",
        "puedes seguir con tu solicitud.",
        "no cambia nada.",
    ],
    "vi": ["khoản vay không bị ảnh hưởng.", "bạn vẫn có thể vay.", "hồ sơ vẫn được xử lý."],
    "pt": ["o empréstimo não é afetado.", "você pode continuar o pedido.", "nada muda."],
    "th": ["ไม่กระทบสินเชื่อของคุณ", "คุณยังขอสินเชื่อได้"],
    "fil": ["hindi apektado ang loan mo.", "puwede ka pa ring mag-apply."],
    "sw": ["mkopo wako hauathiriki.", "bado unaweza kuomba mkopo."],
    "bn": ["ঋণে কোনো প্রভাব পড়বে না।", "আপনি তবুও ঋণ নিতে পারবেন।"],
    "ur": ["قرض پر کوئی اثر نہیں پڑے گا۔", "آپ پھر بھی قرض لے سکتے ہیں۔"],
}
OPEN = {("zh-Hans", "没有该权限,申请会被拒绝。"), ("zh-Hant", "沒有此權限,申請會被拒絕。")}
"""Still missed: a permission that is not there, and no word of whose it is."""


def _rows(ends: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [
        (locale, refused + ("" if locale.startswith("zh") else " ") + end)
        for locale, every in REFUSED.items()
        for refused in every
        for end in ends[locale]
    ]


def _coerces(locale: str, text: str) -> bool:
    between = "" if locale.startswith("zh") or TOLD[locale].endswith("\n") else " "
    said = read_statements(f"{TOLD[locale]}{between}{text}")
    return any(one.mode is Mode.COERCION for one in said)


@pytest.mark.parametrize(
    ("locale", "text"), [one for one in _rows(WITHHELD) if one not in OPEN]
)
def test_what_is_withheld_behind_the_phonebook_coerces(locale: str, text: str) -> None:
    assert _coerces(locale, text)


@pytest.mark.parametrize(("locale", "text"), _rows(HARMLESS))
def test_what_a_refusal_does_not_change_coerces_nobody(locale: str, text: str) -> None:
    assert not _coerces(locale, text)


def test_a_refusal_of_nothing_known_coerces_nobody() -> None:
    """Of what is it told, if the phonebook was not named?"""
    said = read_statements("Welcome. If you refuse, you cannot continue.")
    assert not any(one.mode is Mode.COERCION for one in said)
