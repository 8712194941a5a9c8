"""Answers what Compose remembers at a place of a composable: what the code there puts.

The compiler reads the slot first, and fills it right behind the test of whether it holds anything yet: what
was there before is what the same code put there, and nothing of another place. The library keeps the slots of
the whole app in one table, so that its code alone would mix them.
Source: androidx.compose.runtime 1.x (`Composer.cache`); known by the library's own names.
"""

from typing import Final

from auditor.code.classes.registers import CALLS
from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Values
from auditor.model.names import COMPOSER

_READS: Final = f"{COMPOSER}->rememberedValue"
_FILLS: Final = f"{COMPOSER}->updateRememberedValue"
WRAPS: Final = frozenset(
    {"composableLambda", "composableLambdaInstance", "rememberComposableLambda"}
)
"""They wrap a function that draws, so that it can be drawn again."""


def held(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return what a slot holds that is read, or None for any other call, and where nothing fills it."""
    if call.key != _READS:
        return None
    for one in resolver.def_use(scope.method).body.instructions:
        if one.pc <= call.pc or one.opcode not in CALLS:
            continue
        filled = resolver.call_at(scope.method, one.pc)
        if filled is not None and filled.key == _FILLS:
            return resolver.argument(scope, filled, 0) or None
    return None
