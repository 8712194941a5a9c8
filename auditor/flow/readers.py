"""Who must be looked at again when something becomes known: of a field, a store, an intent, an object."""

from collections.abc import Iterable
from typing import Final

from auditor.code.hierarchy import Hierarchy
from auditor.code.program import MethodNumber
from auditor.dex.opcodes import FIELD_READS, NEW_INSTANCE
from auditor.flow.catalogue import Catalogue
from auditor.flow.functions import GIVES

_BIRTHS: Final = frozenset({NEW_INSTANCE})
_TAKES: Final = frozenset({"take", "load", "name"})  # A named file can be sent.
_MOST_TAKERS: Final = 64


class Readers:
    """Finds the methods that read a fact."""

    def __init__(self, hierarchy: Hierarchy, catalogue: Catalogue) -> None:
        self.hierarchy = hierarchy
        self.program = hierarchy.program
        self.catalogue = catalogue
        self._owners: dict[tuple[str, str], str] = {}

    def of(self, fact: str) -> Iterable[MethodNumber]:
        """Give the methods that read a fact, by its name."""
        if fact.startswith("store:"):
            _, store, key = fact.split(":", 2)
            return self._taking(store, key)
        if fact.startswith(GIVES):
            return self.makers(fact.removeprefix(GIVES))
        if fact.startswith("intent:"):
            return self._with_intent(fact.removeprefix("intent:"))
        return self._reading(fact)

    def makers(self, class_name: str) -> tuple[MethodNumber, ...]:
        """Give the methods that make objects of a class, or take its only one."""
        uses = (
            *self.program.type_uses(class_name, _BIRTHS),
            *self.program.static_field_uses(class_name),
        )
        return tuple(dict.fromkeys(one.method for one in uses))

    def field_key(self, text: str) -> str:
        """Spell a field by the class that declares it."""
        owner, _, rest = text.partition("->")
        name = rest.partition(":")[0]
        key = (owner, name)
        if key not in self._owners:
            self._owners[key] = self.hierarchy.resolve_field(owner, name)
        return f"{self._owners[key]}->{rest}"

    def _reading(self, fact: str) -> tuple[MethodNumber, ...]:
        owner, _, rest = fact.partition("->")
        field_name, _, kind = rest.partition(":")
        found: dict[MethodNumber, None] = {}
        for use in self.program.field_uses_named(None, field_name, kind):
            if use.opcode in FIELD_READS:
                found[use.method] = None
        return tuple(one for one in found if self._names_field(one, fact, owner))

    def _names_field(self, method: MethodNumber, name: str, owner: str) -> bool:
        image, row = self.program.place(method)
        for one in image.field_id[image.field_uses_in(row)].tolist():
            text = image.field_text(one)
            if text == name or (
                text.partition("->")[2] == name.partition("->")[2]
                and self.field_key(text).startswith(owner)
            ):
                return True
        return False

    def _taking(self, store: str, key: str) -> tuple[MethodNumber, ...]:
        """Give the methods that take from a store; of very many, those that spell the key."""
        found: dict[MethodNumber, None] = {}
        for name, rule in self.catalogue.calls.stated:
            if rule.store == store and rule.does & _TAKES:
                owner, _, called = name.partition("->")
                found.update(dict.fromkeys(self._calling(owner, called)))
        if len(found) > _MOST_TAKERS:
            spelled = {one.method for one in self.program.string_uses(key)}
            return tuple(sorted(spelled & found.keys()))
        return tuple(sorted(found))

    def _calling(self, owner: str, name: str) -> Iterable[MethodNumber]:
        start = name.removesuffix("*")
        for one in self._owners_of(owner, name):
            for signature in self.program.references_to(one):
                called = signature.partition("(")[0]
                if called == name or (start != name and called.startswith(start)):
                    for call in self.program.calls_naming(one, signature):
                        yield call.method

    def _owners_of(self, owner: str, name: str) -> Iterable[str]:
        """Name the classes through which code calls a method: its own, and those below."""
        if name.endswith("*"):
            return (owner, *self.hierarchy.subtypes(owner))
        named = self.program.callees_named(name)
        return tuple(one for one in named if self.hierarchy.is_subtype(one, owner))

    def _with_intent(self, class_name: str) -> tuple[MethodNumber, ...]:
        found: dict[MethodNumber, None] = {}
        for one in (class_name, *self.hierarchy.supers(class_name)):
            for method in self.program.methods_of_class(one):
                calls = self.program.calls_in(method)
                if any("->getIntent()" in call.target for call in calls):
                    found[method] = None
        return tuple(found)
