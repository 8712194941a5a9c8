"""What calls do: the app's own by their summaries, others by the tables."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from auditor.code.classes.sites import Call
from auditor.dex import access_flags
from auditor.flow.search.bounds import beside, can_have, is_sure, within
from auditor.flow.search.containers import filled, is_filled
from auditor.flow.search.elements import Elements
from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.library import Library
from auditor.flow.search.paired import Paired
from auditor.flow.search.proxied import Proxied
from auditor.flow.search.renamed_stores import RenamedStores
from auditor.flow.search.shapes import Shapes
from auditor.flow.search.stores import Stores
from auditor.flow.search.streams import Streams
from auditor.flow.search.summaries import Summaries
from auditor.flow.search.unsent import is_unsent
from auditor.flow.symbols.atoms import NOTHING, UNKNOWN, Value
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import Effect, Key
from auditor.flow.tables.catalogue import Rules
from auditor.model.names import package_of

_SMALL: Final = 48  # 16-bit units: getters, setters, constructors and the like.
_COLLECTIONS: Final = ("Ljava/util/Collection;", "Ljava/util/Map;")
_MIDDLING: Final = 256  # Constructors of a library's writers, helpers for preferences.
_FEW: Final = 3
_FUNCTION_TYPES: Final = frozenset(
    {
        *(f"Lkotlin/jvm/functions/Function{one};" for one in range(6)),
        "Ljava/util/concurrent/Callable;", "Ljava/util/function/Supplier;",
        "Ljava/util/function/Function;", "Landroidx/core/util/Supplier;",
    }
)  # fmt: skip
_PLAIN_CALLS: Final = 2  # How deep calls without data are looked into, for who holds whom.


class Calls(Part):
    """Does the calls of one method."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.streams = Streams(frame, Stores(frame))
        self.summaries = Summaries(frame, self.streams)
        self.elements = Elements(frame)
        self.shapes = Shapes(frame, self.summaries, self.elements)
        self.library = Library(frame, self.summaries)
        self.proxied = Proxied(frame, self.summaries)
        self.paired = Paired(self.streams)
        self.renamed_stores = RenamedStores(frame)
        self.running = self.library.running
        self.later = self.library.later
        self._is_exact = True
        """Whether it is known of the call being done which methods it runs: by the objects in hand."""

    def call(self, state: State, call: Call) -> Value:
        """Do a call; give what comes back."""
        self.frame.at = call.pc
        call = self.renamed_stores.named(call)
        args = self._arguments(state, call)
        rules = self.engine.rules(call.owner, call.name)
        self.library.places.meet(state, call, args)
        result = self._each(state, call, args, rules)
        for number in self.engine.by_place.get((self.method, call.pc), ()):
            taint = self.atoms.taint(number)
            if call.name == "<init>":
                self.streams.put(state, args[0], frozenset({taint}), call)
            elif call.returns == "V":
                if rules.bridge is not None:
                    self.later.run_later(state, call, rules.bridge, args, frozenset({taint}))
                elif args and not call.is_static:
                    self.streams.put(state, args[0], frozenset({taint}), call)
            else:
                result = frozenset({taint})
        return result

    def _each(self, state: State, call: Call, args: Sequence[Value], rules: Rules) -> Value:
        """Do a call once for each object out of which a name and what it names are taken."""
        apart = self.paired.apart(call, args) if len(args) > 1 else []
        if not apart:
            return self._call(state, call, args, rules)
        result, before = NOTHING, state.copy()
        for number, each in enumerate(apart):
            other = state if number == 0 else before.copy()
            result |= self._call(other, call, each, rules)
            if number:
                self.heap.merge(state, other)
        state.version += 1
        return result

    def _call(self, state: State, call: Call, args: Sequence[Value], rules: Rules) -> Value:
        is_app = self.program.class_info(call.owner) is not None
        if is_app and self._is_named(call):
            return self.library.call(state, call, args, rules)
        if is_app and self._leaves(state, call, args):
            return self.frame.fresh(call)
        hot = frozenset(place for place, one in enumerate(args) if self.heap.held(state, one))
        self._is_exact = True
        found = self._targets(call, args) or self._functions(call, hot, rules)
        renamed = self.engine.renamed.methods
        known = next(
            (renamed[one] for one in found if one in renamed and not self._is_inside(one)), None
        )
        if known is not None:
            if hot:
                self.engine.recognised.method(
                    (self.method, call.pc), call.text, "->".join(known)
                )
            named = replace(call, owner=known[0], name=known[1])
            return self.library.call(state, named, args, self.engine.rules(*known))
        targets = [one for one in found if not self._is_of_library(one)]
        if not targets:
            self._recognise(call, hot, rules)
            return self._out_of_sight(state, call, args, rules, found)
        hot |= filled(self.frame, state, args)
        result = self._run_all(state, call, targets, args=args, hot=hot)
        others = beside(self.frame, call, args)
        if others:
            result |= self.library.call(state, call, (others, *args[1:]), rules)
        if hot - {0} and self._is_own_collection(call, rules):
            self.library.put(state, call, rules.call, args)
        return result

    def _out_of_sight(
        self,
        state: State,
        call: Call,
        args: Sequence[Value],
        rules: Rules,
        found: Sequence[int],
    ) -> Value:
        """Do a call of which no method of the app is seen to run; of a library that is known (`found`), it is not cut."""
        is_app = self.program.class_info(call.owner) is not None
        if is_app and any(self.heap.held(state, one) for one in args):
            proxied = self.proxied.run(state, call, args)
            if proxied is not None:
                return proxied
            if not rules.any and self._is_own(call):
                # What starts a coroutine hands nothing to whom this function object gives.
                emits = not found or not self.engine.graph.coroutines.only_start(found)
                return self._unseen(state, call, args, is_cut=not found, emits=emits)
        return self.library.call(state, call, args, rules)

    def _is_inside(self, target: int) -> bool:
        """Say whether a library itself calls a method of its package that is known by its shape alone."""
        package = package_of(self.program.owner(target))
        is_same = package and package == package_of(self.program.owner(self.method))
        return bool(is_same) and target in self.engine.renamed.shaped

    def _is_of_library(self, target: int) -> bool:
        """Say whether a method is a library's: what starts a coroutine runs the block that it is given, and no more."""
        return self.engine.is_library(
            self.program.owner(target)
        ) or self.engine.graph.coroutines.only_start((target,))

    def _recognise(self, call: Call, hot: frozenset[int], rules: Rules) -> None:
        """Take note of data that a class is given which is known under another name."""
        name = self.engine.renamed.classes.get(call.owner) if hot and rules.any else None
        if name is not None:
            self.engine.recognised.of_class((self.method, call.pc), call.text, name)

    def _is_own_collection(self, call: Call, rules: Rules) -> bool:
        """Say whether a call puts something into a collection of the app's, however its body does it."""
        if rules.call is None or "put" not in rules.call.does or call.name == "<init>":
            return False
        return any(self.engine.hierarchy.is_subtype(call.owner, one) for one in _COLLECTIONS)

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
            if 0 in hot and not call.is_static and not self._carries(state, args[0], target):
                hot -= {0}
            if self.frame.is_asked and target in self.engine.generating:
                hot |= self._kept_before(args)
            gives = target in self.engine.generating and (not many or self._asks_back(call))
            plain = not hot and not gives
            if not plain or (not many and self._tells_who(call, target)):
                looked = True
                exact = (self._is_exact or len(targets) == 1) and is_sure(
                    self.frame, args, target
                )
                self.engine.hops.note(
                    (self.method, call.pc), target, call.owner, exact=exact, many=many
                )
                found |= self._apply(
                    state, call, target, args=args, hot=hot, alone=len(targets) == 1
                )
        if looked and (found or call.returns == "V"):
            return frozenset(found)
        return self.frame.fresh(call)

    def _asks_back(self, call: Call) -> bool:
        """Say whether what one of many methods gives can come back: an object, to code that asks a type of the app."""
        return call.returns[0] in "L[" and self.frame.is_followed(call.owner)

    def _kept_before(self, args: Sequence[Value]) -> frozenset[int]:
        """Give the arguments that came with fields already filled: what is in them, facts say."""
        kinds = self.atoms.kind
        return frozenset(
            place
            for place, value in enumerate(args)
            if any(kinds(one) in "PF" for one in value)
        )

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

    def _carries(self, state: State, objects: Value, target: int) -> bool:
        """Say whether data is in a field that an object has which runs a method.

        One symbol stands for all that a list holds: what is in a field of one class is not in
        the object that runs another class's method.
        """
        owner, atoms, heap = self.program.owner(target), self.atoms, self.heap
        for one in objects:
            fields = state.heap.get(one) if atoms.class_of(one) is None else None
            if fields is None or atoms.root[one] in heap.hot:
                found = bool(heap.held(state, frozenset({one})))
            else:
                found = (heap.given is not None and any(heap.given(one, fields))) or any(
                    can_have(self.frame, owner, field) and heap.held(state, value)
                    for field, value in fields.items()
                )
            if found or is_filled(self.frame, state, frozenset({one})):
                return True
        return False

    def _leaves(self, state: State, call: Call, args: Sequence[Value]) -> bool:
        """Let data leave through a method of the app that is annotated so; say whether it is."""
        sink = self.engine.annotated.called(call.owner, call.name + call.proto)
        if sink is None or call.is_static:
            return False
        if sink.looks is not None and is_unsent(self.engine.resolver, call, sink.looks):
            return True
        effect = Effect("sink", sink.kind, self.method, call.pc, call.key)
        for place in sink.parameters:
            if place + 1 < len(args):
                data = self.heap.deep(state, args[place + 1])
                data |= self.streams.stores.in_body(state, args[place + 1], call.types[place])
                self.frame.affect(data, effect, ((self.method, call.pc),))
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
        return found is not None and self.frame.is_followed(call.owner)

    def _tells_who(self, call: Call, target: int) -> bool:
        """Say whether a method without data is looked into for who holds whom: small, or what makes a writer."""
        image, row = self.program.place(target)
        size = int(image.row_size[row])
        is_made = (
            call.name == "<init>" and size <= _MIDDLING and self.streams.is_writer(call.owner)
        )
        is_asked = size <= _MIDDLING and self.engine.readers.asks_store(target)
        return self.frame.plain < _PLAIN_CALLS and (size <= _SMALL or is_made or is_asked)

    def _is_own_constructor(self, call: Call) -> bool:
        """Say whether a constructor calls another one of its class."""
        is_constructor = self.program.signature(self.method).startswith("<init>(")
        return is_constructor and call.owner == self.program.owner(self.method)

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
                exact = [
                    self.engine.hierarchy.resolve_method(one, signature)
                    for one in classes
                    if one is not None
                ]
                # An enum's constant with a body of its own is of a class below.
                if any(one is not None and self.program.has_code(one) for one in exact):
                    return tuple(dict.fromkeys(one for one in exact if one is not None))
        self._is_exact = False
        found = self.engine.graph.receivers.targets(call)
        return within(self.frame, call, args[0], found) if len(found) > 1 and args else found

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
        if not self.program.has_code(target):
            return self._without_code(state, call, target, args)
        found = NOTHING
        for each in self.elements.each(state, call, args, target):
            found |= self._look_into(each, call, target, args=args, hot=hot, alone=alone)
        return found

    def _look_into(
        self,
        state: State,
        call: Call,
        target: int,
        *,
        args: Sequence[Value],
        hot: frozenset[int],
        alone: bool,
    ) -> Value:
        engine = self.engine
        plain = 0 if hot or target in engine.generating else self.frame.plain + 1
        if plain and call.name == "<init>" and self._is_own_constructor(call):
            plain -= 1  # One constructor in several steps.
        shapes = engine.shapes(target, self.shapes.of(state, call, args, target=target))
        key = Key(target, hot, shapes, plain)
        found = engine.summary(key)
        if found is not None:
            return self.summaries.do(state, call, found, target=target, args=args, alone=alone)
        self.summaries.begin(state, call, key, args)
        known = engine.looked_at(target)
        if known is None:
            return self._unseen(state, call, args, target=target)
        # It costs too much here: what it gives by itself was found where it was looked at alone.
        result = self.summaries.do(state, call, known, target=target, args=args, alone=False)
        return result | self._unseen(state, call, args, target=target) if hot else result

    def _without_code(
        self, state: State, call: Call, target: int, args: Sequence[Value]
    ) -> Value:
        """Let data end in a library of machine code, which can give it back changed as well."""
        if not self.program.flags(target) & access_flags.NATIVE:
            return self.frame.fresh(call)
        effect = Effect("sink", "native", self.method, call.pc, call.key)
        for value, kind in zip(args[0 if call.is_static else 1 :], call.types, strict=False):
            if not self.frame.is_hidden(kind):
                data = self.heap.deep(state, value)
                data |= self.streams.stores.in_file(state, value, kind)
                self.frame.affect(data, effect, ((self.method, call.pc),))
        return self.library.default(state, call, args, known=True)

    def _unseen(
        self,
        state: State,
        call: Call,
        args: Sequence[Value],
        *,
        is_cut: bool = True,
        emits: bool = True,
        target: int = -1,
    ) -> Value:
        """Do the stated default for a call whose inside was not looked at to its end.

        Of a library that is known again it is not named as cut (`is_cut`).

        What is in the arguments may also have been written into the streams, builders and
        collections that other arguments hold.
        """
        here = ((self.method, call.pc),)
        given: set[int] = set()
        types = call.types if call.is_static else (call.owner, *call.types)
        for value, kind in zip(args, types, strict=False):
            data = self.heap.held(state, value)
            if is_cut:
                data_and_files = data | self.streams.stores.in_files(state, value)
                self.frame.affect(data_and_files, Effect("cut", call.text), here)
            if self.frame.is_hidden(kind):
                continue
            if emits:
                self.running.emit(data, call)
            given.update(self.atoms.derived(one, (), weak=True) for one in data)
        self.frame.escape(state, args, call.pc)  # It may keep them, and run them later.
        found = self.library.default(state, call, args, known=False)
        if given:
            everything = frozenset().union(*args)
            into = {
                one for one in self.heap.reachable(state, everything) if self.streams.takes(one)
            }
            into -= self.paired.put(state, call, args, target=target, into=into)
            self.streams.put_inside(state, frozenset(into), frozenset(given), call)
        return found
