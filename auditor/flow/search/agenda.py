"""Which methods a search has still to look at, and in which order."""

from collections import Counter, deque

from auditor.code.classes.program import MethodNumber


class Agenda:
    """The methods to be looked at, each once at a time, in the order in which they were added.

    Those that nothing is known to run come when all others were looked at: a way is then told
    through what runs wherever there is one. None is looked at more than a number of times.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.refused: set[MethodNumber] = set()
        """Methods that should have been looked at once more than that."""
        self._runs: Counter[MethodNumber] = Counter()
        self._live: deque[MethodNumber] = deque()
        self._idle: deque[MethodNumber] = deque()
        self._waiting: set[MethodNumber] = set()

    def __bool__(self) -> bool:
        """Say whether anything is left."""
        return bool(self._waiting)

    def __contains__(self, method: MethodNumber) -> bool:
        """Say whether a method waits."""
        return method in self._waiting

    def add(self, method: MethodNumber, *, is_live: bool) -> None:
        """Have a method looked at, if it does not wait already."""
        if self._runs[method] >= self.most:
            self.refused.add(method)
        elif method not in self._waiting:
            self._waiting.add(method)
            (self._live if is_live else self._idle).append(method)

    def take(self) -> MethodNumber:
        """Take the next method off."""
        method = (self._live or self._idle).popleft()
        self._waiting.discard(method)
        self._runs[method] += 1
        return method
