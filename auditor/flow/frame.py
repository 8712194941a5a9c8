"""What calls do to the state of one method: the app's own by summaries, others by the tables."""

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.code.sites import Call, parameter_types
from auditor.flow.atoms import ANYTHING, NOTHING, STATICS, UNKNOWN, Value
from auditor.flow.catalogue import BridgeRule, CallRule
from auditor.flow.engine import MOST_CALLS, Chain, Effect, Engine, Key, Rules, Summary
from auditor.flow.heap import CONTENT, Heap, State, single_constant
from auditor.model.vocabulary import ComponentKind

_SMALL: Final = 48  # 16-bit units: getters, setters, constructors and the like.
_FEW: Final = 3
_FUNCTIONS: Final = frozenset(
    {
        "accept", "apply", "invoke", "call", "test", "emit", "onNext", "onSuccess", "onChanged",
        "onResponse", "onComplete", "compare",
    }
)  # fmt: skip
_PLAIN_CALLS: Final = 2  # How deep calls without data are looked into, for who holds whom.
_KEEPS_NOTHING: Final = (
    "get", "is", "has", "to", "size", "length", "contains", "equals", "hashCode", "compare", "index", "find", "query", "check", "set",
)  # fmt: skip
_TEXT_LIKE: Final = frozenset(
    {
        "Ljava/lang/String;",
        "Ljava/lang/CharSequence;",
        "[B",
        "[C",
        "I",
        "J",
        "D",
        "F",
        "S",
        "B",
        "C",
    }
)
_INTENT_PARAMETERS: Final = {
    "onReceive": 2, "onStartCommand": 1, "onStart": 1, "onHandleIntent": 1, "onBind": 1,
    "onNewIntent": 1, "onHandleWork": 1,
}  # fmt: skip
_CLASS: Final = "@class"
_ACTIVITY: Final = "Landroid/app/Activity;"
_DECLARED: Final = (_ACTIVITY, "Landroid/app/Service;")
_WRAPPED: Final = "@wrapped"
_STREAMS: Final = frozenset(
    {"Ljava/io/OutputStream;", "Ljava/io/Writer;", "Ljava/lang/Appendable;"}
)


