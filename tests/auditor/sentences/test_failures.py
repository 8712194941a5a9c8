"""A message that a permission is off, or that the phonebook could not be read, promises nothing.

"您禁止了读取联系人权限，请到设置中打开" of a real package was read as a plain denial, which a consent screen or policy
that says so would have had held against it as a lie (LAP-N04).
"""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements

FAILS = [
    "您禁止了读取联系人权限，请到设置中打开",
    "您已禁止读取通讯录",
    "您已拒绝读取通讯录权限",
    "你没有开启通讯录权限，请前往设置开启",
    "您未授予读取联系人权限",
    "没有读取联系人的权限",
    "无法读取联系人,请检查权限",
    "读取联系人权限被禁止",
    "您禁用了通讯录权限",
    "您關閉了通訊錄權限，請到設定開啟",
    "You have denied access to contacts. Please enable it in Settings.",
    "You disabled reading contacts; turn it on in Settings.",
    "Contacts permission denied",
    "Permission to read contacts was refused",
    "No permission to read contacts",
    "Cannot read contacts without permission",
    "Unable to read contacts",
    "Reading contacts is blocked on this phone",
    "You have not allowed us to read your contacts.",
    "Has denegado el acceso a tus contactos. Actívalo en Ajustes.",
    "No se concedió permiso para leer contactos",
    "No se pueden leer los contactos",
    "Anda menolak izin membaca kontak. Aktifkan di Pengaturan.",
    "Anda belum mengizinkan akses kontak",
    "Tidak dapat membaca kontak",
    "Izin membaca kontak ditolak",
    "Bạn đã từ chối quyền đọc danh bạ, hãy bật trong Cài đặt",
    "Bạn chưa cấp quyền truy cập danh bạ",
    "Không thể đọc danh bạ",
    "Você negou o acesso aos contatos. Ative nas Configurações.",
    "Você não permitiu o acesso aos contatos",
    "Não foi possível ler os contatos",
    "आपने संपर्क पढ़ने की अनुमति नहीं दी है, सेटिंग में चालू करें",
    "आपने संपर्कों की अनुमति अस्वीकार कर दी",
    "संपर्क नहीं पढ़े जा सके",
    "คุณปฏิเสธสิทธิ์การอ่านรายชื่อ โปรดเปิดในการตั้งค่า",
    "คุณยังไม่อนุญาตให้อ่านรายชื่อผู้ติดต่อ",
    "ไม่สามารถอ่านรายชื่อผู้ติดต่อได้",
    "Tinanggihan mo ang pahintulot na basahin ang contacts. I-on ito sa Settings.",
    "Hindi mo pinayagan ang pagbasa ng contacts",
    "Hindi mabasa ang contacts",
    "Umekataa ruhusa ya kusoma anwani. Iwashe kwenye Mipangilio.",
    "Hujaruhusu programu kusoma anwani zako",
    "Imeshindwa kusoma anwani",
    "آپ نے رابطے پڑھنے کی اجازت نہیں دی، سیٹنگز میں آن کریں",
    "رابطے نہیں پڑھے جا سکے",
    "আপনি পরিচিতি পড়ার অনুমতি দেননি, সেটিংসে চালু করুন",
    "পরিচিতি পড়া যায়নি",
    "We do not have permission to read your contacts",
    "We could not read your contacts",
    "我们没有读取联系人的权限,请前往设置开启",
]
DENIES = [
    "We cannot read your contacts.",
    "This app cannot read your contacts.",
    "The app can never access your contacts.",
    "We do not have access to your contacts.",
    "我们无法读取您的通讯录。",
    "本应用无法读取您的通讯录。",
    "本应用没有读取您的通讯录。",
    "No podemos leer tu agenda.",
    "Esta app no puede leer tus contactos.",
    "Aplikasi ini tidak dapat membaca kontak Anda.",
    "Kami tidak bisa mengakses kontak Anda.",
    "यह ऐप आपके संपर्क नहीं पढ़ सकता।",
    "แอปนี้ไม่สามารถอ่านรายชื่อของคุณ",
    "Hindi mababasa ng app na ito ang contacts mo.",
    "Programu hii haiwezi kusoma anwani zako.",
    "یہ ایپ آپ کے رابطے نہیں پڑھ سکتی۔",
    "এই অ্যাপ আপনার পরিচিতি পড়তে পারে না।",
]


@pytest.mark.parametrize("text", FAILS)
def test_a_failure_denies_no_reading(text):
    assert not any(one.mode is Mode.DENIAL for one in read_statements(text))


@pytest.mark.parametrize("text", DENIES)
def test_who_speaks_of_the_app_denies_it(text):
    told = read_statements(text)
    assert told[0].mode is Mode.DENIAL
    assert Topic.COLLECT in told[0].topics
