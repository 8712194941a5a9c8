import io
import struct
import warnings
import zipfile

import pytest

from auditor.apk.archive import Archive
from auditor.apk.caps import Caps
from auditor.errors import OverLimit, UnreadablePackage
from tests.axml_builder import build_apk

TEXT = b"the borrower's phonebook " * 40
CENTRAL = b"PK\x01\x02"
LOCAL = b"PK\x03\x04"
END = b"PK\x05\x06"


def opened(data: bytes, caps: Caps | None = None) -> Archive:
    return Archive(memoryview(data), "loan.apk", caps or Caps())


def patched(data: bytes, signature: bytes, offset: int, value: bytes, *, nth: int = 0) -> bytes:
    """Overwrite a field of the n-th record with a signature."""
    at = -1
    for _ in range(nth + 1):
        at = data.index(signature, at + 1)
    return data[: at + offset] + value + data[at + offset + len(value) :]


def oddities(archive: Archive) -> list[str]:
    return [one.what for one in archive.oddities]


def test_stored_and_deflated_members_are_read() -> None:
    archive = opened(build_apk({"a.txt": TEXT, "resources.arsc": TEXT}))
    assert archive.read("a.txt") == archive.read("resources.arsc") == TEXT
    assert archive.oddities == ()


def test_a_made_up_method_is_read_as_stored_when_the_bytes_are_stored() -> None:
    data = patched(build_apk({"resources.arsc": TEXT}), CENTRAL, 10, struct.pack("<H", 0x2A3F))
    archive = opened(data)
    assert archive.read("resources.arsc") == TEXT
    assert "a compression method is none that exists" in oddities(archive)


def test_a_made_up_method_is_inflated_when_the_bytes_are_deflated() -> None:
    data = patched(build_apk({"a.txt": TEXT}), CENTRAL, 10, struct.pack("<H", 99))
    assert opened(data).read("a.txt") == TEXT
    assert opened(data).head("a.txt", 8) == TEXT[:8]


def test_a_made_up_method_with_a_false_packed_size_is_read_as_android_reads_it() -> None:
    data = patched(build_apk({"resources.arsc": TEXT}), CENTRAL, 10, struct.pack("<H", 77))
    data = patched(data, CENTRAL, 20, struct.pack("<I", 5))
    assert opened(data).read("resources.arsc") == TEXT


def test_the_encryption_flag_is_ignored_and_told() -> None:
    data = patched(build_apk({"a.txt": TEXT}), CENTRAL, 8, struct.pack("<H", 1))
    archive = opened(data)
    assert archive.read("a.txt") == TEXT
    assert oddities(archive) == ["a member is marked as encrypted"]


def test_the_central_directory_decides_against_a_local_header() -> None:
    data = build_apk({"classes.dex": TEXT})
    data = patched(data, LOCAL, 8, struct.pack("<H", 0))
    archive = opened(patched(data, LOCAL, 18, struct.pack("<I", 3)))
    assert archive.read("classes.dex") == TEXT
    assert oddities(archive) == ["a local header contradicts the central directory"]


def test_data_before_the_archive_shift_all_offsets() -> None:
    archive = opened(b"#!/bin/sh\n" + build_apk({"a.txt": TEXT}))
    assert archive.read("a.txt") == TEXT
    assert oddities(archive) == ["data stand before the archive"]


def test_data_behind_the_archive_are_told() -> None:
    archive = opened(build_apk({"a.txt": TEXT}) + b"appended")
    assert archive.read("a.txt") == TEXT
    assert oddities(archive) == ["data stand behind the archive"]


def test_of_two_members_with_one_name_the_first_is_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as writer:
        writer.writestr("classes.dex", b"first")
        writer.writestr("classes.deX", b"second")
    archive = opened(buffer.getvalue().replace(b"classes.deX", b"classes.dex"))
    assert archive.read("classes.dex") == b"first"
    assert "two members have one name" in oddities(archive)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/absolute", "classes.dex/x", "AndroidManifest.xml/x"]
)
def test_names_that_would_be_dangerous_on_a_disk_are_just_names(name: str) -> None:
    archive = opened(build_apk({name: TEXT}))
    assert archive.read(name) == TEXT
    assert oddities(archive) == ["a member's name shadows a file that Android reads"]


