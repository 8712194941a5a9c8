"""Tells the callers of a helper apart: one scope for each, where words or listeners come in from them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Site
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import MOVE_RESULTS

MOST_CALLERS: Final = 64
"""A helper of more callers is not told apart."""
_DEEPEST: Final = 2
_THROUGH: Final = 2
"""Through so many calls it is asked what a text is made of."""
_GIVES_TEXT: Final = frozenset({"getText", "getString"})

Source: TypeAlias = tuple[int, int]
"""A place and a register, in which something stands that is shown or listens."""

_CARRIERS: Final = frozenset(
    {
        "Landroid/content/DialogInterface$OnClickListener;",
        "I",
        "Ljava/lang/CharSequence;",
        "Ljava/lang/String;",
        "Landroid/view/View;",
        "[Ljava/lang/CharSequence;",
    }
)
"""Types of arguments with which a helper is told what to show."""


def sources_of(
    calls: Iterable[Call], carries: Callable[[str], bool] = _CARRIERS.__contains__
) -> list[Source]:
    """Return where the words, numbers and listeners of some calls stand."""
    return [
        (call.pc, register)
        for call in calls
        for index, kind in enumerate(call.types)
        if carries(kind) and (register := call.register(index)) is not None
    ]


class Scopes:
    """Looks at methods as their callers do; one per app."""

    def __init__(
        self, resolver: Resolver, carries: Callable[[str], bool] = _CARRIERS.__contains__
    ) -> None:
        """Take the types of arguments with which a helper is told what to do."""
        self.resolver = resolver
        self._carries = carries

    def of(
        self, method: MethodNumber, sources: Sequence[Source]
    ) -> list[tuple[Scope, Site | None]]:
        """Return the ways to look at a method, each with the call that leads to it, if one does."""
        if not self.come_in(method, sources):
            return [(Scope(method), None)]
        callers = self.resolver.callers(method)
        if not callers or len(callers) > MOST_CALLERS:
            return [(Scope(method), None)]
        return [
            (Scope(method, Frame(above, call, 1)), (call.method, call.pc))
            for call in callers
            for above in self._above(call, 1)
        ]

    def come_in(self, method: MethodNumber, sources: Sequence[Source]) -> bool:
        """Say whether something that is shown or listens is a parameter of a method."""
        return any(self._comes_in(method, pc, register) for pc, register in sources)

    def _comes_in(
        self, method: MethodNumber, pc: int, register: int, left: int = _THROUGH
    ) -> bool:
        """Say whether what stands in a register is a parameter, or the text of an id that is one."""
        uses = self.resolver.def_use(method)
        is_static = self.resolver.program.is_static(method)
        for root, word in roots_of(uses, pc, register, frozenset()):
            place = uses.parameter_word(word) if root == ENTRY else None
            if place is not None and (place or is_static):
                return True
            if (
                root != ENTRY
                and left
                and any(
                    self._comes_in(method, *each, left - 1)
                    for each in self._made_of(method, root)
                )
            ):
                return True
        return False

    def _made_of(self, method: MethodNumber, pc: int) -> Iterator[Source]:
        """Yield the ids of which a text is made that a place defines: `context.getText(title)`."""
        uses = self.resolver.def_use(method)
        one = uses.instruction(pc)
        if one.opcode in MOVE_RESULTS:
            before = uses.call_before(pc)
            call = None if before is None else self.resolver.call_at(method, before.pc)
            if call is not None and call.name in _GIVES_TEXT:
                yield from sources_of([call])

    def _above(self, call: Call, depth: int) -> list[Scope]:
        """Return the scopes of a caller: those of its own callers where it only passes on."""
        if depth >= _DEEPEST or not self.come_in(
            call.method, sources_of([call], self._carries)
        ):
            return [Scope(call.method)]
        callers = self.resolver.callers(call.method)
        if not callers or len(callers) > MOST_CALLERS:
            return [Scope(call.method)]
        return [
            Scope(call.method, Frame(above, one, depth))
            for one in callers
            for above in self._above(one, depth + 1)
        ]
