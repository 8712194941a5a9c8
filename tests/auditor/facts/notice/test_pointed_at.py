"""Which texts lead to a policy that was not examined, where no consent stands before the read (C1, C2)."""

import pytest

from auditor.facts.notice.notices import find_policies
from auditor.screens.inventory.texts import Text


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Chúng tôi sẽ nhắn tin nhắc bạn, và tính phí quá hạn theo hợp đồng.", False),
        ("If you are late, a fee is charged under the loan contract between you and us.", False),
        ("Lãi và phí được hiển thị trước khi ký hợp đồng.", False),
        ("You sign the contract last.", False),
        ("Loan agreement", True),
        ("Privacy policy.", True),
        ("How we handle the data that you give us stands in our privacy policy, on our web site.", True),
        ("By going on with the application you accept our terms and conditions as they stand now.", True),
    ],
)  # fmt: skip
def test_a_contract_that_is_spoken_of_is_no_policy(words: str, is_one: bool):
    text = Text(words, "string", "res/values/strings.xml#one", "", "base")
    found = find_policies([text], bound=(), given=(), addresses=())
    assert found.unexamined == (text.source,)
    assert found.pointed_at == ((text.source,) if is_one else ())
