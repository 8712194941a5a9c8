"""Tests of what texts say against the code."""

from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.facts.ground.answers import answer
from auditor.facts.notice.nobody import belies_recipients
from auditor.facts.notice.notices import Library
from auditor.facts.notice.said import Saying
from auditor.facts.notice.sayings import (
    contradicts_purpose,
    denies_what_it_does,
    pressure_texts,
    says_chosen_only,
)
from auditor.model.facts import Fact
from auditor.model.vocabulary import Confidence, Kleene
from auditor.model.words import Words
from auditor.screens.inventory.texts import Text
from auditor.sentences.statements import read_statements

SENT = ("P2", "X1")
READ = ("P2",)


def _known(held: tuple[str, ...]) -> dict[str, Fact]:
    return {
        key: answer(
            key,
            Kleene.YES if key in held else Kleene.NO,
            Confidence.CONFIRMED,
            Words(f"{key} was looked at.", f"已查看{key}。"),
        )
        for key in ("P2", "P4", "X1", "X6")
    }


def _sayings(text: str) -> list[Saying]:
    source = Text(text, "policy-asset", "assets/privacy.html", "en", "base.apk")
    return [Saying(source, one) for one in read_statements(text)]


def _k1(text: str, held: tuple[str, ...]) -> Kleene:
    return denies_what_it_does(_sayings(text), _known(held)).value


@pytest.mark.parametrize(
    ("text", "lends", "value"),
    [
        ("If you do not repay, we will call all your contacts.", Kleene.NO, Kleene.YES),
        ("再不还款，就爆你通讯录！", Kleene.NO, Kleene.YES),
        ("We will call all your contacts.", Kleene.YES, Kleene.YES),
        ("We will call all your contacts.", Kleene.UNKNOWN, Kleene.YES),
        ("We will notify your contacts when you join.", Kleene.NO, Kleene.NO),
        ("今晚爆你通讯录！", Kleene.UNKNOWN, Kleene.YES),
        ("Tonight all your contacts will know.", Kleene.YES, Kleene.YES),
        ("Search your contacts", Kleene.YES, Kleene.NO),
        ("Call contact", Kleene.YES, Kleene.NO),
        ("Embarrassed", Kleene.YES, Kleene.NO),
        ("找到 1 个联系人", Kleene.YES, Kleene.NO),
        ("would match 'contact.list' but not 'contacts'", Kleene.YES, Kleene.NO),
        ("container.element(('contact in settings.contacts').row(0));", Kleene.YES, Kleene.NO),
    ],
)
def test_a_label_presses_nobody_and_a_threat_without_a_debt_only_in_an_app_that_may_lend(
    text: str, lends: Kleene, value: Kleene
) -> None:
    messaged = answer("X3", Kleene.NO, Confidence.LIKELY, Words("No.", "否。"))
    found = pressure_texts(_sayings(text), lends=lends, messaged=messaged, blinded=False)
    assert found.value is value


@pytest.mark.parametrize(
    ("sent", "confidence"),
    [(Kleene.NO, Confidence.POSSIBLE), (Kleene.YES, Confidence.LIKELY)],
)
def test_a_debt_put_to_a_friend_is_likely_one_put_to_the_phonebook_where_that_is_messaged(
    sent: Kleene, confidence: Confidence
) -> None:
    text = "Your friend %1$s took a loan and has not repaid. Ask him to pay."
    messaged = answer("X3", sent, Confidence.CONFIRMED, Words("X3.", "X3。"))
    found = pressure_texts(_sayings(text), lends=Kleene.YES, messaged=messaged, blinded=False)
    assert (found.value, found.confidence) == (Kleene.YES, confidence)


