"""Tells the fields in which a variable lies that several functions share: Kotlin's `var agreed = false`, changed by a lambda.

Each run of the method that declares it makes an object of its own for it, of one class for all variables of a kind.
Source: kotlin.jvm.internal.Ref and its classes: one field, which all may change, and nothing else; a shrinker leaves the shape.
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.program import Program
from auditor.dex import access_flags

_NAMED: Final = "Lkotlin/jvm/internal/Ref$"
_SERIALIZABLE: Final = ("Ljava/io/Serializable;",)
_OBJECT: Final = "Ljava/lang/Object;"
_METHODS: Final = frozenset({"<init>()V", "toString()Ljava/lang/String;"})


@dataclass(slots=True)
class SharedVariables:
    """Answers it for one app."""

    program: Program
    _known: dict[str, bool] = field(default_factory=dict)

    def is_one(self, text: str) -> bool:
        """Say whether a field holds the value of such a variable."""
        owner = text.partition("->")[0]
        if owner not in self._known:
            self._known[owner] = self.is_named(text) or self._is_shaped(owner)
        return self._known[owner]

    def is_named(self, text: str) -> bool:
        """Say whether its class has its own name still."""
        return text.startswith(_NAMED)

    def _is_shaped(self, owner: str) -> bool:
        info = self.program.class_info(owner)
        if info is None or info.superclass != _OBJECT or info.interfaces != _SERIALIZABLE:
            return False
        fields = self.program.fields_of_object(owner)
        return (
            len(fields) == 1
            and info.flags & access_flags.FINAL != 0
            and _METHODS.issuperset(self.program.declared(owner))
        )
