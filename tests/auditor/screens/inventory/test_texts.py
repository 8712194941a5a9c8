"""What is taken for a text, and that a text which was not read is told."""

import gzip
import io
import zipfile
from dataclasses import dataclass, field

import pytest

from auditor.model.app import Member, UiString
from auditor.screens.inventory import texts
from auditor.screens.inventory.mentions import find_mentions
from auditor.screens.inventory.texts import take_inventory
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
            Member("base.apk", name, len(data), magic_of(data))
            for name, data in sorted(self.files.items())
        )

    def read(self, member):
        return self.files[member.name]


def inventory(files, *strings):
    return take_inventory(FakePackage(files, FakeResources(strings)), ())


def read(files):
    return [one.text for one in inventory(files).texts]


def magic_of(data):
    starts = {b"\x03\x00": "axml", b"PK": "zip", b"\x1f\x8b": "gzip", b"\x00\x01": ""}
    return starts.get(data[:2], "text")


def zipped(name, text):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, text)
    return buffer.getvalue()


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
    licence = b"Apache License, 2.0. We read your contacts, says this long line of a licence."
    assert read({name: licence}) == []


def test_a_name_that_only_begins_like_a_librarys_is_the_apps_own() -> None:
    own = UiString(1, "string/onboarding_consent", "", "We read your contacts", "base.apk")
    library = UiString(2, "string/abc_action_bar_up_description", "", "Navigate up", "base.apk")
    found = inventory({}, own, library)
    assert [one.library for one in found.texts] == [False, True]


ACCESS = "We access your contact list."
CHINESE = "我们将读取您的通讯录。"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("res/raw/consent", ACCESS.encode()),
        ("res/raw/consent.rtf", ACCESS.encode()),
        ("r/aB", ACCESS.encode()),
        ("assets/i18n/en.yaml", b"consent: " + ACCESS.encode()),
        ("assets/texts.csv", b"consent," + ACCESS.encode()),
        ("assets/page.svg", f"<svg><text>{ACCESS}</text></svg>".encode()),
        ("assets/licence_agreement.txt", ACCESS.encode()),
        ("assets/consent.txt", b"We access your contact&nbsp;list."),
        ("assets/consent.txt", b"We will read the contact\nlist of the borrower."),
        ("assets/consent.txt", b"You allow access to your\ncontacts for the loan."),
        ("assets/consent.html", b"<p>We read your <b>contacts</b>.</p>"),
        ("assets/consent.html", b"<p>We read your phone\n <b>book</b>.</p>"),
        ("assets/consent.html", f"<script>var t = '{ACCESS}'</script>".encode()),
        ("assets/consent.html", f'<input value="{ACCESS}">'.encode()),
        ("assets/consent.html", ACCESS.encode("utf-16-le")),
        ("assets/consent.html", CHINESE.encode("gb18030")),
        ("assets/consent.json", b'{"t": "\\u901a\\u8baf\\u5f55"}'),
        ("assets/consent.js", b"t = '&#36890;&#35759;&#24405;'"),
        ("assets/consent.txt", "We access your contact\u200e \u2066list".encode()),
        ("assets/www.zip", zipped("consent.html", ACCESS)),
        ("assets/consent.bin", gzip.compress(ACCESS.encode(), mtime=0)),
    ],
)
def test_a_phonebook_is_found_however_its_text_is_shipped(name: str, data: bytes) -> None:
    assert find_mentions(inventory({name: data}).haystack)


def test_a_file_that_is_called_a_page_and_is_none_is_told_as_unread() -> None:
    found = inventory({"assets/consent.html": bytes(range(256))})
    assert [one.name for one in found.unread] == ["assets/consent.html"]


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(ACCESS.encode() * 400, mtime=0)[:-40],
        gzip.compress(b"Lending is simple. " * 1_200_000, mtime=0),
        zipped("consent.pdf", "%PDF-1.7"),
    ],
    ids=["breaks off", "is too large", "holds a document"],
)
def test_an_archive_that_is_not_read_to_its_end_is_told_as_unread(data: bytes) -> None:
    found = inventory({"assets/texts.bin": data})
    assert [one.name for one in found.unread] == ["assets/texts.bin"]


def test_an_archive_that_cannot_be_opened_is_told_as_unread() -> None:
    found = inventory({"assets/www.zip": b"PK\x03\x04 and no more"})
    assert [one.name for one in found.unread] == ["assets/www.zip"]


