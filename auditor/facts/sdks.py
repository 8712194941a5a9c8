"""Whose code it is: third parties by their class prefixes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from auditor.code.program import Program
from auditor.data.shelf import read_table
from auditor.model.access import Access, Sdk
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind

APP = "app"
"""The owner of everything that no table claims."""


@dataclass(frozen=True, slots=True)
class SdkTable:
    """What the shelf knows of one SDK."""

    name: str
    kind: str
    prefixes: tuple[str, ...]


@cache
def sdk_table() -> Mapping[str, SdkTable]:
    """Read the table of SDKs; raises `BadData`."""
    return {
        key: SdkTable(row["name"], row["kind"], tuple(row["prefixes"]))
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


def find_sdks(program: Program, accesses: Sequence[Access]) -> tuple[Sdk, ...]:
    """Return the SDKs whose classes the app defines, with what their own code reads."""
    first: dict[str, str] = {}
    for name in program.class_names():
        key = owner_of(name) if name.startswith(_every_prefix()) else APP
        if key != APP:
            first[key] = min(first.get(key, name), name)
    return tuple(
        Sdk(
            id=key,
            name=sdk_table()[key].name,
            evidence=(_class_evidence(program, first[key]),),
            reads=tuple(sorted({one.data.value for one in accesses if one.by == key})),
        )
        for key in sorted(first)
    )


@cache
def _every_prefix() -> tuple[str, ...]:
    return tuple(prefix for row in sdk_table().values() for prefix in row.prefixes)


def _class_evidence(program: Program, name: str) -> Evidence:
    info = program.class_info(name)
    part = program.images[info.image].name if info is not None else ""
    return Evidence(EvidenceKind.CODE, part, symbol=name, excerpt=f"defines {name}")
