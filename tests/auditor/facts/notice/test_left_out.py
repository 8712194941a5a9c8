"""Other data that a notice names only to leave them out: it goes on speaking of the phonebook."""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice_scores import judged

SCREENS = (
    (
        "Contacts access",
        "We never read your messages or photos.",
        "We do not share your location.",
        "Used to check that your reference is real.",
        "Names and numbers are copied once.",
    ),
    (
        "读取通讯录",
        "我们不会读取您的短信和照片。",
        "我们不会共享您的位置。",
        "用于核实您的紧急联系人。",
        "姓名和号码只复制一次。",
    ),
    (
        "讀取通訊錄",
        "我們不會讀取您的簡訊和照片。",
        "我們不會分享您的位置。",
        "用於核實您的緊急聯絡人。",
        "姓名和號碼只複製一次。",
    ),
    (
        "Acceso a contactos",
        "No leemos sus mensajes de texto ni fotos.",
        "No compartimos su ubicación.",
        "Se usa para comprobar que su referencia existe.",
        "Se copian nombres y números una vez.",
    ),
    (
        "Acesso aos contatos",
        "Não lemos suas mensagens de texto nem fotos.",
        "Não compartilhamos sua localização.",
        "É usado para confirmar que sua referência existe.",
        "Nomes e números são copiados uma vez.",
    ),
    (
        "Akses kontak",
        "Kami tidak membaca SMS atau foto Anda.",
        "Kami tidak membagikan lokasi Anda.",
        "Digunakan untuk memastikan penjamin Anda ada.",
        "Nama dan nomor disalin sekali.",
    ),
    (
        "Quyền truy cập danh bạ",
        "Chúng tôi không đọc tin nhắn hay hình ảnh của bạn.",
        "Chúng tôi không chia sẻ vị trí của bạn.",
        "Dùng để kiểm tra người tham chiếu có thật.",
        "Tên và số được sao chép một lần.",
    ),
    (
        "การเข้าถึงสมุดโทรศัพท์",
        "เราไม่อ่านข้อความหรือรูปภาพของคุณ",
        "เราไม่เปิดเผยตำแหน่งของคุณ",
        "ใช้เพื่อตรวจสอบว่าบุคคลอ้างอิงมีจริง",
        "คัดลอกชื่อและหมายเลขครั้งเดียว",
    ),
    (
        "संपर्क सूची की अनुमति",
        "हम आपके एसएमएस या फ़ोटो नहीं पढ़ते।",
        "हम आपकी लोकेशन साझा नहीं करते।",
        "इसका उपयोग यह जाँचने के लिए होता है कि आपका गारंटर असली है।",
        "नाम और नंबर एक बार कॉपी किए जाते हैं।",
    ),
    (
        "Access sa contacts",
        "Hindi namin binabasa ang iyong SMS o litrato.",
        "Hindi namin ibinabahagi ang iyong lokasyon.",
        "Ginagamit ito upang tiyakin na totoo ang reference mo.",
        "Kinokopya ang mga pangalan at numero nang isang beses.",
    ),
    (
        "Ruhusa ya kusoma anwani zako",
        "Hatusomi SMS wala picha zako.",
        "Hatushiriki mahali ulipo.",
        "Hutumika kuthibitisha kwamba mdhamini wako ni wa kweli.",
        "Majina na namba hunakiliwa mara moja.",
    ),
    (
        "পরিচিতির তালিকার অনুমতি",
        "আমরা আপনার এসএমএস বা ছবি পড়ি না।",
        "আমরা আপনার লোকেশন শেয়ার করি না।",
        "আপনার জামিনদার আসল কি না তা যাচাই করতে এটি ব্যবহার করা হয়।",
        "নাম ও নম্বর একবার কপি করা হয়।",
    ),
    (
        "رابطوں کی فہرست کی اجازت",
        "ہم آپ کے ایس ایم ایس یا تصاویر نہیں پڑھتے۔",
        "ہم آپ کی لوکیشن شیئر نہیں کرتے۔",
        "یہ آپ کے ضامن کی تصدیق کے لیے استعمال ہوتا ہے۔",
        "نام اور نمبر ایک بار کاپی کیے جاتے ہیں۔",
    ),
)
"""A title, a denial of other data, one of their sharing, the purpose and the method."""
LEFT_OUT = (
    [
        "Why do you need my contacts?",
        "To make sure nobody borrows in your name.",
        "What do you read?",
        "Names and numbers, no photos.",
    ],
    ["为什么要看通讯录?", "防止有人冒用您的名义借款。", "看什么?", "姓名和号码,不看照片。"],
    [
        "¿Para qué quieren mis contactos?",
        "Para que nadie pida dinero a su nombre.",
        "¿Qué leen?",
        "Nombres y números, fotos no.",
    ],
    ["ขอเข้าถึงสมุดโทรศัพท์", "เราคัดลอกเฉพาะชื่อและหมายเลข ไม่รวมบันทึกการโทร"],
)
OF_THE_LOCATION = (
    [
        "Contacts access",
        "We read your location.",
        "Used only to check where you live.",
        "It is copied once.",
    ],
    [
        "Contacts access",
        "We do not read your location at night.",
        "It is used to check where you live.",
        "It is copied once.",
    ],
    [
        "Acceso a contactos",
        "Leemos su ubicación.",
        "Se usa para saber dónde vive.",
        "Se copia una vez.",
    ],
    ["读取通讯录", "我们读取您的位置。", "用于核实您的住址。"],
)


@pytest.mark.parametrize("screen", SCREENS)
def test_what_stands_behind_a_denial_of_other_data_is_of_the_phonebook(
    screen: tuple[str, ...],
) -> None:
    title, denied, _, purpose, method = screen
    told = judged([title, denied, purpose, method])
    assert told == judged([title, purpose, denied, method]) == judged([title, purpose, method])
    assert told["N3"] is Kleene.YES
    assert told["N2"] is not Kleene.NO


@pytest.mark.parametrize("screen", SCREENS)
def test_behind_a_denial_of_sharing_other_data_nothing_is_missing(
    screen: tuple[str, ...],
) -> None:
    title, _, shared, purpose, method = screen
    told = judged([title, shared, purpose, method])
    assert Kleene.NO not in {told["N2"], told["N3"]}


@pytest.mark.parametrize("texts", LEFT_OUT)
def test_an_answer_that_leaves_other_data_out_tells_what_is_taken(texts: list[str]) -> None:
    assert judged(texts)["N3"] is not Kleene.NO


@pytest.mark.parametrize("texts", OF_THE_LOCATION)
def test_what_is_told_of_the_location_is_not_told_of_the_phonebook(texts: list[str]) -> None:
    assert judged(texts)["N2"] is not Kleene.YES
