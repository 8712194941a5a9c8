"""Answers whether code is dead: whether nothing in the whole package can bring it about.

The opposite of a proof that something runs (see `reach`), which says nothing where it fails. Here every
method is taken that could call, every place that could make or name an object, without asking whether an object of
the class is there; only where all of these are themselves dead is it said. A screen that nobody opens is
no entry of the app, though its manifest declares it, unless other apps can start it.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from auditor.code.calls.entrypoints import EntryPoint, annotations_on
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.code.ways.reach import Reach
from auditor.dex import access_flags
from auditor.model.names import LIBRARIES
from auditor.model.vocabulary import ComponentKind

_MOST: Final = 400
"""So many methods and classes are looked at before code counts as alive."""
_NAMING: Final = (
    ("Ljava/lang/Class;", "forName"),
    ("Ljava/lang/ClassLoader;", "loadClass"),
    ("Landroid/content/Intent;", "setClassName"),
    ("Landroid/content/Intent;", "parseUri"),
    ("Landroid/content/ComponentName;", "<init>"),
)
"""Calls that make a class, or an intent for one, out of its name."""
_BOUND: Final = access_flags.STATIC | access_flags.PRIVATE
Thing = MethodNumber | str
"""A method, or a class in dex form of which an object is wanted."""


class DeadCode:
    """Asks from which code a place could be come to; one per app."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.graph = reach.graph
        self.program = reach.program
        self._known: dict[Thing, bool] = {}

    def is_dead(self, site: Site) -> bool:
        """Say whether nothing can lead to a place."""
        method, pc = site
        return not self.reach.branches.runs(method, pc) or self._is_dead(method)

    def is_unopened(self, site: Site) -> bool:
        """Say whether screens alone that nothing in the package opens come to a place to which a way was found."""
        return self._has_unopened and self.is_dead(site)

    @cached_property
    def _has_unopened(self) -> bool:
        """Whether nothing opens some screen; code that puts the name of a class together may open any."""
        return not self._names_at_run_time and any(
            not any(self._makers(one)) for one in sorted(self._screens)
        )

    @cached_property
    def _names_at_run_time(self) -> bool:
        """Whether code that is no library's makes a class or an intent out of a name."""
        return any(
            not self.program.owner(site.method).startswith(LIBRARIES)
            for owner, name in _NAMING
            for site in self.program.calls_of(owner, name)
        )

    def _is_dead(self, thing: Thing) -> bool:
        if thing not in self._known:
            self._known[thing] = self._comes_from_nowhere(thing)
        return self._known[thing]

    def _comes_from_nowhere(self, thing: Thing) -> bool:
        """Look at all that could lead to something, until something is there that runs."""
        seen: dict[Thing, None] = {thing: None}
        todo = [thing]
        while todo:
            one = todo.pop()
            if self._is_given(one) or len(seen) > _MOST:
                return False
            for source in self._sources(one):
                if source not in seen:
                    seen[source] = None
                    todo.append(source)
        return True

    def _is_given(self, thing: Thing) -> bool:
        """Say whether Android, a file, a script or native code runs or makes something by itself."""
        if isinstance(thing, str):
            instances = self.graph.instances
            is_declared = thing in instances.given and thing not in self._screens
            return is_declared or thing in instances.filed or thing in self.reach.named
        entries = self._entries.get(thing, ())
        return any(one.class_name not in self._screens for one in entries)

    def _sources(self, thing: Thing) -> Iterator[Thing]:
        yield from self._makers(thing) if isinstance(thing, str) else self._callers(thing)

    def _callers(self, method: MethodNumber) -> Iterator[Thing]:
        runs = self.reach.branches.runs
        for edge in self.graph.callers(method):
            if runs(edge.source, edge.pc):
                yield edge.source
        for entry in self._entries.get(method, ()):
            yield entry.class_name
        if self._may_be_called_unseen(method):
            yield self.program.owner(method)

    def _may_be_called_unseen(self, method: MethodNumber) -> bool:
        """Say whether somebody outside may call a method if there is an object of its class.

        By what it overrides or implements, by an annotation on it, or by its name.
        """
        program, hierarchy = self.program, self.graph.hierarchy
        owner, signature = program.owner(method), program.signature(method)
        name = signature.partition("(")[0]
        if name.startswith("<"):
            return name == "<init>"
        if program.string_uses(name) or annotations_on(program, method):
            return True
        return not program.flags(method) & _BOUND and (
            hierarchy.overridden(owner, signature) is not None
            or any(signature in program.declared(one) for one in hierarchy.supers(owner))
        )

    def _makers(self, class_name: str) -> Iterator[Thing]:
        runs, instances = self.reach.branches.runs, self.graph.instances
        yield from self.graph.hierarchy.subtypes(class_name)
        places = (
            *instances.births(class_name),
            *instances.namings(class_name),
            *instances.action_namings(class_name),
        )
        for one in places:
            if one.method not in instances.constructors(class_name) and runs(
                one.method, one.pc
            ):
                yield one.method

    @cached_property
    def _entries(self) -> dict[MethodNumber, list[EntryPoint]]:
        found: dict[MethodNumber, list[EntryPoint]] = {}
        for one in self.reach.entries:
            found.setdefault(one.method, []).append(one)
        return found

    @cached_property
    def _screens(self) -> frozenset[str]:
        """The activities that only code of the app can open."""
        components = self.program.manifest.components
        opened = {
            one.name
            for one in components
            if one.kind is not ComponentKind.ACTIVITY or one.is_exported or one.filters
        }
        return frozenset(one.name for one in components) - opened
