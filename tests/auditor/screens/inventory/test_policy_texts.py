"""Whose mail an app's own policies give."""

import pytest

from auditor.screens.inventory.policy_texts import mailed_hosts
from auditor.screens.inventory.texts import Text


@pytest.mark.parametrize(
    ("text", "library", "hosts"),
    [
        ("金禾小贷隐私政策\n\n四、投诉:客服热线400-820-1199,邮箱kefu@Fern.Example。", False, {"fern.example"}),
        ("Privacy Policy\nWrite to us: help@fern.example or dpo@data.fern.example.", False, {"fern.example", "data.fern.example"}),
        ("Write to your friend at someone@else.example.", False, set()),
        ("Privacy Policy\nSee www.fern.example.", False, set()),
        ("Privacy Policy\nWrite to us: help@kit.example.", True, set()),
    ],
)  # fmt: skip
def test_the_mail_of_a_policy_is_given_by_its_hosts(
    text: str, library: bool, hosts: set[str]
) -> None:
    shown = Text(text, "string", "res/values/strings.xml#x", "", "base.apk", library)
    assert mailed_hosts([shown]) == hosts
