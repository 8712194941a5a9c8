"""Keeps what is being asked of values, and the answers that hold whatever is asked next.

An answer is remembered only where it rests on no question that was still open when it was found: not
on a loop that came round, nor on code of which it was still being found out whether it runs.
"""

from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from auditor.code.classes.scope import Scope
from auditor.code.decisions.resting import Before, Rest, Resting
from auditor.code.evaluation.outcomes import NOTHING, Outcomes

STEPS: Final = 1_200
"""So many definitions are looked at for the branches of one method."""
RESERVE: Final = 1_200
"""So many more for the branches that come after one that spent them."""
_EACH: Final = 120
"""So many of these for one branch."""
_DEEPEST: Final = 64
"""So many questions may be open at once: each asks the next in some ten calls of Python."""
_NOTHING_OPEN: Final = 1 << 30
_UNFINISHED: Final = -1

Question: TypeAlias = int
"""The number of a method, a place in it and a register."""


class Answer(NamedTuple):
    """What a register can be, and whether something assumed took part."""

    value: Outcomes
    is_noted: bool = False
    rest: Rest | None = None


class Asking:
    """The questions of one app under one set of assumptions."""

    def __init__(self, consulted: Callable[[], int]) -> None:
        self.consulted = consulted
        self.left = STEPS
        """So many definitions may still be looked at."""
        self.reserve = 0
        """So many more there are for other branches."""
        self.noted = 0
        """How often something assumed took part in a remembered answer, or the budget was spent."""
        self.is_spent = False
        """Whether something was not looked at since there were no steps left for it."""
        self.rests_on = _NOTHING_OPEN
        """The lowest open question on which the answers since rest."""
        self.resting = Resting()
        """What the answers since rest on beside the code."""
        self.outside = 0
        """How many of the open questions were so before the innermost walk was begun."""
        self._open: dict[Question, tuple[int, int, int, int, Before]] = {}
        self._numbers: dict[tuple[Scope, int, int], Question] = {}
        self._closed: tuple[int, int, int, int, Before]
        self._rest: Rest | None = None
        self._found: dict[tuple[Question, int], Answer] = {}

    def number(self, asked: tuple[Scope, int, int]) -> Question:
        """Return the number of a question: scopes are long, and so looked up once alone."""
        return self._numbers.setdefault(asked, len(self._numbers))

    def grant(self) -> None:
        """Let a branch be looked at though one before it, perhaps of another merged body, spent the budget."""
        if self.left <= 0:
            self.left = min(_EACH, self.reserve)
            self.reserve -= self.left

    def taking_part(self) -> int:
        """Count how often something assumed took part, whether asked for or remembered."""
        return self.noted + self.consulted()

    def rests_on_unfinished(self) -> None:
        """Note that what is answered now rests on code that is still being looked through."""
        self.rests_on = _UNFINISHED

    def already(self, question: Question, opened: int, ups: int) -> Answer | None:
        """Return the answer of a question that is open, remembered, past the budget or too deep; else None."""
        asked = self._open.get(question)
        if asked is not None:
            # A loop: what comes round was counted where it came in. Round through the branches
            # of another method, which are remembered, it is anything.
            self.rests_on = min(self.rests_on, asked[0])
            if asked[0] < self.outside:
                self.resting.on_walk(asked[1] - 1)
            return Answer(NOTHING if asked[1] == opened else None)
        known = self._found.get((question, ups))
        if known is not None:
            self.noted += known.is_noted
            self.resting.again(known.rest)
            return known
        self.left -= 1
        if self.left <= 0 or len(self._open) >= _DEEPEST:
            self.give_up()
            return Answer(None)
        return None

    def give_up(self) -> None:
        """Note that something was not looked at: it may be what is assumed."""
        self.noted += 1
        self.is_spent = True
        self.resting.on_outermost()
        self.rests_on_unfinished()

    def begin_walk(self) -> tuple[int, int, Before]:
        """Begin to look through a method; returns what `end_walk` is to be given."""
        before = (self.outside, self.rests_on, self.resting.begin_walk())
        self.outside = len(self._open)
        return before

    def end_walk(self, before: tuple[int, int, Before]) -> Rest | None:
        """End it: what is found there is remembered, and then settled; returns what it rests on."""
        self.outside, self.rests_on, rested = before
        return self.resting.end_walk(rested)

    def begin(self, question: Question, opened: int, *, is_settled: bool) -> int:
        """Open a question; returns its depth."""
        depth = len(self._open)
        before = self.resting.begin()
        self._open[question] = (depth, opened, self.rests_on, self.taking_part(), before)
        self.rests_on = _NOTHING_OPEN if is_settled else _UNFINISHED
        return depth

    def end(self, question: Question) -> None:
        """Close a question."""
        self._closed = self._open.pop(question)
        self._rest = self.resting.end(self._closed[4])

    def remember(self, question: Question, depth: int, ups: int, value: Outcomes) -> None:
        """Keep the answer of the question just closed if it rests on nothing that is still open."""
        _, _, outer, before, _ = self._closed
        if self.rests_on >= depth:
            is_noted = self.taking_part() != before
            self._found[question, ups] = Answer(value, is_noted, self._rest)
            self.rests_on = _NOTHING_OPEN
        self.rests_on = min(self.rests_on, outer)
