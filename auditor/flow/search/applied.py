"""Functions that a library's call applies to what something holds, so that only what they give goes on."""

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.code.classes.sites import Call
from auditor.flow.search.frame import Part
from auditor.flow.search.running import Running
from auditor.flow.search.streams import CHANGES
from auditor.flow.search.summaries import Summaries
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.heap import CONTENT
from auditor.flow.symbols.state import State
from auditor.flow.tables.catalogue import CallRule


class Applied(Part):
    """Applies the function objects of one method's calls.

    Source: `java.util.stream.Stream.map`, `Collectors` and their like in the API reference.
    """

    VERBS: Final = frozenset({"apply", "collect"})

    def __init__(self, running: Running, summaries: Summaries) -> None:
        super().__init__(running.frame)
        self.summaries = summaries

    def of(self, state: State, call: Call, rule: CallRule, args: Sequence[Value]) -> Value:
        """Do what a row says; nothing where the stated default is to be done."""
        if "collect" in rule.does:
            return self._collected(state, call, args)
        return self._mapped(state, call, args, is_text="derive" in rule.does)

    def _mapped(
        self, state: State, call: Call, args: Sequence[Value], *, is_text: bool
    ) -> Value:
        """Give an object that holds what a function in hand makes of what the first argument holds; or a text of it.

        Nothing where no function is in hand, or its body was not looked at to its end.
        """
        handed = [one for one in args[1:] if self._is_function(one)]
        beside = [one for one in args[1:] if one not in handed]
        functions = frozenset().union(*handed)
        is_idle = not self.heap.held(state, args[0] | functions)
        if is_idle or not functions or (any(beside) and not is_text):
            return NOTHING
        found = self._given(state, call, functions, self.each(state, args[0]))
        if found is None:
            return NOTHING
        made = self.frame.fresh(call)
        if is_text:  # It is made at once, with what stands between.
            told = found | self.heap.held(state, frozenset().union(*beside))
            return made | frozenset(self.atoms.derived(one, (), weak=False) for one in told)
        value = frozenset(self.atoms.derived(one, (), weak=True) for one in found)
        self.engine.assumed.note(self.method, call.pc)
        self.heap.store(state, made, CONTENT, value=value, strong=False)
        return made

    def each(self, state: State, holder: Value) -> Value:
        """Give what a function is handed of an object: what was put into it, one by one, and else all its data."""
        inside = self.heap.load(state, holder, CONTENT)
        return inside | (self.heap.held(state, holder) - self.heap.held(state, inside))

    def _collected(self, state: State, call: Call, args: Sequence[Value]) -> Value:
        """Give what a collector makes of what a stream holds: of one that counts, the keys alone and numbers."""
        parts = self.heap.reachable(state, args[1]) if len(args) > 1 else set()
        labels = {
            str(self.atoms.what[each][1])
            for one in parts
            for each in (state.heap.get(one) or {}).get(CHANGES, NOTHING)
        }
        if not labels:
            return args[0]
        data = self.heap.held(state, args[0])
        functions = frozenset(one for one in parts if self._methods(one))
        keys = self._given(state, call, functions, data) or NOTHING
        made = self.frame.fresh(call)
        counted = (self.atoms.derived(one, tuple(labels), weak=False) for one in data)
        self.heap.store(state, made, CONTENT, value=frozenset(counted) | keys, strong=False)
        return made

    def made(self, state: State, call: Call, rule: CallRule, args: Sequence[Value]) -> Value:
        """Make an object with receiver and arguments in it, and what it does to data."""
        made = self.frame.fresh(call)
        for value in args:
            self.heap.store(state, made, CONTENT, value=value, strong=False)
        changes = frozenset(self.atoms.intern("K", one) for one in rule.labels)
        if changes:
            self.heap.store(state, made, CHANGES, value=changes, strong=False)
        return made

    def has_function(self, args: Sequence[Value]) -> bool:
        """Say whether there is a function object that is known whole among some arguments, or can be."""
        return any(
            self._is_function(one) or any(map(self.atoms.is_symbolic, one)) for one in args
        )

    def _is_function(self, value: Value) -> bool:
        return bool(value) and all(map(self._methods, value))

    def _methods(self, obj: int) -> tuple[int, ...]:
        """Give the methods of a function object that is known whole; none for others."""
        name = self.atoms.class_of(obj)
        return () if name is None else self.engine.functions.methods(name)

    def _given(
        self, state: State, call: Call, functions: Iterable[int], data: Value
    ) -> Value | None:
        """Give what functions make of data, and what they give of their own; not what they only keep."""
        found: Value = NOTHING
        for one in sorted(functions):
            for method in self._methods(one):
                given = data if any(self.summaries.takes(method)) else NOTHING
                ran = self.summaries.ran(state, call, method, obj=frozenset({one}), given=given)
                found |= self.heap.held(state, ran)
                if method in self.engine.opaque:
                    return None
            if self.heap.given is not None:
                found |= frozenset(self.heap.given(one, state.heap.get(one) or {}))
        return found
