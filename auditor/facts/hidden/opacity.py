"""Which parts the app can run were not examined (fact P6), each with scope and what it blinds.

A loader, bridge or script host that is merely present is no opaque part: most large apps
have one. What counts is a part that can run and was not read: a packed dex, a payload that a
class loader of the app could load, scripts and snapshots, a native library that names the
contacts provider or the resolver (decision.md, section 2).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from auditor.code.classes.program import Program
from auditor.data.shelf import read_table
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.opaque_part import (
    READ_AND_CONSENT,
    SHOWN,
    OpaquePart,
    member_evidence,
)
from auditor.facts.hidden.installing import find_installers
from auditor.facts.hidden.loading import Loading, find_loading
from auditor.facts.hidden.native import find_native
from auditor.facts.plugins.scripts import opaque_scripts
from auditor.model.app import Component, Limit, Manifest, Package, Tampering
from auditor.model.evidence import Evidence
from auditor.model.facts import Exposure, ForeignCode
from auditor.model.vocabulary import EvidenceKind, LimitKind
from auditor.model.words import Words
from auditor.screens.inventory.scripts import ScriptLayer, matches

SHARE_OF_A_PACKER = 0.5
"""Above this share of manifest classes that no dex defines, the dex is taken for a stub."""
SHARE_OF_HOLLOW = 0.8
"""Above this share of components whose methods hold no call, the code was taken out."""


@dataclass(frozen=True, slots=True)
class Packer:
    """What shows a packer."""

    name: str
    files: tuple[str, ...]
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opacity:
    """What hides code, what brings it in from elsewhere, and what elsewhere can bring about."""

    opaque: tuple[OpaquePart, ...]
    foreign: tuple[ForeignCode, ...]
    exposures: tuple[Exposure, ...] = ()
    laid_out: tuple[Tampering, ...] = ()
    """What of the bytecode is laid out so that tools misread it."""


@cache
def packers() -> Mapping[str, Packer]:
    """Read the packers' table; raises `BadData`."""
    return {
        key: Packer(row["name"], tuple(row["files"]), tuple(row["classes"]))
        for key, row in read_table("opacity/packers").items()
    }


def find_opaque_parts(
    package: Package, graph: Graph, *, missing: Sequence[str], layers: Sequence[ScriptLayer]
) -> Opacity:
    """Return every part that the app can run and this audit did not read, and code from elsewhere.

    `missing` are the classes that the manifest names and no dex defines.
    """
    packed = tuple(_packed(package, graph.program, missing))
    # What a packer's stub loads is the packed code itself.
    loading = find_loading(package, graph) if not packed else Loading()
    installers = () if packed else tuple(find_installers(package, graph))
    scripts = opaque_scripts(layers, graph.program, package.manifest)
    opaque = (*packed, *loading.opaque, *scripts, *find_native(package, graph.program))
    return Opacity(
        opaque, (*loading.foreign, *installers), laid_out=tuple(_laid_out(graph.program))
    )


def _laid_out(program: Program) -> Iterator[Tampering]:
    """Yield what no compiler writes: junk behind jumps, and instructions that name nothing.

    Android refuses a class whose instructions name what is in no table; junk that no jump reaches
    it never looks at, and tools that read one instruction after another lose their way in it.
    """
    found = [
        Evidence(EvidenceKind.ASSET, image.name, excerpt=one.removeprefix(f"{image.name}: "))
        for image in program.images
        for one in image.oddities
    ]
    if found:
        yield Tampering(
            "bytecode is laid out so that tools misread it", found[0].part, tuple(found[:SHOWN])
        )


def _packed(package: Package, program: Program, missing: Sequence[str]) -> Iterator[OpaquePart]:
    """Recognise a packer by name, and without names by what the manifest's classes are like.

    Either no dex defines them, or they are there without their code: some packers take the
    instructions out of methods and put them back when the app runs.
    """
    manifest = package.manifest
    absent = [one for one in manifest.components if one.name in missing]
    declared = len({one.name for one in manifest.components}) or 1
    share = len({one.name for one in absent}) / declared
    # One component that is missing among others may be left over; the only one is the app itself.
    is_stub = manifest.application in missing or (
        share > SHARE_OF_A_PACKER and (len(absent) >= 2 or share == 1)
    )
    hollow = _hollow_classes(program, manifest)
    named = _packer(package)
    if named is not None and (is_stub or absent or hollow or named.by_class):
        yield _packer_part(package, named.packer, named.evidence)
    elif is_stub and not manifest.required_split_missing:
        # A split that was not given explains missing classes as well as a packer does.
        yield _unnamed_packer(package, missing, absent)
    elif hollow:
        yield _hollow_part(package, hollow)


