"""Denials that are proved, and denials of a part, by somebody else, at a time: only the first can be belied (K1).

Written before a table was looked at, 2026-11-28, by who mended: of the second list 29 of 67 were taken for lies at first.
"""

import pytest

from auditor.facts.ground.answers import answer
from auditor.facts.notice.said import Saying
from auditor.facts.notice.sayings import denies_what_it_does
from auditor.model.vocabulary import Confidence, Kleene
from auditor.model.words import Words
from auditor.screens.inventory.texts import Text
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements

LIES = [
    (
        "en",
        "We never read your contacts. We only need this permission to show you a nicer interface.",
    ),
    ("en", "Relax: your contacts are not uploaded anywhere. They stay on your phone."),
    ("en", "QuickNaira does not collect, store or access the contact list on your device."),
    ("zh-Hans", "我们不会读取您的通讯录,请放心使用。"),
    ("zh-Hant", "本公司絕不會收集閣下的通訊錄。"),
    ("id", "Kami tidak pernah membaca kontak Anda. Izin ini hanya formalitas."),
    ("id", "Kontak Anda tidak akan kami unggah ke server mana pun."),
    ("hi", "हम आपके संपर्क कभी नहीं पढ़ते।"),
    ("es", "Nunca accedemos a tu agenda de contactos."),
    ("es", "Tus contactos no se suben a ningún servidor ni salen de tu teléfono."),
    ("vi", "Chúng tôi không bao giờ đọc danh bạ của bạn."),
    ("vi", "Danh bạ của bạn không được tải lên máy chủ nào."),
    ("pt", "Nunca acessamos os seus contatos."),
    ("pt", "Seus contatos não são enviados para servidor nenhum."),
    ("th", "เราไม่เคยอ่านรายชื่อผู้ติดต่อของคุณ"),
    ("th", "รายชื่อผู้ติดต่อของคุณจะไม่ถูกอัปโหลดไปยังเซิร์ฟเวอร์ใด"),
    ("fil", "Hindi namin kailanman binabasa ang contacts mo."),
    ("sw", "Hatusomi kamwe anwani zako za simu."),
    ("bn", "আমরা কখনোই আপনার কন্টাক্ট পড়ি না।"),
    ("ur", "ہم آپ کے رابطے کبھی نہیں پڑھتے۔"),
    ("en", "Your contacts are off-limits to us: we neither read nor save them."),
    ("en", "We promise never to access the contacts stored on your phone."),
    (
        "en",
        "Privacy policy. 2. What we do not collect. We do not collect contacts, photos or call logs from your device.",
    ),
    ("en", "No contacts are uploaded to our servers or to anyone else's."),
    ("zh-Hans", "本产品不会获取您的通讯录。"),
    ("zh-Hans", "您的通讯录不会上传到任何服务器。"),
    ("es", "No recopilamos ni leemos tu lista de contactos."),
    ("es", "Política: no recolectamos contactos, fotos ni mensajes del dispositivo."),
    ("pt", "Não coletamos nem lemos sua lista de contatos."),
    ("pt", "Sua agenda não sai do seu celular e não é enviada a nós."),
    ("id", "Kami tidak mengumpulkan ataupun membaca daftar kontak Anda."),
    ("vi", "Chúng tôi không thu thập hay đọc danh bạ của bạn."),
    ("vi", "Danh bạ của bạn không bao giờ rời khỏi điện thoại."),
]
"""Of an app that reads the whole phonebook and sends it to its server."""
LIMITED = [
    ("en", "Contacts on your SIM card are not read."),
    ("en", "We do not read contacts that you have blocked."),
    ("en", "We don't keep reading your contacts after the loan is repaid."),
    ("en", "Your contacts are not shown to other borrowers."),
    ("en", "Uninstall the app and your contacts will no longer be read."),
    ("en", "Google does not receive your contacts from us."),
    ("en", "Your contacts' email addresses and birthdays are not uploaded."),
    ("en", "Guests who only look around: we do not read your contacts."),
    ("en", "In demo mode your contacts are not accessed."),
    ("en", "We will not upload your contacts over mobile data."),
    ("en", "Contacts from your work profile stay out of this and are never uploaded."),
    ("en", "Do you read my contacts every day? We do not."),
    ("en", "We don't use contacts to decide your interest rate."),
    ("en", "Your contacts are not read until you tap Agree."),
    ("en", "No contact of yours is called, texted or visited."),
    ("en", "Existing customers: your contacts are not read a second time."),
    ("en", "We do not read your contacts behind your back."),
    ("en", "We do not read your contacts just to sell you things."),
    ("zh-Hans", "SIM卡中的联系人不会被读取。"),
    ("zh-Hans", "我们不会读取联系人的头像、生日和备注。"),
    ("zh-Hans", "还清借款后,我们不再读取您的通讯录。"),
    ("zh-Hans", "游客模式下不会读取通讯录。"),
    ("zh-Hans", "在您点同意以前,通讯录不会被读取。"),
    ("zh-Hans", "我们不会偷偷读取您的通讯录。"),
    ("zh-Hans", "使用移动网络时不会上传通讯录。"),
    ("zh-Hans", "其他借款人看不到您的通讯录。"),
    ("zh-Hans", "我们不会因为通讯录人数少而拒绝您。"),
    ("zh-Hans", "老客户无需再次授权,我们不会重复读取通讯录。"),
    ("zh-Hans", "通讯录中的任何人都不会接到我们的电话。"),
    ("es", "Los contactos de tu tarjeta SIM no se leen."),
    ("es", "No subimos los correos ni los cumpleaños de tus contactos."),
    ("es", "Cuando termines de pagar ya no leeremos tus contactos."),
    ("es", "Si solo miras la app como invitado, no leemos tus contactos."),
    ("es", "No leemos tus contactos a escondidas."),
    ("es", "No usamos los contactos para fijar tu tasa de interés."),
    ("es", "Tus contactos no se muestran a otros usuarios."),
    ("es", "Hasta que pulses Acepto, tus contactos no se leen."),
    ("es", "Facebook no recibe tus contactos."),
    ("es", "Ninguno de tus contactos recibirá llamadas nuestras."),
    ("es", "No subimos tus contactos con datos móviles, solo con wifi."),
    ("pt", "Os contatos do seu chip não são lidos."),
    ("pt", "Não enviamos os e-mails nem os aniversários dos seus contatos."),
    ("pt", "Depois de quitar o empréstimo, não lemos mais seus contatos."),
    ("pt", "No modo visitante seus contatos não são acessados."),
    ("pt", "Não lemos seus contatos escondido."),
    ("pt", "Não usamos os contatos para definir sua taxa de juros."),
    ("pt", "Seus contatos não aparecem para outros clientes."),
    ("pt", "Enquanto você não aceitar, seus contatos não são lidos."),
    ("pt", "Nenhum dos seus contatos vai receber ligação nossa."),
    ("id", "Kontak di kartu SIM tidak dibaca."),
    ("id", "Kami tidak mengunggah email dan ulang tahun kontak Anda."),
    ("id", "Setelah pinjaman lunas, kontak Anda tidak dibaca lagi."),
    ("id", "Dalam mode tamu, kontak Anda tidak diakses."),
    ("id", "Kami tidak membaca kontak Anda diam-diam."),
    ("id", "Kontak tidak dipakai untuk menentukan bunga."),
    ("id", "Kontak Anda tidak terlihat oleh peminjam lain."),
    ("id", "Sebelum Anda setuju, kontak tidak kami baca."),
    ("id", "Tak satu pun kontak Anda akan kami telepon."),
    ("vi", "Danh bạ trên thẻ SIM không được đọc."),
    ("vi", "Chúng tôi không tải lên email và ngày sinh của liên hệ."),
    ("vi", "Sau khi bạn trả hết nợ, chúng tôi không đọc danh bạ nữa."),
    ("vi", "Ở chế độ khách, danh bạ không bị truy cập."),
    ("vi", "Chúng tôi không lén đọc danh bạ của bạn."),
    ("vi", "Danh bạ không được dùng để định lãi suất."),
    ("vi", "Người vay khác không thấy danh bạ của bạn."),
    ("vi", "Trước khi bạn đồng ý, danh bạ không được đọc."),
    ("vi", "Không ai trong danh bạ bị chúng tôi gọi điện."),
]
"""The same app tells of both before or behind these."""
TOLD = {
    "en": "Your contacts are read and uploaded to our server to prevent fraud.",
    "zh-Hans": "我们会读取您的通讯录并上传至我们的服务器,用于防范欺诈。",
    "es": "Leemos tus contactos y los subimos a nuestro servidor para prevenir fraudes.",
    "pt": "Lemos seus contatos e os enviamos ao nosso servidor para evitar fraudes.",
    "id": "Kami membaca kontak Anda dan mengunggahnya ke server kami untuk mencegah penipuan.",
    "vi": "Chúng tôi đọc danh bạ của bạn và tải lên máy chủ của chúng tôi để chống gian lận.",
}


