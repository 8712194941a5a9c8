"""Function objects that a call hands over: run where they are known, and what they give."""

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.code.classes.sites import Call, parameter_types
from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.summaries import Summaries
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.functions import GIVES
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import Effect

TEXT_LIKE: Final = frozenset(
    {
        "Ljava/lang/String;", "Ljava/lang/CharSequence;", "[B", "[C", "I", "J", "D", "F", "S", "B", "C",
    }
)  # fmt: skip


class Running(Part):
    """Runs the function objects that one method hands over."""

    def __init__(self, frame: Frame, summaries: Summaries) -> None:
        super().__init__(frame)
        self.summaries = summaries
        self._waiting: dict[int, dict[int, None]] = {}
        """By an object of a library: the function objects that were registered on it in this method."""
        self._channels: set[int] = set()

    def call_back(
        self, state: State, call: Call, args: Sequence[Value], data: Sequence[frozenset[int]]
    ) -> Value:
        """Let function objects among the arguments run on the other arguments' data."""
        found: Value = NOTHING
        if not any(data):
            return found
        shift = 0 if call.is_static else 1
        for place, value in enumerate(args):
            if place == 0 and call.name == "<init>":
                continue  # What it makes is not run yet; it may be a call of the class above.
            given = frozenset(
                one for other, each in enumerate(data) if other != place for one in each
            )
            for name, objects in self._classes(
                call, value, place - shift if given else -1
            ).items():
                for method in self.engine.functions.methods(name):
                    if objects and not self._waits(call, place - shift):
                        found |= self.summaries.run_function(
                            state, call, method, obj=objects, given=given
                        )
                    elif not self._goes_on(state, given, method, call, objects):
                        self._give(given, method, call, objects)
        return found

    def _waits(self, call: Call, index: int) -> bool:
        """Say whether a parameter is for what runs on later, with what it has kept by then."""
        return self.engine.functions.is_continuation_type(call.types[index])

    def made(self, call: Call, value: Value) -> Value:
        """Remember what a call of a library made, if it takes in data for others: a channel, a shared flow."""
        if self.engine.functions.collects(call.returns):
            self._channels |= value
        return value

    def register(self, call: Call, args: Sequence[Value]) -> None:
        """Remember which function objects a library's object was given: it tells them what it gets later."""
        if call.is_static or call.name == "<init>":
            return
        for value in args[1:]:
            for one in value:
                name = self.atoms.class_of(one)
                if name is not None and self.engine.functions.methods(name):
                    for obj in args[0]:
                        if self.atoms.kind(obj) in "NO" and obj != one:
                            self._waiting.setdefault(obj, {})[one] = None

    def tell(self, state: State, call: Call, objects: Value, data: frozenset[int]) -> None:
        """Run on some data the function objects that were registered on what the data is put into."""
        waiting = [(one, self._waiting[one]) for one in sorted(objects) if one in self._waiting]
        for _, each in waiting if data else ():
            for one in tuple(each):
                for method in self.engine.functions.methods(self.atoms.class_of(one) or ""):
                    self.summaries.run_function(
                        state, call, method, obj=frozenset({one}), given=data
                    )

    def fill(self, state: State, call: Call, args: Sequence[Value]) -> None:
        """Let function objects made here, which a call hands over, put data into what they hold.

        A task fills a list of the method that starts it: when it runs, its own reads say what of.
        """
        generating, methods = self.engine.generating, self.engine.functions.methods
        waits = self.engine.functions.is_continuation_type
        types = call.types if call.is_static else (call.owner, *call.types)
        run = [one for one, kind in zip(args, types, strict=False) if not waits(kind)]
        for one in sorted(frozenset().union(*run)):
            name = self.atoms.class_of(one) if self.atoms.kind(one) == "N" else None
            if name is None or not self._holds_containers(state, one):
                continue
            number = self.frame.number_of(one)
            for method in methods(name):
                if number is None and self.engine.graph.merged.is_merged(method):
                    continue  # Which of the bodies that a shrinker put together runs is not known.
                if method in generating or self.heap.held(state, frozenset({one})):
                    self.summaries.run_method(state, call, method, args=(frozenset({one}),))

    def _holds_containers(self, state: State, obj: int) -> bool:
        """Say whether an object made here keeps a collection, array, buffer or channel that was made here."""
        return any(
            self._is_container(one)
            for value in (state.heap.get(obj) or {}).values()
            for one in value
        )

    def _is_container(self, one: int) -> bool:
        """Say whether an object was made here to take in data: by its class, or by a library's call for a channel."""
        kind = self.atoms.kind(one)
        if kind == "O":
            return one in self._channels
        name = self.atoms.class_of(one) or ""
        is_library = self.engine.functions.is_library(name)
        return kind == "N" and (is_library or self.program.class_info(name) is None)

    def _classes(self, call: Call, value: Value, index: int) -> dict[str, Value]:
        """Name the classes of function objects that an argument can be, with those in hand."""
        if index < 0 or call.types[index][0] != "L":
            return {}
        found: dict[str, Value] = {}
        for one in sorted(value):
            name = self.atoms.class_of(one)
            if name is not None:
                found[name] = found.get(name, NOTHING) | {one}
        if not found and any(map(self.atoms.is_symbolic, value)):
            register = call.register(index)
            kind = call.types[index]
            if register is not None and kind not in TEXT_LIKE:
                classes = self.engine.functions.classes_at(
                    self.method, call.pc, register, kind=kind
                )
                found = dict.fromkeys(classes, NOTHING)
        return found

    def _give(
        self, given: Iterable[int], method: int, call: Call, objects: Value = NOTHING
    ) -> None:
        """Have a function object's method run with data for its parameters."""
        numbers = {self.frame.number_of(one) for one in objects}
        number = next(iter(numbers)) if len(numbers) == 1 else None
        named = self.engine.cases.numbered("", number)
        signature = self.program.signature(method)
        for index, kind in enumerate(parameter_types(signature[signature.index("(") :]), 1):
            if kind[0] in "L[" and "Continuation;" not in kind:
                effect = Effect("param", named, method, index)
                self.frame.affect(given, effect, ((self.method, call.pc),))

    def _goes_on(
        self, state: State, given: Iterable[int], method: int, call: Call, objects: Value
    ) -> bool:
        """Let this method go on with data at the labels that its continuation holds; say whether they are seen."""
        label = self.engine.cases.labels.field(self.program.owner(method))
        if label is None or not objects:
            return False
        held = [(state.heap.get(one) or {}).get(label, NOTHING) for one in objects]
        known = {self.atoms.what[each][:2] for value in held for each in value}
        numbers = [number for kind, number in known if kind == "K" and isinstance(number, int)]
        named = [self.engine.resumed.named(self.method, method, one) for one in sorted(numbers)]
        if not all(held) or len(numbers) != len(known) or not all(named):
            return False
        for one in named:
            self.frame.affect(given, Effect("param", one, method, 1), ((self.method, call.pc),))
        return True

    def emit(self, data: Iterable[int], call: Call) -> None:
        """Let what a function object hands to its collector count as what it gives."""
        if self.engine.functions.gives(self.method):
            case = self.engine.graph.merged.case_at(self.method, call.pc)
            name = f"{GIVES}{self.program.owner(self.method)}"
            self.engine.cases.note_giver(name, self.method)
            effect = Effect("fact", self.engine.cases.numbered(name, case))
            weak = [self.atoms.derived(one, (), weak=True) for one in data]
            self.frame.affect(weak, effect, ((self.method, call.pc),))
