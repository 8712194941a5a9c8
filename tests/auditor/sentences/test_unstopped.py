"""Thai ends no sentence by a mark: a long passage is cut before a word that begins one."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.sentences import cut
from auditor.sentences.statements import read_statements
from auditor.sentences.unstopped import LONG

CONSENT = (
    "บริษัท สยามทอง จำกัด ขอความยินยอมจากท่านเพื่ออ่านรายชื่อผู้ติดต่อทั้งหมดในโทรศัพท์ (ชื่อและหมายเลขโทรศัพท์) "
    "เพื่อใช้ประเมินความเสี่ยงด้านเครดิตและยืนยันตัวตนสำหรับคำขอสินเชื่อนี้ เราจะส่งรายชื่อไปยังเซิร์ฟเวอร์ของเราแบบเข้ารหัส "
    "เราไม่เปิดเผยรายชื่อผู้ติดต่อแก่บุคคลภายนอก ท่านสามารถถอนความยินยอมได้ทุกเมื่อที่เมนูตั้งค่า "
    "หากมีข้อร้องเรียน โปรดติดต่อ 02-114-8899"
)


def beginnings(text: str) -> list[str]:
    return [one.text.split()[0] for one in cut(text)]


def test_a_consent_is_cut_where_its_sentences_begin():
    begun = beginnings(CONSENT)
    assert len(begun) == 5
    assert begun[0] == "บริษัท"
    assert begun[-1] == "หากมีข้อร้องเรียน"
    assert all(one.start == CONSENT.index(one.text) for one in cut(CONSENT))


def test_each_of_its_sentences_is_read():
    read = read_statements(CONSENT)
    assert {"N1", "N2", "N3", "N5", "N6", "N7", "N9"} <= {
        state for one in read for state in one.states
    }
    assert "responsibility_shift" not in {one.mode.value for one in read}


@pytest.mark.parametrize(
    "text",
    [
        # A condition, and an aim, belong to what stands behind them.
        "หากท่านไม่อนุญาตให้เข้าถึงรายชื่อผู้ติดต่อในโทรศัพท์มือถือของท่านตามที่ระบุไว้ในหน้านี้และในนโยบายความเป็นส่วนตัว "
        "ท่านจะไม่สามารถขอสินเชื่อกับบริษัทได้และคำขอของท่านจะถูกยกเลิกโดยอัตโนมัติทันทีในวันเดียวกัน",
        # A company that gives is no new sentence.
        "บริการสินเชื่อส่วนบุคคลทั้งหมดในแอปพลิเคชันนี้รวมถึงการอ่านรายชื่อผู้ติดต่อและการประเมินความเสี่ยงด้านเครดิตดำเนินการโดย "
        "บริษัท สยามทอง จำกัด ภายใต้ใบอนุญาตของธนาคารแห่งประเทศไทยและกฎหมายที่เกี่ยวข้องทุกฉบับที่ใช้บังคับอยู่ในขณะนี้",
    ],
)
def test_what_belongs_together_is_not_cut(text: str):
    assert len(text) > LONG
    assert len(list(cut(text))) == 1


def test_a_short_passage_is_read_as_it_stands():
    assert len(list(cut("สบายใจได้ เราไม่ขอสิทธิ์รายชื่อในมือถือ"))) == 1


def test_the_consent_of_others_is_still_shifted():
    text = "ท่านยืนยันว่าได้รับความยินยอมจากบุคคลในรายชื่อผู้ติดต่อแล้ว"
    assert "responsibility_shift" in {one.mode.value for one in read_statements(text)}


def test_a_picture_before_a_line_is_no_part_of_it():
    assert [one.text for one in cut("🔒 We read your contacts.\n✅ You may refuse.")] == [
        "We read your contacts.",
        "You may refuse.",
    ]


def test_behind_a_second_dash_a_capital_begins_a_sentence():
    run_on = "We ask to read all contacts on your phone – names and numbers – The contacts stay on it: we never upload them to our servers."
    assert [one.text[:12] for one in cut(run_on)] == ["We ask to re", "The contacts"]
    assert Mode.DENIAL in {one.mode for one in read_statements(run_on)}
    for whole in (
        "Contacts – We read them to check you.",
        "We pass the numbers – hashed – to Acme.",
        "We pass them – hashed – Acme Ltd alone.",
    ):
        assert len(list(cut(whole))) == 1
