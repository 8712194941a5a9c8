"""Function objects: lambdas, suspend functions, callbacks; what they give and are given.

A library runs them out of sight. What the methods of such an object return, or hand to a
collector, a scope or an emitter, counts as in the object from then on: whoever has the object can
have the data (a Kotlin Flow, a sequence, an Observable, a Future are built of such objects).
"""

from collections.abc import Callable, Iterable
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import ClassInfo
from auditor.code.classes.sites import parameter_types
from auditor.code.classes.values import Instance
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import NEW_INSTANCE

GIVES: Final = "give:"
"""Begins the name of the fact that objects of a class give data: `give:La/Lambda;`."""
_COROUTINES: Final = "Lkotlin/coroutines/jvm/internal/"
_KOTLIN: Final = ("Lkotlin/jvm/internal/", _COROUTINES)
_FUNCTIONS: Final = tuple(f"Lkotlin/jvm/functions/Function{one};" for one in range(1, 4))
_MOST_METHODS: Final = 6
_MOST_CLASSES: Final = 8
_MOST_SEARCHES: Final = 48
_RESOLVER_STEPS: Final = 400
_NO_FUNCTIONS: Final = (
    "Landroid/content/Context;", "Landroid/view/View;", "Landroid/app/Fragment;",
    "Landroidx/fragment/app/Fragment;", "Ljava/lang/Enum;", "Landroid/content/ContentProvider;",
    "Landroid/content/BroadcastReceiver;", "Ljava/util/Collection;", "Ljava/util/Map;",
    "Ljava/io/InputStream;", "Ljava/io/Reader;",
)  # fmt: skip
_OF_EVERY_OBJECT: Final = frozenset(
    {"toString", "equals", "hashCode", "create", "finalize", "clone", "compareTo"}
)
_RESUME: Final = "(Ljava/lang/Object;)Ljava/lang/Object;"
CONTINUATION: Final = "Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;"
LAZY: Final = "Lkotlin/Lazy;"
_WAITING: Final = "Lkotlin/coroutines/Continuation;"
_SERIALIZABLE: Final = "Ljava/io/Serializable;"
_OBJECT: Final = "Ljava/lang/Object;"


