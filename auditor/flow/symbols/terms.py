"""The words of a search: sources, what happens to data, ways to look at a method, and summaries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from auditor.code.classes.program import MethodNumber
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.model.vocabulary import Data

Place: TypeAlias = tuple[MethodNumber, int]
Chain: TypeAlias = tuple[Place, ...]
"""The calls from a method down to where something happens, in order."""

MOST_CALLS: Final = 20
"""Calls from a method down to a sink, and up from a source."""
ASKED: Final = -1
"""A method is looked at for itself, with all that is known of fields and parameters."""
TO_SOMEBODY: Final = frozenset({"network", "webview", "script"})
"""Kinds of ends that have an address, another one for each way down to them."""
_MOST_WAYS: Final = 6
KEY: Final = "="
"""Begins the shape of an argument that is a constant text."""
INNER: Final = "<"
"""Begins the shape of an array of which one element alone is looked at: a field of it, and the text in that."""
UNNAMED: Final = "?"
"""Begins the name of a place that is not known; the package that gave it follows."""
SHELF: Final = "\x1d"
"""Stands in a place's name between a key and the file of preferences that it is in; like no mark of `Cases`."""


class Source(NamedTuple):
    """A place whose data is followed: a call, or a parameter of a method (`pc` -1)."""

    method: MethodNumber
    pc: int
    data: Data
    api: str
    parameter: int = -1
    """For a parameter: its index, `this` counted."""


class Effect(NamedTuple):
    """What happens to data: `sink` (kind, method, pc, api), `fact` (field, path), `param`, `cut`."""

    what: str
    name: str
    method: MethodNumber = -1
    number: int = 0
    api: str = ""
    path: tuple[str, ...] = ()


class Key(NamedTuple):
    """One way to look at a method: which parameters have data, and their exact classes."""

    method: MethodNumber
    hot: frozenset[int]
    shapes: tuple[tuple[int, str], ...]
    """By index: the class that an argument exactly is, or (after `KEY`, `INNER`) the text that it is or holds."""
    plain: int = 0
    """How many calls down from one with data, all without; `ASKED` for a method by itself."""


_LATER: Final = frozenset({"fact", "param"})
"""What is done with data that goes on later, with what was kept beside it."""


@dataclass(slots=True)
class Summary:
    """What a method does, in terms of its parameters."""

    returns: Value = NOTHING
    thrown: Value = NOTHING
    cells: dict[tuple[int, str], Value] = field(default_factory=dict)
    effects: dict[tuple[int, Effect], Chain] = field(default_factory=dict)
    """By the shortest way down to where it happens."""
    others: dict[tuple[int, Effect], tuple[Chain, ...]] = field(default_factory=dict)
    """The other ways down to where data leaves for somebody, or is kept for later: each can have an address of its own."""
    escapes: set[int] = field(default_factory=set)
    """Parameters, and what is in their fields, that outlive the call in somebody else's hands."""

    def note(self, atom: int, effect: Effect, chain: Chain) -> None:
        """Take note of a way down to where something happens to what a parameter holds."""
        key = atom, effect
        known = self.effects.setdefault(key, chain)
        if known == chain:
            return
        if len(chain) < len(known):
            self.effects[key], chain = chain, known
        others = self.others.get(key, ())
        is_sent = effect.name in TO_SOMEBODY if effect.what == "sink" else effect.what in _LATER
        if is_sent and chain not in others and len(others) < _MOST_WAYS:
            self.others[key] = (*others, chain)

    def ways(self) -> Iterator[tuple[int, Effect, Chain]]:
        """Yield what happens by each way, the shortest first."""
        for (atom, effect), chain in self.effects.items():
            yield atom, effect, chain
            for other in self.others.get((atom, effect), ()):
                yield atom, effect, other

    def same(self, other: "Summary") -> bool:
        """Say whether two summaries say the same; by which calls does not matter."""
        return (
            self.returns == other.returns
            and self.thrown == other.thrown
            and self.cells == other.cells
            and self.effects.keys() == other.effects.keys()
            and self.escapes == other.escapes
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """Data of a source at a sink."""

    taint: int
    method: MethodNumber
    """Where data and sink meet; `chain` leads from there to the sink."""
    chain: Chain


class Spent(Exception):  # noqa: N818 - no error
    """The budget is spent."""


class Cut(Exception):  # noqa: N818 - no error
    """A call's inside costs more than its share."""

    def __init__(self, key: Key) -> None:
        super().__init__(key)
        self.key = key
