"""Finds where Android itself enters the app, in the order in which it starts the parts.

Order (Android 9 and later, `ActivityThread.handleBindApplication`): the component factory,
`Application.attachBaseContext`, `ContentProvider.onCreate` of all providers (higher
`initOrder` first), `Application.onCreate`, then the component for which the process was
started. Disabled components count, since code can enable them; their words say so.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from auditor.code.calls.edges import automatic, implicit_edges, lifecycles
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.instances import dex_name
from auditor.code.classes.program import MethodNumber, Program
from auditor.dex import access_flags
from auditor.errors import MalformedDex
from auditor.model.app import Component, Manifest
from auditor.model.names import short_name
from auditor.model.vocabulary import ComponentKind
from auditor.model.words import Words

_STARTUP: Final = "androidx.startup"
_EARLY: Final = frozenset({"<clinit>", "<init>", "attachBaseContext"})
_AT_START: Final = frozenset({"<clinit>", "<init>", "attachInfo", "onCreate"})
_SHOWING: Final = _EARLY.union(
    {"onCreate", "onStart", "onResume", "onPostCreate", "onPostResume"}
)
_PRIVATE_OR_STATIC: Final = access_flags.PRIVATE | access_flags.STATIC

_SAYS: Final = {
    "factory": Words(
        "Android runs {method} before anything else of the app",
        "Android 最先运行 {method}",
    ),
    "application": Words(
        "Android runs {method} when the app's process starts, before any screen",
        "应用进程启动时，Android 在任何界面之前运行 {method}",
    ),
    "provider": Words(
        "Android runs {method} of a content provider when the app's process starts, before any screen",
        "应用进程启动时，Android 在任何界面之前运行内容提供者的 {method}",
    ),
    "provider-call": Words(
        "Android runs {method} when somebody uses the content provider",
        "有人使用该内容提供者时，Android 运行 {method}",
    ),
    "initializer": Words(
        "androidx.startup runs {method} when the app's process starts, before any screen",
        "应用进程启动时，androidx.startup 在任何界面之前运行 {method}",
    ),
    "launcher": Words(
        "Android runs {method} when the person opens the app",
        "用户打开应用时，Android 运行 {method}",
    ),
    "activity": Words(
        "Android runs {method} when this screen is shown",
        "显示该界面时，Android 运行 {method}",
    ),
    "open-screen": Words(
        "Android runs {method} while this screen is open",
        "该界面打开期间，Android 运行 {method}",
    ),
    "service": Words(
        "Android runs {method} when the service is started or bound",
        "服务被启动或绑定时，Android 运行 {method}",
    ),
    "job": Words(
        "Android's job scheduler runs {method} without a person's act",
        "系统任务调度自动运行 {method}，无需用户操作",
    ),
    "receiver": Words(
        "Android runs {method} when a broadcast comes in",
        "收到广播时，Android 运行 {method}",
    ),
    "instrumentation": Words(
        "a test run starts {method}",
        "测试运行时启动 {method}",
    ),
    "backup": Words(
        "Android runs {method} when it backs the app up or restores it",
        "系统备份或恢复该应用时，Android 运行 {method}",
    ),
    "made": Words(
        "the object ({method}) is made when a layout or another XML file of the app that names its class is read",
        "读取写有该类名的布局或其他 XML 文件时生成对象({method})",
    ),
    "filed": Words(
        "a host of plug-ins makes the object ({method}), whose class a file of the package names",
        "插件宿主生成对象({method})，其类名写在安装包内的文件中",
    ),
}
_FILED: Final = "filed"
_DISABLED: Final = Words(
    "; the component is declared as disabled, and code can enable it",
    "；该组件声明为禁用，但代码可以启用",
)


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """One method that Android runs by itself."""

    method: MethodNumber
    component: Component | None
    kind: str
    """`factory`, `application`, `provider`, `initializer`, `activity`, `service`, `job`,
    `receiver`, `backup`, `instrumentation` or `made`."""
    order: int
    """Its place in Android's order of starting; unique."""
    automatic: bool
    """Whether it runs without a person's act."""
    says: Words
    from_outside: bool
    """Whether something else than the app's own code can bring it about: the start of the
    process, the home screen, the system or another app. A screen that is not exported and a
    job need code of the app first."""
    class_name: str
    """The class that Android names: the component's, which may inherit the method."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Bridge:
    """One method that a script can call, and the row of the table that says so."""

    method: MethodNumber
    row: str


@dataclass(frozen=True, slots=True)
class _Part:
    """One class for Android to start: what it is, and which of its methods count."""

    kind: str
    class_name: str
    component: Component | None = None
    methods: frozenset[str] | None = None
    says: str = ""
    is_automatic: bool = False
    from_outside: bool = True
    confidence: float = 1.0


def find_entry_points(
    program: Program,
    hierarchy: Hierarchy,
    manifest: Manifest,
    *,
    made: Collection[str] = (),
    filed: Collection[str] = (),
) -> tuple[EntryPoint, ...]:
    """Give the entry points in Android's order of starting.

    `made` are classes that Android makes from layouts, `filed` those that a host of plug-ins makes
    since a file names them; their constructors enter last, at less confidence, since the layout
    may never be shown and the plug-in never be wanted.
    """
    found: list[EntryPoint] = []
    for part in _parts(manifest, sorted(made), sorted(set(filed) - set(made))):
        if any(hierarchy.is_subtype(part.class_name, one) for one in _NEVER.get(part.kind, ())):
            continue  # Android cannot make it: a screen that is declared as a service besides.
        for method in _methods(program, hierarchy, part):
            found.append(_entry(program, part, method, len(found)))
    return tuple(found)


_ACTIVITY: Final = "Landroid/app/Activity;"
_SERVICE: Final = "Landroid/app/Service;"
_RECEIVER: Final = "Landroid/content/BroadcastReceiver;"
_NEVER: Final[dict[str, tuple[str, ...]]] = {
    "activity": (_SERVICE, _RECEIVER),
    "service": (_ACTIVITY, _RECEIVER),
    "job": (_ACTIVITY, _RECEIVER),
    "receiver": (_ACTIVITY, _SERVICE),
}
"""What a class of a kind of component cannot be."""


def missing_component_classes(program: Program, manifest: Manifest) -> tuple[str, ...]:
    """Give the classes that the manifest has Android start and that no dex defines.

    In manifest order. Packed apps and apps with code elsewhere have many.
    """
    hierarchy = Hierarchy(program)
    names = [manifest.component_factory, manifest.application]
    names.extend(component.name for component in manifest.components)
    return tuple(dict.fromkeys(name for name in names if name and not hierarchy.is_known(name)))


def find_bridges(program: Program, hierarchy: Hierarchy) -> tuple[Bridge, ...]:
    """Give the methods that scripts can call, by the rows of family `bridge`.

    They are no entry points of their own: they are reached when their object is made.
    """
    found: dict[MethodNumber, str] = {}
    for row in implicit_edges():
        if row.family != "bridge":
            continue
        if row.annotations:
            for method in _annotated(program, row.annotations):
                found.setdefault(method, row.id)
            continue
        for pattern in row.of:
            for name in hierarchy.subtypes(pattern):
                for signature, method in program.declared(name).items():
                    if row.is_about(signature.partition("(")[0]) and program.has_code(method):
                        found.setdefault(method, row.id)
    return tuple(Bridge(method, found[method]) for method in sorted(found))


def _parts(manifest: Manifest, made: Sequence[str], filed: Sequence[str]) -> Iterator[_Part]:
    if manifest.component_factory:
        yield _Part("factory", manifest.component_factory, is_automatic=True)
    if manifest.application:
        yield _Part("application", manifest.application, methods=_EARLY, is_automatic=True)
    providers = [one for one in manifest.components if one.kind is ComponentKind.PROVIDER]
    providers.sort(key=lambda one: -one.init_order)
    for one in providers:
        yield _Part("provider", one.name, one, _AT_START, is_automatic=True)
        for name, value in one.metadata.items():
            if value == _STARTUP:
                yield _Part("initializer", dex_name(name), one, is_automatic=True)
    if manifest.application:
        yield _Part("application", manifest.application, is_automatic=True)
    yield from _screens_and_services(manifest)
    for one in providers:
        yield _Part(
            "provider", one.name, one, says="provider-call", from_outside=one.is_exported
        )
    if manifest.backup_agent:
        yield _Part("backup", manifest.backup_agent, is_automatic=True)
    for name in manifest.instrumentation:
        yield _Part("instrumentation", name)
    for name in made:
        yield _Part("made", name, from_outside=False, confidence=0.6)
    for name in filed:
        yield _Part("made", name, says=_FILED, from_outside=False, confidence=0.6)


def _screens_and_services(manifest: Manifest) -> Iterator[_Part]:
    activities = [one for one in manifest.components if one.kind is ComponentKind.ACTIVITY]
    activities.sort(key=lambda one: not one.is_launcher)
    for one in activities:
        yield _Part(
            "activity",
            one.name,
            one,
            says="launcher" if one.is_launcher else "",
            from_outside=one.is_exported,
        )
    known = automatic()
    for one in manifest.components:
        actions = {action for each in one.filters for action in each.actions}
        if one.kind is ComponentKind.SERVICE:
            job = one.permission in known.job_permissions
            alone = (
                bool(actions & known.service_actions)
                or one.permission in known.service_permissions
            )
            outside = not job and (alone or one.is_exported)
            yield _Part(
                "job" if job else "service",
                one.name,
                one,
                is_automatic=alone,
                from_outside=outside,
            )
        elif one.kind is ComponentKind.RECEIVER:
            outside = bool(actions) or one.is_exported
            yield _Part(
                "receiver", one.name, one, is_automatic=bool(actions), from_outside=outside
            )


def _methods(program: Program, hierarchy: Hierarchy, part: _Part) -> Iterator[MethodNumber]:
    """Yield the methods that Android runs of a class, inherited ones of the app included."""
    wanted = _wanted(part.kind)
    if part.kind == "application" and part.methods is None:
        wanted = tuple(one for one in wanted if one not in _EARLY)
    if part.says == "provider-call":
        wanted = tuple(one for one in wanted if one not in _AT_START)
    if part.methods is not None:
        wanted = tuple(one for one in wanted if one in part.methods)
    rank = {name: place for place, name in enumerate(wanted)}
    found: dict[MethodNumber, int] = {}
    for owner in (part.class_name, *hierarchy.supers(part.class_name)):
        for signature, method in program.declared(owner).items():
            name = signature.partition("(")[0]
            if name not in rank or not program.has_code(method):
                continue
            if name.startswith("<"):
                if owner == part.class_name:
                    found[method] = rank[name]
            elif (
                not program.flags(method) & _PRIVATE_OR_STATIC
                and hierarchy.resolve_method(part.class_name, signature) == method
            ):
                found[method] = rank[name]
    yield from sorted(found, key=lambda one: (found[one], one))


def _wanted(kind: str) -> tuple[str, ...]:
    if kind == "made":
        return ("<init>",)
    return lifecycles()["service" if kind == "job" else kind].methods


def _entry(program: Program, part: _Part, method: MethodNumber, order: int) -> EntryPoint:
    text = program.text(method)
    kind = part.says or part.kind
    if part.kind == "activity" and program.signature(method).partition("(")[0] not in _SHOWING:
        kind = "open-screen"
    says = _SAYS[kind].filled(method=short_name(text))
    if part.component is not None and not part.component.enabled:
        says = Words(says.en + _DISABLED.en, says.zh + _DISABLED.zh)
    return EntryPoint(
        method=method,
        component=part.component,
        kind=part.kind,
        order=order,
        automatic=part.is_automatic,
        from_outside=part.from_outside,
        says=says,
        class_name=part.class_name,
        confidence=part.confidence,
    )


def _annotated(program: Program, annotations: frozenset[str]) -> Iterator[MethodNumber]:
    """Yield the methods with one of some annotations; images that name none are not read."""
    for index, image in enumerate(program.images):
        if not any(index in program.type_places(one) for one in annotations):
            continue
        base = program.bases[index]
        for row in np.flatnonzero(image.class_annotation_list).tolist():
            start = int(image.class_annotation_list[row])
            if not any(image.data[start + 8 : start + 12]):
                continue  # No method of the class is annotated (dex "annotations_directory_item").
            members = image.methods_of(row)
            for member in range(members.start, members.stop):
                method = base + member
                if not program.is_shadowed(method) and annotations.intersection(
                    annotations_on(program, method)
                ):
                    yield method


def annotations_on(program: Program, method: MethodNumber) -> tuple[str, ...]:
    """Give the types of the annotations on a method, in dex form; none where they cannot be read."""
    image, row = program.place(method)
    try:
        found = image.method_annotations(int(image.row_method[row]))
    except MalformedDex:
        return ()
    return tuple(one.type for one in found)


def entries_at(
    program: Program, methods: Iterable[MethodNumber], kind: str, says: Words
) -> tuple[EntryPoint, ...]:
    """Return methods as entry points of an app of which nothing else runs: whatever has to come before them has come."""
    return tuple(
        EntryPoint(
            method=one,
            component=None,
            kind=kind,
            order=-1 - number,
            automatic=False,
            says=says,
            from_outside=True,
            class_name=program.owner(one),
        )
        for number, one in enumerate(sorted(set(methods)))
    )
