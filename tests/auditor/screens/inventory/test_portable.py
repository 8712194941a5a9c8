"""The words of PDF files: read where they are whole, refused where nobody could tell."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

from auditor.screens.inventory.documents import NoText
from auditor.screens.inventory.portable import rejoined, words_of_pdf
from tests.auditor.screens.inventory.test_texts import inventory

LINES = ("We read the names and numbers in your contact list for", "the credit check, and share them with Acme Data Ltd.")  # fmt: skip


def pdf(*pages: str, pictured: int = -1, form: str = "") -> bytes:
    """Write a PDF of pages with lines of text, one with a picture, or with a form that draws itself."""
    writer = PdfWriter()
    for number, words in enumerate(pages):
        page = writer.add_blank_page(width=600, height=200)
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        fonts = {"/F1": writer._add_object(names(font))}
        rows = [f"20 {180 - 14 * at} Td ({one}) Tj" for at, one in enumerate(words.split("\n"))]
        drawn = "".join(f"BT /F1 12 Tf {row} ET\n" for row in rows) + ("/X Do\n" * bool(form))
        resources = DictionaryObject({NameObject("/Font"): objects(fonts)})
        things = {}
        if number == pictured:
            things["/P"] = writer._add_object(stream(b"\0", {"/Subtype": "/Image"}))
        if form:
            inner = stream(form.encode(), {"/Subtype": "/Form"})
            inner[NameObject("/BBox")] = ArrayObject([NumberObject(0)] * 4)
            reference = writer._add_object(inner)
            inner[NameObject("/Resources")] = objects({"/XObject": objects({"/X": reference})})
            things["/X"] = reference
        resources[NameObject("/XObject")] = objects(things)
        page[NameObject("/Resources")] = resources
        page[NameObject("/Contents")] = writer._add_object(stream(drawn.encode("latin-1"), {}))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def names(values: dict[str, str]) -> DictionaryObject:
    return objects({key: NameObject(one) for key, one in values.items()})


def objects(values: dict[str, object]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): one for key, one in values.items()})


def stream(data: bytes, keys: dict[str, str]) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(names(keys))
    return made


def test_the_writer_of_these_tests_writes_pdf() -> None:
    assert len(PdfReader(io.BytesIO(pdf("one", "two"))).pages) == 2


def test_a_line_that_the_width_parted_is_one_again() -> None:
    assert " ".join(LINES) in words_of_pdf(pdf("\n".join(LINES)))


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("经您同意后，我们会读取您手机通讯录中的联\n系人姓名。", "经您同意后，我们会读取您手机通讯录中的联系人姓名。"),
        ("Your rights\nYou may withdraw at any time, in the\nSettings of the app.", "Your rights\nYou may withdraw at any time, in the Settings of the app."),
        ("We collect the names of your contacts\n• and their numbers", "We collect the names of your contacts\n• and their numbers"),
        ("We collect the names of contacts.\nWe share them with nobody at all.", "We collect the names of contacts.\nWe share them with nobody at all."),
    ],
)  # fmt: skip
def test_lines_are_joined_where_the_page_ends_and_nowhere_else(page: str, lines: str) -> None:
    assert rejoined(page) == lines


def test_a_pdf_of_the_package_is_read_as_its_documents_are() -> None:
    found = inventory({"assets/privacy.pdf": pdf("\n".join(LINES))})
    assert [(one.where, one.source) for one in found.texts] == [
        ("policy-asset", "assets/privacy.pdf")
    ]
    assert not found.unread


def test_a_pdf_under_another_name_is_read_too() -> None:
    assert inventory({"res/raw/terms.txt": pdf("\n".join(LINES))}).texts


UNREAD = {
    "a page is a picture": pdf("\n".join(LINES), "", pictured=1),
    "a form that draws itself": pdf("\n".join(LINES), form="/X Do /X Do"),
    "breaks off": pdf("\n".join(LINES))[:300],
    "no words": pdf("", ""),
}


@pytest.mark.parametrize("why", UNREAD)
def test_what_may_hold_more_than_is_read_is_unread(why: str) -> None:
    found = inventory({"assets/privacy.pdf": UNREAD[why]})
    assert [one.name for one in found.unread] == ["assets/privacy.pdf"]
    assert not found.texts


def test_a_reviewer_has_seen_the_picture_on_the_page_that_is_given() -> None:
    assert " ".join(LINES) in words_of_pdf(UNREAD["a page is a picture"])
    with pytest.raises(NoText):
        words_of_pdf(UNREAD["a page is a picture"], is_given=False)
