"""A purpose that is none ("to give you a better service") tells nothing what for; an honest one beside it does.

Nor does a phrase that says at which stage the phonebook is read: "as part of this loan application".
"""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice.test_doubting import told

VAGUE = [
    "为了向您提供更优质的服务,我们会读取您的通讯录。",
    "在申请借款的这一步,我们会收集您通讯录中的姓名和电话,用于提升用户体验。",
    "我们上传您的通讯录,以便不断改进产品和服务。",
    "读取通讯录。目的:优化服务质量",
    "作为借款流程的一部分,我们需要获取您的通讯录。",
    "At this stage of your loan application we read the contacts on your phone so we can offer you a more personal and convenient service.",
    "We collect your contact list in order to continuously improve our products and your user experience.",
    "As part of the loan process, QuickLend Ltd uploads your phonebook to keep improving our service.",
    "Why we read your contacts: to serve our customers better.",
    "Your contacts are read during the application for quality purposes.",
    "Dalam proses pengajuan pinjaman ini kami membaca kontak Anda supaya dapat melayani Anda dengan lebih baik.",
    "Kami mengunggah daftar kontak Anda untuk terus meningkatkan kualitas produk dan layanan kami.",
    "Tujuan kami membaca kontak: meningkatkan pengalaman pengguna.",
    "Sebagai bagian dari pengajuan, PT Dana Kilat mengumpulkan kontak di ponsel Anda.",
    "Pada tahap ini kami mengambil nama dan nomor di kontak Anda agar layanan kami semakin nyaman dan personal.",
    "ऋण आवेदन के इस चरण में हम आपके संपर्क पढ़ते हैं ताकि हम आपको बेहतर सेवा दे सकें।",
    "हम अपनी सेवाओं की गुणवत्ता सुधारने के लिए आपकी संपर्क सूची अपलोड करते हैं।",
    "आपके संपर्क पढ़ने का उद्देश्य: उपयोगकर्ता अनुभव को बेहतर बनाना",
    "ऋण आवेदन के हिस्से के रूप में शुभ लेंडिंग लिमिटेड आपके फ़ोन के संपर्क एकत्र करती है।",
    "हम आपके संपर्क इसलिए पढ़ते हैं ताकि सेवा और सुविधाजनक तथा आपके अनुकूल हो।",
    "Ở bước này của hồ sơ vay, chúng tôi đọc danh bạ của bạn để mang đến dịch vụ tiện lợi và phù hợp hơn.",
    "Chúng tôi tải danh bạ của bạn lên nhằm không ngừng cải thiện sản phẩm và dịch vụ.",
    "Mục đích đọc danh bạ: nâng cao trải nghiệm người dùng",
    "Trong quá trình đăng ký vay, Công ty TNHH Vay Lẹ thu thập danh bạ điện thoại của bạn.",
    "Chúng tôi đọc danh bạ để có thể chăm sóc bạn chu đáo hơn.",
    "En esta etapa de la solicitud leemos tus contactos para poder ofrecerte un servicio más cómodo y personalizado.",
    "Subimos tu lista de contactos con el fin de seguir mejorando nuestros productos y servicios.",
    "Para qué leemos tus contactos: para mejorar la experiencia del usuario.",
    "Como parte del proceso de préstamo, Plata Ya S.A. recopila los contactos de tu teléfono.",
    "Leemos tus contactos para que tengas una mejor experiencia con nosotros.",
    "Nesta etapa da proposta lemos os seus contatos para oferecer um serviço mais cômodo e personalizado.",
    "Enviamos a sua lista de contatos com o objetivo de melhorar continuamente nossos produtos e serviços.",
    "Por que lemos seus contatos: para melhorar a experiência do usuário.",
    "Como parte do processo de empréstimo, a Já Crédito Ltda. coleta os contatos do seu celular.",
    "Lemos seus contatos para que você tenha uma experiência melhor conosco.",
    "Sa bahaging ito ng aplikasyon, binabasa namin ang contacts mo para mas maging maginhawa at personal ang serbisyo.",
    "Ina-upload namin ang contact list mo upang patuloy na mapahusay ang aming mga produkto at serbisyo.",
    "Layunin ng pagbasa ng contacts: mapaganda ang karanasan ng user",
    "Bilang bahagi ng pag-apply, kinokolekta ng Utang Agad Inc. ang contacts sa phone mo.",
    "Binabasa namin ang contacts mo para mas mapagsilbihan ka namin nang maayos.",
    "ในขั้นตอนนี้ของการสมัคร เราอ่านรายชื่อผู้ติดต่อของคุณเพื่อมอบบริการที่สะดวกและเหมาะกับคุณมากขึ้น",
    "เราอัปโหลดรายชื่อผู้ติดต่อของคุณเพื่อพัฒนาผลิตภัณฑ์และบริการอย่างต่อเนื่อง",
    "วัตถุประสงค์ในการอ่านรายชื่อผู้ติดต่อ: ยกระดับประสบการณ์ผู้ใช้",
    "ในขั้นตอนการขอสินเชื่อ บริษัท กู้ไว จำกัด เก็บรายชื่อผู้ติดต่อในโทรศัพท์ของคุณ",
    "เราอ่านรายชื่อผู้ติดต่อเพื่อดูแลคุณให้ดียิ่งขึ้น",
    "আবেদনের এই ধাপে আমরা আপনার কন্টাক্ট পড়ি যাতে আরও সুবিধাজনক ও ব্যক্তিগত সেবা দিতে পারি।",
    "আমাদের পণ্য ও সেবা ক্রমাগত উন্নত করার জন্য আমরা আপনার কন্টাক্ট তালিকা আপলোড করি।",
    "কন্টাক্ট পড়ার উদ্দেশ্য: ব্যবহারকারীর অভিজ্ঞতা উন্নত করা",
    "ঋণ আবেদনের অংশ হিসেবে দ্রুত ঋণ লিমিটেড আপনার ফোনের কন্টাক্ট সংগ্রহ করে।",
    "আমরা আপনার কন্টাক্ট পড়ি যাতে আপনি আরও ভালো অভিজ্ঞতা পান।",
]
AIMED = [
    "为了向您提供更优质的服务并核实您的身份,我们会读取您的通讯录。",
    "在申请的这一步,我们读取您的通讯录,用来判断是否为团伙骗贷。",
    "我们读取通讯录以便为您匹配更合适的额度。",
    "At this stage of your loan application we read your contacts to check that you are a real person.",
    "We collect your contact list to improve our service and to detect fraud.",
    "As part of the loan process we upload your phonebook to work out how much we can lend you.",
    "Pada tahap ini kami membaca kontak Anda untuk meningkatkan layanan dan mencegah penipuan.",
    "Sebagai bagian dari pengajuan kami mengunggah kontak Anda untuk menghitung batas pinjaman.",
    "Kami membaca kontak Anda supaya bisa memastikan referensi Anda benar.",
    "ऋण आवेदन के इस चरण में हम आपके संपर्क पढ़ते हैं ताकि आपकी पहचान जाँची जा सके।",
    "हम बेहतर सेवा देने और धोखाधड़ी रोकने के लिए आपके संपर्क पढ़ते हैं।",
    "हम आपके संपर्क पढ़ते हैं ताकि तय कर सकें कि आपको कितना ऋण मिल सकता है।",
    "Ở bước này của hồ sơ vay, chúng tôi đọc danh bạ để kiểm tra người tham chiếu.",
    "Chúng tôi đọc danh bạ của bạn để nâng cao dịch vụ và phát hiện gian lận.",
    "Trong quá trình đăng ký vay, chúng tôi tải danh bạ lên để tính hạn mức.",
    "En esta etapa de la solicitud leemos tus contactos para confirmar tus referencias.",
    "Leemos tus contactos para mejorar el servicio y prevenir fraudes.",
    "Como parte del proceso subimos tus contactos para calcular cuánto podemos prestarte.",
    "Nesta etapa da proposta lemos seus contatos para confirmar suas referências.",
    "Lemos seus contatos para melhorar o serviço e prevenir fraudes.",
    "Como parte do processo enviamos seus contatos para calcular o seu limite.",
    "Sa bahaging ito ng aplikasyon, binabasa namin ang contacts mo para matiyak na totoo ang mga reference mo.",
    "Binabasa namin ang contacts mo para mapahusay ang serbisyo at maiwasan ang panloloko.",
    "Bilang bahagi ng pag-apply, ina-upload namin ang contacts mo para makuwenta ang loan limit mo.",
    "ในขั้นตอนนี้ของการสมัคร เราอ่านรายชื่อผู้ติดต่อเพื่อตรวจสอบบุคคลอ้างอิง",
    "เราอ่านรายชื่อผู้ติดต่อของคุณเพื่อปรับปรุงบริการและป้องกันการฉ้อโกง",
    "ในขั้นตอนการขอสินเชื่อ เราอัปโหลดรายชื่อผู้ติดต่อเพื่อคำนวณวงเงิน",
    "আবেদনের এই ধাপে আমরা আপনার কন্টাক্ট পড়ি যাতে আপনার রেফারেন্স যাচাই করা যায়।",
    "আমরা সেবা উন্নত করতে এবং প্রতারণা ঠেকাতে আপনার কন্টাক্ট পড়ি।",
    "ঋণ আবেদনের অংশ হিসেবে আমরা আপনার কন্টাক্ট আপলোড করি ঋণের সীমা হিসাব করার জন্য।",
]


