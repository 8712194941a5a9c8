"""Sentences of a consent screen that hold words of a notice element and do not tell it: a protection is no purpose.

Each screen lacks one element. It may be left open; told it is not, or a borrower is told to be informed who is not.
"""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice_scores import judged

LACKING = [
    (
        "N2",
        "en",
        [
            "We upload the contacts on your phone.",
            "To protect your privacy, they are encrypted.",
            "To stop it, go to Settings and tap Off.",
        ],
    ),
    (
        "N2",
        "en",
        [
            "We upload the contacts on your phone to provide you with loan services.",
            "Only we see them.",
        ],
    ),
    ("N2", "en", ["Contacts: read and stored. Our debt collection agency gets them."]),
    (
        "N2",
        "en",
        [
            "By tapping Accept you let us read and store the contact book of your device. It is synchronised weekly with servers located in Singapore."
        ],
    ),
    (
        "N2",
        "en",
        ["We need your contacts to complete your application. Make sure you are on Wi-Fi."],
    ),
    (
        "N2",
        "es",
        [
            "Subimos los contactos de tu teléfono.",
            "Para proteger tu privacidad, van cifrados.",
            "Los contactos guardados en tu celular serán leídos y almacenados.",
        ],
    ),
    (
        "N2",
        "es",
        [
            "Subimos tus contactos para brindarte el servicio. Los ve nuestra agencia de cobranza."
        ],
    ),
    (
        "N2",
        "pt",
        [
            "Enviamos os contatos do seu celular.",
            "Para proteger sua privacidade, eles são criptografados.",
            "A empresa de cobrança recebe a lista.",
        ],
    ),
    (
        "N2",
        "pt",
        [
            "Enviamos os contatos do celular para prestar o serviço.",
            "Certifique-se de estar conectado.",
        ],
    ),
    (
        "N2",
        "id",
        [
            "Kontak di ponsel Anda kami unggah untuk memberikan layanan pinjaman.",
            "Untuk melindungi privasi Anda, kontak dienkripsi.",
            "Mitra penagihan kami menerimanya.",
        ],
    ),
    ("N2", "id", ["Kontak Anda kami simpan agar proses pengajuan lancar."]),
    (
        "N2",
        "vi",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên máy chủ để cung cấp dịch vụ.",
            "Để bảo vệ quyền riêng tư, dữ liệu được mã hóa.",
            "Đơn vị thu hồi nợ nhận được bản sao.",
        ],
    ),
    ("N2", "vi", ["Danh bạ được đồng bộ để hoàn tất hồ sơ vay."]),
    (
        "N2",
        "hi",
        [
            "हम आपके फ़ोन के संपर्क अपलोड करते हैं ताकि सेवा दी जा सके।",
            "आपकी गोपनीयता की रक्षा के लिए डेटा एन्क्रिप्ट किया जाता है।",
            "वसूली एजेंसी को भी सूची मिलती है।",
        ],
    ),
    ("N2", "hi", ["लोन आवेदन पूरा करने के लिए हम आपके संपर्क सहेजते हैं।"]),
    (
        "N2",
        "fil",
        [
            "Ina-upload namin ang contacts sa phone mo para maibigay ang serbisyo.",
            "Para protektahan ang privacy mo, naka-encrypt ito.",
            "Makukuha ito ng collection agency.",
        ],
    ),
    (
        "N2",
        "sw",
        [
            "Tunapakia anwani kwenye simu yako ili kutoa huduma.",
            "Ili kulinda faragha yako, data imesimbwa.",
            "Wakala wetu wa kukusanya madeni atapata nakala.",
        ],
    ),
    (
        "N2",
        "th",
        [
            "เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณเพื่อให้บริการ",
            "เพื่อปกป้องความเป็นส่วนตัว ข้อมูลจะถูกเข้ารหัส",
            "บริษัททวงหนี้จะได้รับสำเนา",
        ],
    ),
    (
        "N2",
        "ur",
        [
            "ہم آپ کے فون کے رابطے خدمت فراہم کرنے کے لیے اپ لوڈ کرتے ہیں۔",
            "رازداری کے تحفظ کے لیے ڈیٹا خفیہ کیا جاتا ہے۔",
        ],
    ),
    (
        "N2",
        "bn",
        [
            "সেবা দেওয়ার জন্য আমরা আপনার ফোনের কন্টাক্ট আপলোড করি।",
            "গোপনীয়তা রক্ষার জন্য তথ্য এনক্রিপ্ট করা হয়।",
            "আদায়কারী সংস্থা তালিকা পায়।",
        ],
    ),
    (
        "N2",
        "zh",
        [
            "我们会上传您的通讯录,以便为您提供服务。",
            "为保护您的隐私,数据会加密。",
            "催收公司将获得该名单。",
        ],
    ),
    ("N2", "zh", ["为完成借款申请,需读取您的通讯录。请确认网络是否正常。"]),
    (
        "N6",
        "en",
        [
            "We read your contacts to assess credit.",
            "You can update your profile in Settings at any time.",
            "Delete the app if you do not like it.",
            "Cancel",
        ],
    ),
    (
        "N6",
        "en",
        [
            "We read your contacts to assess credit. They are deleted after 30 days.",
            "You can cancel your loan in the app.",
            "Turn on the permission in Settings.",
        ],
    ),
    (
        "N6",
        "es",
        [
            "Leemos tus contactos para evaluar tu crédito. Se borran a los 30 días.",
            "Puedes cancelar tu solicitud en la app.",
            "Activa el permiso en Ajustes.",
        ],
    ),
    (
        "N6",
        "id",
        [
            "Kami membaca kontak Anda untuk menilai kredit. Data dihapus setelah 30 hari.",
            "Anda dapat membatalkan pengajuan di aplikasi.",
            "Aktifkan izin di Pengaturan.",
        ],
    ),
    (
        "N6",
        "pt",
        [
            "Lemos seus contatos para avaliar crédito. São apagados em 30 dias.",
            "Você pode cancelar o pedido no app.",
            "Ative a permissão em Configurações.",
        ],
    ),
    (
        "N6",
        "vi",
        [
            "Chúng tôi đọc danh bạ để đánh giá tín dụng. Dữ liệu bị xóa sau 30 ngày.",
            "Bạn có thể hủy đơn vay trong ứng dụng.",
            "Bật quyền trong Cài đặt.",
        ],
    ),
    (
        "N6",
        "zh",
        [
            "我们读取您的通讯录用于评估信用,30天后自动删除。",
            "您可在App内取消借款申请。",
            "请在设置中开启权限。",
        ],
    ),
    (
        "N6",
        "hi",
        [
            "हम क्रेडिट जाँचने के लिए आपके संपर्क पढ़ते हैं। 30 दिन बाद डेटा हटा दिया जाता है।",
            "आप ऐप में आवेदन रद्द कर सकते हैं।",
            "सेटिंग में अनुमति चालू करें।",
        ],
    ),
    (
        "N6",
        "fil",
        [
            "Binabasa namin ang contacts mo para suriin ang credit. Buburahin ito pagkaraan ng 30 araw.",
            "Puwede mong kanselahin ang loan application sa app.",
            "I-on ang permission sa Settings.",
        ],
    ),
    (
        "N6",
        "th",
        [
            "เราอ่านรายชื่อผู้ติดต่อเพื่อประเมินเครดิต ลบหลัง 30 วัน",
            "คุณยกเลิกคำขอสินเชื่อในแอปได้",
            "เปิดสิทธิ์ในการตั้งค่า",
        ],
    ),
    (
        "N6",
        "ur",
        [
            "ہم کریڈٹ جانچنے کے لیے آپ کے رابطے پڑھتے ہیں۔ 30 دن بعد ڈیٹا حذف کر دیا جاتا ہے۔",
            "آپ ایپ میں درخواست منسوخ کر سکتے ہیں۔",
        ],
    ),
    (
        "N6",
        "bn",
        [
            "ক্রেডিট যাচাই করতে আমরা আপনার কন্টাক্ট পড়ি। ৩০ দিন পরে মুছে ফেলা হয়।",
            "আপনি অ্যাপে আবেদন বাতিল করতে পারেন।",
        ],
    ),
    (
        "N6",
        "sw",
        [
            "Tunasoma anwani zako za simu ili kukadiria mkopo. Zinafutwa baada ya siku 30.",
            "Unaweza kughairi ombi kwenye programu.",
        ],
    ),
    (
        "N9",
        "en",
        [
            "We read your contacts to assess credit.",
            "Questions? Visit our help centre.",
            "No problem! We make lending easy. Tap Next.",
        ],
    ),
    (
        "N9",
        "es",
        [
            "Leemos tus contactos para evaluar tu crédito.",
            "¿Preguntas? Visita el centro de ayuda.",
            "Sin problemas: toca Siguiente.",
        ],
    ),
    (
        "N9",
        "id",
        [
            "Kami membaca kontak Anda untuk menilai kredit.",
            "Ada pertanyaan? Buka Pusat Bantuan.",
            "Tanpa masalah, tekan Lanjut.",
        ],
    ),
    (
        "N9",
        "pt",
        [
            "Lemos seus contatos para avaliar crédito.",
            "Dúvidas? Veja a central de ajuda.",
            "Sem problema: toque em Avançar.",
        ],
    ),
    (
        "N9",
        "zh",
        ["我们读取您的通讯录用于评估信用。", "有疑问?请查看帮助中心。", "没问题,点击下一步。"],
    ),
    (
        "N9",
        "vi",
        [
            "Chúng tôi đọc danh bạ để đánh giá tín dụng.",
            "Có câu hỏi? Vào mục Trợ giúp.",
            "Không vấn đề gì, bấm Tiếp tục.",
        ],
    ),
    (
        "N9",
        "hi",
        [
            "हम क्रेडिट जाँचने के लिए आपके संपर्क पढ़ते हैं।",
            "सवाल? सहायता केंद्र देखें।",
            "कोई समस्या नहीं, आगे दबाएँ।",
        ],
    ),
    (
        "N3",
        "en",
        ["We need access to your contacts to assess credit.", "Tap Allow on the next screen."],
    ),
    ("N3", "es", ["Necesitamos acceso a tus contactos para evaluar tu crédito."]),
    ("N3", "id", ["Kami perlu akses kontak untuk menilai kredit."]),
    ("N3", "zh", ["我们需要通讯录权限,用于评估信用。"]),
    ("N5", "en", ["Your contacts are uploaded by Acme Credit Ltd to assess your credit."]),
    ("N5", "zh", ["您的通讯录将由重庆融通小额贷款有限公司上传,用于评估信用。"]),
    ("N5", "zh", ["本公司會讀取您的通訊錄,並傳送至伺服器。本服務由豐澤信貸有限公司提供。"]),
    ("N5", "id", ["Kontak Anda diunggah oleh PT Maju Kredit untuk menilai kredit."]),
    (
        "N5",
        "id",
        ["Aplikasi dikelola PT Maju Kredit. Kontak yang tersimpan di ponsel Anda diunggah."],
    ),
    (
        "N5",
        "pt",
        ["Seus contatos são carregados pela Crédito Já Ltda. para avaliar seu crédito."],
    ),
    (
        "N5",
        "es",
        ["Tus contactos son subidos por Crédito Ya S.A. de C.V. para evaluar tu crédito."],
    ),
    (
        "N5",
        "sw",
        ["Anwani zako za simu hupakiwa na Haraka Credit Limited ili kukadiria mkopo."],
    ),
    ("N5", "th", ["รายชื่อผู้ติดต่อของคุณจะถูกอัปโหลดโดยบริษัท เงินไว จำกัด เพื่อประเมินเครดิต"]),
    (
        "N5",
        "vi",
        ["Danh bạ của bạn được Công ty TNHH Tiền Nhanh tải lên để đánh giá tín dụng."],
    ),
    ("N5", "hi", ["तेज़ फाइनेंस लिमिटेड आपके कॉन्टैक्ट्स पढ़कर सर्वर पर भेजती है।"]),
    (
        "N5",
        "fil",
        ["Ina-upload ng Pera Lending Corp. ang contacts mo para suriin ang credit mo."],
    ),
    (
        "N2",
        "en",
        [
            "We upload the contacts on your phone once.",
            "We collect your contact list so that you can enjoy all features.",
        ],
    ),
    (
        "N2",
        "en",
        ["We upload the contacts on your phone once.", "This is required by our system."],
    ),
    ("N2", "en", ["We upload the contacts on your phone once.", "They help us help you."]),
    (
        "N2",
        "en",
        [
            "We upload the contacts on your phone once.",
            "We read the list in order to store it on our servers.",
        ],
    ),
    (
        "N2",
        "en",
        ["We upload the contacts on your phone once.", "This makes your experience smoother."],
    ),
    (
        "N2",
        "en",
        [
            "We upload the contacts on your phone once.",
            "We check your internet connection first.",
        ],
    ),
    ("N2", "zh", ["我们会上传一次您手机的通讯录。", "为了您能正常使用本产品的全部功能。"]),
    ("N2", "zh", ["我们会上传一次您手机的通讯录。", "根据业务需要统一管理。"]),
    ("N2", "zh", ["我们会上传一次您手机的通讯录。", "请确认您已开启网络。"]),
    (
        "N2",
        "es",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "Es para que disfrutes de todas las funciones.",
        ],
    ),
    (
        "N2",
        "es",
        ["Subimos una vez los contactos de tu teléfono.", "Es un requisito del sistema."],
    ),
    (
        "N2",
        "es",
        ["Subimos una vez los contactos de tu teléfono.", "Comprueba tu conexión a internet."],
    ),
    (
        "N2",
        "pt",
        [
            "Enviamos uma vez os contatos do seu celular.",
            "Assim você aproveita o app por completo.",
        ],
    ),
    (
        "N2",
        "pt",
        ["Enviamos uma vez os contatos do seu celular.", "É uma exigência do sistema."],
    ),
    (
        "N2",
        "id",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Agar Anda dapat menikmati semua fitur.",
        ],
    ),
    (
        "N2",
        "id",
        ["Kami mengunggah kontak di ponsel Anda satu kali.", "Sesuai kebutuhan bisnis kami."],
    ),
    (
        "N2",
        "id",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Pastikan koneksi internet Anda stabil.",
        ],
    ),
    (
        "N2",
        "vi",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Để bạn trải nghiệm đầy đủ tính năng.",
        ],
    ),
    (
        "N2",
        "vi",
        ["Chúng tôi tải danh bạ trên máy của bạn lên một lần.", "Theo yêu cầu của hệ thống."],
    ),
    (
        "N2",
        "vi",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Vui lòng kiểm tra kết nối mạng.",
        ],
    ),
    ("N2", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "ताकि आप सभी सुविधाओं का आनंद ले सकें।"]),
    ("N2", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "यह सिस्टम की ज़रूरत है।"]),
    ("N2", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "कृपया इंटरनेट कनेक्शन जाँच लें।"]),
    (
        "N2",
        "fil",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Para ma-enjoy mo ang lahat ng features.",
        ],
    ),
    (
        "N2",
        "fil",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Tiyaking may internet ka.",
        ],
    ),
    ("N2", "th", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "เพื่อให้คุณใช้งานได้ครบทุกฟีเจอร์"]),
    ("N2", "th", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "โปรดตรวจสอบการเชื่อมต่ออินเทอร์เน็ต"]),
    (
        "N2",
        "ur",
        [
            "ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔",
            "تاکہ آپ تمام سہولیات سے لطف اندوز ہوں۔",
        ],
    ),
    (
        "N2",
        "bn",
        ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "যাতে আপনি সব ফিচার উপভোগ করতে পারেন।"],
    ),
    ("N2", "bn", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "ইন্টারনেট সংযোগ যাচাই করুন।"]),
    ("N2", "sw", ["Tunapakia mara moja anwani kwenye simu yako.", "Ili ufurahie huduma zote."]),
    ("N2", "sw", ["Tunapakia mara moja anwani kwenye simu yako.", "Hakikisha una intaneti."]),
    ("N5", "en", ["We upload the contacts on your phone once.", "Your data is safe with us."]),
    (
        "N5",
        "en",
        [
            "We upload the contacts on your phone once.",
            "They are stored securely and encrypted.",
        ],
    ),
    (
        "N5",
        "en",
        ["We upload the contacts on your phone once.", "Our partners lend you up to 5,000."],
    ),
    (
        "N5",
        "en",
        ["We upload the contacts on your phone once.", "Never share your OTP with anyone."],
    ),
    ("N5", "en", ["We upload the contacts on your phone once.", "We work with leading banks."]),
    ("N5", "en", ["We upload the contacts on your phone once.", "We will not call anyone."]),
    (
        "N5",
        "es",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "Tus datos están seguros con nosotros.",
        ],
    ),
    (
        "N5",
        "es",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "Nunca compartas tu contraseña con nadie.",
        ],
    ),
    (
        "N5",
        "es",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "Nuestros socios te prestan hasta $5,000.",
        ],
    ),
    (
        "N5",
        "es",
        ["Subimos una vez los contactos de tu teléfono.", "Trabajamos con los mejores bancos."],
    ),
    ("N5", "es", ["Subimos una vez los contactos de tu teléfono.", "No llamaremos a nadie."]),
    (
        "N5",
        "pt",
        ["Enviamos uma vez os contatos do seu celular.", "Seus dados estão seguros conosco."],
    ),
    (
        "N5",
        "pt",
        [
            "Enviamos uma vez os contatos do seu celular.",
            "Nunca compartilhe sua senha com ninguém.",
        ],
    ),
    (
        "N5",
        "pt",
        ["Enviamos uma vez os contatos do seu celular.", "Trabalhamos com os melhores bancos."],
    ),
    (
        "N5",
        "pt",
        ["Enviamos uma vez os contatos do seu celular.", "Não vamos ligar para ninguém."],
    ),
    (
        "N5",
        "id",
        ["Kami mengunggah kontak di ponsel Anda satu kali.", "Data Anda aman bersama kami."],
    ),
    (
        "N5",
        "id",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Jangan bagikan OTP kepada siapa pun.",
        ],
    ),
    (
        "N5",
        "id",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Kami bekerja sama dengan bank terkemuka.",
        ],
    ),
    (
        "N5",
        "id",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Kami tidak akan menelepon siapa pun.",
        ],
    ),
    (
        "N5",
        "vi",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Dữ liệu của bạn an toàn với chúng tôi.",
        ],
    ),
    (
        "N5",
        "vi",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Đừng chia sẻ mã OTP cho bất kỳ ai.",
        ],
    ),
    (
        "N5",
        "vi",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Chúng tôi hợp tác với các ngân hàng hàng đầu.",
        ],
    ),
    (
        "N5",
        "vi",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Chúng tôi không gọi cho ai cả.",
        ],
    ),
    ("N5", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "आपका डेटा हमारे पास सुरक्षित है।"]),
    ("N5", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "अपना ओटीपी किसी को न बताएँ।"]),
    ("N5", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "हम प्रमुख बैंकों के साथ काम करते हैं।"]),
    ("N5", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "हम किसी को फ़ोन नहीं करेंगे।"]),
    (
        "N5",
        "fil",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Ligtas ang data mo sa amin.",
        ],
    ),
    (
        "N5",
        "fil",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Huwag ibigay ang OTP kahit kanino.",
        ],
    ),
    (
        "N5",
        "fil",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Katuwang namin ang malalaking bangko.",
        ],
    ),
    (
        "N5",
        "fil",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Wala kaming tatawagan.",
        ],
    ),
    ("N5", "th", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "ข้อมูลของคุณปลอดภัยกับเรา"]),
    ("N5", "th", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "อย่าบอกรหัส OTP แก่ใคร"]),
    ("N5", "th", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "เราร่วมงานกับธนาคารชั้นนำ"]),
    ("N5", "th", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "เราจะไม่โทรหาใคร"]),
    ("N5", "zh", ["我们会上传一次您手机的通讯录。", "您的数据在我们这里很安全。"]),
    ("N5", "zh", ["我们会上传一次您手机的通讯录。", "请勿将验证码告诉任何人。"]),
    ("N5", "zh", ["我们会上传一次您手机的通讯录。", "我们与多家知名银行合作放款。"]),
    ("N5", "zh", ["我们会上传一次您手机的通讯录。", "我们不会打电话给任何人。"]),
    (
        "N5",
        "ur",
        ["ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔", "آپ کا ڈیٹا ہمارے پاس محفوظ ہے۔"],
    ),
    (
        "N5",
        "ur",
        ["ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔", "اپنا او ٹی پی کسی کو نہ بتائیں۔"],
    ),
    ("N5", "bn", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "আপনার তথ্য আমাদের কাছে নিরাপদ।"]),
    ("N5", "bn", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "আপনার ওটিপি কাউকে জানাবেন না।"]),
    (
        "N5",
        "sw",
        ["Tunapakia mara moja anwani kwenye simu yako.", "Data yako iko salama kwetu."],
    ),
    (
        "N5",
        "sw",
        ["Tunapakia mara moja anwani kwenye simu yako.", "Usimpe mtu yeyote OTP yako."],
    ),
    (
        "N6",
        "en",
        [
            "We upload the contacts on your phone once.",
            "You can change the language in Settings.",
        ],
    ),
    ("N6", "en", ["We upload the contacts on your phone once.", "Press Cancel to go back."]),
    (
        "N6",
        "en",
        [
            "We upload the contacts on your phone once.",
            "Unsubscribe from our newsletter by email.",
        ],
    ),
    (
        "N6",
        "en",
        ["We upload the contacts on your phone once.", "Switch off your VPN in Settings."],
    ),
    (
        "N6",
        "en",
        ["We upload the contacts on your phone once.", "Clear the cache if the app is slow."],
    ),
    (
        "N6",
        "es",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "Puedes cambiar el idioma en Ajustes.",
        ],
    ),
    (
        "N6",
        "es",
        ["Subimos una vez los contactos de tu teléfono.", "Toca Cancelar para volver."],
    ),
    (
        "N6",
        "es",
        ["Subimos una vez los contactos de tu teléfono.", "Desactiva la VPN en Ajustes."],
    ),
    (
        "N6",
        "es",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "Date de baja del boletín por correo.",
        ],
    ),
    (
        "N6",
        "pt",
        [
            "Enviamos uma vez os contatos do seu celular.",
            "Você pode mudar o idioma em Configurações.",
        ],
    ),
    (
        "N6",
        "pt",
        ["Enviamos uma vez os contatos do seu celular.", "Toque em Cancelar para voltar."],
    ),
    (
        "N6",
        "pt",
        ["Enviamos uma vez os contatos do seu celular.", "Desative a VPN nas Configurações."],
    ),
    (
        "N6",
        "id",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Anda bisa mengganti bahasa di Pengaturan.",
        ],
    ),
    (
        "N6",
        "id",
        ["Kami mengunggah kontak di ponsel Anda satu kali.", "Tekan Batal untuk kembali."],
    ),
    (
        "N6",
        "id",
        ["Kami mengunggah kontak di ponsel Anda satu kali.", "Matikan VPN di Pengaturan."],
    ),
    (
        "N6",
        "vi",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Bạn có thể đổi ngôn ngữ trong Cài đặt.",
        ],
    ),
    (
        "N6",
        "vi",
        ["Chúng tôi tải danh bạ trên máy của bạn lên một lần.", "Nhấn Hủy để quay lại."],
    ),
    (
        "N6",
        "vi",
        ["Chúng tôi tải danh bạ trên máy của bạn lên một lần.", "Hãy tắt VPN trong Cài đặt."],
    ),
    ("N6", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "आप सेटिंग में भाषा बदल सकते हैं।"]),
    ("N6", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "वापस जाने के लिए रद्द करें दबाएँ।"]),
    ("N6", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "सेटिंग में जाकर VPN बंद करें।"]),
    (
        "N6",
        "fil",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Puwede mong palitan ang wika sa Settings.",
        ],
    ),
    (
        "N6",
        "fil",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Pindutin ang Kanselahin para bumalik.",
        ],
    ),
    (
        "N6",
        "fil",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Patayin ang VPN sa Settings.",
        ],
    ),
    ("N6", "th", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "คุณเปลี่ยนภาษาได้ในการตั้งค่า"]),
    ("N6", "th", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "กดยกเลิกเพื่อกลับ"]),
    ("N6", "th", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "ปิด VPN ในการตั้งค่า"]),
    ("N6", "zh", ["我们会上传一次您手机的通讯录。", "您可在设置中更改语言。"]),
    ("N6", "zh", ["我们会上传一次您手机的通讯录。", "点击取消返回上一页。"]),
    ("N6", "zh", ["我们会上传一次您手机的通讯录。", "请在设置中关闭VPN。"]),
    (
        "N6",
        "ur",
        ["ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔", "آپ سیٹنگز میں زبان بدل سکتے ہیں۔"],
    ),
    (
        "N6",
        "ur",
        [
            "ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔",
            "واپس جانے کے لیے منسوخ کریں دبائیں۔",
        ],
    ),
    ("N6", "bn", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "আপনি সেটিংসে ভাষা বদলাতে পারেন।"]),
    ("N6", "bn", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "ফিরে যেতে বাতিল চাপুন।"]),
    (
        "N6",
        "sw",
        [
            "Tunapakia mara moja anwani kwenye simu yako.",
            "Unaweza kubadilisha lugha kwenye Mipangilio.",
        ],
    ),
    (
        "N6",
        "sw",
        ["Tunapakia mara moja anwani kwenye simu yako.", "Bonyeza Ghairi ili kurudi."],
    ),
    ("N9", "en", ["We upload the contacts on your phone once.", "Rate us five stars!"]),
    (
        "N9",
        "en",
        [
            "We upload the contacts on your phone once.",
            "Feedback? Write a review in the store.",
        ],
    ),
    (
        "N9",
        "en",
        [
            "We upload the contacts on your phone once.",
            "Trouble logging in? Reset your password.",
        ],
    ),
    (
        "N9",
        "es",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "¿Problemas para entrar? Restablece tu contraseña.",
        ],
    ),
    (
        "N9",
        "id",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Masalah saat masuk? Atur ulang kata sandi.",
        ],
    ),
    (
        "N9",
        "pt",
        [
            "Enviamos uma vez os contatos do seu celular.",
            "Problemas para entrar? Redefina sua senha.",
        ],
    ),
    ("N9", "zh", ["我们会上传一次您手机的通讯录。", "登录有问题?请重置密码。"]),
    (
        "N9",
        "vi",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Gặp vấn đề khi đăng nhập? Đặt lại mật khẩu.",
        ],
    ),
    ("N9", "hi", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "लॉगिन में समस्या? पासवर्ड बदलें।"]),
    (
        "N9",
        "fil",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Problema sa pag-login? I-reset ang password.",
        ],
    ),
    ("N9", "th", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "เข้าสู่ระบบมีปัญหา ตั้งรหัสผ่านใหม่"]),
    (
        "N9",
        "en",
        [
            "We upload the contacts on your phone once.",
            "If the app crashes, report the problem in the store.",
        ],
    ),
    (
        "N9",
        "en",
        [
            "We upload the contacts on your phone once.",
            "We solve your money problems. Tap Next.",
        ],
    ),
    (
        "N9",
        "es",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "Resolvemos tus problemas de dinero. Toca Siguiente.",
        ],
    ),
    (
        "N9",
        "id",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Kami selesaikan masalah keuangan Anda. Tekan Lanjut.",
        ],
    ),
    ("N9", "zh", ["我们会上传一次您手机的通讯录。", "解决您的资金问题,点击下一步。"]),
]


