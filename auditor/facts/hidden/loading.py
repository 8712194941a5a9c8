"""Which code the app brings in by itself: class loaders, plug-in and hot-fix frameworks.

A loader whose payload stands in the package and was examined hides nothing (decision.md, section
2). What is loaded from elsewhere, or cannot be told, is opaque; and it is a finding of its own
(LAP-A13), since the package that was audited may not hold the code that runs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.ways.reach import Route
from auditor.data.shelf import read_table
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.opaque_part import (
    READ_AND_CONSENT,
    SHOWN,
    OpaquePart,
    code_evidence,
    member_evidence,
)
from auditor.facts.ground.sdks import owner_of
from auditor.facts.ground.seen import Seen
from auditor.model.app import Limit, NestedCode, Package, UnreadCode
from auditor.model.facts import ForeignCode
from auditor.model.names import outermost
from auditor.model.vocabulary import Confidence, LimitKind, least
from auditor.model.words import Words

LOADERS: Final = "opacity/loaders"
_MOST_CALLERS: Final = 20
_MOST_ADDRESSES: Final = 3


@dataclass(frozen=True, slots=True)
class Loading:
    """What the app loads: what of it was not read, and what comes from elsewhere."""

    opaque: tuple[OpaquePart, ...] = ()
    foreign: tuple[ForeignCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """One place that makes a class loader, installs a package or names a loader."""

    method: MethodNumber
    pc: int
    says: str
    route: Route | None


def find_loading(package: Package, graph: Graph) -> Loading:
    """Return what the app loads by itself, as far as it was not examined."""
    sites = [*_loader_calls(graph), *_loader_names(graph)]
    nested = package.nested
    unexplained = [one for one in sites if not _is_explained(graph, one, nested.code)]
    opaque = [*_unread_payloads(nested.unread, sites), *_replaced(graph.program, nested.code)]
    frameworks = tuple(_frameworks(package, graph))
    if unexplained:
        opaque.append(_unknown_payload(graph.program, unexplained))
    elif frameworks:
        # Some load by native code or by fields of Android's own loader, which no call shows.
        opaque += (_fetched(package, one) for one in frameworks)
    return Loading(tuple(opaque), (*_loaders(graph, unexplained), *frameworks))


def _fetched(package: Package, framework: ForeignCode) -> OpaquePart:
    scope = framework.evidence[0].part or package.parts[0].name
    limit = Limit(LimitKind.DYNAMIC_CODE, framework.says, scope, READ_AND_CONSENT)
    return OpaquePart(limit, framework.evidence)


def settle_loading(seen: Seen, package: Package, graph: Graph) -> Seen:
    """Return what was seen, with reads in code that nothing in sight loads as *likely* at most.

    Android loads what stands beside its dex images only if the app does; where no class loader, and
    no framework that has one, is called at all, that link is not proved.
    """
    beside = {one.name for one in package.nested.code}
    concerned = [one for one in seen.accesses if one.part in beside]
    if (
        not concerned
        or next(_loader_calls(graph), None) is not None
        or next(_loader_names(graph), None) is not None
        or next(_frameworks(package, graph), None) is not None
    ):
        return seen
    return seen.with_changed(
        {
            one: replace(one, confidence=least(one.confidence, Confidence.LIKELY))
            for one in concerned
        }
    )


@cache
def _harmless() -> tuple[str, ...]:
    return tuple(row["prefix"] for row in read_table(LOADERS)["harmless"])


def _loader_calls(graph: Graph) -> Iterator[Site]:
    """Yield the calls that make a class loader, unless they are harmless or never run."""
    program = graph.program
    for call in read_table(LOADERS)["calls"]:
        owner, _, name = call.partition("->")
        for site in program.calls_of(owner, name):
            caller = program.owner(site.method)
            if caller.startswith(_harmless()) or _is_super_call(program, caller, name):
                continue
            route = graph.reach.glance(site.method)
            if route is None and graph.reach.is_dormant(caller):
                continue
            yield Site(site.method, site.pc, f"calls {call}", route)


def _loader_names(graph: Graph) -> Iterator[Site]:
    """Yield where code loads the name of a class loader, as reflection does."""
    program = graph.program
    table = read_table(LOADERS)
    owners = dict.fromkeys(call.partition("->")[0] for call in table["calls"])
    for owner in owners:
        for use in program.string_uses(owner[1:-1].replace("/", ".")):
            if not program.owner(use.method).startswith((*_harmless(), *table["only_named"])):
                yield Site(use.method, use.pc, f"names {owner}", graph.reach.glance(use.method))


def _is_super_call(program: Program, caller: str, name: str) -> bool:
    """Say whether a loader class of the app's own only calls its superclass's constructor."""
    info = program.class_info(caller)
    return (
        name == "<init>"
        and info is not None
        and (info.superclass or "").startswith("Ldalvik/system/")
    )


def _is_explained(graph: Graph, site: Site, code: Sequence[NestedCode]) -> bool:
    """Say whether the code around a loader names files of the package that were all examined.

    Looked at are the outermost class of the place and those of its callers; an address from which
    code could be fetched in them leaves it open.
    """
    if not code:
        return False
    classes = classes_around(graph.program, site.method)
    if _code_addresses(graph.program, classes):
        return False
    names = {name for one in code for name in _spellings(one)}
    return any(
        outermost(graph.program.owner(use.method)) in classes
        for name in sorted(names)
        for use in graph.program.string_uses(name)
    ) or _opens_raw(graph.program, classes, code)


def _spellings(code: NestedCode) -> Iterator[str]:
    """Yield how an app names a member: with its folder or without, for an asset below `assets/`."""
    name = code.member.name
    yield name.rpartition("/")[2]
    yield name.removeprefix("assets/")
    yield name
    yield f"/{name}"


def _opens_raw(program: Program, classes: frozenset[str], code: Sequence[NestedCode]) -> bool:
    """Say whether the classes open a raw resource, where one is code: it is named by its id."""
    if not any(one.member.name.startswith("res/") for one in code):
        return False
    owner = "Landroid/content/res/Resources;"
    return any(
        outermost(program.owner(site.method)) in classes
        for site in program.calls_of(owner, "openRawResource")
    )


def classes_around(program: Program, method: MethodNumber) -> frozenset[str]:
    """Return the outermost classes of a method and of those that call it."""
    owner, _, signature = program.text(method).partition("->")
    callers: Iterable[CallSite] = program.calls_naming(owner, signature)[:_MOST_CALLERS]
    return frozenset(
        outermost(name) for name in (owner, *(program.owner(one.method) for one in callers))
    )


def _strings_of(program: Program, classes: Set[str]) -> list[str]:
    """Return the strings that some outermost classes and what is nested in them load, sorted."""
    found: set[str] = set()
    for name in program.class_names():
        if outermost(name) not in classes:
            continue
        for method in program.methods_of_class(name):
            image, row = program.place(method)
            found.update(
                image.strings[one]
                for one in image.string_id[image.string_uses_in(row)].tolist()
            )
    return sorted(found)


def addresses_in(program: Program, classes: Set[str]) -> list[str]:
    """Return the addresses that some outermost classes name, sorted."""
    return [
        one
        for one in _strings_of(program, classes)
        if one.startswith(("http://", "https://", "ftp://")) and len(one) > 10
    ]


def _code_addresses(program: Program, classes: Set[str]) -> list[str]:
    endings = (".dex", ".jar", ".apk", ".zip", ".so")
    return [
        one for one in addresses_in(program, classes) if one.partition("?")[0].endswith(endings)
    ]


def _unread_payloads(
    unread: Sequence[UnreadCode], sites: Sequence[Site]
) -> Iterator[OpaquePart]:
    """Yield the files that are called code, or look like it, and could not be read.

    What is only called code hides something where there is a loader that could want it.
    """
    for one in unread:
        if not sites and one.member.magic not in ("dex", "xored"):
            continue
        yield OpaquePart(
            Limit(
                LimitKind.DYNAMIC_CODE,
                Words(
                    f"A file that holds code, or is named as if, could not be read: {one.why}.",
                    f"有代码文件（或以代码命名的文件）无法读取：{one.why}。",
                ),
                one.name,
                READ_AND_CONSENT,
            ),
            (member_evidence(one.member),),
        )


def _replaced(program: Program, code: Sequence[NestedCode]) -> Iterator[OpaquePart]:
    """Yield the images whose classes the app defines too: which of the two runs depends on the loader."""
    libraries = tuple(read_table(LOADERS)["libraries"])
    names = {one.name: one for one in code}
    for index, image in enumerate(program.images):
        nested = names.get(image.name)
        if nested is None:
            continue
        hidden = sorted(
            name
            for row in range(len(image.class_type))
            if not (name := image.type_name(int(image.class_type[row]))).startswith(libraries)
            and (info := program.class_info(name)) is not None
            and info.image != index
        )
        if hidden:
            listed = ", ".join(hidden[:SHOWN])
            yield OpaquePart(
                Limit(
                    LimitKind.DYNAMIC_CODE,
                    Words(
                        f"This code defines {len(hidden)} classes that the app defines too ({listed}); "
                        "its versions of them were not examined.",
                        f"此代码定义了{len(hidden)}个应用中已有的类（{listed}）；未检查其版本。",
                    ),
                    image.name,
                    READ_AND_CONSENT,
                ),
                (member_evidence(nested.member),),
            )


def _unknown_payload(program: Program, sites: Sequence[Site]) -> OpaquePart:
    return OpaquePart(
        Limit(
            LimitKind.DYNAMIC_CODE,
            Words(
                "The app loads further code with a class loader; what it loads is not in the package "
                "or could not be told.",
                "应用通过类加载器加载其他代码；所加载的代码不在安装包内，或无法确定。",
            ),
            program.part(sites[0].method),
            READ_AND_CONSENT,
        ),
        tuple(code_evidence(program, one.method, one.pc, one.says) for one in sites[:SHOWN]),
    )


def _loaders(graph: Graph, sites: Sequence[Site]) -> Iterator[ForeignCode]:
    """Yield the reached loaders whose payload is not in the package, with the addresses around them."""
    program = graph.program
    for one in sites:
        if one.route is None:
            continue
        addresses = addresses_in(program, classes_around(program, one.method))
        fetched = _code_addresses(program, classes_around(program, one.method))
        source = listed(fetched or addresses)
        yield ForeignCode(
            anchor=("loader", one.says),
            says=Words(
                f"Code that is not in the package is loaded with a class loader{source.en}.",
                f"应用通过类加载器加载不在安装包内的代码{source.zh}。",
            ),
            evidence=(code_evidence(program, one.method, one.pc, one.says),),
            # Without an address the payload may also be made on the phone.
            confidence=Confidence.LIKELY if addresses else Confidence.POSSIBLE,
            steps=one.route.steps,
            by=owner_of(program.owner(one.method)),
        )


def listed(addresses: Sequence[str]) -> Words:
    """Put the first of some addresses into words that follow a sentence."""
    shown = ", ".join(addresses[:_MOST_ADDRESSES])
    if not shown:
        return Words("; from where could not be told", "；来源无法确定")
    return Words(f"; addresses in the code around it: {shown}", f"；周边代码中的地址：{shown}")


def _frameworks(package: Package, graph: Graph) -> Iterator[ForeignCode]:
    """Yield the plug-in and hot-fix frameworks that the app's own code calls."""
    program = graph.program
    rows: Mapping[str, Mapping[str, Any]] = read_table(LOADERS)["framework"]
    prefixes = tuple(row["prefix"] for row in rows.values())
    present = [one for one in program.class_names() if one.startswith(prefixes)]
    for key, row in rows.items():
        classes = [one for one in present if one.startswith(row["prefix"])]
        place = _used_from_outside(graph, classes, row["prefix"])
        application = package.manifest.application or ""
        if place is None and not application.startswith(row["prefix"]):
            continue
        evidence = (
            package.manifest_evidence("/manifest/application", package.parts[0].name)
            if place is None
            else code_evidence(program, place.method, place.pc, f"calls {row['name']}")
        )
        yield ForeignCode(
            anchor=("framework", key),
            says=Words(
                f"{row['name']} lets the app run code that is fetched later: {row['does']['en']}.",
                f"{row['name']} 使应用可运行之后获取的代码：{row['does']['zh']}。",
            ),
            evidence=(evidence,),
            confidence=Confidence.LIKELY,
            steps=(),
            by=owner_of(classes[0] if classes else application),
        )


def _used_from_outside(graph: Graph, classes: Sequence[str], prefix: str) -> CallSite | None:
    """Return a reached call from code outside of a framework into it."""
    program = graph.program
    for name in classes:
        for signature in program.members.references_to(name):
            for site in program.calls_naming(name, signature):
                if not program.owner(site.method).startswith(prefix) and (
                    graph.reach.glance(site.method) is not None
                ):
                    return site
    return None