def test_the_markup_of_a_string_does_not_part_its_words() -> None:
    one = UiString(1, "string/consent", "", "We read your contact <b>list</b>", "base.apk")
    assert find_mentions(inventory({}, one).haystack)


@pytest.mark.parametrize(
    ("data", "is_named"),
    [
        ("// finds all contacts of the phone\nvar t = 'Loans';", False),
        ("/* Reads the contacts\n of the phone */\nvar t = 'Loans';", False),
        ("var t = 'We read your contacts'; // see https://a.example", True),
        ("cordova.define('p.contacts', function(r) { /* all contacts */ });", False),
        (
            "// Platform: android\n;(function() {\nvar PLATFORM_VERSION_BUILD_LABEL = '9';",
            False,
        ),
        ("cordova.define('p.ask', function() { confirm('We read your contacts'); });", True),
        ("list(people[i].contacts, contacts[i].displayName, 1);", False),
    ],
)
def test_what_a_script_says_to_its_maker_is_no_text(data: str, is_named: bool) -> None:
    found = find_mentions(inventory({"assets/www/a.js": data.encode()}).haystack)
    assert bool(found) is is_named


@pytest.mark.parametrize(
    ("last", "is_named"), [("'We read your contacts'", True), ("'Loans'", False)]
)
def test_a_script_whose_lines_begin_with_remarks_is_read_in_one_go(
    last: str, is_named: bool
) -> None:
    # As webpack writes them for a build that is not minified: each way to part them was tried.
    script = "/******/ " * 60 + f"/******/ (function(modules) {{ var t = {last}; }})"
    found = find_mentions(inventory({"assets/www/a.js": script.encode()}).haystack)
    assert bool(found) is is_named


@pytest.mark.parametrize(
    "query",
    [
        "select * from contacts where id =",
        "in (select _id from contacts where name = ?)",
        "insert into contacts values (?)",
        "drop table contacts",
    ],
)
def test_a_query_is_no_text(query: str) -> None:
    assert not texts._is_sentence(query)


@pytest.mark.parametrize(
    "words", ["Select contacts from the list", "Delete from contacts?", "Update your contacts"]
)
def test_what_only_begins_like_a_query_is_a_text(words: str) -> None:
    assert texts._is_sentence(words)


def test_a_map_from_lines_to_source_files_is_no_text() -> None:
    assert not texts._is_sentence("SMAP\nContacts.kt\nKotlin\n*S Kotlin\n*F\n+ 1 Contacts.kt\n")


@pytest.mark.parametrize(("parent", "is_read"), [("widget", False), ("PreferenceScreen", True)])
def test_what_configures_cordova_is_no_text(parent: str, is_read: bool) -> None:
    inner = Xml("feature", {"name": "Your contacts"}, [Xml("param", {"value": "x.y"})])
    data = compile_xml(Xml(parent, {}, [inner]))
    assert ("Your contacts" in read({"res/xml/config.xml": data})) is is_read


CODED = (
    b"c29tZSBkYXRhIHRoYXQgbm8gcGVyc29uIGNhbiByZWFkIGF0IGFsbCBzaW5jZSBpdCBpcyBjaXBoZXJlZA\n" * 40
)


def docx(*members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in members:
            archive.writestr(name, "<w:t>We keep what you give us.</w:t>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("assets/privacy.txt", CODED),
        ("assets/privacy_policy.html", b"<html><body>" + CODED + b"</body></html>"),
        ("assets/privacy.html", docx("[Content_Types].xml", "word/document.xml")),
        ("assets/privacy.html", docx("page-1.png")),
        ("assets/privacy", b"\x00\x01" + bytes(range(256)) * 8),
        ("assets/privacy.txt", "\ue001\ue002 We".encode("utf-8") * 50),
    ],
)
def test_a_policy_without_words_is_unread_and_no_silent_document(
    name: str, data: bytes
) -> None:
    found = inventory({name: data})
    assert [one.name for one in found.unread] == [name]
    assert found.texts == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("assets/privacy.html", docx("privacy.html")),
        ("assets/privacy", b"We read your contact list to verify who you are."),
        ("assets/privacy.html", b"<p>We read your contacts.</p><img src=data:" + CODED + b">"),
        ("assets/privacy.txt", "我们读取您的通讯录用于核实身份。".encode("gb18030")),
        ("assets/model.bin", b"\x00\x01" + bytes(range(256)) * 8),
    ],
)
def test_a_policy_with_words_and_what_is_no_policy_are_no_limit(name: str, data: bytes) -> None:
    assert inventory({name: data}).unread == ()
