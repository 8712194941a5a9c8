"""Knows libraries' classes and methods again after a shrinker renamed them: by the strings in them."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.sites import parameter_types
from auditor.dex import access_flags
from auditor.flow.tables.catalogue import RenamedRule

_OF_THE_APP: Final = (
    "Landroid/content/Context;", "Landroid/app/Fragment;", "Landroidx/fragment/app/Fragment;",
    "Landroid/support/v4/app/Fragment;", "Landroid/content/BroadcastReceiver;", "Landroid/content/ContentProvider;",
    "Landroidx/lifecycle/ViewModel;", "Landroid/os/AsyncTask;",
)  # fmt: skip
"""Below these stand no classes of the libraries that the tables know: into such a one their code was inlined."""
_ANY_OWN: Final = "L@;"
"""Stands in what a rule takes for any class that the package holds: the library's, whatever it is called now."""
_COROUTINE: Final = "Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;"
_RUNS: Final = "(Ljava/lang/Object;)Ljava/lang/Object;"
_COLLECTOR: Final = "Lkotlinx/coroutines/flow/internal/SafeCollector;"


class Renamed:
    """The library names of an app's renamed methods and classes."""

    def __init__(self, hierarchy: Hierarchy, rules: Sequence[RenamedRule]) -> None:
        """Look for the strings of every rule; a library under its own name is not renamed."""
        self.hierarchy = hierarchy
        program = hierarchy.program
        self.methods: dict[MethodNumber, tuple[str, str]] = {}
        """The class and name that a method has in its library."""
        self.classes: dict[str, str] = {}
        """The name that a class has in its library."""
        self._families: set[str] = set()
        self._apart: set[str] = set()
        self.shaped: set[MethodNumber] = set()
        """Of the methods, those that hold no string and are known by their shape alone."""
        self._bases: set[str] = set()
        self._members: dict[str, bool] = {}
        for rule in rules:
            owner, arrow, name = rule.name.partition("->")
            if program.class_info(owner) is not None:
                continue
            for method in holding(program, rule.strings):
                if not self._fits(method, rule):
                    continue
                if rule.proto:
                    shaped = tuple(_shaped(program, program.owner(method), rule.proto))
                    self.methods.update(dict.fromkeys(shaped, (owner, name)))
                    self.shaped.update(shaped)
                elif arrow:
                    self.methods.setdefault(method, (owner, name))
                else:
                    found = program.owner(method)
                    self.classes.setdefault(found, owner)
                    heads = tuple(self._heads(found, rule.family))
                    kin = {"apart": self._apart, "bases": self._bases}
                    kin.get(rule.family, self._families).update(heads)
                    if rule.family == "above":
                        self.classes.update(dict.fromkeys(heads, owner))

    @cached_property
    def told(self) -> frozenset[str]:
        """The interfaces by which a renamed library tells the app's objects data: its collectors."""
        infos = (
            self.hierarchy.program.class_info(one)
            for one, name in self.classes.items()
            if name == _COLLECTOR
        )
        return frozenset(each for info in infos if info is not None for each in info.interfaces)

    def named(self, name: str) -> tuple[str, ...]:
        """Name a library's class, and what the shrinker may have made of it."""
        return (name, *(own for own, known in self.classes.items() if known == name))

    def is_named(self, owner: str, name: str) -> bool:
        """Say whether a method of a library is known under another name."""
        return (owner, name) in self._named

    @cached_property
    def _named(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.methods.values())

    def is_library(self, class_name: str) -> bool:
        """Say whether a class is a library's: known by itself, or of a family that is known."""
        if class_name in self.classes:
            return True
        if not self._families and not self._bases:
            return False
        known = self._members.get(class_name)
        if known is None:
            above = {class_name, *self.hierarchy.supers(class_name)}
            known = bool(above & self._families) and not above & self._apart
            known = known or (bool(above & self._bases) and self._is_abstract(class_name))
            self._members[class_name] = known
        return known

    def _is_abstract(self, class_name: str) -> bool:
        info = self.hierarchy.program.class_info(class_name)
        return info is not None and bool(info.flags & access_flags.ABSTRACT)

    def name_of(self, class_name: str) -> str | None:
        """Give the name that a library's class has there, or the nearest one known above it."""
        known = self.classes.get(class_name)
        if known is not None or not self.is_library(class_name):
            return known
        above = self.hierarchy.supers(class_name)
        return next((self.classes[one] for one in above if one in self.classes), None)

    def _fits(self, method: MethodNumber, rule: RenamedRule) -> bool:
        """Say whether a method can be the one that a rule means, not one that it was inlined into."""
        program = self.hierarchy.program
        signature = program.signature(method)
        above = self.hierarchy.supers(program.owner(method))
        if any(one in above for one in _OF_THE_APP) or self._is_block(signature, above, rule):
            return False
        returns = signature.rpartition(")")[2]
        if rule.returns not in ("", returns):
            return False
        if rule.longest and (program.is_static(method) or self._length(method) > rule.longest):
            return False
        if rule.extends and rule.extends not in self.hierarchy.supers(program.owner(method)):
            return False
        if not rule.takes:
            return True
        types = parameter_types(signature[signature.index("(") :])
        takes = "".join(self.classes.get(one, one) for one in types)
        own = "".join(one if program.class_info(one) is None else _ANY_OWN for one in types)
        return any(fnmatchcase(f"({one})", rule.takes) for one in (takes, own))

    def _is_block(self, signature: str, above: Sequence[str], rule: RenamedRule) -> bool:
        """Say whether a method is the body of a coroutine, into which what it asks a library was inlined.

        Of the library's own classes that are known the collector alone is one.
        """
        is_below = any(self.classes.get(one) == _COROUTINE for one in above)
        return is_below and signature.endswith(_RUNS) and rule.name != _COLLECTOR

    def _length(self, method: MethodNumber) -> int:
        image, row = self.hierarchy.program.place(method)
        return int(image.row_size[row])

    def _heads(self, class_name: str, family: str) -> Iterator[str]:
        """Yield the classes of the app below which all are the library's."""
        info = self.hierarchy.program.class_info(class_name)
        if family in ("below", "bases"):
            yield class_name
        elif family == "above" and info is not None and info.superclass is not None:
            if self.hierarchy.program.class_info(info.superclass) is not None:
                yield info.superclass
        elif family and info is not None:
            for one in (
                self.hierarchy.supers(class_name) if family == "beside" else info.interfaces
            ):
                above = self.hierarchy.program.class_info(one)
                if above is not None and above.is_interface:
                    yield one


def _shaped(program: Program, class_name: str, proto: str) -> Iterator[MethodNumber]:
    """Yield the methods of a class that have a prototype; one that ends in `)` is of any result."""
    for signature, method in program.declared(class_name).items():
        shape = signature[signature.index("(") :]
        if proto in (shape, f"{shape.partition(')')[0]})"):
            yield method


def holding(program: Program, strings: Sequence[str]) -> tuple[MethodNumber, ...]:
    """Give the methods that load all of some strings; one with `*` at its end stands for those that begin so."""
    found: set[MethodNumber] | None = None
    for text in strings:
        begun = text.endswith("*")
        texts = program.texts_from((text[:-1],)) if begun else (text,)
        here = {use.method for one in texts for use in program.string_uses(one)}
        found = here if found is None else found & here
        if not found:
            return ()
    return tuple(sorted(found or ()))
