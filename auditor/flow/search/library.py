"""What calls out of the app do, by the tables or the stated default."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from auditor.code.classes.sites import Call
from auditor.flow.search.applied import Applied
from auditor.flow.search.arrays import as_array
from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.keeping import chosen, into_which, is_telling, keeps
from auditor.flow.search.later import Later
from auditor.flow.search.maps import Maps
from auditor.flow.search.places import Places
from auditor.flow.search.readers import BOXES
from auditor.flow.search.reflected import Reflected
from auditor.flow.search.running import TEXT_LIKE, Running
from auditor.flow.search.summaries import Summaries
from auditor.flow.symbols.atoms import ANYTHING, NOTHING, Value
from auditor.flow.symbols.cases import MESSAGE, WHAT
from auditor.flow.symbols.heap import BOXED, CONTENT, KEYS, single_constant
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import Effect
from auditor.flow.tables.catalogue import CallRule, Rules, SinkRule
from auditor.model.names import package_of

_REQUESTS: Final = ("Lokhttp3/", "Lcom/squareup/okhttp/")
"""Their bodies read a file when they are sent, whatever class a shrinker made of them."""
_OBJECT: Final = "Ljava/lang/Object;"
_HOLDS: Final = frozenset({"put", "make"})
_KEY: Final = KEYS.removeprefix(f"{CONTENT}:")

_OBJ: Final = f"{MESSAGE}->obj:Ljava/lang/Object;"
_NUMBERS: Final = (WHAT, f"{MESSAGE}->arg1:I", f"{MESSAGE}->arg2:I")


class Library(Part):
    """Does the calls of one method out of the app."""

    def __init__(self, frame: Frame, summaries: Summaries) -> None:
        super().__init__(frame)
        self.streams = summaries.streams
        self.stores = summaries.streams.stores
        self.maps = Maps(frame)
        self.places = Places(frame)
        self.later = Later(frame, self.stores)
        self.running = Running(frame, summaries)
        self.reflected = Reflected(frame, self.stores, summaries)
        self.applied = Applied(self.running, summaries)

    def call(self, state: State, call: Call, args: Sequence[Value], rules: Rules) -> Value:
        """Do a call by what the tables say, or by the stated default; give what comes back."""
        self._end(state, call, rules, args)
        if rules.carrier is not None and rules.carrier.parameter is None:
            mark = frozenset(
                {self.atoms.intern("M", rules.carrier.kind, call.key, rules.carrier.labels)}
            )
            made = args[0] if call.name == "<init>" else self.frame.fresh(call)
            self.heap.store(state, made, CONTENT, value=mark, strong=False)
            self.stores.give_name(
                state, made, args[1:] if call.name == "<init>" else args, call
            )
            if rules.call is not None and "load" in rules.call.does:  # It can be read as well.
                loaded = self.stores.take(state, call, rules.call, args)
                self.heap.store(state, made, CONTENT, value=loaded, strong=False)
            return NOTHING if call.name == "<init>" else made
        if call.name == "getIntent" and not call.is_static:
            name = f"intent:{self.program.owner(self.method)}"
            return self.heap.load(state, args[0], name) or self.frame.fresh(call)
        known = self.reflected.reflect(state, call, args)
        if known:
            return known
        if rules.call is not None:
            return self._by_rule(state, call, rules.call, args=args)
        if call.returns == MESSAGE and call.name in ("obtain", "obtainMessage"):
            return self._obtained(state, call, args)
        if not rules.any and self.streams.is_opened(call.returns):
            mark = frozenset({self.atoms.intern("M", "", call.key, ())})
            self.heap.store(state, self.frame.fresh(call), CONTENT, value=mark, strong=False)
        return self.default(state, call, args, known=rules.any)

    def _obtained(self, state: State, call: Call, args: Sequence[Value]) -> Value:
        """Make a message of its parts: a number beside an object is not what the object holds."""
        made = self.frame.fresh(call)
        numbers = iter(_NUMBERS)
        for value, kind in zip(args[0 if call.is_static else 1 :], call.types, strict=False):
            if kind in ("I", _OBJECT):
                field = next(numbers) if kind == "I" else _OBJ
                self.heap.store(state, made, field, value=value, strong=True)
            elif kind == MESSAGE:
                made |= value  # The copy of another one.
        return made

    def _end(self, state: State, call: Call, rules: Rules, args: Sequence[Value]) -> None:
        """Let data end in a sink, or go on where Android runs the app again."""
        shift = 0 if call.is_static else 1
        sink = rules.sink
        if (
            sink is not None
            and not sink.result
            and (not sink.renamed or self._is_renamed(call))
            and not (sink.kind == "log" and shift and self.streams.leads_elsewhere(args[0]))
            and not self.later.stays(state, call, rules, args[shift:])
        ):
            self._sink(state, call, sink, args)
        if rules.bridge is not None and not rules.bridge.result:
            for value in chosen(args, rules.bridge.args, shift):
                self.later.run_later(state, call, rules.bridge, args, value)
        self.frame.escape(state, self._outliving(call, rules, args), call.pc)
        self.running.fill(state, call, args)

    def _outliving(self, call: Call, rules: Rules, args: Sequence[Value]) -> Sequence[Value]:
        """Give the arguments whose objects outlive a call; what a constructor is given waits in the object, as a block does in a coroutine."""
        if rules.call is not None:
            return args[1:] if call.name == "<init>" and "nothing" in rules.call.does else ()
        is_handed = rules.bridge is not None and not rules.bridge.annotation
        return args if is_handed or not rules.any else ()

    def _is_renamed(self, call: Call) -> bool:
        """Say whether a call is one of a library that a shrinker renamed, and not the library's own."""
        renamed, own = self.engine.renamed, self.program.owner(self.method)
        if renamed.is_named(call.owner, call.name):
            return True
        return call.owner in renamed.classes and package_of(call.owner) != package_of(own)

    def _sink(self, state: State, call: Call, sink: SinkRule, args: Sequence[Value]) -> None:
        """Let data end; of a file, what was written into it."""
        shift = 0 if call.is_static else 1
        effect = Effect("sink", sink.kind, self.method, call.pc, call.key)
        here = ((self.method, call.pc),)
        if sink.receiver and shift:
            self.frame.affect(self.heap.deep(state, args[0]), effect, here)
        for place, value in enumerate(args[shift:]):
            if sink.args is None or place in sink.args:
                kind = call.types[place]
                if self.frame.is_hidden(kind) or (sink.renamed and kind == _OBJECT):
                    continue  # A tag that the app puts on a request is for itself.
                data = self.heap.deep(state, value)
                if sink.kind == "log" and call.types[place] == _OBJECT:
                    data = self.heap.spoken(state, value, self.frame.is_silent)
                if sink.kind == "ipc" or call.owner.startswith(_REQUESTS):
                    data |= self.stores.in_files(state, value)
                elif sink.kind != "file":
                    data |= self.stores.in_file(state, value, call.types[place])
                self.frame.affect(data, effect, here)

    def _by_rule(
        self, state: State, call: Call, rule: CallRule, *, args: Sequence[Value]
    ) -> Value:
        """Do what a row says: first what goes in, then what comes back."""
        if rule.parts or self.applied.VERBS & rule.does:
            return self._by_itself(state, call, rule, args)
        shift = 0 if call.is_static else 1
        args = self._run(state, rule, args, shift)
        told = [*args[:shift], *self._told(call, args[shift:])]
        given: Sequence[Value] = chosen(told, rule.args, shift)
        key = self._key_of(state, call, rule, args)
        if "spread" in rule.does and args:
            given = self.maps.spread(state, args[0], given)
        if rule.keyed and len(given) > 1:
            given = self._apart(state, call, rule, args=args, given=given)
        if _HOLDS.intersection(rule.does) and call.name != "<init>":
            args, given = self._with_files(state, call, args, given)
        if "put" in rule.does:
            self._put_all(
                state, call, rule, args=(args[0] if args else NOTHING, given), key=key
            )
        self._give_away(state, call, rule, args=args, given=given)
        if "show" in rule.does and args:
            shown = frozenset(one for one in args[0] if self.frame.is_view(state, one))
            self._put_all(state, call, rule, args=(shown, given), key="")
        field = f"{CONTENT}:{key}" if key else CONTENT
        found = self._result(state, call, rule, args=args, field=field)
        if args and (self._empties(rule, args) or (key and "drop" in rule.does)):
            self.heap.clear(state, args[0], field if "drop" in rule.does else CONTENT)
        return self._kept(state, call, rule, args=args, found=found)

    def _apart(
        self,
        state: State,
        call: Call,
        rule: CallRule,
        *,
        args: Sequence[Value],
        given: Sequence[Value],
    ) -> Sequence[Value]:
        """Keep a key that is data apart from what is put under it: who asks for a value does not get the key."""
        if self.heap.held(state, given[0]):
            if call.is_static or "put" not in rule.does:
                return given
            self._put_all(state, call, rule, args=(args[0], given[:1]), key=_KEY)
        return given[1:]

    def _by_itself(
        self, state: State, call: Call, rule: CallRule, args: Sequence[Value]
    ) -> Value:
        """Apply functions, or make an object whose parts are asked for one by one: a pair."""
        if not rule.parts:
            known, plain = (
                self.applied.of(state, call, rule, args),
                rule.does - self.applied.VERBS,
            )
            is_default = not plain or (
                "derive" not in plain and self.applied.has_function(args[1:])
            )
            if known or is_default:
                return known or self.default(state, call, args, known=True)
            return self._by_rule(state, call, replace(rule, does=plain), args=args)
        made = self.frame.fresh(call) if call.is_static else args[0]
        given = args if call.is_static else args[1:]
        for value, part in zip(given, rule.parts, strict=False):
            field = part if "->" in part else f"{CONTENT}:{part}"
            self.heap.store(state, made, field, value=value, strong=True)
        return made if call.is_static else NOTHING

    def _run(
        self, state: State, rule: CallRule, args: Sequence[Value], shift: int
    ) -> Sequence[Value]:
        """Add to arguments what the function objects among them give, where a row has them run."""
        if "run" not in rule.does:
            return args
        return (*args[:shift], *(one | self.heap.held(state, one) for one in args[shift:]))

    def _empties(self, rule: CallRule, args: Sequence[Value]) -> bool:
        """Say whether a call takes away all that the receiver holds: always, or by its first and last place."""
        if "clear" in rule.does:
            return True
        places = [single_constant(self.atoms, one) for one in args[1:]]
        return "empty" in rule.does and places[:1] == [0] and places[1:] in ([], [None])

    def put(
        self, state: State, call: Call, rule: CallRule | None, args: Sequence[Value]
    ) -> None:
        """Do of a row only that arguments go into the receiver."""
        if rule is not None and args and not call.is_static:
            given = chosen([args[0], *self._told(call, args[1:])], rule.args, 1)
            self._put_all(state, call, rule, args=(args[0], given), key="")

    def _with_files(
        self, state: State, call: Call, args: Sequence[Value], given: Sequence[Value]
    ) -> tuple[Sequence[Value], Sequence[Value]]:
        """Add to arguments that are files what is in them: a body made of a file sends that."""
        shift = 0 if call.is_static else 1
        inside = [
            self.stores.in_file(state, value, kind)
            for value, kind in zip(args[shift:], call.types, strict=False)
        ]
        if not any(inside):
            return args, given
        every = frozenset().union(*inside)
        full = [a | b for a, b in zip(args[shift:], inside, strict=False)]
        return (*args[:shift], *full), [*given, every]

    def _give_away(
        self,
        state: State,
        call: Call,
        rule: CallRule,
        *,
        args: Sequence[Value],
        given: Sequence[Value],
    ) -> None:
        """Let arguments go elsewhere than into the receiver."""
        shift = 0 if call.is_static else 1
        if "emit" in rule.does:
            for value in given:
                self.running.emit(self.heap.deep(state, value), call)
        if "class" in rule.does:
            self.later.name_class(state, call, args[0], args[shift:])
        to = into_which(rule, len(args) - shift)
        if to is not None:
            is_poured = "pour" in rule.does
            for value in (*given, *args[:shift]):
                each = (
                    self.applied.each(state, value)
                    if is_poured
                    else self.heap.deep(state, value)
                )
                self.streams.put_inside(state, args[to + shift], frozenset(each), call)
        if "store" in rule.does:
            self.stores.keep(state, call, rule, args)

    def _kept(
        self,
        state: State,
        call: Call,
        rule: CallRule,
        *,
        args: Sequence[Value],
        found: Value,
    ) -> Value:
        """Name what comes back, and add what is in a store; begin anew what has given its result."""
        if "reset" in rule.does:
            self.heap.clear(state, args[0])
        is_new = call.name == "<init>"
        if "name" in rule.does:
            made = args[0] if call.returns == "V" else found
            self.stores.give_name(state, made, args[1:] if is_new else args, call)
            if rule.store == "file":
                self.stores.name_file(state, made)
        if "load" in rule.does:
            loaded = self.stores.take(state, call, rule, args)
            if call.returns == "V":
                self.streams.put(state, args[0], loaded, call)
            found |= loaded
        return found

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
        if call.name == "<init>" or "wrap" in rule.does:
            self.streams.wrap(state, call, base, given, labels=rule.labels)
        field = f"{CONTENT}:{key}" if key else CONTENT
        if key and len(given) > 1:
            given = [frozenset().union(*given)]
        # Preferences keep nothing in an object of theirs: who asks for a key finds it in the store.
        is_held = rule.store != "preferences" or not key
        for value in given:
            if not call.is_static and is_held:
                labels = () if call.name == "<init>" else rule.labels
                self.streams.put(state, base, value, call, field=field, labels=labels)
                self.running.tell(state, call, base, self.heap.deep(state, value))
            if rule.store and "load" not in rule.does:
                data = self.heap.held(state, value)
                shelf = self.stores.shelf(state, rule, base)
                names = {f"{one}{shelf}" for one in {key} - {"", _KEY}}
                self.stores.keep_as(rule.store, names, data, call)

    def _result(
        self, state: State, call: Call, rule: CallRule, *, args: Sequence[Value], field: str
    ) -> Value:
        does = rule.does
        base = args[0] if args else NOTHING
        if call.returns == "V":
            return NOTHING
        found = self._taken(state, call, rule, args=args, field=field)
        if "view" in does or "chain" in does:
            found |= base
        if "derive" in does:
            data = {one for value in args for one in self.heap.deep(state, value)}
            made = frozenset(self.atoms.derived(one, rule.labels, weak=False) for one in data)
            found |= as_array(self.frame, state, call, made)
            boxed = single_constant(self.atoms, base) if call.owner in BOXES else None
            if isinstance(boxed, tuple) and boxed[0] == BOXED:
                found |= frozenset({self.atoms.intern("K", boxed[1])})
        if "column" in does or "cell" in does:
            found |= self.stores.columns.ask(state, args, is_cell="cell" in does)
        if "make" in does:
            found |= self.applied.made(state, call, rule, args)
        return found or self.frame.fresh(call)

    def _taken(
        self, state: State, call: Call, rule: CallRule, *, args: Sequence[Value], field: str
    ) -> Value:
        """Give what was put into the receiver, or what is in it from now on."""
        base = args[0] if args else NOTHING
        found: Value = NOTHING
        if self.maps.PARTS.intersection(rule.does):
            found |= self.maps.part(state, call, rule, args)
        if "take" in rule.does:
            is_any = rule.keyed and field == CONTENT
            found |= (
                self.maps.values(state, base) if is_any else self.heap.load(state, base, field)
            )
            if rule.store:
                shelf = self.stores.shelf(state, rule, base)
                names = {f"{one}{shelf}" for one in {field.partition(":")[2]} - {""}}
                found |= self.stores.stored(rule.store, names)
        if "fill" in rule.does:
            found |= self.heap.load(state, base, field) or self.frame.fresh(call)
            self.heap.store(state, base, field, value=found, strong=False)
        return found

    def default(self, state: State, call: Call, args: Sequence[Value], *, known: bool) -> Value:
        """Do the stated default for a call that no row names."""
        types = call.types if call.is_static else (call.owner, *call.types)
        shift = 0 if call.is_static else 1
        told = [*args[:shift], *self._told(call, args[shift:])]
        if shift and self.engine.functions.is_continuation_type(call.owner):
            told[0] = NOTHING
        data = [
            self._reached(state, value, kind) for value, kind in zip(told, types, strict=False)
        ]
        weak = not call.owner.startswith("[")
        made = frozenset(
            self.atoms.derived(one, (), weak=weak) for each in data for one in each
        )
        # Whatever is made of a stream writes on to it.
        writer = args[0] if call.name == "<init>" else self.frame.fresh(call)
        self.streams.wrap(state, call, writer, args[shift:], labels=())
        back = self.running.call_back(state, call, args, data)
        self.running.register(call, args)
        if not call.is_static and keeps(self.frame, call):
            self.running.tell(state, call, args[0], frozenset().union(*data[1:]))
        made |= frozenset(self.atoms.derived(one, (), weak=True) for one in back)
        if not made:
            return self.running.made(call, self.frame.fresh(call))
        kept = [self.heap.told(state, one) for one in told] if is_telling(call) else data
        given = frozenset(
            self.atoms.derived(one, (), weak=weak) for each in kept[1:] for one in each
        )
        is_put = bool(given) and not known and keeps(self.frame, call)
        if is_put:
            self.streams.put(state, args[0], given, call)
        if weak and (is_put or call.returns not in ("V", "Z")):
            self.engine.assumed.note(self.method, call.pc)
        if call.returns in ("V", "Z"):
            return NOTHING if call.returns == "V" else ANYTHING
        if call.returns in TEXT_LIKE:
            return as_array(self.frame, state, call, made)
        return self.frame.fresh(call) | made

    def _told(self, call: Call, args: Sequence[Value]) -> list[Value]:
        """Leave out continuations: a library resumes them, and does not get at what they keep."""
        is_continuation = self.engine.functions.is_continuation_type
        return [
            NOTHING if is_continuation(kind) else one
            for one, kind in zip(args, call.types, strict=False)
        ]

    def _reached(self, state: State, value: Value, kind: str) -> frozenset[int]:
        """Give the data in an argument that a library can get at: of a screen, no field of the app's."""
        if not self.frame.is_hidden(kind):
            return self.heap.held(state, value)
        return self.heap.held(state, self.heap.load(state, value, CONTENT))

    def _key_of(self, state: State, call: Call, rule: CallRule, args: Sequence[Value]) -> str:
        """Give the key, or the place in a list, that a call names; "" where it is not known."""
        shift = 0 if call.is_static else 1
        if rule.keyed:
            return self._key(state, rule, args[shift] if len(args) > shift else NOTHING)
        if "line" in rule.does:
            return self.places.next(state, call, args[0])
        return self.places.of(call, args) if "at" in rule.does else rule.key

    def _key(self, state: State, rule: CallRule, value: Value) -> str:
        """Give the key that a value is, or (of a store) for which it stands."""
        constant = single_constant(self.atoms, value)
        if constant is not None:
            return str(constant)
        names = self.stores.names_of(state, value) if rule.store else ()
        return next(iter(names)) if len(names) == 1 else ""
