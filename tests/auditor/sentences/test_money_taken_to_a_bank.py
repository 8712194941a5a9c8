"""What is withdrawn to a bank account is money, and no consent (N6)."""

import pytest

from auditor.sentences.statements import read_statements


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
