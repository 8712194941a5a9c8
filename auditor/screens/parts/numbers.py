"""Whether what a call shows is a number alone, which is no words: `setText(String.valueOf(seconds))`, "%02d:%02d".

Source: java.lang.String, java.lang.Integer and its neighbours, java.util.Formatter, android.text.format.DateUtils.
"""

import re
from typing import Final

from auditor.code.classes.histories import roots_of
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Text
from auditor.code.resolution.constants import Resolver

_NUMBERS: Final = frozenset("IJFD")
_MAKERS: Final = frozenset(
    {
        "Ljava/lang/String;->valueOf",
        "Ljava/lang/Integer;->toString",
        "Ljava/lang/Long;->toString",
        "Ljava/lang/Float;->toString",
        "Ljava/lang/Double;->toString",
    }
)
_FORMAT: Final = "Ljava/lang/String;->format"
_CLOCK: Final = "Landroid/text/format/DateUtils;->formatElapsedTime"
_DIRECTIVE: Final = re.compile(r"%(?:\d+\$)?[-#+ 0,(]*\d*(?:\.\d+)?[dofeg]")


def is_a_number(resolver: Resolver, scope: Scope, call: Call, index: int) -> bool:
    """Say whether an argument is a number alone, wherever it comes from."""
    register = call.register(index)
    if register is None:
        return False
    uses = resolver.def_use(scope.method)
    roots = roots_of(uses, call.pc, register, frozenset())
    return bool(roots) and all(_is_made_of_one(resolver, scope, pc) for pc, _ in roots)


def _is_made_of_one(resolver: Resolver, scope: Scope, pc: int) -> bool:
    """Say whether a text is made of a number where it is made."""
    before = resolver.def_use(scope.method).call_before(pc) if pc != ENTRY else None
    made = resolver.call_at(scope.method, before.pc) if before is not None else None
    if made is None:
        return False
    if made.key == _FORMAT:
        index = 1 if made.types[0] == "Ljava/util/Locale;" else 0
        formats = resolver.argument(scope, made, index)
        return bool(formats) and all(
            isinstance(one, Text)
            and not one.holes
            and not any(map(str.isalpha, _DIRECTIVE.sub("", one.text)))
            for one in formats
        )
    return made.key == _CLOCK or (made.key in _MAKERS and made.types[0] in _NUMBERS)
