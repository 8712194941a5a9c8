"""Answers how a place is reached: the route from an entry point, then the calls that hand it on."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from auditor.code.classes.decodings import Decoding
from auditor.code.classes.excerpts import evidence_at
from auditor.code.classes.program import Program
from auditor.code.classes.values import Site
from auditor.code.ways.reach import Reach
from auditor.model.evidence import Evidence, Step
from auditor.model.names import short_name
from auditor.model.vocabulary import Confidence, Reached
from auditor.model.words import Words

_DECRYPTS: Final = Words(
    "{result} is decrypted from {source} by {by} ({means})",
    "{result} 由 {by} 从 {source} 解密得到（{means}）",
)
_CALLS: Final = Words("{caller} calls {runs}", "{caller} 调用 {runs}")


_LONGEST: Final = 200
"""Characters of an excerpt."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a place in the code is reached."""

    reached: Reached
    path: tuple[Step, ...]
    component: str | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Goal:
    """A place in the code, with the calls in `via` that handed its argument down."""

    site: Site
    via: tuple[Site, ...] = ()
    is_context: bool = False
    """Whether it is told beside the phonebook only, so that a near way is enough."""


def arrive(program: Program, reach: Reach, goal: Goal, *, says: Words) -> Arrival:
    """Follow the way to a place."""
    site = goal.site
    places = (*goal.via, site)
    start, pc = places[0]
    route = reach.glance(start, pc) if goal.is_context else reach.from_entry(start, pc)
    tail = tuple(
        Step(
            program.text(method),
            pc,
            _CALLS.filled(
                caller=short_name(program.text(method)), runs=short_name(program.text(after[0]))
            ),
        )
        for (method, pc), after in pairwise(places)
    )
    last = Step(program.text(site[0]), site[1], says)
    if route is None:
        return Arrival(Reached.NOT_PROVED, (*tail, last), None, Confidence.LIKELY)
    component = route.entry.component
    name = component.name if component is not None else route.entry.class_name
    return Arrival(Reached.YES, (*route.steps, *tail, last), name, route.confidence)


def with_decodings(
    program: Program, path: tuple[Step, ...], decoded: tuple[Decoding, ...]
) -> tuple[Step, ...]:
    """Put in front of a path's last step how what it names was made readable."""
    if not path:
        return path
    steps = (Step(program.text(one.site[0]), one.site[1], _words(one)) for one in decoded)
    return (*path[:-1], *steps, path[-1])


def decoding_evidence(program: Program, decoded: tuple[Decoding, ...]) -> tuple[Evidence, ...]:
    """Show each decoding where it happens: the result, from what, by which method and means."""
    return tuple(
        replace(
            evidence_at(program, one.site),
            excerpt=f"decrypted: {one.result} from {one.source} by {short_name(one.by)} "
            f"({', '.join(one.means)})"[:_LONGEST],
        )
        for one in decoded
    )


def _words(one: Decoding) -> Words:
    return _DECRYPTS.filled(
        result=one.result,
        source=one.source or "nothing",
        by=short_name(one.by),
        means=", ".join(one.means),
    )
