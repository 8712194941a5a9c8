"""What is known of methods whose share of the search was spent before they were looked at to their end."""

from auditor.code.classes.program import MethodNumber
from auditor.flow.symbols.terms import Key, Summary


class Unfinished:
    """Keeps what had happened to data in such methods, and whose data they may read further on."""

    def __init__(self) -> None:
        self._begun: dict[Key, Summary] = {}
        self._short: dict[Key, Summary] = {}
        self._awaited: dict[MethodNumber, set[int]] = {}

    def begin(self, key: Key, summary: Summary) -> None:
        """Take note of what is known of a method that is being looked at."""
        self._begun[key] = summary

    def end(self, key: Key) -> None:
        """Take note that a method is looked at no more."""
        self._begun.pop(key, None)

    def cut(self, key: Key) -> None:
        """Keep what has happened in a method until now: its share is spent."""
        self._short[key._replace(plain=0)] = Summary(effects=self._begun[key].effects)

    def of(self, key: Key) -> Summary | None:
        """Give what had happened to data in a method when its share was spent."""
        return self._short.get(key._replace(plain=0))

    def await_(self, method: MethodNumber, *sources: int) -> None:
        """Take note that a method may read sources' data: in a store or in a field, or of what it calls."""
        self._awaited.setdefault(method, set()).update(sources)

    def awaited(self, method: MethodNumber) -> set[int]:
        """Give the sources whose data a method may read."""
        return self._awaited.get(method, set())
