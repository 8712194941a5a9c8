"""Puts the views of one app's code together: the door for everything above this room."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.code.callgraph import CallGraph
from auditor.code.entrypoints import EntryPoint, find_entry_points
from auditor.code.hierarchy import Hierarchy
from auditor.code.instances import dex_name
from auditor.code.program import Program
from auditor.code.reach import Reach
from auditor.dex.image import DexImage
from auditor.model.app import Layout, Manifest


@dataclass(frozen=True, slots=True)
class AppCode:
    """One app's code: its program, hierarchy, calls, entry points, and the ways in."""

    program: Program
    hierarchy: Hierarchy
    graph: CallGraph
    entries: tuple[EntryPoint, ...]
    reach: Reach


def named_by_layouts(layouts: Iterable[Layout]) -> tuple[dict[str, str], frozenset[str]]:
    """Give what layouts have Android make and call: classes (with the layout), onClick names."""
    made: dict[str, str] = {}
    on_click: set[str] = set()
    for layout in layouts:
        todo = [layout.root]
        while todo:
            view = todo.pop()
            todo.extend(view.children)
            if "." in view.tag:
                made.setdefault(dex_name(view.tag), layout.name)
            if view.class_name:
                made.setdefault(view.class_name, layout.name)
            if view.on_click:
                on_click.add(view.on_click)
    return made, frozenset(on_click)


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
