"""Answers where an object comes from: the calls that gave it, and the places that made it.

Backward through copies, casts, fields, parameters, results of the app's own methods and Kotlin's
properties `by lazy`, bounded by steps. Used for what a store or a service is, not for data.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Instance
from auditor.code.resolution.constants import Resolver
from auditor.code.resolution.one_object import Making
from auditor.dex.body import Instruction
from auditor.dex.opcodes import (
    CHECK_CAST,
    FIELD_READS,
    FIELD_WRITES,
    MOVE_RESULTS,
    MOVES,
    NEW_INSTANCE,
    RETURNS,
)
from auditor.errors import MalformedDex
from auditor.flow.symbols.terms import Chain

_STEPS: Final = 240
_DEEPEST: Final = 4
_MOST_CALLERS: Final = 12
_MOST_TARGETS: Final = 4
_MOST_STORES: Final = 12
_CONSTS: Final = frozenset(range(0x12, 0x1A))  # Null is no object (dex format, `const`).
_LAZY: Final = "Lkotlin/Lazy;"
_BLOCK: Final = "Lkotlin/jvm/functions/Function0;"
_RUN: Final = "invoke()Ljava/lang/Object;"

Place: TypeAlias = tuple[Scope, int, int]
"""A register just before a pc of a method as it is being looked at."""


class Origin(NamedTuple):
    """Where an object comes from: `call` gave it, or it was made of class `type`; neither: not seen."""

    scope: Scope
    pc: int
    call: Call | None = None
    type: str = ""


@dataclass(slots=True)
class _Search:
    """One search backward."""

    resolver: Resolver
    is_outside: Callable[[str], bool]
    goes_through: Callable[[Call], bool]
    work: list[Place]
    seen: set[Place] = field(default_factory=set)
    is_partial: bool = False
    """Whether something was left out: an element of an array, one caller, store or target of many."""

    def run(self) -> Iterator[Origin]:
        """Yield every origin once it is met, as far as the steps go."""
        while self.work and len(self.seen) < _STEPS:
            place = self.work.pop()
            if place in self.seen:
                continue
            self.seen.add(place)
            scope, pc, register = place
            try:
                uses = self.resolver.def_use(scope.method)
            except MalformedDex:
                self.is_partial = True
                continue
            for defined in uses.definitions(pc, register):
                if defined == ENTRY:
                    yield from self._given(scope, uses.parameter_word(register) or 0)
                else:
                    yield from self._defined(scope, uses.instruction(defined), register)

    def _defined(self, scope: Scope, one: Instruction, register: int) -> Iterator[Origin]:
        opcode = one.opcode
        image, _ = self.resolver.program.place(scope.method)
        if opcode in MOVES:
            self.work.append((scope, one.pc, one.registers[1]))
        elif opcode == CHECK_CAST:
            self.work.append((scope, one.pc, register))
        elif opcode in MOVE_RESULTS:
            before = self.resolver.def_use(scope.method).call_before(one.pc)
            call = read_call(self.resolver.program, scope.method, before) if before else None
            yield from self._result(scope, call) if call else (Origin(scope, one.pc),)
        elif opcode == NEW_INSTANCE and one.ref is not None:
            yield Origin(scope, one.pc, None, image.type_name(one.ref))
        elif opcode in FIELD_READS and one.ref is not None:
            self.work += self._stored(image.field_text(one.ref), scope.ups)
        elif opcode not in _CONSTS:
            self.is_partial = True

    def _result(self, scope: Scope, call: Call) -> Iterator[Origin]:
        if call.owner == _LAZY and call.name == "getValue" and call.receiver is not None:
            self.work.append((scope, call.pc, call.receiver))
            return
        if call.name == "lazy" and call.returns == _LAZY:
            self._block(scope, call)
            return
        depth = scope.frame.depth if scope.frame else 0
        program = self.resolver.program
        targets = [
            one
            for one in self.resolver.targets(scope, call)
            if program.has_code(one) and not self.is_outside(program.owner(one))
        ]
        if not targets or depth >= _DEEPEST:
            yield Origin(scope, call.pc, call)
            if call.receiver is not None and self.goes_through(call):
                self.work.append((scope, call.pc, call.receiver))
            return
        self.is_partial = self.is_partial or len(targets) > _MOST_TARGETS
        for target in targets[:_MOST_TARGETS]:
            self._returned(target, Frame(scope, call, depth + 1), scope.ups)

    def _block(self, scope: Scope, call: Call) -> None:
        place = call.first(_BLOCK)
        for one in () if place is None else self.resolver.argument(scope, call, place):
            if isinstance(one, Instance):
                target = self.resolver.hierarchy.resolve_method(one.type, _RUN)
                if target is not None:
                    self._returned(target, None, scope.ups)

    def _returned(self, method: int, frame: Frame | None, ups: int) -> None:
        inner = Scope(method, frame, ups)
        for one in self.resolver.program.body(method).instructions:
            if one.opcode in RETURNS and one.registers:
                self.work.append((inner, one.pc, one.registers[0]))

    def _given(self, scope: Scope, word: int) -> Iterator[Origin]:
        """Go on where a parameter was given."""
        frame, program = scope.frame, self.resolver.program
        if word == 0 and not program.is_static(scope.method):
            yield Origin(scope, ENTRY, None, program.owner(scope.method))
        elif frame is not None:
            if word < len(frame.call.registers):
                self.work.append((frame.scope, frame.call.pc, frame.call.registers[word]))
        elif scope.ups >= _DEEPEST:
            yield Origin(scope, ENTRY)
        else:
            calls = self.resolver.callers(scope.method)
            self.is_partial = self.is_partial or len(calls) > _MOST_CALLERS
            for one in calls[:_MOST_CALLERS]:
                if word < len(one.registers):
                    above = Scope(one.method, None, scope.ups + 1)
                    self.work.append((above, one.pc, one.registers[word]))
            if not calls:
                yield Origin(scope, ENTRY)

    def _stored(self, text: str, ups: int) -> Iterator[Place]:
        """Yield what the app stores in a field, by whichever class it names it."""
        owner, _, rest = text.partition("->")
        name, _, kind = rest.partition(":")
        declared = self.resolver.hierarchy.resolve_field(owner, name)
        uses = [
            use
            for one in dict.fromkeys((declared, owner))
            for use in self.resolver.program.field_uses_named(one, name, kind)
            if use.opcode in FIELD_WRITES
        ]
        self.is_partial = self.is_partial or not 0 < len(uses) <= _MOST_STORES
        for use in uses[:_MOST_STORES]:
            known = self.resolver.def_use(use.method)
            if known.has(use.pc) and known.instruction(use.pc).registers:
                stored = known.instruction(use.pc).registers[0]
                yield Scope(use.method, None, min(ups + 1, _DEEPEST)), use.pc, stored


def made_at(resolver: Resolver, kept: Sequence[Chain], method: MethodNumber) -> Making | None:
    """Find where the object is made on which a method runs that nobody calls in sight.

    `kept` leads to where such objects were handed on, the last first.
    """
    program = resolver.program
    if not kept or program.is_static(method):
        return None
    begun = made_at(resolver, kept[1:], kept[0][0][0])
    scope, (_, pc) = scopes_along(resolver, kept[0], made=begun)[-1]
    is_subtype, owner = resolver.hierarchy.is_subtype, program.owner(method)
    image, row = program.place(scope.method)
    part = image.type_uses_in(row)
    births = [
        int(image.type_pc[at])
        for at in range(*part.indices(len(image.type_id)))
        if int(image.type_op[at]) == NEW_INSTANCE
        and is_subtype(image.type_name(int(image.type_id[at])), owner)
    ]
    if births:
        before = [one for one in births if one <= pc]
        return (scope, max(before)) if before else None
    call = resolver.call_at(scope.method, pc)
    for register in () if call is None else call.registers:
        for one in origins(resolver, (scope, pc, register), is_outside=lambda _: False):
            if one.type and one.pc != ENTRY and is_subtype(one.type, owner):
                return one.scope, one.pc
    return None


def birthplaces(
    resolver: Resolver, place: Place, *, is_outside: Callable[[str], bool]
) -> frozenset[tuple[int, int]] | None:
    """Return the places (method, pc) that made the objects which a register can hold.

    None unless all were seen made: nothing was left out, none comes from outside.
    """
    search = _Search(resolver, is_outside, lambda _: False, [place])
    found = list(search.run())
    is_whole = not search.is_partial and not search.work
    if (
        not found
        or not is_whole
        or any(one.call or one.pc == ENTRY or not one.type for one in found)
    ):
        return None
    return frozenset((one.scope.method, one.pc) for one in found)


def scopes_along(
    resolver: Resolver, calls: Chain, *, made: Making | None = None
) -> list[tuple[Scope, tuple[int, int]]]:
    """Give each method on the way to a place as entered by the call of the one before.

    `made` is where the object is made on which the first one runs.
    """
    scope = Scope(calls[0][0], made=made)
    found = [(scope, calls[0])]
    for (method, pc), place in pairwise(calls):
        call = resolver.call_at(method, pc)
        scope = Scope(place[0], Frame(scope, call, 1) if call is not None else None)
        found.append((scope, place))
    return found


def origins(
    resolver: Resolver,
    place: Place,
    *,
    is_outside: Callable[[str], bool],
    goes_through: Callable[[Call], bool] = lambda _: False,
) -> tuple[Origin, ...]:
    """Return where the object in a register comes from, in the order in which it was met.

    The code of classes that are `is_outside` is not looked into; behind a call of theirs that
    `goes_through`, the receiver's origins follow its own.
    """
    return tuple(_Search(resolver, is_outside, goes_through, [place]).run())
