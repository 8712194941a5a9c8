"""Whether anything in the code could message or call anybody, each way with a neighbour that could not."""

import pytest

from auditor.flow.ends.mute import is_mute
from tests.program_builder import one_class, resolver_of, static

_SEND = (
    "Landroid/telephony/SmsManager;->sendTextMessage(Ljava/lang/String;Ljava/lang/String;"
    "Ljava/lang/String;Landroid/app/PendingIntent;Landroid/app/PendingIntent;)V"
)


def _program(*code: str, owner: str = "La/A;"):
    method = static("go", "()V", "\n".join((*code, "return-void")), registers=8)
    return resolver_of(one_class(method, name=owner)).program


@pytest.mark.parametrize(
    "text",
    [
        "smsto:", "tel:", "sms:%s", "whatsapp://send?phone=", "https://wa.me/", "com.whatsapp", "sms",
        "android.intent.action.SEND", "android.intent.action.DIAL", "android.telephony.SmsManager",
        "javascript:take('",
    ],
)  # fmt: skip
def test_a_word_of_an_intent_that_messages_or_calls_is_a_door(text: str) -> None:
    assert not is_mute(_program(f'const-string v0, "{text}"'))


@pytest.mark.parametrize(
    "text",
    ["mailto:help@lender.example", "hotel:", "telephone", "https://t.mobile.example/", "tel:+86 400-1234", "com.tencent"],
)  # fmt: skip
def test_other_words_are_none(text: str) -> None:
    assert is_mute(_program(f'const-string v0, "{text}"'))


def test_an_action_that_dials_a_hotline_written_out_is_none() -> None:
    action = 'const-string v0, "android.intent.action.DIAL"'
    assert not is_mute(_program(action))
    assert is_mute(_program(action, 'const-string v1, "tel:4001234567"'))


def test_a_call_that_sends_is_a_door() -> None:
    sending = f"invoke-virtual/range {{v0 .. v5}}, {_SEND}"
    assert not is_mute(_program(sending))
    asking = (
        "invoke-static {}, Landroid/telephony/SubscriptionManager;->getDefaultSubscriptionId()I"
    )
    assert is_mute(_program(asking))


def test_what_a_library_says_for_itself_is_none() -> None:
    word = 'const-string v0, "android.intent.action.SEND"'
    assert is_mute(_program(word, owner="Landroidx/core/app/ShareCompat;"))
    assert not is_mute(_program(word, owner="Lcom/lender/Share;"))
