"""Calls through reflection, where the names of class and method are constants."""

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

_CLASSES: Final = frozenset(
    {"Ljava/lang/Class;->forName", "Ljava/lang/ClassLoader;->loadClass"}
)
_MAKES: Final = frozenset(
    {"Ljava/lang/Class;->newInstance", "Ljava/lang/reflect/Constructor;->newInstance"}
)
_METHODS: Final = frozenset(
    {"Ljava/lang/Class;->getMethod", "Ljava/lang/Class;->getDeclaredMethod"}
)
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
        if call.key in _MAKES:
            names = self._class_names_of(args[:1])
            place = (call.pc, 0)
            return frozenset(self.atoms.intern("O", self.method, place, one) for one in names)
        if call.key in _METHODS and len(args) > 1:
            return frozenset(
                self.atoms.intern("X", owner, name)
                for owner in self._class_names_of(args[:1])
                for name in self.stores.names_of(state, args[1])
            )
        if call.key == _INVOKE and len(args) > 2:
            return self._invoke(state, call, args)
        return NOTHING

    def _named_classes(self, values: Iterable[Value]) -> Value:
        texts = (self.atoms.what[one][:2] for value in values for one in value)
        return frozenset(
            self.atoms.intern("C", _as_class(text))
            for kind, text in texts
            if kind == "K" and isinstance(text, str)
        )

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
            kind, owner, name, _ = self.atoms.what[one]
            if kind == "X":
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
