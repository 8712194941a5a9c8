"""Tells by which calls a function object is run, or handed to somebody who runs it."""

from typing import NamedTuple

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.framework import OBJECT
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.values import Site
from auditor.code.resolution.remembered import WRAPS
from auditor.code.ways.following import Follower, Landing, Trail, type_at
from auditor.model.names import COMPOSE, COMPOSER


class Run(NamedTuple):
    """A call that runs a function object, or hands it to somebody who does."""

    method: MethodNumber
    pc: int
    """The call, or where the object is taken that it runs, if that is one of several."""
    taker: str
    """Who takes it and calls it back, as `Lowner;->name`; empty where it is run at once."""
    case: int | None = None
    """For merged classes: the case that the object runs (see `merged`)."""


def runs_of(follower: Follower, receiver: str, method: MethodNumber) -> tuple[Run, ...] | None:
    """Return the calls by which a method of the objects of a class is run.

    None where the objects go somewhere that is not followed, or nowhere.
    """
    graph = follower.graph
    trails = follower.trails(receiver)
    if trails is None:
        return None
    found: dict[Run, None] = {}
    for birth, trail in trails:
        runs = _runs(graph, trail, receiver, method)
        if runs is None:
            return None
        case = graph.merged.case_made(method, birth.method, birth.pc)
        found.update((one._replace(case=case), None) for one in runs)
    return tuple(sorted(found, key=_order)) or None


def runs_of_given(
    follower: Follower, site: Site, receiver: str, method: MethodNumber
) -> tuple[Run, ...] | None:
    """Return the calls that run a method of an object which a call of the app's own is given.

    None where the object goes somewhere that is not followed, or nowhere.
    """
    found: dict[Run, None] = {}
    for start in follower.given(site, receiver):
        trail = follower.follow(start, made=receiver, all_or_none=True)
        runs = _runs(follower.graph, trail, receiver, method)
        if runs is None:
            return None
        found.update(dict.fromkeys(runs))
    return tuple(sorted(found, key=_order)) or None


def runs_registered(
    follower: Follower, site: Site, receiver: str, method: MethodNumber
) -> tuple[Run, ...]:
    """Return the calls that are known to have a method run of an object which is made at a place, or given by its call.

    Wherever else it goes: a fragment tells its listeners of itself, and is shown all the same.
    """
    is_run_by = follower.graph.callbacks.is_run_by
    found = {
        Run(call.method, call.pc, call.key)
        for call in follower.calls_given(site, receiver)
        if is_run_by(receiver, method, call.owner, call.name)
    }
    return tuple(sorted(found, key=_order))


def _order(run: Run) -> tuple[int, int, str, int]:
    return (run.method, run.pc, run.taker, -1 if run.case is None else run.case)


def _runs(
    graph: CallGraph, trail: Trail, receiver: str, method: MethodNumber
) -> list[Run] | None:
    if not trail.is_whole:
        return None
    found = []
    for landing in trail.landings:
        how = _role(graph, landing, receiver, method)
        if how is None:
            return None
        if how:
            call = landing.call
            taker = "" if landing.word == 0 and not call.is_static else call.key
            pc = call.pc if taker else _chosen_at(graph, landing)
            found.append(Run(call.method, pc, taker))
    return found


def _chosen_at(graph: CallGraph, landing: Landing) -> int:
    """Return where it is decided that a call runs an object: on the branch that takes it, where it runs one of several.

    `(agreed ? yes : no).run()`, which compilers make also of two calls on two branches.
    """
    call, uses = landing.call, graph.uses.of(landing.call.method)
    is_one = uses is None or len(uses.definitions(call.pc, call.registers[0])) < 2
    return call.pc if is_one or landing.taken == ENTRY else landing.taken


def _role(
    graph: CallGraph, landing: Landing, receiver: str, method: MethodNumber
) -> bool | None:
    """Say whether a call runs the method of the object that it is given; None if it is lost there."""
    call, hierarchy = landing.call, graph.hierarchy
    if landing.word == 0 and not call.is_static:
        if call.name == "<init>":
            return False
        is_it = hierarchy.resolve_method(receiver, call.name + call.proto) == method
        return is_it or graph.callbacks.is_run_by(receiver, method, call.owner, call.name)
    if call.owner == COMPOSER:
        return False  # It is compared, or kept for the next drawing: whoever takes it out again is the code beside.
    if call.name in WRAPS and call.owner.startswith(COMPOSE):
        return True
    if graph.dispatch.targets_of(call).methods:
        return False  # It was followed into the app's own method.
    taken = type_at(call, landing.word)
    if taken is None or taken == OBJECT:
        return None  # A collection, a tag: who knows who takes it out again.
    known = hierarchy.framework.find(taken)
    name = graph.program.signature(method).partition("(")[0]
    return known is None or name in known.methods
