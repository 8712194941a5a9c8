import pytest

from auditor.model.locales import locale_of_folder


@pytest.mark.parametrize(
    ("folder", "locale"),
    [
        ("raw", ""),
        ("raw-in", "id"),
        ("raw-hi", "hi"),
        ("raw-pt-rBR", "pt-BR"),
        ("raw-es-r419", "es-419"),
        ("raw-fil-rPH", "fil-PH"),
        ("raw-b+zh+Hant", "zh-Hant"),
        ("raw-b+in", "id"),
        ("raw-mcc510-in-night", "id"),
        ("raw-night", ""),
        ("raw-car", ""),
        ("raw-v26", ""),
        ("raw-sw600dp", ""),
    ],
)
def test_a_folder_of_resources_names_its_locale(folder: str, locale: str) -> None:
    assert locale_of_folder(folder) == locale
