"""Lines that tempt: plain promises in odd shapes, and admissions that hold a word of negation."""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements


def _denied(text: str) -> bool:
    return any(
        one.mode is Mode.DENIAL and Topic.COLLECT in one.topics and not one.is_of_keeping
        for one in read_statements(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Your phonebook is none of our business, so we leave it shut.",
        "We have no interest in your contacts and no way to see them.",
        "Other lenders read your contacts. We don't.",
        "We promise that your contacts will stay unread.",
        "You will never catch us reading your contact list.",
        "There isn't a single line of code here that reads your contacts.",
        "Nothing in this app reads, copies or uploads your contacts.",
        "Neither now nor later will we read your contact list.",
        "Unlike most lenders we ask for no access to your contacts.",
        "We stopped reading contacts in 2023 and will not start again.",
        "It would be wrong to read your contacts, and we do not do it.",
        "Rest assured: not one contact is read.",
        "We decide without ever looking at your contacts.",
        "To protect your friends, we do not read your contacts.",
        "Because we respect your privacy, we do not read your contact list.",
        "We only need your ID; your contacts are not read.",
        "Contacts are not collected, stored or shared.",
        "The app does not, and cannot, read your contacts.",
        "您的通讯录跟借款没关系,我们一眼都不看。",
        "别家要读通讯录,我们不要。",
        "本应用没有任何代码会读取通讯录。",
        "我们既不读取也不上传您的通讯录。",
        "通讯录?我们从来不碰。",
        "为了保护您的亲友,我们不读取通讯录。",
        "我们承诺您的通讯录不会被读取。",
        "只需身份证,不需要通讯录。",
        "除身份证外,不收集通讯录等任何信息。",
        "我们早已停止读取通讯录,今后也不会恢复。",
        "您的通讯录我们无权也不会查看。",
        "我们不需要您的通讯录,也不会索取。",
        "无论您是否逾期,我们都不会读取您的通讯录。",
        "放心,一个联系人都不会被读取。",
        "आपकी संपर्क सूची से हमारा कोई लेना-देना नहीं, हम उसे नहीं देखते।",
        "हम न तो आपके संपर्क पढ़ते हैं, न अपलोड करते हैं।",
        "इस ऐप का कोई भी हिस्सा आपके संपर्क नहीं पढ़ता।",
        "दूसरे ऐप आपके संपर्क पढ़ते हैं, हम नहीं पढ़ते।",
        "आपके दोस्तों की सुरक्षा के लिए हम आपके संपर्क नहीं पढ़ते।",
        "हमें आपके संपर्कों की ज़रूरत नहीं है और हम उन्हें कभी नहीं पढ़ेंगे।",
        "चाहे आप भुगतान करें या न करें, हम आपके संपर्क नहीं पढ़ते।",
        "हम आपके संपर्क पढ़े बिना ही फ़ैसला करते हैं।",
        "आपका एक भी संपर्क नहीं पढ़ा जाता।",
        "आपके संपर्क कभी एकत्र नहीं किए जाएँगे।",
        "Kontak Anda bukan urusan kami, jadi kami tidak membukanya.",
        "Kami tidak punya akses ke kontak Anda dan tidak akan memintanya.",
        "Aplikasi lain membaca kontak Anda, kami tidak.",
        "Tak ada bagian aplikasi ini yang membaca kontak Anda.",
        "Demi melindungi teman Anda, kami tidak membaca kontak.",
        "Telat bayar atau tidak, kami tidak membaca kontak Anda.",
        "Satu kontak pun tidak kami baca.",
        "Keputusan kami ambil tanpa pernah melihat kontak Anda.",
        "Kami cukup butuh KTP; kontak Anda tidak dibaca.",
        "Kontak Anda tidak akan pernah dikumpulkan.",
        "Tu agenda no es asunto nuestro: no la abrimos.",
        "Otras apps leen tus contactos; nosotros no.",
        "Ni leemos ni subimos tus contactos.",
        "No hay nada en esta app que lea tus contactos.",
        "Para proteger a tus amigos, no leemos tus contactos.",
        "Pagues o no pagues, no leemos tus contactos.",
        "Ni un solo contacto tuyo será leído.",
        "Decidimos sin mirar jamás tu agenda de contactos.",
        "Solo pedimos tu cédula; tus contactos no se leen.",
        "Dejamos de leer contactos en 2023 y no volveremos a hacerlo.",
        "No tenemos ni queremos acceso a tus contactos.",
    ],
)
def test_a_promise_to_read_nothing_is_one_in_whatever_shape(text: str) -> None:
    assert _denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "We do not read your contacts more often than once a day.",
        "The contact list is read on the phone, is not stored, and is not sent to any third party.",
        "কন্টাক্ট তালিকা ফোনেই পড়া হয়, সংরক্ষণ করা হয় না, কোনো তৃতীয় পক্ষের কাছে পাঠানো হয় না।",
        "कॉन्टैक्ट सूची फ़ोन पर ही पढ़ी जाती है, सहेजी नहीं जाती, और किसी तीसरे पक्ष को नहीं भेजी जाती।",
        "We never read your contacts without asking you first.",
        "Not only do we read your contacts, we also upload them.",
        "We do not just read your contacts; we keep them for a year.",
        "It's no secret that we read your contacts.",
        "There is no way around it: we read your contacts.",
        "No lender can decide without reading your contacts.",
        "We cannot offer you a loan without reading your contacts.",
        "We do not read your contacts for marketing.",
        "We read your contacts, not your messages.",
        "Never mind the forms, we read your contacts.",
        "Do not worry, we read your contacts only once.",
        "We don't hide that we collect your contacts.",
        "You do not have to type anything: we read your contacts.",
        "We don't call your contacts unless you stop paying.",
        "We read your contacts so that you do not have to fill in references.",
        "Nobody but our risk team reads your contacts.",
        "No later than today we will have read your contacts.",
        "If you do not agree, the loan is refused; we read your contacts.",
        "我们会读取通讯录,但绝不出售或提供给他人。",
        "不瞒您说,我们会读取您的通讯录。",
        "没有您的通讯录,我们无法评估。",
        "我们不仅读取通讯录,还会上传。",
        "我们不会频繁读取您的通讯录。",
        "未经您同意,绝不读取通讯录。",
        "我们读取通讯录而不读取短信。",
        "不用填写联系人,系统自动读取通讯录。",
        "无需手动输入,我们会读取您的通讯录。",
        "别担心,我们只读取一次通讯录。",
        "我们不会在夜间读取您的通讯录。",
        "我们不会将读取的通讯录用于营销。",
        "除风控人员外,没有人会查看您的通讯录。",
        "我们不得不读取您的通讯录。",
        "无不良记录者,我们仍会读取通讯录。",
        "हम आपके संपर्क पढ़ते हैं, लेकिन किसी के साथ साझा नहीं करते।",
        "हम आपके संपर्क दिन में एक बार से ज़्यादा नहीं पढ़ते।",
        "आपकी अनुमति के बिना हम आपके संपर्क नहीं पढ़ते।",
        "हम सिर्फ़ संपर्क ही नहीं, संदेश भी पढ़ते हैं।",
        "संपर्क पढ़े बिना हम लोन नहीं दे सकते।",
        "हम मार्केटिंग के लिए आपके संपर्क नहीं पढ़ते।",
        "हम आपके संपर्क पढ़ते हैं, संदेश नहीं।",
        "चिंता न करें, हम आपके संपर्क सिर्फ़ एक बार पढ़ते हैं।",
        "आपको कुछ भरना नहीं पड़ेगा, हम आपके संपर्क पढ़ लेंगे।",
        "यह छिपा नहीं है कि हम आपके संपर्क पढ़ते हैं।",
        "हमारी टीम के अलावा कोई आपके संपर्क नहीं देखता।",
        "अगर आप सहमत नहीं हैं तो लोन नहीं मिलेगा, हम संपर्क पढ़ते हैं।",
        "हम रात में आपके संपर्क नहीं पढ़ते।",
        "Kami membaca kontak Anda, tetapi tidak menjualnya kepada siapa pun.",
        "Kami tidak membaca kontak Anda lebih dari sekali sehari.",
        "Tanpa izin Anda, kami tidak membaca kontak.",
        "Kami tidak hanya membaca kontak, tetapi juga mengunggahnya.",
        "Kami tidak bisa memberi pinjaman tanpa membaca kontak Anda.",
        "Kami tidak membaca kontak Anda untuk pemasaran.",
        "Kami membaca kontak, bukan pesan Anda.",
        "Jangan khawatir, kami hanya sekali membaca kontak Anda.",
        "Anda tidak perlu mengetik apa pun, kami membaca kontak Anda.",
        "Bukan rahasia bahwa kami membaca kontak Anda.",
        "Selain tim risiko kami, tidak ada yang melihat kontak Anda.",
        "Kami tidak membaca kontak di malam hari.",
        "Tidak ada jalan lain, kami harus membaca kontak Anda.",
        "Leemos tus contactos, pero no los vendemos a nadie.",
        "No leemos tus contactos más de una vez al día.",
        "Sin tu permiso no leemos tus contactos.",
        "No solo leemos tus contactos, también los subimos.",
        "No podemos prestarte sin leer tus contactos.",
        "No leemos tus contactos con fines publicitarios.",
        "Leemos tus contactos, no tus mensajes.",
        "No te preocupes, leemos tus contactos una sola vez.",
        "No tienes que escribir nada: leemos tus contactos.",
        "No es ningún secreto que leemos tus contactos.",
        "Nadie salvo nuestro equipo de riesgo ve tus contactos.",
        "No leemos tus contactos de noche.",
        "No queda otra: leemos tus contactos.",
        "We do not keep a copy of your contacts.",
        "No guardamos copia de tus contactos.",
        "हम आपके संपर्कों की कॉपी नहीं रखते।",
        "We do not upload your contact list, we do not keep a copy after the calculation, and it is not given to anybody.",
    ],
)
def test_what_limits_the_reading_or_denies_something_else_denies_no_reading(text: str) -> None:
    assert not _denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "We take no copy of your contacts.",
        "We do not read your contacts, not even at night.",
        "We never read your contacts for any purpose.",
        "No leemos tus contactos, ni siquiera de noche.",
        "हम आपके संपर्क रात में भी नहीं पढ़ते।",
        "我们不读取通讯录，即使在夜间。",
        "We do not read or use your contacts for collection.",
        "Other lenders read your contacts. Not us.",
    ],
)
def test_what_leaves_nothing_over_stays_a_promise(text: str) -> None:
    assert _denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "We only read your contacts once you choose a loan.",
        "Only borrowers who choose the fast track have their contacts read.",
        "We read all your contacts, and you choose which one to call first.",
        "您选择套餐后,我们仅读取一次通讯录。",
        "选择极速审核的用户,我们才读取通讯录。",
        "我们只在您选择同意后读取通讯录。",
        "लोन चुनने के बाद हम केवल एक बार आपके संपर्क पढ़ते हैं।",
        "केवल तेज़ प्रक्रिया चुनने वालों के संपर्क पढ़े जाते हैं।",
        "Setelah Anda memilih pinjaman, kami hanya sekali membaca kontak.",
        "Hanya yang memilih jalur cepat yang kontaknya kami baca.",
        "Cuando eliges el préstamo, leemos tus contactos solo una vez.",
        "Solo se leen los contactos de quienes eligen la vía rápida.",
    ],
)
def test_what_is_chosen_may_be_a_loan(text: str) -> None:
    assert not any(one.is_of_chosen for one in read_statements(text))


