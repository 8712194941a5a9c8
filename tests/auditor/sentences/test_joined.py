"""A restriction that stands in the sentence behind the one that asks to choose from the phonebook."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements


def is_limited(text: str) -> bool:
    return any(one.mode is Mode.SCOPED for one in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "Pick one person from your contacts. We only see the one you pick.",
        "Choose one person from your contacts. We receive just that person's number; the rest of your list stays unread.",
        "请从通讯录里挑两位您信得过的人。我们只会拿到您挑的那两位,别的人我们看不到。",
        "Elige a una persona de tu agenda. Solo vemos a la que elijas.",
        "Pilih satu orang dari kontakmu. Kami hanya menerima nomor yang kamu pilih.",
        "अपने कॉन्टैक्ट में से एक व्यक्ति चुनें। हमें सिर्फ़ वही नंबर मिलेगा जिसे आप चुनेंगे।",
    ],
)
def test_who_gets_only_what_is_picked_reads_no_phonebook(text: str):
    assert is_limited(text)


@pytest.mark.parametrize(
    "text",
    [
        "We read your contacts. You can only choose one offer.",
        "Choose your bank. We read your contacts only once.",
        "We read your contacts to choose a limit. Only the plan you choose is charged.",
        "Choose a reference from your contacts. You can only pick once.",
        "We read all your contacts. Choose a reference; we call only the reference you choose.",
    ],
)
def test_what_else_is_chosen_limits_nothing(text: str):
    assert not is_limited(text)
