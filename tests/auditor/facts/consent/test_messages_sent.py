"""Messages that are only sent are no data that the act lets be taken besides (C6)."""

import pytest

from auditor.facts.consent.bundled import _may_be_used
from auditor.screens.notice.screen_rows import rows_of

ASKED = "Autorizo leer la lista de contactos de este teléfono."


@pytest.mark.parametrize(
    ("line", "is_taken"),
    [
        (
            "Finalidad: enviar por SMS, desde tu teléfono, una invitación a cada contacto.",
            False,
        ),
        ("Finalidad: enviar una invitación por SMS.", False),
        ("Finalidad: leer tus SMS para evaluar el riesgo.", True),
    ],
)
def test_an_invitation_by_message_takes_no_messages(line, is_taken):
    rows = list(rows_of([ASKED, line], ["es", "es"]))
    assert (
        any(row.is_of_other_data and _may_be_used(row) for row in rows if row.text) is is_taken
    )
