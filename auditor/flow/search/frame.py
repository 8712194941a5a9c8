"""What is known while one method is looked at: beginnings, effects, what outlives it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Final

from auditor.code.classes.sites import Call, parameter_types
from auditor.flow.search.carriers import given_name
from auditor.flow.search.engine import Engine
from auditor.flow.search.givers import given_from
from auditor.flow.symbols.atoms import ANYTHING, NOTHING, UNKNOWN, Value
from auditor.flow.symbols.facts import Given, Way
from auditor.flow.symbols.functions import GIVES
from auditor.flow.symbols.heap import CAST, CONTENT, Heap, Known
from auditor.flow.symbols.kept import Kept
from auditor.flow.symbols.shaped import Shaped
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import ASKED, MOST_CALLS, Chain, Effect, Key, Summary

_ACTIVITY: Final = "Landroid/app/Activity;"
_VIEW: Final = "Landroid/view/View;"
_MAP: Final = "Ljava/util/Map;"
_PAIR: Final = "Ljava/util/Map$Entry;"
_NO_DATA: Final = ("Landroid/content/Context;", "Ljava/lang/Throwable;")
"""What an object is that is no data itself, though what it holds can be."""
_PLAIN: Final = frozenset(
    {
        "Ljava/lang/Object;", "Ljava/io/Serializable;", "Landroid/os/Parcelable;", "Ljava/lang/Comparable;",
        "Ljava/lang/Cloneable;",
    }
)  # fmt: skip
"""What a class extends or implements that says nothing of what its objects hold."""
_SCREENS: Final = (
    "Landroid/content/Context;", "Landroid/app/Fragment;", "Landroidx/fragment/app/Fragment;",
    "Landroid/support/v4/app/Fragment;",
)  # fmt: skip
"""Whose fields of the app's own Android does not look into."""


