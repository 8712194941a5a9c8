"""Keeps the questions of one search that are still open, and what rests on them.

Values go in circles: what a question meets of itself, further in, is nothing. An answer found within such a
circle holds as long as the questions that it met stay open, and is taken again until then; one that met none
holds for good. To find it anew whenever it is asked grows with every circle.
"""

from typing import Final, NamedTuple, TypeAlias

from auditor.code.classes.search import Scope
from auditor.code.classes.values import Unknown, Values

Question: TypeAlias = tuple[Scope, int, int]
"""A method as it is looked at, a place in it and a register."""

STEPS: Final = 3_000
"""So many definitions are looked at for one question."""
_LONGEST_CHAIN: Final = 48
_TOO_LONG: Final[Values] = (Unknown("the search became too long"),)


class _Partly(NamedTuple):
    """An answer that rests on open questions."""

    values: Values
    met: int
    """The depths of the questions that it met, a bit each."""
    number: int
    """The number of the deepest of these."""
    cut_at: int
    """How deep the question lay for which a chain became too long, 0 if none did."""


class OpenQuestions:
    """The questions of one resolver, each asked within the one before."""

    def __init__(self) -> None:
        self.left = STEPS
        """So many definitions may still be looked at."""
        self._open: dict[Question, int] = {}
        self._numbers: list[int] = []
        self._begun = 0
        self._met = 0
        """The depths of the open questions that were met since the innermost was begun."""
        self._is_cut = False
        """Whether something was not looked at since then."""
        self._partly: dict[Question, _Partly] = {}
        self._is_full = True
        """Whether the outermost question had all the steps that one can have."""

    def __bool__(self) -> bool:
        """Say whether any question is open."""
        return bool(self._open)

    def already(self, question: Question) -> Values | None:
        """Return the answer of a question that is open, answered in part, or past the budget; else None."""
        depth = self._open.get(question)
        if depth is not None:
            self._met |= 1 << depth
            return ()
        partly = self._partly.get(question)
        if partly is not None and self._holds(partly):
            self._met |= partly.met
            self._is_cut = self._is_cut or partly.cut_at > 0
            return partly.values
        self.left -= 1
        if self.left <= 0 or len(self._open) > _LONGEST_CHAIN:
            self._is_cut = True
            return _TOO_LONG
        return None

    def _holds(self, partly: _Partly) -> bool:
        """Say whether all that an answer met is still open, and the chain no shorter than it was."""
        deepest = partly.met.bit_length() - 1
        return (
            partly.cut_at <= len(self._open)
            and deepest < len(self._numbers)
            and (deepest < 0 or self._numbers[deepest] == partly.number)
        )

    def begin(self, question: Question) -> tuple[int, bool]:
        """Open a question; returns what `end` is to be given."""
        before = (self._met, self._is_cut)
        self._is_full = self.left >= STEPS - 1 if not self._numbers else self._is_full
        self._open[question] = len(self._numbers)
        self._begun += 1
        self._numbers.append(self._begun)
        self._met, self._is_cut = 0, False
        return before

    def leave(self, question: Question) -> None:
        """Close a question, answered or not."""
        del self._open[question]
        self._numbers.pop()

    def keep(self, question: Question, before: tuple[int, bool], values: Values) -> bool:
        """Keep the answer of the question just closed; say whether it holds for good.

        So does that of an outermost with all its steps, whatever was cut: asked again it would be cut again.
        """
        depth = len(self._numbers)
        met = self._met & ((1 << depth) - 1)
        is_cut = self._is_cut
        self._met, self._is_cut = before[0] | met, before[1] or is_cut
        if not depth:
            self._partly.clear()
            self._is_cut = False
            return self._is_full or not is_cut
        if not met and not is_cut:
            return True
        number = self._numbers[met.bit_length() - 1] if met else 0
        self._partly[question] = _Partly(values, met, number, depth if is_cut else 0)
        return False
