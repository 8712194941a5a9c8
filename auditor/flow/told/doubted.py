"""Names in a told way the call that made it less than certain, where none of its steps says so already.

Data that went through a library by the stated default alone is followed on as likely. Which call that was
stands in the search's notes (`Assumed`); the first one on the way, or in a method called on it, is told.
"""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Final

from auditor.code.classes.program import CallSite, MethodNumber
from auditor.flow.search.engine import Engine
from auditor.model.evidence import Step
from auditor.model.names import short_name
from auditor.model.vocabulary import Confidence
from auditor.model.words import Words

_ASSUMED: Final = Words(
    "{caller} gives it to {runs}: that the data goes on from there is assumed",
    "{caller} 把数据交给 {runs}：数据由此继续传递，是推定的",
)


def doubted(engine: Engine, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Put the call in among the steps by which data only likely went on; as they are where none is known."""
    if any(one.confidence is not Confidence.CONFIRMED for one in steps):
        return tuple(steps)
    for at, step in _found(engine, steps):
        return (*steps[:at], step, *steps[at:])
    return tuple(steps)


def _found(engine: Engine, steps: Sequence[Step]) -> Iterator[tuple[int, Step]]:
    """Yield such calls between the steps, in the order of the way, each with its place; then those one call down."""
    places = [
        (at + 1, *one) for at in range(len(steps) - 1) for one in _between(engine, steps, at)
    ]
    for at, method, first, last in places:
        for site in engine.program.calls_in(method):
            if first < site.pc < last and site.pc in engine.assumed.of(method):
                yield at, _told(engine, site)
    for at, method, first, last in places:
        for site in engine.program.calls_in(method):
            below = engine.program.method(site.target) if first < site.pc < last else None
            for inner in () if below is None else engine.program.calls_in(below):
                if inner.pc in engine.assumed.of(inner.method):
                    yield at, _told(engine, inner)


def _between(
    engine: Engine, steps: Sequence[Step], at: int
) -> Iterator[tuple[MethodNumber, float, float]]:
    """Yield the methods in which data is between a step and the next, from where to where."""
    one, after = steps[at], steps[at + 1]
    mine, other = engine.program.method(one.method), engine.program.method(after.method)
    begin, end = one.offset or 0, after.offset or 0
    if mine is not None and mine == other:
        yield mine, begin, end
        return
    calls = () if other is None else engine.program.calls_in(other)
    is_back = any(
        site.pc == end and engine.program.method(site.target) == mine for site in calls
    )
    if mine is not None and is_back:
        yield mine, begin, inf
    elif other is not None:
        yield other, -1, end


def _told(engine: Engine, site: CallSite) -> Step:
    text = engine.program.text(site.method)
    words = _ASSUMED.filled(caller=short_name(text), runs=short_name(site.target))
    return Step(text, site.pc, words, confidence=Confidence.LIKELY)
