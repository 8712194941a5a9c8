"""Which classes of the app layouts name, so that who shows a layout makes them.

A view or fragment of the app's own is made by whoever shows a layout with its name, or one that includes such
a layout (android.view.LayoutInflater). A library's own views run nothing of the app.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from auditor.code.calls.callgraph import CallGraph, Edge
from auditor.code.classes.program import Program
from auditor.code.resolution.constants import Resolver
from auditor.errors import InputError
from auditor.model.app import Member, Package
from auditor.model.names import LIBRARIES
from auditor.screens.inventory.compiled import read_references
from auditor.screens.parts.places import uses_of_resource
from auditor.screens.views.navigation_graphs import SHOWS

LAYOUT: Final = "layout"
"""Why code that shows a layout runs the constructor of what that names."""
_SURE: Final = 0.9
_DEEPEST: Final = 3
"""Layouts within layouts that are followed."""


def laid_classes(
    package: Package, files: Sequence[tuple[Member, frozenset[str]]], program: Program
) -> Mapping[int, Sequence[str]]:
    """Return the layouts, by their ids, with the classes that they name; `files` with their words."""
    naming = {
        member.name: names
        for member, words in files
        if (names := list(_classes(words, program)))
    }
    if not naming:
        return {}
    kept = package.resources.kept_in([member.name for member, _ in files])
    found: dict[int, dict[str, None]] = {}
    level = {one: names for member, names in naming.items() for one in kept.get(member, ())}
    refers = {member.name: _named(package, member) for member, _ in files}
    for _ in range(_DEEPEST):
        for identity, names in level.items():
            found.setdefault(identity, {}).update(dict.fromkeys(names))
        inner = frozenset(level)
        level = {
            one: [name for each in sorted(inside) for name in found[each]]
            for member, named in refers.items()
            if (inside := named & inner)
            for one in kept.get(member, ())
            if one not in found
        }
    return {identity: list(names) for identity, names in found.items()}


def layout_edges(
    graph: CallGraph, resolver: Resolver, layouts: Mapping[int, Sequence[str]]
) -> Iterator[Edge]:
    """Yield the ways by which code that shows a layout makes what that names."""
    for identity, names in layouts.items():
        for use in uses_of_resource(graph.program, resolver, identity):
            for name in names:
                for target in graph.instances.constructors(name):
                    yield Edge(use.method, target, use.pc, LAYOUT, _SURE, receiver=name)


def _classes(words: Iterable[str], program: Program) -> Iterator[str]:
    """Yield the classes of the app among the words of a layout; a library's too where it shows a graph."""
    shows = SHOWS in words
    for word in sorted(words):
        name = f"L{word.replace('.', '/')};"
        if (
            "." in word
            and program.class_info(name) is not None
            and (shows or not name.startswith(LIBRARIES))
        ):
            yield name


def _named(package: Package, member: Member) -> frozenset[int]:
    try:
        return read_references(package.read(member))
    except InputError:
        return frozenset()
