"""Calls that have Android run the app again: tasks, messages, loaders, intents."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from auditor.code.calls.message_callbacks import HANDLER
from auditor.code.classes.sites import Call, parameter_types
from auditor.dex.opcodes import CONST_CLASS
from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.intents import CLASS, Intents
from auditor.flow.search.ordered import Ordered
from auditor.flow.search.results import Results
from auditor.flow.search.stores import Stores, authorities_in
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.cases import WHAT, of_message
from auditor.flow.symbols.heap import CONTENT
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import Chain, Effect
from auditor.flow.tables.catalogue import BridgeRule, Rules
from auditor.model.vocabulary import ComponentKind

_INTENT_PARAMETERS: Final = {
    "onReceive": 2, "onStartCommand": 1, "onStart": 1, "onHandleIntent": 1, "onBind": 1,
    "onNewIntent": 1, "onHandleWork": 1,
}  # fmt: skip
_MOST_AMONG: Final = 8
_PROVIDER, _BINDER, _ROWS, _TARGET, _ORDERED = "provider", "binder", "rows", "target", "ordered"
_HANDLES: Final = "handleMessage"
_LIST_AND_VIEW: Final = (1, 2)
"""The parameters of a method that is told of a touch on a row."""
_NAMINGS: Final = frozenset({CONST_CLASS})


class Later(Part):
    """Hands what one method gives to Android to the methods that run later."""

    def __init__(self, frame: Frame, stores: Stores) -> None:
        super().__init__(frame)
        self.stores = stores
        self.intents = Intents(frame, stores)
        self.results = Results(frame)
        self.ordered = Ordered(frame)

    def stays(self, state: State, call: Call, rules: Rules, args: Sequence[Value]) -> bool:
        """Say whether an intent or message goes to the app's own components."""
        if rules.bridge is not None and rules.bridge.answer:
            return self.results.stays(call)
        if rules.bridge is not None and rules.bridge.whom == _ORDERED:
            return self.ordered.stays()
        if rules.bridge is not None and rules.bridge.among:
            return 0 < len(self.engine.hierarchy.subtypes(rules.bridge.among)) <= _MOST_AMONG
        if rules.bridge is not None and rules.bridge.whom and rules.bridge.whom != _TARGET:
            return self._is_closed(state, args)
        if rules.bridge is None or not rules.bridge.intent or not args:
            return False
        named = [
            self.atoms.what[each]
            for one in args[0]
            if self.atoms.is_object(one)
            for each in self.heap.cell(state, one, CLASS)
        ]
        return any(
            kind == "C" and self.program.class_info(str(name)) is not None
            for kind, name, _, _ in named
        ) or bool(self.intents.meant(state, args[0], call.name))

    def _is_closed(self, state: State, args: Sequence[Value]) -> bool:
        """Say whether a provider is the app's own that nobody outside can ask."""
        mine = self._providers(state, args)
        known = [one for one in self.program.manifest.components if one.name in mine]
        return bool(known) and not any(one.is_exported for one in known)

    def _providers(self, state: State, args: Sequence[Value]) -> set[str]:
        """Name the app's providers that an address means."""
        names = self.stores.names_of(state, args[0]) if args else set()
        authorities = {each for one in names for each in (one, *authorities_in(one))}
        return {
            one.name
            for one in self.program.manifest.components
            if authorities.intersection(one.authorities)
        }

    def name_class(self, state: State, call: Call, base: Value, args: Sequence[Value]) -> None:
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
                    found |= self.heap.cell(state, one, CLASS)
        if found:
            self.heap.store(state, base, CLASS, value=frozenset(found), strong=False)

    def run_later(
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
            self._start(state, value, call.name, here)
            return
        if rule.answer:
            self._answer(state, call, value, here)
            return
        if rule.whom == _ROWS:
            self._touch(state, rule, value, here)
            return
        targets = self._later(state, call, rule, args)
        if rule.annotation:
            targets = dict.fromkeys((one, "") for one in self._subscribed(rule, value))
        self._doubt(call, rule, targets)
        inside = (CONTENT,) if rule.into < 0 else ()
        for target, number in targets:
            self.frame.hand_carriers(state, value, target, rule.into + 1)
            for path, data in self.heap.paths(state, value):
                for way in self._in_messages(state, rule, value, (*inside, *path)):
                    effect = Effect("param", number, target, rule.into + 1, path=way)
                    self.frame.affect((data,), effect, here)

    def _in_messages(
        self, state: State, rule: BridgeRule, value: Value, path: tuple[str, ...]
    ) -> Iterable[tuple[str, ...]]:
        """Name the ways into a message by its number, where it is known: handlers choose by it what they do."""
        if _HANDLES not in rule.runs or not path:
            return (path,)
        held = {one for each in value for one in self.heap.cell(state, each, WHAT)}
        kinds = [self.atoms.what[one][:2] for one in sorted(held)]
        numbers = [one for kind, one in kinds if kind == "K" and isinstance(one, int)]
        if not numbers or len(numbers) < len(held):
            return (path,)
        return [of_message(path, one) for one in numbers]

    def _touch(self, state: State, rule: BridgeRule, value: Value, here: Chain) -> None:
        """Hand what a list shows to those around who are told of a touch: which list, is a guess."""
        data = {
            self.atoms.derived(one, (), weak=True)
            for path, one in self.heap.contents(state, value, {})
            if all(each.startswith(CONTENT) for each in path)
        }
        own = _around(self.program.owner(self.method))
        for name in self.engine.readers.around(own) if data else ():
            for method in self._named(name, rule):
                for place in _LIST_AND_VIEW:
                    effect = Effect("param", "", method, place, path=(CONTENT,))
                    self.frame.affect(sorted(data), effect, here)

    def _subscribed(self, rule: BridgeRule, value: Value) -> Iterable[int]:
        """Find the app's methods that wait for an object of its class, or of one above."""
        for name in sorted({self.atoms.class_of(one) or "" for one in value} - {""}):
            for one in (name, *self.engine.hierarchy.supers(name)):
                if self.program.class_info(one) is not None:
                    yield from self.engine.readers.subscribers(one, rule.annotation)

    def hand_result(self, state: State, value: Value, pc: int) -> None:
        """Hand what a callback returns, or puts into a parameter, to where Android takes it."""
        owner = self.program.owner(self.method)
        name = self.program.signature(self.method).partition("(")[0]
        here: Chain = ((self.method, pc),)
        rules = self.engine.rules(owner, name)
        data = self.heap.deep(state, value)
        kind = self._answers(rules)
        if data and kind is not None and not self._is_private(owner):
            effect = Effect("sink", kind, self.method, pc, f"{owner}->{name}")
            self.frame.affect(data, effect, here)
        if data and rules.call is not None and "store" in rules.call.does:
            for name in self._authorities(owner):
                effect = Effect("fact", f"store:{rules.call.store}:{name}")
                self.frame.affect(data, effect, here)
        if rules.bridge is not None and rules.bridge.result:
            self._hand_on(state, rules.bridge, value, here)

    def _is_private(self, class_name: str) -> bool:
        """Say whether a class is a provider that the app alone can ask."""
        known = [one for one in self.program.manifest.components if one.name == class_name]
        mine = [one for one in known if one.kind is ComponentKind.PROVIDER]
        return bool(mine) and not any(one.is_exported for one in mine)

    def _authorities(self, provider: str) -> Iterable[str]:
        """Give the names under which the manifest offers a provider."""
        for one in self.program.manifest.components:
            if one.name == provider:
                yield from one.authorities

    def _answers(self, rules: Rules) -> str | None:
        """Say where what the method returns leaves, if it is asked from outside."""
        annotated = self.engine.annotated.of(self.method)
        if annotated is not None and annotated.result:
            return annotated.kind
        sink = rules.sink
        return sink.kind if sink is not None and sink.result else None

    def _hand_on(self, state: State, rule: BridgeRule, value: Value, here: Chain) -> None:
        values = [value]
        if rule.args is not None:
            values = [frozenset({self.frame.parameter(one + 1)}) for one in rule.args]
        number = self.engine.cases.numbered("", self.frame.number)
        for target in self._named(self.program.owner(self.method), rule):
            for one in values:
                for path, data in self.heap.paths(state, one):
                    effect = Effect("param", number, target, rule.into + 1, path=path)
                    self.frame.affect((data,), effect, here)

    def _later(
        self, state: State, call: Call, rule: BridgeRule, args: Sequence[Value]
    ) -> dict[tuple[int, str], None]:
        """Find the app's methods that a bridge runs, by the receiver's class or those below.

        Beside each stands the number of the object that runs it, where shrinkers merged its class.
        """
        found: dict[tuple[int, str], None] = {}
        if rule.whom == _PROVIDER:
            shift = 0 if call.is_static else 1
            mine = sorted(self._providers(state, args[shift:]))
            named = rule if rule.runs else replace(rule, runs=(call.name,))
            return {(each, ""): None for one in mine for each in self._named(one, named)}
        if rule.whom == _ORDERED:
            takers = self.ordered.takers()
            for name, is_sure in takers.items():
                found.update(dict.fromkeys((one, "") for one in self._named(name, rule)))
                for one in () if is_sure else self._named(name, rule):
                    self.engine.hops.guess((self.method, call.pc), one)
            return found
        for name, number in self._runners(call, rule, args):
            found.update(dict.fromkeys((one, number) for one in self._named(name, rule)))
        if _HANDLES in rule.runs:
            found.update(dict.fromkeys(self._called_back(call, rule)))
        return found

    def _called_back(self, call: Call, rule: BridgeRule) -> Iterable[tuple[int, str]]:
        """Find the callbacks that take what goes through a plain handler: any of several is a guess."""
        takers = self.engine.graph.callbacks.by_message.takers(self.method, call.pc)
        if len(takers) > _MOST_AMONG:
            return
        for name, is_sure in takers.items():
            for method in self._named(name, rule):
                if not is_sure:
                    self.engine.hops.guess((self.method, call.pc), method)
                yield method, ""

    def _runners(
        self, call: Call, rule: BridgeRule, args: Sequence[Value]
    ) -> Sequence[tuple[str, str]]:
        """Name the classes whose objects a bridge can mean, with their numbers."""
        subtypes = self.engine.hierarchy.subtypes
        if rule.among:
            few = subtypes(rule.among)
            near = [one for one in few if self._is_bound(one)] if rule.whom == _BINDER else []
            return [(one, "") for one in near or few] if len(few) <= _MOST_AMONG else ()
        if rule.whom == _TARGET:
            return self._targets(call)
        shift = 0 if call.is_static else 1
        place = rule.of + shift if rule.of >= 0 else 0
        value = args[place] if place < len(args) else NOTHING
        numbered, number_of = self.engine.cases.numbered, self.frame.number_of
        exact = {
            (name, numbered("", number_of(one)))
            for one in value
            if (name := self._class_here(one)) is not None
        }
        if exact:
            return sorted(exact)
        declared = call.owner if rule.of < 0 else call.types[rule.of]
        made = self._made(call, rule, value, declared)
        if made:
            return [(one, "") for one in made]
        return [(one, "") for one in sorted({declared, *subtypes(declared)})]

    def _targets(self, call: Call) -> Sequence[tuple[str, str]]:
        """Name the app's handlers, of their own class, of which a message can have been obtained."""
        obtained = self.engine.graph.callbacks.by_message.obtained(self.method, call.pc)
        if obtained is None:
            return ()
        by, register = obtained
        found = self.engine.functions.classes_at(self.method, by.pc, register, kind=HANDLER)
        if not found and by.receiver == register:
            found = (by.owner, *self.engine.hierarchy.subtypes(by.owner))
        named = sorted({one for one in found if self.program.class_info(one) is not None})
        return [(one, "") for one in named] if len(named) <= _MOST_AMONG else ()

    def _made(
        self, call: Call, rule: BridgeRule, value: Value, declared: str
    ) -> tuple[str, ...]:
        """Name the classes of the objects, made in sight, that a bridge's object out of a field can be."""
        register = call.receiver if rule.of < 0 else call.register(rule.of)
        if register is None or not any(map(self.atoms.is_symbolic, value)):
            return ()
        found = self.engine.functions.classes_at(self.method, call.pc, register, kind=declared)
        if not all(self.program.class_info(one) is not None for one in found):
            return ()  # One of the framework's runs what it was given itself: a handler's callback.
        is_subtype = self.engine.hierarchy.is_subtype
        return tuple(one for one in found if is_subtype(one, declared))

    def _doubt(self, call: Call, rule: BridgeRule, targets: Iterable[tuple[int, str]]) -> None:
        """Take note where any of several methods, or bodies of a merged one, can be meant."""
        merged = self.engine.graph.merged
        is_open = rule.among or rule.whom == _TARGET
        every = list(targets) if is_open else []
        for target, number in every:
            if len(every) > 1 or (not number and merged.is_merged(target)):
                self.engine.hops.guess((self.method, call.pc), target)

    def _answer(self, state: State, call: Call, value: Value, here: Chain) -> None:
        """Hand what a screen answers to who started it."""
        for method, place in self.results.takers(call).items():
            for path, data in self.heap.paths(state, value):
                effect = Effect("param", "", method, place, path=path)
                self.frame.affect((data,), effect, here)

    def _is_bound(self, handler: str) -> bool:
        """Say whether the code around the method, or who made its object, names the handler's service."""
        program, makers = self.program, self.engine.readers.makers
        own = program.owner(self.method)
        users = {_around(own), *(_around(program.owner(one)) for one in makers(own))}
        homes = {_around(handler), *(_around(program.owner(one)) for one in makers(handler))}
        return any(
            _around(program.owner(use.method)) in users
            for one in program.manifest.components
            if _around(one.name) in homes
            for use in program.type_uses(one.name, _NAMINGS)
        )

    def _class_here(self, one: int) -> str | None:
        """Name the class of an object; of the one whose method this is, the method's."""
        if self.atoms.what[one][:2] == ("P", 0) and not self.program.is_static(self.method):
            return self.atoms.class_of(one) or self.program.owner(self.method)
        return self.atoms.class_of(one)

    def _named(self, class_name: str, rule: BridgeRule) -> Iterable[int]:
        """Find the methods of a class that a bridge runs and that take the parameter."""
        for above in (class_name, *self.engine.hierarchy.supers(class_name)):
            for signature, method in self.program.declared(above).items():
                if signature.partition("(")[0] in rule.runs:
                    types = parameter_types(signature[signature.index("(") :])
                    if len(types) > rule.into:
                        yield method

    def _start(self, state: State, intent: Value, called: str, here: Chain) -> None:
        """Hand an intent's content to the component that it names."""
        classes = self.intents.meant(state, intent, called)
        for name in sorted(classes):
            for path, data in self.heap.paths(state, intent):
                if not path:
                    continue
                effect = Effect("fact", f"intent:{name}", path=path)
                self.frame.affect((data,), effect, here)
                for signature, method in self.program.declared(name).items():
                    index = _INTENT_PARAMETERS.get(signature.partition("(")[0])
                    if index is not None:
                        self.frame.affect(
                            (data,), Effect("param", "", method, index, path=path), here
                        )


def _around(class_name: str) -> str:
    """Name the outermost class around a class."""
    return f"{class_name.partition('$')[0].removesuffix(';')};"
