"""Who says behind the phonebook's sentence that no third party gets *it* denies that it is shared; who names one that does denies nothing."""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements


def _denies_sharing(text: str) -> bool:
    return any(
        one.mode is Mode.DENIAL and Topic.SHARE in one.topics for one in read_statements(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Kami membaca daftar kontak Anda. Tidak ada pihak ketiga yang menerimanya.",
        "Kami membaca daftar kontak Anda. Tidak ada pihak lain yang memperolehnya.",
        "Leemos su lista de contactos. Ningún tercero la recibe.",
        "Lemos a sua lista de contatos. Nenhum terceiro a recebe.",
    ],
)
def test_no_third_party_that_gets_it(text: str) -> None:
    assert _denies_sharing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kami membaca daftar kontak Anda. Biro kredit PT Skor yang menerimanya menyimpannya 90 hari.",
        "Kami membaca daftar kontak Anda. Anda tidak akan menerimanya lewat pos.",
        "Leemos su lista de contactos. La recibe también Datacrédito.",
    ],
)
def test_somebody_who_gets_it(text: str) -> None:
    assert not _denies_sharing(text)
