"""An item of a list says what stands over the list, a list of data is denied as a whole, an address may be a server."""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.servers import receives_data
from auditor.sentences.statements import read_statements

DENIED = [
    "What we do NOT collect\n- Your photos\n- Your contact list\n",
    "We do not collect:\n• Photos\n• Contacts\n• Call logs",
    "我们不会收集的信息\n• 相册\n• 通讯录",
    "我们不会收集以下信息:\n1. 短信\n2. 通讯录",
    "Lo que no recopilamos:\n- Fotos\n- Lista de contactos",
    "Yang tidak kami kumpulkan:\nFoto\nDaftar kontak\n",
    "Chúng tôi không thu thập:\n- Ảnh\n- Danh bạ",
    "我们不会读取您的通讯录、短信、通话记录等敏感权限。",
    "We do not access your mobile phone resources like file and media, contact list, call logs, telephony functions, etc.",
]
NOT_DENIED = [
    "What we collect:\n- Photos\n- Contacts",
    "We do not collect:\n- Photos.\nWhat we collect:\n- Contacts",
    "We do not collect\n- Photos\nPermissions\n- Contacts",
    "We do not sell your data.\n\nPermissions\n- Contacts\n",
    "We do not collect the following without your consent:\n- Contacts\n",
    "我们不读取通讯录中联系人的照片、生日。",
]
SERVERS = [
    ("We upload your contacts to our server https://live.acme.example/v1.", True),
    ("Your contacts are encrypted (data stored at: https://live.acme.example/v1).", True),
    ("La información se envía a nuestros servidores en https://live.acme.example/v1", True),
    ("通讯录将上传至我们的服务器(https://live.acme.example/v1)。", True),
    ("See our privacy policy at https://live.acme.example/v1.", False),
    ("More on your contacts: https://live.acme.example/v1", False),
    ("How long we store them: https://live.acme.example/v1", False),
    ("We upload them. Read more at https://live.acme.example/v1", False),
]


def denials(text):
    return [
        one
        for one in read_statements(text)
        if one.mode is Mode.DENIAL
        and one.names_contacts
        and one.is_plain
        and Topic.COLLECT in one.proves
    ]


@pytest.mark.parametrize("text", DENIED)
def test_an_item_is_denied_under_a_heading_that_denies(text):
    assert denials(text)


@pytest.mark.parametrize("text", NOT_DENIED)
def test_an_item_under_another_heading_is_not_denied(text):
    assert not denials(text)


@pytest.mark.parametrize(("text", "is_server"), SERVERS)
def test_where_data_are_sent_is_no_document(text, is_server):
    assert receives_data(text, "https://live.acme.example/v1") is is_server
