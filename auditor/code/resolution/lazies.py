"""Answers what a Kotlin property `by lazy` holds: what its own block gives.

The library keeps every block in one field, so that its code alone would mix the properties of
the whole app. Source: kotlin-stdlib 2.x (`LazyJVM.kt`); known by the library's own names.
"""

from dataclasses import replace
from typing import Final

from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance, Parameter, Unknown, Values

_LAZY: Final = "Lkotlin/Lazy;"
_BLOCK: Final = "Lkotlin/jvm/functions/Function0;"
_RUN: Final = "invoke()Ljava/lang/Object;"


def block_results(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return what the block handed to `lazy` gives, or None for any other call or block.

    A `Lazy` stands for its value from there on.
    """
    place = call.first(_BLOCK)
    if call.name != "lazy" or call.returns != _LAZY or place is None or not call.is_static:
        return None
    blocks = resolver.argument(scope, call, place)
    targets = []
    for block in blocks:
        if not isinstance(block, Instance) or block.site[1] < 0:
            return None
        target = resolver.hierarchy.resolve_method(block.type, _RUN)
        if target is None:
            return None
        targets.append(target)
    run = replace(call, registers=call.registers[place:])
    return resolver.results(scope, run, tuple(dict.fromkeys(targets))) if targets else None


def held(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return what `getValue` of a `Lazy` gives, or None where its making is not known."""
    if call.owner != _LAZY or call.name != "getValue":
        return None
    values = resolver.receiver(scope, call)
    kinds = (_LAZY, *resolver.hierarchy.subtypes(_LAZY))
    for one in values:
        if isinstance(one, Parameter | Unknown):
            return None
        if isinstance(one, Instance) and one.type in kinds:
            return None
    return values or None
