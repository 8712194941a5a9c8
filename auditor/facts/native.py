"""Which native libraries can reach the phonebook: those that name the provider, its class or the resolver.

There is no call for contacts in the NDK, so native code must go through Java by names (JNI). Code is
not examined; what a library exports to Java and needs is shown, so that a person can look further.
"""

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

from auditor.errors import InputError
from auditor.facts.opaque_part import OpaquePart
from auditor.model.app import Limit, Member, Package
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind, LimitKind, Sense
from auditor.model.words import Words
from auditor.screens.scripts import ABIS

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
_SHOWN: Final = 4


def find_native(package: Package) -> Iterator[OpaquePart]:
    """Yield the libraries that name what leads to contacts.

    The libraries of one ABI stand for all: they are built from the same sources.
    """
    libraries = [one for one in package.members if one.magic == "elf" and one.size <= LARGEST]
    for member in _of_one_abi(libraries):
        try:
            data = package.read(member)
        except InputError:
            continue  # The package keeps a limit for a member that it cannot read.
        if not any(hint in data for hint in _HINTS):
            continue
        found = [name.decode() for name in NAMES if name in data]
        if found:
            yield _part(member, found, data)


def _part(member: Member, found: Sequence[str], data: bytes) -> OpaquePart:
    said = ", ".join(found)
    details = library_details(data, found[0].encode())
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
                excerpt="; ".join([f"names {said}", *details])[:200],
            ),
        ),
    )


def library_details(data: bytes, name: bytes) -> list[str]:
    """Say in which section a name stands, what Java can call, and what the library needs.

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
        exports = sorted(set(_exports(sections)))
        told += [f"exports {', '.join(exports[:_SHOWN])}"] if exports else []
    except (
        ELFError, ConstructError, struct.error, ValueError, KeyError, IndexError, TypeError,
        AttributeError, AssertionError, OverflowError, RecursionError, MemoryError,
    ):  # fmt: skip
        return []
    return told


def _exports(sections: Sequence[object]) -> Iterator[str]:
    """Yield the functions by which Java calls in."""
    left = _MOST_SYMBOLS
    for section in sections:
        if not hasattr(section, "iter_symbols"):
            continue
        for symbol in section.iter_symbols():
            left -= 1
            if left < 0:
                return
            if (
                symbol.name.startswith(("Java_", "JNI_OnLoad"))
                and symbol["st_shndx"] != "SHN_UNDEF"
            ):
                yield symbol.name


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
