"""Which kinds of data an SDK was told to leave alone: the booleans that the app gives it.

Some vendors' code reads contacts only where the app says so (`setGatherContact(true)`). Where every
call of such a switch says false, the SDK's reads of that kind are no use; where one says true, they
are; a value from elsewhere leaves them likely.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from auditor.code.classes.search import Scope
from auditor.code.classes.values import Number
from auditor.data.shelf import read_table
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.sdks import owner_of
from auditor.facts.ground.seen import Seen
from auditor.model.access import Access
from auditor.model.vocabulary import Confidence, Data, Kleene, Reached, least


@dataclass(frozen=True, slots=True)
class Switch:
    """One argument of one call that turns a kind of data on or off."""

    sdk: str
    call: str
    argument: int
    data: Data


@cache
def switches() -> tuple[Switch, ...]:
    """Read the switches of all SDKs; raises `BadData`."""
    return tuple(
        Switch(key, one["call"], one["argument"], Data(one["data"]))
        for key, row in read_table("sdks/sdks").items()
        for one in row.get("switch", ())
    )


def settle_sdks(seen: Seen, graph: Graph) -> Seen:
    """Return what was seen, with the reads of SDKs as the app's switches leave them."""
    kinds = sorted({(one.sdk, one.data) for one in switches()})
    concerned = [
        one for one in kinds if any((each.by, each.data) == one for each in seen.accesses)
    ]
    values = {one: _value(graph, *one) for one in concerned}
    changed = {
        one: _settled(one, values[one.by, one.data])
        for one in seen.accesses
        if values.get((one.by, one.data), Kleene.YES) is not Kleene.YES
    }
    if not changed:
        return seen
    off = frozenset(one for one in changed.values() if values[one.by, one.data] is Kleene.NO)
    told = seen.with_changed(changed)
    return replace(
        told,
        dormant=told.dormant | off,
        background={one: way for one, way in told.background.items() if one not in off},
    )


def _settled(access: Access, value: Kleene) -> Access:
    if value is Kleene.NO:
        return replace(access, reached=Reached.NOT_PROVED, component=None)
    return replace(access, confidence=least(access.confidence, Confidence.LIKELY))


def _value(graph: Graph, sdk: str, data: Data) -> Kleene:
    """Say whether the app turns a kind of data on; *yes* where it uses no switch at all."""
    found = [
        value
        for one in switches()
        if (one.sdk, one.data) == (sdk, data)
        for value in _given(graph, one)
    ]
    if not found or Kleene.YES in found:
        return Kleene.YES
    return Kleene.UNKNOWN if Kleene.UNKNOWN in found else Kleene.NO


def _given(graph: Graph, switch: Switch) -> Iterator[Kleene]:
    """Yield what each call outside of the SDK gives a switch."""
    program = graph.program
    owner, _, name = switch.call.partition("->")
    for site in program.calls_of(owner, name):
        if owner_of(program.owner(site.method)) == switch.sdk:
            continue
        call = graph.resolver.call_at(site.method, site.pc)
        if call is None or switch.argument >= len(call.types):
            yield Kleene.UNKNOWN
            continue
        for value in graph.resolver.argument(Scope(call.method), call, switch.argument):
            if not isinstance(value, Number):
                yield Kleene.UNKNOWN
            else:
                yield Kleene.YES if value.value else Kleene.NO
