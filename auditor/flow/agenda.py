"""Which methods a search has still to look at, and in which order."""

from collections import deque

from auditor.code.program import MethodNumber


class Agenda:
    """The methods to be looked at, each once at a time, in the order in which they were added.

    Those that nothing is known to run come when all others were looked at: a way is then told
    through what runs wherever there is one.
    """

    def __init__(self) -> None:
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
        if method not in self._waiting:
            self._waiting.add(method)
            (self._live if is_live else self._idle).append(method)

    def take(self) -> MethodNumber:
        """Take the next method off."""
        method = (self._live or self._idle).popleft()
        self._waiting.discard(method)
        return method
