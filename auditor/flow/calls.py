"""What calls do: the app's own by their summaries, others by the tables."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from auditor.code.sites import Call, parameter_types
from auditor.flow.atoms import NOTHING, UNKNOWN, Value
from auditor.flow.catalogue import Rules
from auditor.flow.engine import KEY, Effect, Key, Summary
from auditor.flow.heap import CONTENT, State, single_constant
from auditor.flow.library import Library

_SMALL: Final = 48  # 16-bit units: getters, setters, constructors and the like.
_TAKING: Final = (
    "Ljava/io/OutputStream;", "Ljava/io/Writer;", "Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;",
    "Ljava/util/Collection;", "Ljava/util/Map;", "Lorg/json/JSONObject;", "Lorg/json/JSONArray;",
)  # fmt: skip
_STRING: Final = "Ljava/lang/String;"
_FEW: Final = 3
_FUNCTION_TYPES: Final = frozenset(
    {
        *(f"Lkotlin/jvm/functions/Function{one};" for one in range(6)),
        "Ljava/util/concurrent/Callable;", "Ljava/util/function/Supplier;",
        "Ljava/util/function/Function;", "Landroidx/core/util/Supplier;",
    }
)  # fmt: skip
_PLAIN_CALLS: Final = 2  # How deep calls without data are looked into, for who holds whom.


class Calls(Library):
    """The part of a method's interpretation that is about calls."""

    def call(self, state: State, call: Call) -> Value:
        """Do a call; give what comes back."""
        self.at = call.pc
        args = self._arguments(state, call)
        rules = self.engine.rules(call.owner, call.name)
        result = self._call(state, call, args, rules)
        for number in self.engine.by_place.get((self.method, call.pc), ()):
            taint = self.atoms.taint(number)
            if call.name == "<init>":
                self.put(state, args[0], frozenset({taint}), call)
            elif call.returns == "V":
                if rules.bridge is not None:
                    self._run_later(state, call, rules.bridge, args, frozenset({taint}))
                elif args and not call.is_static:
                    self.put(state, args[0], frozenset({taint}), call)
            else:
                result = frozenset({taint})
        return result

    def _call(self, state: State, call: Call, args: Sequence[Value], rules: Rules) -> Value:
        is_app = self.program.class_info(call.owner) is not None
        if is_app and self._is_named(call):
            return self._library(state, call, args, rules)
        if is_app and self._leaves(state, call, args):
            return self._fresh(call)
        hot = frozenset(place for place, one in enumerate(args) if self.heap.held(state, one))
        targets = [
            one
            for one in self._targets(call, args) or self._functions(call, hot, rules)
            if not self.engine.is_library(self.program.owner(one))
        ]
        if not targets:
            if is_app and hot and not rules.any and self._is_own(call):
                return self._unseen(state, call, args)
            return self._library(state, call, args, rules)
        renamed = self.engine.renamed.methods
        known = next((renamed[one] for one in targets if one in renamed), None)
        if known is not None:
            named = replace(call, owner=known[0], name=known[1])
            return self._library(state, named, args, self.engine.rules(*known))
        return self._run_all(state, call, targets, args=args, hot=hot)

    def _run_all(
        self,
        state: State,
        call: Call,
        targets: Sequence[int],
        *,
        args: Sequence[Value],
        hot: frozenset[int],
    ) -> Value:
        """Run the methods that a call can run, those alone that have to do with data."""
        found: set[int] = set()
        looked = False
        many = len(targets) > _FEW
        whole, all_hot = args, hot
        for target in targets:
            args, hot = self._meant_for(state, call, target, whole, all_hot)
            plain = not hot and (target not in self.engine.generating or many)
            if not plain or (not many and self._is_small(target)):
                looked = True
                found |= self._apply(
                    state, call, target, args=args, hot=hot, alone=len(targets) == 1
                )
        if looked and (found or call.returns == "V"):
            return frozenset(found)
        return self._fresh(call)

    def _meant_for(
        self,
        state: State,
        call: Call,
        target: int,
        args: Sequence[Value],
        hot: frozenset[int],
    ) -> tuple[Sequence[Value], frozenset[int]]:
        """Leave to one of several methods those receivers alone that run it."""
        if call.is_static or len(args[0]) < 2:
            return args, hot
        resolve = self.engine.hierarchy.resolve_method
        signature = call.name + call.proto
        mine = set()
        for one in args[0]:
            name = self.atoms.class_of(one)
            if name is None or resolve(name, signature) == target:
                mine.add(one)
        if not mine or len(mine) == len(args[0]):
            return args, hot
        own = frozenset(mine)
        rest = hot - {0}
        return (own, *args[1:]), rest | {0} if self.heap.held(state, own) else rest

    def _leaves(self, state: State, call: Call, args: Sequence[Value]) -> bool:
        """Let data leave through a method of the app that is annotated so; say whether it is."""
        sink = self.engine.annotated.called(call.owner, call.name + call.proto)
        if sink is None or call.is_static:
            return False
        effect = Effect("sink", sink.kind, self.method, call.pc, call.key)
        for place in sink.parameters:
            if place + 1 < len(args):
                data = self.heap.deep(state, args[place + 1])
                data |= self.in_file(state, args[place + 1], call.types[place])
                self.affect(data, effect, ((self.method, call.pc),))
        return True

    def _is_named(self, call: Call) -> bool:
        tables = self.engine.catalogue
        return any(
            table.of(call.owner, call.name) is not None
            for table in (tables.calls, tables.sinks, tables.carriers)
        )

    def _is_own(self, call: Call) -> bool:
        """Say whether a call names a method of the app's, though nobody knows which one runs."""
        found = self.engine.hierarchy.resolve_method(call.owner, call.name + call.proto)
        return found is not None and self.is_followed(call.owner)

    def _is_small(self, target: int) -> bool:
        image, row = self.program.place(target)
        return self.plain < _PLAIN_CALLS and int(image.row_size[row]) <= _SMALL

    def _arguments(self, state: State, call: Call) -> list[Value]:
        words = [] if call.receiver is None else [state.regs[call.receiver]]
        for index in range(len(call.types)):
            register = call.register(index)
            words.append(NOTHING if register is None else state.regs[register])
        return words

    def _targets(self, call: Call, args: Sequence[Value]) -> tuple[int, ...]:
        """Find the app's methods that run: by the exact classes of the receiver, or by type."""
        if call.opcode in (0x6E, 0x72, 0x74, 0x78) and args:
            signature = call.name + call.proto
            classes = [self.atoms.class_of(one) for one in sorted(args[0]) if one != UNKNOWN]
            if classes and UNKNOWN not in args[0] and all(classes):
                found = [
                    self.engine.hierarchy.resolve_method(one, signature)
                    for one in classes
                    if one is not None
                ]
                if any(one is not None for one in found):
                    return tuple(dict.fromkeys(one for one in found if one is not None))
        return self.engine.graph.dispatch.targets(self.method, call.opcode, call.text).methods

    def _functions(self, call: Call, hot: frozenset[int], rules: Rules) -> tuple[int, ...]:
        """Find the app's methods that a call of a function object runs, by where it was made."""
        if rules.any or call.receiver is None or call.name == "<init>":
            return ()
        if not hot - {0} and call.owner not in _FUNCTION_TYPES:
            return ()
        if not hot and not self.engine.givers:
            return ()
        signature = call.name + call.proto
        resolve = self.engine.hierarchy.resolve_method
        found = (
            resolve(one, signature)
            for one in self.engine.functions.classes_at(
                self.method, call.pc, call.receiver, kind=call.owner
            )
        )
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _apply(
        self,
        state: State,
        call: Call,
        target: int,
        *,
        args: Sequence[Value],
        hot: frozenset[int],
        alone: bool,
    ) -> Value:
        """Look at a method that a call runs, and do what its summary says."""
        engine = self.engine
        if not self.program.has_code(target):
            return self._fresh(call)
        plain = self.plain + 1 if not hot and target not in engine.generating else 0
        shapes = engine.shapes(target, self._shapes(call, args, target))
        found = engine.summary(Key(target, hot, shapes, plain))
        if found is None:
            return self._unseen(state, call, args)
        return self._do(state, call, found, target=target, args=args, alone=alone)

    def _run_function(
        self, state: State, call: Call, method: int, *, obj: Value, given: frozenset[int]
    ) -> Value:
        """Run a function object's method where it is handed on, on data."""
        signature = self.program.signature(method)
        types = parameter_types(signature[signature.index("(") :])
        args = [obj]
        args += [
            given if one[0] in "L[" and "Continuation;" not in one else NOTHING for one in types
        ]
        if not self.program.has_code(method) or given not in args[1:]:
            return NOTHING
        return self.heap.deep(state, self._run_method(state, call, method, args=args))

    def _run_method(
        self, state: State, call: Call, method: int, *, args: Sequence[Value]
    ) -> Value:
        """Run a method that a call does not name itself."""
        hot = frozenset(place for place, one in enumerate(args) if self.heap.held(state, one))
        exact = []
        for place, value in enumerate(args[:1]):
            classes = {self.atoms.class_of(one) for one in value}
            (name,) = classes if len(classes) == 1 else (None,)
            if name is not None:
                exact.append((place, name))
        shapes = self.engine.shapes(method, tuple(exact))
        found = self.engine.summary(Key(method, hot, shapes))
        if found is None:
            return NOTHING
        return self._do(state, call, found, target=method, args=args, alone=False)

    def _do(
        self,
        state: State,
        call: Call,
        found: Summary,
        *,
        target: int,
        args: Sequence[Value],
        alone: bool,
    ) -> Value:
        """Do what a summary says, with the caller's objects in place of parameters."""
        engine = self.engine
        engine.count(1 + 4 * len(found.cells) + len(found.effects))
        mapping = _Mapping(self, state, call, args)
        returns = mapping.value(found.returns)
        thrown = mapping.value(found.thrown)
        writes = [
            (mapping.value(frozenset({obj})), field, mapping.value(value), self._is_told(obj))
            for (obj, field), value in found.cells.items()
        ]
        fired = [
            (mapping.deep(atom), effect, chain)
            for (atom, effect), chain in found.effects.items()
        ]
        self._note(target, call, (returns, thrown, *(one[2] for one in writes)), found)
        for objects, field, value, is_told in writes:
            if field.startswith(CONTENT) and is_told:
                self.heap.store(state, objects, field, value=value, strong=False)
            elif field.startswith(CONTENT):
                self.put(state, objects, value, call, field=field)
            else:
                self.heap.store(state, objects, field, value=value, strong=alone)
                self.keep_carriers(state, field, value)
        for data, effect, chain in fired:
            self.affect(data, effect, ((self.method, call.pc), *chain))
        state.thrown |= thrown
        return returns

    def _unseen(self, state: State, call: Call, args: Sequence[Value]) -> Value:
        """Do the stated default for a call whose inside was not looked at to its end.

        What is in the arguments may also have been written into the streams, builders and
        collections that other arguments hold.
        """
        here = ((self.method, call.pc),)
        given: set[int] = set()
        for value in args:
            data = self.heap.held(state, value)
            self.affect(data, Effect("cut", call.text), here)
            self.emit(data, call)
            given.update(self.atoms.derived(one, (), weak=True) for one in data)
        found = self._default(state, call, args, known=False)
        if given:
            everything = frozenset().union(*args)
            into = {one for one in self.heap.reachable(state, everything) if self._takes(one)}
            self.put(state, frozenset(into), frozenset(given), call)
        return found

    def _takes(self, one: int) -> bool:
        name = self.atoms.class_of(one)
        if name is None or self.atoms.kind(one) not in "NO":
            return False
        return any(self.engine.hierarchy.is_subtype(name, each) for each in _TAKING)

    def _is_told(self, obj: int) -> bool:
        """Say whether a callee knows itself that what it writes into a stream leaves."""
        kind, _, field, _ = self.atoms.what[obj]
        return kind == "F" and bool(self.engine.carriers.marks(str(field)))

    def _note(self, target: int, call: Call, values: Iterable[Value], found: Summary) -> None:
        """Remember which sources' data came up out of a callee."""
        own = {
            one
            for value in (found.returns, found.thrown, *found.cells.values())
            for one in value
            if self.atoms.is_taint(one)
        }
        for value in values:
            for one in value:
                if one in own:
                    self.engine.note(one, self.method, ("call", target, call.pc))

    def _shapes(
        self, call: Call, args: Sequence[Value], target: int
    ) -> tuple[tuple[int, str], ...]:
        """Give the exact classes of arguments, and for small methods the keys that they are."""
        types = call.types if call.is_static else (call.owner, *call.types)
        image, row = self.program.place(target)
        is_small = int(image.row_size[row]) <= _SMALL
        found = []
        for index, (value, declared) in enumerate(zip(args, types, strict=False)):
            if declared == _STRING:
                text = single_constant(self.atoms, value) if is_small else None
                if isinstance(text, str):
                    found.append((index, KEY + text))
                continue
            classes = {self.atoms.class_of(one) for one in value}
            if len(classes) == 1:
                (one,) = classes
                if one and one != declared and self.program.class_info(one) is not None:
                    found.append((index, one))
        return tuple(found)


