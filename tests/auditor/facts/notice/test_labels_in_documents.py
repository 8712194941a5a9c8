"""A label of a policy that asks for an element leaves it open, and is told as neither there nor missing."""

import pytest

from auditor.facts.notice.notice_facts import Notice, judge_notice
from auditor.facts.notice.notices import Library
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.texts import Text

READ = "Privacy policy\n\nWe read the contacts on your phone once to assess your credit.\n"


def n5_of(rows: str) -> Kleene:
    policy = Text(READ + rows, "policy-asset", "assets/policy.html", "", "base")
    notice = Notice(
        screens=(),
        documents=Library().all([policy]),
        addresses=(),
        is_whole=True,
        leaves=Kleene.YES,
    )
    return judge_notice(notice)["N5"].value


@pytest.mark.parametrize(
    "rows",
    [
        "Shared with: LexCredit Data Pvt. Ltd.\n",
        "Destinatarios: Círculo de Datos S.A.\n",
        "接收方:北京安融征信有限公司\n",
        "ผู้รับข้อมูล: บริษัท ดาต้าเช็ค จำกัด\n",
    ],
)
def test_who_stands_under_a_label_is_not_missing(rows: str) -> None:
    assert n5_of(rows) is not Kleene.NO


@pytest.mark.parametrize(
    "rows", ["Kept for: six months\n", "Lender: LexCredit Data Pvt. Ltd.\n", ""]
)
def test_without_such_a_label_nobody_is_named(rows: str) -> None:
    assert n5_of(rows) is Kleene.NO
