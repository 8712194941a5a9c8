"""Which calls run which methods for certain or as one of several, and where data was put for later."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, TypeAlias

from auditor.code.classes.program import MethodNumber
from auditor.flow.symbols.terms import Chain, Effect

_MOST_PLACES: Final = 6
_MOST_ENTRIES: Final = 24
How: TypeAlias = tuple[str, object, int]
"""How data came into a method: what by, a name, method or place, and the instruction."""
PutAt: TypeAlias = tuple[MethodNumber, Chain]
"""A method, and the calls from it down to where it happens."""


class Hops:
    """The calls of one search that were followed into methods of the app."""

    def __init__(self) -> None:
        self._exact: set[tuple[MethodNumber, int, MethodNumber]] = set()
        self._chosen: dict[tuple[MethodNumber, int, MethodNumber], str] = {}
        self._guessed: set[tuple[MethodNumber, int, MethodNumber]] = set()
        self._width: Counter[tuple[MethodNumber, int]] = Counter()
        self._crowded: set[tuple[MethodNumber, int]] = set()

    def note(
        self,
        place: tuple[MethodNumber, int],
        target: MethodNumber,
        kind: str,
        *,
        exact: bool,
        many: bool = False,
    ) -> None:
        """Take note that a call through a type runs a method: for certain, or as one of several, or of many."""
        if many:
            self._crowded.add(place)
        if exact:
            self._exact.add((*place, target))
        elif (*place, target) not in self._chosen:
            self._chosen[*place, target] = kind
            self._width[place] += 1

    def guess(self, place: tuple[MethodNumber, int], target: MethodNumber) -> None:
        """Take note that what is handed on at a place can go to any of several methods."""
        self._guessed.add((*place, target))

    def is_guess(self, place: tuple[MethodNumber, int], target: MethodNumber) -> bool:
        """Say whether it is a guess that a method takes what is handed on at a place."""
        return (*place, target) in self._guessed

    def is_crowded(self, place: tuple[MethodNumber, int]) -> bool:
        """Say whether a call could run one of many methods of a type."""
        return place in self._crowded

    def width(self, place: tuple[MethodNumber, int]) -> int:
        """Say how many methods a call was seen to run as one of several."""
        return self._width[place]

    def chosen(self, place: tuple[MethodNumber, int], target: MethodNumber) -> str:
        """Name the type of which a call runs the method as one of several; nothing if it is certain."""
        hop = (*place, target)
        return "" if hop in self._exact else self._chosen.get(hop, "")


class Puts:
    """The places where one search saw data put into a field, or handed to a method that runs later."""

    def __init__(self) -> None:
        self._places: dict[tuple[str | MethodNumber, int], list[PutAt]] = {}

    def note(self, effect: Effect, source: int, place: PutAt) -> None:
        """Remember where a source's data was put; a few places for each field or method."""
        name = effect.method if effect.what == "param" else effect.name
        known = self._places.setdefault((name, source), [])
        if len(known) < _MOST_PLACES and place not in known:
            known.append(place)

    def all(self, name: str | MethodNumber, source: int) -> Sequence[PutAt]:
        """Give the places of a field (or store, or other fact) or method, the first one seen first."""
        return self._places.get((name, source), ())

    def first(self, fact: str, source: int) -> PutAt | None:
        """Say where a source's data first became a fact."""
        return next(iter(self.all(fact, source)), None)


class Entries:
    """The ways by which one search saw data come into methods."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, MethodNumber], dict[How, None]] = {}

    def note(self, source: int, method: MethodNumber, how: How) -> None:
        """Remember a way by which a source's data came into a method; a few for each."""
        known = self._known.setdefault((source, method), {})
        if len(known) < _MOST_ENTRIES:
            known.setdefault(how)

    def all(self, source: int, method: MethodNumber) -> Sequence[How]:
        """Give the ways into a method, the first one seen first."""
        return tuple(self._known.get((source, method), ()))
