"""Native libraries are told by what they name, and shown with what Java can call."""

import random
from pathlib import Path

import pytest

from auditor.apk.package import open_package
from auditor.code.classes.program import Program
from auditor.dex.image import read_container
from auditor.errors import OverLimit
from auditor.facts.hidden.native import _HINTS, NAMES, find_native, library_details
from auditor.model.app import Member
from auditor.model.vocabulary import Sense
from samples.elf import library

NO_CODE = Program((), None)
ELF = library(["native words", "another word"])


class FakePackage:
    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.members = tuple(
            Member("base.apk", name, len(data), "elf") for name, data in sorted(files.items())
        )

    def read(self, member: Member) -> bytes:
        return self.files[member.name]


def test_every_name_has_a_hint() -> None:
    assert all(any(hint in name for hint in _HINTS) for name in NAMES)


def test_a_library_is_told_once_of_the_abi_that_phones_prefer() -> None:
    data = b"\x7fELF" + bytes(60) + b"content://com.android.contacts/data\0getContentResolver\0"
    package = FakePackage(
        {
            "lib/armeabi-v7a/liba.so": data,
            "lib/arm64-v8a/liba.so": data,
            "lib/arm64-v8a/libb.so": b"\x7fELF" + bytes(60) + b"contacts of a switch",
        }
    )
    (part,) = find_native(package, NO_CODE)
    assert part.limit.scope == "base.apk!lib/arm64-v8a/liba.so"
    assert "com.android.contacts, getContentResolver" in part.limit.because.en


def test_a_library_that_cannot_be_read_is_told_and_blinds_reads() -> None:
    class Closed(FakePackage):
        def read(self, member: Member) -> bytes:
            raise OverLimit(f"{member.path}: looks like a zip bomb")

    (part,) = find_native(Closed({"lib/arm64-v8a/liba.so": b"\x7fELF"}), NO_CODE)
    assert part.limit.because.en.endswith("was not seen (looks like a zip bomb).")
    assert part.limit.blinds == (Sense.READ, Sense.FLOW)


def test_a_class_whose_native_methods_it_can_register_is_named() -> None:
    path = Path(__file__).parents[4] / "samples" / "built" / "native_names_provider.apk"
    package = open_package(path)
    images = tuple(
        one for name, data in package.dex_images() for one in read_container(data, name)
    )
    (part,) = find_native(package, Program(images, package.manifest))
    assert "Lcom/brightfern/credit/people/Scorer;" in part.evidence[0].excerpt


def test_the_section_of_a_name_is_told() -> None:
    (told, *_) = library_details(ELF, b"native words")
    assert told.startswith("in .rodata")


@pytest.mark.parametrize("length", [0, 4, 16, 64, 200])
def test_a_library_that_is_cut_off_has_no_details(length: int) -> None:
    assert library_details(ELF[:length], b"x") == []


def test_a_library_with_broken_headers_stops_nothing() -> None:
    rng = random.Random(7)
    sections = int.from_bytes(ELF[40:48], "little")
    for _ in range(150):
        data = bytearray(ELF)
        for _ in range(4):
            at = rng.choice((rng.randrange(64), sections + rng.randrange(len(ELF) - sections)))
            data[at] = rng.randrange(256)
        assert isinstance(library_details(bytes(data), b"native words"), list)
