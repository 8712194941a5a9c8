"""What is in maps and arrays: keys apart from what is put under them, and copies apart from what they were made of."""

from collections.abc import Sequence
from typing import Final

from auditor.code.classes.sites import Call
from auditor.flow.search.frame import Part
from auditor.flow.search.settled import SIZE
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.heap import CONTENT, KEYS, SPREAD
from auditor.flow.symbols.state import State
from auditor.flow.tables.catalogue import CallRule


class Maps(Part):
    """Asks the maps and arrays of one method for a part of what is in them."""

    PARTS: Final = frozenset({"values", "part", "copy", "either"})
    """The verbs of rows that say so."""

    def part(self, state: State, call: Call, rule: CallRule, args: Sequence[Value]) -> Value:
        """Give what a row says that comes back."""
        objects = args[0]
        if "either" in rule.does:
            return objects.union(*args)
        if "values" in rule.does:
            return self.values(state, objects)
        if "copy" in rule.does:
            return self.copied(state, call, objects)
        return self.collected(state, call, objects, keys=bool(rule.key))

    def values(self, state: State, objects: Value) -> Value:
        """Give what was put into some objects, without the keys that it was put under."""
        found = NOTHING
        for one in objects:
            fields = state.heap.get(one) or {}
            if KEYS not in fields:
                found |= self.heap.load(state, frozenset({one}), CONTENT)
                continue
            held = (
                each for name, each in fields.items() if name[:1] == CONTENT and name != KEYS
            )
            found |= self.heap.cell(state, one, CONTENT).union(*held)
        return found

    def collected(self, state: State, call: Call, objects: Value, *, keys: bool) -> Value:
        """Give the collection of the keys or values of some maps: the maps themselves, where they are filled elsewhere."""
        if not all(self._is_plain(state, one) for one in objects):
            return objects
        if not self.heap.held(state, objects):
            return objects  # It shows what is put in later, too.
        part = self.heap.load(state, objects, KEYS) if keys else self.values(state, objects)
        made = self.frame.fresh(call)
        self.heap.store(state, made, CONTENT, value=part, strong=False)
        return made

    def copied(self, state: State, call: Call, objects: Value) -> Value:
        """Give a copy of a collection or array made here, with what is in it by now; of anything else, itself."""
        if not objects or not all(self._is_plain(state, one) for one in objects):
            return objects
        made = self.frame.fresh(call)
        for one in objects:
            for field, value in (state.heap.get(one) or {}).items():
                self.heap.store(state, made, field, value=value, strong=False)
        return made

    def spread(self, state: State, base: Value, given: Sequence[Value]) -> Sequence[Value]:
        """Put what maps made here hold under the same keys into another; give the maps of which that is not known."""
        left = []
        for value in given:
            known = frozenset(one for one in value if self._is_plain(state, one))
            for one in known:
                for field, held in (state.heap.get(one) or {}).items():
                    if field[:1] == CONTENT:
                        self.heap.store(state, base, field, value=held, strong=False)
            given_here = frozenset(one for one in value if self.atoms.kind(one) in "PF")
            if given_here:  # Who calls knows under which keys something is in it.
                self.heap.store(state, base, SPREAD, value=given_here, strong=False)
            left.append(value - known - given_here)
        return left

    def _is_plain(self, state: State, one: int) -> bool:
        """Say whether an object made here has no fields that code asks for."""
        fields = state.heap.get(one) or {}
        return self.atoms.kind(one) in "NO" and all(
            each[:1] == CONTENT or each == SIZE for each in fields
        )
