"""What a loan hangs on beside the phonebook, what does it no harm, and an *access to contacts* that is no aim."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements
from tests.auditor.facts.notice_scores import judged

OF_OTHERS = [
    "If you do not allow access to your location, we cannot process your loan.",
    "We cannot lend to you if you do not allow access to your calendar.",
    "If you do not install the update, you cannot use the service.",
    "如不开启定位权限,您将无法申请借款。",
    "如您不同意提供身份证照片,我们无法为您办理借款。",
    "Si no permite el acceso a la ubicación, no podremos procesar su préstamo.",
    "Sem acesso à câmera não é possível concluir o pedido de empréstimo.",
    "Jika Anda tidak mengizinkan akses lokasi, pinjaman Anda tidak dapat diproses.",
    "Nếu bạn không cho phép truy cập vị trí, khoản vay của bạn sẽ không được duyệt.",
]
OF_THE_PHONEBOOK = [
    "If you do not allow access to your location and contacts, we cannot process your loan.",
    "If you do not grant all permissions, such as the location, we cannot process your loan.",
    "We cannot pay out a loan if you do not allow access to your contacts.",
    "No podemos pagar el préstamo si no autoriza el acceso a sus contactos.",
    "未开启定位和通讯录权限的,无法借款。",
]
HARMLESS = [
    "If you do not allow access to contacts, your limit is not lowered.",
    "We do not reject your loan if you do not allow access to your contacts.",
    "There is no change to your loan if you do not allow access to your contacts.",
    "如您拒绝授权通讯录,您的额度不会降低。",
    "Si no autoriza el acceso a sus contactos, su límite no se reduce.",
    "Jika Anda menolak izin kontak, limit Anda tidak dikurangi.",
]
HARMFUL = [
    "If you do not allow contacts, your loan is rejected.",
    "Your limit is lowered if you do not allow access to your contacts.",
    "Your limit cannot be raised if you do not allow access to your contacts.",
    "如您拒绝授权通讯录,您的借款申请将被拒绝。",
]
ASKED = [
    "We need access to contacts.",
    "Please allow access to contacts.",
    "The app needs access to contacts on your phone.",
    "Grant access to contact list",
    "We promise to protect your contacts.",
    "Contacts are needed for the loan.",
    "为了继续,请允许访问通讯录",
]


def coercions(text):
    before = read_statements(f"We read your contact list. {text}")
    return [one for one in before if one.mode is Mode.COERCION]


@pytest.mark.parametrize("text", OF_OTHERS)
def test_a_loan_that_hangs_on_other_data_does_not_hang_on_the_phonebook(text):
    assert all(one.is_of_other_leave for one in coercions(text))


@pytest.mark.parametrize("text", OF_THE_PHONEBOOK)
def test_other_data_beside_it_do_not_hide_what_hangs_on_the_phonebook(text):
    assert any(not one.is_of_other_leave for one in coercions(text))


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harm_that_is_denied_withholds_nothing(text):
    assert not coercions(text)


@pytest.mark.parametrize("text", HARMFUL)
def test_a_harm_that_is_told_withholds_the_loan(text):
    assert coercions(text)


@pytest.mark.parametrize("text", ASKED)
def test_access_to_contacts_is_no_purpose(text):
    assert judged([text, "OK"])["N2"] is Kleene.NO


def test_a_credit_file_that_is_looked_up_is_no_recipient():
    texts = ["认证需要先上传您的通讯录,仅用于查询个人征信。", "上传通讯录", "稍后"]
    assert judged(texts)["N5"] is not Kleene.YES
    assert judged(["我们会将您的通讯录提供给征信机构。", "同意"])["N5"] is Kleene.YES


def test_who_reads_them_to_contact_you_tells_a_purpose():
    (told,) = read_statements("We read your contacts to contact you about your loan.")
    assert "N2" in told.states
