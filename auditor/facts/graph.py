"""The program with everything that answers who can run what."""

from dataclasses import dataclass

from auditor.code.callgraph import CallGraph
from auditor.code.constants import Resolver
from auditor.code.entrypoints import find_entry_points
from auditor.code.hierarchy import Hierarchy
from auditor.code.program import Program
from auditor.code.reach import Reach
from auditor.code.reflective_calls import loaded_classes, reflective_edges
from auditor.errors import InputError
from auditor.model.app import Package
from auditor.screens.compiled import read_compiled


@dataclass(frozen=True, slots=True)
class Graph:
    """The program with everything that answers who can run what."""

    program: Program
    hierarchy: Hierarchy
    reach: Reach
    resolver: Resolver


def build_graph(package: Package, program: Program) -> Graph:
    """Join the program with the manifest's entry points and what compiled XML names."""
    hierarchy = Hierarchy(program)
    words = _layout_words(package)
    made = {
        name: word
        for word in words
        if "." in word and program.class_info(name := f"L{word.replace('.', '/')};") is not None
    }
    calls = CallGraph(
        program,
        hierarchy,
        given=made,
        on_click=frozenset(one for one in words if one.isidentifier()),
    )
    entries = find_entry_points(program, hierarchy, package.manifest, made=made)
    resolver = Resolver(program, hierarchy, resources=package.resources)
    calls.add(reflective_edges(resolver))
    for name, method, pc in loaded_classes(resolver):
        calls.instances.add_loaded(name, method, pc)
    # Code beside Android's may be started by a name that is put together: it is never dormant.
    beside = {one.name for one in package.nested.code}
    named = (
        image.type_name(one)
        for image in program.images
        if image.name in beside
        for one in image.class_type.tolist()
    )
    return Graph(program, hierarchy, Reach(calls, entries, named=named), resolver)


def _layout_words(package: Package) -> frozenset[str]:
    """Return the words of all compiled XML but the manifests': class names, onClick names."""
    words: set[str] = set()
    for member in package.members:
        if member.magic != "axml" or member.name == "AndroidManifest.xml":
            continue
        try:
            data = package.read(member)
        except InputError:
            continue  # The package keeps a limit for a member that it cannot read.
        words.update(one for one in read_compiled(data).strings if " " not in one)
    return frozenset(words)
