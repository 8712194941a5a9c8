"""A notice that says when the phonebook is looked at, to decide something, says what for; one on the application does not."""

import pytest

from auditor.facts.notice.notices import Library
from auditor.screens.inventory.texts import Text

TELLING = {
    "en": [
        "We read your contact list once. We look at it when we decide whether to lend to you.",
        "We read your contacts. We weigh them when we decide.",
    ],
    "es": [
        "Leemos tu lista de contactos una vez. La miramos al decidir si te prestamos.",
        "Leemos tu agenda. La revisamos cuando decidimos si te damos el préstamo.",
    ],
    "vi": [
        "Chúng tôi đọc danh bạ. Chúng tôi xem danh bạ khi quyết định có cho bạn vay hay không.",
        "Chúng tôi đọc danh bạ. Chúng tôi cân nhắc danh bạ khi xét duyệt khoản vay.",
    ],
    "id": [
        "Kami membaca kontak. Kami melihatnya saat memutuskan apakah akan memberi pinjaman.",
        "Kami membaca kontak. Itu membantu kami memutuskan pinjaman Anda.",
    ],
    "zh-Hans": ["我们读取通讯录。它帮助我们决定是否放款。"],
    "fil": [
        "Binabasa namin ang contacts. Tinitingnan namin ito kapag nagpapasya kung magpapautang."
    ],
    "sw": ["Tunasoma anwani. Tunaiangalia tunapoamua kama tukukopeshe."],
}
OF_ANOTHER_THING = {
    "en": [
        "We read your contacts. We look at your device model when we decide on the offer.",
        "We read your contacts. We do not look at them when we decide.",
        "We read your contacts. We review your application and decide in two minutes.",
    ],
    "es": [
        "Leemos tu lista de contactos. Revisamos tu solicitud y decidimos en dos minutos.",
        "Leemos tu agenda. No la miramos al decidir si te prestamos.",
    ],
    "id": ["Kami membaca kontak. Kami tidak melihatnya saat memutuskan pinjaman."],
    "vi": ["Chúng tôi đọc danh bạ. Chúng tôi không xem danh bạ khi quyết định cho vay."],
    "zh-Hans": ["我们读取通讯录。审批时不参考通讯录。"],
    "fil": [
        "Binabasa namin ang contacts. Tinitingnan namin ang application at nagpapasya sa dalawang minuto."
    ],
    "sw": ["Tunasoma anwani. Tunaangalia ombi lako na kuamua kwa dakika mbili."],
}


def told(locale: str, words: str) -> bool:
    text = Text(words, "code", "", locale, "")
    return any("N2" in one.states_at_all for one in Library().shown([text]))


@pytest.mark.parametrize(
    ("locale", "words"), [(a, b) for a, each in TELLING.items() for b in each]
)
def test_what_is_looked_at_to_decide_is_told_a_purpose(locale: str, words: str) -> None:
    assert told(locale, words)


@pytest.mark.parametrize(
    ("locale", "words"), [(a, b) for a, each in OF_ANOTHER_THING.items() for b in each]
)
def test_what_else_is_looked_at_tells_none(locale: str, words: str) -> None:
    assert not told(locale, words)
