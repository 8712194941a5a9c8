"""Which native libraries can reach the phonebook: those that name the provider, its class or the resolver.

There is no call for contacts in the NDK, so native code must go through Java by names (JNI). Code is
not examined; where the name stands, what Java can call (by exported names, or by registration: the
library names a class of the app with native methods) and which functions that load further code the
library imports is shown, so that a person can look further.
"""

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

from auditor.code.classes.program import Program
from auditor.dex import access_flags
from auditor.errors import InputError
from auditor.facts.ground.opaque_part import OpaquePart, member_evidence
from auditor.model.app import Limit, Member, Package
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind, LimitKind, Sense
from auditor.model.words import Words
from auditor.screens.inventory.scripts import ABIS

NAMES: Final = (
    b"com.android.contacts",
    b"content://contacts",
    b"content://icc",
    b"ContactsContract",
    b"android/provider/Contacts",
    b"getContentResolver",
)
"""What a native library must name to reach the provider, the telling ones first."""
_HINTS: Final = (b"ontacts", b"content://icc", b"getContentResolver")
"""One of these stands in each of the names: libraries are large."""
LARGEST: Final = 200_000_000
_MOST_SYMBOLS: Final = 20_000
_LONGEST: Final = 300
"""The access flag of native methods (dex format)."""
_LOADING: Final = ("dlopen", "dlsym", "android_dlopen_ext")
"""Imports by which native code gets at further code."""
_SHOWN: Final = 4


def find_native(package: Package, program: Program) -> Iterator[OpaquePart]:
    """Yield the libraries that name what leads to contacts.

    The libraries of one ABI stand for all: they are built from the same sources.
    """
    libraries = [one for one in package.members if one.magic == "elf"]
    for member in _of_one_abi(libraries):
        if member.size > LARGEST:
            yield _unread(member, f"it has {member.size} bytes")
            continue
        try:
            data = package.read(member)
        except InputError as fault:
            yield _unread(member, str(fault).removeprefix(f"{member.path}: "))
            continue
        if not any(hint in data for hint in _HINTS):
            continue
        found = [name.decode() for name in NAMES if name in data]
        if found:
            bound = [one for one in _native_classes(program) if one[1:-1].encode() in data]
            yield _part(member, found, data, bound)


def _unread(member: Member, why: str) -> OpaquePart:
    return OpaquePart(
        Limit(
            LimitKind.UNREADABLE_MEMBER,
            Words(
                f"The native library {member.name} could not be read, and what it names was not seen ({why}).",
                f"无法读取本地库 {member.name}，未能查看其提及的名称（{why}）。",
            ),
            member.path,
            (Sense.READ, Sense.FLOW),
        ),
        (member_evidence(member),),
    )


def _native_classes(program: Program) -> list[str]:
    """Return the classes of the app that declare native methods, sorted."""
    return sorted(
        {
            image.type_name(int(image.class_type[one]))
            for image in program.images
            for one in set(
                image.row_class[(image.row_flags & access_flags.NATIVE) != 0].tolist()
            )
        }
    )


def _part(
    member: Member, found: Sequence[str], data: bytes, bound: Sequence[str]
) -> OpaquePart:
    said = ", ".join(found)
    details = library_details(data, found[0].encode())
    if bound:
        details.append(f"names classes with native methods: {', '.join(bound[:_SHOWN])}")
    return OpaquePart(
        Limit(
            LimitKind.NATIVE,
            Words(
                f"The native library {member.name} names {said}; its code was not examined.",
                f"本地库 {member.name} 提及 {said}；其代码未检查。",
            ),
            member.path,
            (Sense.READ, Sense.FLOW),
        ),
        (
            Evidence(
                EvidenceKind.NATIVE,
                member.path,
                excerpt="; ".join([f"names {said}", *details])[:_LONGEST],
            ),
        ),
    )


def library_details(data: bytes, name: bytes) -> list[str]:
    """Say in which section a name stands, what Java can call, and what loads further code.

    Empty for a library whose headers are broken: phones need only the parts that load it.
    """
    from elftools.common.exceptions import ELFError
    from elftools.construct import ConstructError
    from elftools.elf.elffile import ELFFile

    try:
        elf = ELFFile(BytesIO(data))
        sections = list(elf.iter_sections())
        place = data.find(name)
        within = [
            one.name
            for one in sections
            if one["sh_offset"] <= place < one["sh_offset"] + one["sh_size"]
        ]
        told = [f"in {within[0]}"] if within and within[0] else []
        exports, imports = _symbols(sections)
        told += [f"exports {', '.join(exports[:_SHOWN])}"] if exports else []
        told += [f"imports {', '.join(imports)}"] if imports else []
    except (
        ELFError, ConstructError, struct.error, ValueError, KeyError, IndexError, TypeError,
        AttributeError, AssertionError, OverflowError, RecursionError, MemoryError,
    ):  # fmt: skip
        return []
    return told


def _symbols(sections: Sequence[object]) -> tuple[list[str], list[str]]:
    """Return the functions by which Java calls in, and the imports that load further code."""
    exports, imports = set(), set()
    left = _MOST_SYMBOLS
    for section in sections:
        if not hasattr(section, "iter_symbols"):
            continue
        for symbol in section.iter_symbols():
            left -= 1
            if left < 0:
                break
            is_import = symbol["st_shndx"] == "SHN_UNDEF"
            if is_import and symbol.name in _LOADING:
                imports.add(symbol.name)
            elif not is_import and symbol.name.startswith(("Java_", "JNI_OnLoad")):
                exports.add(symbol.name)
    return sorted(exports), sorted(imports)


def _of_one_abi(libraries: Sequence[Member]) -> Iterator[Member]:
    """Yield each library once, of the ABI that phones prefer."""
    seen: set[str] = set()
    ranked = sorted(libraries, key=lambda one: (_abi_rank(one.name), one.part, one.name))
    for member in ranked:
        name = member.name.rpartition("/")[2]
        if name not in seen:
            seen.add(name)
            yield member


def _abi_rank(name: str) -> int:
    return next((rank for rank, abi in enumerate(ABIS) if f"/{abi}/" in f"/{name}"), 9)
