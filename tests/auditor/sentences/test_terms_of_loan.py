"""What a loan hangs on besides the permission coerces nobody: age, an identity card, true words."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements

TERMS = [
    "You must be at least 18 years old to apply.",
    "Please fill in true information, otherwise your application will be rejected.",
    "Without a bank account you cannot get a loan.",
    "Los datos deben ser verdaderos; de lo contrario tu solicitud será rechazada.",
    "Anda harus berusia minimal 21 tahun untuk mengajukan pinjaman.",
    "Data harus benar, jika tidak pengajuan akan ditolak.",
    "资料必须真实准确，否则会申请失败；",
    "未满18周岁无法申请借款。",
    "Bạn phải đủ 18 tuổi mới được vay.",
    "Você precisa ter 18 anos para pedir um empréstimo.",
    "सही जानकारी भरें, नहीं तो आवेदन अस्वीकार होगा।",
    "Dapat 18 taong gulang ka para makautang.",
    "Lazima uwe na miaka 18 ili kukopa.",
    "คุณต้องมีอายุ 20 ปีขึ้นไปจึงจะกู้ได้",
    "قرض کے لیے آپ کی عمر 18 سال ہونی چاہیے۔",
    "ঋণ পেতে আপনার বয়স ১৮ হতে হবে।",
    "黑名单拦截已关闭",
    "自动更新已关闭#自动更新已开启",
]
PERMISSION = [
    "Without this permission you cannot apply.",
    "You must allow access to continue.",
    "You must let us read your contacts, or your application is rejected.",
    "不授权将无法申请",
    "通讯录权限已关闭，无法借款",
    "Sin este permiso no puedes continuar.",
    "Tanpa izin ini pengajuan tidak dapat dilanjutkan.",
    "Không cấp quyền thì không thể vay.",
    "Sem essa permissão não dá para continuar.",
    "इस अनुमति के बिना लोन नहीं मिलेगा।",
    "Kung hindi mo papayagan, hindi ka makakautang.",
    "Bila ruhusa hii huwezi kupata mkopo.",
    "หากไม่อนุญาต จะไม่สามารถกู้ได้",
    "اس اجازت کے بغیر قرض نہیں ملے گا۔",
    "এই অনুমতি ছাড়া ঋণ পাওয়া যাবে না।",
]


@pytest.mark.parametrize("text", TERMS)
def test_a_term_of_the_loan_coerces_nobody(text):
    assert not any(one.mode is Mode.COERCION for one in read_statements(text))


@pytest.mark.parametrize("text", PERMISSION)
def test_a_loan_that_hangs_on_the_permission_does(text):
    assert any(one.mode is Mode.COERCION for one in read_statements(text))


def test_a_list_of_papers_that_are_accepted_coerces_nobody():
    listed = "मैं ऋण अनुबंध, सेवा की शर्तें, क्रेडिट ब्यूरो जाँच और संपर्क सूची पढ़ने के लिए सहमत हूँ"
    assert "coercion" not in {one.mode.value for one in read_statements(listed)}
    hangs = "ऋण की शर्त यह है कि आप संपर्क सूची पढ़ने की अनुमति दें।"
    assert "coercion" in {one.mode.value for one in read_statements(hangs)}


HANGS = [
    "Disbursement is subject to your granting access to your phonebook.",
    "能否放款取决于您是否授权通讯录。",
    "Pencairan pinjaman bergantung pada izin kontak Anda.",
    "Việc giải ngân phụ thuộc vào quyền truy cập danh bạ.",
    "El otorgamiento del crédito está condicionado a que permitas el acceso a tu agenda.",
    "A liberação do empréstimo depende da permissão de acesso aos contatos.",
]
LEFT_TO_CHOOSE = [
    "Your limit depends on your income, and with your permission we read your contacts.",
    "During your application, access to your contacts depends on your permission.",
    "在您申请借款时，我们读取通讯录以您的授权为前提。",
    "ऋण आवेदन के समय संपर्क सूची पढ़ना आपकी अनुमति पर निर्भर है।",
    "El acceso a tus contactos está sujeto a tu consentimiento.",
    "A liberação do empréstimo não depende da permissão de contatos.",
    "Pinjaman Anda tidak bergantung pada izin kontak.",
]


@pytest.mark.parametrize("text", HANGS)
def test_a_loan_that_hangs_on_leave_to_read_coerces(text):
    assert any(one.mode is Mode.COERCION for one in read_statements(text))


@pytest.mark.parametrize("text", LEFT_TO_CHOOSE)
def test_a_reading_that_hangs_on_the_borrower_s_leave_does_not(text):
    assert not any(one.mode is Mode.COERCION for one in read_statements(text))