class _Mapping:
    """Puts the caller's values in place of a callee's symbols, as they are before the call."""

    def __init__(self, frame: "Calls", state: State, call: Call, args: Sequence[Value]) -> None:
        self.frame = frame
        self.state = state
        self.call = call
        self.args = args
        self._known: dict[int, Value] = {}
        self._objects = 0

    def value(self, value: Value) -> Value:
        """Translate a value."""
        found: set[int] = set()
        for one in sorted(value):
            found |= self.atom(one)
        return frozenset(found)

    def deep(self, atom: int) -> frozenset[int]:
        """Translate an effect's atom into data."""
        return self.frame.heap.held(self.state, self.atom(atom))

    def atom(self, atom: int) -> Value:
        """Translate one atom."""
        known = self._known.get(atom)
        if known is None:
            known = self._known[atom] = self._translate(atom)
        return known

    def _translate(self, atom: int) -> Value:
        atoms = self.frame.atoms
        kind, first, second, third = atoms.what[atom]
        if kind == "P" and isinstance(first, int):
            return self.args[first] if first < len(self.args) else NOTHING
        if kind == "F" and isinstance(first, int):
            return self._field(atom, self.atom(first), str(second))
        if kind in "NO":
            self._objects += 1
            place = (self.call.pc, self._objects)
            return frozenset({atoms.intern("O", self.frame.method, place, third)})
        if kind == "D" and isinstance(first, tuple) and isinstance(second, int):
            labels, weak = first
            data = self.frame.heap.held(self.state, self.atom(second))
            return frozenset(atoms.derived(one, labels, weak=weak) for one in data)
        return frozenset({atom})

    def _field(self, atom: int, objects: Value, field: str) -> Value:
        """Translate a field; of an object that a library made, what is in it is an object too."""
        frame = self.frame
        found = frame.heap.load(self.state, objects, field)
        if found or field.rpartition(":")[2][:1] not in ("L", "["):
            return found
        found = frozenset(
            {frame.atoms.intern("O", frame.method, (self.call.pc, -1 - atom), None)}
        )
        frame.heap.store(self.state, objects, field, value=found, strong=False)
        return found
