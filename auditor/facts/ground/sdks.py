"""Whose code it is: third parties by their class prefixes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from auditor.code.calls.entrypoints import EntryPoint
from auditor.code.classes.excerpts import evidence_at
from auditor.code.classes.program import Program
from auditor.data.shelf import read_table
from auditor.model.access import Access, Sdk
from auditor.model.app import Package
from auditor.model.evidence import Evidence
from auditor.model.names import outermost
from auditor.model.vocabulary import EvidenceKind, Kleene

_WORD: Final = re.compile(r"\w+")
_SHORTEST: Final = 3
_COMMON: Final = frozenset(
    {
        "sdk",
        "data",
        "risk",
        "manager",
        "device",
        "liveness",
        "service",
        "shield",
        "bureau",
        "advance",
        "guardian",
        "remote",
        "local",
        "the",
    }
)
"""Words of names that documents use for other things too."""
APP = "app"
"""The owner of everything that no table claims."""


@dataclass(frozen=True, slots=True)
class SdkTable:
    """What the shelf knows of one SDK."""

    name: str
    kind: str
    prefixes: tuple[str, ...]
    strings: tuple[str, ...] = ()
    """Constants of its own code, which renaming leaves as they are."""
    native: tuple[str, ...] = ()
    """Names of its native libraries."""
    authorities: tuple[str, ...] = ()
    """Endings of its providers' authorities."""


@dataclass(frozen=True, slots=True)
class SdkStart:
    """Where a third party's code starts first."""

    sdk: str
    entry: EntryPoint
    """What Android starts, from which it is reached."""
    method: str
    """The method of the app that calls it, or its own that Android runs."""
    before_consent: Kleene


@cache
def sdk_table() -> Mapping[str, SdkTable]:
    """Read the table of SDKs; raises `BadData`."""
    return {
        key: SdkTable(
            row["name"],
            row["kind"],
            tuple(row["prefixes"]),
            tuple(row.get("strings", ())),
            tuple(row.get("native", ())),
            tuple(row.get("authorities", ())),
        )
        for key, row in read_table("sdks/sdks").items()
    }


def owner_of(class_name: str) -> str:
    """Return the id of the SDK that a class belongs to, or `app`; the longest prefix wins."""
    claims = [
        (len(prefix), key)
        for key, row in sdk_table().items()
        for prefix in row.prefixes
        if class_name.startswith(prefix)
    ]
    return max(claims)[1] if claims else APP


def is_named(sdk: Sdk, documents: Sequence[str]) -> Kleene:
    """Say whether documents name a third party, by a word of its name that is no common one."""
    if not documents:
        return Kleene.UNKNOWN
    name = sdk.name.casefold()
    parts = (sdk.id, *_WORD.findall(name), *(one.strip("(),") for one in name.split()))
    words = {one for one in parts if one not in _COMMON and _can_be_a_name(one)}
    if not words:  # SHIELD: only as it is written.
        return Kleene.YES if any(sdk.name in one for one in documents) else Kleene.NO
    pattern = "|".join(
        rf"\b{re.escape(one)}\b" if one.isascii() else re.escape(one) for one in sorted(words)
    )
    found = any(re.search(pattern, one, re.IGNORECASE) for one in documents)
    return Kleene.YES if found else Kleene.NO


def _can_be_a_name(word: str) -> bool:
    return len(word) >= (_SHORTEST if word.isascii() else 2)


def find_sdks(
    package: Package, program: Program, accesses: Sequence[Access]
) -> tuple[Sdk, ...]:
    """Return the SDKs that the app holds, with what their own code reads.

    Told by their classes; where those were renamed, by constants of their code, native libraries,
    or providers.
    """
    places = {
        key: _class_evidence(program, min(names))
        for key, names in classes_of_sdks(program).items()
    }
    for key, row in sdk_table().items():
        if key not in places and (place := _mark(package, program, row)) is not None:
            places[key] = place
    return tuple(
        Sdk(
            id=key,
            name=sdk_table()[key].name,
            evidence=(places[key],),
            reads=tuple(sorted({one.data.value for one in accesses if one.by == key})),
        )
        for key in sorted(places)
    )


def classes_of_sdks(program: Program) -> Mapping[str, tuple[str, ...]]:
    """Return the classes of each SDK whose code kept its names."""
    found: dict[str, list[str]] = {}
    for name in program.class_names():
        key = owner_of(name) if name.startswith(_every_prefix()) else APP
        if key != APP:
            found.setdefault(key, []).append(name)
    return {key: tuple(names) for key, names in sorted(found.items())}


def _mark(package: Package, program: Program, row: SdkTable) -> Evidence | None:
    """Return what shows an SDK whose classes have other names."""
    for text in row.strings:
        for use in program.string_uses(text)[:1]:
            return replace(
                evidence_at(program, (use.method, use.pc)), excerpt=f'names "{text}"'
            )
    for member in package.members if row.native else ():
        if member.name.startswith("lib/") and member.name.rpartition("/")[2] in row.native:
            return Evidence(EvidenceKind.NATIVE, member.path, excerpt=f"{member.size} bytes")
    for component in package.manifest.components if row.authorities else ():
        if any(one.endswith(row.authorities) for one in component.authorities):
            return package.manifest_evidence(component.xpath, component.part)
    return None


def renamed_owners(program: Program) -> Mapping[str, str]:
    """Return the SDK of each class that uses one of its constants, by the class's outermost one."""
    found: dict[str, str] = {}
    for key, row in sdk_table().items():
        for text in row.strings:
            for use in program.string_uses(text):
                found.setdefault(outermost(program.owner(use.method)), key)
    return found


@cache
def _every_prefix() -> tuple[str, ...]:
    return tuple(prefix for row in sdk_table().values() for prefix in row.prefixes)


def _class_evidence(program: Program, name: str) -> Evidence:
    info = program.class_info(name)
    part = program.images[info.image].name if info is not None else ""
    return Evidence(EvidenceKind.CODE, part, symbol=name, excerpt=f"defines {name}")
