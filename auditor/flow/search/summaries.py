"""What a summary of one of the app's methods means where it is called."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from auditor.code.classes.sites import Call, parameter_types
from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.streams import Streams
from auditor.flow.symbols.atoms import NOTHING, READ, Value
from auditor.flow.symbols.cases import without_number
from auditor.flow.symbols.heap import CONTENT, Known
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import Effect, Key, Summary

_MOST_OF_CLASS: Final = 6
_KEPT: Final = frozenset({"fact", "param"})
_LONGEST: Final = 5  # Fields that lead to what is kept.


class Summaries(Part):
    """Does in one method what the summaries of those say that it calls."""

    def __init__(self, frame: Frame, streams: Streams) -> None:
        super().__init__(frame)
        self.streams = streams

    def do(
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
        mapping = _Mapping(self.frame, state, call, args)
        returns = mapping.value(found.returns)
        thrown = mapping.value(found.thrown)
        writes = [
            (mapping.value(frozenset({obj})), field, mapping.value(value), obj)
            for (obj, field), value in found.cells.items()
        ]
        fired = [
            (data, each, chain)
            for atom, effect, chain in found.ways()
            for data, each in mapping.happens(atom, effect)
        ]
        escaped = [mapping.value(frozenset({one})) for one in sorted(found.escapes)]
        self._note(target, call, (returns, thrown, *(one[2] for one in writes)), found)
        for objects, field, value, obj in writes:
            if field.startswith(CONTENT) and self._is_told(obj):
                self.heap.store(state, objects, field, value=value, strong=False)
            elif field.startswith(CONTENT):
                self.streams.put(state, objects, value, call, field=field)
                self._tell(state, call, objects, value)
            else:
                self.heap.store(
                    state,
                    objects,
                    field,
                    value=value,
                    strong=alone and not objects & mapping.joined,
                )
                self.frame.keep_carriers(state, field, value)
        for data, effect, chain in fired:
            self.frame.affect(data, effect, ((self.method, call.pc), *chain))
        self.frame.escape(state, escaped, call.pc)
        state.thrown |= thrown
        return returns

    def shape_of(self, value: Value) -> str | None:
        """Name the one class, with its number if it was merged, that all objects of a value have."""
        numbered = self.engine.cases.numbered
        shapes = set()
        for one in value:
            name = self.atoms.class_of(one)
            shapes.add(name and numbered(name, self.frame.number_of(one)))
        if len(shapes) > 1:
            shapes = {name and without_number(name) for name in shapes}
        (found,) = shapes if len(shapes) == 1 else (None,)
        return found

    def run_function(
        self, state: State, call: Call, method: int, *, obj: Value, given: frozenset[int]
    ) -> Value:
        """Give the data in what a function object's method makes of data, where it is handed on."""
        return self.heap.deep(state, self.ran(state, call, method, obj=obj, given=given))

    def ran(self, state: State, call: Call, method: int, *, obj: Value, given: Value) -> Value:
        """Run a function object's method where it is handed on, on data or what holds it."""
        takes = self.takes(method)
        args = [obj, *(given if one else NOTHING for one in takes)]
        if not self.program.has_code(method) or given not in args[1:]:
            return NOTHING
        return self.run_method(state, call, method, args=args)

    def takes(self, method: int) -> list[bool]:
        """Say of each parameter of a function object's method whether it can be handed data: no number, nor who waits."""
        signature = self.program.signature(method)
        types = parameter_types(signature[signature.index("(") :])
        return [one[0] in "L[" and "Continuation;" not in one for one in types]

    def run_method(
        self, state: State, call: Call, method: int, *, args: Sequence[Value]
    ) -> Value:
        """Run a method that a call does not name itself."""
        hot = frozenset(place for place, one in enumerate(args) if self.heap.held(state, one))
        name = self.shape_of(args[0]) if args else None
        shapes = self.engine.shapes(method, ((0, name),) if name else ())
        key = Key(method, hot, shapes)
        found = self.engine.summary(key)
        if found is None:
            self.begin(state, call, key, args)
            self._cut(state, call, args)
            return NOTHING
        return self.do(state, call, found, target=method, args=args, alone=False)

    def begin(self, state: State, call: Call, key: Key, args: Sequence[Value]) -> None:
        """Do what a method had done when its share of the budget was spent."""
        known = self.engine.unfinished.of(key)
        if known is not None and known.effects:
            self.do(state, call, known, target=key.method, args=args, alone=False)

    def _cut(self, state: State, call: Call, args: Sequence[Value]) -> None:
        """Take note that a method was not looked into on these arguments; by itself it may be."""
        for value in args:
            data = self.heap.held(state, value)
            data |= self.streams.stores.in_files(state, value)
            self.frame.affect(data, Effect("cut", call.text), ((self.method, call.pc),))
        self.frame.escape(state, args, call.pc)

    def _tell(self, state: State, call: Call, objects: Value, value: Value) -> None:
        """Have the app's own collectors among some objects run on what they were told below a call."""
        functions = self.engine.functions
        for one in sorted(objects):
            name = self.atoms.class_of(one)
            if name is None or not functions.collects(name):
                continue
            data = self.heap.deep(state, value)
            for method in functions.methods(name) if data else ():
                self.run_function(state, call, method, obj=frozenset({one}), given=data)

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


