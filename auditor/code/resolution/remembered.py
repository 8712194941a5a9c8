"""Answers what Compose remembers at a place of a composable: what the code there puts.

The compiler reads the slot first, and fills it right behind the test of whether it holds anything yet: what
was there before is what the same code put there, and nothing of another place. The library keeps the slots of
the whole app in one table, so that its code alone would mix them.
Source: androidx.compose.runtime 1.x (`Composer.cache`); known by the library's own names.
"""

from typing import Final

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import CALLS, DefUse
from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call, parameter_words
from auditor.code.classes.values import Values
from auditor.model.names import COMPOSER

_READS: Final = f"{COMPOSER}->rememberedValue"
_FILLS: Final = f"{COMPOSER}->updateRememberedValue"
_TOLD: Final = frozenset({"Z", "I"})
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


def is_slot(program: Program, method: MethodNumber, uses: DefUse, pc: int) -> bool:
    """Say whether an instruction takes what a slot holds, which is what the same code put there at an earlier drawing."""
    before = uses.call_before(pc) if pc >= 0 else None
    if before is None or before.ref is None:
        return False
    image, _ = program.place(method)
    return image.method_text(before.ref).startswith(_READS)


def is_of_drawing(program: Program, method: MethodNumber, word: int) -> bool:
    """Say whether a word of a composable is its `Composer`, or what the compiler has handed on behind it: what has to be drawn again."""
    taken = program.signature(method).partition("(")[2].partition(")")[0]
    before, is_drawn, _ = taken.partition(COMPOSER)
    first = len(parameter_words(f"({before})V"))
    return bool(is_drawn) and word >= first + (not program.is_static(method))


def tells_of_drawing(call: Call) -> bool:
    """Say whether a call asks what has to be drawn again: its answer tells nothing of what the app is about."""
    return call.owner == COMPOSER and (call.returns in _TOLD or call.key == _READS)