@pytest.mark.parametrize("line", VAGUE)
def test_a_better_service_alone_is_a_missing_purpose(line: str) -> None:
    assert told(line)["N2"].value is Kleene.NO
    assert told("OK", documents=(line,))["N2"].value is Kleene.NO


@pytest.mark.parametrize("line", AIMED)
def test_what_is_done_with_it_is_a_purpose_beside_such_words(line: str) -> None:
    assert told(line)["N2"].value is Kleene.YES
    assert told("OK", documents=(line,))["N2"].value is Kleene.YES


def test_what_a_company_is_called_is_no_use() -> None:
    assert told("Fast Match Ltd reads your contacts.")["N2"].value is Kleene.NO
    assert told("We match your contacts with our customers.")["N2"].value is Kleene.YES


def test_a_part_of_something_else_than_the_application_may_be_a_purpose() -> None:
    line = "As part of our fight against impostors we read your contacts."
    assert told(line)["N2"].value is not Kleene.NO


@pytest.mark.parametrize(
    "line",
    [
        "Jika menolak, pengajuan tetap dilanjutkan dan Anda cukup mengetik satu kontak darurat.",
        "Chúng tôi không dùng danh bạ để đòi nợ.",
        "我们不会将通讯录用于催收。",
        "हम वसूली के लिए आपके संपर्कों का उपयोग नहीं करते।",
    ],
)
def test_what_follows_on_a_no_and_what_is_not_done_leave_no_purpose_open(line: str) -> None:
    assert told("Kontak Anda dibaca.", line)["N2"].value is Kleene.NO