@pytest.mark.parametrize(("element", "language", "texts"), LACKING)
def test_what_only_sounds_like_an_element_tells_none(element, language, texts):
    assert judged([*texts, "OK"])[element] is not Kleene.YES


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ("N2", "We read them to protect your account from fraud."),
        ("N2", "Los usamos para proteger tu cuenta de fraudes."),
        ("N5", "They are sent to Acme Analytics Ltd."),
        ("N5", "Chúng được chuyển cho Công ty TNHH Dữ Liệu."),
        ("N6", "You can cancel this permission in the app."),
        ("N6", "Manage this permission in Settings."),
        ("N6", "Puede gestionar este permiso en Ajustes."),
        ("N6", "Notifications and contacts are switched off in Settings."),
        ("N5", "Nobody else gets the list."),
        ("N6", "Anda dapat membatalkan izin ini di menu Profil."),
        ("N9", "A problem? Call our complaints line, 0800 000 000."),
        ("N9", "Ada masalah? Lapor ke 157."),
    ],
)
def test_what_tells_it_beside_such_words_is_told(element, told):
    assert (
        judged(["We upload the contacts on your phone once.", told, "OK"])[element]
        is Kleene.YES
    )


PLAIN_TALK = [
    ("N2", ["We upload the contacts on your phone once.", "That way impostors get caught."]),
    (
        "N2",
        ["We upload the contacts on your phone once.", "Handy for filling in your referees."],
    ),
    ("N2", ["We upload the contacts on your phone once.", "Our score takes it into account."]),
    (
        "N2",
        ["We upload the contacts on your phone once.", "They weigh in on the amount we offer."],
    ),
    ("N2", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "ข้อมูลนี้มีผลต่อวงเงินที่คุณได้รับ"]),
    ("N2", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "ช่วยกันมิจฉาชีพสวมรอยเป็นคุณ"]),
    ("N2", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "ใช้ดูว่าคุณเคยกู้กับเราหรือไม่"]),
    ("N2", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "เราเอาไปคิดคะแนนเครดิต"]),
    ("N2", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "এর ওপর আপনার ঋণের পরিমাণ নির্ভর করে।"]),
    ("N2", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "এতে ভুয়া আবেদন ধরা পড়ে।"]),
    ("N2", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "স্কোর হিসাব করতে এটি লাগে।"]),
    (
        "N2",
        ["Chúng tôi tải danh bạ trên máy của bạn lên một lần.", "Nhờ đó kẻ mạo danh bị lộ."],
    ),
    (
        "N2",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Thông tin này ảnh hưởng đến hạn mức của bạn.",
        ],
    ),
    (
        "N2",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Chúng tôi dùng nó để tính điểm.",
        ],
    ),
    (
        "N2",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Giúp điền nhanh người tham chiếu.",
        ],
    ),
    ("N2", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "इससे नकली आवेदन पकड़े जाते हैं।"]),
    ("N2", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "इसी के आधार पर आपकी लोन सीमा तय होती है।"]),
    ("N2", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "यह आपके स्कोर में जुड़ता है।"]),
    (
        "N2",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Dito nahuhuli ang mga nagpapanggap.",
        ],
    ),
    (
        "N2",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "May epekto ito sa halagang maaari mong hiramin.",
        ],
    ),
    (
        "N2",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Kasama ito sa pagkuwenta ng score mo.",
        ],
    ),
    (
        "N2",
        ["Tunapakia mara moja anwani kwenye simu yako.", "Hii hutusaidia kuwanasa matapeli."],
    ),
    (
        "N2",
        [
            "Tunapakia mara moja anwani kwenye simu yako.",
            "Kiasi cha mkopo wako hutegemea hili.",
        ],
    ),
    (
        "N2",
        [
            "ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔",
            "اس سے جعلی درخواستیں پکڑی جاتی ہیں۔",
        ],
    ),
    ("N2", ["ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔", "قرض کی حد اسی پر طے ہوتی ہے۔"]),
    (
        "N2",
        ["Kami mengunggah kontak di ponsel Anda satu kali.", "Dengan begitu penipu ketahuan."],
    ),
    (
        "N2",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Ini memengaruhi jumlah pinjaman Anda.",
        ],
    ),
    ("N2", ["Kami mengunggah kontak di ponsel Anda satu kali.", "Masuk hitungan skor Anda."]),
    ("N2", ["Subimos una vez los contactos de tu teléfono.", "Así caen los impostores."]),
    (
        "N2",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "Influye en el monto que te ofrecemos.",
        ],
    ),
    ("N2", ["Subimos una vez los contactos de tu teléfono.", "Cuenta para tu puntaje."]),
    ("N2", ["Enviamos uma vez os contatos do seu celular.", "Assim os golpistas são pegos."]),
    (
        "N2",
        [
            "Enviamos uma vez os contatos do seu celular.",
            "Isso influencia o valor que oferecemos.",
        ],
    ),
    ("N2", ["我们会上传一次您手机的通讯录。", "冒名顶替的人就会露馅。"]),
    ("N2", ["我们会上传一次您手机的通讯录。", "这会计入您的评分。"]),
    (
        "N5",
        ["We upload the contacts on your phone once.", "It never travels beyond our walls."],
    ),
    (
        "N5",
        [
            "We upload the contacts on your phone once.",
            "Kestrel Analytics LLC does the scoring for us with it.",
        ],
    ),
    ("N5", ["We upload the contacts on your phone once.", "Outsiders have no access."]),
    ("N5", ["We upload the contacts on your phone once.", "Our eyes only."]),
    ("N5", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "บริษัท เครดิตสกอร์ จำกัด เป็นผู้วิเคราะห์ให้เรา"]),
    ("N5", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "ข้อมูลไม่ไปถึงมือใคร"]),
    ("N5", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "বাইরের কেউ দেখতে পায় না।"]),
    ("N5", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "তথ্য আমাদের প্রতিষ্ঠানের বাইরে যায় না।"]),
    (
        "N5",
        [
            "আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।",
            "স্কোরটেক লিমিটেড আমাদের হয়ে এটি বিশ্লেষণ করে।",
        ],
    ),
    (
        "N5",
        ["Chúng tôi tải danh bạ trên máy của bạn lên một lần.", "Người ngoài không xem được."],
    ),
    (
        "N5",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Dữ liệu không ra khỏi công ty.",
        ],
    ),
    (
        "N5",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Công ty TNHH Điểm Số phân tích giúp chúng tôi.",
        ],
    ),
    ("N5", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "बाहर का कोई नहीं देख सकता।"]),
    ("N5", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "डेटा कंपनी से बाहर नहीं जाता।"]),
    (
        "N5",
        ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "स्कोरटेक लिमिटेड हमारे लिए इसका विश्लेषण करती है।"],
    ),
    (
        "N5",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Hindi ito lalabas ng kumpanya.",
        ],
    ),
    (
        "N5",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Walang taga-labas na makakakita.",
        ],
    ),
    ("N5", ["Tunapakia mara moja anwani kwenye simu yako.", "Hazitoki nje ya kampuni yetu."]),
    ("N5", ["ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔", "باہر کا کوئی نہیں دیکھ سکتا۔"]),
    ("N5", ["ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔", "یہ کمپنی سے باہر نہیں جاتے۔"]),
    (
        "N5",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Orang luar tidak bisa melihatnya.",
        ],
    ),
    (
        "N5",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Tidak keluar dari perusahaan kami.",
        ],
    ),
    ("N5", ["Subimos una vez los contactos de tu teléfono.", "De nuestra empresa no salen."]),
    ("N5", ["Subimos una vez los contactos de tu teléfono.", "Gente de fuera no los ve."]),
    ("N5", ["Enviamos uma vez os contatos do seu celular.", "Não saem da nossa empresa."]),
    ("N5", ["Enviamos uma vez os contatos do seu celular.", "Quem é de fora não vê."]),
    ("N5", ["我们会上传一次您手机的通讯录。", "不会流出本公司。"]),
    ("N5", ["我们会上传一次您手机的通讯录。", "外人看不到。"]),
    (
        "N6",
        [
            "We upload the contacts on your phone once.",
            "Say the word and it is gone: Profile, then Forget me.",
        ],
    ),
    (
        "N6",
        [
            "We upload the contacts on your phone once.",
            "One tap on Undo in your profile and we wipe it.",
        ],
    ),
    (
        "N6",
        [
            "We upload the contacts on your phone once.",
            "You may reverse this whenever you wish on the Account page.",
        ],
    ),
    ("N6", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "อยากเลิกก็กดปุ่มเลิกในหน้าบัญชี"]),
    ("N6", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "เอาสิทธิ์คืนได้ที่หน้าโปรไฟล์"]),
    ("N6", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "โทรบอกเรา เราจะลบให้"]),
    ("N6", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "প্রোফাইল থেকে এক চাপেই সব মুছে দিন।"]),
    ("N6", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "আমাদের ফোন করলেই মুছে দেব।"]),
    ("N6", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "সেটিংস থেকে অনুমতি তুলে নিন।"]),
    (
        "N6",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Gọi cho chúng tôi, chúng tôi xóa ngay.",
        ],
    ),
    (
        "N6",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Vào Hồ sơ, bấm Thu hồi là xong.",
        ],
    ),
    (
        "N6",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Muốn thôi thì nhắn cho chúng tôi.",
        ],
    ),
    ("N6", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "हमें फ़ोन करें, हम हटा देंगे।"]),
    ("N6", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "अनुमति कभी भी सेटिंग से वापस लें।"]),
    (
        "N6",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Tumawag lang at buburahin namin.",
        ],
    ),
    ("N6", ["Tunapakia mara moja anwani kwenye simu yako.", "Tupigie simu tutafuta."]),
    (
        "N6",
        [
            "Tunapakia mara moja anwani kwenye simu yako.",
            "Ondoa ruhusa wakati wowote kwenye Wasifu.",
        ],
    ),
    ("N6", ["ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔", "ہمیں کال کریں، ہم مٹا دیں گے۔"]),
    ("N6", ["ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔", "پروفائل سے اجازت واپس لیں۔"]),
    (
        "N6",
        [
            "Kami mengunggah kontak di ponsel Anda satu kali.",
            "Telepon kami, langsung kami hapus.",
        ],
    ),
    (
        "N6",
        ["Kami mengunggah kontak di ponsel Anda satu kali.", "Tinggal ketuk Cabut di Profil."],
    ),
    ("N6", ["Subimos una vez los contactos de tu teléfono.", "Llámanos y lo borramos."]),
    (
        "N6",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "Un toque en Perfil y listo, se borra.",
        ],
    ),
    ("N6", ["Enviamos uma vez os contatos do seu celular.", "Ligue e a gente apaga."]),
    ("N6", ["我们会上传一次您手机的通讯录。", "在个人中心点一下就能撤掉。"]),
    (
        "N9",
        [
            "We upload the contacts on your phone once.",
            "Not treated fairly? The regulator listens: 1999.",
        ],
    ),
    ("N9", ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "หากไม่ได้รับความเป็นธรรม แจ้ง 1213"]),
    (
        "N9",
        ["เราอัปโหลดรายชื่อผู้ติดต่อในเครื่องของคุณหนึ่งครั้ง", "มีข้อเสนอแนะหรือข้อร้องเรียน ติดต่อ 02-000-0000"],
    ),
    ("N9", ["আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার আপলোড করি।", "অন্যায় মনে হলে ১৬২৩৬ নম্বরে জানান।"]),
    (
        "N9",
        [
            "Chúng tôi tải danh bạ trên máy của bạn lên một lần.",
            "Thấy không công bằng, gọi 1900 0000.",
        ],
    ),
    ("N9", ["हम आपके फ़ोन के संपर्क एक बार अपलोड करते हैं।", "अन्याय लगे तो 14448 पर कॉल करें।"]),
    (
        "N9",
        [
            "Ina-upload namin nang isang beses ang contacts sa phone mo.",
            "Kung sa tingin mo ay hindi patas, tumawag sa 8888.",
        ],
    ),
    (
        "N9",
        [
            "Tunapakia mara moja anwani kwenye simu yako.",
            "Ukiona umedhulumiwa, piga 0800 111 222.",
        ],
    ),
    (
        "N9",
        [
            "ہم آپ کے فون کے رابطے ایک بار اپ لوڈ کرتے ہیں۔",
            "ناانصافی لگے تو 0800-00111 پر کال کریں۔",
        ],
    ),
    (
        "N9",
        ["Kami mengunggah kontak di ponsel Anda satu kali.", "Merasa dirugikan? Lapor ke 157."],
    ),
    (
        "N9",
        [
            "Subimos una vez los contactos de tu teléfono.",
            "Si sientes un trato injusto, acude a CONDUSEF.",
        ],
    ),
    (
        "N9",
        [
            "Enviamos uma vez os contatos do seu celular.",
            "Se se sentir injustiçado, ligue para a ouvidoria.",
        ],
    ),
    ("N9", ["我们会上传一次您手机的通讯录。", "觉得不公平,可打12378。"]),
    (
        "N3",
        [
            "We look at the contacts on your phone.",
            "Every name and number in it travels to us, once.",
        ],
    ),
    ("N3", ["เราเข้าถึงรายชื่อผู้ติดต่อในเครื่องของคุณ", "ทุกชื่อทุกเบอร์ถูกส่งมาที่เราครั้งเดียว"]),
    ("N3", ["আমরা আপনার ফোনের কন্টাক্ট তালিকায় প্রবেশ করি।", "প্রতিটি নাম ও নম্বর একবার আমাদের কাছে আসে।"]),
    (
        "N3",
        [
            "Chúng tôi truy cập danh bạ trên máy của bạn.",
            "Từng tên, từng số được gửi về một lần.",
        ],
    ),
    ("N3", ["हम आपके फ़ोन के संपर्क एक्सेस करते हैं।", "हर नाम और नंबर एक बार हमारे पास आता है।"]),
    (
        "N3",
        [
            "Ina-access namin ang contacts sa phone mo.",
            "Bawat pangalan at numero ay ipinapadala sa amin nang minsan.",
        ],
    ),
    (
        "N3",
        ["Tunafikia anwani kwenye simu yako.", "Kila jina na namba hutumwa kwetu mara moja."],
    ),
    (
        "N3",
        [
            "ہم آپ کے فون کے رابطوں تک رسائی لیتے ہیں۔",
            "ہر نام اور نمبر ایک بار ہمارے پاس آتا ہے۔",
        ],
    ),
    (
        "N3",
        [
            "Kami mengakses kontak di ponsel Anda.",
            "Setiap nama dan nomor dikirim ke kami, sekali saja.",
        ],
    ),
    (
        "N3",
        [
            "Accedemos a los contactos de tu teléfono.",
            "Cada nombre y número viaja una vez hasta nosotros.",
        ],
    ),
    (
        "N3",
        ["Acessamos os contatos do seu celular.", "Cada nome e número vem para nós uma vez."],
    ),
    ("N3", ["我们会访问您手机的通讯录。", "每个名字和号码都会传给我们一次。"]),
]


@pytest.mark.parametrize(("element", "texts"), PLAIN_TALK)
def test_plain_talk_is_read(element, texts):
    assert judged([*texts, "OK"])[element] is Kleene.YES
