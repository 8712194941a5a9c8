"""A language of no table that is near to one of them: Malay among Indonesian sentences."""

from auditor.sentences.sentences import languages_of, prepared
from auditor.sentences.statements import read_statements

SENTENCE = prepared("Anda boleh menolak dan pengajuan tetap diproses.")


def test_what_was_spoken_before_tells_a_near_language() -> None:
    assert "id" in languages_of(SENTENCE, before="id", locale="")
    assert "id" in languages_of(SENTENCE, before="", locale="id")


def test_an_indonesian_question_is_read() -> None:
    assert any(
        one.names_contacts and one.language == "id"
        for one in read_statements("Boleh kami lihat daftar kontak di ponselmu?")
    )
