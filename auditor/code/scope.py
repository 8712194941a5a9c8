"""A method as `branches` looks at it: entered by one known call, or by any."""

from typing import NamedTuple, Optional

from auditor.code.program import MethodNumber
from auditor.code.sites import Call


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