class Functions:
    """Answers which classes are of function objects, and which of their methods are run."""

    def __init__(
        self,
        hierarchy: Hierarchy,
        resolver: Resolver,
        *,
        bases: Iterable[str],
        collectors: Iterable[str],
        is_library: Callable[[str], bool],
        keepers: Iterable[str] = (),
    ) -> None:
        """Take the names of the class that Kotlin's continuations extend, and whose code is not read.

        `collectors` are the types whose objects are told data: collectors, scopes, emitters; `keepers`
        a library's classes that keep a function and run it.
        """
        self.hierarchy = hierarchy
        self.program = hierarchy.program
        self.resolver = resolver
        self.bases = tuple(bases)
        infos = filter(None, map(self.program.class_info, self.bases))
        above = (one for info in infos for one in info.interfaces)
        self.waiting = frozenset({_WAITING, *self.bases, *above} - {_SERIALIZABLE})
        """The types of continuations as parameters."""
        self.is_library = is_library
        self.collectors = tuple(collectors)
        self._kept = frozenset(self._kept_by(keepers))
        """The one class of functions that such a library keeps, where a shrinker left out their type."""
        self._collects: dict[str, bool] = {}
        self._known: dict[str, tuple[int, ...]] = {}
        self._made: dict[tuple[int, int, int], tuple[str, ...]] = {}

    def _kept_by(self, keepers: Iterable[str]) -> Iterable[str]:
        for keeper in keepers:
            for signature in self.program.declared(keeper):
                if signature.startswith("<init>("):
                    kinds = parameter_types(signature[signature.index("(") :])
                    yield from (one for one in kinds if self._is_plain(one))

    def _is_plain(self, name: str) -> bool:
        """Say whether a type is a class of the app's without a type above it."""
        info = self.program.class_info(name)
        return info is not None and not info.is_interface and not self.is_library(name)

    def methods(self, class_name: str) -> tuple[int, ...]:
        """Give the methods that somebody else runs on objects of a class; none for others."""
        known = self._known.get(class_name)
        if known is None:
            known = self._known[class_name] = self._find(class_name)
        return known

    def gives(self, method: int) -> bool:
        """Say whether what a method returns is handed on by who runs it, out of sight."""
        signature, owner = self.program.signature(method), self.program.owner(method)
        returns = signature.rpartition(")")[2]
        if returns[0] not in "LV[" or method not in self.methods(owner):
            return False
        return owner in self._kept or self._is_known_above(owner, signature)

    def _is_known_above(self, class_name: str, signature: str) -> bool:
        """Say whether a type above a class has a method of a name and so many parameters, so that others can run it.

        A shrinker merges lambdas with builders and repositories: of these the app's own calls run the methods.
        """
        if self.hierarchy.overridden(class_name, signature) is not None:
            return True
        name, _, proto = signature.partition("(")
        many = len(parameter_types(f"({proto}"))
        return any(
            other.partition("(")[0] == name
            and len(parameter_types(other[other.index("(") :])) == many
            for above in self.hierarchy.supers(class_name)
            for other in self.program.declared(above)
        )

    def collects(self, class_name: str) -> bool:
        """Say whether objects of a class are told data, which they hand on."""
        known = self._collects.get(class_name)
        if known is None:
            is_subtype = self.hierarchy.is_subtype
            known = any(is_subtype(class_name, one) for one in self.collectors)
            self._collects[class_name] = known
        return known

    def collected(self, method: int) -> tuple[int, ...]:
        """Give the places of a method's parameters that are told data, `this` counted: of a Kotlin function, all."""
        signature = self.program.signature(method)
        shift = 0 if self.program.is_static(method) else 1
        types = parameter_types(signature[signature.index("(") :])
        is_function = any(
            self.hierarchy.is_subtype(self.program.owner(method), one) for one in _FUNCTIONS
        )
        return tuple(
            place
            for place, one in enumerate(types, shift)
            if one[0] == "L" and (is_function or self.collects(one))
        )

    def classes_at(self, method: int, pc: int, register: int, *, kind: str) -> tuple[str, ...]:
        """Name the app's classes whose objects, made in sight, a register of a type can hold.

        Asked for types of the framework or of a library under its own name alone, and not too
        often: the search climbs through callers.
        """
        place = (method, pc, register)
        known = self._made.get(place)
        if known is None:
            is_own = self.program.class_info(kind) is not None and not self.is_library(kind)
            if is_own or len(self._made) >= _MOST_SEARCHES:
                return ()
            known = self._made[place] = self._classes_at(method, pc, register)
        return known

    def _classes_at(self, method: int, pc: int, register: int) -> tuple[str, ...]:
        found = {
            one.type: None
            for one in self.resolver.value_at(method, pc, register, steps=_RESOLVER_STEPS)
            if isinstance(one, Instance) and one.site[1] >= 0
        }
        return tuple(found) if len(found) <= _MOST_CLASSES else ()

    def resumed(self, method: int, giver: str) -> tuple[int, ...]:
        """Give what runs on with the result of a suspend function that a method starts.

        `invokeSuspend` takes it as its parameter: of the method's own class, or of the
        continuations that it makes (Kotlin's compiler, "coroutines-codegen").
        """
        names = [self.program.owner(method)]
        image, row = self.program.place(method)
        part = image.type_uses_in(row)
        made = image.type_id[part][image.type_op[part] == NEW_INSTANCE]
        names += [image.type_name(one) for one in dict.fromkeys(made.tolist())]
        found = []
        for name in names:
            if name != giver and self._is_continuation(name):
                found += [
                    one
                    for signature, one in self.program.declared(name).items()
                    if signature.endswith(_RESUME) and not self.program.is_static(one)
                ]
        return tuple(dict.fromkeys(found))

    def _can_be(self, class_name: str, info: ClassInfo) -> bool:
        """Say whether a class has the form of a function object's, by what it extends."""
        above = info.superclass
        if above is None or above == _OBJECT:
            return bool(info.interfaces) or class_name in self._kept
        if above.startswith(_KOTLIN) or self._is_continuation(class_name):
            return True
        return not self.is_library(above)

    def is_continuation_type(self, name: str) -> bool:
        """Say whether a parameter is declared as what a suspend function goes on with."""
        return name in self.waiting

    def _is_continuation(self, name: str) -> bool:
        if any(self.hierarchy.is_subtype(name, one) for one in self.bases):
            return True
        return any(one.startswith(_COROUTINES) for one in self.hierarchy.supers(name))

    def _find(self, class_name: str) -> tuple[int, ...]:
        info = self.program.class_info(class_name)
        if info is None or info.is_interface or self.is_library(class_name):
            return ()
        if not self._can_be(class_name, info):
            return ()
        if any(self.hierarchy.is_subtype(class_name, one) for one in _NO_FUNCTIONS):
            return ()
        found = [
            method
            for signature, method in self.program.declared(class_name).items()
            if not signature.startswith("<")
            and not self.program.is_static(method)
            and signature.partition("(")[0] not in _OF_EVERY_OBJECT
        ]
        return tuple(found) if len(found) <= _MOST_METHODS else ()