def _hollow_classes(program: Program, manifest: Manifest) -> tuple[Component, ...]:
    """Return the components whose methods hold no call at all, if those are nearly all that have any.

    A screen of real code calls its superclass at least.
    """
    empty: list[Component] = []
    counted: set[str] = set()
    for one in manifest.components:
        methods = [
            method
            for signature, method in program.declared(one.name).items()
            if not signature.startswith("<") and program.has_code(method)
        ]
        if methods and one.name not in counted:
            counted.add(one.name)
            if not any(program.calls_in(method) for method in methods):
                empty.append(one)
    is_hollow = len(empty) >= 2 and len(empty) > SHARE_OF_HOLLOW * len(counted)
    return tuple(empty) if is_hollow else ()


def _hollow_part(package: Package, hollow: Sequence[Component]) -> OpaquePart:
    listed = ", ".join(one.name for one in hollow[:SHOWN])
    return OpaquePart(
        Limit(
            LimitKind.PACKED,
            Words(
                f"The methods of {len(hollow)} components hold no code ({listed}): it was taken out and "
                "is put back when the app runs.",
                f"{len(hollow)}个组件的方法没有代码（{listed}）：代码已被抽取，运行时才还原。",
            ),
            package.parts[0].name,
            READ_AND_CONSENT,
        ),
        tuple(package.manifest_evidence(one.xpath, one.part) for one in hollow[:SHOWN]),
    )


def _unnamed_packer(
    package: Package, missing: Sequence[str], absent: Sequence[Component]
) -> OpaquePart:
    listed = ", ".join(missing[:5]) + (", …" if len(missing) > 5 else "")
    return OpaquePart(
        Limit(
            LimitKind.PACKED,
            Words(
                f"{len(missing)} classes that the manifest names stand in no dex ({listed}): "
                "the code is packed or comes from elsewhere.",
                f"清单声明的{len(missing)}个类不在任何dex中（{listed}）：代码已加固或来自别处。",
            ),
            package.parts[0].name,
            READ_AND_CONSENT,
        ),
        tuple(package.manifest_evidence(one.xpath, one.part) for one in absent[:5])
        or (package.manifest_evidence("/manifest/application", package.parts[0].name),),
    )


def unreadable_dex(name: str, why: str) -> OpaquePart:
    """Return the opaque part that a broken dex beside readable ones is."""
    return OpaquePart(
        Limit(
            LimitKind.UNREADABLE_MEMBER,
            Words(f"A dex file could not be read: {why}.", f"有dex文件无法读取：{why}。"),
            name,
            READ_AND_CONSENT,
        ),
        (Evidence(EvidenceKind.ASSET, name, excerpt=why[:200]),),
    )


@dataclass(frozen=True, slots=True)
class _Named:
    packer: Packer
    evidence: tuple[Evidence, ...]
    by_class: bool


def _packer(package: Package) -> _Named | None:
    """Return the packer whose Application class or files the package shows."""
    every = tuple(one for packer in packers().values() for one in packer.files)
    marked = [one for one in package.members if matches(one.name, every)]
    manifest = package.manifest
    entries = (manifest.application or "", manifest.component_factory or "")
    for packer in packers().values():
        prefix = next(
            (one for one in packer.classes if any(each.startswith(one) for each in entries)),
            None,
        )
        if prefix is not None:
            place = package.manifest_evidence("/manifest/application", package.parts[0].name)
            return _Named(packer, (place,), by_class=True)
        hits = [one for one in marked if matches(one.name, packer.files)]
        if hits:
            return _Named(
                packer, tuple(member_evidence(one) for one in hits[:3]), by_class=False
            )
    return None


def _packer_part(
    package: Package, packer: Packer, evidence: tuple[Evidence, ...]
) -> OpaquePart:
    return OpaquePart(
        Limit(
            LimitKind.PACKED,
            Words(
                f"The package is packed with {packer.name}: its own code is hidden.",
                f"安装包使用 {packer.name} 加固：其自身代码不可见。",
            ),
            package.parts[0].name,
            READ_AND_CONSENT,
        ),
        evidence,
    )
