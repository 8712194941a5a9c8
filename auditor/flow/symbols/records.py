"""Which classes of the app are plain records: what is in them goes along where they are handed on whole.

A serializer, a database or a message reads all fields of a record that it is given. So where a record
is kept in a field and taken up elsewhere, what its fields hold has to be known there, though no code
of the app reads them.
"""

from collections.abc import Callable, Iterable
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber

_PLAIN: Final = frozenset(
    {
        "Ljava/lang/Object;", "Ljava/io/Serializable;", "Landroid/os/Parcelable;", "Ljava/lang/Comparable;",
        "Ljava/lang/Cloneable;", "Ljava/lang/Enum;", "Ljava/lang/Record;", "Ljava/lang/Iterable;",
    }
)  # fmt: skip
"""What a class extends or implements that says nothing of what its objects do."""

_ANY_RECORDS: Final = (
    "<", "toString", "hashCode", "equals", "compareTo", "clone", "copy", "component", "describeContents", "writeToParcel",
)  # fmt: skip
"""How methods are called that records of any kind have; the first stands for constructors."""
_GETTER: Final = 14  # 16-bit units; a setter that checks for null as Kotlin writes it has 9.
_COMPUTES: Final = ("Ljava/lang/", "Ljava/util/", "Ljava/math/", "Ljava/text/", "Ljava/time/", "Lorg/json/", "Landroid/text/TextUtils;", "Lkotlin/", "[")  # fmt: skip
"""Of these are the calls of methods that compute something of a record's fields, and do nothing else."""
_ACTS: Final = ("Ljava/lang/Thread;", "Ljava/lang/Runtime;", "Ljava/lang/Process", "Ljava/lang/reflect/", "Ljava/util/concurrent/", "Ljava/util/Timer")  # fmt: skip
_DEEPEST: Final = 3


class Records:
    """The plain records of an app."""

    def __init__(self, hierarchy: Hierarchy) -> None:
        self.hierarchy = hierarchy
        self.program = hierarchy.program
        self._fields: dict[str, bool] = {}
        self._classes: dict[str, bool] = {}
        self._holders: dict[str, bool] = {}
        self._computing: dict[MethodNumber, bool] = {}

    def holds(self, class_name: str, is_wanted: Callable[[str], bool]) -> bool:
        """Say whether a class of the app, or one above it, has an instance field of a wanted type."""
        known = self._holders.get(class_name)
        if known is None:
            above = (class_name, *self.hierarchy.supers(class_name))
            known = self._holders[class_name] = any(
                is_wanted(kind) for one in above for kind in self._types(one)
            )
        return known

    def is_of_record(self, field: str) -> bool:
        """Say whether a field is a record's."""
        known = self._fields.get(field)
        if known is None:
            known = self._fields[field] = "->" in field and self.is_record(
                field.partition("->")[0]
            )
        return known

    def is_record(self, class_name: str) -> bool:
        """Say whether objects of a class are records: of the app, and of no kind that a library knows."""
        known = self._classes.get(class_name)
        if known is None:
            known = self._classes[class_name] = self._is_record(class_name)
        return known

    def _is_record(self, class_name: str) -> bool:
        info = self.program.class_info(class_name)
        if info is None or info.is_interface or not next(iter(self._types(class_name)), None):
            return False
        above = self.hierarchy.supers(class_name)
        return all(
            one in _PLAIN or self.program.class_info(one) is not None for one in above
        ) and all(map(self._does_nothing, (class_name, *above)))

    def _does_nothing(self, class_name: str) -> bool:
        """Say whether a class's methods give and take its fields, and do no more than any record's."""
        for signature, method in self.program.declared(class_name).items():
            name = signature.partition("(")[0]
            if name.startswith(_ANY_RECORDS) or self.program.is_static(method):
                continue
            if self.program.has_code(method):
                image, row = self.program.place(method)
                if int(image.row_size[row]) > _GETTER and not self._computes(method, 0):
                    return False
        return True

    def _computes(self, method: MethodNumber, depth: int) -> bool:
        """Say whether a method calls nothing but what computes values: initials, a formatted number."""
        known = self._computing.get(method)
        if known is None:
            self._computing[method] = depth < _DEEPEST  # One that calls itself adds nothing.
            known = depth < _DEEPEST and all(
                self._is_plain_call(one.target, depth) for one in self.program.calls_in(method)
            )
            self._computing[method] = known
        return known

    def _is_plain_call(self, target: str, depth: int) -> bool:
        owner, _, signature = target.partition("->")
        if self.program.class_info(owner) is None:
            return owner.startswith(_COMPUTES) and not owner.startswith(_ACTS)
        method = self.hierarchy.resolve_method(owner, signature)
        if method is None or not self.program.has_code(method):
            return False
        return self._computes(method, depth + 1)

    def _types(self, class_name: str) -> Iterable[str]:
        """Yield the types of the fields of a class that code names."""
        for index, one in self.program.type_places(class_name).items():
            image = self.program.images[index]
            for kind in image.field_type[image.fields_of_type(one)].tolist():
                yield image.type_name(kind)
