"""Where the texts that matter, and the ways to the phonebook, touch the app's screens.

Nothing here looks at every dialog of an app. The search starts from two ends: the texts that name
the phonebook, a policy or an agreement, and the methods on the way to a request or a read; it
goes to the methods and layouts that these two touch, and no further.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber, Program, Use
from auditor.code.classes.registers import CALLS
from auditor.code.classes.values import Site
from auditor.code.resolution.constants import Resolver
from auditor.errors import InputError
from auditor.model.app import Package
from auditor.model.names import LIBRARIES
from auditor.screens.inventory.texts import Text

MOST_METHODS: Final = 240
"""Methods on the way to requests and reads that are looked at."""
_SUREST: Final = 0.6
_MOST_EDGES: Final = 40
_ALL_EDGES: Final = 2_000
"""Ways into methods that are looked at in all: a method that everybody calls tells nothing."""
_MOST_USES: Final = 24
_VALUE: Final = 0x01000008
"""A `Res_value` of type reference: size 8, nothing, type 1 (AOSP ResourceTypes.h)."""
_DEEPEST_INCLUDE: Final = 3


@dataclass(frozen=True, slots=True)
class Goals:
    """What consent stands before: the calls that ask for contacts, and those that read them."""

    asks: frozenset[Site] = frozenset()
    reads: frozenset[Site] = frozenset()


@dataclass(slots=True)
class Places:
    """Methods in which screens may be made, and layouts that matter."""

    methods: dict[MethodNumber, None] = field(default_factory=dict)
    layouts: set[int] = field(default_factory=set)
    on_the_way: frozenset[MethodNumber] = frozenset()
    """The methods from which a request or a read is reached."""


def find_places(
    resolver: Resolver,
    graph: CallGraph,
    package: Package,
    *,
    texts: Sequence[Text],
    goals: Goals,
) -> Places:
    """Return where screens that matter may be made."""
    search = _Search(resolver, graph, package)
    found = Places()
    slice_ = search.before(goals)
    found.on_the_way = frozenset(slice_)
    found.methods.update(slice_)
    ids = sorted({one.id for one in texts if one.where == "string" and one.id is not None})
    members = {one.source for one in texts if one.where == "screen"}
    found.layouts = search.layouts(ids, members)
    for use in search.uses(ids, texts):
        found.methods[use.method] = None
        found.methods.update(dict.fromkeys(search.handed_on(use)))
    return found


@dataclass(slots=True)
class _Search:
    resolver: Resolver
    graph: CallGraph
    package: Package

    @property
    def program(self) -> Program:
        return self.graph.program

    def before(self, goals: Goals) -> dict[MethodNumber, None]:
        """Return the methods from which a goal is reached, nearest first, and what registers them."""
        found = dict.fromkeys(site[0] for site in sorted(goals.asks | goals.reads))
        queue = list(found)
        left = _ALL_EDGES
        for method in queue:
            if self.program.owner(method).startswith(LIBRARIES) or left <= 0:
                continue
            edges = self.graph.callers(method)
            left -= len(edges)
            for edge in edges[:_MOST_EDGES]:
                if edge.confidence < _SUREST or edge.source in found:
                    continue
                if len(found) >= MOST_METHODS:
                    return found
                found[edge.source] = None
                queue.append(edge.source)
        return found

    def uses(self, ids: Iterable[int], texts: Iterable[Text]) -> Iterator[Use]:
        """Yield where code loads one of the texts."""
        for one in ids:
            yield from uses_of_resource(self.program, self.resolver, one)
        for text in texts:
            if text.where == "code" and text.id is not None:
                yield from uses_of_constant(self.program, text)

    def handed_on(self, use: Use) -> Iterator[MethodNumber]:
        """Yield the app's methods to which a loaded text is handed as an argument."""
        uses = self.resolver.def_use(use.method)
        if not uses.has(use.pc):
            return
        one = uses.instruction(use.pc)
        if not one.registers:
            return  # Broken: Android refuses the class.
        for pc in uses.uses(use.pc, one.registers[0]):
            if uses.instruction(pc).opcode not in CALLS:
                continue
            call = self.resolver.call_at(use.method, pc)
            if call is None or call.owner.startswith(LIBRARIES):
                continue
            target = self.graph.hierarchy.resolve_method(call.owner, call.name + call.proto)
            if target is not None and self.program.has_code(target):
                yield target
                yield from self.program.methods_of_class(self.program.owner(target))

    def layouts(self, ids: Sequence[int], members: Iterable[str]) -> set[int]:
        """Return the layouts that hold one of some strings, or a text written into them.

        A layout that includes such a layout holds it too.
        """
        wanted = set(members)
        files = _References.of(self.package)
        found: set[int] = set()
        new = set(ids)
        for _ in range(_DEEPEST_INCLUDE):
            wanted |= files.naming(new)
            here = set(self.package.resources.layouts_kept_in(wanted)) if wanted else set()
            new = here - found
            found |= here
            if not new:
                break
        return found


