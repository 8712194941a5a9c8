"""A method as `branches` looks at it: entered by one known call, or by any."""

from typing import NamedTuple, Optional

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Frame
from auditor.code.classes.search import Scope as Asked
from auditor.code.classes.sites import Call


class Scope(NamedTuple):
    """A method, entered by one known call or by any."""

    method: MethodNumber
    call: Call | None = None
    outer: Optional["Scope"] = None
    depth: int = 0
    own: Optional["Making"] = None
    """Where the object is made on which the method runs, for one that runs later: a `Runnable`."""


class Making(NamedTuple):
    """Where an object is made: in which method, entered how, by which instruction and constructor."""

    scope: Scope
    pc: int
    constructor: Call


def at_any_depth(scope: Scope) -> Scope:
    """Return a scope without how deep it is: the same calls and objects, whichever way led to them."""
    outer = None if scope.outer is None else at_any_depth(scope.outer)
    own = scope.own and scope.own._replace(scope=at_any_depth(scope.own.scope))
    return Scope(scope.method, scope.call, outer, 0, own)


def asked_in(scope: Scope) -> Asked:
    """Return a scope as the search for values knows it: the same calls, and the same object."""
    frame = None
    if scope.call is not None and scope.outer is not None:
        outer = asked_in(scope.outer)
        frame = Frame(outer, scope.call, 1 + (outer.frame.depth if outer.frame else 0))
    made = None if scope.own is None else (asked_in(scope.own.scope), scope.own.pc)
    return Asked(scope.method, frame, made=made)
