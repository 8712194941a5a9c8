"""A table's word of several words, one of which may have any ending: `need* to`, `agência* de cobrança`."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements
from auditor.sentences.terms import grammar, grammar_of_table

NOTHING = ("aim", "onward", "no_aim", "placed", "stage", "empty_aim", "unlock", "idle", "taking", "giving", "revoking", "stopping", "firm", "reaching")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the app needs to read it", ["needs to"]),
        ("we promise to read it", ["promise to"]),
        ("we promise you to read it", []),
        ("we are in need, to read it", []),
    ],
)
def test_words_stand_side_by_side(text, found):
    table = grammar_of_table("consent/doubts", NOTHING, "en")
    assert [text[one.start : one.end] for one in table.scan(text).get("no_aim", ())] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "enviamos a agências de cobrança"),
        ("es", "se envía a las agencias de cobranza"),
        ("pt", "enviamos aos birôs de crédito"),
    ],
)
def test_a_plural_inside_a_name_is_read(language, text):
    assert grammar(language).scan(text)["named_recipients"]


@pytest.mark.parametrize(
    "text",
    [
        "Los servicios prestados a terceros se rigen por sus propios términos.",
        "Avisaremos a su correo cuando venza la cuota.",
        "Avisaremos seus prazos por e-mail.",
        "Para não emprestar a golpistas, lemos seus contatos.",
    ],
)
def test_a_beginning_of_another_word_is_none(text):
    assert all(
        "N5" not in one.states and one.mode is not Mode.PRESSURE
        for one in read_statements(text)
    )
