"""An *only* that says where something is done takes nothing of a denial back; one that says which does."""

import pytest

from auditor.sentences.statements import Mode, Topic, read_statements


def _denies_plainly(text: str, topic: Topic) -> bool:
    return any(
        one.mode is Mode.DENIAL and one.is_plain and topic in one.topics
        for one in read_statements(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "The score is worked out on this phone only: the contact list is not uploaded, not stored and not shared with anybody.",
        "Your phonebook stays on your device: we never upload it.",
        "Your contacts are read only on this phone: we never upload them.",
        "Your contacts are compared only on this phone and never uploaded.",
        "通讯录仅在本机处理:不会上传。",
        "通讯录仅在本机处理，不会上传。",
        "评分仅在本机计算：通讯录不会上传、不会保存、也不会提供给任何人。",
        "評分僅在本機計算：通訊錄不會上傳、不會儲存、也不會提供給任何人。",
        "La puntuación se calcula solo en este teléfono: la lista de contactos no se envía, no se guarda y no se comparte con nadie.",
        "Sus contactos se quedan solo en su teléfono: nunca los subimos.",
        "A pontuação é calculada só neste aparelho: a lista de contatos não é enviada, não é guardada nem compartilhada com ninguém.",
        "Skor dihitung hanya di ponsel ini: daftar kontak tidak diunggah, tidak disimpan, dan tidak dibagikan kepada siapa pun.",
        "Điểm chỉ được tính trên điện thoại này: danh bạ không được tải lên, không được lưu và không được chia sẻ với ai.",
        "स्कोर केवल इसी फ़ोन पर निकाला जाता है: संपर्क सूची न अपलोड होती है, न रखी जाती है, न किसी को दी जाती है।",
        "Ang score ay kinakalkula lamang sa teleponong ito: ang contact list ay hindi ina-upload, hindi iniimbak at hindi ibinabahagi kaninuman.",
        "คะแนนคำนวณบนโทรศัพท์เครื่องนี้เท่านั้น: รายชื่อติดต่อไม่ถูกอัปโหลด ไม่ถูกเก็บ และไม่ถูกแชร์กับใคร",
        "স্কোর শুধু এই ফোনেই হিসাব হয়: যোগাযোগ তালিকা আপলোড হয় না, রাখা হয় না, কাউকে দেওয়া হয় না।",
        "Alama huhesabiwa kwenye simu hii tu: orodha ya anwani haipakiwi, haihifadhiwi na haishirikiwi na mtu yeyote.",
    ],
)  # fmt: skip
def test_where_it_is_done_leaves_the_denial_plain(text: str) -> None:
    assert _denies_plainly(text, Topic.UPLOAD)


@pytest.mark.parametrize(
    "text",
    [
        "Your contacts are not kept only on this phone: they are uploaded.",
        "The score is worked out on this phone only: the contact list is not uploaded unless you agree.",
        "The score is worked out on this phone only: only the contact you choose is uploaded, the others are not uploaded.",
        "Contacts are not uploaded only on this phone.",
        "仅在本机匹配：未经您同意不会上传通讯录。",
        "通讯录不仅在本机处理，还会上传。",
        "Solo en este teléfono: sin su permiso no subimos sus contactos.",
    ],
)  # fmt: skip
def test_what_takes_it_back_leaves_it_open(text: str) -> None:
    assert not _denies_plainly(text, Topic.UPLOAD)
