"""Answers by which of several ways the data that goes on at a place came into a method.

The search keeps what a field, a parameter or a call gave to a method, not which of them the data at
a place is from. Where one way is told that must be known: it is looked up in the code.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, NamedTuple

from auditor.dex.opcodes import FIELD_READS
from auditor.flow.search.engine import Engine
from auditor.flow.symbols.cases import without_number
from auditor.flow.symbols.hops import How
from auditor.flow.symbols.terms import Chain
from auditor.flow.told.behind import Behind, Lookback

_SEVERAL: Final = 2


class Came(NamedTuple):
    """How data went on out of a method, as it is told backward."""

    chain: Chain = ()
    """The calls down to where it went on; none: the method gave it back."""
    fact: str = ""
    """The field that it was put into there."""


def pick_entry(
    engine: Engine,
    source: int,
    method: int,
    came: Came,
    *,
    seen: Collection[int],
    is_doubtful: Callable[[str], bool] = lambda _: False,
) -> How:
    """Say by which of several ways data came into a method that went on as it did.

    The nearest in the code of those that lead there; the first one found where none is seen to. One
    by a fact that is doubtful is the last to be taken.
    """
    known = engine.entries.all(source, method)
    first = first_in(engine, source, method, came, seen=seen)
    if (
        len({what if what == "param" else (what, detail) for what, detail, _ in known})
        < _SEVERAL
    ):
        return first
    behind = look_back(engine, method, came)
    order = {pc: at for at, pc in enumerate(behind.places)}
    ranked = sorted(
        (how[0] == "fact" and isinstance(how[1], str) and is_doubtful(how[1]), place, at)
        for at, how in enumerate(known)
        if (place := _nearness(engine, method, how, behind, order)) is not None
        and not (how[0] == "call" and how[1] in seen)
    )
    if not ranked:
        return first
    what, detail, pc = known[ranked[0][-1]]
    # Where a store's name is a guess is told by the place: it stays.
    return next((how for how in (first,) if how[:2] == (what, detail)), (what, detail, pc))


def _nearness(
    engine: Engine, method: int, how: How, behind: Behind, order: Mapping[int, int]
) -> int | None:
    """Say how near a way into a method is to where the data went on; None: it does not lead there."""
    what, detail, pc = how
    if what == "param":
        return len(order) if behind.words else None
    if what != "fact" or not isinstance(detail, str):
        return order.get(pc)
    reads = reads_of(engine, method, detail)
    if not reads:  # What it calls reads it.
        return order.get(pc)
    return min((order[one] for one in reads if one in order), default=None)


def first_in(
    engine: Engine, source: int, method: int, came: Came, *, seen: Collection[int]
) -> How:
    """Give the way by which data first came into a method: the one that surely leads back."""
    del came, seen
    return engine.origins.get((source, method), ("source", None, -1))


def look_back(engine: Engine, method: int, came: Came) -> Behind:
    """Look back in a method from where data went on out of it."""
    look = Lookback(engine.resolver, engine.graph.dispatch)
    return look.along(came.chain, fact=came.fact) if came.chain else look.result(method)


def reads_of(engine: Engine, method: int, fact: str) -> Sequence[int]:
    """Find the instructions of a method that read a field."""
    image, row = engine.program.place(method)
    name = without_number(fact).partition("->")[2]
    return [
        int(image.field_pc[place])
        for place in range(*image.field_uses_in(row).indices(len(image.field_id)))
        if int(image.field_op[place]) in FIELD_READS
        and image.field_text(int(image.field_id[place])).partition("->")[2] == name
    ]
