"""Who gets nothing, told behind the verb of giving: "given to no third party", 不提供给任何第三方."""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements

NOBODY = [
    "Your contacts are given to no third party.",
    "Your contact list is disclosed to no other company.",
    "We hand your contacts to nobody.",
    "We read your contacts and send them to our server. They are given to no third party.",
    "您的通讯录不提供给任何第三方。",
    "任何第三方均不会获得您的通讯录。",
    "我们读取您的通讯录并上传。任何第三方均不会获得。",
    "Không bên thứ ba nào nhận được danh bạ của bạn.",
    "Nenhum terceiro recebe a sua lista de contatos.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_who_gets_nothing_is_denied_to_get_it(text: str):
    denials = [one for one in read_statements(text) if one.mode is Mode.DENIAL]
    assert denials
    assert all(one.topics == (Topic.SHARE,) and "N5" in one.states for one in denials)


@pytest.mark.parametrize(
    "text",
    [
        "We share your contacts, to no small extent, with partners.",
        "We share your contacts with partners but with no third party.",
        "We share your contacts with lenders and with no one else.",
        "第三方会获得您的通讯录。",
        "不提供通讯录权限,将无法申请借款。",
    ],
)
def test_who_is_given_it_is_not_denied_to_get_it(text: str):
    assert all(one.mode is not Mode.DENIAL for one in read_statements(text))
