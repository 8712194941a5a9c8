"""Whom a sentence names that gets the data: the lender's own servers and people are nobody else."""

import pytest

from auditor.sentences.labels import revokes
from auditor.sentences.own_house import names_somebody_else


@pytest.mark.parametrize(
    "text",
    [
        "La lista se enviará cifrada a nuestros servidores y se conservará durante 6 meses.",
        "Your contacts are uploaded to our servers.",
        "Only the staff of Banco Hillmark S.A. can see the list.",
        "通讯录将上传至我们的服务器。",
        "只有恒山银行股份有限公司的员工能看。",
        "Kontak Anda diunggah ke server kami.",
        "आपके संपर्क हमारे सर्वर पर अपलोड किए जाते हैं।",
        "Danh bạ được tải lên máy chủ của chúng tôi.",
        "Seus contatos são enviados aos nossos servidores.",
    ],
)
def test_the_lenders_own_house_is_nobody_else(text: str) -> None:
    assert not names_somebody_else(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your contacts are uploaded to our servers and shared with our credit bureau.",
        "La lista se enviará a Buró de Crédito.",
        "We give the list to our collection partner.",
        "通讯录将上传至我们的服务器，并提供给合作机构。",
        "Kontak Anda dibagikan kepada mitra kami.",
        "Danh bạ được cung cấp cho đối tác chấm điểm.",
    ],
)
def test_a_partner_beside_it_is_somebody_else(text: str) -> None:
    assert names_somebody_else(text)


@pytest.mark.parametrize(
    "label",
    [
        "Retirar el consentimiento de mi agenda",
        "Withdraw consent for my contacts",
        "Revoke access to contacts",
        "撤回通讯录授权",
        "Cabut izin kontak",
    ],
)
def test_a_label_that_takes_a_consent_back_is_known(label: str) -> None:
    assert revokes(label)


@pytest.mark.parametrize(
    "label",
    [
        "Allow access to contacts",
        "If you withdraw consent, we delete your contacts",
        "We read your contacts. Withdraw at any time.",
        "授权读取通讯录",
        "Go to Settings to allow contacts",
    ],
)
def test_a_label_that_asks_or_tells_more_is_not(label: str) -> None:
    assert not revokes(label)