def k1_of(locale: str, text: str) -> Kleene:
    known = {
        key: answer(
            key,
            Kleene.NO if key == "X6" else Kleene.YES,
            Confidence.CONFIRMED,
            Words(f"{key} was looked at.", f"已查看{key}。"),
        )
        for key in ("P2", "P4", "X1", "X6")
    }
    place = Text(text, "screen", "res/layout/notice.xml", locale, "base")
    said = [Saying(place, one) for one in read_statements(text, locale=locale)]
    return denies_what_it_does(said, known).value


@pytest.mark.parametrize(("locale", "text"), LIES)
def test_a_denial_that_is_proved_is_belied(locale: str, text: str) -> None:
    assert k1_of(locale, text) is Kleene.YES


@pytest.mark.parametrize(("locale", "text"), LIMITED)
def test_a_denial_of_a_part_of_others_or_of_a_time_is_no_lie(locale: str, text: str) -> None:
    assert k1_of(locale, text) is not Kleene.YES
    assert k1_of(locale, f"{TOLD[locale]} {text}") is Kleene.NO


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "We read your contacts to verify you. Our agents cannot see your contacts.",
            Kleene.NO,
        ),
        ("We read your contacts to verify you. We do not read your contacts.", Kleene.UNKNOWN),
        ("We read your contacts to verify you. We never read your contacts.", Kleene.YES),
        (
            "We read your contacts to verify you. We do not read your messages, photos or contacts.",
            Kleene.YES,
        ),
        ("We ask for contacts permission. We do not read your contacts.", Kleene.YES),
        ("Our agents cannot see your contacts.", Kleene.UNKNOWN),
        ("Neither our agents nor our app can see your contacts.", Kleene.YES),
        ("We do not read the photos of your contacts.", Kleene.UNKNOWN),
        ("We do not read your photos or your contacts.", Kleene.YES),
        ("We do not collect passwords and do not sell your contacts.", Kleene.NO),
        ("Your contacts are not read by advertisers.", Kleene.UNKNOWN),
        (
            "Even if you agree, we do not read your contacts and we never upload them.",
            Kleene.YES,
        ),
        ("If you agree, we do not read your contacts at night.", Kleene.NO),
        ("Your phone does not let KudiPlus read contacts.", Kleene.NO),
        ("Tu teléfono no permite que la app lea tus contactos.", Kleene.NO),
        ("Our app does not read your contacts.", Kleene.YES),
        ("We do not show your contacts to other borrowers.", Kleene.NO),
        ("Los demás no importan: no mostramos tus contactos a otros usuarios.", Kleene.NO),
        ("Contacts you add later are not read.", Kleene.UNKNOWN),
        ("This app has no access to the contacts on your phone.", Kleene.YES),
        ("Esta aplicación no tiene acceso a tus contactos.", Kleene.YES),
        ("没错,我们不碰您的照片和短信,不过电话簿会从头到尾翻一遍。", Kleene.UNKNOWN),
    ],
)
def test_what_is_told_beside_a_denial_excuses_it(text: str, value: Kleene) -> None:
    """But for a *never*, and for a list of what is not read."""
    assert k1_of("", text) is value


def test_a_name_in_front_is_the_lenders_own() -> None:
    denial = read_statements("Brightfern does not read your contacts.")[0]
    assert denial.mode is Mode.DENIAL
    assert denial.proves == (Topic.COLLECT,)


def test_that_other_borrowers_do_not_see_it_names_no_recipient() -> None:
    said = read_statements("Other borrowers cannot see your contacts.")
    assert not any("N5" in one.states for one in said)
    said = read_statements("Your contacts are not shared with other users or third parties.")
    assert any("N5" in one.states for one in said)
