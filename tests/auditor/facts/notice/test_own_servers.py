"""Where the lender's own servers get the phonebook, who gets it is told; who the lender is, is asked by N7 (docs/limits.md)."""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice.test_doubting import told

HOME = [
    "To detect fraud we upload your contacts to our servers.",
    "To detect fraud, Acme Lending Ltd uploads your contacts to its servers.",
    "为防范欺诈,我们将您的通讯录上传至我们的服务器。",
    "为防范欺诈,安信小额贷款有限公司将您的通讯录上传至本公司服务器。",
    "為防範詐欺,我們將您的通訊錄上傳至我們的伺服器。",
    "為防範詐欺,安信小額貸款有限公司將您的通訊錄上傳至本公司伺服器。",
    "Untuk mencegah penipuan kami mengunggah kontak Anda ke server kami.",
    "Untuk mencegah penipuan PT Dana Jaya mengunggah kontak Anda ke servernya.",
    "Para detectar fraudes subimos tus contactos a nuestros servidores.",
    "Para detectar fraudes, Crédito Claro S.A. sube tus contactos a sus servidores.",
    "Para prevenir fraudes enviamos seus contatos aos nossos servidores.",
    "Para prevenir fraudes, a Crédito Claro S.A. envia seus contatos aos seus servidores.",
    "Để phát hiện gian lận, chúng tôi tải danh bạ của bạn lên máy chủ của chúng tôi.",
    "Để phát hiện gian lận, Công ty TNHH An Tín tải danh bạ của bạn lên máy chủ của công ty.",
    "धोखाधड़ी रोकने के लिए हम आपके संपर्क हमारे सर्वर पर अपलोड करते हैं।",
    "धोखाधड़ी रोकने के लिए नवदीप क्रेडिट लिमिटेड आपके संपर्क अपने सर्वर पर अपलोड करती है।",
    "Para maiwasan ang panloloko, ina-upload namin ang contacts mo sa aming server.",
    "Para maiwasan ang panloloko, ina-upload ng Luntian Inc. ang contacts mo sa server nito.",
    "เพื่อป้องกันการฉ้อโกง เราอัปโหลดรายชื่อผู้ติดต่อของคุณไปยังเซิร์ฟเวอร์ของเรา",
    "เพื่อป้องกันการฉ้อโกง บริษัท มั่นคง จำกัด อัปโหลดรายชื่อผู้ติดต่อของคุณไปยังเซิร์ฟเวอร์ของบริษัท",
    "প্রতারণা ঠেকাতে আমরা আপনার কন্টাক্ট আমাদের সার্ভারে আপলোড করি।",
    "প্রতারণা ঠেকাতে আলো লেন্ডিং লিমিটেড আপনার কন্টাক্ট তাদের সার্ভারে আপলোড করে।",
    "فراڈ روکنے کے لیے ہم آپ کے رابطے اپنے سرور پر اپ لوڈ کرتے ہیں۔",
    "فراڈ روکنے کے لیے نور فنانس لمیٹڈ آپ کے رابطے اپنے سرور پر اپ لوڈ کرتی ہے۔",
    "Ili kuzuia ulaghai tunapakia anwani za simu yako kwenye seva zetu.",
    "Ili kuzuia ulaghai, Jamii Credit Ltd inapakia anwani za simu yako kwenye seva zake.",
]


@pytest.mark.parametrize("line", HOME)
def test_the_own_servers_get_it_in_every_language(line: str) -> None:
    assert told(line)["N5"].value is Kleene.YES
    assert told("OK", documents=(line,))["N5"].value is Kleene.YES


@pytest.mark.parametrize(
    "line",
    [
        "We upload your contacts to detect fraud.",
        "Your contacts are uploaded to a server to detect fraud.",
        "Acme Lending Ltd uploads your contacts to detect fraud.",
        "We read your contacts to detect fraud. Photos of your ID are uploaded to our servers.",
    ],
)
def test_an_upload_to_nobody_named_tells_no_recipient(line: str) -> None:
    assert told(line)["N5"].value is not Kleene.YES
