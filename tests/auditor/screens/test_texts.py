"""What is taken for a text, and that a text which was not read is told."""

from dataclasses import dataclass, field

import pytest

from auditor.model.app import Member, UiString
from auditor.screens import texts
from auditor.screens.texts import take_inventory
from tests.axml_builder import Xml, compile_xml


@dataclass
class FakeResources:
    found: tuple[UiString, ...] = ()

    def strings(self):
        return self.found

    def locales(self):
        return sorted({one.locale for one in self.found})


@dataclass
class FakePackage:
    """A package of members by name and content."""

    files: dict[str, bytes]
    resources: FakeResources = field(default_factory=FakeResources)

    @property
    def members(self):
        return tuple(
            Member("base.apk", name, len(data), "axml" if data[:2] == b"\x03\x00" else "text")
            for name, data in sorted(self.files.items())
        )

    def read(self, member):
        return self.files[member.name]


def inventory(files, *strings):
    return take_inventory(FakePackage(files, FakeResources(strings)), ())


def read(files):
    return [one.text for one in inventory(files).texts]


LAYOUT = compile_xml(Xml("TextView", {"text": "Read your contacts"}))


def test_a_page_of_the_assets_is_read_without_its_markup() -> None:
    (text,) = read({"assets/privacy.html": b"<p>We read <b>your contacts</b></p>"})
    assert "your contacts" in text
    assert "<" not in text


def test_a_large_page_is_read_to_its_end() -> None:
    page = b"<p>" + b"long words here. " * 60_000 + b"We read your contacts.</p>"
    (text,) = read({"assets/privacy.html": page})
    assert text.rstrip().endswith("We read your contacts.")


def test_a_short_lined_text_file_is_read_whatever_its_shape() -> None:
    assert read({"assets/consent.txt": "我们\n读取\n通讯录\n".encode()}) == [
        "我们\n读取\n通讯录\n"
    ]


def test_a_vast_list_of_words_is_no_document() -> None:
    words = b"".join(b"word%d\n" % number for number in range(40_000))
    assert read({"assets/dictionary.txt": words}) == []


def test_a_text_beyond_the_limit_is_told_as_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "LARGEST_DOCUMENT", 10)
    found = inventory({"assets/privacy.html": b"<p>We read your contacts</p>"})
    assert [one.name for one in found.unread] == ["assets/privacy.html"]
    assert found.texts == ()


def test_the_words_of_a_layout_are_read() -> None:
    assert "Read your contacts" in read({"res/layout/a.xml": LAYOUT})


def test_a_broken_layout_is_told_as_unread() -> None:
    found = inventory({"res/layout/a.xml": LAYOUT[:40]})
    assert [one.name for one in found.unread] == ["res/layout/a.xml"]


def test_layouts_without_a_resource_table_are_told() -> None:
    assert inventory({"res/layout/a.xml": LAYOUT}).lacks_table
    assert not inventory({"res/layout/a.xml": LAYOUT, "resources.arsc": b"x"}).lacks_table


def test_a_package_without_layouts_needs_no_resource_table() -> None:
    assert not inventory({"assets/a.txt": b"Hello, borrower."}).lacks_table


def test_a_document_that_is_no_text_is_told_as_unread() -> None:
    found = inventory({"assets/policy.pdf": b"%PDF-1.7"})
    assert [one.name for one in found.unread] == ["assets/policy.pdf"]


@pytest.mark.parametrize("name", ["LICENSE.txt", "assets/licenses.html", "org/x/messages.txt"])
def test_what_no_screen_shows_is_no_text(name: str) -> None:
    assert read({name: b"We read your contacts, says this long line of a licence."}) == []


def test_a_name_that_only_begins_like_a_librarys_is_the_apps_own() -> None:
    own = UiString(1, "string/onboarding_consent", "", "We read your contacts", "base.apk")
    library = UiString(2, "string/abc_action_bar_up_description", "", "Navigate up", "base.apk")
    found = inventory({}, own, library)
    assert [one.library for one in found.texts] == [False, True]