def test_a_row_that_says_it_is_optional_asks_for_no_element() -> None:
    form = (
        "Leemos los contactos de tu teléfono.",
        "Finalidad: brindarte un mejor servicio y mejorar tu experiencia.",
        "No es obligatorio: si no autorizas, escribe los datos de una persona de referencia.",
        "Reclamos: privacidad@yapresto.example",
    )
    assert told(*form)["N2"].value is Kleene.NO


TIMES = [
    ("We read your contacts.", "They are deleted 30 days after we decide."),
    ("We read your contacts.", "They are deleted once your application has been decided."),
    ("我们会读取您的通讯录。", "在我们作出决定后30天内删除。"),
    ("我们会读取您的通讯录。", "审核结果确定后30日删除。"),
    ("Kami membaca kontak Anda.", "Data dihapus 30 hari setelah kami memutuskan."),
    ("Kami membaca kontak Anda.", "Data dihapus 30 hari setelah keputusan ditentukan."),
    ("Leemos tus contactos.", "Se borran 30 días después de que decidamos."),
    ("Leemos tus contactos.", "Se eliminan una vez que se decida tu solicitud."),
    ("Lemos seus contatos.", "São apagados 30 dias depois que decidirmos."),
    ("Lemos seus contatos.", "São excluídos assim que decidirmos sobre a proposta."),
    ("Chúng tôi đọc danh bạ của bạn.", "Dữ liệu bị xóa 30 ngày sau khi chúng tôi quyết định."),
    ("Chúng tôi đọc danh bạ của bạn.", "Dữ liệu được giữ cho đến khi có quyết định."),
    ("हम आपके संपर्क पढ़ते हैं।", "हमारे निर्णय के 30 दिन बाद इन्हें हटा दिया जाता है।"),
    ("हम आपके संपर्क पढ़ते हैं।", "हमारे तय करने के 30 दिन बाद इन्हें हटा दिया जाता है।"),
    ("हम आपके संपर्क पढ़ते हैं।", "फ़ैसला होने तक रखे जाते हैं।"),
    ("เราอ่านรายชื่อผู้ติดต่อของคุณ", "ลบภายใน 30 วันหลังเราตัดสินใจ"),
    ("เราอ่านรายชื่อผู้ติดต่อของคุณ", "เก็บไว้จนกว่าจะพิจารณาเสร็จ"),
    ("Binabasa namin ang contacts mo.", "Buburahin ito 30 araw matapos kaming magpasya."),
    ("Binabasa namin ang contacts mo.", "Itatago ito hanggang makapagdesisyon kami."),
    ("আমরা আপনার কন্টাক্ট পড়ি।", "আমরা সিদ্ধান্ত নেওয়ার ৩০ দিন পর মুছে ফেলা হয়।"),
    ("আমরা আপনার কন্টাক্ট পড়ি।", "সিদ্ধান্ত না নেওয়া পর্যন্ত রাখা হয়।"),
    ("ہم آپ کے رابطے پڑھتے ہیں۔", "ہمارے فیصلہ کرنے کے 30 دن بعد حذف کر دیے جاتے ہیں۔"),
    ("ہم آپ کے رابطے پڑھتے ہیں۔", "فیصلہ ہونے تک رکھے جاتے ہیں۔"),
    ("Tunasoma anwani za simu yako.", "Hufutwa siku 30 baada ya sisi kuamua."),
    ("Tunasoma anwani za simu yako.", "Huwekwa hadi tutakapoamua."),
]


