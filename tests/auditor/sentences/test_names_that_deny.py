"""Names of companies and brands that read like a denial, a limit or a promise: they tell nothing of what is done."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements

NAMED = (
    "No Stress Credit Ltd reads the names and numbers of all contacts on your phone and uploads them encrypted to its server.",
    "Never Late Finance reads the names and phone numbers of all contacts on your phone and uploads them to our server.",
    "No Limit Loans Ltd reads all contacts on your phone and uploads them.",
    "杭州零钱金服小额贷款有限公司将读取您手机通讯录中全部联系人的姓名和号码,用于本次借款的信用评估,并加密上传至我们的服务器。",
    "零钱将读取您手机通讯录中全部联系人的姓名和号码。",
    "Babasahin ng Walang Hassle Lending Corp. ang lahat ng contacts sa phone mo at ia-upload.",
    "บริษัท ไม่ต้องรอ จำกัด จะอ่านรายชื่อติดต่อทั้งหมดในโทรศัพท์ของคุณและอัปโหลด",
    "Dengan menekan Setuju, Anda mengizinkan PT Cepat Cair Indonesia membaca seluruh kontak di ponsel Anda.",
)
DENIED = (
    "We never read the contacts on your phone.",
    "No contacts are read.",
    "Acme Lending Inc does not read your contacts.",
    "我们零读取您的通讯录。",
    "PT Cepat Cair tidak membaca kontak di ponsel Anda.",
    "คนนอกบริษัทไม่มีใครเห็นรายชื่อผู้ติดต่อของคุณ",
)


@pytest.mark.parametrize("sentence", NAMED)
def test_what_a_name_says_denies_and_limits_nothing(sentence: str) -> None:
    told = [one for one in read_statements(sentence) if one.names_contacts]
    assert told
    assert {one.mode for one in told} == {Mode.STATEMENT}


@pytest.mark.parametrize("sentence", DENIED)
def test_what_is_said_of_somebody_named_is_denied_still(sentence: str) -> None:
    assert Mode.DENIAL in {one.mode for one in read_statements(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "A Conta Mais Crédito S.A. pede autorização para ler todos os nomes e telefones da lista de contatos deste celular para avaliar o risco deste empréstimo.",
        "Mayor Límite S.A. pide permiso para leer los nombres y números de su lista de contactos.",
        "Higher Limit Ltd asks for permission to read the names and numbers in your contact list.",
        "Late Fees Recovery Ltd asks for permission to read the names and numbers in your contact list.",
    ],
)
def test_what_a_name_promises_coerces_nobody(sentence: str) -> None:
    told = [one for one in read_statements(sentence) if one.names_contacts]
    assert told
    assert not {Mode.COERCION, Mode.PRESSURE} & {one.mode for one in told}


@pytest.mark.parametrize(
    "sentence",
    [
        "A Acme S.A. só libera mais crédito se você autorizar a leitura da sua lista de contatos.",
        "Para ter mais crédito, autorize a Acme S.A. a ler a sua lista de contatos.",
    ],
)
def test_what_is_promised_beside_a_name_coerces_still(sentence: str) -> None:
    assert Mode.COERCION in {one.mode for one in read_statements(sentence)}
