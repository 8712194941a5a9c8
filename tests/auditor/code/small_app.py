"""Builds small apps for the tests of the code room: smali-like classes and a manifest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.entrypoints import EntryPoint, find_entry_points
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program
from auditor.code.ways.reach import Reach
from auditor.dex.image import DexImage, read_dex
from auditor.model.app import Component, IntentFilter, Manifest
from auditor.model.vocabulary import ComponentKind
from tests.dex_builder import (
    ABSTRACT,
    CONSTRUCTOR,
    INTERFACE,
    OBJECT,
    PUBLIC,
    STATIC,
    Annotation,
    Class,
    Method,
    build_dex,
)

ACTIVITY = "Landroid/app/Activity;"
MAIN = "La/Main;"


@dataclass(frozen=True, slots=True)
class AppCode:
    """One app's code: its program, hierarchy, calls, entry points, and the ways in."""

    program: Program
    hierarchy: Hierarchy
    graph: CallGraph
    entries: tuple[EntryPoint, ...]
    reach: Reach


def view_code(
    images: Sequence[DexImage],
    manifest: Manifest,
    *,
    made: Mapping[str, str] | None = None,
    on_click: Iterable[str] = (),
    named: Iterable[str] = (),
) -> AppCode:
    """Build the views; nothing is searched until it is asked for.

    `made` are classes that layouts name (dex name to the layout), `on_click` the method names
    that layouts give as `android:onClick`, `named` classes that scripts or native code name.
    """
    program = Program(images, manifest)
    hierarchy = Hierarchy(program)
    known = {name: why for name, why in (made or {}).items() if program.class_info(name)}
    graph = CallGraph(program, hierarchy, given=known, on_click=frozenset(on_click))
    entries = find_entry_points(program, hierarchy, manifest, made=known)
    return AppCode(program, hierarchy, graph, entries, Reach(graph, entries, named=named))


def kind(
    name: str,
    methods: Mapping[str, str | None] | None = None,
    *,
    above: str = OBJECT,
    also: tuple[str, ...] = (),
    flags: int = PUBLIC,
    annotations: Mapping[str, tuple[Annotation, ...]] | None = None,
) -> Class:
    """Build a class with a constructor; a method `static x()V` is static, code None abstract."""
    found = dict(methods or {})
    if not flags & INTERFACE and not any(one.startswith("<init>") for one in found):
        found["<init>()V"] = f"invoke-direct {{p0}}, {above}-><init>()V\nreturn-void"
    return Class(
        name,
        superclass=above,
        interfaces=also,
        flags=flags,
        methods=tuple(
            _method(signature, code, (annotations or {}).get(signature, ()))
            for signature, code in found.items()
        ),
    )


def interface(name: str, *signatures: str, also: tuple[str, ...] = ()) -> Class:
    """Build an interface."""
    methods = dict.fromkeys(signatures)
    return kind(name, methods, also=also, flags=PUBLIC | INTERFACE | ABSTRACT)


def _method(signature: str, code: str | None, annotations: tuple[Annotation, ...]) -> Method:
    flags = PUBLIC
    if signature.startswith("static "):
        flags |= STATIC
        signature = signature.removeprefix("static ")
    name, bracket, proto = signature.partition("(")
    if name == "<clinit>":
        flags |= STATIC
    if name.startswith("<"):
        flags |= CONSTRUCTOR
    if code is None:
        flags |= ABSTRACT
    else:
        code = f"{code}\nreturn-void" if "return" not in code else code
    return Method(name, bracket + proto, code, flags, annotations=annotations)


def makes(name: str, register: str = "v0") -> str:
    """Write the instructions that make an object with the plain constructor."""
    return f"new-instance {register}, {name}\ninvoke-direct {{{register}}}, {name}-><init>()V\n"


def component(
    name: str, what: ComponentKind = ComponentKind.ACTIVITY, **values: Any
) -> Component:
    """Build a component; exported unless told otherwise."""
    plain: dict[str, Any] = {
        "exported": True,
        "enabled": True,
        "process": None,
        "permission": None,
        "part": "base.apk",
        "xpath": "/manifest/application/x",
    }
    return Component(what, name, **{**plain, **values})


LAUNCHER = IntentFilter(("android.intent.action.MAIN",), ("android.intent.category.LAUNCHER",))


def manifest(*components: Component, **values: Any) -> Manifest:
    """Build a manifest with nothing but what the test speaks of."""
    plain: dict[str, Any] = {
        "package": "a",
        "version_name": "1",
        "version_code": 1,
        "min_sdk": 21,
        "target_sdk": 33,
        "target_sdk_declared": "33",
        "application": None,
        "component_factory": None,
        "shared_user_id": None,
        "permissions": (),
        "metadata": {},
        "required_split_missing": False,
        "decoded_whole": True,
        "uses_cleartext": None,
        "debuggable": False,
    }
    return Manifest(components=components, **{**plain, **values})


def app(*classes: Class, declares: Manifest | None = None, **views: Any) -> AppCode:
    """Build an app of one dex image whose manifest has `La/Main;` as launcher activity."""
    return app_of_images((classes,), declares=declares, **views)


def app_of_images(
    images: tuple[tuple[Class, ...], ...], *, declares: Manifest | None = None, **views: Any
) -> AppCode:
    """Build an app of several dex images."""
    read = [
        read_dex(build_dex(*classes), f"base.apk!classes{place or ''}.dex")
        for place, classes in enumerate(images)
    ]
    return view_code(read, declares or manifest(component(MAIN, filters=(LAUNCHER,))), **views)


def main(code: str, **more: str) -> Class:
    """Build the launcher activity with this code in `onCreate`."""
    return kind(MAIN, {"onCreate(Landroid/os/Bundle;)V": code, **more}, above=ACTIVITY)


def number(code: AppCode, text: str) -> int:
    """Give the number of a method that must exist."""
    found = code.program.method(text)
    assert found is not None, text
    return found


def callers(code: AppCode, text: str) -> list[tuple[str, str, float]]:
    """List the ways into a method: source, why, confidence."""
    return [
        (code.program.text(edge.source), edge.why, edge.confidence)
        for edge in code.graph.callers(number(code, text))
    ]


def route(code: AppCode, text: str) -> list[str] | None:
    """List the methods on the way to a method, or None if none is proved."""
    found = code.reach.from_entry(number(code, text))
    return None if found is None else [code.program.text(one) for one in found.methods]
