"""With what the states begin that composables remember: `remember { mutableStateOf(false) }`.

A box that shows such a state is ticked at first as its state begins.
Source: androidx.compose.runtime 1.x (`SnapshotStateKt.mutableStateOf`); Kotlin's compiler boxes a yes or no.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import FieldRef, Instance, Number, Text, Value
from auditor.code.resolution.constants import Resolver
from auditor.model.names import ANDROIDX, COMPOSE
from auditor.model.vocabulary import Kleene
from auditor.screens.memory.cells import MAKES_STATE

_BOOLEAN: Final = "Ljava/lang/Boolean;"
_TRUTH: Final = {
    f"{_BOOLEAN}->TRUE:{_BOOLEAN}": True,
    f"{_BOOLEAN}->FALSE:{_BOOLEAN}": False,
}


@dataclass
class RememberedStates:
    """Answers it for one app."""

    resolver: Resolver

    def beginning(self, drawn: Set[MethodNumber]) -> Kleene:
        """Say whether the states of a screen begin with a yes: all of those that its drawing remembers.

        Where it remembers none, those of the whole app count.
        """
        own = {method for method, _ in self._all if not drawn.isdisjoint(self._around(method))}
        begin = {value for method, value in self._all if method in own or not own}
        if begin == {True}:
            return Kleene.YES
        return Kleene.NO if begin == {False} else Kleene.UNKNOWN

    def _around(self, method: MethodNumber) -> Iterator[MethodNumber]:
        """Yield a method, and the one in whose body it is a function: `rememberSaveable { mutableStateOf(false) }`."""
        yield method
        program = self.resolver.program
        owner, _, signature = program.text(method).partition("->")
        name, is_inside, _ = signature.partition("$lambda$")
        if is_inside:
            declared = program.declared(owner).items()
            yield from (one for text, one in declared if text.partition("(")[0] == name)

    @cached_property
    def _all(self) -> tuple[tuple[MethodNumber, bool | None], ...]:
        """List the states of yes or no that the app makes, with what each begins with; None where that is not told."""
        return tuple(
            (call.method, value)
            for call in self._makings()
            for one in self.resolver.argument(Scope(call.method), call, 0)
            for value in self._values(call, one)
        )

    def _makings(self) -> Iterator[Call]:
        program = self.resolver.program
        for name in MAKES_STATE:
            for site in program.calls_of(None, name):
                call = self.resolver.call_at(site.method, site.pc)
                is_inside = program.owner(site.method).startswith(ANDROIDX)
                if call is not None and not is_inside and call.owner.startswith(COMPOSE):
                    yield call

    def _values(self, call: Call, one: Value) -> Iterator[bool | None]:
        """Yield what a state begins with; nothing where it is no yes or no."""
        if isinstance(one, FieldRef) and one.text in _TRUTH:
            yield _TRUTH[one.text]
        elif isinstance(one, Number):
            if self._is_boxed_truth(call):
                yield bool(one.value)
        elif not isinstance(one, Text | Instance):
            yield None

    def _is_boxed_truth(self, call: Call) -> bool:
        """Say whether what a call is given first is a yes or no in a box, and no number."""
        uses, register = self.resolver.def_use(call.method), call.register(0)
        origins = () if register is None else uses.origin(call.pc, register)[0]
        boxes = (uses.call_before(one) for one in origins if one >= 0)
        image, _ = self.resolver.program.place(call.method)
        return any(
            one is not None
            and one.ref is not None
            and image.method_text(one.ref).startswith(_BOOLEAN)
            for one in boxes
        )
