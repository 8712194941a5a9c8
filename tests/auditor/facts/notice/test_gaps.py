"""In a language that nobody reviewed a silence counts only where every sentence was understood (lexicon, R4b)."""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice_scores import judged

TOLD = (
    ("N5", "हम आपके संपर्कों का मिलान ज्ञात धोखेबाज़ों की सूची से करते हैं।", "मिलान हमारे अपने कर्मचारी करते हैं, और कोई इसे नहीं देखता।"),
    ("N2", "Orodha yako ya mawasiliano kwenye simu hutumika kukokotoa alama zako za mkopo.", "Unaweza kukataa."),
    ("N2", "Kwa idhini yako, tutachukua anwani zilizo kwenye kifaa chako kama kigezo cha kuidhinisha mkopo.", "Unaweza kukataa."),
    ("N2", "آپ کی اجازت سے ہم آپ کے موبائل کے رابطے لیں گے، جو قرض کی منظوری کی بنیاد بنیں گے۔", "آپ انکار کر سکتے ہیں۔"),
    ("N3", "ขอเข้าถึงสมุดโทรศัพท์", "เราคัดลอกเฉพาะชื่อและหมายเลข ไม่รวมบันทึกการโทร"),
    ("N5", "ขอเข้าถึงสมุดโทรศัพท์เพื่อประเมินสินเชื่อ", "มีเพียงพนักงานฝ่ายสินเชื่อของเราที่เข้าดูได้"),
    ("N5", "Matumizi ya kitabu cha simu", "Nani ataona: timu yetu ya mikopo pekee"),
)  # fmt: skip
"""An element, a sentence on the phonebook, and one of the two tells the element in words that no table may know."""
LACKING = (
    ("N5", "เราขออ่านสมุดโทรศัพท์ของคุณเพื่อประเมินสินเชื่อ", "คุณถอนความยินยอมได้ทุกเมื่อในการตั้งค่า"),
    ("N6", "เราขออ่านสมุดโทรศัพท์ของคุณเพื่อประเมินสินเชื่อ", "เราไม่เปิดเผยข้อมูลนี้ต่อบุคคลภายนอก"),
    ("N6", "धोखाधड़ी रोकने के लिए हमें आपकी कॉन्टैक्ट लिस्ट चाहिए।", "हम इन्हें किसी तीसरे पक्ष के साथ साझा नहीं करते।"),
    ("N5", "Kailangan namin ang phonebook mo para maiwasan ang panloloko.", "Maaari mong bawiin ang pahintulot anumang oras sa Settings."),
    ("N9", "Tunaomba kusoma anwani zako za simu ili kutathmini uwezo wako wa kulipa.", "Unaweza kuondoa idhini yako wakati wowote kwenye Mipangilio."),
    ("N5", "প্রতারণা ঠেকাতে আমাদের আপনার কন্টাক্ট লিস্ট দরকার।", "আপনি যেকোনো সময় সেটিংস থেকে সম্মতি প্রত্যাহার করতে পারেন।"),
    ("N6", "دھوکہ دہی روکنے کے لیے ہمیں آپ کی کانٹیکٹ لسٹ درکار ہے۔", "ہم یہ کسی کے ساتھ شیئر نہیں کرتے۔"),
)  # fmt: skip
"""The same where both are understood, and neither tells it."""


@pytest.mark.parametrize(("element", "first", "second"), TOLD)
def test_a_sentence_of_which_nothing_was_made_may_tell_what_is_missing(
    element: str, first: str, second: str
) -> None:
    assert judged([first, second])[element] is not Kleene.NO


@pytest.mark.parametrize(("element", "first", "second"), LACKING)
def test_what_is_missing_among_understood_sentences_is_told(
    element: str, first: str, second: str
) -> None:
    assert judged([first, second])[element] is Kleene.NO
