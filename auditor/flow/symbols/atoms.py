"""The symbols that registers and fields hold, each once, as a small number.

A value is a frozenset of atoms. Objects are named by where they come from (a parameter, a field
of another object, the place that made them), so that two references to one object share an atom:
that is how aliases are followed. A taint is an atom among the others; joining is set union.
"""

from typing import Final, TypeAlias

from auditor.flow.symbols.ways import Ways

Value: TypeAlias = frozenset[int]
What: TypeAlias = tuple[str, object, object, object]

UNKNOWN: Final = 0
"""A value of which nothing is known, no object that matters."""
STATICS: Final = 1
"""The pseudo-object whose fields are the static fields."""
MANY: Final = 2
"""Goes with `UNKNOWN` where there were too many constants to tell apart."""
NOTHING: Final[Value] = frozenset()
ANYTHING: Final[Value] = frozenset({UNKNOWN})

DEEPEST: Final = 5
"""Fields of fields that are told apart; beyond, a field stands for all below it."""
JOINED: Final = 1 << 40
"""The number of an object that stands for several of its class."""
_OF_CLASS: Final = 2
"""The length of the name of a joined object that is of no one place."""
_MOST_LIFTS: Final = 1
_KEPT: Final = "kept"
COUNT: Final = "count-only"
ENCODED: Final = "encoded"
LATENT: Final = "@file"
"""The mark of data that is in a file by whose name an object goes: nothing leaves with the name alone."""
READ: Final = "@read"
"""The mark of data derived of an object that is a file: what is in the file, not in the object."""


