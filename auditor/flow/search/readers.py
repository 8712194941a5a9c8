"""Who must be looked at again when something becomes known: of a field, a store, an intent, an object."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final

from auditor.code.classes.program import MethodNumber, Use
from auditor.code.classes.sites import read_call
from auditor.code.classes.values import Number, Text, Uri
from auditor.code.resolution.constants import Resolver
from auditor.code.resolution.registered_receivers import RegisteredReceivers
from auditor.code.shrunk.library_names import LibraryNames
from auditor.dex.opcodes import (
    FIELD_READS,
    FIELD_WRITES,
    IFS,
    INSTANCE_WRITES,
    NEW_INSTANCE,
    STATIC_WRITES,
    SWITCHES,
)
from auditor.flow.search.keys import Keys
from auditor.flow.search.settled import Settled
from auditor.flow.symbols.file_names import known_part
from auditor.flow.symbols.functions import GIVES
from auditor.flow.symbols.same_names import SameNames, same_names
from auditor.flow.symbols.terms import SHELF, UNNAMED
from auditor.flow.tables.catalogue import Catalogue
from auditor.model.names import outermost, package_of

_BIRTHS: Final = frozenset({NEW_INSTANCE})
_CHOICES: Final = IFS | SWITCHES
KEPT_BY_ANDROID: Final = (
    "Landroid/content/Context;", "Landroid/app/Fragment;", "Landroidx/fragment/app/Fragment;",
    "Landroid/support/v4/app/Fragment;", "Landroidx/lifecycle/ViewModel;", "Landroid/view/View;",
)  # fmt: skip
"""Whose objects Android makes and keeps, and nothing else fills."""
_MOST_STORES: Final = 8
_TAKES: Final = frozenset({"take", "load", "name"})  # A named file can be sent.
_NAMED: Final = frozenset({"Ljava/lang/String;", "Landroid/net/Uri;"})
BOXES: Final = frozenset({"Ljava/lang/Boolean;", "Ljava/lang/Integer;"})
FLAGS: Final = frozenset({"Z", "I", *BOXES})
"""The types of fields that can hold a flag for good."""
_MOST_KEEPERS: Final = 16
_STEPS: Final = 200
_MOST_TAKERS: Final = 64
_MOST_HANDED: Final = 2
_CREATES: Final = (
    ("CREATE", "TABLE"),
    ("create", "table"),
    ("Create", "Table"),
    ("Create", "table"),
)
_WORD: Final = re.compile(r"\w+")
_PARTS_OF_TEXTS: Final = frozenset({"database", "file", "provider"})
"""Stores whose keys stand in statements, paths and addresses."""
_TEXT: Final = "Ljava/lang/String;"
_STORES: Final = "stores"
_BY_NAME: Final = ("preferences", "database")
_MAP: Final = "Ljava/util/Map;"
_FILES: Final = (")Ljava/io/File;", ")Ljava/nio/file/Path;", ")Landroid/net/Uri;")


class Readers:
    """Finds the methods that read a fact."""

    def __init__(self, resolver: Resolver, catalogue: Catalogue, names: LibraryNames) -> None:
        hierarchy = resolver.hierarchy
        self.names = names
        self.resolver = resolver
        self.hierarchy = hierarchy
        self.program = hierarchy.program
        self.catalogue = catalogue
        self._owners: dict[tuple[str, str], str] = {}
        self._constants: dict[str, frozenset[str]] = {}
        self._reading_of: dict[str, tuple[MethodNumber, ...]] = {}
        self._keepers: dict[str, tuple[MethodNumber, ...]] = {}
        self._inside: dict[str, list[str]] = {}
        self._flags: dict[str, int | None] = {}
        self.registered = RegisteredReceivers(resolver)
        self.settled = Settled(resolver, self._naming)
        self.keys = Keys(resolver, catalogue, names, self._naming)
        self._off: dict[str, bool] = {}
        self._tested: dict[MethodNumber, frozenset[int]] = {}
        self._asking: dict[str, frozenset[MethodNumber]] = {}
        self._named: dict[str, SameNames] = {}
        self._texts_of: dict[str, str] = {}
        self._takers: dict[tuple[str, str], tuple[MethodNumber, ...]] = {}

    def constants(self, field: str) -> frozenset[str]:
        """Give the text or address that a field holds, where the app puts but one there, or the key that it stands for.

        Of a path that begins with a folder that only the phone knows, the file's name.
        """
        known = self._constants.get(field)
        if known is None:
            is_named = field.rpartition(":")[2] in _NAMED
            values = self.resolver.field_values(field) if is_named else ()
            texts = [one.text for one in values if isinstance(one, Text | Uri)]
            is_one = len(texts) == 1 == len(values)
            known = frozenset(filter(None, map(known_part, texts))) if is_one else frozenset()
            self._constants[field] = known if is_named else self.keys.named_by(field)
        return self._constants[field]

    def around(self, class_name: str) -> Sequence[str]:
        """Name the classes in the outermost class around one, itself among them."""
        if not self._inside:
            for name in self.program.class_names():
                self._inside.setdefault(outermost(name), []).append(name)
        return self._inside.get(outermost(class_name), ())

    def flag(self, field: str) -> int | None:
        """Give the number that a static field holds for good; None where it can be another later.

        Such a field is written where its class is initialised, or by nobody.
        """
        if field not in self._flags:
            self._flags[field] = self._fixed(field)
        return self._flags[field]

    def is_off(self, field: str) -> bool:
        """Say whether a flag of a screen or service is never set: nobody writes it, or 0 alone.

        Of other classes a reader of JSON can make objects, which sets what no code writes.
        """
        if field not in self._off:
            self._off[field] = self._is_off(field)
        return self._off[field]

    def _is_off(self, field: str) -> bool:
        owner, _, rest = field.partition("->")
        is_subtype = self.hierarchy.is_subtype
        if rest.rpartition(":")[2] not in FLAGS or self.program.class_info(owner) is None:
            return False
        if not any(is_subtype(owner, one) for one in KEPT_BY_ANDROID):
            return False
        stores = [
            (method, one.pc)
            for method, uses in self._naming(field)
            for one in uses
            if one.opcode in INSTANCE_WRITES
        ]
        return len(stores) <= _MOST_STORES and all(self._puts_zero(*one) for one in stores)

    def _puts_zero(self, method: MethodNumber, pc: int) -> bool:
        register = self.resolver.def_use(method).instruction(pc).registers[0]
        values = self.resolver.value_at(method, pc, register, steps=_STEPS)
        return all(isinstance(one, Number) and one.value == 0 for one in values) and bool(
            values
        )

    def tested(self, method: MethodNumber) -> frozenset[int]:
        """Give the words of a method's parameters (`this` first) on which one of its branches depends."""
        if method not in self._tested:
            uses = self.resolver.def_use(method)
            words = (
                uses.parameter_at(one.pc, register)
                for one in uses.body.instructions
                if one.opcode in _CHOICES
                for register in one.registers
            )
            self._tested[method] = frozenset(one for one in words if one is not None)
        return self._tested[method]

    def _fixed(self, field: str) -> int | None:
        owner, _, rest = field.partition("->")
        if rest.rpartition(":")[2] not in FLAGS or self.program.class_info(owner) is None:
            return None
        stores = [
            one
            for _, uses in self._naming(field)
            for one in uses
            if one.opcode in STATIC_WRITES
        ]
        first = self.program.declared(owner).get("<clinit>()V")
        if len(stores) > 1 or any(one.method != first for one in stores):
            return None
        values = self.resolver.field_values(field)
        (value,) = values if len(values) == 1 else (None,)
        return value.value if isinstance(value, Number) else None

    def of(self, fact: str) -> Iterable[MethodNumber]:
        """Give the methods that read a fact, by its name."""
        if fact.startswith("store:"):
            _, store, key = fact.split(":", 2)
            place = (store, key.partition(SHELF)[0])
            if place not in self._takers:
                self._takers[place] = self._taking(*place)
            return self._takers[place]
        if fact.startswith(GIVES):
            return self.makers(fact.removeprefix(GIVES))
        if fact.startswith("intent:"):
            return self._with_intent(fact.removeprefix("intent:"))
        if fact not in self._reading_of:
            self._reading_of[fact] = self._reading(fact)
        return self._reading_of[fact]

    def keepers(self, field: str) -> tuple[MethodNumber, ...]:
        """Give the methods that put a container into a field, or make the object with the field."""
        if field not in self._keepers:
            self._keepers[field] = self._keeping(field)
        return self._keepers[field]

    def _keeping(self, field: str) -> tuple[MethodNumber, ...]:
        name, _, kind = field.partition("->")[2].partition(":")
        if not name or self.program.class_info(kind.lstrip("[")) is not None:
            return ()
        found: dict[MethodNumber, None] = {}
        for method, uses in self._naming(field):
            if any(one.opcode in FIELD_WRITES for one in uses):
                found[method] = None
                if self.program.signature(method).startswith("<init>("):
                    found.update(dict.fromkeys(self.makers(self.program.owner(method))))
        return tuple(found) if len(found) <= _MOST_KEEPERS else ()

    def makers(self, class_name: str) -> tuple[MethodNumber, ...]:
        """Give the methods that make objects of a class, or take its only one."""
        uses = (
            *self.program.type_uses(class_name, _BIRTHS),
            *self.program.static_field_uses(class_name),
        )
        return tuple(dict.fromkeys(one.method for one in uses))

    def receivers(self, action: str) -> tuple[str, ...]:
        """Name the receivers that code registers for an action."""
        return self.registered.receivers(action)

    def subscribers(self, class_name: str, annotation: str) -> tuple[MethodNumber, ...]:
        """Give the app's methods with an annotation whose one parameter is of a class."""
        if not self.program.type_places(annotation):
            return ()
        found: list[MethodNumber] = []
        for base, image in zip(self.program.bases, self.program.images, strict=True):
            wanted = f"({class_name})V"
            protos = [
                one for one in range(len(image.proto_return)) if image.proto_text(one) == wanted
            ]
            methods = [
                one for proto in protos for one in image.methods_of_proto(proto).tolist()
            ]
            rows = image.row_of_method[methods] if methods else ()
            for row in sorted(int(one) for one in rows if one >= 0):
                given = image.method_annotations(int(image.row_method[row]))
                if any(one.type == annotation for one in given):
                    found.append(base + row)
        return tuple(one for one in found if not self.program.is_shadowed(one))

    def field_key(self, text: str) -> str:
        """Spell a field by the class that declares it."""
        owner, _, rest = text.partition("->")
        name = rest.partition(":")[0]
        key = (owner, name)
        if key not in self._owners:
            self._owners[key] = self.hierarchy.resolve_field(owner, name)
        return f"{self._owners[key]}->{rest}"

    def _reading(self, fact: str) -> tuple[MethodNumber, ...]:
        return tuple(
            method
            for method, uses in self._naming(fact)
            if any(one.opcode in FIELD_READS for one in uses)
        )

    def _naming(self, fact: str) -> Iterable[tuple[MethodNumber, list[Use]]]:
        """Yield the methods that name a field, each with its uses of all fields of that name."""
        rest = fact.partition("->")[2]
        if rest not in self._named:
            self._named[rest] = same_names(self.program, rest, self.field_key)
        return self._named[rest].naming(fact)

    def _taking(self, store: str, key: str) -> tuple[MethodNumber, ...]:
        """Give the methods that take from a store; of very many, those that spell the key."""
        found: dict[MethodNumber, None] = {}
        for name, rule in self.catalogue.calls.stated:
            if rule.store == store and rule.does & _TAKES:
                owner, _, called = name.partition("->")
                found.update(dict.fromkeys(self.calling(owner, called)))
        for one in tuple(found) if store == "file" else ():
            found.update(dict.fromkeys(self._given_file(one)))
        if store == "preferences" and self.names.preferences:
            found.update(dict.fromkeys(self._asking_renamed()))
        spells = self._spells(store, key)
        if key and not key.startswith(UNNAMED):
            found.update(dict.fromkeys(self._spelling(spells, tuple(found))))
        if len(found) > _MOST_TAKERS:
            return tuple(sorted(filter(spells, found)))
        return tuple(sorted(found))

    def _asking_renamed(self) -> Iterable[MethodNumber]:
        """Give the methods that ask preferences whose library a shrinker renamed: also in the map in which they keep all."""
        yield from (one.method for one in self.names.sites("get"))
        held = [
            use.method
            for owner in self.names.preferences
            for text in self.program.fields_of_object(owner)
            if text.endswith(f":{_MAP}")
            for use in self.program.field_uses(text)
        ]
        asking = set(self.calling(_MAP, "get"))
        yield from (one for one in dict.fromkeys(held) if one in asking)

    def _spells(self, store: str, key: str) -> Callable[[MethodNumber], bool]:
        """Give a test whether a method names a key: a table or a path in any text of its class, in either case.

        A key that is not known can be meant by whoever is in the package that gave it.
        """
        owner = self.program.owner
        if key.startswith(UNNAMED):
            return lambda method: package_of(owner(method)) == key.removeprefix(UNNAMED)
        if store in _PARTS_OF_TEXTS:
            part = key.lower()
            return lambda method: part in self._texts(owner(method))
        spelled = {one.method for one in self.program.string_uses(key)}
        return spelled.__contains__

    def _texts(self, class_name: str) -> str:
        """Give all texts that the methods of a class load, in small letters."""
        known = self._texts_of.get(class_name)
        if known is None:
            texts = []
            for method in self.program.methods_of_class(class_name):
                image, row = self.program.place(method)
                texts += [
                    image.strings[one]
                    for one in image.string_id[image.string_uses_in(row)].tolist()
                ]
            known = self._texts_of[class_name] = "\n".join(texts).lower()
        return known

    @cached_property
    def columns(self) -> frozenset[str]:
        """The words, in small letters, of the methods that create tables: names of columns among them."""
        beginnings = tuple(
            f"{one}{space}{two}" for one, two in _CREATES for space in (" ", " TEMP ")
        )
        methods = {
            use.method
            for text in self.program.texts_from(beginnings)
            for use in self.program.string_uses(text)
        }
        found: set[str] = set()
        for method in methods:
            image, row = self.program.place(method)
            for one in image.string_id[image.string_uses_in(row)].tolist():
                found.update(_WORD.findall(image.strings[one].lower()))
        return frozenset(found)

    def _spelling(
        self, spells: Callable[[MethodNumber], bool], takers: Sequence[MethodNumber]
    ) -> Iterable[MethodNumber]:
        """Give the methods that spell a key and hand it to a function that takes what is kept under it."""
        for _ in range(_MOST_HANDED):
            named = [one for one in takers if _TEXT in self.program.signature(one)]
            takers = tuple(
                dict.fromkeys(
                    call.method
                    for one in named[:_MOST_TAKERS]
                    for call in self.program.calls_naming(
                        self.program.owner(one), self.program.signature(one)
                    )
                )
            )
            yield from filter(spells, takers)

    def asks_store(self, method: MethodNumber) -> bool:
        """Say whether a method, given a text, puts something into preferences or tables or takes it from there itself."""
        if _TEXT not in self.program.signature(method):
            return False
        if _STORES not in self._asking:
            found: set[MethodNumber] = set()
            for name, rule in self.catalogue.calls.stated:
                if rule.store in _BY_NAME:
                    owner, _, called = name.partition("->")
                    found.update(self.calling(owner, called))
            self._asking[_STORES] = frozenset(found)
        return method in self._asking[_STORES]

    def name_in_map(self, method: MethodNumber) -> int | None:
        """Tell which word of a method's parameters is the text under which it puts something into a map itself."""
        if _TEXT not in self.program.signature(method):
            return None
        if _MAP not in self._asking:
            self._asking[_MAP] = frozenset(self.calling(_MAP, "put"))
        if method not in self._asking[_MAP]:
            return None
        uses = self.resolver.def_use(method)
        puts = (
            read_call(self.program, method, uses.instruction(one.pc))
            for one in self.program.calls_in(method)
            if one.target.partition("(")[0].endswith(";->put") and uses.has(one.pc)
        )
        keys = {
            None
            if one is None or not one.types
            else uses.parameter_at(one.pc, one.registers[1])
            for one in puts
        }
        return keys.pop() if len(keys) == 1 else None

    def _given_file(self, method: MethodNumber) -> Iterable[MethodNumber]:
        """Give the methods that a small method hands the file to which it names."""
        signature = self.program.signature(method)
        if signature.endswith(_FILES):
            for call in self.program.calls_naming(self.program.owner(method), signature):
                yield call.method

    def calling(self, owner: str, name: str) -> Iterable[MethodNumber]:
        """Give the methods that call one of a name, or of a beginning, through a class or one below it."""
        start = name.removesuffix("*")
        for one in self._owners_of(owner, name):
            for signature in self.program.members.references_to(one):
                called = signature.partition("(")[0]
                if called == name or (start != name and called.startswith(start)):
                    for call in self.program.calls_naming(one, signature):
                        yield call.method

    def _owners_of(self, owner: str, name: str) -> Iterable[str]:
        """Name the classes through which code calls a method: its own, and those below."""
        if name.endswith("*"):
            return (owner, *self.hierarchy.subtypes(owner))
        named = self.program.members.callees_named(name)
        return tuple(one for one in named if self.hierarchy.is_subtype(one, owner))

    def _with_intent(self, class_name: str) -> tuple[MethodNumber, ...]:
        found: dict[MethodNumber, None] = {}
        for one in (class_name, *self.hierarchy.supers(class_name)):
            for method in self.program.methods_of_class(one):
                calls = self.program.calls_in(method)
                if any("->getIntent()" in call.target for call in calls):
                    found[method] = None
        return tuple(found)
