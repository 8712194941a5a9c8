"""Arrays of pairs of a name and what it names, handed to a method that goes through them.

`bundleOf(vararg pairs)` and its like, renamed by a shrinker, put each value under the name of its
own pair. Looked at once on the whole array, every value would stand under every name.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from auditor.code.classes.sites import Call, read_call
from auditor.dex.opcodes import AGET_OBJECT
from auditor.flow.search.frame import Frame, Part
from auditor.flow.symbols.atoms import Value
from auditor.flow.symbols.heap import CONTENT, single_constant
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import INNER

_MOST: Final = 8
"""So many elements are told apart."""
_MOST_HANDED: Final = 3
"""So many methods hand the array on to the one that goes through it."""
_CONSTS: Final = frozenset(range(0x12, 0x16))


class _Row(NamedTuple):
    """An array of which one element alone is looked at, and the texts in fields of that."""

    array: int
    fields: Mapping[str, Value]
    texts: tuple[str, ...]


class Elements(Part):
    """Tells the elements of one method's arrays apart for those that they are handed to."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._row: _Row | None = None
        self._through: dict[tuple[int, int], bool] = {}

    def each(
        self, state: State, call: Call, args: Sequence[Value], target: int
    ) -> Iterator[State]:
        """Yield the state to do a call on: once for each element of an array of pairs, else the one there is.

        What was done to the others is joined to the first.
        """
        rows = self._rows(state, call, args, target)
        if not rows:
            yield state
            return
        whole, before = state.heap[rows[0].array], state.copy()
        for number, row in enumerate(rows):
            other = before.copy() if number else state
            other.heap[row.array] = dict(row.fields)
            self._row = row
            yield other
            self._row = None
            other.heap[row.array] = {**(other.heap.get(row.array) or {}), **whole}
            if number:
                self.heap.merge(state, other)
        state.version += 1

    def texts(self, index: int, value: Value) -> list[tuple[int, str]]:
        """Give the shapes of an argument that is an array of which one element alone is looked at."""
        (one,) = value if len(value) == 1 else (-1,)
        if self._row is not None and self._row.array == one:
            return [(index, text) for text in self._row.texts]
        kind, first, _, _ = self.atoms.what[one] if one >= 0 else ("", None, None, None)
        if kind != "P" or not isinstance(first, int):
            return []
        inner = self.frame.shaped.inner.get(first, {})  # It was handed on as it came.
        return [(index, f"{INNER}{field}={text}") for field, text in inner.items()]

    def _rows(self, state: State, call: Call, args: Sequence[Value], target: int) -> list[_Row]:
        types = call.types if call.is_static else (call.owner, *call.types)
        word = 0
        for value, kind in zip(args, types, strict=False):
            if kind.startswith("[L") and len(value) == 1 and self.frame.is_app_type(kind):
                rows = self._apart(state, *value)
                if rows and self._goes_through(target, word, _MOST_HANDED):
                    return rows
            word += 1 + (kind in ("J", "D"))
        return []

    def _apart(self, state: State, array: int) -> list[_Row]:
        """Give an array made here once for each element, if each was made here with a text in one field at least."""
        fields = state.heap.get(array) or {}
        if self.atoms.kind(array) != "N" or not 2 <= len(fields) <= _MOST:
            return []
        rows = []
        for name, value in fields.items():
            texts = self._texts_in(state, value) if name.startswith(f"{CONTENT}:") else ()
            if not texts:
                return []
            rows.append(_Row(array, {name: value}, texts))
        return rows

    def _texts_in(self, state: State, value: Value) -> tuple[str, ...]:
        (one,) = value if len(value) == 1 else (-1,)
        if one < 0 or self.atoms.kind(one) != "N":
            return ()
        held = [
            (field, single_constant(self.atoms, each))
            for field, each in (state.heap.get(one) or {}).items()
            if "->" in field
        ]
        return tuple(
            sorted(f"{INNER}{field}={text}" for field, text in held if isinstance(text, str))
        )

    def _goes_through(self, method: int, word: int, most: int) -> bool:
        """Say whether a method takes every element of an array, the parameter at a word, by turns; or hands it to one that does."""
        known = self._through.get((method, word))
        if known is None:
            known = self._through[method, word] = self._looks_through(method, word, most)
        return known

    def _looks_through(self, method: int, word: int, most: int) -> bool:
        uses = self.engine.resolver.def_use(method)
        taken = [
            one
            for one in uses.body.instructions
            if one.opcode == AGET_OBJECT and uses.parameter_at(one.pc, one.registers[1]) == word
        ]
        for one in taken:
            index = uses.definitions(one.pc, one.registers[2])
            if (
                len(index) == 1
                and index[0] >= 0
                and uses.instruction(index[0]).opcode in _CONSTS
            ):
                return False
        return bool(taken) or (most > 0 and self._hands_on(method, word, most))

    def _hands_on(self, method: int, word: int, most: int) -> bool:
        uses = self.engine.resolver.def_use(method)
        for one in self.program.calls_in(method):
            call = (
                read_call(self.program, method, uses.instruction(one.pc))
                if uses.has(one.pc)
                else None
            )
            if call is None or not self.frame.is_followed(call.owner):
                continue
            target = self.engine.hierarchy.resolve_method(call.owner, call.name + call.proto)
            if target is None or not self.program.has_code(target):
                continue
            for place, register in enumerate(call.registers):
                if uses.parameter_at(call.pc, register) == word:
                    return self._goes_through(target, place, most - 1)
        return False