class Atoms:
    """The table of atoms of one search.

    Kinds: `U` unknown, `S` statics, `K` a constant, `C` a class, `P` a parameter (index, class or
    None), `F` a field of a symbolic object (object, field), `N` an object made here (method, pc,
    class), `O` an object that a call gave (method, (pc, number), class), `T` data of a source
    (source, labels, weak), `D` data derived from a symbolic object ((labels, weak), object, "kept" or
    None), `M` the mark of a stream that leaves (kind, api, labels), `X` a method by reflection
    (class, name), or a field ("field" third).
    """

    def __init__(self) -> None:
        self.what: list[What] = []
        self._numbers: dict[What, int] = {}
        self.root: list[int] = []
        """For symbolic atoms the atom of the parameter or statics that they start from, or -1."""
        self.depth: list[int] = []
        self.latent: set[int] = set()
        """The taints that are in a file by whose name objects go."""
        self._lifts: dict[int, tuple[tuple[object, int], ...]] = {}
        """For objects that calls handed up: the calls."""
        self._births: dict[int, frozenset[tuple[int, int]]] = {}
        """For objects that calls handed up: where they were made."""
        self.ways = Ways()
        self.rounds: set[int] = set()
        """The symbolic objects that stand for more of their kind, to which a way runs in a circle."""
        self.intern("U")
        self.intern("S")
        self.intern("U", "many")

    def intern(
        self, kind: str, first: object = None, second: object = None, third: object = None
    ) -> int:
        """Give the number of an atom."""
        key = (kind, first, second, third)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self.what)
            self.what.append(key)
            if kind == "T" and LATENT in _labels(second):
                self.latent.add(found)
            self.root.append(self._root(key, found))
            self.depth.append(self.depth[_int(first)] + 1 if kind == "F" else 0)
        return found

    def lifted(self, atom: int, method: object, pc: int, *, alone: bool) -> int:
        """Give the object that an object made below a call is to the caller.

        It is named by where it was made and the calls that it came through. One that came through
        the same call before, through many, or that is not to be told apart (`alone` is False),
        stands for all of its class that this call gives, or that were made at the same place.
        """
        calls, here = self._lifts.get(atom, ()), (method, pc)
        is_first = alone and len(calls) < _MOST_LIFTS and here not in calls
        place = (pc, atom) if is_first else (pc, JOINED, *self._place(atom, alone=alone))
        found = self.intern("O", method, place, self.what[atom][3])
        self._lifts.setdefault(found, (*calls, here) if is_first else (here,))
        self._births[found] = self._births.get(found, frozenset()) | self.births(atom)
        return found

    def _place(self, atom: int, *, alone: bool) -> tuple[tuple[int, int], ...]:
        """Give the one place that made an object: two lists of one holder stay two, however far they came up."""
        _, _, place, _ = self.what[atom]
        is_of_any = (
            self.is_joined(atom) and isinstance(place, tuple) and len(place) == _OF_CLASS
        )
        return () if is_of_any or not alone else tuple(self.births(atom))

    def births(self, obj: int) -> frozenset[tuple[int, int]]:
        """Give the places (method, pc) that made an object; none where it was not seen made."""
        kind, method, pc, _ = self.what[obj]
        if kind == "N":
            return frozenset({(_int(method), _int(pc))})
        return self._births.get(obj, frozenset())

    def is_joined(self, atom: int) -> bool:
        """Say whether an object stands for several of its class."""
        kind, _, place, _ = self.what[atom]
        return kind == "O" and isinstance(place, tuple) and place[1] == JOINED

    def kind(self, atom: int) -> str:
        """Give the letter of an atom's kind."""
        return self.what[atom][0]

    def is_object(self, atom: int) -> bool:
        """Say whether an atom has fields of its own."""
        return self.what[atom][0] in "PFNOS"

    def is_symbolic(self, atom: int) -> bool:
        """Say whether an atom stands for something that the caller knows."""
        return self.what[atom][0] in "PFS"

    def is_taint(self, atom: int) -> bool:
        """Say whether an atom is data of a source."""
        return self.what[atom][0] == "T"

    def field_of(self, base: int, field: str) -> int:
        """Give the object in a field of a symbolic object, `DEEPEST` fields deep at most.

        Where its way runs in a circle it is the object where the circle began, which stands for all behind it.
        """
        if self.what[base][0] == "F" and "->" in field:
            begin = self._circle(base, field)
            if begin is not None:
                self.rounds.add(begin)
                return begin
        if self.depth[base] >= DEEPEST:
            return base
        return self.intern("F", base, field)

    def _circle(self, base: int, field: str) -> int | None:
        """Give the object at which a way of fields was before that goes on by a field."""
        _, above, last, _ = self.what[base]
        if above != STATICS and self.ways.is_one_way(str(last), field):
            return base
        while self.what[base][0] == "F":
            if self.what[base][2] == field:
                return base
            base = _int(self.what[base][1])
        return None

    def taint(self, source: int, labels: tuple[str, ...] = (), *, weak: bool = False) -> int:
        """Give the atom of a source's data."""
        return self.intern("T", source, labels, weak)

    def put_away(self, atom: int) -> int:
        """Give a source's data as it is in a file, to go with whatever is called like the file."""
        return self.derived(atom, (LATENT,), weak=True)

    def read_out(self, atom: int) -> int:
        """Give the data in the file by whose name something goes; of a symbol, to be told later."""
        kind, first, second, third = self.what[atom]
        if kind == "T":
            labels = tuple(one for one in _labels(second) if one not in (LATENT, READ))
            return self.intern("T", first, labels, third)
        return self.derived(atom, (READ,), weak=True)

    def derived(self, atom: int, labels: tuple[str, ...], *, weak: bool) -> int:
        """Give what a call makes of an atom that carries data: the data with more labels."""
        kind, first, second, third = self.what[atom]
        if kind == "T":
            return self.intern("T", first, merged(_labels(second), labels), bool(third) or weak)
        if kind == "D":
            old, was_weak = _made(first)
            return self.intern("D", (merged(old, labels), was_weak or weak), second)
        return self.intern("D", (labels, weak), atom)

    def kept(self, obj: int) -> int:
        """Give the data in a symbolic object where the object itself is kept, not what is made of it."""
        return self.intern("D", ((), False), obj, _KEPT)

    def whole(self, atom: int) -> int | None:
        """Give the object that is kept itself, by the atom of its data (`kept`); None for other atoms."""
        kind, _, of, how = self.what[atom]
        return _int(of) if kind == "D" and how == _KEPT else None

    def class_of(self, atom: int) -> str | None:
        """Name the class of an object, exactly, if it is known."""
        kind, first, second, third = self.what[atom]
        if kind in "NO":
            return str(third) if third else None
        if (
            kind == "F" and first == STATICS
        ):  # The only object of a class, in a field of its own.
            owner, _, rest = str(second).partition("->")
            return owner if rest.endswith(f":{owner}") else None
        return str(second) if kind == "P" and second else None

    def source_of(self, atom: int) -> int:
        """Give the source's number of a taint."""
        return _int(self.what[atom][1])

    def chain(self, atom: int) -> tuple[int, tuple[str, ...]]:
        """Take a symbolic object apart: where it starts, and the fields from there."""
        fields: list[str] = []
        while self.what[atom][0] == "F":
            fields.append(str(self.what[atom][2]))
            atom = _int(self.what[atom][1])
        return atom, tuple(reversed(fields))

    def _root(self, key: What, number: int) -> int:
        kind, first, second, _ = key
        if kind in "PS":
            return number
        if kind == "F":
            return self.root[_int(first)]
        return self.root[_int(second)] if kind == "D" else -1


def merged(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Join labels, sorted."""
    return tuple(sorted({*one, *other})) if other else one


def _int(value: object) -> int:
    assert isinstance(value, int)  # noqa: S101 - the table's own layout
    return value


def _labels(value: object) -> tuple[str, ...]:
    assert isinstance(value, tuple)  # noqa: S101
    return value


def _made(value: object) -> tuple[tuple[str, ...], bool]:
    assert isinstance(value, tuple)  # noqa: S101
    return value