class Frame:
    """One method being looked at: its state's questions, and its summary so far."""

    def __init__(self, engine: Engine, key: Key) -> None:
        self.engine = engine
        self.atoms = engine.atoms
        self.program = engine.program
        self.method = key.method
        self.plain = key.plain
        self.is_creation = self.program.signature(key.method).startswith(
            "onCreate("
        ) and engine.hierarchy.is_subtype(self.program.owner(key.method), _ACTIVITY)
        self.shapes = dict(key.shapes)
        self.hot = frozenset(
            self.atoms.intern("P", one, self.shapes.get(one)) for one in key.hot
        )
        self.heap = Heap(self.atoms, self.begin, below=self.below, hot=self.hot)
        self.summary = Summary()

    def begin(self, obj: int, field: str) -> Value:
        """Say what a field held before the method ran: itself, and what facts say of it."""
        if not self.atoms.is_symbolic(obj):
            return NOTHING
        root, fields = self.atoms.chain(obj)
        way = (*fields, field)
        return frozenset({self.atoms.field_of(obj, field), *self._given(root, way, exact=True)})

    def below(self, obj: int) -> Iterable[int]:
        """Give what facts say is anywhere in a symbolic object."""
        root, fields = self.atoms.chain(obj)
        return self._given(root, fields, exact=False)

    def _given(self, root: int, way: tuple[str, ...], *, exact: bool) -> set[int]:
        found: set[int] = set()
        facts = self.engine.facts
        # A screen's own fields are empty when it is created: nothing of it ran before.
        is_own = self.is_creation and self.atoms.what[root][:2] == ("P", 0)
        begin = 1 if is_own and way and not way[0].startswith("intent:") else 0
        for place, one in enumerate(way[begin:], begin):
            given = facts.get(one)
            if given:
                for taint in _matching(given, way[place + 1 :], exact=exact):
                    self.engine.note(taint, self.method, ("fact", one, 0))
                    found.add(taint)
        kind, index, _, _ = self.atoms.what[root]
        if kind == "P" and isinstance(index, int):
            given = self.engine.by_parameter.get((self.method, index))
            if given:
                found |= _matching(given, way, exact=exact)
        return found

    # Effects.

    def affect(
        self, data: Iterable[int], effect: Effect, chain: Chain, *, labels: tuple[str, ...] = ()
    ) -> None:
        """Have something happen to data: at once, or once a caller says which it is."""
        if len(chain) > MOST_CALLS:
            return
        for one in data:
            atom = self.atoms.derived(one, labels, weak=False) if labels else one
            if self.atoms.is_taint(atom):
                self.engine.fire(atom, effect, self.method, chain)
            elif self.atoms.root[atom] in self.hot:
                known = self.summary.effects.get((atom, effect))
                if known is None or len(chain) < len(known):
                    self.summary.effects[atom, effect] = chain

    def escape(self, state: State, value: Value, pc: int) -> None:
        """Let objects outlive the method: what is in their fields of the app becomes a fact."""
        for obj in self.heap.reachable(state, value):
            for field, held in (state.heap.get(obj) or {}).items():
                owner, arrow, _ = field.partition("->")
                if arrow and self.program.class_info(owner) is not None:
                    for path, data in self.heap.paths(state, held):
                        if all(one.startswith(CONTENT) for one in path):
                            effect = Effect("fact", field, path=path)
                            self.affect((data,), effect, ((self.method, pc),))

    # Calls.

    def call(self, state: State, call: Call) -> Value:
        """Do a call; give what comes back."""
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
        targets = [
            one
            for one in self._targets(call, args)
            if not self.engine.is_library(self.program.owner(one))
        ]
        if not targets:
            return self._library(state, call, args, rules)
        hot = frozenset(place for place, one in enumerate(args) if self.heap.deep(state, one))
        found: set[int] = set()
        looked = False
        for target in targets:
            plain = not hot and target not in self.engine.generating
            if not plain or (len(targets) <= _FEW and self._is_small(target)):
                looked = True
                found |= self._apply(
                    state, call, target, args=args, hot=hot, alone=len(targets) == 1
                )
        if looked and (found or call.returns == "V"):
            return frozenset(found)
        return self._fresh(call) | self._called_back(call, args)

    def _called_back(self, call: Call, args: Sequence[Value]) -> Value:
        """Give the data that function objects among the arguments return when they are run."""
        if call.returns[0] not in "L[" or not self.engine.generating:
            return NOTHING
        found: set[int] = set()
        for value in args:
            for name in sorted({self.atoms.class_of(one) or "" for one in value}):
                for method in self.program.declared(name).values():
                    if method in self.engine.generating and not self.program.is_static(method):
                        found |= self._returned(method, call)
        return frozenset(found)

    def _call_back(
        self, call: Call, args: Sequence[Value], data: Sequence[frozenset[int]]
    ) -> None:
        """Let function objects among the arguments run on the other arguments' data."""
        for place, value in enumerate(args):
            given = [one for other, each in enumerate(data) if other != place for one in each]
            names = {self.atoms.class_of(one) for one in value} - {None} if given else set()
            for name in sorted(str(one) for one in names):
                for signature, method in self.program.declared(name).items():
                    called, _, proto = signature.partition("(")
                    if called in _FUNCTIONS:
                        for index, kind in enumerate(parameter_types(f"({proto}"), 1):
                            if kind[0] in "L[" and "Continuation;" not in kind:
                                effect = Effect("param", "", method, index)
                                self.affect(given, effect, ((self.method, call.pc),))

    def _returned(self, method: int, call: Call) -> set[int]:
        known = self.engine.memo.get(Key(method, frozenset(), ()))
        found: set[int] = set()
        if known is None or not known.returns:
            return found
        for one in {each for value in (known.returns, *known.cells.values()) for each in value}:
            if self.atoms.is_taint(one):
                found.add(self.atoms.derived(one, (), weak=True))
                self.engine.note(one, self.method, ("call", method, call.pc))
        return found

    def _is_named(self, call: Call) -> bool:
        tables = self.engine.catalogue
        return any(
            table.of(call.owner, call.name) is not None
            for table in (tables.calls, tables.sinks, tables.carriers)
        )

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

    def _fresh(self, call: Call, number: int = 0) -> Value:
        """Give a new object for a call's result; plain values are just unknown."""
        kind = call.returns
        if kind == "V":
            return NOTHING
        if kind[0] not in "L[":
            return ANYTHING
        return frozenset({self.atoms.intern("O", self.method, (call.pc, number), None)})

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
        """Do what a summary says, with the caller's objects in place of parameters."""
        engine = self.engine
        if not self.program.has_code(target):
            return self._fresh(call)
        plain = self.plain + 1 if not hot and target not in engine.generating else 0
        shapes = engine.shapes(target, self._shapes(call, args))
        found = engine.summary(Key(target, hot, shapes, plain))
        engine.count(1 + 4 * len(found.cells) + len(found.effects))
        mapping = _Mapping(self, state, call, args)
        returns = mapping.value(found.returns)
        thrown = mapping.value(found.thrown)
        writes = [
            (mapping.value(frozenset({obj})), field, mapping.value(value))
            for (obj, field), value in found.cells.items()
        ]
        fired = [
            (mapping.deep(atom), effect, chain)
            for (atom, effect), chain in found.effects.items()
        ]
        self._note(target, call, (returns, thrown, *(one[2] for one in writes)), found)
        for objects, field, value in writes:
            if field.startswith(CONTENT):
                self.put(state, objects, value, call, field=field)
            else:
                self.heap.store(state, objects, field, value=value, strong=alone)
        for data, effect, chain in fired:
            self.affect(data, effect, ((self.method, call.pc), *chain))
        state.thrown |= thrown
        return returns

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

    def _shapes(self, call: Call, args: Sequence[Value]) -> tuple[tuple[int, str], ...]:
        types = call.types if call.is_static else (call.owner, *call.types)
        found = []
        for index, (value, declared) in enumerate(zip(args, types, strict=False)):
            classes = {self.atoms.class_of(one) for one in value}
            if len(classes) == 1:
                (one,) = classes
                if one and one != declared and self.program.class_info(one) is not None:
                    found.append((index, one))
        return tuple(found)

    # Calls out of the app.

    def put(
        self,
        state: State,
        objects: Value,
        value: Value,
        call: Call,
        *,
        field: str = CONTENT,
        labels: tuple[str, ...] = (),
    ) -> None:
        """Put something into collections, builders or streams; out, if one leads out."""
        if labels:
            value = frozenset(
                self.atoms.derived(one, labels, weak=False)
                for one in self.heap.deep(state, value)
            )
        if not value:
            return
        targets = self.heap.store(state, objects, field, value=value, strong=field != CONTENT)
        data = self.heap.deep(state, value)
        if data:
            self._write_out(state, targets, data, call)
            self._write_through(state, targets, data)

    def _write_through(
        self, state: State, targets: Iterable[int], data: frozenset[int]
    ) -> None:
        """Let what is written to a stream reach the streams and buffers that it wraps."""
        todo, seen = list(targets), set(targets)
        while todo:
            inner = self.heap.cell(state, todo.pop(), _WRAPPED) if todo else NOTHING
            self.heap.store(state, inner, CONTENT, value=data, strong=False)
            todo.extend(
                one for one in inner if one not in seen and self.atoms.kind(one) in "NO"
            )
            seen |= inner

    def _write_out(
        self, state: State, targets: Sequence[int], data: Iterable[int], call: Call
    ) -> None:
        todo, seen = list(targets), set(targets)
        while todo:
            one = todo.pop()
            kind, mark, _, _ = self.atoms.what[one]
            if kind == "M":
                effect = Effect("sink", str(mark), self.method, call.pc, call.key)
                self.affect(data, effect, ((self.method, call.pc),))
            for field, held in (state.heap.get(one) or {}).items():
                if field.startswith(CONTENT):
                    fresh = held - seen
                    seen |= fresh
                    todo.extend(fresh)

    def _library(self, state: State, call: Call, args: Sequence[Value], rules: Rules) -> Value:
        self._end(state, call, rules, args)
        if rules.carrier is not None:
            mark = frozenset({self.atoms.intern("M", rules.carrier.kind, call.key)})
            made = args[0] if call.name == "<init>" else self._fresh(call)
            self.heap.store(state, made, CONTENT, value=mark, strong=False)
            return NOTHING if call.name == "<init>" else made
        if call.name == "getIntent" and not call.is_static:
            name = f"intent:{self.program.owner(self.method)}"
            return self.heap.load(state, args[0], name) or self._fresh(call)
        if rules.call is None:
            return self._default(state, call, args, known=rules.any)
        return self._by_rule(state, call, rules.call, args=args)

    def _end(self, state: State, call: Call, rules: Rules, args: Sequence[Value]) -> None:
        """Let data end in a sink, or go on where Android runs the app again."""
        shift = 0 if call.is_static else 1
        if rules.sink is not None and not self._stays(state, rules, args[shift:]):
            places = _places(args, rules.sink.args, shift)
            if rules.sink.receiver and shift:
                places = [args[0], *places]
            effect = Effect("sink", rules.sink.kind, self.method, call.pc, call.key)
            for value in places:
                self.affect(self.heap.deep(state, value), effect, ((self.method, call.pc),))
        if rules.bridge is not None and not rules.bridge.result:
            for value in _places(args, rules.bridge.args, shift):
                self._run_later(state, call, rules.bridge, args, value)
        if rules.call is None and (not rules.any or rules.bridge is not None):
            for value in args:
                self.escape(state, value, call.pc)

    def _stays(self, state: State, rules: Rules, args: Sequence[Value]) -> bool:
        """Say whether an intent goes to the app's own components alone."""
        if rules.bridge is None or not rules.bridge.intent or not args:
            return False
        named = [
            self.atoms.what[each]
            for one in args[0]
            if self.atoms.is_object(one)
            for each in self.heap.cell(state, one, _CLASS)
        ]
        return any(
            kind == "C" and self.program.class_info(str(name)) is not None
            for kind, name, _, _ in named
        ) or bool(self._meant(state, args[0]))

    def _by_rule(
        self, state: State, call: Call, rule: CallRule, *, args: Sequence[Value]
    ) -> Value:
        shift = 0 if call.is_static else 1
        does = rule.does
        base = args[0] if args else NOTHING
        given = _places(args, rule.args, shift)
        key = self._key(args[shift] if len(args) > shift else NOTHING) if rule.keyed else ""
        if rule.keyed and len(given) > 1:
            given = given[1:]
        field = f"{CONTENT}:{key}" if key else CONTENT
        if "class" in does:
            self._name_class(state, call, base, args[shift:])
        if "put" in does:
            self._put_all(state, call, rule, args=(base, given), key=key)
        if "into" in does and rule.to is not None and len(args) > rule.to + shift:
            for value in (*given, *args[:shift]):
                data = frozenset(self.heap.deep(state, value))
                self.put(state, args[rule.to + shift], data, call)
        return self._result(state, call, rule, args=args, field=field)

    def _put_all(
        self,
        state: State,
        call: Call,
        rule: CallRule,
        *,
        args: tuple[Value, Sequence[Value]],
        key: str,
    ) -> None:
        """Put arguments into the receiver, and remember which stream it wraps."""
        base, given = args
        if call.name == "<init>" and given and call.types[0] in _STREAMS:
            self.heap.store(state, base, _WRAPPED, value=given[0], strong=False)
        field = f"{CONTENT}:{key}" if key else CONTENT
        for value in given:
            if not call.is_static:
                self.put(state, base, value, call, field=field, labels=rule.labels)
            if rule.store:
                data = self.heap.deep(state, value)
                effect = Effect("fact", f"store:{rule.store}:{key}")
                self.affect(data, effect, ((self.method, call.pc),))

    def _result(
        self, state: State, call: Call, rule: CallRule, *, args: Sequence[Value], field: str
    ) -> Value:
        does = rule.does
        base = args[0] if args else NOTHING
        if call.returns == "V":
            return NOTHING
        found: Value = NOTHING
        if "take" in does:
            found |= self.heap.load(state, base, field)
            if rule.store:
                found |= self._stored(rule.store, field)
        if "view" in does or "chain" in does:
            found |= base
        if "derive" in does:
            data = {one for value in args for one in self.heap.deep(state, value)}
            found |= frozenset(self.atoms.derived(one, rule.labels, weak=False) for one in data)
        if "make" in does:
            made = self._fresh(call)
            for value in args:
                self.heap.store(state, made, CONTENT, value=value, strong=False)
            found |= made
        return found or self._fresh(call)

    def _stored(self, store: str, field: str) -> Value:
        """Give what was put into a store under the same key, or under an unknown one."""
        key = field.partition(":")[2]
        found: set[int] = set()
        for name, given in self.engine.facts.items():
            start, _, other = name.rpartition(":")
            if start == f"store:{store}" and (not key or not other or key == other):
                for one in given.get((), ()):
                    found.add(self.atoms.derived(one, (), weak=True))
                    self.engine.note(one, self.method, ("fact", name, 0))
        return frozenset(found)

    def _default(
        self, state: State, call: Call, args: Sequence[Value], *, known: bool
    ) -> Value:
        """Do the stated default for a call that no row names."""
        data = [self.heap.deep(state, value) for value in args]
        weak = not call.owner.startswith("[")
        made = frozenset(
            self.atoms.derived(one, (), weak=weak) for each in data for one in each
        )
        made |= self._called_back(call, args)
        self._call_back(call, args, data)
        if not made:
            return self._fresh(call)
        given = frozenset(
            self.atoms.derived(one, (), weak=weak) for each in data[1:] for one in each
        )
        if not call.is_static and given and not known and self._keeps(call):
            self.put(state, args[0], given, call)
        if call.returns in ("V", "Z"):
            return NOTHING if call.returns == "V" else ANYTHING
        if call.returns in _TEXT_LIKE:
            return made
        return self._fresh(call) | made

    def _keeps(self, call: Call) -> bool:
        return call.name.startswith("set") or not call.name.startswith(_KEEPS_NOTHING)

    def _key(self, value: Value) -> str:
        constant = single_constant(self.atoms, value)
        return "" if constant is None else str(constant)

    def _name_class(self, state: State, call: Call, base: Value, args: Sequence[Value]) -> None:
        """Note which class (or action) an intent names."""
        found: set[int] = set()
        for value, kind in zip(args, call.types, strict=False):
            for one in value:
                if self.atoms.kind(one) == "C":
                    found.add(one)
                elif self.atoms.kind(one) == "K" and kind == "Ljava/lang/String;":
                    text = str(self.atoms.what[one][1])
                    found.add(self.atoms.intern("C", f"L{text.replace('.', '/')};", text))
                elif self.atoms.is_object(one) and kind.startswith(
                    ("Landroid/content/ComponentName;", "Landroid/content/Intent;")
                ):
                    found |= self.heap.cell(state, one, _CLASS)
        if found:
            self.heap.store(state, base, _CLASS, value=frozenset(found), strong=False)

    def _run_later(
        self,
        state: State,
        call: Call,
        rule: BridgeRule,
        args: Sequence[Value],
        value: Value,
    ) -> None:
        """Hand an argument to the method that runs later."""
        here: Chain = ((self.method, call.pc),)
        if rule.intent:
            self._start(state, value, here)
            return
        for target in self._later(call, rule, args):
            for path, data in self.heap.paths(state, value):
                effect = Effect("param", "", target, rule.into + 1, path=path)
                self.affect((data,), effect, here)

    def hand_result(self, state: State, value: Value, pc: int) -> None:
        """Hand what a callback returns to the callback that runs with it."""
        owner = self.program.owner(self.method)
        name = self.program.signature(self.method).partition("(")[0]
        rule = self.engine.rules(owner, name).bridge
        if rule is None or not rule.result:
            return
        for target in self._named(owner, rule):
            for path, data in self.heap.paths(state, value):
                effect = Effect("param", "", target, rule.into + 1, path=path)
                self.affect((data,), effect, ((self.method, pc),))

    def _later(self, call: Call, rule: BridgeRule, args: Sequence[Value]) -> Iterable[int]:
        """Find the app's methods that a bridge runs, by the receiver's class or those below."""
        shift = 0 if call.is_static else 1
        place = rule.of + shift if rule.of >= 0 else 0
        value = args[place] if place < len(args) else NOTHING
        classes = {self.atoms.class_of(one) for one in value} - {None}
        if not classes:
            declared = call.owner if rule.of < 0 else call.types[rule.of]
            classes = {declared, *self.engine.hierarchy.subtypes(declared)}
        found: dict[int, None] = {}
        for one in sorted(str(each) for each in classes):
            found.update(dict.fromkeys(self._named(one, rule)))
        return found

    def _named(self, class_name: str, rule: BridgeRule) -> Iterable[int]:
        """Find the methods of a class that a bridge runs and that take the parameter."""
        for above in (class_name, *self.engine.hierarchy.supers(class_name)):
            for signature, method in self.program.declared(above).items():
                if signature.partition("(")[0] in rule.runs:
                    types = parameter_types(signature[signature.index("(") :])
                    if len(types) > rule.into:
                        yield method

    def _start(self, state: State, intent: Value, here: Chain) -> None:
        """Hand an intent's content to the component that it names."""
        classes = self._meant(state, intent)
        for name in sorted(classes):
            for path, data in self.heap.paths(state, intent):
                if not path:
                    continue
                effect = Effect("fact", f"intent:{name}", path=path)
                self.affect((data,), effect, here)
                for signature, method in self.program.declared(name).items():
                    index = _INTENT_PARAMETERS.get(signature.partition("(")[0])
                    if index is not None:
                        self.affect(
                            (data,), Effect("param", "", method, index, path=path), here
                        )

    def _meant(self, state: State, intent: Value) -> set[str]:
        classes: set[str] = set()
        for one in intent:
            if self.atoms.is_object(one):
                for each in self.heap.cell(state, one, _CLASS):
                    kind, name, text, _ = self.atoms.what[each]
                    if kind == "C":
                        classes.update(self._components(str(name), str(text or "")))
        return classes

    def _components(self, name: str, action: str) -> Iterable[str]:
        components = self.program.manifest.components
        if self.program.class_info(name) is not None:
            needs = any(self.engine.hierarchy.is_subtype(name, one) for one in _DECLARED)
            return () if needs and all(one.name != name for one in components) else (name,)
        return (
            one.name
            for one in self.program.manifest.components
            if one.kind is not ComponentKind.PROVIDER
            and any(action in each.actions for each in one.filters)
        )


