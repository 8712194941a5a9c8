"""Tells classes whose objects say a state and nothing else: enums, and the members of sealed classes.

`sealed class Consent { object Unknown; object Declined; class Given(at) }`: which of them a field
holds is what the app remembers of a choice. A shrinker leaves of them classes without methods.
Source: Kotlin's sealed and data classes, as kotlinc and R8 make them.
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program
from auditor.dex import opcodes
from auditor.model.names import LIBRARIES

_ENUM: Final = "Ljava/lang/Enum;"
_OBJECT: Final = "Ljava/lang/Object;"
_OTHERS: Final = frozenset(
    {"Ljava/io/Serializable;", "Landroid/os/Parcelable;", "Ljava/lang/Cloneable;"}
)
"""Interfaces of others that a state may have."""
_OF_ALL: Final = frozenset({"equals", "hashCode", "toString"})
_MOST: Final = 16


@dataclass(slots=True)
class States:
    """Such classes; one per app."""

    program: Program
    hierarchy: Hierarchy
    _known: dict[str, bool] = field(default_factory=dict)

    def is_state(self, name: str) -> bool:
        """Say whether all objects of a type are of the app's own and never change."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> bool:
        info = self.program.class_info(name)
        if info is None or name.startswith(LIBRARIES):
            return False
        if info.superclass == _ENUM:
            return True
        below = self.hierarchy.subtypes(name)
        return len(below) <= _MOST and all(
            self.is_value(one) for one in dict.fromkeys((name, *below))
        )

    def is_value(self, name: str) -> bool:
        """Say whether the objects of a class of the app's own are nobody's listeners and never change."""
        info = self.program.class_info(name)
        if info is None:
            return False
        if not all(self._is_plain(one) for one in (info.superclass, *info.interfaces)):
            return False
        return not any(
            use.opcode in opcodes.FIELD_WRITES
            and not self.program.signature(use.method).startswith("<")
            for text in self.program.fields_of_object(name)
            for use in self.program.field_uses(text)
        )

    def _is_plain(self, name: str | None) -> bool:
        """Say whether a class or interface asks for no method: it says what something is, no more."""
        if name in (None, _OBJECT) or name in _OTHERS:
            return True
        info = self.program.class_info(str(name))
        return info is not None and not any(
            not one.startswith("<")
            and one.partition("(")[0] not in _OF_ALL
            and not self.program.is_static(method)
            for one, method in self.program.declared(str(name)).items()
        )
