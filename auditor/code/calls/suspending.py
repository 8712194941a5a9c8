"""Sees through what Kotlin's compiler makes of functions that suspend.

Such a function gives back its value or a marker, and where it gave the marker its caller is entered
again with the value: as the parameter of `invokeSuspend`, or in a field of its continuation that
`invokeSuspend` fills. Both are the value of the one call that was waited for, so that the call alone
tells it. Names do not matter, which a shrinker takes away, but for the marker's own text.
Source: kotlin-stdlib 2.x (`ContinuationImpl.kt`, `CoroutinesIntrinsics`), what kotlinc makes of
`suspend`; the public documentation of kotlinx.coroutines 1.x for who runs a block and gives its value.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from auditor.code.calls.blocks import blocks
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse, registers_read
from auditor.code.classes.sites import Call, read_call
from auditor.code.evaluation.arithmetic import ARITHMETIC
from auditor.code.evaluation.outcomes import NOTHING, Outcomes, Token, joined
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_MARKER: Final = "COROUTINE_SUSPENDED"
_OBJECT: Final = "Ljava/lang/Object;"
_RESUMED: Final = f"({_OBJECT}){_OBJECT}"
_ENUM: Final = "Ljava/lang/Enum;"
_MOST_WRITES: Final = 3
_BASE: Final = "Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;"
_BASE_SAYS: Final = "Continuation at "
_MOST_ABOVE: Final = 5
_GIVES_MARKER: Final = "getCOROUTINE_SUSPENDED"
_FEW_STEPS: Final = 3
"""So many copies and calculations stand between `label` and a test of it."""
_WITH_CONTEXT: Final = 3
"""So many arguments has `withContext`, of which a shrinker leaves the types: context, block, continuation."""
_CONTEXT: Final = "Lkotlin/coroutines/CoroutineContext;"
_EMPTY: Final = "EmptyCoroutineContext"


class Suspending:
    """What belongs to suspending alone; one per app."""

    def __init__(self, program: Program, uses: Callable[[MethodNumber], DefUse | None]) -> None:
        self.program = program
        self.uses = uses
        self.waits: Callable[[str], bool] = lambda _: False
        """Says of a class whether it is of continuations that keep what they are resumed with (`swapped`)."""
        self._resumed: dict[str, bool] = {}
        self._is_marker: dict[str, bool] = {}
        self._is_below: dict[str, bool] = {}

    def values(self, found: Outcomes) -> Outcomes:
        """Leave the marker out of what a call gives: who gets it stops, and is entered again."""
        if not found:
            return found
        rest = frozenset(one for one in found if not self._marks(one))
        return rest or None

    def answered(self, found: Sequence[Outcomes]) -> Outcomes:
        """Return what several definitions of what was waited for give, the marker left out.

        Nothing where one of them is never given an answer; unknown where all are the marker alone.
        """
        every = self.values(joined(found))
        return NOTHING if every is None and NOTHING in found and None not in found else every

    def _marks(self, one: object) -> bool:
        if not isinstance(one, Token) or one.kind != "enum":
            return False
        if one.name not in self._is_marker:
            owner = one.name.partition("->")[0]
            first = next(iter(self.program.string_uses(_MARKER)), None)
            self._is_marker[one.name] = (
                first is not None
                and self.program.owner(first.method) == owner
                and self._named_by(one.name, owner)
            )
        return self._is_marker[one.name]

    def _named_by(self, text: str, owner: str) -> bool:
        """Say whether a constant is made of the marker's text: the start names it just before."""
        start = self.program.method(f"{owner}-><clinit>()V")
        uses = None if start is None else self.uses(start)
        if start is None or uses is None:
            return False
        image, _ = self.program.place(start)
        named = ""
        for one in uses.body.instructions:
            if one.opcode in opcodes.CONST_STRINGS and one.ref is not None:
                named = image.strings[one.ref]
            is_write = one.opcode in opcodes.FIELD_WRITES and one.ref is not None
            if is_write and image.field_text(one.ref or 0) == text:
                return named == _MARKER
        return False

    def reached(
        self, method: MethodNumber, uses: DefUse, whole: tuple[int, ...], every: tuple[int, ...]
    ) -> tuple[tuple[int, ...], bool]:
        """Return the definitions of `every` that count, and whether some are brought later by an entrance.

        What an entrance brings is the result of the call that was waited for, also where that gives nothing but the
        marker at once: then the call tells it all the same.
        """
        late = self.waited_for(method, uses, whole)
        if late == whole:
            return every, False
        return tuple(one for one in every if one in late) or late, True

    def waited_for(
        self, method: MethodNumber, uses: DefUse, defined: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Leave out, beside the result of a call, the entrance that brings it later."""
        if len(defined) < 2 or not any(self._is_result(method, uses, one) for one in defined):
            return defined
        rest = tuple(one for one in defined if not self._is_resumed(method, uses, one))
        return rest or defined

    def _is_result(self, method: MethodNumber, uses: DefUse, pc: int) -> bool:
        if pc == ENTRY or uses.instruction(pc).opcode not in opcodes.MOVE_RESULTS:
            return False
        before = uses.call_before(pc)
        call = None if before is None else read_call(self.program, method, before)
        if call is None or call.returns != _OBJECT:
            return False
        return len(call.types[-1]) > 1 if call.types else self.waits(call.owner)

    def _is_resumed(self, method: MethodNumber, uses: DefUse, pc: int) -> bool:
        """Say whether a definition is the value with which a method is entered again."""
        if pc == ENTRY:
            return self._is_entered_again(method)
        one = uses.instruction(pc)
        if one.opcode in opcodes.MOVES:
            found = uses.definitions(pc, one.registers[1])
            if found == (ENTRY,):
                return uses.parameter_word(one.registers[1]) == 1 and self._is_entered_again(
                    method
                )
            return len(found) == 1 and self._is_resumed(method, uses, found[0])
        if one.opcode in opcodes.INSTANCE_READS and one.ref is not None:
            image, _ = self.program.place(method)
            return self._keeps_result(image.field_text(one.ref))
        return False

    def _is_entered_again(self, method: MethodNumber) -> bool:
        signature = self.program.signature(method)
        return signature.endswith(_RESUMED) and not self.program.is_static(method)

    def _keeps_result(self, text: str) -> bool:
        """Say whether a field is filled by nothing but what its object is entered again with."""
        if not text.endswith(f":{_OBJECT}"):
            return False
        if text not in self._resumed:
            writes = [
                use
                for use in self.program.field_uses(text)
                if use.opcode in opcodes.FIELD_WRITES
            ]
            self._resumed[text] = 0 < len(writes) <= _MOST_WRITES and all(
                self._stores_entrance(use.method, use.pc) for use in writes
            )
        return self._resumed[text]

    def _stores_entrance(self, method: MethodNumber, pc: int) -> bool:
        uses = self.uses(method)
        if uses is None or not uses.has(pc) or not self._is_entered_again(method):
            return False
        register = uses.instruction(pc).registers[0]
        return uses.definitions(pc, register) == (ENTRY,) and uses.parameter_word(register) == 1

    def is_progress(self, text: str) -> bool:
        """Say whether a field keeps how far a function that suspends has come (kotlinc's `label`)."""
        owner, _, rest = text.partition("->")
        return rest.endswith(":I") and self._is_continuation(owner)

    def tells_progress(self, method: MethodNumber, uses: DefUse, test: Instruction) -> bool:
        """Say whether a test only tells how far a function that suspends has come, and no app decides by it.

        It looks at `label`, at whether the continuation is the function's own, or for the marker.
        """
        return any(
            self._is_of_progress(method, uses, test.pc, each, _FEW_STEPS)
            for each in test.registers
        )

    def _is_of_progress(
        self, method: MethodNumber, uses: DefUse, pc: int, register: int, steps: int
    ) -> bool:
        """Say whether all that a register may hold just before a pc is of such a test."""
        image, _ = self.program.place(method)
        found = uses.definitions(pc, register)
        for defined in found:
            if defined == ENTRY:
                return False
            one = uses.instruction(defined)
            if one.opcode == opcodes.INSTANCE_OF:
                is_so = self._is_continuation(image.type_name(one.ref or 0))
            elif one.opcode in opcodes.INSTANCE_READS:
                is_so = self.is_progress(image.field_text(one.ref or 0))
            elif one.opcode in opcodes.STATIC_READS:
                is_so = self._marks(Token("enum", image.field_text(one.ref or 0)))
            elif one.opcode in opcodes.MOVE_RESULTS:
                before = uses.call_before(defined)
                call = None if before is None else read_call(self.program, method, before)
                is_so = call is not None and call.name == _GIVES_MARKER
            elif one.opcode in opcodes.MOVES | ARITHMETIC and steps:
                is_so = any(
                    self._is_of_progress(method, uses, defined, each, steps - 1)
                    for each in registers_read(one)
                )
            else:
                is_so = False
            if not is_so:
                return False
        return bool(found)

    def _is_continuation(self, name: str) -> bool:
        if name not in self._is_below:
            above: str | None = name
            for _ in range(_MOST_ABOVE):
                info = None if above is None else self.program.class_info(above)
                above = None if info is None else info.superclass
                if above == self._base:
                    break
            self._is_below[name] = above == self._base
        return self._is_below[name]

    @cached_property
    def _base(self) -> str:
        """The class above all continuations, known by the text with which it names itself."""
        use = next(iter(self.program.string_uses(_BASE_SAYS)), None)
        return _BASE if use is None else self.program.owner(use.method)

    def block(self, call: Call) -> int | None:
        """Return which argument of a call is the block whose value it gives; None for any other."""
        given = blocks().given(call)
        if given is not None:
            return given
        is_like = (
            call.is_static and call.returns == _OBJECT and len(call.types) == _WITH_CONTEXT
        )
        return 1 if is_like and call.types[0] == self._context else None

    @cached_property
    def _context(self) -> str:
        """The type of coroutines' contexts: what the empty one, known by its own text, is."""
        for use in self.program.string_uses(_EMPTY):
            info = self.program.class_info(self.program.owner(use.method))
            if info is not None and info.interfaces:
                return info.interfaces[0]
        return _CONTEXT

    def runs_as(self, owner: str) -> MethodNumber | None:
        """Return the method as which a block runs, whatever a shrinker calls it."""
        declared = self.program.declared(owner)
        for name in blocks().runs:
            if name in declared:
                return declared[name]
        found = [
            method
            for signature, method in declared.items()
            if signature.endswith(_RESUMED) and not self.program.is_static(method)
        ]
        return found[0] if len(found) == 1 else None
