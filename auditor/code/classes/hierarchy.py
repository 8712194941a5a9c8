"""Answers who extends whom: the app's classes and the framework's in one hierarchy.

Malformed apps may hold cycles; every walk here visits a class once.
"""

from functools import cached_property

import numpy as np

from auditor.code.classes.framework import OBJECT, Framework, framework
from auditor.code.classes.program import MethodNumber, Program
from auditor.dex import access_flags
from auditor.dex.arrays import Ints, Inverted, Longs, ids_in
from auditor.dex.image import DexImage
from auditor.dex.type_lists import type_lists

_UNRUNNABLE = (
    access_flags.ABSTRACT | access_flags.PRIVATE
)  # Abstract methods do not run; private ones are not inherited.


class Hierarchy:
    """The supertypes, subtypes and inherited members of every class of an app."""

    def __init__(self, program: Program, table: Framework | None = None) -> None:
        self.program = program
        self.framework = table or framework()
        self._supers: dict[str, tuple[str, ...]] = {}
        self._super_sets: dict[str, frozenset[str]] = {}
        self._subtypes: dict[str, tuple[str, ...]] = {}
        self._first_kinds: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self._below_any: dict[frozenset[str], frozenset[str]] = {}
        self._resolved: dict[tuple[str, str], MethodNumber | None] = {}
        self._declaring: dict[tuple[str, str], str] = {}
        self._overridden: dict[tuple[str, str], str | None] = {}

    def is_known(self, name: str) -> bool:
        """Say whether the app or the framework's table defines a class."""
        return self.program.class_info(name) is not None or name in self.framework

    def direct_supers(self, name: str) -> tuple[str, ...]:
        """Give a class's superclass and then its interfaces; none for an unknown class."""
        found = self.program.class_info(name) or self.framework.find(name)
        if found is None:
            return (OBJECT,) if name.startswith("[") else ()
        return ((found.superclass,) if found.superclass else ()) + found.interfaces

    def superclass(self, name: str) -> str | None:
        """Name a class's superclass; None for `Object` and unknown classes."""
        found = self.program.class_info(name) or self.framework.find(name)
        return found.superclass if found else None

    def supers(self, name: str) -> tuple[str, ...]:
        """Give all superclasses and interfaces, nearest first, without the class itself."""
        known = self._supers.get(name)
        if known is None:
            seen = {name: None}
            todo = [name]
            for one in todo:
                for above in self.direct_supers(one):
                    if above not in seen:
                        seen[above] = None
                        todo.append(above)
            known = self._supers[name] = tuple(todo[1:])
            self._super_sets[name] = frozenset(known)
        return known

    def is_subtype(self, name: str, of: str) -> bool:
        """Say whether a class is another or is below it."""
        if name == of:
            return True
        self.supers(name)
        return of in self._super_sets[name]

    def is_kind_of(self, name: str, pattern: str) -> bool:
        """Say whether a class is another or below it, as tables name it: `Lretrofit2/*` is all that begins so."""
        if pattern.endswith("*"):
            return name.startswith(pattern[:-1])
        return self.is_subtype(name, pattern)

    def first_kind(self, name: str, patterns: tuple[str, ...]) -> str | None:
        """Return the first of some patterns of tables that a class is of the kind of; None: of none."""
        key = (name, patterns)
        if key not in self._first_kinds:
            found = (one for one in patterns if self.is_kind_of(name, one))
            self._first_kinds[key] = next(found, None)
        return self._first_kinds[key]

    def children(self, name: str) -> tuple[str, ...]:
        """Give the app's classes that name this one as superclass or interface, in dex order."""
        program = self.program
        found: dict[str, None] = {}
        for index, one in program.type_places(name).items():
            image = program.images[index]
            for row in self._below[index].of(one):
                child = image.type_name(int(image.class_type[row]))
                info = program.class_info(child)
                if info is not None and (info.image, info.row) == (index, row):
                    found[child] = None
        return tuple(found)

    def subtypes(self, name: str) -> tuple[str, ...]:
        """Give all classes of the app below a class, nearest first, without the class itself."""
        known = self._subtypes.get(name)
        if known is None:
            seen = {name: None}
            todo = [name]
            for one in todo:
                for below in self.children(one):
                    if below not in seen:
                        seen[below] = None
                        todo.append(below)
            known = self._subtypes[name] = tuple(todo[1:])
        return known

    def below_any(self, names: frozenset[str]) -> frozenset[str]:
        """Give all classes of the app below one of some classes, without those themselves.

        Subtypes by way of classes of the framework count: an app's activity is a `Context`.
        """
        known = self._below_any.get(names)
        if known is None:
            through = (one for one in self._parents if not names.isdisjoint(self.supers(one)))
            found = {each for one in (*names, *through) for each in self.subtypes(one)}
            known = self._below_any[names] = frozenset(found)
        return known

    def resolve(self, class_name: str, method_name: str, proto: str) -> str | None:
        """Spell the app's method that runs when an object of a class receives a call.

        None when the framework's method runs, or none at all.
        """
        found = self.resolve_method(class_name, method_name + proto)
        return None if found is None else self.program.text(found)

    def resolve_method(self, class_name: str, signature: str) -> MethodNumber | None:
        """Find the app's method that runs for a class by signature (`b(I)V`).

        As Android's `FindVirtualMethod`: up the superclasses first, then default methods of
        interfaces. A framework superclass that has the method ends the search.
        """
        key = (class_name, signature)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(class_name, signature)
        return self._resolved[key]

    def resolve_field(self, owner: str, name: str) -> str:
        """Name the class that declares a static field which code names through `owner`.

        The owner itself when no supertype is known to declare it.
        """
        key = (owner, name)
        if key not in self._declaring:
            self._declaring[key] = self._find_declaring(owner, name)
        return self._declaring[key]

    def _find_declaring(self, owner: str, name: str) -> str:
        for one in (owner, *self.supers(owner)):
            known = self.framework.find(one)
            if known is not None and name in known.uris:
                return one
            if known is None and self._declares_field(one, name):
                return one
        return owner

    def overridden(self, class_name: str, signature: str) -> str | None:
        """Name the class outside the app whose method a method of this class overrides.

        The framework's table decides by name and number of parameters; a supertype that neither the
        app nor the table knows could declare anything and counts, after those that are known.
        """
        key = (class_name, signature)
        if key not in self._overridden:
            self._overridden[key] = self._find_overridden(class_name, signature)
        return self._overridden[key]

    def _find_overridden(self, class_name: str, signature: str) -> str | None:
        unknown = None
        for one in self.supers(class_name):
            known = self.framework.find(one)
            if known is not None and known.declares(signature):
                return one
            if known is None and unknown is None and self.program.class_info(one) is None:
                unknown = one
        return unknown

    def _resolve(self, class_name: str, signature: str) -> MethodNumber | None:
        program = self.program
        at: str | None = class_name
        seen: set[str] = set()
        while at is not None and at not in seen:
            seen.add(at)
            found = program.declared(at).get(signature)
            if found is not None and (
                at == class_name or not program.flags(found) & _UNRUNNABLE
            ):
                return found
            known = None if program.class_info(at) else self.framework.find(at)
            if (
                known is not None
                and at != OBJECT
                and known.declares(signature)
                and not known.is_interface
            ):
                return None
            at = self.superclass(at)
        for one in self.supers(class_name):
            found = program.declared(one).get(signature)
            if found is not None and not program.flags(found) & _UNRUNNABLE:
                return found
        return None

    def _declares_field(self, class_name: str, name: str) -> bool:
        info = self.program.class_info(class_name)
        if info is None:
            return False
        image = self.program.images[info.image]
        first, last = np.searchsorted(image.owned_class, [info.row, info.row + 1])
        wanted = self.program.members.field_string(info.image, name)
        return bool((image.field_name[image.owned_field[first:last]] == wanted).any())

    @cached_property
    def _parents(self) -> tuple[str, ...]:
        """Name the types outside the app that its classes extend or implement."""
        named = {
            image.type_name(one)
            for image, below in zip(self.program.images, self._below, strict=True)
            for one in below.parents.tolist()
        }
        return tuple(sorted(one for one in named if self.program.class_info(one) is None))

    @cached_property
    def _below(self) -> "tuple[_Below, ...]":
        """Index, per image, the class rows that name each type as superclass or interface."""
        return tuple(_Below.build(image) for image in self.program.images)


class _Below:
    """Builds the index of direct subtypes of one image without a loop over its classes."""

    __slots__ = ("_index", "_rows", "parents")

    def __init__(self, parents: Ints, types: int, rows: Longs) -> None:
        self._index = Inverted(parents, types)
        self._rows = rows
        self.parents: Ints = ids_in(parents, types)

    @classmethod
    def build(cls, image: DexImage) -> "_Below":
        """Take superclasses and the type lists of interfaces (dex format, "type_list")."""
        own = np.flatnonzero(image.class_super >= 0)
        rows, listed = type_lists(image.data, image.class_interface_list)
        parents = np.concatenate((image.class_super[own], listed))
        children = np.concatenate((own, rows))
        inside = parents < len(image.type_string)
        return cls(parents[inside], len(image.type_string), children[inside])

    def of(self, type_id: int) -> list[int]:
        """Give the class rows directly below a type, ascending."""
        found: list[int] = self._rows[self._index.of(type_id)].tolist()
        return sorted(set(found))