class Frame:
    """One method being looked at: its state's questions, and its summary so far."""

    def __init__(self, engine: Engine, key: Key) -> None:
        self.engine = engine
        self.atoms = engine.atoms
        self.program = engine.program
        self.method = key.method
        self.plain = max(key.plain, 0)
        self.is_asked = key.plain == ASKED
        self.is_creation = self.program.signature(key.method).startswith(
            "onCreate("
        ) and engine.hierarchy.is_subtype(self.program.owner(key.method), _ACTIVITY)
        self.shaped = Shaped(key)
        self.number = self.shaped.numbers.get(0)
        """The number of the object whose method it is, if its class was merged and it is known."""
        self.hot = frozenset(map(self.parameter, key.hot))
        self.heap = Heap(
            self.atoms,
            self.begin,
            below=self.below,
            given=self.given if engine.givers else None,
            is_own=self.is_own,
            hot=self.hot,
        )
        self.heap.can_be, self.heap.is_carried = self.can_be, self.is_carried
        self.carriers: dict[int, tuple[str, str]] = {}
        """Parameters that lead out, with kind and name, once written to."""
        self.at = 0
        """Where the method is being looked at, for what is told of it."""
        self.summary = Summary()
        engine.unfinished.begin(key, self.summary)
        self._escaped: dict[tuple[int, Value], tuple[object, int]] = {}
        """What outlived the method at a place, with how much was known by then."""
        self.kept = Kept(engine.cases, self.atoms)
        self._is_leaving = False
        self._handed: dict[Value, int] = {}
        """Objects made here that outlive the method, and where they were handed on."""

    def begin(self, obj: int, field: str) -> Value:
        """Say what a field held before the method ran: itself, and what facts say of it.

        Facts are added where nobody knows better: in a method that is looked at for itself, and
        for an object that came out of a library. A caller of the method knows its own objects.
        """
        if field == CONTENT and obj in self.carriers:
            return frozenset({self.atoms.intern("M", *self.carriers[obj])})
        if not self.atoms.is_symbolic(obj):
            return self._of_any(obj, field)
        text = self.shaped.text_inside(self.atoms, obj, field)
        if text is not None:
            return frozenset({self.atoms.intern("K", text)})
        found = {self.atoms.field_of(obj, field)}
        if field == CONTENT:
            found.update(self._led_out(obj))
        if self.is_asked:
            root, fields = self.atoms.chain(obj)
            found.update(one for _, one in self._known(root, (*fields, field), exact=True))
        return frozenset(found)

    def _led_out(self, obj: int) -> Iterable[int]:
        """Give the marks of the streams that are kept in the field that an object is."""
        kind, _, field, _ = self.atoms.what[obj]
        if kind == "F":
            yield from self.engine.carriers.marks(str(field))
        kind, index, _, _ = self.atoms.what[self.atoms.root[obj]]
        if kind == "P" and isinstance(index, int):
            yield from self.engine.carriers.marks(given_name(self.method, index))

    def parameter(self, index: int) -> int:
        """Give the object that a parameter is."""
        return self.atoms.intern("P", index, self.shaped.classes.get(index))

    def given_to(self, index: int) -> Given:
        """Say what data a parameter is known to be given, on the object whose method it is."""
        known = self.engine.by_parameter.get((self.method, index))
        return self.engine.cases.meant(
            known, self.method, self.number, self.shaped.numbers.get(index)
        )

    def declared(self, index: int) -> str:
        """Name the type that the code declares a parameter as, `this` counted."""
        text = self.program.signature(self.method)
        types = parameter_types(text[text.index("(") :])
        if not self.program.is_static(self.method):
            types = (self.program.owner(self.method), *types)
        return types[index] if index < len(types) else ""

    def hand_carriers(self, state: State, value: Value, target: int, index: int) -> None:
        """Take note of streams that lead out and are given to a method that runs later."""
        for one in self.heap.reachable(state, value):
            if self.atoms.kind(one) == "M" and self.engine.carriers.give(target, index, one):
                self.engine.enqueue(target)

    def keep_carriers(self, state: State, field: str, value: Value) -> None:
        """Take note of streams that lead out and are kept in a field of the app."""
        is_stream = self.engine.carriers.is_stream(field)
        for mark in self.heap.reachable(state, value) if is_stream else ():
            if self.atoms.kind(mark) == "M":
                for reader in self.engine.carriers.keep(field, mark):
                    self.engine.enqueue(reader)

    def below(self, obj: int) -> Iterable[tuple[Way, int]]:
        """Give what facts say is anywhere in a symbolic object, by the fields that lead to it."""
        if not self.is_asked:
            return ()
        root, fields = self.atoms.chain(obj)
        return dict.fromkeys(self._known(root, fields, exact=False))

    def is_carried(self, field: str) -> bool:
        """Say whether what a field holds goes along where its object is kept: see `Records`."""
        return field.startswith(CONTENT) or self.engine.records.is_of_record(field)

    def _of_any(self, obj: int, field: str) -> Value:
        """Give what facts say of a field of an object that a library handed out."""
        kind, _, place, _ = self.atoms.what[obj]
        is_library = kind == "O" and isinstance(place, tuple) and place[1] <= 0
        found = set()
        for name in self.engine.cases.of_any(field) if is_library else ():
            for taint in self.engine.facts.get(name, Given()).itself(field):
                self.engine.note(taint, self.method, ("fact", name, self.at))
                found.add(self.atoms.derived(taint, (), weak=True))
        return frozenset(found)

    def is_own(self, obj: int) -> bool:
        """Say whether an object is known to be of a class of the app."""
        return self.program.class_info(self.atoms.class_of(obj) or "") is not None

    def can_be(self, name: str, of: str) -> bool:
        """Say whether objects of exactly a class can be taken for another: unless it is the app's, yes.

        A map stands for its pairs.
        """
        is_it = self.engine.hierarchy.is_subtype
        is_app = self.program.class_info(name) is not None
        return not is_app or is_it(name, of) or (of == _PAIR and is_it(name, _MAP))

    def taken_for(self, state: State, value: Value, name: str) -> Value:
        """Leave out of a value that is taken for a class objects of others, and of one without data, data itself."""
        if value and self._holds_none(name):
            return self.heap.load(state, value, f"{CAST}{name}")
        of, builds = self.atoms.class_of, self.engine.catalogue.is_builder
        is_it = [
            (known := of(one)) is None or builds(known) or self.can_be(known, name)
            for one in value
        ]
        return value if all(is_it) else frozenset(compress(value, is_it))

    def in_field(self, value: Value, text: str) -> Value:
        """Leave out data itself of what a field of such a class holds."""
        if value and self._holds_none(text.rpartition(":")[2]):
            return frozenset(one for one in value if self.atoms.kind(one) not in "TD")
        return value

    def _holds_none(self, name: str) -> bool:
        is_subtype = self.engine.hierarchy.is_subtype
        return name[0] == "L" and any(is_subtype(name, one) for one in _NO_DATA)

    def is_view(self, state: State, obj: int) -> bool:
        """Say whether an object is kept in fields for views alone, or in none.

        A holder of anything (a lazy value) can hold another view at another place.
        """
        kind, above, field, _ = self.atoms.what[obj]
        if kind == "F" and isinstance(above, int):
            return self._is_for_views(above, str(field))
        return kind in "NO" and all(
            self._is_for_views(holder, each)
            for holder, fields in state.heap.items()
            for each, value in fields.items()
            if obj in value
        )

    def _is_for_views(self, holder: int, field: str) -> bool:
        """Say whether a field of an object is for views: by its own type, or by that of the array it is in."""
        if field.startswith(CONTENT):
            kind, _, above, name = self.atoms.what[holder]
            field = str(above) if kind == "F" else f"->:{name or ''}"
        held = field.rpartition(":")[2].lstrip("[")
        return "->" in field and self.engine.hierarchy.is_subtype(held, _VIEW)

    def is_silent(self, obj: int) -> bool:
        """Say whether the text of an object, of a class of the app without `toString`, names that class alone."""
        name = self.atoms.class_of(obj)
        info = self.program.class_info(name) if name is not None else None
        if info is None or name is None:
            return False
        hierarchy = self.engine.hierarchy
        above = (one for one in hierarchy.supers(name) if self.program.class_info(one) is None)
        return hierarchy.resolve_method(
            name, "toString()Ljava/lang/String;"
        ) is None and _PLAIN.issuperset(above)

    def is_hidden(self, name: str) -> bool:
        """Say whether a library that is given an object of a class does not get at the app's fields of it."""
        is_subtype = self.engine.hierarchy.is_subtype
        return name[0] == "L" and any(is_subtype(name, one) for one in _SCREENS)

    def given(self, obj: int, fields: Mapping[str, Value]) -> Iterable[int]:
        """Give the data that a function object gives when somebody runs it.

        One that runs what it keeps (a lazy value, a wrapped continuation) gives what that gives:
        where its fields are known, other objects of its class say nothing of it.
        """
        name = self.atoms.class_of(obj)
        if name is None or name not in self.engine.givers:
            return ()
        number = self.number_of(obj)
        found = set()
        for fact in self.engine.cases.given(f"{GIVES}{name}", number):
            for taint in self.engine.facts.get(fact, Given()).get((), ()):
                if fields and self._comes_by(self._origin(fact, taint), fields):
                    continue
                self.engine.note(taint, self.method, ("fact", fact, self.at))
                found.add(self.atoms.derived(taint, (), weak=True))
        return found

    def _origin(self, fact: str, taint: int) -> str:
        return given_from(self.engine, fact, self.atoms.source_of(taint))

    def _comes_by(self, origin: str, fields: Mapping[str, Value]) -> bool:
        """Say whether a fact is of what a known field of an object holds, or of its class."""
        owner = origin.removeprefix(GIVES).partition("->")[0]
        for field, value in fields.items():
            kind = field.rpartition(":")[2]
            is_it = field == origin or (
                owner in self.engine.givers
                and self.program.class_info(kind) is not None
                and self.engine.hierarchy.is_subtype(owner, kind)
            )
            if is_it and value and all(map(self._is_known, value)):
                return True
        return False

    def _is_known(self, one: int) -> bool:
        kind = self.atoms.kind(one)
        return one != UNKNOWN and (kind not in "NO" or self.atoms.class_of(one) is not None)

    def _known(self, root: int, way: Way, *, exact: bool) -> Iterator[tuple[Way, int]]:
        """Yield what facts say is at a way of fields, and unless `exact` below it, by how the way goes on."""
        facts = self.engine.facts
        # A screen's own fields are empty when it is created: nothing of it ran before.
        is_own = self.is_creation and self.atoms.what[root][:2] == ("P", 0)
        begin = 1 if is_own and way and not way[0].startswith("intent:") else 0
        for place, one in enumerate(way[begin:], begin):
            is_this = place == 0 and self.atoms.what[root][:2] == ("P", 0)
            number = self.number if is_this else self._number_before(root, way[:place])
            for name in self.engine.cases.names(
                one, self.method, self.at, number, is_this=is_this
            ):
                given = facts.get(name)
                for rest, taints in (
                    given.beyond(way[place + 1 :], exact=exact) if given else ()
                ):
                    for taint in taints:
                        self.engine.note(taint, self.method, ("fact", name, 0), self.at)
                        yield rest, taint
        kind, index, _, _ = self.atoms.what[root]
        if kind == "P" and isinstance(index, int):
            for rest, taints in self.given_to(index).beyond(way, exact=exact):
                for taint in taints:
                    yield rest, taint

    def affect(
        self, data: Iterable[int], effect: Effect, chain: Chain, *, labels: tuple[str, ...] = ()
    ) -> None:
        """Have something happen to data: at once, or once a caller says which it is."""
        if len(chain) > MOST_CALLS:  # Too far down to be told: it is not ruled out.
            effect, chain = Effect("cut", effect.name), chain[:1]
        is_end = effect.what in ("sink", "cut")
        for one in data:
            if is_end and one in self.atoms.latent:
                continue  # A file's name alone is nobody's data.
            atom = self.atoms.derived(one, labels, weak=False) if labels else one
            if self.atoms.is_taint(atom):
                self.engine.fire(atom, effect, self.method, chain)
            elif self.atoms.root[atom] in self.hot:
                self.summary.note(atom, effect, chain)

    def escape(
        self, state: State, values: Sequence[Value], pc: int, *, is_leaving: bool = False
    ) -> None:
        """Let objects outlive the method: what is in their fields of the app becomes a fact.

        What was told of the very same objects at a place is not told again.
        """
        self._is_leaving = is_leaving
        known: Known = {}
        told: set[int] = set()
        for value in values:
            if any(self.atoms.kind(one) in "NO" for one in value):
                self._handed[value] = pc
            objects = self.heap.reachable(state, value)
            self.engine.count(len(objects) // 2)
            fresh = objects - told
            told |= fresh
            held = [(one, state.heap.get(one)) for one in fresh]
            place, before = (pc, value), (held, self.engine.learned)
            if fresh and self._escaped.get(place) != before:
                self._escaped[place] = before
                for obj, fields in held:
                    self._outlives(state, obj, fields or {}, pc, known)

    def escape_again(self, state: State) -> None:
        """Let what was put into objects of this method count that had been handed on by then.

        A task is started with an empty queue, and what it is to send is put into the queue later.
        """
        for value, pc in list(self._handed.items()):
            self.escape(state, (value,), pc, is_leaving=True)

    def _outlives(
        self, state: State, obj: int, fields: Mapping[str, Value], pc: int, known: Known
    ) -> None:
        if self.atoms.root[obj] in self.hot and self.atoms.kind(obj) in "PF":
            self.summary.escapes.add(obj)
        for field, held in fields.items():
            fact, way = self.fact(obj, field)
            if not fact:
                continue
            found = self.heap.contents(state, held, known)
            self.engine.count(len(found) // 2)
            for name in self.kept.names(fact, fields, is_leaving=self._is_leaving):
                for path, data in found:
                    self._born(name, data, obj, pc)
                    effect = Effect("fact", name, path=(*way, *path))
                    self.affect((data,), effect, ((self.method, pc),))

    def is_app_object(self, obj: int) -> bool:
        """Say whether an object is of a class of the app, by what made it or as what it is declared."""
        return self.is_app_type(self.type_of(obj))

    def type_of(self, obj: int) -> str:
        """Name an object's class, or the type that a parameter or field is declared as; "" if neither is known."""
        kind, index, field, _ = self.atoms.what[obj]
        name = self.atoms.class_of(obj)
        if name is None and kind == "P" and isinstance(index, int):
            name = self.declared(index)
        elif name is None and kind == "F":
            name = str(field).rpartition(":")[2]
        return name or ""

    def is_app_type(self, name: str) -> bool:
        """Say whether a type is a class of the app, whose fields say themselves what is in it."""
        return self.program.class_info(name.lstrip("[")) is not None

    def _born(self, fact: str, data: int, obj: int, pc: int) -> None:
        """Note where an object was made whose field becomes a fact, of whose data is known already."""
        if "->" in fact and self.atoms.is_taint(data):
            born = self.atoms.births(obj)
            self.engine.births.note(fact, self.atoms.source_of(data), (self.method, pc), born)

    def _number_before(self, root: int, way: Way) -> int | None:
        """Give the number of the object at the end of a way of fields, if it is of a merged class and known."""
        if way:
            return self.engine.cases.number_kept(way[-1]) if "->" in way[-1] else None
        return self.number_of(root)

    def number_of(self, obj: int) -> int | None:
        """Give the number of an object of a merged class, made here or given by the caller."""
        kind, index, _, _ = self.atoms.what[obj]
        if kind == "P" and isinstance(index, int):
            return self.shaped.numbers.get(index)
        return self.engine.cases.number_of(obj)

    def fact(self, obj: int, field: str) -> tuple[str, tuple[str, ...]]:
        """Name the app's field through which others see a field, and the way from there."""
        if "->" in field:
            if not self.is_followed(field.partition("->")[0]):
                return "", ()
            return self.engine.cases.numbered(field, self.number_of(obj)), ()
        way: tuple[str, ...] = (field,)
        while field.startswith(CONTENT) and self.atoms.kind(obj) == "F":
            _, base, above, _ = self.atoms.what[obj]
            above = str(above)
            if not isinstance(base, int):
                break
            if "->" in above:
                return self.fact(base, above)[0], way
            if not above.startswith(CONTENT):
                break
            way = (above, *way)
            obj = base
        return "", ()

    def is_followed(self, class_name: str) -> bool:
        """Say whether a class is the app's and its code is looked into."""
        return self.program.class_info(class_name) is not None and not self.engine.is_library(
            class_name
        )

    def fresh(self, call: Call, number: int = 0) -> Value:
        """Give a new object for a call's result; plain values are just unknown."""
        kind = call.returns
        if kind == "V":
            return NOTHING
        if kind[0] not in "L[":
            return ANYTHING
        return frozenset({self.atoms.intern("O", self.method, (call.pc, number), None)})


class Part:
    """One who does a part of looking at a method, on its frame."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.engine = frame.engine
        self.atoms = frame.atoms
        self.program = frame.program
        self.heap = frame.heap
        self.method = frame.method