def is_layout(resolver: Resolver, identity: int) -> bool:
    """Say whether a number is the id of a layout."""
    resources = resolver.resources
    name = resources.name(identity) if resources is not None and identity > 0 else None
    return name is not None and name.startswith("layout")


def uses_of_resource(program: Program, resolver: Resolver, resource_id: int) -> Iterator[Use]:
    """Yield where code loads an id: as a number, or from a field of `R`."""
    yield from program.resource_uses(resource_id)[:_MOST_USES]
    resources = resolver.resources
    name = resources.name(resource_id) if resources is not None else None
    if name is None:
        return
    kind, _, entry = name.partition("/")
    tail = f"/R${kind};->{entry}:I"
    for use in program.field_uses_named(None, entry.replace(".", "_"), "I"):
        image, _ = program.place(use.method)
        one = resolver.def_use(use.method)
        if one.has(use.pc):
            ref = one.instruction(use.pc).ref
            if ref is not None and image.field_text(ref).endswith(tail):
                yield use


def uses_of_constant(program: Program, text: Text) -> Iterator[Use]:
    """Yield where code loads a constant of its own."""
    for image in program.images:
        if image.name == text.source and text.id is not None:
            yield from program.string_uses(image.strings[text.id])[:_MOST_USES]
            return


@dataclass(frozen=True, slots=True)
class _References:
    """Which compiled XML names which resources."""

    names: tuple[str, ...]
    owner: "np.ndarray[tuple[int], np.dtype[np.int32]]"
    target: "np.ndarray[tuple[int], np.dtype[np.uint32]]"

    @classmethod
    def of(cls, package: Package) -> "_References":
        """Read the references of all layouts, without their structure."""
        names: list[str] = []
        targets = []
        for member in package.members:
            if member.magic != "axml" or member.name == "AndroidManifest.xml":
                continue
            try:
                data = package.read(member)
            except InputError:
                continue
            words = np.frombuffer(data, "<u4", len(data) // 4)
            targets.append(words[1:][words[:-1] == _VALUE])
            names.append(member.name)
        counts = [len(one) for one in targets]
        owner = np.repeat(np.arange(len(names), dtype=np.int32), counts)
        target = np.concatenate([np.zeros(0, np.uint32), *targets]).astype(np.uint32)
        return cls(tuple(names), owner, target)

    def naming(self, ids: Iterable[int]) -> set[str]:
        """Return the files that name one of some resources."""
        wanted = np.array(sorted(ids), np.uint32)
        if not len(wanted):
            return set()
        # Not `np.isin` and `np.unique`, which import the whole of numpy's masked arrays.
        places = np.minimum(np.searchsorted(wanted, self.target), len(wanted) - 1)
        hits = wanted[places] == self.target
        return {self.names[one] for one in self.owner[hits].tolist()}