@pytest.mark.parametrize(
    ("text", "held", "value"),
    [
        ("We do not read your contacts.", READ, Kleene.YES),
        ("We never collect or store your contacts.", READ, Kleene.YES),
        ("We do not store your contacts.", READ, Kleene.NO),
        ("我们不会保存您的通讯录。", READ, Kleene.NO),
        ("我们不会收集、保存您的通讯录。", READ, Kleene.YES),
        ("Danh bạ không được tải lên máy chủ, không lưu lại.", READ, Kleene.NO),
        ("Danh bạ không được tải lên máy chủ, không lưu lại.", SENT, Kleene.YES),
        ("Kami tidak menyimpan kontak Anda.", READ, Kleene.NO),
        ("เราไม่เก็บรายชื่อผู้ติดต่อของคุณ", READ, Kleene.NO),
        ("เราไม่เก็บรวบรวมรายชื่อผู้ติดต่อของคุณ", READ, Kleene.YES),
    ],
)
def test_a_denial_is_held_against_the_act_that_it_denies(
    text: str, held: tuple[str, ...], value: Kleene
) -> None:
    assert _k1(text, held) is value


def test_what_a_server_keeps_is_open_unless_the_sending_is_told() -> None:
    silent = "We do not store your contacts."
    telling = "We upload your contacts to our server to check your identity. "
    assert _k1(silent, SENT) is Kleene.UNKNOWN
    assert _k1(telling + silent, SENT) is Kleene.NO


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We do not read your contacts.", Kleene.YES),
        ("我们不会读取您的通讯录。", Kleene.YES),
        ("Tidak ada kontak yang dibaca.", Kleene.YES),
        ("Walang contact na binabasa.", Kleene.YES),
        ("没有联系人会被读取。", Kleene.YES),
        # What stands beside may take it back: an exception, the rest, words that nobody knows.
        ("Nothing else in the address book is opened.", Kleene.UNKNOWN),
        ("We do not read your contacts other than the one you pick.", Kleene.NO),
        (
            "Your contacts are not read in fortnights that begin under a waning gibbous moon.",
            Kleene.UNKNOWN,
        ),
        ("This application can't be taken further unless contacts are shared.", Kleene.NO),
        ("You cannot apply without sharing your contacts.", Kleene.NO),
        (
            "Your contacts are furnished to Northgate Consortium, Inc.; they are not sold to any other person.",
            Kleene.UNKNOWN,
        ),
        ("哪天不愿意了，对我说“取消联系人”就行。", Kleene.NO),
    ],
)
def test_only_a_plain_denial_is_belied(text: str, value: Kleene) -> None:
    """K1 is *yes* only where nothing of the sentence is left over."""
    assert _k1(text, ("P2", "P4", "X1", "X6")) is value


def test_nothing_else_is_belied_by_a_read_of_all_alone() -> None:
    """A lookup that opens nothing else does as it says."""
    text = "Only that number is looked up. Nothing else in the address book is opened."
    assert _k1(text, ("P2",)) is Kleene.NO
    assert _k1(text, ("P2", "P4")) is Kleene.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "Leemos tus contactos. No los compartimos.",
        "Lemos seus contatos. Não os compartilhamos.",
        "Kami membaca kontak Anda. Kami tidak membagikannya.",
        "Chúng tôi đọc danh bạ. Chúng tôi không chia sẻ chúng.",
    ],
)
def test_a_denial_may_say_they_for_the_phonebook(text: str) -> None:
    assert _k1(text, ("P2", "X6")) is Kleene.YES
    assert _k1(text, ("P2",)) is Kleene.NO


@pytest.mark.parametrize(
    ("text", "held", "value"),
    [
        ("Your contacts stay on your phone.", ("P2", "X1"), Kleene.YES),
        ("Tus contactos se quedan en tu teléfono.", ("P2", "X1"), Kleene.YES),
        ("通讯录仅保留在您的手机上。", ("P2", "X1"), Kleene.YES),
        ("Your contacts stay on your phone.", ("P2",), Kleene.NO),
        ("Your contacts are stored encrypted on your phone.", ("P2", "X1"), Kleene.NO),
        (
            "Your contacts stay on your phone. Your contacts are uploaded only when you invite a friend.",
            ("P2", "X1"),
            Kleene.NO,
        ),
    ],
)
def test_what_stays_on_the_phone_is_belied_by_what_is_sent(
    text: str, held: tuple[str, ...], value: Kleene
) -> None:
    assert _k1(text, held) is value


@pytest.mark.parametrize(
    ("story", "value"),
    [("consent_long_in_settings", Kleene.NO), ("script_in_remote_page", Kleene.UNKNOWN)],
)
def test_a_text_on_no_screen_was_read_all_the_same_and_a_page_from_elsewhere_was_not(
    story: str, value: Kleene
) -> None:
    built = Path(__file__).parents[4] / "samples" / "built" / f"{story}.apk"
    result = audit_package([built], AuditOptions(), progress=Silent())
    assert result.facts["X7"].value is value


