"""Where the objects were made whose fields became facts."""

from typing import Final

from auditor.flow.symbols.terms import Place

_UNKNOWN: Final[frozenset[Place]] = frozenset()


class Births:
    """The places that made the objects in whose fields data is kept, by fact, source and last call."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, Place], frozenset[Place]] = {}
        self.found: dict[tuple[int, int, int], frozenset[Place] | None] = {}
        """What was found of registers (method, pc, register): see `origins.birthplaces`."""

    def note(self, fact: str, source: int, at: Place, born: frozenset[Place]) -> None:
        """Take note of one more object; of none it is known where it was made once one is unknown."""
        known = self._known.get((fact, source, at))
        if known is not None:
            born = known | born if known and born else _UNKNOWN
        self._known[fact, source, at] = born

    def of(self, fact: str, source: int, at: Place) -> frozenset[Place]:
        """Give all places that made the objects; nothing if one was not seen made."""
        return self._known.get((fact, source, at), _UNKNOWN)
