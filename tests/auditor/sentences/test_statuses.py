"""A line that tells the state of a permission asks for nothing; one that says more may."""

import pytest

from auditor.sentences.statuses import is_status


@pytest.mark.parametrize(
    "text",
    [
        "通讯录限：已授权", "通讯录限： 未获取", "通讯录权限:已开启。", "Contacts permission: granted", "Contacts: OFF",
        "Izin kontak: diberikan", "Permiso de contactos: no concedido", "Quyền danh bạ: chưa cấp",
    ],
)  # fmt: skip
def test_a_name_and_a_state_are_a_status(text: str) -> None:
    assert is_status(text)


@pytest.mark.parametrize(
    "text",
    [
        "通讯录：用于评估您的信用", "通讯录权限：已授权，我们会上传您的通讯录", "We read your contacts. Permission: granted",
        "Contacts: allowed to be read and uploaded", "Contacts permission granted", "您已授权我们读取通讯录",
    ],
)  # fmt: skip
def test_what_says_more_is_none(text: str) -> None:
    assert not is_status(text)
