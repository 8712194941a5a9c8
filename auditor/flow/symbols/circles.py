"""Which summaries rest on one that is still being made: the circles of calls that call each other.

Of a circle only the method that was entered first is looked at again until nothing changes, and only
what rests on it is made anew; whatever a circle calls outside of itself is looked at once. So the
cost grows with the methods, not with the ways through them. Source: R. Tarjan, "Depth-first search
and linear graph algorithms", SIAM Journal on Computing 1 (1972).
"""

from auditor.flow.symbols.terms import Key, Summary


class Circles:
    """The methods being looked at, outermost first, and what rests on each of them."""

    def __init__(self) -> None:
        self._depths: dict[Key, int] = {}
        self._lows: list[int] = []
        """For each open method: how far up what it has used so far rests."""
        self._resting: dict[Key, int] = {}
        """Finished summaries that rest on an open one, with its depth."""
        self.earlier: dict[Key, Summary] = {}
        """What the rounds before found of methods in a circle: where each begins again."""

    def enter(self, key: Key) -> None:
        """Begin with a method."""
        self._depths[key] = len(self._lows)
        self._lows.append(len(self._lows) + 1)

    def use(self, key: Key) -> None:
        """Use a finished summary: what rests on an open one makes its user rest on it too."""
        low = self._resting.get(key)
        if low is not None:
            self._note(low)

    def close(self, key: Key) -> None:
        """Use what is known so far of an open method."""
        self._note(self._depths[key])

    def is_head(self, key: Key) -> bool:
        """Say whether a circle begins at an open method: it rests on itself and on none above."""
        return self._lows[-1] == self._depths[key]

    def begin_again(self, key: Key) -> list[Key]:
        """Begin a head's next round; give the summaries that must be made anew."""
        depth = self._depths[key]
        self._lows[depth] = depth + 1
        return self._drop(depth)

    def leave(self, key: Key, *, is_done: bool) -> list[Key]:
        """End with a method; give the summaries that hold no longer, if it was not done."""
        depth, low = self._depths.pop(key), self._lows.pop()
        if not is_done:
            return self._drop(depth)
        if low < depth:
            self._resting[key] = low
            self._note(low)
        else:
            self._drop(depth)  # They are as good as they get.
        return []

    def _note(self, low: int) -> None:
        if self._lows:
            self._lows[-1] = min(self._lows[-1], low)

    def _drop(self, depth: int) -> list[Key]:
        found = [one for one, low in self._resting.items() if low >= depth]
        for one in found:
            del self._resting[one]
        return found
