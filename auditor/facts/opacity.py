"""Which parts the app can run were not examined (fact P6), each with scope and what it blinds.

A loader, bridge or script host that is merely present is no opaque part: most large apps
have one. What counts is a part that can run and was not read: a packed dex, a payload that a
class loader of the app could load, scripts and snapshots, a native library that names the
contacts provider or the resolver (decision.md, section 2).
"""

import fnmatch
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from auditor.code.program import MethodNumber, Program
from auditor.data.shelf import read_table
from auditor.errors import InputError
from auditor.facts.graph import Graph
from auditor.model.app import Component, Limit, Member, Package
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind, LimitKind, Sense
from auditor.model.words import Words

SHARE_OF_A_PACKER = 0.5
"""Above this share of manifest classes that no dex defines, the dex is taken for a stub."""
NATIVE_NAMES = (b"com.android.contacts", b"ContactsContract", b"getContentResolver")
"""What a native library must name to reach the provider: there is no NDK call for it."""
PREFERRED_ABIS = ("arm64-v8a", "armeabi-v7a", "x86_64", "x86", "armeabi")
READ_AND_CONSENT = (Sense.READ, Sense.CONSENT, Sense.TEXT, Sense.FLOW)
SHOWN = 5
"""How many places or members of a kind are named."""
LARGEST_LIBRARY = 200_000_000


@dataclass(frozen=True, slots=True)
class OpaquePart:
    """One part that can run and was not examined, with what shows it."""

    limit: Limit
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Packer:
    """What shows a packer."""

    name: str
    files: tuple[str, ...]
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Host:
    """What shows a script host."""

    name: str
    files: tuple[str, ...]
    all: tuple[str, ...]
    limit: LimitKind


@cache
def packers() -> Mapping[str, Packer]:
    """Read the packers' table; raises `BadData`."""
    return {
        key: Packer(row["name"], tuple(row["files"]), tuple(row["classes"]))
        for key, row in read_table("opacity/packers").items()
    }


@cache
def hosts() -> Mapping[str, Host]:
    """Read the table of script hosts; raises `BadData`."""
    return {
        key: Host(row["name"], tuple(row["files"]), tuple(row["all"]), LimitKind(row["limit"]))
        for key, row in read_table("opacity/hosts").items()
    }


def find_opaque_parts(
    package: Package, graph: Graph, *, missing: Sequence[str]
) -> tuple[OpaquePart, ...]:
    """Return every part that the app can run and this audit did not read.

    `missing` are the classes that the manifest names and no dex defines.
    """
    packed = tuple(_packed(package, missing))
    loading = tuple(_loading(package, graph)) if not packed else ()
    return (*packed, *loading, *_scripts(package), *_native(package))


