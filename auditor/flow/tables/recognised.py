"""Says in a way that is told which renamed libraries the data went through, and by what they were known again.

Where a shrinker renamed a library, its bodies are followed, or one of its classes or methods is known
again and does what the tables say of it. A reader of the disassembly sees a call of `a.b`: the step names what
that is, and that the strings in it say so.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final, TypeAlias

from auditor.code.classes.program import MethodNumber, Program
from auditor.model.evidence import Step
from auditor.model.names import short_class, short_name
from auditor.model.words import Words

_METHOD: Final = Words(
    "{caller} gives it to {runs}: {api} under a shrinker's name, known again by the strings in it",
    "{caller} 把数据交给 {runs}：即被混淆工具改名的 {api}，凭其中的字符串识别",
)
_CLASS: Final = Words(
    "{caller} gives it to {runs}: a method of {api} under a shrinker's name, known again by the strings in that class",
    "{caller} 把数据交给 {runs}：该类即被混淆工具改名的 {api}，凭其中的字符串识别",
)
_Known: TypeAlias = tuple[str, str, Words]


class Recognised:
    """The calls of one search that gave data to what was known again."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._calls: dict[MethodNumber, dict[int, _Known]] = {}

    def method(self, place: tuple[MethodNumber, int], target: str, api: str) -> None:
        """Take note of a call of a renamed library's method that is known by itself."""
        self._note(place, (target, api, _METHOD))

    def of_class(self, place: tuple[MethodNumber, int], target: str, owner: str) -> None:
        """Take note of a call of a renamed library's class, by the name of the class alone."""
        self._note(place, (target, owner, _CLASS))

    def _note(self, place: tuple[MethodNumber, int], known: _Known) -> None:
        method, pc = place
        self._calls.setdefault(method, {}).setdefault(pc, known)

    def woven(self, steps: Sequence[Step]) -> tuple[Step, ...]:
        """Put the calls in among the steps of the methods that they stand in, each library's once.

        Those alone that stand between the steps there: before the data came, and once it went on, a method
        gives the library something else. The last step names its own call.
        """
        if not self._calls or not steps:
            return tuple(steps)
        found: list[Step] = []
        told: set[str] = set()
        *before, last = steps
        for name, group in groupby(before, key=lambda one: one.method):
            run = list(group)
            method = self.program.method(name)
            known = {} if method is None else self._calls.get(method, {})
            end = last if name == last.method and run[-1] is before[-1] else run[-1]
            begin, until = (run[0].offset or 0), (end.offset or 0)
            known = {
                pc: one
                for pc, one in known.items()
                if begin <= pc <= until and (end is not last or pc < until)
            }
            for pc, (target, api, words) in sorted(known.items()):
                if api not in told:
                    told.add(api)
                    _insert(run, _step(name, pc, target, api, words))
            found += run
        return (*found, last)


def _step(method: str, pc: int, target: str, api: str, words: Words) -> Step:
    owner, _, name = api.partition("->")
    shown = short_class(owner) + (f".{name}" if name else "")
    filled = words.filled(caller=short_name(method), runs=short_name(target), api=shown)
    return Step(method, pc, filled)


def _insert(run: list[Step], step: Step) -> None:
    """Put a step before the first one of the method that stands behind it."""
    at = step.offset or 0
    place = next((i for i, one in enumerate(run) if (one.offset or 0) > at), len(run))
    run.insert(place, step)
