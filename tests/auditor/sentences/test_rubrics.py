"""Labels under which a notice tells its elements: rows, questions, headings; and answers that tell nothing."""

import pytest

from auditor.errors import BadData
from auditor.sentences import rubrics
from auditor.sentences.rubrics import told_by_rubrics


def told(*texts: str) -> set[str]:
    return {one.element for one in told_by_rubrics(texts)}


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("Purpose: spotting phones that were bought yesterday", "N2"),
        ("用来做什么：统计您认识的人中有多少老客户", "N2"),
        ("问：拿去做什么？\n答：把真人和批量注册的号码区分开来。", "N2"),
        ("¿Para qué? Para saber que eres tú y no un robot.", "N2"),
        ("Tujuan: mencocokkan nomor yang Anda isi", "N2"),
        ("उद्देश्य: असली लोगों को पहचानना", "N2"),
        ("Cách thức: tải lên một lần, đã mã hóa", "N3"),
        ("Conservação: até ao fim do empréstimo", "N4"),
        ("接收方：广州某某数据公司", "N5"),
        ("Who sees it? Only our own risk desk.", "N5"),
        ("Quem recebe: só a nossa equipe", "N5"),
        ("Pagbawi: sumulat sa dpo@acme.example", "N6"),
        ("Changed your mind? Text WIPE to 40404.", "N6"),
        ("Responsable: Puente Financiación", "N7"),
        ("Malalamiko: 0800 000 000", "N9"),
        ("Complaints desk: 0700 000 111", "N9"),
    ],
)
def test_what_stands_behind_a_label_tells_what_it_asks_for(text, element):
    assert told(text) == {element}


def test_a_heading_is_answered_by_the_next_text():
    assert told("Purpose", "Spotting phones that were bought yesterday") == {"N2"}
    assert [one.text for one in told_by_rubrics(("Purpose", "Spotting new phones"))] == [1]


@pytest.mark.parametrize(
    ("row", "element"),
    [
        ("Who sees them: our credit team", "N5"),
        ("Quién los ve: nuestro sistema y punto", "N5"),
        ("Sisi ni nani: Chapchap Mikopo Limited", "N7"),
        ("Kenapa: biar kami tahu HP ini milikmu", "N2"),
        ("If you are unhappy: 0800 000 000 or the regulator", "N9"),
    ],
)
def test_a_row_may_ask_without_a_mark(row, element):
    assert told(row) == {element}


@pytest.mark.parametrize(
    "texts",
    [
        ("Purpose: to continue",),
        ("Why do we ask? To continue with your application.",),
        ("用途：为您提供更好的服务",),
        ("Purpose:", "Allow"),
        ("Purpose", "Who sees it?", "Allow"),
        ("Why do you need my contacts?",),
        ("Withdrawal: consent cannot be withdrawn",),
        ("Our purpose is to lend: quickly and fairly",),
        ("Who gets a loan: everybody with an account",),
        ("为评估您的信用,金小贷(运营方:我们)需要读取您的手机通讯录。",),
    ],
)
def test_an_answer_that_tells_nothing_is_none(texts):
    assert told(*texts) == set()


def test_the_longest_label_is_the_one_that_is_meant():
    assert told("Data controller: Acme Lending Limited") == {"N7"}


def test_words_without_accents_are_the_same_where_no_other_word_is_meant():
    assert told("Para que sirve: detectar bandas de fraude") == {"N2"}
    assert told("Muc dich: chong gian lan") == set()


def test_an_unknown_kind_of_label_is_refused(monkeypatch):
    monkeypatch.setattr(rubrics, "read_table", lambda _: {"en": {"N2": {"label": ["purpose"]}}})
    rubrics._rubrics.cache_clear()
    with pytest.raises(BadData, match="label"):
        told("Purpose: this and that")
    rubrics._rubrics.cache_clear()
