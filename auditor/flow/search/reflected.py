"""Calls and fields through reflection, where the names of class and member are constants."""

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.code.classes.sites import Call, parameter_types
from auditor.code.classes.values import Text
from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.stores import Stores
from auditor.flow.search.summaries import Summaries
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.heap import CONTENT
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import Effect
from auditor.model.names import field_name

_CLASSES: Final = frozenset(
    {"Ljava/lang/Class;->forName", "Ljava/lang/ClassLoader;->loadClass"}
)
_MAKES: Final = frozenset(
    {"Ljava/lang/Class;->newInstance", "Ljava/lang/reflect/Constructor;->newInstance"}
)
_METHODS: Final = frozenset(
    {"Ljava/lang/Class;->getMethod", "Ljava/lang/Class;->getDeclaredMethod"}
)
_FIELDS: Final = frozenset(
    {"Ljava/lang/Class;->getField", "Ljava/lang/Class;->getDeclaredField"}
)
_SETS: Final = "Ljava/lang/reflect/Field;->set"
_GETS: Final = "Ljava/lang/reflect/Field;->get"
_GETS_CLASS: Final = "Ljava/lang/Object;->getClass"
_FIELD: Final = "field"
_STEPS: Final = 24
"""Names stand near the call, as `auditor.code.ways.reflective_calls` looks for them."""
_INVOKE: Final = "Ljava/lang/reflect/Method;->invoke"


class Reflected(Part):
    """Does the calls of one method through reflection."""

    def __init__(self, frame: Frame, stores: Stores, summaries: Summaries) -> None:
        super().__init__(frame)
        self.stores = stores
        self.summaries = summaries

    def reflect(self, state: State, call: Call, args: Sequence[Value]) -> Value:
        """Do a call of `java.lang.reflect`; nothing where the names are not known."""
        shift = 0 if call.is_static else 1
        if call.key in _CLASSES:
            return self._named_classes(args[shift : shift + 1]) or self._put_together(call)
        if call.key == _GETS_CLASS:
            return self._own_classes(args[0])
        if call.key in _MAKES:
            names = self._class_names_of(args[:1])
            place = (call.pc, 0)
            return frozenset(self.atoms.intern("O", self.method, place, one) for one in names)
        if call.key in _METHODS | _FIELDS and len(args) > 1:
            return self._members(state, call, args)
        if call.key in (_SETS, _GETS) and len(args) > 1:
            return self._field(state, call, args)
        is_run = call.key == _INVOKE and len(args) > 2
        return self._invoke(state, call, args) if is_run else NOTHING

    def _members(self, state: State, call: Call, args: Sequence[Value]) -> Value:
        """Name the methods, or fields, of a class that go by a name."""
        what = _FIELD if call.key in _FIELDS else None
        return frozenset(
            self.atoms.intern("X", owner, name, what)
            for owner in self._class_names_of(args[:1])
            for name in self.stores.names_of(state, args[1])
        )

    def _field(self, state: State, call: Call, args: Sequence[Value]) -> Value:
        """Write or read a field: the one that is named; where none is, what is written is anywhere in the object."""
        named = [self._spelled(one) for one in sorted(args[0])]
        fields = list(filter(None, named))
        is_whole = 0 < len(named) == len(fields)
        if call.key == _GETS:
            found = NOTHING.union(*(self.heap.load(state, args[1], one) for one in fields))
            return found or (self.frame.fresh(call) if is_whole else NOTHING)
        if not is_whole:
            data = self.heap.held(state, args[2])
            weak = frozenset(self.atoms.derived(one, (), weak=True) for one in data)
            self.summaries.streams.put_inside(state, args[1], weak, call)
        for one in fields:
            self.heap.store(state, args[1], one, value=args[2], strong=len(fields) == 1)
        return self.frame.fresh(call)

    def _spelled(self, field: int) -> str:
        """Spell a field that was asked for by name as code does; "" where the app has none of this name."""
        kind, owner, name, what = self.atoms.what[field]
        if kind != "X" or what != _FIELD:
            return ""
        for above in (str(owner), *self.engine.hierarchy.supers(str(owner))):
            for one in self.program.fields_of_object(above):
                if field_name(one) == name:
                    return one
        return ""

    def _named_classes(self, values: Iterable[Value]) -> Value:
        texts = (self.atoms.what[one][:2] for value in values for one in value)
        return frozenset(
            self.atoms.intern("C", _as_class(text))
            for kind, text in texts
            if kind == "K" and isinstance(text, str)
        )

    def _own_classes(self, value: Value) -> Value:
        """Give the classes of objects."""
        named = {name for one in value if (name := self.atoms.class_of(one)) is not None}
        return frozenset(self.atoms.intern("C", one) for one in named)

    def _put_together(self, call: Call) -> Value:
        """Give the app's classes by names that are no constants in themselves: `getPackageName() + ".A"`."""
        register = call.register(0)
        if register is None:
            return NOTHING
        found = self.engine.resolver.value_at(self.method, call.pc, register, steps=_STEPS)
        names = {
            _as_class(one.text) for one in found if isinstance(one, Text) and not one.holes
        }
        return frozenset(
            self.atoms.intern("C", one) for one in names if self.program.class_info(one)
        )

    def _class_names_of(self, values: Iterable[Value]) -> tuple[str, ...]:
        whats = (self.atoms.what[one][:2] for value in values for one in sorted(value))
        return tuple(str(name) for kind, name in whats if kind == "C")

    def _invoke(self, state: State, call: Call, args: Sequence[Value]) -> Value:
        found: Value = NOTHING
        for one in sorted(args[0]):
            kind, owner, name, what = self.atoms.what[one]
            if kind == "X" and what is None:
                found |= self._invoke_named(state, call, (str(owner), str(name)), args=args)
        return found

    def _invoke_named(
        self, state: State, call: Call, named: tuple[str, str], *, args: Sequence[Value]
    ) -> Value:
        owner, name = named
        found: Value = NOTHING
        for above in (owner, *self.engine.hierarchy.supers(owner)):
            for signature, method in self.program.declared(above).items():
                if signature.partition("(")[0] == name and self.program.has_code(method):
                    count = len(parameter_types(signature[signature.index("(") :]))
                    given = [
                        self.heap.load(state, args[2], f"{CONTENT}:{at}") for at in range(count)
                    ]
                    static = self.program.is_static(method)
                    words = given if static else [args[1], *given]
                    found |= self.summaries.run_method(state, call, method, args=words)
        sink = self.engine.rules(owner, name).sink
        if sink is not None:
            effect = Effect("sink", sink.kind, self.method, call.pc, f"{owner}->{name}")
            self.frame.affect(self.heap.deep(state, args[2]), effect, ((self.method, call.pc),))
        return found


def _as_class(name: str) -> str:
    """Write the name of a class as code refers to it."""
    return f"L{name.replace('.', '/')};"