def test_a_name_that_is_no_utf8_is_kept_printable() -> None:
    data = build_apk({"a_x": TEXT}).replace(b"a_x", b"a\xffx")
    assert opened(data).read("a\\xffx") == TEXT


def test_members_beyond_the_promised_count_are_told() -> None:
    data = build_apk({"a": TEXT, "b": TEXT})
    whole = patched(data, END, 10, struct.pack("<H", 1))
    second = whole.index(CENTRAL, whole.index(CENTRAL) + 1)
    size = second - whole.index(CENTRAL)
    archive = opened(patched(whole, END, 12, struct.pack("<I", size)))
    assert list(archive.entries) == ["a"]
    assert "the central directory hides members" in oddities(archive)


def test_a_directory_that_breaks_off_gives_what_can_be_read() -> None:
    data = patched(build_apk({"a": TEXT, "b": TEXT}), CENTRAL, 0, b"XXXX", nth=1)
    archive = opened(data)
    assert list(archive.entries) == ["a"]
    assert "the central directory breaks off early" in oddities(archive)


def test_zip64_fields_are_read() -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", allowZip64=True) as writer,
        writer.open(zipfile.ZipInfo("a.txt"), "w", force_zip64=True) as member,
    ):
        member.write(TEXT)
    data = buffer.getvalue()
    at = data.index(CENTRAL)
    name_len, extra_len = struct.unpack_from("<2H", data, at + 28)
    compressed, size = struct.unpack_from("<2I", data, at + 20)
    extra = struct.pack("<HHQQ", 1, 16, size, compressed)
    start, tail = at + 46 + name_len, data[at + 46 + name_len + extra_len :]
    head = bytearray(data[:start])
    struct.pack_into("<2I", head, at + 20, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<H", head, at + 30, len(extra))
    data = bytes(head) + extra + tail
    data = patched(data, END, 12, struct.pack("<I", data.index(END) - at))
    assert opened(data).read("a.txt") == TEXT


def test_a_missing_member_is_named() -> None:
    with pytest.raises(UnreadablePackage, match=r"^loan\.apk!b: no such member: "):
        opened(build_apk({"a": TEXT})).read("b")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"hello, this is no archive", "it is not a zip archive"),
        (build_apk({"a": TEXT})[:60], "breaks off before its central directory"),
    ],
)
def test_what_is_no_archive_is_said_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(UnreadablePackage, match=says) as caught:
        opened(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("loan.apk: ")


def test_broken_deflated_bytes_are_refused() -> None:
    data = build_apk({"a.txt": TEXT})
    data = data[:35] + b"\xff" * 20 + data[55:]
    with pytest.raises(UnreadablePackage, match=r"^loan\.apk!a\.txt: its bytes are broken"):
        opened(data).read("a.txt")


def test_a_member_over_the_size_limit_is_refused() -> None:
    with pytest.raises(OverLimit, match=r"1000 bytes are more than the 999"):
        opened(build_apk({"a.txt": TEXT}), Caps(member=999)).read("a.txt")


def test_members_that_come_to_too_much_are_refused_but_each_counts_once() -> None:
    archive = opened(build_apk({"a": TEXT, "b": TEXT}), Caps(total=1500))
    assert archive.read("a") == archive.read("a")
    with pytest.raises(OverLimit, match="come to more than the 1500 bytes"):
        archive.read("b")


def test_a_bomb_is_refused_by_its_ratio() -> None:
    archive = opened(build_apk({"a": b"\0" * 100_000}), Caps(ratio_from=1000, ratio=100))
    with pytest.raises(OverLimit, match="look like a zip bomb"):
        archive.read("a")


def test_too_many_members_are_refused() -> None:
    with pytest.raises(OverLimit, match="3 members are more than the 2"):
        opened(build_apk({"a": b"", "b": b"", "c": b""}), Caps(entries=2))


def test_a_member_that_claims_more_than_it_holds_is_refused() -> None:
    data = patched(build_apk({"a": TEXT}), CENTRAL, 24, struct.pack("<I", 4000))
    with pytest.raises(UnreadablePackage, match="1000 of 4000 bytes are there"):
        opened(data).read("a")


def test_inflating_stops_at_the_size_that_the_directory_says() -> None:
    data = patched(build_apk({"a": TEXT}), CENTRAL, 24, struct.pack("<I", 10))
    assert opened(data).read("a") == TEXT[:10]


def test_the_first_bytes_of_a_member_are_inflated_even_if_deflating_saved_nothing() -> None:
    data = "hello".encode("utf-16")
    archive = opened(build_apk({"a.txt": data}))
    assert archive.entries["a.txt"].compressed == archive.entries["a.txt"].size
    assert archive.head("a.txt", 64) == data


def test_an_archive_with_a_zip64_end_is_read() -> None:
    data = build_apk({"a.txt": TEXT})
    end = data.index(END)
    start = data.index(CENTRAL)
    record = struct.pack(
        "<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, end - start, start
    )
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    unset = struct.pack("<4s4H2LH", END, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    archive = opened(data[:end] + record + locator + unset)
    assert archive.read("a.txt") == TEXT


def test_a_zip64_end_that_is_not_there_is_refused() -> None:
    data = build_apk({"a.txt": TEXT})
    unset = patched(data, END, 12, b"\xff" * 8)
    with pytest.raises(UnreadablePackage, match="its central directory is not at"):
        opened(unset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0xFFFFFFFF, 1)
    at = unset.index(END)
    with pytest.raises(UnreadablePackage, match="its central directory is not at"):
        opened(unset[:at] + locator + unset[at:])


@pytest.mark.parametrize("name", ["AndroidManifest.xml", "resources.arsc"])
def test_what_is_decoded_whole_may_not_be_as_large_as_other_members(name: str) -> None:
    archive = opened(build_apk({name: TEXT, "a": TEXT}), Caps(document=500, table=500))
    with pytest.raises(OverLimit, match="1000 bytes are more than the 500"):
        archive.read(name)
    assert archive.read("a") == TEXT


def test_a_size_that_deflate_cannot_reach_is_false_and_no_bomb() -> None:
    data = patched(build_apk({"a": TEXT}), CENTRAL, 24, struct.pack("<I", 400_000))
    with pytest.raises(UnreadablePackage, match="1000 of 400000 bytes are there"):
        opened(data, Caps(ratio_from=1000, ratio=100)).read("a")


def test_of_two_members_with_one_name_the_one_that_is_not_read_is_remembered() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for data in (b"first", b"second"):
            archive.writestr(zipfile.ZipInfo("classes.dex"), data)
        for _ in range(2):
            archive.writestr(zipfile.ZipInfo("a.txt"), b"same")
    assert [one.name for one in opened(out.getvalue()).shadowed] == ["classes.dex"]


def test_an_archive_before_the_archive_is_told_apart_from_a_stub_before_it() -> None:
    archive = build_apk({"a.txt": TEXT})
    other = build_apk({"b.txt": TEXT, "c.txt": TEXT})
    assert opened(archive + other).has_archive_before
    assert not opened(b"#!/bin/sh\n" + archive).has_archive_before
    assert not opened(archive).has_archive_before


def test_of_two_archives_with_one_layout_the_first_is_read_and_the_other_told() -> None:
    # The second one's end says where the first one's directory is: that is what Android reads.
    archive = build_apk({"a.txt": TEXT})
    both = opened(archive + archive.replace(b"a.txt", b"b.txt"))
    assert list(both.entries) == ["a.txt"]
    assert oddities(both) == ["data stand between the central directory and the archive's end"]


def test_a_bomb_and_a_crowd_of_empty_members_are_told_without_being_read() -> None:
    caps = Caps(ratio_from=1000, ratio=100)
    (bomb,) = opened(build_apk({"assets/a": b"\0" * 100_000, "b": TEXT}), caps).oddities
    assert (bomb.what, bomb.member) == ("a member looks like a zip bomb", "assets/a")
    crowd = build_apk({f"a{number}": b"" for number in range(1_000)})
    assert oddities(opened(crowd)) == ["thousands of members are empty"]
    assert oddities(opened(build_apk({f"a{number}": b"" for number in range(999)}))) == []


def test_an_archives_end_behind_too_much_is_said() -> None:
    with pytest.raises(UnreadablePackage, match="65557 bytes stand behind the archive's end"):
        opened(build_apk({"a": TEXT}) + b"x" * 70_000)
