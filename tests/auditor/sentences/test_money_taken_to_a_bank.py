"""What is withdrawn to a bank account is money, and no consent (N6)."""

import pytest

from auditor.screens.notice.doubts import signed_sentences
from auditor.sentences.named import read_named
from auditor.sentences.pairs import Pairs
from auditor.sentences.sentences import prepared
from auditor.sentences.statements import read_statements
from auditor.sentences.terms import grammar


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Once approved you may withdraw your limit to your bank account at any time.", False),
        ("Una vez aprobado, puede retirar su límite a su cuenta bancaria cuando quiera.", False),
        ("Depois de aprovado, você pode retirar o limite para a sua conta bancária a qualquer momento.", False),
        ("You may withdraw your consent in Settings at any time.", True),
        ("You can withdraw your consent to the bank account check at any time.", True),
        ("Once you have agreed you may withdraw your consent at any time in the app.", True),
    ],
)  # fmt: skip
def test_what_goes_to_a_bank_is_no_withdrawal(text: str, is_told: bool):
    assert any("N6" in one.states for one in read_statements(text)) is is_told


@pytest.mark.parametrize(
    ("text", "language", "may_tell"),
    [
        ("Once approved you may withdraw your limit to your bank account at any time.", "en", False),
        ("审批通过后,额度可随时提现到您的银行账户。", "zh-Hans", False),
        ("Setelah disetujui, limit dapat ditarik ke rekening bank Anda kapan saja.", "id", False),
        ("Sau khi được duyệt, bạn có thể rút hạn mức về tài khoản ngân hàng bất cứ lúc nào.", "vi", False),
        ("Una vez aprobado, puede retirar su límite a su cuenta bancaria cuando quiera.", "es", False),
        ("Depois de aprovado, você pode retirar o limite para a sua conta bancária a qualquer momento.", "pt", False),
        ("मंज़ूरी मिलने पर आप कभी भी अपनी लिमिट अपने बैंक खाते में निकाल सकते हैं।", "hi", False),
        ("Kapag aprubado na, puwede mong i-withdraw ang limit mo sa bank account mo anumang oras.", "fil", False),
        ("Withdraw it at any time, as you withdraw money.", "en", True),
        ("Withdraw your money, or opt out, at any time.", "en", True),
        ("额度可随时提现,也可随时撤销。", "zh-Hans", True),
        ("You may stop this at any time in the app.", "en", True),
    ],
)  # fmt: skip
def test_what_goes_to_a_bank_leaves_no_doubt_about_a_withdrawal(
    text: str, language: str, may_tell: bool
):
    signed = signed_sentences(text, language)
    assert any("N6" in one.may_tell_here for one in signed) is may_tell


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("You can clear your debt early at any time and remove your old phone number in Profile.", False),
        ("Remove your bank card in your account at any time.", False),
        ("Remove the list in your account at any time.", True),
        ("You can stop this and remove your old phone number in Profile.", True),
    ],
)  # fmt: skip
def test_what_is_the_borrowers_own_ends_no_consent(text: str, is_told: bool):
    whole = prepared(text)
    assert Pairs(text, read_named(text, whole, grammar("en"))).ends() is is_told