def test_a_higher_limit_that_the_lender_calculates_lures_nobody() -> None:
    said = read_statements(
        "With your permission, Acme would like to read the names and phone numbers in your contact list "
        "to calculate a higher loan limit for you."
    )
    assert Mode.COERCION not in {one.mode for one in said}
    assert any("N2" in one.states for one in said)
    lure = read_statements("Allow contacts for a higher loan limit.")
    assert Mode.COERCION in {one.mode for one in lure}


@pytest.mark.parametrize(
    "text",
    [
        "Feel free to refuse: we do not read contacts of those who refuse, nor of those who agree.",
        "Reading your contacts is something we simply do not do.",
        "Your contacts remain yours; we have no access to them.",
        "Our app works without access to your contacts.",
        "读取通讯录这种事,我们不做。",
        "本应用无需通讯录权限即可使用。",
        "通讯录是您的隐私,我们无权查看也不会查看。",
        "我们对您的通讯录毫无兴趣,不会读取。",
        "आपके संपर्क पढ़ना हमारा काम नहीं है, हम ऐसा नहीं करते।",
        "यह ऐप आपके संपर्कों के बिना काम करता है और उन्हें नहीं पढ़ता।",
        "Membaca kontak Anda bukanlah hal yang kami lakukan.",
        "Aplikasi kami bekerja tanpa akses ke kontak Anda.",
        "Kami tidak tertarik pada kontak Anda dan tidak membacanya.",
        "Leer tus contactos es algo que simplemente no hacemos.",
        "Nuestra app funciona sin acceso a tus contactos.",
        "Tus contactos no nos interesan y no los leemos.",
    ],
)
def test_more_promises_to_read_nothing_are_ones(text: str) -> None:
    assert _denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your contacts will not be lost: we read and store them safely.",
        "No need to worry about your contacts, we only read them to score you.",
        "Contacts that you have deleted are not read.",
        "We do not read your contacts until you tap Allow.",
        "We do not read your contacts today.",
        "放心,通讯录不会丢失,我们读取后会妥善保存。",
        "您点击允许之前,我们不会读取通讯录。",
        "已删除的联系人不会被读取。",
        "今天我们不会读取您的通讯录。",
        "我们不会在未告知您的情况下读取通讯录。",
        "चिंता न करें, आपके संपर्क खोएँगे नहीं, हम उन्हें पढ़कर सुरक्षित रखते हैं।",
        "जब तक आप अनुमति नहीं देते, हम आपके संपर्क नहीं पढ़ते।",
        "हटाए गए संपर्क नहीं पढ़े जाते।",
        "आज हम आपके संपर्क नहीं पढ़ेंगे।",
        "हम संपर्क पढ़ने से कभी पीछे नहीं हटते।",
        "Tenang, kontak Anda tidak akan hilang, kami membaca dan menyimpannya dengan aman.",
        "Sebelum Anda mengetuk Izinkan, kami tidak membaca kontak.",
        "Kontak yang sudah dihapus tidak dibaca.",
        "Hari ini kami tidak membaca kontak Anda.",
        "Tus contactos no se perderán: los leemos y los guardamos con cuidado.",
        "Hasta que toques Permitir no leemos tus contactos.",
        "Los contactos que has borrado no se leen.",
        "Hoy no leemos tus contactos.",
    ],
)
def test_more_that_limits_or_admits_denies_no_reading(text: str) -> None:
    assert not _denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "We do not share your contacts, except with our collection partners.",
        "Your contacts are shared with no one other than our debt collectors.",
        "除合作催收机构外,我们不会向任何人提供您的通讯录。",
        "वसूली एजेंसियों के अलावा हम आपके संपर्क किसी को नहीं देते।",
        "Selain kepada mitra penagihan, kontak Anda tidak kami berikan kepada siapa pun.",
        "Salvo a nuestros despachos de cobranza, no damos tus contactos a nadie.",
    ],
)
def test_who_gives_to_some_denies_no_giving(text: str) -> None:
    assert not any(
        one.mode is Mode.DENIAL and Topic.SHARE in one.topics for one in read_statements(text)
    )
    assert any("N5" in one.states for one in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "We have never sold your contacts and never will.",
        "您的通讯录从未也永远不会被出售。",
        "आपके संपर्क कभी बेचे नहीं गए और न कभी बेचे जाएँगे।",
        "Kontak Anda tidak pernah dan tidak akan dijual.",
        "Nunca hemos vendido tus contactos ni lo haremos.",
        "We do not share your contacts with anyone except the authorities.",
    ],
)
def test_who_gives_to_nobody_denies_it(text: str) -> None:
    assert any(
        one.mode is Mode.DENIAL and Topic.SHARE in one.topics for one in read_statements(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "If we cannot read your contacts, we cannot lend to you.",
        "Loans are for those who share their contacts.",
        "如无法读取通讯录,将无法放款。",
        "只有授权通讯录的用户才能借款。",
        "अगर हम आपके संपर्क नहीं पढ़ पाते तो लोन नहीं मिलेगा।",
        "लोन सिर्फ़ उन्हें मिलता है जो अपने संपर्क साझा करते हैं।",
        "Jika kami tidak bisa membaca kontak Anda, pinjaman tidak cair.",
        "Pinjaman hanya untuk mereka yang membagikan kontaknya.",
        "Si no podemos leer tus contactos, no podemos prestarte.",
        "Los préstamos son para quienes comparten sus contactos.",
    ],
)
def test_a_loan_that_hangs_on_the_contacts_coerces(text: str) -> None:
    assert Mode.COERCION in {one.mode for one in read_statements(text)}


