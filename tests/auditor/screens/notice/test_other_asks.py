"""Tests of what a notice asks for beside the phonebook, and of what it only informs of (C6)."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.screens.notice.other_asks import asks_for_other_data

INFORMS = [
    "Note: the camera is used only to photograph your ID; repayment reminders go to your own number only.",
    "另:相机仅用于拍摄身份证;还款提醒短信只发给您本人。",
    "Your bank details are shared with Triveni Payments Private Limited for disbursal.",
    "एसएमएस का इस्तेमाल सिर्फ ओटीपी पढ़ने के लिए होगा।",
    "La cámara solo se usa para fotografiar su cédula.",
    "A câmera é usada apenas para fotografar o seu RG.",
    "Máy ảnh chỉ dùng để chụp căn cước.",
    "กล้องใช้ถ่ายบัตรประชาชนเท่านั้น",
    "Ginagamit lang ang camera para kunan ang ID mo.",
    "Kamera hanya dipakai untuk memotret KTP.",
    "کیمرہ صرف شناختی کارڈ کی تصویر لینے کے لیے استعمال ہوتا ہے۔",
    "ক্যামেরা শুধু পরিচয়পত্রের ছবি তোলার জন্য ব্যবহৃত হয়।",
    "You can switch off location in Settings at any time.",
    "We keep your photos for 60 days.",
    "We read your contacts once, the camera is used only for your ID.",
    "The camera opens later, when you take a photo of your ID.",
]
ASKS = [
    "We collect your contacts, SMS and location.",
    "We also read your SMS to know your income.",
    "Your location and call log are collected too.",
    "By tapping Agree you also accept the use of your location.",
    "We need access to your camera and call log.",
    "我们还会收集您的位置信息和短信用于风控。",
    "点击同意即表示您也同意我们使用您的位置。",
    "También leemos sus SMS para conocer sus ingresos.",
    "Ao concordar, você também autoriza o acesso à sua localização.",
    "Kami juga mengumpulkan lokasi dan SMS Anda.",
    "Chúng tôi cũng thu thập vị trí và tin nhắn của bạn.",
    "हम आपकी लोकेशन और एसएमएस भी पढ़ते हैं।",
    "Kinokolekta rin namin ang lokasyon at call log mo.",
    "Tunakusanya pia mahali ulipo na ujumbe wako wa SMS.",
    "เรายังเก็บตำแหน่งและ SMS ของคุณด้วย",
    "ہم آپ کی لوکیشن اور ایس ایم ایس بھی پڑھتے ہیں۔",
    "আমরা আপনার লোকেশন ও এসএমএসও সংগ্রহ করি।",
]


@pytest.mark.parametrize("text", INFORMS)
def test_what_only_informs_of_other_data_asks_for_none(text):
    assert asks_for_other_data(text, "") is Kleene.NO


@pytest.mark.parametrize("text", ASKS)
def test_what_the_lender_takes_or_asks_leave_for_is_asked_for(text):
    assert asks_for_other_data(text, "") is Kleene.YES


def test_what_the_location_helps_with_is_left_open():
    assert (
        asks_for_other_data("Lokasi membantu kami memeriksa wilayah layanan.", "")
        is Kleene.UNKNOWN
    )
