"""Finds the calls that hand an object over to be called back, by method and by class.

Two kinds: calls that the table of implicit edges names (`Handler.post`), and calls of whatever
name that take a parameter of the callback's own type (`(Landroid/location/LocationListener;)V`).
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from auditor.code.calls.edges import passing, taken_back
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.dex.arrays import Inverted, Longs
from auditor.dex.image import DexImage
from auditor.dex.type_lists import type_lists
from auditor.model.names import outermost

Offered = tuple[CallSite, str, float]
"""A call by which an object is handed over, why, and how surely."""


class Sites:
    """Some calls, found by the method or the class in which they stand."""

    __slots__ = ("_by_class", "_by_method", "calls")

    def __init__(self, program: Program, calls: Iterable[CallSite]) -> None:
        self.calls = tuple(sorted(calls))
        self._by_method: dict[MethodNumber, list[CallSite]] = {}
        self._by_class: dict[str, list[tuple[str, CallSite]]] = {}
        for call in self.calls:
            self._by_method.setdefault(call.method, []).append(call)
            owner = program.owner(call.method)
            self._by_class.setdefault(outermost(owner), []).append((owner, call))

    def __bool__(self) -> bool:
        return bool(self.calls)

    def in_method(self, method: MethodNumber) -> list[CallSite]:
        """Give the calls of a method, in order."""
        return self._by_method.get(method, [])

    def in_class(self, name: str) -> list[CallSite]:
        """Give the calls of a class and of the classes nested in it."""
        nested = f"{name[:-1]}$"
        return [
            call
            for owner, call in self._by_class.get(outermost(name), ())
            if owner == name or owner.startswith(nested)
        ]

    def around_class(self, name: str) -> list[CallSite]:
        """Give the calls of the outermost class around a class, and of all nested in it."""
        return [call for _, call in self._by_class.get(outermost(name), ())]


def makes_by_name(program: Program, method: MethodNumber) -> bool:
    """Say whether a method makes objects by reflection."""
    return any(
        one.target.partition("(")[0].endswith(";->newInstance")
        and one.target.startswith("Ljava/lang/")
        for one in program.calls_in(method)
    )


class Registrations:
    """The registering calls of the app, found when asked for and kept."""

    def __init__(self, program: Program, hierarchy: Hierarchy) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self._named: dict[tuple[str, str], Sites] = {}
        self._taking: dict[str, Sites] = {}
        self._owners: dict[tuple[str, str], tuple[str, ...]] = {}

    def named(self, owner: str, name: str) -> Sites:
        """Give the calls of a method of that name through a class or one below it."""
        key = (owner, name)
        known = self._named.get(key)
        if known is None:
            calls = [
                call
                for each in self.owners(owner, name)
                for call in self.program.calls_of(each, name)
            ]
            known = self._named[key] = Sites(self.program, calls)
        return known

    def first_hand(self, calls: Iterable[Offered]) -> Iterator[Offered]:
        """Yield calls, those that pass on what another asked for only where there are no others."""
        passing: list[Offered] | None = []
        for one in calls:
            if one[0].method not in self._passing:
                passing = None
                yield one
            elif passing is not None:
                passing.append(one)
        yield from passing or ()

    @cached_property
    def _passing(self) -> frozenset[MethodNumber]:
        return frozenset(
            use.method for text in passing() for use in self.program.string_uses(text)
        )

    def owners(self, owner: str, name: str) -> tuple[str, ...]:
        """Give the classes through which code calls a method of a class or one below it."""
        key = (owner, name)
        known = self._owners.get(key)
        if known is None:
            if (
                name == "<init>"
            ):  # A constructor is the class's own; the name is in every class.
                known = (owner,) if self.program.calls_of(owner, name) else ()
            else:
                known = tuple(
                    each
                    for each in self.program.members.callees_named(name)
                    if self.hierarchy.is_subtype(each, owner)
                )
            self._owners[key] = known
        return known

    def taking(self, type_name: str) -> Sites:
        """Give the calls of methods that take a parameter of exactly that type."""
        known = self._taking.get(type_name)
        if known is None:
            calls: list[CallSite] = []
            for index, one in self.program.type_places(type_name).items():
                image = self.program.images[index]
                for proto in self._protos[index].of(one).tolist():
                    for method in image.methods_of_proto(proto).tolist():
                        calls.extend(self.program.calls_by_id(index, method))
            handed = (one for one in calls if not self._takes_back(one))
            known = self._taking[type_name] = Sites(self.program, handed)
        return known

    def _takes_back(self, call: CallSite) -> bool:
        """Say whether a call takes back what another one handed over."""
        owner, _, name = call.target.partition("(")[0].partition("->")
        return any(
            name == one.partition("->")[2]
            and self.hierarchy.is_subtype(owner, one.partition("->")[0])
            for one in taken_back()
        )

    @cached_property
    def _protos(self) -> "tuple[_ProtosByParameter, ...]":
        return tuple(_ProtosByParameter(image) for image in self.program.images)


class _ProtosByParameter:
    """Indexes one image's prototypes by the types of their parameters."""

    __slots__ = ("_index", "_protos")

    def __init__(self, image: DexImage) -> None:
        """Read all type lists at once (dex format, "type_list"); broken ones are left out."""
        rows, listed = type_lists(image.data, image.proto_list)
        inside = listed < len(image.type_string)
        self._protos: Longs = rows[inside]
        self._index = Inverted(listed[inside], len(image.type_string))

    def of(self, type_id: int) -> Longs:
        """Give the prototypes that have a parameter of a type."""
        return self._protos[self._index.of(type_id)]
