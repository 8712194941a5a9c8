"""What of a JSON file somebody can read: not what it says to a builder or to another system."""

import pytest

from auditor.screens.inventory.json_values import said_values

MANIFEST = "assets/apps/__UNI__1/www/manifest.json"
MODULES = '{"name": "a b", "permissions": {"Contacts": {"description": "通讯录"}}}'
OTHER = '{"ios": {"infoPlist": {"NSContactsUsageDescription": "To see your contacts"}}, "text": "Read this"}'


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (MODULES, MANIFEST, ("a b",)),
        (MODULES, "assets/texts.json", ("a b", "通讯录")),
        (OTHER, "assets/app.json", ("Read this",)),
        ('{"NSContactsUsageDescription": "x y"}', "assets/app.json", ()),
        ("no json", "assets/app.json", None),
    ],
)
def test_only_what_android_can_show_is_said(
    text: str, name: str, said: tuple[str, ...] | None
) -> None:
    assert said_values(text, name) == said
