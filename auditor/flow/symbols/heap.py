"""What can be read from the registers and fields at one point of a method, and how such points join."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Protocol, TypeAlias

from auditor.flow.symbols.atoms import MANY, NOTHING, UNKNOWN, Atoms, Value
from auditor.flow.symbols.state import State

CONTENT: Final = "$"
"""The field that stands for all that was put into a collection, builder or stream."""
LOOSE: Final = "$="
"""The field that stands for what was put there under a key that is not known, alone."""
KEYS: Final = "$:@key"
"""The field that stands for the keys of a map, so far as they are data."""
SPREAD: Final = "$*"
"""The field that stands for a map that was put into another key by key: what is under a key of the one is under that of the other."""
INSIDE: Final = "$@"
"""The field that stands for what went into an object of the app out of sight: whatever it holds can be of it."""
CAST: Final = "@cast:"
"""Begins the pseudo-field by which an object is reached as of a class that holds no data itself."""
BOXED: Final = "boxed"
"""Begins the constant that an object is around a number."""
_MOST: Final = 4  # Constants that one register tells apart.
_MOST_OBJECTS: Final = 40
_DEEPEST_CONTENT: Final = 3
_BELOW: Final = -1
"""The depth under which `Known` keeps what is anywhere in a value."""

Led: TypeAlias = Callable[[str], bool]
Known: TypeAlias = dict[tuple[Value, int, Led | None], tuple[tuple[tuple[str, ...], int], ...]]
"""What of a value was found so far: the data in it by the fields that lead there, at each depth, through some fields."""


class Beginning(Protocol):
    """Says what a field held before the method ran."""

    def __call__(self, obj: int, field: str) -> Value: ...


class Below(Protocol):
    """Gives the data that facts say is anywhere in a symbolic object, by the fields that lead to it."""

    def __call__(self, obj: int) -> Iterable[tuple[tuple[str, ...], int]]: ...


class Given(Protocol):
    """Gives the data that a function object gives when it is run, by what is in its fields."""

    def __call__(self, obj: int, fields: Mapping[str, Value]) -> Iterable[int]: ...


class Heap:
    """The questions to a state that need to know atoms and beginnings."""

    can_be: Callable[[str, str], bool] = staticmethod(lambda _name, _of: True)
    """Whether objects of exactly one class can be taken for another."""
    is_carried: Callable[[str], bool] = staticmethod(lambda field: field.startswith("$"))
    """Whether what a field holds goes along where its object is kept: of containers and of plain records."""

    def __init__(
        self,
        atoms: Atoms,
        begin: Beginning,
        *,
        below: Below,
        given: Given | None,
        is_own: Callable[[int], bool],
        hot: frozenset[int],
    ) -> None:
        """Take the roots whose data may be a source's (`hot`)."""
        self.atoms = atoms
        self.begin = begin
        self.below = below
        self.given = given
        self.is_own = is_own
        self.hot = hot
        self._few: set[Value] = set()
        """The values that were counted before, and hold few constants and objects."""

    def cell(self, state: State, obj: int, field: str) -> Value:
        """Give what one field of one object holds."""
        fields = state.heap.get(obj)
        found = fields.get(field) if fields is not None else None
        return self.begin(obj, field) if found is None else found

    def load(self, state: State, objects: Value, field: str) -> Value:
        """Give what a field of some objects can hold; data read of data is data.

        A known key is found under itself and under unknown keys; an unknown one under all.
        """
        found: set[int] = set()
        for one in objects:
            kind = self.atoms.kind(one)
            if field.startswith(CAST):
                found.update(self._cast(one, kind, field))
            elif kind in "TD":
                found.add(one)
            elif kind in "PFNOS":
                found |= self._held(state, one, field)
        return self.few(frozenset(found), state)

    def _held(self, state: State, one: int, field: str) -> Value:
        """Give what a field holds; of a collection's, what is under keys that fit."""
        fields = state.heap.get(one) or {}
        loose = fields.get(CONTENT)
        if field == LOOSE:
            return self.begin(one, LOOSE) if loose is None else loose
        found = self.cell(state, one, field)
        if INSIDE in fields and field.rpartition(":")[2][:1] in ("L", "["):
            found |= fields[INSIDE]
        if field.startswith(CONTENT):
            found |= self.load(state, fields.get(SPREAD, NOTHING) - {one}, field)
        if field == CONTENT:
            found = found.union(*(each for name, each in fields.items() if _is_content(name)))
        elif field.startswith(CONTENT):
            found |= self.begin(one, LOOSE) if loose is None else loose
        if not found and field.startswith(CONTENT) and self.is_own(one):
            # A collection or iterator of the app's: what it gives is somewhere in its fields.
            data = self.deep(state, frozenset({one}))
            found = frozenset(self.atoms.derived(each, (), weak=True) for each in data)
        return found

    def _cast(self, one: int, kind: str, field: str) -> Iterable[int]:
        """Give an object taken for a class without data: its fields, but not itself, have any.

        Nothing where it is of another class: taking it for that one fails.
        """
        if kind in "TD":
            return ()
        name = self.atoms.class_of(one)
        if name is not None and not self.can_be(name, field.removeprefix(CAST)):
            return ()
        return (self.atoms.field_of(one, field),) if kind in "PF" else (one,)

    def store(
        self, state: State, objects: Value, field: str, *, value: Value, strong: bool
    ) -> tuple[int, ...]:
        """Write a field; of several possible objects each keeps its old value too."""
        targets = tuple(sorted(one for one in objects if self.atoms.is_object(one)))
        strong = strong and len(targets) == 1 == len(objects)
        strong = strong and targets[0] not in self.atoms.rounds
        for one in targets:
            fields = state.heap.get(one)
            old = (
                NOTHING
                if strong
                else (fields or {}).get(field)
                if fields and field in fields
                else self.begin(one, field)
            )
            new = value | old if old else value
            if fields is None or fields.get(field) != new:
                state.heap[one] = {**fields, field: new} if fields else {field: new}
                state.version += 1
        return targets

    def clear(self, state: State, objects: Value, place: str = CONTENT) -> None:
        """Take out what was put into an object made here, at one place or all, unless something else holds the object.

        Then it can be one of several made at the same place, another of which is meant.
        """
        (one,) = objects if len(objects) == 1 else (UNKNOWN,)
        fields = state.heap.get(one) if self.atoms.kind(one) in "NO" else None
        if fields is None or any(
            one in value for held in state.heap.values() for value in held.values()
        ):
            return
        if place == CONTENT:
            fields = {field: value for field, value in fields.items() if field[:1] != CONTENT}
        state.heap[one] = {**fields, place: NOTHING}
        state.version += 1

    def deep(self, state: State, value: Value) -> frozenset[int]:
        """Give all data in a value and in what its objects hold: `T` and `D` atoms.

        What is in a file by whose name an object goes is none of it: see `within`.
        """
        found = self.within(state, value)
        return found - self.atoms.latent if self.atoms.latent else found

    def within(self, state: State, value: Value) -> frozenset[int]:
        """Give all data as `deep` does, and what is in files by whose names objects go."""
        return self._data_in(state, self.reachable(state, value))

    def _data_in(self, state: State, reached: set[int]) -> frozenset[int]:
        """Give the data that some atoms are, and what facts say is in those that are symbols."""
        atoms, hot = self.atoms, self.hot
        what, root = atoms.what, atoms.root
        found: set[int] = set()
        for one in reached:
            kind = what[one][0]
            if kind == "T":
                found.add(one)
            elif root[one] in hot:
                found.add(one if kind == "D" else atoms.derived(one, (), weak=False))
            if kind in "PF" and one not in state.heap:
                found.update(data for _, data in self.below(one))
        return frozenset(found)

    def spoken(
        self, state: State, value: Value, is_silent: Callable[[int], bool]
    ) -> frozenset[int]:
        """Give the data in a value's text: of an object whose text says nothing of it, none."""
        loud = frozenset(one for one in value if not is_silent(one))
        inside = {
            one
            for obj in loud
            if self.atoms.kind(obj) in "NO"
            for held in (state.heap.get(obj) or {}).values()
            for one in held
        }
        if not any(map(is_silent, inside)):
            return self.deep(state, loud)
        plain = frozenset(one for one in loud if self.atoms.kind(one) not in "NO")
        rest = frozenset(one for one in inside if not is_silent(one))
        return self.deep(state, plain | rest)

    def held(self, state: State, value: Value) -> frozenset[int]:
        """Give all data as `within` does, and what function objects give when somebody runs them."""
        reached = self.reachable(state, value)
        return self._data_in(state, reached) | self._given(state, reached)

    def told(self, state: State, value: Value) -> frozenset[int]:
        """Give what function objects in a value give when somebody runs them, alone."""
        return self._given(state, self.reachable(state, value))

    def _given(self, state: State, reached: Iterable[int]) -> frozenset[int]:
        if self.given is None:
            return NOTHING
        return frozenset(
            each
            for one in reached
            if self.atoms.kind(one) in "NOPF"
            for each in self.given(one, state.heap.get(one) or {})
        )

    def reachable(self, state: State, value: Value) -> set[int]:
        """Give every atom in a value and in the fields of its objects."""
        seen, todo, done = set(value), list(value), {value}  # Many fields hold the same.
        while todo:
            fields = state.heap.get(todo.pop())
            if fields:
                for each in fields.values():
                    if each in done:
                        continue
                    done.add(each)
                    fresh = each - seen
                    if fresh:
                        seen |= fresh
                        todo.extend(fresh)
        return seen

    def needed(self, state: State, live: int) -> State:
        """Leave out what nobody can ask for any more, given the registers that are read later (as bits).

        Objects of the app stay: others may hold them.
        """
        regs = [one if live >> place & 1 else NOTHING for place, one in enumerate(state.regs)]
        kept = [
            obj
            for obj, fields in state.heap.items()
            if self.atoms.kind(obj) not in "NO" or any("->" in each for each in fields)
        ]
        seen = self.reachable(state, frozenset(kept).union(state.thrown, *regs))
        found = State(regs, {obj: one for obj, one in state.heap.items() if obj in seen})
        found.thrown = state.thrown
        found.version, found.touched = state.version, state.touched
        return found

    def contents(
        self, state: State, value: Value, known: Known
    ) -> tuple[tuple[tuple[str, ...], int], ...]:
        """Give the data in a value and in collections and plain records in it, as `paths` does.

        `known` keeps what was found, for the next question to the same state.
        """
        return self._paths(state, value, 0, known, is_led=self.is_carried)

    def paths(self, state: State, value: Value) -> tuple[tuple[tuple[str, ...], int], ...]:
        """Give the data in a value by the fields that lead to it, data itself by ().

        Objects that hold the same are looked into once: many that know each other would be gone
        through in every order else.
        """
        return self._paths(state, value, 0, {})

    def _paths(
        self,
        state: State,
        value: Value,
        depth: int,
        known: Known,
        *,
        is_led: Led | None = None,
    ) -> tuple[tuple[tuple[str, ...], int], ...]:
        asked = (value, depth, is_led)
        if asked in known:
            return known[asked]
        found: dict[tuple[tuple[str, ...], int], None] = {}
        for one in sorted(value):
            kind = self.atoms.kind(one)
            found.update(dict.fromkeys(self._at_once(state, one, kind)))
            if kind in "PFNO":
                found.update(dict.fromkeys(self._through(state, one, depth, known, is_led)))
        known[asked] = tuple(found)
        return known[asked]

    def _through(
        self,
        state: State,
        one: int,
        depth: int,
        known: Known,
        is_led: Led | None,
    ) -> Iterator[tuple[tuple[str, ...], int]]:
        """Yield the data in the fields of an object that lead on, as `_paths` does."""
        fields = state.heap.get(one) or {}
        held = [
            (field, value) for field, value in fields.items() if is_led is None or is_led(field)
        ]
        if depth == _DEEPEST_CONTENT:  # Deeper, an object stands for all that is below it.
            if is_led is not None:  # A container alone: of a record's fields each is its own.
                held = [each for each in held if _is_content(each[0])]
            yield from self._inside(state, held, known)
            return
        if is_led is not None and self.atoms.is_joined(one):
            is_led = _is_content  # Strangers' records can be in it.
        fold = self.atoms.ways.folded
        for field, value in held:
            for path, taint in self._paths(state, value, depth + 1, known, is_led=is_led):
                yield fold((field, *path)), taint

    def _inside(
        self, state: State, held: Iterable[tuple[str, Value]], known: Known
    ) -> tuple[tuple[tuple[str, ...], int], ...]:
        """Give the data anywhere in what some fields hold, by ()."""
        value = NOTHING.union(*(value for _, value in held))
        asked = (value, _BELOW, None)
        if asked not in known:
            known[asked] = tuple(((), data) for data in sorted(self.deep(state, value)))
        return known[asked]

    def _at_once(
        self, state: State, one: int, kind: str
    ) -> Iterator[tuple[tuple[str, ...], int]]:
        """Yield the data that an atom is or gives, and what facts say is in it."""
        for data in self._itself(state, one, kind):
            yield (), data
        if kind in "PF" and one not in state.heap:
            # Kept elsewhere before: what facts say is in it goes where it goes.
            for path, data in sorted(self.below(one)):
                for way in self._ways_on(path):
                    yield way, data

    def _ways_on(self, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield how data is told of that lies below an object: by a record's fields, in whichever container it is.

        A list that is made of another one holds the same records, not that list. Data that is in containers
        alone is told of the object itself.
        """
        records = [
            at
            for at, one in enumerate(path)
            if not one.startswith(CONTENT) and self.is_carried(one)
        ]
        if records:
            yield path
        yield path[records[0] :] if records else ()

    def _itself(self, state: State, one: int, kind: str) -> Iterator[int]:
        """Yield the data that an atom itself is or gives."""
        if kind == "T":
            yield one
        elif self.atoms.root[one] in self.hot:
            yield one if kind == "D" else self.atoms.kept(one)
        if self.given is not None and kind in "NOPF":
            yield from sorted(self.given(one, state.heap.get(one) or {}))

    def merge(self, into: State, other: State) -> bool:
        """Join another state into one; say whether it changed."""
        changed = False
        for place, value in enumerate(other.regs):
            old = into.regs[place]
            if value is not old and not value <= old:
                into.regs[place] = self.few(old | value, into, other)
                changed = changed or into.regs[place] != old
        if not other.thrown <= into.thrown:
            into.thrown |= other.thrown
            changed = True
        for obj in {*into.heap, *other.heap}:
            mine, theirs = into.heap.get(obj), other.heap.get(obj)
            if mine is theirs:
                continue
            joined = self._joined(obj, (mine or {}, into), (theirs or {}, other))
            if joined != mine:
                into.heap[obj] = joined
                changed = True
        return changed

    def few(self, value: Value, *states: State) -> Value:
        """Forget constants where there are many, and objects where there are very many.

        Of the objects the data that is in them stays.
        """
        if (len(value) <= _MOST and MANY not in value) or value in self._few:
            return value
        constants = [one for one in value if self.atoms.kind(one) == "K"]
        if len(constants) > _MOST or MANY in value:
            # Else the next few would be taken up again, and forgotten again.
            value = frozenset({*value.difference(constants), UNKNOWN, MANY})
        objects = [one for one in value if self.atoms.kind(one) not in "TD"]
        if len(objects) > _MOST_OBJECTS:
            gone = frozenset(sorted(objects)[_MOST_OBJECTS // 2 :])
            data = frozenset().union(*(self.held(one, gone) for one in states))
            kept = (self.atoms.derived(one, (), weak=True) for one in data)
            value = frozenset({*value - gone, *kept, UNKNOWN})
        self._few.add(value)
        return value

    def _joined(
        self,
        obj: int,
        one_side: tuple[dict[str, Value], State],
        other_side: tuple[dict[str, Value], State],
    ) -> dict[str, Value]:
        (mine, into), (theirs, from_) = one_side, other_side
        joined = dict(mine)
        for field in dict.fromkeys([*mine, *theirs]):
            one, other = mine.get(field), theirs.get(field)
            if one is None:
                one = self.begin(obj, field)
            if other is None:
                other = self.begin(obj, field)
            joined[field] = one if one == other else self.few(one | other, into, from_)
        return joined


def _is_content(field: str) -> bool:
    return field.startswith(CONTENT) and field != SPREAD


def single_constant(atoms: Atoms, value: Value) -> object:
    """Give the one constant that a value is, or None."""
    (one,) = value if len(value) == 1 else (UNKNOWN,)
    kind, constant, _, _ = atoms.what[one]
    return constant if kind == "K" else None


__all__ = ["CONTENT", "Heap", "single_constant"]