def _packed(package: Package, missing: Sequence[str]) -> Iterator[OpaquePart]:
    """Recognise a packer by name, and without names by manifest classes that no dex defines."""
    manifest = package.manifest
    absent = [one for one in manifest.components if one.name in missing]
    declared = len({one.name for one in manifest.components}) or 1
    share = len({one.name for one in absent}) / declared
    is_stub = manifest.application in missing or (
        len(absent) >= 2 and share > SHARE_OF_A_PACKER
    )
    named = _packer(package)
    if named is not None and (is_stub or absent or named.by_class):
        yield _packer_part(package, named.packer, named.evidence)
    elif is_stub and not manifest.required_split_missing:
        # A split that was not given explains missing classes as well as a packer does.
        yield _unnamed_packer(package, missing, absent)


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
    marked = [one for one in package.members if _matches(one.name, every)]
    application = package.manifest.application or ""
    for packer in packers().values():
        prefix = next((one for one in packer.classes if application.startswith(one)), None)
        if prefix is not None:
            place = package.manifest_evidence("/manifest/application", package.parts[0].name)
            return _Named(packer, (place,), by_class=True)
        hits = [one for one in marked if _matches(one.name, packer.files)]
        if hits:
            return _Named(
                packer, tuple(_member_evidence(one) for one in hits[:3]), by_class=False
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


def _loading(package: Package, graph: Graph) -> Iterator[OpaquePart]:
    """Recognise class loaders of the app's own, and dex files that stand beside Android's.

    A dex that Android does not load is there to be loaded otherwise: by a class loader that is
    named in code, by reflection, or by native code. Archives are listed beside a loader only:
    most of them hold no code.
    """
    places = [*_loader_calls(graph), *_loader_names(graph.program)]
    payloads = [one for one in package.members if _is_payload(one)]
    if not places and not any(one.magic == "dex" for one in payloads):
        return
    listed = ", ".join(one.path for one in payloads[:SHOWN])
    if payloads:
        because = Words(
            f"The package holds code that Android does not load by itself; not examined: {listed}.",
            f"安装包含有安卓不会自行加载的代码；未检查：{listed}。",
        )
    else:
        because = Words(
            "The app loads further code with a class loader; what it loads is not in the package.",
            "应用通过类加载器加载其他代码；所加载的代码不在安装包内。",
        )
    yield OpaquePart(
        Limit(
            LimitKind.DYNAMIC_CODE,
            because,
            payloads[0].path if payloads else places[0].part,
            READ_AND_CONSENT,
        ),
        (*places[:SHOWN], *(_member_evidence(one) for one in payloads[:SHOWN])),
    )


def _loader_calls(graph: Graph) -> Iterator[Evidence]:
    """Yield the calls that make a class loader, unless they are harmless or never run."""
    program = graph.program
    table = read_table("opacity/loaders")
    harmless = tuple(row["prefix"] for row in table["harmless"])
    for call in table["calls"]:
        owner, _, name = call.partition("->")
        for site in program.calls_of(owner, name):
            caller = program.owner(site.method)
            if caller.startswith(harmless) or _is_super_call(program, caller, name):
                continue
            if graph.reach.is_dormant(caller) and graph.reach.glance(site.method) is None:
                continue
            yield _code_evidence(program, site.method, site.pc, f"calls {call}")


def _loader_names(program: Program) -> Iterator[Evidence]:
    """Yield where code loads the name of a class loader, as reflection does."""
    table = read_table("opacity/loaders")
    harmless = tuple(row["prefix"] for row in table["harmless"])
    owners = dict.fromkeys(call.partition("->")[0] for call in table["calls"])
    for owner in owners:
        for use in program.string_uses(owner[1:-1].replace("/", ".")):
            if not program.owner(use.method).startswith((*harmless, *table["only_named"])):
                yield _code_evidence(program, use.method, use.pc, f"names {owner}")


def _code_evidence(program: Program, method: MethodNumber, pc: int, excerpt: str) -> Evidence:
    return Evidence(
        EvidenceKind.CODE,
        program.part(method),
        symbol=program.text(method),
        offset=pc,
        excerpt=excerpt,
    )


def _is_super_call(program: Program, caller: str, name: str) -> bool:
    """Say whether a loader class of the app's own only calls its superclass's constructor."""
    info = program.class_info(caller)
    return (
        name == "<init>"
        and info is not None
        and (info.superclass or "").startswith("Ldalvik/system/")
    )


def _is_payload(member: Member) -> bool:
    """Say whether a member is code that stands beside the dex files Android loads."""
    if member.magic == "dex":
        return "/" in member.name or not member.name.startswith("classes")
    return member.magic in {"apk", "zip"} and member.name.endswith(
        (".jar", ".apk", ".zip", ".dat", ".bin", ".dex", ".so", ".mp3", ".png")
    )


def _scripts(package: Package) -> Iterator[OpaquePart]:
    """Recognise hybrid hosts by their files."""
    every = tuple(one for host in hosts().values() for one in (*host.files, *host.all))
    marked = [one for one in package.members if _matches(one.name, every)]
    for host in hosts().values():
        hits = [one for one in marked if _matches(one.name, host.files)]
        if not hits or not all(
            any(_matches(one.name, (each,)) for one in marked) for each in host.all
        ):
            continue
        yield OpaquePart(
            Limit(
                host.limit,
                Words(
                    f"Part of the app is written for {host.name}; that part was not examined.",
                    f"应用的一部分使用 {host.name} 编写；该部分未检查。",
                ),
                hits[0].path,
                READ_AND_CONSENT,
            ),
            tuple(_member_evidence(one) for one in hits[:3]),
        )


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return _pattern(patterns).match(name) is not None


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Join shell patterns into one expression: packages hold thousands of members."""
    return re.compile("|".join(fnmatch.translate(one) for one in patterns) or r"(?!)")


def _native(package: Package) -> Iterator[OpaquePart]:
    """Recognise native libraries that name the contacts provider or the resolver.

    The libraries of one ABI stand for all: they are built from the same sources.
    """
    libraries = [
        one for one in package.members if one.magic == "elf" and one.size <= LARGEST_LIBRARY
    ]
    for member in _of_one_abi(libraries):
        try:
            data = package.read(member)
        except InputError:
            continue  # The package keeps a limit for a member that it cannot read.
        found = next((name for name in NATIVE_NAMES if name in data), None)
        if found is None:
            continue
        yield OpaquePart(
            Limit(
                LimitKind.NATIVE,
                Words(
                    f"The native library {member.name} names {found.decode()}; its code was not examined.",
                    f"本地库 {member.name} 提及 {found.decode()}；其代码未检查。",
                ),
                member.path,
                (Sense.READ, Sense.FLOW),
            ),
            (Evidence(EvidenceKind.NATIVE, member.path, symbol=None, excerpt=found.decode()),),
        )


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
    return next(
        (rank for rank, abi in enumerate(PREFERRED_ABIS) if f"/{abi}/" in f"/{name}"), 9
    )


def _member_evidence(member: Member) -> Evidence:
    return Evidence(
        EvidenceKind.ASSET,
        member.path,
        excerpt=f"{member.size} bytes, {member.magic or 'unknown'}",
    )