@pytest.mark.parametrize(("named", "line"), TIMES)
def test_until_when_the_lender_decides_is_no_purpose(named: str, line: str) -> None:
    assert told(named, line)["N2"].value is not Kleene.YES
    assert told("OK", documents=(f"{named} {line}",))["N2"].value is not Kleene.YES


@pytest.mark.parametrize(
    ("named", "line"),
    [
        ("We read your contacts.", "We decide with them how much to lend you."),
        ("Leemos tus contactos.", "Con ellos decidimos cuánto prestarte."),
        ("Lemos seus contatos.", "Com eles decidimos quanto emprestar."),
        ("हम आपके संपर्क पढ़ते हैं।", "इनसे हम तय करते हैं कि कितना ऋण दिया जाए।"),
        ("Chúng tôi đọc danh bạ của bạn.", "Chúng tôi dựa vào đó để quyết định hạn mức."),
    ],
)
def test_what_is_decided_with_it_is_a_purpose(named: str, line: str) -> None:
    assert told(named, line)["N2"].value is Kleene.YES


@pytest.mark.parametrize(
    "line",
    [
        "Turn on contacts to unlock your credit limit.",
        "Activa tus contactos para desbloquear tu línea de crédito.",
        "Ative os contatos para desbloquear seu limite de crédito.",
        "Nyalakan akses kontak untuk membuka limit kreditmu.",
        "Bật danh bạ để mở hạn mức tín dụng.",
        "अपनी क्रेडिट लिमिट खोलने के लिए कॉन्टैक्ट्स चालू करें।",
        "I-on ang contacts para ma-unlock ang credit limit mo.",
        "เปิดรายชื่อติดต่อเพื่อปลดล็อกวงเงินของคุณ",
        "اپنی کریڈٹ لمٹ کھولنے کے لیے کانٹیکٹس آن کریں۔",
        "开启通讯录权限,以解锁您的额度。",
    ],
)
def test_what_agreeing_brings_is_not_what_it_is_for(line: str) -> None:
    assert told(line)["N2"].value is Kleene.NO


def test_a_lure_beside_a_use_hides_no_purpose() -> None:
    line = "Turn on contacts so that we can assess your credit and unlock your limit."
    assert told(line)["N2"].value is Kleene.YES