class _Mapping:
    """Puts the caller's values in place of a callee's symbols, as they are before the call."""

    def __init__(self, frame: Frame, state: State, call: Call, args: Sequence[Value]) -> None:
        self.frame = frame
        self.state = state
        self.call = call
        self.args = args
        self._known: dict[int, Value] = {}
        self._contents: Known = {}
        self._of_class: Counter[object] = Counter()
        self.joined: frozenset[int] = NOTHING
        """Objects that stand for several of one class: more are made below the call than are told apart."""

    def value(self, value: Value) -> Value:
        """Translate a value."""
        found: set[int] = set()
        for one in sorted(value):
            found |= self.atom(one)
        return frozenset(found)

    def deep(self, atom: int) -> frozenset[int]:
        """Translate an effect's atom into data."""
        return self.frame.heap.held(self.state, self.atom(atom))

    def happens(self, atom: int, effect: Effect) -> Iterator[tuple[frozenset[int], Effect]]:
        """Translate what happens to data: what is kept whole is kept by the fields that lead to it.

        What the fields of an object's own class hold is told of these: see `Summary.escapes`.
        """
        whole = self.frame.atoms.whole(atom)
        if effect.what not in _KEPT or whole is None:
            yield self.deep(atom), effect
            return
        heap, value = self.frame.heap, self.atom(whole)
        if effect.what == "fact":
            found = heap.contents(self.state, value, self._contents)
        else:
            found = heap.paths(self.state, value)
        for path, data in found:
            way = self.frame.atoms.ways.folded((*effect.path, *path))
            yield frozenset({data}), effect._replace(path=way if len(way) <= _LONGEST else ())

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
            return self._made(atom, third)
        if kind == "D" and isinstance(first, tuple) and isinstance(second, int):
            labels, weak = first
            data = self.frame.heap.held(self.state, self.atom(second))
            if READ in labels:
                data = self._inside(data)
                labels = tuple(one for one in labels if one != READ)
            return frozenset(atoms.derived(one, labels, weak=weak) for one in data)
        return frozenset({atom})

    def _inside(self, data: Value) -> Value:
        """Give what is in the files that data goes by, leaving out what is no file's."""
        atoms = self.frame.atoms
        return frozenset(
            atoms.read_out(one) for one in data if one in atoms.latent or atoms.kind(one) == "D"
        )

    def _made(self, atom: int, name: object) -> Value:
        """Give an object that was made below the call: by where it came from, a few calls down.

        Methods that call each other would hand up ever more of them else, each round anew.
        """
        self._of_class[name] += 1
        alone = self._of_class[name] <= _MOST_OF_CLASS
        atoms, method = self.frame.atoms, self.frame.method
        found = frozenset({atoms.lifted(atom, method, self.call.pc, alone=alone)})
        if atoms.is_joined(*found):
            self.joined |= found
        return found

    def _field(self, atom: int, objects: Value, field: str) -> Value:
        """Translate a field; of an object that a library made, what is in it is an object too."""
        frame = self.frame
        found = frame.heap.load(self.state, objects, field)
        if atom in frame.atoms.rounds:  # It stands for all behind it that are of its kind.
            kind = field.rpartition(":")[2]
            further = frame.heap.reachable(self.state, found)
            found |= frozenset(one for one in further if frame.type_of(one) == kind)
        if found or field.rpartition(":")[2][:1] not in ("L", "["):
            return found
        found = frozenset(
            {frame.atoms.intern("O", frame.method, (self.call.pc, -1 - atom), None)}
        )
        frame.heap.store(self.state, objects, field, value=found, strong=False)
        return found
