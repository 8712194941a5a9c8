"""What a notice tells of other data, or of another thing that is ended, it does not tell of the phonebook (N2, N5, N6)."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.screens.notice.other_data import names_other_data
from tests.auditor.facts.notice_scores import judged

NOTICES = {
    "en": "Acme Finance Ltd reads the names and numbers in your contact list once.",
    "zh": "北京恒山小额贷款有限公司将一次性读取您通讯录中的姓名和号码。",
    "es": "Acme Financiera S.A. leerá una sola vez los nombres y números de su lista de contactos.",
    "pt": "A Acme Financeira S.A. vai ler uma única vez os nomes e números da sua lista de contatos.",
    "id": "PT Acme Finansial akan membaca nama dan nomor di daftar kontak Anda satu kali.",
    "vi": "Công ty Tài chính TNHH Acme sẽ đọc tên và số trong danh bạ của bạn một lần.",
    "hi": "एक्मे फाइनेंस लिमिटेड आपकी संपर्क सूची के नाम और नंबर एक बार पढ़ेगी।",
    "fil": "Babasahin ng Acme Lending Corp. nang isang beses ang mga pangalan at numero sa contact list mo.",
    "sw": "Acme Mikopo Limited itasoma majina na namba zilizo kwenye orodha yako ya anwani mara moja.",
}
OF_OTHERS = [
    ("en", "N2", "We look at the photo of your ID card only to check your identity."),
    ("en", "N2", "Your bank account is used to assess your ability to repay."),
    ("en", "N2", "Your selfie helps us confirm who you are."),
    ("en", "N2", "Device data help us fight fraud."),
    ("en", "N2", "Your payslip shows us what you can repay."),
    ("zh", "N2", "银行卡信息用于评估还款能力。"),
    ("zh", "N2", "自拍照用于确认是您本人。"),
    ("es", "N2", "Su cuenta bancaria se usa para evaluar su crédito."),
    ("es", "N2", "La selfie nos ayuda a confirmar quién es usted."),
    ("pt", "N2", "A conta bancária é usada para avaliar a sua capacidade de pagamento."),
    ("pt", "N2", "Os dados do aparelho ajudam a evitar fraudes."),
    ("id", "N2", "Rekening bank dipakai untuk menilai kemampuan bayar Anda."),
    ("id", "N2", "Jika tidak setuju, Anda cukup mengisi satu referensi."),
    ("vi", "N2", "Ảnh căn cước chỉ dùng để xác minh danh tính."),
    ("vi", "N2", "Nếu không đồng ý, bạn chỉ cần nhập một người tham chiếu."),
    ("hi", "N2", "कैमरे का उपयोग पहचान सत्यापित करने के लिए होता है।"),
    ("en", "N5", "We do not share your location with anyone."),
    ("en", "N5", "Our partner bank gets your account number."),
    ("en", "N5", "We share your location with our partners."),
    ("zh", "N5", "银行卡信息不会提供给任何人。"),
    ("zh", "N5", "我们会与合作方共享您的位置信息。"),
    ("es", "N5", "No compartimos su ubicación con nadie."),
    ("es", "N5", "Sus datos bancarios no se comparten con nadie."),
    ("pt", "N5", "Os seus SMS nunca são compartilhados com terceiros."),
    ("pt", "N5", "A foto do seu RG não é entregue a terceiros."),
    ("id", "N5", "Foto KTP tidak diberikan kepada pihak ketiga."),
    ("id", "N5", "Kata sandi tidak dibagikan kepada siapa pun."),
    ("vi", "N5", "Chúng tôi không chia sẻ vị trí của bạn với bất kỳ ai."),
    ("hi", "N5", "हम आपकी लोकेशन किसी के साथ साझा नहीं करते।"),
    ("fil", "N5", "Hindi namin ibinabahagi ang lokasyon mo kaninuman."),
    ("sw", "N5", "Hatushiriki mahali ulipo na mtu yeyote."),
    ("en", "N5", "Your ID number and repayment history go to credit bureaus such as Kestrel Bureau."),
    ("id", "N5", "Data identitas dibagikan kepada biro kredit Pratama Skor."),
    ("vi", "N5", "Thông tin danh tính được gửi cho Trung tâm Tín dụng Minh Khai."),
    ("hi", "N5", "पहचान की जानकारी क्रेडिट ब्यूरो को दी जाती है।"),
    ("zh", "N5", "身份信息将提供给征信机构。"),
    ("en", "N2", "Crash reports help us make the app faster."),
    ("en", "N6", "You can prepay or cancel your application in Settings whenever you want."),
    ("en", "N6", "You can delete your ID photo at any time in Profile."),
    ("en", "N6", "You can switch off location in Settings whenever you want."),
    ("en", "N6", "You can withdraw the camera permission in Settings at any time."),
    ("zh", "N6", "您可随时提前还款,也可在“我的”中取消借款申请。"),
    ("zh", "N6", "您可随时在设置中关闭定位。"),
    ("es", "N6", "Puede prepagar o cancelar su solicitud cuando quiera en Ajustes."),
    ("es", "N6", "Puede retirar su solicitud en la app en cualquier momento."),
    ("es", "N6", "Puede cancelar el débito automático en cualquier momento en Ajustes."),
    ("pt", "N6", "Você pode antecipar parcelas ou cancelar o pedido quando quiser em Ajustes."),
    ("pt", "N6", "Você pode remover o cartão em Perfil quando quiser."),
    ("id", "N6", "Anda bisa menghapus foto KTP kapan saja di Profil."),
    ("id", "N6", "Autodebit bisa dibatalkan kapan saja di Pengaturan."),
    ("vi", "N6", "Bạn có thể trả nợ trước hạn hoặc hủy hồ sơ bất cứ lúc nào tại Cài đặt."),
    ("vi", "N6", "Bạn có thể tắt định vị bất cứ lúc nào trong Cài đặt."),
    ("hi", "N6", "आप प्रोफ़ाइल में कभी भी पहचान पत्र की फ़ोटो हटा सकते हैं।"),
    ("hi", "N6", "आप ऐप में कभी भी अपना आवेदन वापस ले सकते हैं।"),
    ("fil", "N6", "Maaari mong bawiin ang application mo anumang oras sa app."),
    ("en", "N4", "Accounting records are retained for ten years under tax law."),
    ("zh", "N4", "借款合同及账务资料依税法保存十年。"),
    ("es", "N4", "Las grabaciones de llamadas se borran a los noventa días."),
    ("pt", "N4", "Os registros do empréstimo são guardados por dez anos conforme a lei tributária."),
    ("id", "N4", "Catatan pinjaman disimpan selama sepuluh tahun sesuai peraturan perpajakan."),
    ("vi", "N4", "Bản ghi âm cuộc gọi được xóa sau chín mươi ngày."),
    ("hi", "N5", "आपके पहचान दस्तावेज़ क्रेडिट ब्यूरो को भेजे जाते हैं।"),
    ("es", "N5", "Sus documentos de identidad se envían al buró de crédito."),
    ("en", "N5", "Links in the app may lead to websites of third parties."),
    ("en", "N6", "We may revoke your licence to use the app at any time."),
    ("zh", "N6", "我们有权随时撤销您使用本应用的许可。"),
    ("es", "N6", "Podemos revocar la licencia de uso cuando queramos."),
    ("pt", "N6", "Podemos revogar a licença de uso do aplicativo a qualquer momento."),
    ("vi", "N6", "Chúng tôi có thể thu hồi giấy phép sử dụng ứng dụng bất cứ lúc nào."),
    ("en", "N9", "Any dispute is decided by the courts at our registered office."),
    ("zh", "N9", "因本协议引起的争议,由本公司所在地法院诉讼解决。"),
    ("es", "N9", "Toda controversia se somete a los tribunales de nuestro domicilio."),
    ("id", "N9", "Setiap sengketa diselesaikan melalui pengadilan di tempat kedudukan kami."),
    ("vi", "N9", "Mọi tranh chấp do tòa án nơi chúng tôi đặt trụ sở giải quyết."),
    ("en", "N6", "We reserve the right to close your account at any time."),
    ("es", "N6", "Nos reservamos el derecho de revocar su solicitud a nuestra exclusiva discreción."),
    ("es", "N6", "Le otorgamos una licencia revocable, limitada, no exclusiva."),
    ("zh", "N6", "我们有权随时注销您的账户。"),
    ("zh", "N9", "一经发现,我们有权立即向公安机关举报。"),
    ("zh", "N9", "本协议的争议解决均适用中华人民共和国法律。"),
    ("pt", "N4", "Não armazenamos o número do cartão."),
    ("sw", "N6", "Unaweza kufuta picha ya kitambulisho chako wakati wowote kwenye Wasifu."),
]  # fmt: skip
LACKING = [
    ("en", "N5", "We receive information from credit bureaus."),
    ("zh", "N5", "我们从合作机构处获取您的信用信息。"),
    ("es", "N5", "Recibimos información de burós de crédito."),
    ("pt", "N5", "Recebemos informações de birôs de crédito."),
    ("id", "N5", "Kami menerima informasi dari biro kredit."),
    ("en", "N6", "We delete inactive accounts."),
    ("en", "N6", "We may withdraw the offer at any time."),
    ("es", "N6", "Puede cambiar su contraseña en Ajustes."),
    ("pt", "N6", "Você pode alterar sua senha nas Configurações."),
    ("en", "N9", "We take complaints seriously."),
    ("zh", "N9", "我们高度重视用户的投诉。"),
    ("es", "N9", "Nos tomamos en serio las quejas."),
    ("en", "N6", "You can cancel your order at any time in the app."),
    ("es", "N6", "Puede prepagar o cancelar su solicitud cuando quiera en Ajustes."),
    ("pt", "N6", "Você pode antecipar parcelas ou cancelar o pedido quando quiser em Ajustes."),
    ("vi", "N6", "Bạn có thể trả nợ trước hạn hoặc hủy hồ sơ bất cứ lúc nào tại Cài đặt."),
    ("es", "N5", "No compartimos su ubicación con nadie."),
    ("en", "N6", "You can pay back early or cancel your application in Settings whenever you want."),
    ("id", "N6", "Anda bisa melunasi lebih awal atau membatalkan pengajuan kapan saja di Pengaturan."),
    ("vi", "N2", "Ảnh căn cước chỉ dùng để xác minh danh tính."),
    ("en", "N5", "Saying no is fine; type one reference instead."),
    ("pt", "N9", "Se não concordar, digite uma referência e o pedido continua."),
    ("pt", "N5", "Autorização de acesso aos contatos"),
]  # fmt: skip
OF_THE_BOOK = [
    ("en", "N5", "We receive information from credit bureaus and share it with our partners."),
    ("en", "N5", "We collect your contacts from your phone and credit bureaus get them."),
    ("en", "N6", "You can change your password or withdraw your consent in Settings."),
    ("en", "N9", "We take complaints seriously: write to our grievance officer at help@acme.example."),
    ("en", "N2", "We compare them with the photo of your ID to confirm your identity."),
    ("en", "N2", "You have no payslip, so we look at who you know to assess your credit."),
    ("zh", "N2", "用于与身份证信息比对,核实您的身份。"),
    ("es", "N2", "Sirve para confirmar su identidad junto con la selfie."),
    ("es", "N2", "Los comparamos con la foto de su cédula para confirmar su identidad."),
    ("pt", "N2", "Nós os comparamos com a foto do RG para confirmar a sua identidade."),
    ("id", "N2", "Dipakai untuk mencocokkan dengan foto KTP dan memastikan identitas Anda."),
    ("vi", "N2", "Dùng để đối chiếu với ảnh căn cước và xác minh danh tính."),
    ("en", "N5", "The list goes to the credit bureau Kestrel Data Ltd, as does your ID number."),
    ("en", "N5", "Nobody gets them, nor your location."),
    ("en", "N5", "Your data, including your location and photos, are never shared with third parties."),
    ("zh", "N5", "不会提供给任何人,照片也不会。"),
    ("es", "N5", "No se comparten con nadie, tampoco su ubicación."),
    ("pt", "N5", "Não são compartilhados com ninguém, nem a sua localização."),
    ("id", "N5", "Tidak dibagikan kepada siapa pun, begitu juga lokasi Anda."),
    ("vi", "N5", "Không chia sẻ với ai, kể cả vị trí của bạn."),
    ("en", "N6", "You can withdraw this consent and cancel your application at any time in Settings."),
    ("en", "N6", "Withdraw your permission or your loan application in the menu."),
    ("en", "N6", "Cancel your application or delete your data at any time in Profile."),
    ("en", "N6", "Text STOP by SMS to withdraw."),
    ("en", "N6", "You can revoke at any time in Notifications."),
    ("zh", "N6", "您可随时撤回授权或取消借款申请。"),
    ("zh", "N6", "可随时在设置-通知中撤回。"),
    ("es", "N6", "Puede revocar el permiso o cancelar su solicitud cuando quiera."),
    ("es", "N6", "Revoque cuando quiera por SMS."),
    ("pt", "N6", "Você pode revogar a autorização ou cancelar o pedido quando quiser."),
    ("id", "N6", "Bisa dicabut kapan saja di Notifikasi."),
    ("vi", "N6", "Có thể rút lại bất cứ lúc nào tại Thông báo."),
    ("hi", "N6", "ईमेल करके सहमति वापस ले सकते हैं।"),
    ("en", "N4", "It is kept for 90 days, and so are your loan records."),
    ("zh", "N4", "通讯录与借款资料均保存九十天。"),
    ("en", "N6", "You can withdraw your consent at any time, we can revoke your licence to use the app."),
    ("en", "N9", "Complain to our grievance officer; a court decides only afterwards."),
    ("en", "N9", "Disputes: consumer court, court@district.example"),
    ("zh", "N9", "如有投诉可联系客服,协商不成的由法院诉讼解决。"),
    ("en", "N6", "You may close your account at any time; we reserve the right to ask who you are."),
    ("es", "N6", "La autorización es revocable mediante solicitud a habeas@acme.example."),
    ("zh", "N6", "您有权随时撤回授权,我们有权核实您的身份。"),
    ("zh", "N9", "如对处理不满意,可向客服投诉或向监管机构举报。"),
    ("hi", "N2", "इनसे केवल इस लोन आवेदन का क्रेडिट स्कोर निकाला जाएगा।"),
    ("sw", "N2", "Zitatumika tu kukadiria alama ya mkopo wa ombi hili."),
]  # fmt: skip


LOOK_ALIKES = [
    ("N2", ["一、本人同意恒山小额贷款有限公司一次性读取本人手机通讯录中的全部联系人姓名及电话号码。"]),
    ("N2", ["恒山集团有限公司将一次性读取您的通讯录并上传至其服务器。"]),
    ("N2", ["一、本人同意恒山集团有限公司读取本人手机通讯录。", "二、身份证照片仅用于核验本人身份。"]),
    ("N2", ["为什么需要您的通讯录?", "谁在申请:广州恒山小额贷款有限公司。", "读取您通讯录中的姓名和号码。"]),
    ("N6", ["北京恒山小额贷款有限公司读取您的通讯录。", "后悔了怎么办:放款前可以随时取消借款申请。"]),
    ("N6", ["北京恒山小额贷款有限公司读取您的通讯录。", "不想给也没关系,点“不同意”自己填一个联系人就行。"]),
    ("N2", ["कॉन्टैक्ट्स की ज़रूरत क्यों?", "झटपट ऋण को झटपट क्रेडिट प्राइवेट लिमिटेड चलाती है।"]),
    ("N2", ["A Acme Ltda. lê uma única vez a sua lista de contatos.", "Finalidade da selfie: confirmar a sua identidade."]),
    ("N5", ["Babasahin ng Acme Lending Corp. ang contact list mo.", "Babasahin ito nang isang beses at ia-upload sa isang server gamit ang naka-encrypt na koneksyon."]),
]  # fmt: skip
TIMES = [
    ("Penyimpanan: 60 hari setelah pelunasan.", False),
    ("Storage: 60 days after repayment.", False),
    ("Storage, camera and location are read as well.", True),
    ("Penyimpanan, kamera, dan lokasi juga dibaca.", True),
    ("Storage for 60 days; your location is read too.", True),
]  # fmt: skip


@pytest.mark.parametrize(("element", "texts"), LOOK_ALIKES)
def test_what_only_looks_like_it_tells_nothing(element, texts):
    assert judged([*texts, "OK"])[element] is Kleene.NO


@pytest.mark.parametrize(("text", "is_other"), TIMES)
def test_a_time_of_storage_is_no_other_data(text, is_other):
    assert names_other_data(text) is is_other


@pytest.mark.parametrize(("language", "element", "line"), OF_OTHERS)
def test_what_is_told_of_other_things_is_not_told_of_the_phonebook(language, element, line):
    assert judged([NOTICES[language], line, "OK"])[element] is not Kleene.YES


@pytest.mark.parametrize(("language", "element", "line"), LACKING)
def test_a_notice_that_tells_it_of_another_thing_alone_lacks_it(language, element, line):
    assert judged([NOTICES[language], line, "OK"])[element] is Kleene.NO


@pytest.mark.parametrize(("language", "element", "line"), OF_THE_BOOK)
def test_what_names_another_thing_beside_the_phonebook_is_told_of_it(language, element, line):
    assert judged([NOTICES[language], line, "OK"])[element] is Kleene.YES
