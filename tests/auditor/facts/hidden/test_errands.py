"""Dialogs whose words a server sends, above a button that asks for an errand."""

import pytest

from tests.auditor.facts.hidden.test_pages import dialog

BUTTON = (
    "Landroid/app/AlertDialog$Builder;->{}(Ljava/lang/CharSequence;"
    "Landroid/content/DialogInterface$OnClickListener;)Landroid/app/AlertDialog$Builder;"
)


def shown(label, method="setPositiveButton"):
    given = f'const-string v0, "{label}"\nconst/4 p1, 0x0\ninvoke-virtual {{p0, v0, p1}}, {BUTTON.format(method)}\n'
    return len(dialog(f"{given}move-object v0, p2"))


@pytest.mark.parametrize(
    "label", ["Update now", "立即更新", "Retry", "Descargar", "Cập nhật ngay"]
)
def test_a_message_above_an_errand_leaves_no_consent_open(label):
    assert shown(label) == 0


@pytest.mark.parametrize("label", ["Agree", "OK", "Continue", "Agree and update", "同意并更新"])
def test_a_message_above_what_agrees_leaves_it_open(label):
    assert shown(label) == 1


def test_a_button_beside_the_one_that_agrees_decides_nothing():
    assert shown("Update now", "setNegativeButton") == 1
