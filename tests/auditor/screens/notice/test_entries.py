"""What an address book asks of a contact, and what an app asks for the phonebook."""

import pytest

from auditor.screens.notice.entries import handles_entries
from auditor.sentences.statements import read_statements


def handles(*texts):
    return handles_entries((one, read_statements(one)) for one in texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("Delete", "The contacts will be deleted from the SIM card.", "OK"),
        ("All selected contacts will be backed up to the SD card.", "OK"),
        ("Do you want to delete all contacts?", "Yes"),
        ("Contacts", "Merge", "2 duplicates found", "Done"),
        ("Save contact", "OK"),
        ("删除所有联系人?", "确定"),
        ("Exportar contactos", "Se guardan en la tarjeta SD", "Sí"),
    ],
)
def test_a_phone_book_handles_entries(texts):
    assert handles(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("Contacts", "We need your contacts.", "OK"),
        ("Your phonebook is safe with us.", "OK"),
        ("Upload contacts", "Everything will be deleted after 30 days.", "OK"),
        ("We check your contacts to find duplicate applications.", "OK"),
        ("Contacts permission is required to continue.", "Merge", "OK"),
        ("需要读取您的通讯录和SIM卡信息以评估信用", "确定"),
    ],
)
def test_what_asks_for_the_phonebook_is_no_errand(texts):
    assert not handles(*texts)