class _Mapping:
    """Puts the caller's values in place of a callee's symbols, as they are before the call."""

    def __init__(self, frame: Frame, state: State, call: Call, args: Sequence[Value]) -> None:
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
        return self.frame.heap.deep(self.state, self.atom(atom))

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
            return self.frame.heap.load(self.state, self.atom(first), str(second))
        if kind in "NO":
            self._objects += 1
            place = (self.call.pc, self._objects)
            return frozenset({atoms.intern("O", self.frame.method, place, third)})
        if kind == "D" and isinstance(first, tuple) and isinstance(second, int):
            labels, weak = first
            data = self.frame.heap.deep(self.state, self.atom(second))
            return frozenset(atoms.derived(one, labels, weak=weak) for one in data)
        return frozenset({atom})


def _matching(
    given: dict[tuple[str, ...], set[int]], way: tuple[str, ...], *, exact: bool
) -> set[int]:
    """Give the data known by a way of fields; an unknown key matches every key."""
    found: set[int] = set()
    for path, taints in given.items():
        fits = len(path) == len(way) or (not exact and len(path) > len(way))
        if fits and all(_same(one, other) for one, other in zip(path, way, strict=False)):
            found |= taints
    return found


def _same(one: str, other: str) -> bool:
    return one == other or (
        one.startswith(CONTENT) and other.startswith(CONTENT) and CONTENT in (one, other)
    )


def _places(args: Sequence[Value], chosen: tuple[int, ...] | None, shift: int) -> list[Value]:
    """Give the arguments that count, without the receiver."""
    given = list(args[shift:])
    return given if chosen is None else [given[one] for one in chosen if one < len(given)]


__all__ = ["STATICS", "Frame"]