@pytest.mark.parametrize(
    ("text", "sent", "value"),
    [
        ("Your contacts are used only to help you choose a reference.", Kleene.NO, Kleene.NO),
        ("Your contacts are used only to help you choose a reference.", Kleene.UNKNOWN, Kleene.UNKNOWN),
        ("Your contacts are used only to help you choose a reference.", Kleene.YES, Kleene.YES),
        ("通讯录仅用于帮您选择借款联系人。", Kleene.NO, Kleene.NO),
        ("通讯录仅用于帮您选择借款联系人。", Kleene.YES, Kleene.YES),
        ("We read only the contact you choose.", Kleene.NO, Kleene.YES),
        ("We read your contacts to help you choose a reference.", Kleene.YES, Kleene.NO),
    ],
)  # fmt: skip
def test_a_list_to_choose_from_is_belied_by_what_is_sent_and_a_chosen_one_by_what_is_read(
    text: str, sent: Kleene, value: Kleene
) -> None:
    assert says_chosen_only(_sayings(text), Kleene.YES, (), sent=sent).value is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We read your contacts to verify your identity.", Kleene.YES),
        # It tells of another purpose, or of none: which, no table says.
        ("We read your contacts to verify your identity.|We read your contacts to brighten your afternoons.", Kleene.UNKNOWN),
        ("We read your contacts to verify your identity.|We compare them with your references.", Kleene.NO),
        ("We read your contacts to verify your identity and to collect overdue debt.", Kleene.NO),
        ("We read your contacts to brighten your afternoons.", Kleene.NO),
        # What threatens elsewhere was told to nobody who was asked.
        ("We read your contacts to verify your identity.|If you do not pay today, we will inform your contacts of your debt.", Kleene.YES),
        ("We read your contacts to verify your identity. If you do not pay, we will call your contacts to collect the debt.", Kleene.NO),
    ],
)  # fmt: skip
def test_a_purpose_in_strange_words_leaves_open_whether_the_harmless_one_stands_alone(
    text: str, value: Kleene
) -> None:
    known = {
        key: answer(key, value, Confidence.LIKELY, Words(f"{key} was looked at.", "已查看。"))
        for key, value in (("X3", Kleene.NO), ("X7", Kleene.YES))
    }
    shown = [
        Text(one, "screen", "res/layout/notice.xml", "", "base") for one in text.split("|")
    ]
    said = [
        Saying(each.text, one) for each in Library().shown(shown) for one in each.statements
    ]
    assert contradicts_purpose(said, known).value is value
    calm = {**known, "X7": known["X3"]}
    assert contradicts_purpose(said, calm).value is Kleene.NO


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Your contacts are uploaded to our servers.", Kleene.NO),
        ("La lista de contactos se enviará cifrada a nuestros servidores.", Kleene.NO),
        ("通讯录将上传至我们的服务器。", Kleene.NO),
        ("Your contacts are given to nobody else.", Kleene.NO),
        ("Your contacts are shared with our credit bureau.", Kleene.YES),
        ("Your contacts are uploaded to our servers. We share them with our partners.", Kleene.YES),
    ],
)  # fmt: skip
def test_ones_own_servers_are_no_recipient_of_what_goes_to_somebody_else(
    text: str, value: Kleene
) -> None:
    shown = Library().shown([Text(text, "screen", "res/layout/notice.xml", "", "base")])
    said = [Saying(each.text, one) for each in shown for one in each.statements]
    told = answer("N5", Kleene.YES, Confidence.CONFIRMED, Words("told", "已说明"), ())
    again = belies_recipients(told, said, ["data.example"], (), texts=said, is_sure=True)
    assert again.value is value
    # Where it is not known that they are somebody else, nothing is told either way.
    unsure = belies_recipients(told, said, ["data.example"], (), texts=said, is_sure=False)
    assert unsure.value is (Kleene.UNKNOWN if value is Kleene.NO else value)
    assert belies_recipients(told, said, [], (), texts=said, is_sure=True) is told