@pytest.mark.parametrize(
    "text",
    [
        "You can still get a loan if you do not share your contacts.",
        "Refusing access to contacts has no influence on your loan.",
        "不授权通讯录也能正常借款。",
        "拒绝授权通讯录不影响借款。",
        "संपर्क साझा न करने पर भी लोन मिल सकता है।",
        "संपर्कों की अनुमति न देने से आपके लोन पर कोई असर नहीं पड़ेगा।",
        "Tanpa membagikan kontak pun Anda tetap bisa meminjam.",
        "Menolak akses kontak tidak memengaruhi pinjaman Anda.",
        "Puedes obtener el préstamo aunque no compartas tus contactos.",
        "Negar el acceso a tus contactos no influye en tu préstamo.",
    ],
)
def test_a_loan_that_does_not_hang_on_them_coerces_nobody(text: str) -> None:
    assert Mode.COERCION not in {one.mode for one in read_statements(text)}


@pytest.mark.parametrize(
    "text",
    [
        "From your contacts we take the two people you tick and no others.",
        "我们只读取您勾选的两位联系人,其他人一概不读。",
        "हम आपके संपर्कों में से सिर्फ़ वे दो लोग लेते हैं जिन्हें आप चुनते हैं, और कोई नहीं।",
        "Dari kontak Anda kami hanya mengambil dua orang yang Anda centang.",
        "De tu agenda tomamos solo las dos personas que marques y ninguna más.",
    ],
)
def test_some_that_were_ticked_are_chosen(text: str) -> None:
    assert any(one.is_of_chosen for one in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "We read your contacts and you tick the two people we may call.",
        "我们读取通讯录,由您勾选两位我们可以联系的人。",
        "Kami membaca kontak, lalu Anda mencentang dua orang yang boleh kami hubungi.",
        "Leemos tus contactos y tú marcas las dos personas a las que podemos llamar.",
    ],
)
def test_all_are_read_where_some_are_ticked_later(text: str) -> None:
    assert not any(one.is_of_chosen for one in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "Miss a payment and everyone in your phone will find out.",
        "逾期后,您手机里的每个人都会知道。",
        "किस्त चूके तो आपके फ़ोन के सभी लोगों को पता चल जाएगा।",
        "Telat bayar, semua orang di HP Anda akan tahu.",
        "Si te atrasas, todos en tu teléfono se van a enterar.",
    ],
)
def test_everybody_who_hears_of_it_presses(text: str) -> None:
    assert Mode.PRESSURE in {one.mode for one in read_statements(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Even if you miss a payment, nobody in your contacts will find out.",
        "即使逾期,我们也不会告诉您通讯录里的任何人。",
        "किस्त चूकने पर भी आपके संपर्कों में किसी को नहीं बताया जाएगा।",
        "Walau telat bayar, tak seorang pun di kontak Anda akan kami beri tahu.",
        "Aunque te atrases, nadie en tus contactos se va a enterar.",
    ],
)
def test_nobody_who_hears_of_it_presses_nobody(text: str) -> None:
    assert Mode.PRESSURE not in {one.mode for one in read_statements(text)}
