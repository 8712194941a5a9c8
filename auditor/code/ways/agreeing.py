"""Where the objects of a way part: what a class inherited calls on itself is that class's own.

A fragment's `onCreateView` in a base class calls the `bind` of whichever fragment was made. A way
over the making of one and the `bind` of another is proved in both halves, since the other is made
too, but nobody can follow it who is not told where.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program

if TYPE_CHECKING:
    from auditor.code.calls.callgraph import Edge


def parting(
    program: Program, hierarchy: Hierarchy, hops: Sequence["Edge"], brought: str = ""
) -> Iterator[tuple["Edge", str]]:
    """Yield the calls that run on an object of another class than the one brought in, with its class.

    `brought` is what Android brings in at the start of the way: the component that it runs.
    """
    for hop in hops:
        if hop.receiver:
            brought = hop.receiver
            continue
        own, runs = program.owner(hop.source), program.owner(hop.target)
        is_own = hierarchy.is_subtype(runs, own) or hierarchy.is_subtype(own, runs)
        if hop.why != "call" or not (brought and is_own and hierarchy.is_subtype(brought, own)):
            brought = ""
            continue
        signature = program.text(hop.target).partition("->")[2]
        expected = hierarchy.resolve_method(brought, signature)
        if expected is not None and expected != hop.target:
            yield hop, runs
            brought = runs
