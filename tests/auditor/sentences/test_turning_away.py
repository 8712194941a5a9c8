"""What a passing message says to who has refused."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.sentences.turning_away import turns_away


@pytest.mark.parametrize(
    "text",
    [
        "Without this the loan cannot be given",
        "You cannot apply without it.",
        "Permission is required",
        "Please agree to continue.",
        "未授权无法申请借款",
        "Tidak dapat melanjutkan tanpa izin",
        "É necessário aceitar para continuar",
    ],
)
def test_says_that_nothing_goes_on(text: str) -> None:
    assert turns_away(text) is Kleene.YES


@pytest.mark.parametrize(
    "text",
    [
        "Your application has been received",
        "Solicitud enviada",
        "Thank you. We will go on without your contacts.",
        "Anda dapat melanjutkan tanpa kontak",
    ],
)
def test_says_that_it_goes_on(text: str) -> None:
    assert turns_away(text) is Kleene.NO


@pytest.mark.parametrize(
    "text",
    [
        "Thank you",
        "Natanggap na ang hiling mo",
        "You declined. You can change this in settings.",
        "拒绝授权不影响借款",
        "Consent is not required",
    ],
)
def test_says_neither(text: str) -> None:
    assert turns_away(text) is Kleene.UNKNOWN
