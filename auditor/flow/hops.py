"""Which calls run which methods for certain, and which as one of several of a type."""

from collections import Counter

from auditor.code.program import MethodNumber


class Hops:
    """The calls of one search that were followed into methods of the app."""

    def __init__(self) -> None:
        self._exact: set[tuple[MethodNumber, int, MethodNumber]] = set()
        self._chosen: dict[tuple[MethodNumber, int, MethodNumber], str] = {}
        self._width: Counter[tuple[MethodNumber, int]] = Counter()

    def note(
        self, place: tuple[MethodNumber, int], target: MethodNumber, kind: str, *, exact: bool
    ) -> None:
        """Take note that a call through a type runs a method: for certain, or as one of several."""
        if exact:
            self._exact.add((*place, target))
        elif (*place, target) not in self._chosen:
            self._chosen[*place, target] = kind
            self._width[place] += 1

    def width(self, place: tuple[MethodNumber, int]) -> int:
        """Say how many methods a call was seen to run as one of several."""
        return self._width[place]

    def chosen(self, place: tuple[MethodNumber, int], target: MethodNumber) -> str:
        """Name the type of which a call runs the method as one of several; nothing if it is certain."""
        hop = (*place, target)
        return "" if hop in self._exact else self._chosen.get(hop, "")
