"""The program with everything that answers who can run what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.entrypoints import find_bridges, find_entry_points
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.dead_code import DeadCode
from auditor.code.ways.reach import Reach
from auditor.code.ways.reflective_calls import (
    generated_edges,
    loaded_classes,
    reflective_edges,
)
from auditor.code.ways.type_arguments import argument_edges
from auditor.errors import InputError
from auditor.model.app import Member, Package
from auditor.screens.inventory.compiled import read_compiled
from auditor.screens.placement.navigating import navigation_edges
from auditor.screens.views.laid_classes import laid_classes, layout_edges
from auditor.screens.views.navigation_graphs import BEGINS, find_navigation

_LISTS: Final = (".xml", ".json", ".properties", ".conf", ".cfg", ".ini", ".txt")
_SERVICES: Final = "META-INF/services/"
_DOTTED: Final = re.compile(rb"(?<![\w.$])[A-Za-z_]\w*(?:\.[A-Za-z_$][\w$]*){2,}(?![\w.$])")
_MOST_LISTED: Final = 8_000_000
"""Bytes of such files that are looked at."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The program with everything that answers who can run what."""

    program: Program
    hierarchy: Hierarchy
    reach: Reach
    resolver: Resolver
    dead: DeadCode


def build_graph(package: Package, program: Program) -> Graph:
    """Join the program with the manifest's entry points and what compiled XML names."""
    hierarchy = Hierarchy(program)
    compiled = _read_compiled(package)
    words = compiled.words
    made = {
        name: word
        for word in words
        if "." in word and program.class_info(name := f"L{word.replace('.', '/')};") is not None
    }
    filed = _filed(package, program)
    calls = CallGraph(
        program,
        hierarchy,
        given={**filed, **made},
        on_click=frozenset(one for one in words if one.isidentifier()),
        navigation=find_navigation(package, compiled.graphs, compiled.others),
    )
    plugins = (
        {program.owner(one.method) for one in find_bridges(program, hierarchy)} if filed else ()
    )
    resolver = Resolver(program, hierarchy, resources=package.resources)
    navigated = list(navigation_edges(calls, resolver))
    shown = {one.receiver for one in navigated}
    entries = find_entry_points(
        program,
        hierarchy,
        package.manifest,
        made=[one for one in made if one not in shown],
        filed=[one for one in filed if one in plugins],
    )
    laid = laid_classes(package, compiled.others, program)
    calls.add((*navigated, *layout_edges(calls, resolver, laid), *reflective_edges(resolver)))
    for name, method, pc in loaded_classes(resolver):
        calls.instances.add_loaded(name, method, pc)
    generated = [*generated_edges(calls, resolver), *argument_edges(hierarchy)]
    calls.add(generated)
    for edge in generated:
        calls.instances.add_loaded(program.owner(edge.target), edge.source, edge.pc)
    # Code beside Android's may be started by a name that is put together: it is never dormant.
    beside = {one.name for one in package.nested.code}
    named = (
        image.type_name(one)
        for image in program.images
        if image.name in beside
        for one in image.class_type.tolist()
    )
    reach = Reach(calls, entries, named=named)
    return Graph(program, hierarchy, reach, resolver, DeadCode(reach))


def _filed(package: Package, program: Program) -> Mapping[str, str]:
    """Return the classes that plain files name, as hosts of plug-ins have their lists, with their names."""
    found: dict[str, str] = {}
    room = _MOST_LISTED
    for member in package.members:
        is_list = member.name.endswith(_LISTS) and member.name.startswith(
            ("assets/", "res/raw/")
        )
        if member.magic != "text" or not (is_list or member.name.startswith(_SERVICES)):
            continue
        room -= member.size
        if room < 0:
            break
        try:
            data = package.read(member)
        except InputError:
            continue  # It may name a class; one that is made by no other way stays unproved.
        for word in _DOTTED.findall(data):
            dotted = word.decode("ascii")
            name = f"L{dotted.replace('.', '/')};"
            if name not in found and program.class_info(name) is not None:
                found[name] = dotted
    return found


@dataclass(slots=True)
class _Compiled:
    """What all compiled XML but the manifests' says."""

    words: set[str]
    """Class names, onClick names: a style can give one to all views that have it."""
    graphs: list[Member] = field(default_factory=list)
    """The files of graphs of screens."""
    others: list[tuple[Member, frozenset[str]]] = field(default_factory=list)
    """The other files, with their words."""


def _read_compiled(package: Package) -> _Compiled:
    found = _Compiled(set(package.resources.clicked()))
    for member in package.members:
        if member.magic != "axml" or member.name == "AndroidManifest.xml":
            continue
        try:
            data = package.read(member)
        except InputError:
            continue  # The package keeps a limit for a member that it cannot read.
        words = frozenset(one for one in read_compiled(data).strings if " " not in one)
        found.words |= words
        if BEGINS in words:
            found.graphs.append(member)
        else:
            found.others.append((member, words))
    return found
